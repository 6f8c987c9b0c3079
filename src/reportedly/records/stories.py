"""What changed, and stories, as plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.records.questions import describe_held, describe_question_line, describe_relation
from reportedly.records.statements import describe_statements
from reportedly.records.values import Row, describe_passage, describe_report_line

if TYPE_CHECKING:
    from reportedly.answers import AddsUp, Changed, Changes, StoryAnswer
    from reportedly.ledger.answering.changes import ShownNotice

CHANGE_COLUMNS = (
    *("change", "question.id", "question.label", "relation.kind", "relation.reason", "position.source_name"),
    *("position.words.text", "position.words.spans", "position.report.id", "position.report.published"),
    *("before.source_name", "before.words.text", "before.words.spans", "before.report.id", "before.report.published"),
    *("ended", "ended_since", "claim.id", "claim.content.text", "claim.content.spans", "notice.kind", "notice.text"),
    *("report.id", "report.published"),
)
STORY_COLUMNS = (
    *("id", "headline", "size", "origins", "first", "last", "reports.report.id", "reports.report.outlet"),
    *("adds_up_to.fate", "adds_up_to.number"),
)


def describe_changes(found: Changes) -> list[Row]:
    """Each change as plain values; ``change`` says what it is: ``position``, ``ended`` or ``notice``."""
    return [
        *(_describe_change(each) for each in found.changed),
        *({"change": "ended", **row} for row in describe_statements(found.ended)),
        *(_describe_notice(each) for each in found.notices),
    ]


def describe_story(story: StoryAnswer) -> Row:
    """A story under the names of ``answers.StoryAnswer``."""
    return {
        "id": story.id,
        "headline": story.headline,
        "headline_report": story.headline_report,
        "size": story.size,
        "origins": story.origins,
        "first": story.first,
        "last": story.last,
        "reports": [{"report": describe_report_line(report), "origin": origin} for report, origin in story.reports],
        "adds_up_to": [_describe_sum(each) for each in story.adds_up],
    }


def _describe_change(change: Changed) -> Row:
    return {
        "change": "position",
        "question": describe_question_line(change.question),
        "relation": describe_relation(change.relation),
        "position": describe_held(change.held),
        "before": describe_held(change.before),
    }


def _describe_notice(notice: ShownNotice) -> Row:
    spans = [] if notice.span is None else [[notice.span.start, notice.span.end]]
    words = {"kind": notice.kind, "spans": spans, "text": notice.words, "address": notice.address}
    return {"change": "notice", "report": describe_report_line(notice.report), "notice": words}


def _describe_sum(adds_up: AddsUp) -> Row:
    hints = [
        {"report": hint.report, "words": describe_passage(hint.words), "reason": hint.reason} for hint in adds_up.hints
    ]
    return {"fate": adds_up.fate, "number": adds_up.number, "hints": hints}
