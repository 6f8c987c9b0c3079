"""The words by which the reporter stands off from a claim, apart from how sure its source is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from reportedly.reading.certainty.lexicon import load_words
from reportedly.reading.certainty.phrases import Hit, PhraseBook, drop_quotes, expand
from reportedly.reading.certainty.statements import Statement
from reportedly.reading.ground import subtract, unite
from reportedly.reading.table_rows import load_rows
from reportedly.reading.words import Word, cut_words
from reportedly.vocabulary import Claim, Span

TABLE = "distancing.tsv"
_OBJECT_READS = 5
_NEAR = 60


class Where(StrEnum):
    """Where words must stand to be the reporter's; see the head of distancing.tsv."""

    CUE = "cue"
    WORD = "word"
    ADJECTIVE = "adjective"
    EVIDENCE = "evidence"
    OBJECT = "object"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Distance:
    """Words found; ``phrase`` is the row that has them."""

    span: Span
    phrase: str


Places = Mapping[Where, str]
"""The places that make a phrase count, each with the row that says so."""


@cache
def load_distancing() -> PhraseBook[Places]:
    """The phrases of distancing.tsv, each with the places that make it count."""
    found: dict[str, dict[Where, str]] = {}
    for row in load_rows(TABLE):
        for words in expand(row["phrase"]):
            found.setdefault(" ".join(words), {})[Where(row["where"])] = row["phrase"]
    return PhraseBook(found.items())


def find_distancing(statement: Statement) -> tuple[Distance, ...]:
    """The reporter's distance from a claim, in order of the words."""
    found = {one.span: one for one in (*_in_cue(statement), *_beside(statement), *_in_content(statement))}
    return tuple(found[span] for span in sorted(found))


def _in_cue(statement: Statement) -> Iterator[Distance]:
    words = statement.cue
    if any(Where.OBJECT in hit.value for hit in load_distancing().find(statement.content[:_OBJECT_READS])):
        return
    for hit in load_distancing().find([*words, *statement.content[:1]]):
        if Where.NONE not in hit.value and hit.first < len(words) and not _is_noun(hit, words):
            yield from _take(hit, Where.CUE, Where.WORD, Where.ADJECTIVE, Where.EVIDENCE)


def _is_noun(hit: Hit[Places], words: Sequence[Word]) -> bool:
    """Whether a cue's word is a noun in it: "rejected the claim that …"."""
    return Where.CUE in hit.value and hit.first > 0 and words[hit.first - 1].text in load_words("article")


def _beside(statement: Statement) -> Iterator[Distance]:
    """In the sentence of the claim, outside its words: what stands between them, before and behind."""
    for span in _free_spans(statement):
        words = _words_of(statement.ground.text, span)
        for hit in load_distancing().find(words):
            yield from _take(hit, Where.WORD, Where.EVIDENCE)
            if _precedes_noun(hit, words):
                yield from _take(hit, Where.ADJECTIVE)


def _in_content(statement: Statement) -> Iterator[Distance]:
    for span in _unquoted(statement, statement.first):
        words = _words_of(statement.ground.text, span)
        for hit in load_distancing().find(words):
            yield from _take(hit, Where.WORD)
            if _precedes_noun(hit, words):
                yield from _take(hit, Where.ADJECTIVE)
            if _trails(hit, words):
                yield from _take(hit, Where.EVIDENCE)


def _take(hit: Hit[Places], *places: Where) -> Iterator[Distance]:
    """The hit as a distance, where one of the places is among those of its rows."""
    row = next((hit.value[place] for place in places if place in hit.value), None)
    if row is not None:
        yield Distance(span=hit.span, phrase=row)


def _free_spans(statement: Statement) -> tuple[Span, ...]:
    """Between the claim's words and close to them, in its sentences: what stands further off goes with other words."""
    own = _own_spans(statement.claim)
    free: list[Span] = []
    for sentence in statement.sentences:
        inside = [span for span in own if span.overlaps(sentence)]
        if inside:
            start = max(sentence.start, inside[0].start - _NEAR)
            end = min(sentence.end, max(span.end for span in inside) + _NEAR)
            free += subtract((Span(start=start, end=end),), own)
    return _unquoted(statement, unite(free))


def _own_spans(claim: Claim) -> tuple[Span, ...]:
    cue = () if claim.cue is None else claim.cue.words.spans
    return tuple(sorted((*claim.content.spans, *claim.source.words.spans, *cue)))


def _unquoted(statement: Statement, spans: Sequence[Span]) -> tuple[Span, ...]:
    quoted = [quotation.span for span in spans for quotation in statement.ground.quotations_on(span.start, span.end)]
    return subtract(spans, quoted)


def _words_of(text: str, span: Span) -> list[Word]:
    return drop_quotes(cut_words(text, span.start, span.end))


def _precedes_noun(hit: Hit[Places], words: Sequence[Word]) -> bool:
    """Whether an adjective stands there: "the alleged spy", "a purported letter"; not "the rebels claimed the town"."""
    return (
        hit.last < len(words)
        and not words[hit.last].is_mark
        and (hit.first == 0 or words[hit.first - 1].text in load_words("article"))
        and words[hit.last].text not in load_words("no_noun")
    )


def _trails(hit: Hit[Places], words: Sequence[Word]) -> bool:
    """Behind a comma, with nothing more than a few words after it."""
    return hit.first > 0 and words[hit.first - 1].text == "," and len(words) - hit.last <= 3
