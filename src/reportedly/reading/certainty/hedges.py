"""The words of a claim that hedge it: found by table, kept where they speak of its main statement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.reading.certainty.lexicon import (
    CUES,
    OPEN,
    WORDS,
    Form,
    Hedge,
    load_cue_hedges,
    load_hedges,
    load_words,
)
from reportedly.reading.certainty.modals import is_modal
from reportedly.reading.certainty.places import HedgeHit, Place
from reportedly.reading.certainty.polarity import find_nobody
from reportedly.reading.certainty.scales import STATED
from reportedly.reading.certainty.scope import speaks_of_main, speaks_through
from reportedly.reading.certainty.stated import TABLE as NUMBERS
from reportedly.reading.certainty.stated import find_stated
from reportedly.reading.certainty.statements import Statement
from reportedly.reading.cues import is_adverb, is_auxiliary, is_negator
from reportedly.reading.words import Word, cut_words
from reportedly.vocabulary import Act, Span

_BACK = 5
_SOURCE_READS = 60
_TURNED = frozenset({Form.WORD, Form.NOUN, Form.PREDICATE, Form.ATTRIBUTE})
_NEGATED = _TURNED | {Form.EMPHATIC, Form.VERB}
_IN_CUE = (Form.WORD, Form.NEGATED, Form.EMPHATIC, Form.NOUN, Form.MODAL, Form.ATTRIBUTE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A hedge of a claim: the words that say it, the row that has it, and the range as it stands, negation included."""

    span: Span
    hedge: Hedge
    scale: str
    low: float
    high: float
    table: str
    negated: bool = False


def find_hedges(statement: Statement) -> tuple[Sighting, ...]:
    """The hedges of a claim's main statement: numbers, those of its source and cue, then the words of the content."""
    stated = tuple(_find_stated(statement))
    words = (*_find_in_source(statement), *_find_in_cue(statement), *_find_in_content(statement))
    return (*stated, *(one for one in words if not any(one.span.overlaps(other.span) for other in stated)))


def _find_in_source(statement: Statement) -> Iterator[Sighting]:
    """Of a source that is itself unsure: "unconfirmed reports say …"."""
    for span in statement.claim.source.words.spans[:1]:
        words = cut_words(statement.ground.text, span.start, min(span.end, span.start + _SOURCE_READS))
        for hit in load_hedges().find(words):
            hedge = _choose(hit, Form.SOURCE)
            if hedge is not None:
                yield _see(Place(hit, words), hedge)


def _find_in_cue(statement: Statement) -> Iterator[Sighting]:
    if not statement.cue:
        return
    words = [*statement.cue, *statement.content[:1]]
    hits = [hit for hit in load_hedges().find(words) if hit.first < len(statement.cue)]
    for hit in hits:
        place, hedge = Place(hit, words), _choose(hit, *_IN_CUE)
        if hedge is not None and not (hedge.form is Form.MODAL and not is_modal(place, statement.ground.text)):
            yield _see(place, hedge)
    by_verb = _read_cue_hedge(statement)
    if by_verb is not None and not any(hit.value[0].form is Form.NEGATED for hit in hits):
        yield by_verb


def _read_cue_hedge(statement: Statement) -> Sighting | None:
    """The cue as a whole: "believes", "does not think", and "denies" of nobody, which leaves a thing open."""
    reading = statement.reading
    if reading is None:
        return None
    lemma, nobody = reading.lemma, find_nobody(statement) is not None
    denied = nobody and reading.act is Act.DENY and not reading.negated
    hedge = load_cue_hedges().get(f"not {lemma}" if denied else lemma)
    if hedge is None:
        return None
    negated = nobody or any(is_negator(word.text) for word in statement.cue)
    span = Span(start=statement.cue[0].start, end=statement.cue[-1].end)
    return _make(span, hedge, negated=negated, table=CUES)


def _find_stated(statement: Statement) -> Iterator[Sighting]:
    text = statement.ground.text
    cue = () if statement.claim.cue is None else statement.claim.cue.words.spans
    for span in (*statement.first, *cue):
        for found in find_stated(text, span.start, span.end):
            if not _is_beside_main(statement, found.span):
                words = text[found.span.start : found.span.end]
                note = "the words give the number"
                hedge = Hedge(phrase=words, form=Form.NOUN, scale=STATED, low=found.low, high=found.high, note=note)
                yield _make(found.span, hedge, negated=False, table=NUMBERS)


def _is_beside_main(statement: Statement, span: Span) -> bool:
    """Whether a chance with a number stands in the content, but in another statement than the main one."""
    tree = statement.tree
    top = None if tree is None else tree.top(tree.at(span))
    return tree is not None and top is not None and top in tree.inside and not speaks_through(tree, top, Form.NOUN)


def _find_in_content(statement: Statement) -> Iterator[Sighting]:
    words = statement.content
    for hit in load_hedges().find(words):
        if _choose(hit, Form.NONE) is not None:
            continue
        place = Place(hit, words)
        hedge = next((hedge for hedge in hit.value if speaks_of_main(place, hedge, statement)), None)
        if hedge is not None:
            yield _see(place, hedge)


def _choose(hit: HedgeHit, *forms: Form) -> Hedge | None:
    return next((hedge for hedge in hit.value if hedge.form in forms), None)


def _see(place: Place, hedge: Hedge) -> Sighting:
    words, hit = place.words, place.hit
    negator = _find_negator(words, hit.first) if hedge.form in _NEGATED else None
    if negator and hedge.form is Form.VERB and is_auxiliary(words[negator - 1].text):
        start = words[negator - 1].start  # "did not necessarily think"
    else:
        start = hit.span.start if negator is None else words[negator].start
    return _make(Span(start=start, end=hit.span.end), hedge, negated=negator is not None, table=WORDS)


def _make(span: Span, hedge: Hedge, *, negated: bool, table: str) -> Sighting:
    """A negated range is turned round; what is negated and no range, or no more than emphatic, is left open."""
    scale, low, high = hedge.scale, hedge.low, hedge.high
    if negated and hedge.form in _TURNED:
        low, high = round(1.0 - high, 4), round(1.0 - low, 4)
    elif negated:
        scale, low, high = OPEN, 0.0, 1.0
    return Sighting(span=span, hedge=hedge, scale=scale, low=low, high=high, table=table, negated=negated)


def _find_negator(words: Sequence[Word], first: int) -> int | None:
    """The index of the negation that governs word ``first``: "not likely", "isn't at all likely", "no longer"."""
    for index in range(first - 1, max(-1, first - _BACK), -1):
        text = words[index].text
        if is_negator(text):
            return None if words[index + 1].text in ("only", "just") else index
        if text in ("hardly", "scarcely"):
            return index
        if not (text in load_words("intensifier") or text == "longer" or is_adverb(text)):
            return None
    return None
