"""Whom a report names as its source of news: the agency in its dateline or byline, and "told The Associated Press".

A credit to the whole report says where the text comes from; one in a sentence says from whom one claim comes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from reportedly.reconciliation.rows import load_rows
from reportedly.vocabulary import Claim, PartKind, Reading, Report, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """An outlet or agency that is credited, by its short name.

    ``claim`` is the id of the claim that it is credited with, None for the whole report; ``span`` are the words, None
    where the report's own ``agency`` says so.
    """

    agency: str
    claim: str | None
    reason: str
    span: Span | None = None


def find_credits(reading: Reading) -> tuple[Credit, ...]:
    """The credits of ``reading``: first that of the whole report, then those of claims in the order of the text."""
    report = reading.report
    whole = []
    if report.agency is not None:
        reason = f"the report gives {report.agency} in its dateline, byline or closing credit"
        whole.append(Credit(agency=report.agency, claim=None, reason=reason, span=_find_part(report, report.agency)))
    inner = [credit for claim in reading.claims for credit in _credit_claim(claim, reading)]
    return (*whole, *sorted(inner, key=lambda credit: (credit.span.start if credit.span else 0, credit.claim or "")))


def _find_part(report: Report, agency: str) -> Span | None:
    """Where the dateline, byline or credit has the agency's name."""
    for part in report.parts:
        if part.kind in (PartKind.DATELINE, PartKind.BYLINE, PartKind.CONTRIBUTOR):
            for found in _pattern().finditer(report.text, part.span.start, part.span.end):
                if _shorts()[found.group().casefold()] == agency:
                    return Span(start=found.start(), end=found.end())
    return None


def _credit_claim(claim: Claim, reading: Reading) -> Iterator[Credit]:
    """Of one claim: its own source is the agency, or the sentence of its cue says whom the source told."""
    text = reading.report.text
    for span in claim.source.words.spans:
        found = _pattern().search(text, span.start, span.end)
        if found:
            yield _make_credit(found, claim, "the claim is attributed to {}")
            return
    for span in claim.cue.words.spans if claim.cue else ():
        found = _told(text, span, claim)
        if found:
            yield _make_credit(found, claim, "the words were said to {}")
            return


def _told(text: str, cue: Span, claim: Claim) -> re.Match[str] | None:
    """The name behind "told", and before the content: "told The Associated Press that the road was shut"."""
    starts = [span.start for span in claim.content.spans]
    following = bisect_right(starts, cue.start)
    end = min(starts[following] if following < len(starts) else len(text), cue.end + 80)
    between = text[cue.end : end]
    stop = re.search(r"[.!?]\s|\n", between)
    limit = cue.end + stop.start() + 1 if stop else end
    if not _TOLD.search(text[cue.start : cue.end]) and not _INTERVIEW.search(text, cue.end, limit):
        return None
    return _pattern().search(text, cue.end, limit)


_TOLD = re.compile(r"\b(?:told|tell|tells|telling)\b", re.IGNORECASE)
_INTERVIEW = re.compile(r"\binterview(?:ed)? (?:with|by)\b", re.IGNORECASE)


def _make_credit(found: re.Match[str], claim: Claim, reason: str) -> Credit:
    short = _shorts()[found.group().casefold()]
    return Credit(
        agency=short, claim=claim.id, reason=reason.format(short), span=Span(start=found.start(), end=found.end())
    )


@lru_cache(maxsize=1)
def _shorts() -> dict[str, str]:
    return {name.casefold(): row["short"] for row in load_rows("agencies.tsv") for name in row["names"].split("|")}


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """Any name, the longest first. Short names in capitals only: "told AP", not "an apt word"."""
    names = sorted(
        {name for row in load_rows("agencies.tsv") for name in row["names"].split("|")}, key=lambda n: (-len(n), n)
    )
    return re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")\b")
