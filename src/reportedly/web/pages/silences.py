"""What nobody would say: who declined, did not answer, could not confirm, and about what."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from reportedly.answers import list_silences
from reportedly.records.cells import write_csv
from reportedly.records.statements import SILENCE_COLUMNS, describe_silence
from reportedly.web.asked import read_asked
from reportedly.web.desk import Desk
from reportedly.web.rendering import render, send_csv
from reportedly.wording import find_beginning

router = APIRouter(include_in_schema=False)


@router.get("/silences")
def show_silences(request: Request) -> Response:
    """Silences, the latest first; ``words`` stand in who kept silent, how, or about what."""
    desk: Desk = request.app.state.desk
    asked = read_asked(request)
    found = list_silences(desk.ledger, asked.get("words"), asked.make_rows())
    return render(request, "silences.html", asked, view="silences", found=found, begin=find_beginning)


@router.get("/silences.csv")
def send_silences(request: Request) -> Response:
    """The same as a table."""
    desk: Desk = request.app.state.desk
    asked = read_asked(request)
    found = list_silences(desk.ledger, asked.get("words"), asked.make_rows())
    return send_csv(write_csv(map(describe_silence, found.silences), SILENCE_COLUMNS), "silences")
