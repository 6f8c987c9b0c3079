"""What changed, and stories, on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from reportedly.cli.spoken import date_report, put_out, tell_report, wrap_text
from reportedly.records.claims import tell_end
from reportedly.wording import name_source, show_date

if TYPE_CHECKING:
    from reportedly.answers import AddsUp, Changed, Changes, Hinted, StoryAnswer
    from reportedly.answers.values import Held
    from reportedly.ledger.answering.evidence import ReportLine
    from reportedly.ledger.answering.statements import Statement

_MOST_HINTS = 3
_MOST_RELATIONS = 3


def show_changes(found: Changes) -> None:
    """Print what changed: figures by question, then claims that ended, then notices."""
    for (label, id), asked in groupby(found.changed, key=lambda each: (each.question.label, each.question.id)):
        put_out("\n" + wrap_text(f"{label} ({id})", 0, 2))
        for _, group in groupby(asked, key=lambda each: each.held.position.id):
            for line in _tell_changes(list(group)):
                put_out(line)
    if found.ended:
        put_out("\nClaims that ended\n")
    for statement in found.ended:
        for line in _tell_ended(statement):
            put_out(line)
    if found.notices:
        put_out("\nNotices\n")
    for notice in found.notices:
        about = notice.address or "a report that is not known here"
        put_out(wrap_text(f"{notice.kind} about {about}: “{notice.words}”", 2, 4))
        put_out(wrap_text(f"{date_report(notice.report)} · {tell_report(notice.report)}", 4))


def show_stories(found: Iterable[StoryAnswer]) -> None:
    """Print stories, each with its reports."""
    for story in found:
        put_out(wrap_text(story.headline or "A story without a headline", 0, 2))
        put_out(wrap_text(" · ".join(_tell_story(story)), 2))
        for sum_ in story.adds_up:
            put_out(wrap_text(_tell_sum(sum_), 2, 4))
        for report, _ in story.reports:
            put_out(wrap_text(_tell_report_of(story, report), 4, 6))
        if len(story.reports) < story.size:
            put_out(f"    and {story.size - len(story.reports)} more\n")
        put_out("\n")


def _tell_changes(changes: list[Changed]) -> Iterator[str]:
    """A new position, and how it stands to its source's previous one and to others' latest."""
    held = changes[0].held
    yield wrap_text(f"{date_report(held.report)} · {_tell_held(held)} · {tell_report(held.report)}", 2, 4)
    ordered = sorted(changes, key=lambda each: each.before.position.source != held.position.source)
    for each in ordered[:_MOST_RELATIONS]:
        kind = each.relation.kind.value.replace("_", " ")
        before = f"{_tell_held(each.before)} ({date_report(each.before.report)}, report {each.before.report.id})"
        yield wrap_text(f"[{kind}] beside {before}: {each.relation.reason}", 4, 6)
    if len(changes) > _MOST_RELATIONS:
        yield f"    and beside {len(changes) - _MOST_RELATIONS} more: --json has them all\n"


def _tell_held(held: Held) -> str:
    position = held.position
    who = position.source_name or position.source_words.strip(" ,;:") or "the outlet"
    return f"{who}: “{position.words.text}”"


def _tell_ended(statement: Statement) -> Iterator[str]:
    end = tell_end(statement.ended, statement.ended_since)
    yield wrap_text(f"{name_source(statement.claim.source)}: {statement.claim.content.text}", 2, 4)
    yield wrap_text(f"{end} · {tell_report(statement.report)} · claim {statement.claim.id}", 4)


def _tell_story(story: StoryAnswer) -> Iterator[str]:
    first, last = show_date(story.first[:10]), show_date(story.last[:10])
    yield story.id
    texts = "" if story.origins is None else f", {story.origins} {'text' if story.origins == 1 else 'texts'}"
    yield f"{story.size} {'report' if story.size == 1 else 'reports'}{texts}"
    yield first if first == last else f"{first} to {last}"


def _tell_report_of(story: StoryAnswer, report: ReportLine) -> str:
    """A report of a story: each title once, and that which is the story's headline stands above already."""
    title = report.title if report.title != story.headline else None
    where = report.outlet or report.agency or (None if report.title else report.url)
    return " · ".join(filter(None, (date_report(report), where, f"report {report.id}", title)))


def _tell_sum(adds_up: AddsUp) -> str:
    shown = adds_up.hints[:_MOST_HINTS]
    made = "; ".join(f"“{hint.words.text}”{_tell_made(hint)} (report {hint.report})" for hint in shown)
    left = len(adds_up.hints) - len(shown)
    how = "told by" if all(hint.made is None for hint in adds_up.hints) else "added up from"
    return f"{adds_up.fate}: {adds_up.number}, {how} {made}" + (f" and {left} more" if left > 0 else "")


def _tell_made(hint: Hinted) -> str:
    return "" if hint.made is None else f", {hint.made}"
