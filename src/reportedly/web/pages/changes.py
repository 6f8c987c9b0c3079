"""What changed since a day: positions that moved, differ or deny, claims that ended, notices of outlets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from fastapi import APIRouter, Request, Response

from reportedly.answers import Changed, Changes, QuestionLine, list_changes
from reportedly.answers.briefing import find_latest_day
from reportedly.ledger.answering.changes import Clock
from reportedly.records.cells import write_csv
from reportedly.records.stories import CHANGE_COLUMNS, describe_changes
from reportedly.web.asked import Asked, read_asked
from reportedly.web.desk import Desk
from reportedly.web.pages.stories import choose_told
from reportedly.web.rendering import render, send_csv

router = APIRouter(include_in_schema=False)


@router.get("/changed")
def show_changes(request: Request) -> Response:
    """What changed since ``since`` (the latest day without it), by the ``clock`` of publication or of recording."""
    asked = read_asked(request)
    since, clock, found = _find(request.app.state.desk, asked)
    told: dict[str, Any] = {"since": since, "clock": clock.value, "by_question": tuple(group_changes(found.changed))}
    return render(request, "changed.html", asked, view="changed", found=found, **told)


@router.get("/changed.csv")
def send_changes(request: Request) -> Response:
    """The same as a table."""
    *_, found = _find(request.app.state.desk, read_asked(request))
    return send_csv(write_csv(describe_changes(found), CHANGE_COLUMNS), "changed")


def _find(desk: Desk, asked: Asked) -> tuple[str | None, Clock, Changes]:
    """Since when, by which clock, and what changed. Raises SettingError, LedgerError."""
    since = asked.get("since") or find_latest_day(desk.ledger, asked.standpoint)
    clock = Clock(asked.choose("clock", [each.value for each in Clock], Clock.PUBLISHED.value))
    return since, clock, list_changes(desk.ledger, since, asked.make_rows(limit=40), clock)


def group_changes(changed: Sequence[Changed]) -> Iterator[tuple[QuestionLine, tuple[Changed, ...]]]:
    """Changes by question; of each new position the most telling one."""
    for _, group in groupby(changed, key=lambda each: each.question.id):
        own = tuple(group)
        yield own[0].question, tuple(choose_told(own))
