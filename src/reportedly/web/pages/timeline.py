"""Timeline and map: the same claims by when and by where, and both lead into the same list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from fastapi import APIRouter, Request, Response

from reportedly.answers import list_timeline, tell_source
from reportedly.errors import SettingError
from reportedly.ledger.answering.digests import find_story_statements
from reportedly.ledger.answering.grouped import find_group_line
from reportedly.ledger.answering.statements import Statement
from reportedly.records.cells import write_csv
from reportedly.records.statements import STATEMENT_COLUMNS, describe_statements
from reportedly.vocabulary import GroupKind, Moment, Place, PlaceUse
from reportedly.web.asked import Asked, read_asked
from reportedly.web.charts.globe import Globe, Site, draw_globe
from reportedly.web.charts.times import TimeChart, Told, draw_times
from reportedly.web.desk import Desk
from reportedly.web.rendering import render, send_csv

router = APIRouter(include_in_schema=False)

_PAGE = 120
"""Claims that are drawn and listed at a time."""

_NOWHERE = "none"
_WIDE, _NARROW = 1180.0, 360.0
_SHORTEN = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A claim of the list, with the days and the places that it speaks of."""

    statement: Statement
    times: tuple[Moment, ...]
    places: tuple[Place, ...]

    @property
    def key(self) -> str:
        """What its row is called in the page."""
        return f"c-{self.statement.report.id}-{self.statement.claim.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A page of claims: ``all`` of them before the filters of the drawing, ``lines`` those that pass."""

    all: tuple[Line, ...]
    lines: tuple[Line, ...]
    next: str | None


@router.get("/timeline")
def show_timeline(request: Request) -> Response:
    """Claims by when they were reported and when what they tell happened."""
    return _show(request, "timeline")


@router.get("/map")
def show_map(request: Request) -> Response:
    """Claims by where what they tell lies."""
    return _show(request, "map")


@router.get("/timeline.csv")
def send_timeline(request: Request) -> Response:
    """The claims of either as a table."""
    found = list_lines(request.app.state.desk, read_asked(request))
    rows = describe_statements(line.statement for line in found.lines)
    return send_csv(write_csv(rows, STATEMENT_COLUMNS), "timeline")


def _show(request: Request, view: str) -> Response:
    asked = read_asked(request)
    found = list_lines(request.app.state.desk, asked)
    sites = tuple(gather_sites(found.all)) if view == "map" else ()
    drawn = _draw_times(found) if view == "timeline" else _draw_map(sites)
    unplaced = sum(not any(map(is_placed, line.places)) for line in found.all)
    undated = sum(find_days(line.times) == (None, None) for line in found.all)
    told: dict[str, Any] = {"found": found, "drawn": drawn, "sites": sites, "unplaced": unplaced, "undated": undated}
    return render(request, f"{view}.html", asked, view=view, **told, is_placed=is_placed, name_site=name_site)


def list_lines(desk: Desk, asked: Asked) -> Listed:
    """A page of the claims that are asked for: by words, by source, or of a story. Raises SettingError, LedgerError."""
    rows = asked.make_rows(limit=_PAGE)
    story, source = asked.get("story"), asked.get("source")
    if story is not None:
        group = find_group_line(desk.ledger, GroupKind.STORY, story, rows.standpoint)
        page = find_story_statements(desk.ledger, group, rows)
        statements, more = page.statements, page.next
    elif source is not None:
        told = tell_source(desk.ledger, source, rows)
        statements, more = told.statements, told.next
    else:
        page = list_timeline(desk.ledger, asked.get("words"), rows)
        statements, more = page.statements, page.next
    lines = tuple(map(_make_line, statements))
    return Listed(all=lines, lines=tuple(_filter(lines, asked)), next=more)


def _make_line(statement: Statement) -> Line:
    reading, claim = statement.reading, statement.claim
    return Line(
        statement=statement,
        times=tuple(each for each in reading.times if each.id in claim.times),
        places=tuple(each for each in reading.places if each.id in claim.places),
    )


def _filter(lines: Iterable[Line], asked: Asked) -> Iterator[Line]:
    """Those at a place (``at``), those that say no day, those that happened, or may have, in a stretch of days."""
    at = asked.get("at")
    first, last = _read_day(asked, "happened-from"), _read_day(asked, "happened-to")
    undated = asked.choose("dated", ("any", "no"), "any") == "no"
    for line in lines:
        start, end = find_days(line.times)
        if (at is not None and not _is_at(line, at)) or (undated and (start or end)):
            continue
        if first is not None and (end or start or date.min) < first:
            continue
        if last is not None and (start or end or date.max) > last:
            continue
        yield line


def _is_at(line: Line, at: str) -> bool:
    placed = [place for place in line.places if is_placed(place)]
    return not placed if at == _NOWHERE else any(name_site(place) == at for place in placed)


def _read_day(asked: Asked, name: str) -> date | None:
    given = asked.get(name)
    if given is None:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError as error:
        raise SettingError(f"{name} is {given!r}: give a day such as 2024-10-30") from error


def find_days(times: Iterable[Moment]) -> tuple[date | None, date | None]:
    """The first and the last day that times allow; None of an open end, both None where no day is known."""
    starts = [day for each in times if (day := _read_start(each.start)) is not None]
    ends = [day for each in times if (day := _read_start(each.end)) is not None]
    return min(starts, default=None), max(ends, default=None)


def _read_start(given: str | None) -> date | None:
    try:
        return None if given is None else date.fromisoformat(given[:10])
    except ValueError:
        return None


def is_placed(place: Place) -> bool:
    """Whether a place is meant as one, and it is known where it lies."""
    return place.latitude is not None and place.use is PlaceUse.LITERAL


def name_site(place: Place) -> str:
    """What a place is called in addresses: its id in GeoNames, else its point."""
    return str(place.geoname_id) if place.geoname_id is not None else f"{place.latitude:.2f},{place.longitude:.2f}"


def gather_sites(lines: Iterable[Line]) -> Iterator[Site]:
    """The places of claims, each once, with how many claims speak of it; those with most first."""
    places: dict[str, Place] = {}
    counts: dict[str, int] = {}
    for line in lines:
        own = {name_site(place): place for place in line.places if is_placed(place)}
        for id, place in own.items():
            places.setdefault(id, place)
            counts[id] = counts.get(id, 0) + 1
    for id in sorted(places, key=lambda id: (-counts[id], id)):
        place = places[id]
        yield Site(
            id=id,
            name=place.name or place.text,
            country=place.country,
            latitude=place.latitude or 0.0,
            longitude=place.longitude or 0.0,
            radius_km=place.radius_km or 0.0,
            claims=counts[id],
        )


def _draw_times(found: Listed) -> tuple[TimeChart | None, TimeChart | None]:
    told = list(_list_told(found.lines))
    return draw_times(told, _WIDE), draw_times(told, _NARROW)


def _list_told(lines: Sequence[Line]) -> Iterator[Told]:
    for line in lines:
        claim, report = line.statement.claim, line.statement.report
        reported = _read_start(report.published or report.first_seen)
        start, end = find_days(line.times)
        if reported is not None:
            who = claim.source.name or claim.source.called or "Nobody named"
            label = f"{who}: {claim.content.text}"
            yield Told(id=line.key, label=label[:_SHORTEN], reported=reported, start=start, end=end)


def _draw_map(sites: Sequence[Site]) -> tuple[Globe | None, Globe | None]:
    return draw_globe(sites, _WIDE, 560.0), draw_globe(sites, _NARROW, 380.0)
