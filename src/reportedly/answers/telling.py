"""Stories: what they are called, which reports tell them, and what those add up to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.answers.catching_up import group_pending
from reportedly.ledger import Ledger
from reportedly.ledger.answering.evidence import ReportLine
from reportedly.ledger.answering.grouped import find_group_line, list_groups
from reportedly.ledger.answering.questions import load_readings
from reportedly.ledger.answering.standpoints import ALL, Request
from reportedly.ledger.answering.stories import StoryReport, StoryRows, load_stories, search_stories
from reportedly.reconciliation.tolls import settle_tolls
from reportedly.vocabulary import GroupKind, Passage, Reading

STORY_ID = re.compile(r"s(?=[a-f]*\d)[0-9a-f]{1,15}")
"""What is taken for a story's id, or the beginning of one: a word has no figure in it."""

_SHOWN = 5
"""Reports of each story in a list."""

_MOST_ADDED_UP = 40
"""Reports of a story that are added up, the latest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hinted:
    """Words that a sum was made of, and where they stand."""

    report: str
    words: Passage
    reason: str

    @property
    def made(self) -> str | None:
        """How the number comes of the words ("and the one who killed them"); None where they name it themselves."""
        return None if self.reason.startswith("“") else self.reason


@dataclass(frozen=True, slots=True, kw_only=True)
class AddsUp:
    """A number that the reports of a story add up to, and what of; it may stand in none of them."""

    fate: str
    number: int
    hints: tuple[Hinted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryAnswer:
    """A story: its headline is that of its earliest report shown. ``reports`` come with the latest first.

    ``origins`` is how many texts the reports are, None where there are too many to count. ``first`` and ``last`` are
    the dates of its reports. ``adds_up`` is worked out for one story, not in a list.
    """

    id: str
    headline: str | None
    headline_report: str | None
    size: int
    origins: int | None
    first: str
    last: str
    reports: tuple[tuple[ReportLine, str | None], ...]
    adds_up: tuple[AddsUp, ...] = ()
    next: str | None = None


def list_stories(
    ledger: Ledger, words: str | None = None, request: Request = ALL
) -> tuple[tuple[StoryAnswer, ...], str | None]:
    """A page of stories, those with the latest reports first, and the mark of the next page.

    With ``words``, those whose claims have them all; the mark then counts those that were shown.
    Raises SettingError, LedgerError.
    """
    group_pending(ledger)
    if words is None:
        lines, more = list_groups(ledger, GroupKind.STORY, request)
    else:
        lines, more = search_stories(ledger, words, request)
    few = Request(standpoint=request.standpoint, limit=_SHOWN)
    return tuple(_make(rows) for rows in load_stories(ledger, lines, few) if rows.reports), more


def tell_story(ledger: Ledger, id: str, request: Request = ALL) -> StoryAnswer:
    """One story by its id or the beginning of it, with a page of its reports and what they add up to.

    Raises SettingError, LedgerError.
    """
    group_pending(ledger)
    line = find_group_line(ledger, GroupKind.STORY, id, request.standpoint)
    (rows,) = load_stories(ledger, [line], request)
    readings = load_readings(ledger, [each.reading for each in rows.reports[:_MOST_ADDED_UP] if each.reading])
    return _make(rows, tuple(_add_up(readings)))


def _make(rows: StoryRows, adds_up: tuple[AddsUp, ...] = ()) -> StoryAnswer:
    headed = [each.report for each in rows.reports if each.report.title]
    first = headed[-1] if headed else None
    return StoryAnswer(
        id=rows.group.id,
        headline=first.title if first else None,
        headline_report=first.id if first else None,
        size=rows.group.reports,
        origins=rows.origins,
        first=rows.group.first,
        last=rows.group.last,
        reports=tuple((each.report, each.origin) for each in rows.reports),
        adds_up=adds_up,
        next=rows.next,
    )


def _add_up(readings: Mapping[int, Reading]) -> Iterator[AddsUp]:
    texts = {reading.report.id: reading.report.text for reading in readings.values()}
    for fate, toll in settle_tolls(readings.values()).items():
        hints = tuple(
            Hinted(report=report, words=Passage.of(texts[report], [hint.span]), reason=hint.reason)
            for report, hint in toll.hints
        )
        yield AddsUp(fate=fate.value, number=toll.number, hints=hints)


def name_outlets(reports: Iterable[ReportLine]) -> Sequence[str]:
    """The outlets and agencies of reports, each once."""
    return list(dict.fromkeys(name for each in reports if (name := each.outlet or each.agency) is not None))


__all__ = ["STORY_ID", "AddsUp", "Hinted", "StoryAnswer", "StoryReport", "list_stories", "name_outlets", "tell_story"]
