"""Attributions inside another source's words, which the model does not find: it is trained on outermost ones only.

Each rule looks at words, names and the cue tables. What it finds is exact in form ("officials said that …", ", citing
the report", "are believed to …"), so that a claim is missed rather than made up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.reading.cues import is_adverb, is_auxiliary, is_negator, lemmas_of, nests
from reportedly.reading.ground import Ground, length, overlap, touches_any, unite
from reportedly.reading.subjects import (
    PRONOUNS,
    RELATIVES,
    SAME_SPEAKER,
    can_speak,
    find_subject,
    recipient_end,
    skip_time,
    span_of,
)
from reportedly.reading.words import Word, cut_words
from reportedly.reading.workspace import Attribution
from reportedly.vocabulary import Span

RULE_SCORE = 0.6
"""The confidence of an attribution that a rule found by itself; not fitted, but set below what the model is sure of."""

_STARTERS = frozenset(
    "the a an this that these those some many more most all no its his her their our he she it they we i you there "
    "about around up at nearly almost over fewer less such both each every any".split()
)
_STOPS = frozenset("in on at by with for of from to as and or but than about against into over under".split())
_ENDERS = frozenset({";", "—", "–"})
_TURNS = frozenset({"but", "while", "adding", "citing", "according", "although", "though"})
_PASSIVE = frozenset(
    "believed thought said reported understood feared alleged rumored rumoured presumed suspected estimated".split()
)
_BARE = frozenset({"police", "data", "intelligence", "people", "staff", "media", "him", "her", "them"})
_CITING = frozenset({"citing", "quoting"})
_NOT_OF_PRONOUNS = frozenset({"show", "suggest", "feel", "agree"})
_SPEAKS_WITHIN = 10
_FEWEST_WORDS = 2
_SUBJECT_AT_MOST = 12
_DUPLICATE = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """Index ranges over a list of words: source (None without one), cue, and the pieces of the content."""

    source: tuple[int, int] | None
    cue: tuple[int, int]
    content: tuple[tuple[int, int], ...]


def find_nested(attributions: Sequence[Attribution], ground: Ground) -> tuple[Attribution, ...]:
    """The attributions that stand inside the contents of others and are not among them."""
    taken = unite(span for attribution in attributions for span in attribution.cue)
    found: dict[tuple[Span, ...], Attribution] = {}
    for attribution in attributions:
        for piece in attribution.content:
            for nested in _nested_in(piece, ground):
                if not touches_any(nested.cue[0], taken):
                    found.setdefault(nested.cue, nested)
    return tuple(found[cue] for cue in sorted(found))


def _nested_in(piece: Span, ground: Ground) -> Iterator[Attribution]:
    words = cut_words(ground.text, piece.start, piece.end)
    for start, end in _sentences(words, ground):
        sentence = words[start:end]
        for found in (*_find_active(sentence, ground), *_find_passive(sentence), *_find_according(sentence, ground)):
            yield _to_attribution(found, sentence)


def _sentences(words: Sequence[Word], ground: Ground) -> Iterator[tuple[int, int]]:
    """Index ranges of the sentences among the words."""
    start = 0
    while start < len(words):
        sentence = ground.sentence_at(words[start].start)
        stop = words[start].end if sentence is None else sentence.end
        end = start + 1
        while end < len(words) and words[end].start < stop:
            end += 1
        yield start, end
        start = end


def _find_active(words: Sequence[Word], ground: Ground) -> Iterator[_Found]:
    """Clauses: "officials said that …", "told reporters that …", "…, officials said, …", "which he said would …"."""
    for verb, word in enumerate(words):
        if word.capital or not nests(word.text) or word.text.endswith("ing"):
            continue
        subject = find_subject(words, verb, ground)
        if subject is None or not _may_speak(words[subject[1] - 1].text, word.text):
            continue
        content = _inserted(words, verb, subject) or _clause_after(words, verb, subject, ground)
        if content:
            yield _Found(source=subject, cue=(subject[1], verb + 1), content=content)


def _may_speak(subject: str, verb: str) -> bool:
    """Whether a subject that ends in this word can be a source of its own beside this verb.

    "I think" in a quotation adds nothing to its speaker's claim; "it says that" and "he showed that" are mostly no
    attributions.
    """
    if subject in SAME_SPEAKER:
        return False
    if subject not in PRONOUNS:
        return True
    return not _NOT_OF_PRONOUNS & set(lemmas_of(verb)) and (subject != "it" or _is_past(verb))


def _inserted(words: Sequence[Word], verb: int, subject: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """The clause round a parenthesis: "the bridge, officials said, was closed"."""
    if subject[0] < _FEWEST_WORDS + 1 or words[subject[0] - 1].text != ",":
        return ()
    behind = verb + 1
    if behind < len(words) and words[behind].text != ",":
        return ()
    before = (0, subject[0] - 1)
    return (before, (behind + 1, len(words))) if behind + 1 < len(words) else (before,)


def _clause_after(
    words: Sequence[Word], verb: int, subject: tuple[int, int], ground: Ground
) -> tuple[tuple[int, int], ...]:
    """The clause behind the verb, up to where the sentence turns; empty where the verb governs no clause."""
    start = skip_time(words, verb + 1)
    if "tell" in lemmas_of(words[verb].text):
        told = recipient_end(words, start, ground)
        if told is None:
            return ()
        start = told
    if start >= len(words) or not _begins_clause(words, verb, start, subject):
        return ()
    end = _clause_end(words, start)
    if end - start < _FEWEST_WORDS + (words[start].text == "that") or words[start + 1].is_mark:
        return ()
    relative = subject[0] - 1
    if relative >= 0 and words[relative].text == "which":
        return ((relative, relative + 1), (start, end))
    return ((start, end),)


def _begins_clause(words: Sequence[Word], verb: int, start: int, subject: tuple[int, int]) -> bool:
    word = words[start]
    if subject[0] > 0 and words[subject[0] - 1].text in RELATIVES - {"that"}:
        return is_auxiliary(word.text)
    if word.text == "that":
        return True
    if word.text == "to" and "agree" in lemmas_of(words[verb].text):
        return start + 1 < len(words) and not words[start + 1].is_mark
    if "expect" in lemmas_of(words[verb].text):
        return any(later.text == "to" for later in words[start + 1 : start + _SPEAKS_WITHIN])
    if word.is_mark or word.text in _STOPS or is_auxiliary(word.text) or is_negator(word.text):
        return False
    if word.text == "up" and (start + 1 == len(words) or words[start + 1].text != "to"):
        return False
    if _is_past(words[verb].text) or words[subject[1] - 1].text in PRONOUNS:
        return word.text in _STARTERS or word.capital or word.text[0].isdigit() or _has_verb(words[start:])
    return word.text in _STARTERS or word.text[0].isdigit()


def _is_past(verb: str) -> bool:
    return verb.endswith(("ed", "said", "told")) or verb in ("thought", "felt")


def _has_verb(words: Sequence[Word]) -> bool:
    """Whether a clear verb follows soon: without one the words may be a mere object ("claimed victory")."""
    near = words[:_SPEAKS_WITHIN]
    return any(is_auxiliary(word.text) or (word.text.endswith("ed") and not word.capital) for word in near[1:])


def _clause_end(words: Sequence[Word], start: int) -> int:
    for index in range(start + 1, len(words)):
        word = words[index]
        if word.text in _ENDERS:
            return index
        if word.text == "," and index + 1 < len(words) and words[index + 1].text in _TURNS:
            return index
    return len(words)


def _find_passive(words: Sequence[Word]) -> Iterator[_Found]:
    """Passives like "… are believed to have moved": no source; the clause is the subject and what follows the cue."""
    for index, word in enumerate(words):
        if word.text not in _PASSIVE or index + 1 >= len(words):
            continue
        begin = _passive_begin(words, index)
        if begin is None:
            continue
        if words[index + 1].text == "that" and words[begin - 1].text == "it" and index + 2 < len(words):
            yield _Found(source=None, cue=(begin, index + 1), content=((index + 1, _clause_end(words, index + 1)),))
        elif words[index + 1].text == "to" and (subject := _clause_start(words, begin)) is not None:
            content = ((subject, begin), (index + 1, _clause_end(words, index + 1)))
            yield _Found(source=None, cue=(begin, index + 1), content=content)


def _passive_begin(words: Sequence[Word], participle: int) -> int | None:
    """Where "is", "was widely", "have been" before the participle begin; None where it is no passive."""
    index, seen = participle, False
    while index > 0:
        text = words[index - 1].text
        be = "be" in lemmas_of(text)
        if not (be or is_adverb(text) or (seen and "have" in lemmas_of(text))):
            break
        seen, index = seen or be, index - 1
    return index if seen and index > 0 else None


def _clause_start(words: Sequence[Word], end: int) -> int | None:
    """Where the clause begins whose subject ends at ``end``: the start of the sentence's words or its last "that"."""
    begin = 1 if words[0].text == "that" else 0
    if any(word.is_mark and word.text in (",", ";", ":") for word in words[begin:end]):
        return None
    if any(is_auxiliary(word.text) or word.text in RELATIVES for word in words[begin:end]):
        return None
    return begin if begin < end <= begin + _SUBJECT_AT_MOST else None


def _find_according(words: Sequence[Word], ground: Ground) -> Iterator[_Found]:
    """Phrases like "…, according to engineers, …" and "according to engineers, …" in another source's words."""
    for index in range(len(words) - 2):
        if words[index].text != "according" or words[index + 1].text != "to":
            continue
        end = _phrase_end(words, index + 2)
        if end is None or not speaks(words[index + 2 : end], ground):
            continue
        before = (0, index - 1) if index > _FEWEST_WORDS and words[index - 1].text == "," else None
        after = (end + 1, len(words)) if end + 1 < len(words) else None
        led = index <= 2 and all(word.text in ("that", ",") for word in words[:index])
        content = tuple(part for part in (before, after) if part) if before or (led and after) else ()
        if content:
            yield _Found(source=(index + 2, end), cue=(index, index + 2), content=content)


def _phrase_end(words: Sequence[Word], start: int) -> int | None:
    """The comma behind a phrase, or the end of the words; None where another mark comes first."""
    for index in range(start, len(words)):
        if words[index].text == ",":
            return index
        if words[index].text in _ENDERS:
            return None
    return len(words)


def speaks(words: Sequence[Word], ground: Ground) -> bool:
    """Whether a phrase has a word near its start that can be a source: not "according to plan"."""
    if len(words) == 1 and not (words[0].capital or words[0].text.endswith("s") or words[0].text in _BARE):
        return False
    return any(not word.is_mark and can_speak(words[index : index + 1], ground) for index, word in enumerate(words[:8]))


def _to_attribution(found: _Found, words: Sequence[Word]) -> Attribution:
    return Attribution(
        source=() if found.source is None else (span_of(words[slice(*found.source)]),),
        cue=(span_of(words[slice(*found.cue)]),),
        content=tuple(span_of(words[slice(*part)]) for part in found.content if part[0] < part[1]),
        score=RULE_SCORE,
    )


def lift_carriers(attributions: Sequence[Attribution], ground: Ground) -> tuple[Attribution, ...]:
    """Attributions that another one carries put in order: "Seoul estimates …, according to an official".

    The trailing "according to" speaks for the whole clause, so its content takes the other's source and cue in.
    """
    lifted = list(attributions)
    by_paragraph: dict[int, list[int]] = {}
    for index, attribution in enumerate(attributions):
        by_paragraph.setdefault(ground.paragraph_of(attribution.content[0].start), []).append(index)
    for indices in by_paragraph.values():
        for outer in indices:
            if is_according(lifted[outer], ground.text):
                lifted[outer] = _carry_all(lifted[outer], [lifted[inner] for inner in indices if inner != outer])
    return tuple(lifted)


def _carry_all(outer: Attribution, others: Iterable[Attribution]) -> Attribution:
    for inner in others:
        apart = inner.content[0].start >= outer.content[-1].end or inner.content[-1].end <= outer.content[0].start
        if inner.source and inner.cue and not apart and _same_words(inner.content, outer.content):
            carried = unite((*outer.content, *inner.source, *inner.cue, *inner.content))
            whole = Span(start=carried[0].start, end=carried[-1].end)
            own = (*outer.source, *outer.cue)
            if not any(span.overlaps(whole) for span in own):
                return replace(outer, content=(whole,))
    return outer


def is_according(attribution: Attribution, text: str) -> bool:
    """Whether the cue is "according to"."""
    return any(text[span.start : span.end].lower().startswith("according") for span in attribution.cue)


def is_citing(attribution: Attribution, text: str) -> bool:
    """Whether the cue is "citing" or "quoting": its source speaks inside the words of the one that cites."""
    return any(text[span.start : span.end].lower().rstrip(":,") in _CITING for span in attribution.cue)


def _same_words(left: Sequence[Span], right: Sequence[Span]) -> bool:
    shared = overlap(left, right)
    return shared >= _DUPLICATE * max(length(left), length(right))


def find_carriers(attributions: Sequence[Attribution], ground: Ground) -> tuple[int | None, ...]:
    """For each attribution the index of the one that carries it: the smallest content that holds all its words."""
    by_paragraph: dict[int, list[int]] = {}
    for index, attribution in enumerate(attributions):
        for paragraph in {ground.paragraph_of(span.start) for span in attribution.content}:
            by_paragraph.setdefault(paragraph, []).append(index)
    return tuple(_carrier(index, attributions, by_paragraph, ground) for index in range(len(attributions)))


def _carrier(
    index: int, attributions: Sequence[Attribution], by_paragraph: dict[int, list[int]], ground: Ground
) -> int | None:
    inner = attributions[index]
    begin, end = inner.content[0].start, inner.content[-1].end
    best: tuple[int, int] | None = None
    for other in by_paragraph.get(ground.paragraph_of(begin), ()):
        outer = attributions[other]
        apart = outer.content[0].start >= end or outer.content[-1].end <= begin
        if other == index or apart or not _carries(outer, inner, ground.text):
            continue
        size = length(outer.content)
        if best is None or (size, other) < best:
            best = (size, other)
    return None if best is None else best[1]


def _carries(outer: Attribution, inner: Attribution, text: str) -> bool:
    if is_citing(inner, text) and not is_citing(outer, text) and _same_words(outer.content, inner.content):
        return True
    spans = (*inner.source, *inner.cue, *inner.content)
    inside = all(any(span.within(held) for held in outer.content) for span in spans)
    return inside and bool(inner.cue) and not is_citing(outer, text) and length(outer.content) > length(inner.content)
