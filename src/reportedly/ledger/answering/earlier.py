"""Positions as they stood at some moment, where today's stands in a later version of the text or in a later reading.

Groups are of today's items. An item that was not there yet may be the same claim as one that was: in an earlier version
of its text, or in the reading of its report that was in view then. A claim and a figure are the same where their kin
is (``kinship``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, false, func, not_, or_, select

from reportedly.ledger.answering.evidence import REPORT_COLUMNS, cut_keys
from reportedly.ledger.answering.standpoints import Standpoint
from reportedly.ledger.schema import claims, figures, items, members, readings, reports

_now_reports, _now_readings = reports.alias("now_reports"), readings.alias("now_readings")
_now_claims, _now_figures = claims.alias("now_claims"), figures.alias("now_figures")


def list_earlier(connection: Connection, group_keys: Collection[int], standpoint: Standpoint) -> Iterator[Any]:
    """Rows like those of members, of what stood then in the place of items that were not there yet."""
    for keys in cut_keys(group_keys):
        found: dict[tuple[int, int, int | None], Any] = {}
        for related in _relate(standpoint):
            for row in connection.execute(_select(keys, standpoint, related)):
                found.setdefault((row.group_key, row.claim_key, row.figure_key), row)
        yield from found.values()


def _relate(standpoint: Standpoint) -> Iterator[ColumnElement[bool]]:
    """Where it may stand: in an earlier reading of the same report, which has the same date, or at its address."""
    if standpoint.recorded_by is not None:
        yield reports.c.key == _now_reports.c.key
    yield and_(reports.c.address_key == _now_reports.c.address_key, reports.c.key != _now_reports.c.key)


def is_there(standpoint: Standpoint) -> ColumnElement[bool]:
    """Whether an item was there: on ``items``, the present report and the present reading, under their aliases."""
    conditions: list[ColumnElement[bool]] = []
    if standpoint.published_by is not None:
        conditions.append(items.c.at <= standpoint.published_by)
    if standpoint.recorded_by is not None:
        conditions.append(_now_reports.c.recorded_at <= standpoint.recorded_by)
        conditions.append(_now_readings.c.recorded_at <= standpoint.recorded_by)
    return and_(*conditions) if conditions else not_(false())


def list_stand_ins(connection: Connection, group_keys: Collection[int], standpoint: Standpoint) -> Iterator[Any]:
    """For items of questions that were not there yet the date and the key of the last report that stood for each.

    Rows have ``group_key``, ``item_key``, ``at`` and ``report_key``.
    """
    for keys in cut_keys(group_keys):
        last: dict[int, Any] = {}
        for related in _relate(standpoint):
            columns = (members.c.group_key, items.c.key.label("item_key"), _date.label("at"))
            query = _join(select(*columns, reports.c.key.label("report_key")).select_from(members), standpoint, related)
            for row in connection.execute(query.where(members.c.group_key.in_(keys))):
                before = last.get(row.item_key)
                if before is None or (row.at, row.report_key) > (before.at, before.report_key):
                    last[row.item_key] = row
        yield from last.values()


def find_groups_of_versions(
    connection: Connection, report_keys: Collection[int], standpoint: Standpoint
) -> Iterator[tuple[int, int]]:
    """By the keys of reports those of questions whose items they stood for then, as earlier versions or readings."""
    for keys in cut_keys(report_keys):
        for related in _relate(standpoint):
            query = _join(select(reports.c.key, members.c.group_key).select_from(members), standpoint, related)
            yield from ((row.key, row.group_key) for row in connection.execute(query.where(reports.c.key.in_(keys))))


_date = func.coalesce(reports.c.published_from, reports.c.first_seen_at)


def _select(group_keys: Collection[int], standpoint: Standpoint, related: ColumnElement[bool]) -> Any:
    query = select(
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
    ).select_from(members)
    return _join(query, standpoint, related).where(members.c.group_key.in_(group_keys))


def _join(query: Any, standpoint: Standpoint, related: ColumnElement[bool]) -> Any:
    """The joins from ``members`` to what stood in the place of their items, in reports that are ``related``."""
    by = standpoint.published_by
    return (
        query.join(items, items.c.key == members.c.item_key)
        .join(_now_reports, _now_reports.c.key == items.c.report_key)
        .join(_now_readings, _now_readings.c.key == _now_reports.c.reading_key)
        .join(_now_claims, _now_claims.c.key == items.c.claim_key)
        .outerjoin(_now_figures, _now_figures.c.key == items.c.figure_key)
        .join(reports, related)
        .join(readings, readings.c.report_key == reports.c.key)
        .join(claims, and_(claims.c.reading_key == readings.c.key, claims.c.kin == _now_claims.c.kin))
        .outerjoin(
            figures,
            and_(
                figures.c.reading_key == readings.c.key,
                figures.c.claim_key == claims.c.key,
                figures.c.kin == _now_figures.c.kin,
            ),
        )
        .where(not_(is_there(standpoint)), *standpoint.limit_reading())
        .where(or_(items.c.figure_key.is_(None), figures.c.key.is_not(None)))
        .where(*([] if by is None else [_date <= by]))
    )
