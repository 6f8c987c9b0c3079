"""Stories and what changed, as they are printed."""

from __future__ import annotations

import pytest

from reportedly.answers.telling import AddsUp, Hinted, StoryAnswer
from reportedly.cli.moved import show_stories
from reportedly.ledger.answering.evidence import ReportLine
from reportedly.vocabulary import Passage, Span

WORDS = "Four people were killed at the mill."


def make_line(id: str, title: str | None, outlet: str | None = None) -> ReportLine:
    return ReportLine(
        id=id, title=title, outlet=outlet, agency=None, url=None, published="2024-11-02", first_seen="2024-11-03"
    )


def make_story(*reports: ReportLine, adds_up: tuple[AddsUp, ...] = ()) -> StoryAnswer:
    return StoryAnswer(
        id="s1",
        headline=reports[-1].title,
        headline_report=reports[-1].id,
        size=len(reports),
        origins=len(reports),
        first="2024-11-02",
        last="2024-11-02",
        reports=tuple((each, None) for each in reports),
        adds_up=adds_up,
    )


def show(capsys: pytest.CaptureFixture[str], story: StoryAnswer) -> str:
    show_stories([story])
    return " ".join(capsys.readouterr().out.split())


def test_each_title_is_shown_once(capsys: pytest.CaptureFixture[str]) -> None:
    """An outlet without a name goes by its title elsewhere: in a story the title stood there twice."""
    reports = (make_line("b", "Mill burns on"), make_line("c", "Nine saved", "Gazette"), make_line("a", "Mill burns"))
    shown = show(capsys, make_story(*reports))
    assert shown.count("Mill burns on") == 1
    assert "Gazette · report c · Nine saved" in shown
    assert shown.count("Mill burns") == 2  # the headline, and within the other title
    assert "2 November 2024 · report a" in shown


def make_hint(report: str, reason: str) -> Hinted:
    return Hinted(report=report, words=Passage.of(WORDS, [Span(start=0, end=11)]), reason=reason)


def test_a_number_that_reports_name_is_told_and_not_added_up(capsys: pytest.CaptureFixture[str]) -> None:
    told = (make_hint("a", "“Four people”"), make_hint("b", "“Four people”"))
    story = make_story(make_line("a", "Mill burns"), adds_up=(AddsUp(fate="killed", number=4, hints=told),))
    assert "killed: 4, told by “Four people” (report a); “Four people” (report b)" in show(capsys, story)


def test_what_was_added_to_a_number_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    added = AddsUp(fate="killed", number=5, hints=(make_hint("a", "and the one who killed them"),))
    shown = show(capsys, make_story(make_line("a", "Mill burns"), adds_up=(added,)))
    assert "killed: 5, added up from “Four people”, and the one who killed them (report a)" in shown
