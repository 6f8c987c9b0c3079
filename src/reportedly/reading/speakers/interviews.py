"""Interviews: which paragraphs ask, and who answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.reading.speakers.clusters import Clusters
from reportedly.reading.speakers.lexemes import Sort
from reportedly.reading.speakers.mentions import Form, Mention
from reportedly.vocabulary import Span

_INTERVIEW = re.compile(
    r"\b[Ii]nterview(?:s|ed|ing|er)?\b|\bspoke (?:with|to)\b|\b(?:talks|talked) (?:with|to)\b|\btells\b"
)
_LEAD = 1500
_LEAST = 3
_QUESTIONS = 4
"""So many questions make an interview that is not called one."""
_LONG_QUESTION = 700
_SHORT_QUESTION = 300
"""A paragraph that speaks to somebody and not of itself asks, even without a question mark."""
_SURE = 3.0
_INTERVIEWED = re.compile(r"(?::|,)? (?:[Aa]n? |[Tt]he )?(?:exclusive )?[Ii]nterview\b")
_CREDIT = re.compile(r"(?:[Ii]mage|[Pp]hoto|[Cc]redit|[Pp]icture)\w*:?\s*$|\bby\s+$")
_REACH = 70
_ASKED = re.compile(
    r"(interview(?:s|ed)?(?: with)?|(?:spoke|talked|sat down|caught up) (?:with|to))\s+"
    rf"(?:(?!\b(?:on|about|in|at|one|for|of)\b)[^.!?\n]){{0,{_REACH}}}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """The paragraphs that ask, by number, and the mention of the one who answers; None where that is open."""

    asking: frozenset[int]
    answers: int | None


def find_sides(clusters: Clusters, text: str, paragraphs: Sequence[Span]) -> Sides | None:
    """The sides of an interview; None where the text is none: no questions, hardly an "I" outside quotations."""
    loose = [m for m in clusters.mentions if m.form is Form.PRONOUN and m.person < 3 and m.quotation < 0]
    if len(loose) < _LEAST:
        return None
    asking = {n for n, p in enumerate(paragraphs) if _is_question(text[p.start : p.end])}
    told = _INTERVIEW.search(text, 0, _LEAD) is not None
    addressing = {m.paragraph for m in loose if m.person == 2} - {m.paragraph for m in loose if m.person == 1}
    short = {n for n in addressing if paragraphs[n].end - paragraphs[n].start < _SHORT_QUESTION}
    if not asking or (not told and (len(asking) < _QUESTIONS or len(loose) < 2 * _QUESTIONS)):
        return None
    return Sides(asking=frozenset(asking | short), answers=_find_answerer(clusters, text, paragraphs[min(asking)].end))


def _is_question(paragraph: str) -> bool:
    """A long paragraph that ends with a question is an answer that asks back."""
    return len(paragraph) < _LONG_QUESTION and paragraph.rstrip(" \"”’'")[-1:] == "?"


def _find_answerer(clusters: Clusters, text: str, stop: int) -> int | None:
    """The person named in the lead, next to the word "interview" or alone; None where that leaves it open."""
    found: list[tuple[float, int]] = []
    for group in clusters.groups:
        before = [clusters.mentions[n] for n in group.mentions if clusters.mentions[n].start < stop]
        before = [m for m in before if not _CREDIT.search(text, max(0, m.start - 12), m.start)]
        if group.sort is Sort.PERSON and before:
            found.append((_rate_answerer(text, before), group.mentions[0]))
    found.sort(key=lambda each: -each[0])
    if not found or (len(found) > 1 and (found[0][0] == found[1][0] or found[0][0] <= _SURE)):
        return None
    return found[0][1]


def _rate_answerer(text: str, before: Sequence[Mention]) -> float:
    """By how often the lead names a person, and whether one of the names follows "interviewed" or "spoke with"."""
    asked = 2.0 * any(_INTERVIEWED.match(text, mention.end) for mention in before)
    for mention in before:
        match = _ASKED.search(text, max(0, mention.start - _REACH), mention.start)
        if match is not None:
            asked = max(asked, 3.0 - (mention.start - match.end(1)) / _REACH)
    return 0.5 * min(len(before), 4) + asked + (before[0].paragraph == 0)
