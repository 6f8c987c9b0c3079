"""Positions as they stood at some moment, where today's stands in a later version of the text or in a later reading.

Groups are of today's items. An item that was not there yet may be the same claim as one that was: in an earlier version
of its text, or in the reading of its report that was in view then. A claim and a figure are the same where their kin
is (``kinship``).

The statements are made once for each kind of standpoint: to make one takes longer than to execute it. By far most
items were there, or have no other text at their address: which these are is told first, by keys (``Extent``), before
anything is looked up for them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from enum import Enum
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Connection, and_, bindparam, exists, func, or_, select

from reportedly.ledger.answering.evidence import REPORT_COLUMNS, cut_keys
from reportedly.ledger.answering.recorded import Extent
from reportedly.ledger.answering.standpoints import Standpoint
from reportedly.ledger.schema import claims, figures, items, members, readings, reports

_now_reports, _later_readings = reports.alias("now_reports"), readings.alias("later_readings")
_now_claims, _now_figures = claims.alias("now_claims"), figures.alias("now_figures")
_date = func.coalesce(reports.c.published_from, reports.c.first_seen_at)
_by: BindParameter[Any] = bindparam("by")
_known: BindParameter[Any] = bindparam("known")
_last_report: BindParameter[Any] = bindparam("last_report")
_last_reading: BindParameter[Any] = bindparam("last_reading")
_keys: BindParameter[Any] = bindparam("keys", expanding=True)


class _Wanted(Enum):
    """What a statement selects, and by the keys of what."""

    ROWS = "all of a position, by groups"
    DATES = "when it was published, by groups"
    GROUPS = "the groups, by the reports that it stood in"


class _Place(Enum):
    """Where something else stood in the place of an item: in an earlier reading of its report, or at its address."""

    REPORT = "report"
    ADDRESS = "address"


def list_earlier(
    connection: Connection, group_keys: Collection[int], standpoint: Standpoint, extent: Extent | None
) -> Iterator[Any]:
    """Rows like those of members, of what stood then in the place of items that were not there yet.

    ``extent`` is what was recorded at ``standpoint``.
    """
    for keys in cut_keys(group_keys):
        found: dict[tuple[int, int, int | None], Any] = {}
        for row in _execute(connection, _Wanted.ROWS, keys, standpoint, extent):
            found.setdefault((row.group_key, row.claim_key, row.figure_key), row)
        yield from found.values()


def list_stand_ins(
    connection: Connection, group_keys: Collection[int], standpoint: Standpoint, extent: Extent | None
) -> Iterator[Any]:
    """For items of questions that were not there yet the date and the key of the last report that stood for each.

    Rows have ``group_key``, ``item_key``, ``at`` and ``report_key``.
    """
    for keys in cut_keys(group_keys):
        last: dict[int, Any] = {}
        for row in _execute(connection, _Wanted.DATES, keys, standpoint, extent):
            before = last.get(row.item_key)
            if before is None or (row.at, row.report_key) > (before.at, before.report_key):
                last[row.item_key] = row
        yield from last.values()


def find_groups_of_versions(
    connection: Connection, report_keys: Collection[int], standpoint: Standpoint, extent: Extent | None
) -> Iterator[tuple[int, int]]:
    """By the keys of reports those of questions whose items they stood for then, as earlier versions or readings."""
    for keys in cut_keys(report_keys):
        for row in _execute(connection, _Wanted.GROUPS, keys, standpoint, extent):
            yield row.report_key, row.group_key


def _execute(
    connection: Connection, wanted: _Wanted, keys: list[int], standpoint: Standpoint, extent: Extent | None
) -> Iterator[Any]:
    by, known = standpoint.published_by, standpoint.recorded_by
    given: dict[str, Any] = {"keys": keys, "by": by, "known": known}
    if extent is not None:
        given |= {"last_report": extent.reports, "last_reading": extent.readings}
    # All readings of a report have its date: only what was recorded tells them apart.
    for place in (_Place.REPORT, _Place.ADDRESS) if extent is not None else (_Place.ADDRESS,):
        yield from connection.execute(_make(wanted, place, by is not None, extent is not None), given)


@cache
def _make(wanted: _Wanted, place: _Place, by: bool, known: bool) -> Any:
    in_view: list[ColumnElement[bool]] = [readings.c.superseded_at.is_(None)]
    if known:
        superseded = or_(readings.c.superseded_at.is_(None), readings.c.superseded_at > _known)
        in_view = [readings.c.recorded_at <= _known, superseded, reports.c.recorded_at <= _known]
    asked = reports.c.key if wanted is _Wanted.GROUPS else members.c.group_key
    return (
        select(*_choose_columns(wanted))
        .select_from(members)
        .join(items, items.c.key == members.c.item_key)
        .join(_now_reports, _now_reports.c.key == items.c.report_key)
        .join(reports, and_(*_relate(place)))
        .join(readings, readings.c.report_key == reports.c.key)
        .join(_now_claims, _now_claims.c.key == items.c.claim_key)
        .join(claims, and_(claims.c.reading_key == readings.c.key, claims.c.kin == _now_claims.c.kin))
        .outerjoin(_now_figures, _now_figures.c.key == items.c.figure_key)
        .outerjoin(
            figures,
            and_(
                figures.c.reading_key == readings.c.key,
                figures.c.claim_key == claims.c.key,
                figures.c.kin == _now_figures.c.kin,
            ),
        )
        .where(asked.in_(_keys), _was_not_there(place, by, known), *in_view)
        .where(or_(items.c.figure_key.is_(None), figures.c.key.is_not(None)))
        .where(*([_date <= _by] if by else []), *([reports.c.key <= _last_report] if known else []))
    )


def _relate(place: _Place) -> Iterator[ColumnElement[bool]]:
    """How the report of what stood then is found from that of an item."""
    if place is _Place.REPORT:
        yield reports.c.key == _now_reports.c.key
    else:
        yield reports.c.address_key == _now_reports.c.address_key
        yield reports.c.key != _now_reports.c.key


def _choose_columns(wanted: _Wanted) -> tuple[Any, ...]:
    if wanted is _Wanted.GROUPS:
        return members.c.group_key, reports.c.key.label("report_key")
    if wanted is _Wanted.DATES:
        item, report = items.c.key.label("item_key"), reports.c.key.label("report_key")
        return members.c.group_key, item, _date.label("at"), report
    return (
        members.c.group_key,
        items.c.key,
        items.c.body,
        claims.c.key.label("claim_key"),
        claims.c.id.label("claim"),
        claims.c.source_name,
        figures.c.key.label("figure_key"),
        figures.c.id.label("figure"),
        claims.c.report_key,
        claims.c.reading_key,
        readings.c.digest,
        reports.c.address_key,
        _date.label("at"),
        *REPORT_COLUMNS,
    )


def _was_not_there(place: _Place, by: bool, known: bool) -> ColumnElement[bool]:
    """Whether an item was not there yet: its report was not, or, of a report that was, its present reading."""
    later = _later_readings.c
    read_later = exists().where(later.report_key == items.c.report_key, later.key > _last_reading)
    if place is _Place.REPORT:
        return and_(items.c.report_key <= _last_report, read_later)
    published_later = [items.c.at > _by] if by else []
    return or_(*published_later, *([items.c.report_key > _last_report, read_later] if known else []))
