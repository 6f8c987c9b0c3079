"""What people name when they judge: a claim, a report, a source, a thing in a group; and the subject that it is.

Ids may be given as their beginning, as far as that means one thing only.
"""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Text, and_, literal, select, true

from reportedly.errors import LedgerError, RefusedError, SettingError, UnknownError
from reportedly.ledger.attaching import name_source
from reportedly.ledger.columns import escape_unfit
from reportedly.ledger.fulltext import match_words, search_index
from reportedly.ledger.groups import find_group
from reportedly.ledger.items import read_name, show_name
from reportedly.ledger.schema import claims, figures, groups, items, members, reports
from reportedly.ledger.verdicts import find_corrected_sources, read_verdicts_of_claims
from reportedly.vocabulary import GroupKind, Report, Span
from reportedly.vocabulary.anchors import Anchor, make_anchor
from reportedly.vocabulary.judgements import Aspect, Subject, SubjectKind, find_value

MOST_PARTED = 2000
"""Members of a group that one of them can be parted from in one go."""

_POSITION_ID = 16
"""Characters of a position's id, as answers show it."""

_SHOWN = 6
_LAST = 2 * chr(sys.maxunicode)
"""Sorts behind whatever may follow in an id: a column holds one such character at a time, as a mark."""

_CLAIM = (claims.c.key, claims.c.id, claims.c.content_spans, claims.c.source_name, claims.c.source_words)
_TEXT = (reports.c.id.label("report"), reports.c.hash, reports.c.text)
_KINDS = {"o": GroupKind.ORIGIN, "s": GroupKind.STORY, "q": GroupKind.QUESTION}


def find_claim_subject(connection: Connection, id: str) -> Subject:
    """The claim in view that ``id`` means. Raises LedgerError for none and for several."""
    row = _find_claim(connection, id)
    if row is None:
        raise UnknownError(f"there is no claim {id!r} in view: `reportedly claims` shows the ids")
    return _make_claim_subject(row)


def find_source_subject(connection: Connection, name: str) -> Subject:
    """The source of that name. Raises UnknownError where no claim in view is from one, with names that are close."""
    names = _list_sources(connection, name)
    same = [each for each in names if name_source(each) == name_source(name)]
    if same or find_corrected_sources(connection, lambda right: name_source(right) == name_source(name)):
        return Subject(kind=SubjectKind.SOURCE, id=name_source(name), label=(*same, name)[0])
    close = f"; sources with these words: {', '.join(names[:_SHOWN])}" if names else ""
    raise UnknownError(
        f"no claim in view is from a source of the name {name!r}{close}. Give a name as `claims` shows it"
    )


def find_grade_subject(connection: Connection, named: str) -> Subject:
    """The source of that name, else the claim or the position with that id. Raises UnknownError."""
    try:
        return find_source_subject(connection, named)
    except (LedgerError, SettingError) as error:
        unknown = str(error)
    for find in (find_claim_subject, find_subject):
        with contextlib.suppress(LedgerError):
            return find(connection, named)
    raise UnknownError(f"{unknown}, or the id of a claim or a position")


def find_own_source(connection: Connection, claim: Subject) -> Subject:
    """The source of a claim by its name, the right one where people have corrected it.

    The claim itself where its source has no name, so that only it is meant: "a defence official" is somebody else in
    another report.
    """
    row = _find_claim(connection, claim.id, whole=True)
    assert row is not None
    right = find_value(read_verdicts_of_claims(connection, {row.key}).get(row.key, ()), Aspect.SOURCE)
    name = row.source_name if right is None else right[0]
    if name is None or (row.source_name is None and not _is_named(connection, name)):
        return claim
    return Subject(kind=SubjectKind.SOURCE, id=name_source(name), label=name)


def find_figure_subject(connection: Connection, claim: Subject, words: str | None = None) -> Subject:
    """The figure in a claim that has these words or this id; without ``words`` the only one. Raises RefusedError."""
    row = _find_claim(connection, claim.id, whole=True)
    assert row is not None
    found = connection.execute(select(figures).where(figures.c.claim_key == row.key).order_by(figures.c.start)).all()
    meant = [each for each in found if words is None or words in (each.id, each.words)]
    if words is not None and not meant:
        meant = [each for each in found if words.casefold() in each.words.casefold()]
    if len(meant) != 1:
        told = ", ".join(f"{each.id} “{each.words}”" for each in found) or "none"
        asked = "Say which one" if words is None else f"{words!r} does not name one of them"
        raise RefusedError(f"claim {claim.id} has these figures: {told}. {asked}, by its id or its words")
    return _make_figure_subject(meant[0], row, claim.label)


def find_item_subject(connection: Connection, id: str, kind: GroupKind | None = None) -> tuple[GroupKind, Subject]:
    """What is grouped under ``id``, and as what: of a group's id (o…, s…, q…), a claim's or a report's.

    A report stands for itself in its story, or in its origin where ``kind`` says so; a claim for the one position that
    it takes. Raises LedgerError.
    """
    asks = kind in (None, GroupKind.QUESTION)
    for whole in (True, False):
        claim = _find_claim(connection, id, whole=whole) if asks else None
        if claim is not None:
            return GroupKind.QUESTION, _make_position_subject(connection, claim)
        report = _find_report(connection, id, whole=whole) if kind is not GroupKind.QUESTION else None
        if report is not None:
            return kind or GroupKind.STORY, _make_report_subject(report)
        row = _find_item(connection, id, kind)
        if row is not None:
            return GroupKind(row.kind), _make_item_subject(connection, row)
    known = "a group's or a member's id (o…, s…, q…), a claim's, or a report's"
    raise UnknownError(f"there is nothing to group under {id!r}: give {known}")


def find_subject(connection: Connection, id: str) -> Subject:
    """Whatever has that id: a claim, a report, or what it is that is grouped under it. Raises LedgerError."""
    for whole in (True, False):
        claim = _find_claim(connection, id, whole=whole)
        if claim is not None:
            return _make_claim_subject(claim)
        report = _find_report(connection, id, whole=whole)
        if report is not None:
            return _make_report_subject(report)
    return find_item_subject(connection, id)[1]


def list_fellows(connection: Connection, kind: GroupKind, subject: Subject) -> tuple[Subject, ...]:
    """The other members of the group that ``subject`` is in, the eldest first. Raises RefusedError for none."""
    own = _find_item_key(connection, kind, subject)
    group = select(members.c.group_key).where(members.c.item_key == own).scalar_subquery()
    query = select(items).join(members, members.c.item_key == items.c.key).where(members.c.group_key == group)
    rows = connection.execute(query.where(items.c.key != own).order_by(items.c.at, items.c.key)).all()
    if not rows or len(rows) > MOST_PARTED:
        told = "alone in its group" if not rows else f"with {len(rows)} others, more than {MOST_PARTED}"
        raise RefusedError(f"{subject.item or subject.id} is {told}: `reportedly cut A B` parts two things")
    return tuple(_make_item_subject(connection, row) for row in rows)


def _find_claim(connection: Connection, id: str, *, whole: bool = False) -> Any:
    """The claim with that id; where it is not the ``whole`` one, also the only one whose id begins so."""
    rows = connection.execute(_select_claims(claims.c.id == id)).all()
    if not rows and id and not whole:
        rows = connection.execute(_select_claims(_begins(claims.c.id, id)).limit(_SHOWN)).all()
    _refuse_several("claims", id, list(dict.fromkeys(row.id for row in rows)))
    return rows[0] if rows else None


def _select_claims(condition: ColumnElement[bool]) -> Any:
    return (
        select(*_CLAIM, *_TEXT)
        .join(reports, reports.c.key == claims.c.report_key)
        .where(condition, claims.c.current == true())
        .order_by(claims.c.ended.is_not(None), claims.c.key.desc())  # two versions of a text may use one id
    )


def _find_report(connection: Connection, id: str, *, whole: bool = False) -> Any:
    wanted = (reports.c.id, reports.c.hash, reports.c.title, reports.c.outlet)
    newest = reports.c.last_seen_at.desc(), reports.c.key.desc()
    row = connection.execute(select(*wanted).where(reports.c.id == id).order_by(*newest).limit(1)).first()
    if row is not None or whole or not id:
        return row
    rows = connection.execute(select(*wanted).where(_begins(reports.c.id, id)).order_by(*newest).limit(_SHOWN)).all()
    _refuse_several("reports", id, sorted({row.id for row in rows}))
    return rows[0] if rows else None


def _find_item(connection: Connection, id: str, kind: GroupKind | None) -> Any:
    """The item that ``id`` names, of one that is gone the one that its group is called after; None for another kind.

    A position has another id in answers, which is found too, where it is given whole.
    """
    meant = _KINDS.get(id[:1])
    if meant is None or (kind is not None and kind is not meant):
        return None
    try:
        first, last = read_name(meant, id)
        query = select(items).where(items.c.kind == meant.value, items.c.name.between(first, last)).limit(_SHOWN)
        rows = connection.execute(query).all()
        group = None if rows else find_group(connection, meant, id)
    except LedgerError:
        return _find_position(connection, id) if meant is GroupKind.QUESTION else None
    _refuse_several(f"{meant.value} ids", id, [show_name(row.kind, row.name) for row in rows])
    if rows:
        return rows[0]
    eldest = select(groups.c.eldest_key).where(groups.c.key == group).scalar_subquery()
    return connection.execute(select(items).where(items.c.key == eldest)).first()


def _find_position(connection: Connection, id: str) -> Any:
    """The item of a position, by its id in answers; no index has it, and nobody asks for it often."""
    if len(id) != _POSITION_ID:
        return None
    return connection.execute(
        select(items).where(items.c.kind == GroupKind.QUESTION.value, items.c.id == id).limit(1)
    ).first()


def _find_item_key(connection: Connection, kind: GroupKind, subject: Subject) -> int | None:
    if subject.item is None:
        query = select(items.c.key).join(reports, reports.c.key == items.c.report_key)
        query = query.where(items.c.kind == kind.value, reports.c.id == subject.id, reports.c.hash == subject.hash)
    else:
        first, last = read_name(kind, subject.item)
        query = select(items.c.key).where(items.c.kind == kind.value, items.c.name.between(first, last))
    key = connection.execute(query.limit(1)).scalar()
    return None if key is None else int(key)


def _make_item_subject(connection: Connection, item: Any) -> Subject:
    name = show_name(item.kind, item.name)
    if item.figure_key is not None:
        query = select(figures, *_TEXT).join(reports, reports.c.key == figures.c.report_key)
        row = connection.execute(query.where(figures.c.key == item.figure_key)).one()
        named = select(claims.c.source_name, claims.c.source_words).where(claims.c.key == item.claim_key)
        source = connection.execute(named).first() or (row.voice, "")
        return _make_figure_subject(row, row, source[0] or source[1] or "", name)
    if item.claim_key is not None:
        return _make_claim_subject(connection.execute(_select_claims(claims.c.key == item.claim_key)).one(), name)
    wanted = (reports.c.id, reports.c.hash, reports.c.title, reports.c.outlet)
    return _make_report_subject(connection.execute(select(*wanted).where(reports.c.key == item.report_key)).one(), name)


def _make_position_subject(connection: Connection, claim: Any) -> Subject:
    own = select(claims.c.report_key).where(claims.c.key == claim.key).scalar_subquery()
    query = select(items).where(items.c.report_key == own, items.c.claim_key == claim.key).order_by(items.c.key)
    rows = connection.execute(query).all()
    if len(rows) == 1:
        return _make_item_subject(connection, rows[0])
    if not rows:
        raise RefusedError(f"claim {claim.id} takes no position on a question")
    told = ", ".join(show_name(row.kind, row.name) for row in rows)
    raise RefusedError(f"claim {claim.id} takes several positions: {told}. Give one of these ids")


def _make_claim_subject(row: Any, item: str | None = None) -> Subject:
    spans = json.loads(row.content_spans)
    anchor = _anchor(row, spans[0][0], spans[-1][1])
    label = row.source_name or row.source_words
    kind = SubjectKind.CLAIM
    return Subject(kind=kind, id=row.id, report=row.report, hash=row.hash, anchor=anchor, label=label, item=item)


def _make_figure_subject(figure: Any, text: Any, label: str, item: str | None = None) -> Subject:
    anchor = _anchor(text, figure.start, figure.end)
    kind = SubjectKind.FIGURE
    return Subject(kind=kind, id=figure.id, report=text.report, hash=text.hash, anchor=anchor, label=label, item=item)


def _make_report_subject(row: Any, item: str | None = None) -> Subject:
    label = row.title or row.outlet or ""
    return Subject(kind=SubjectKind.REPORT, id=row.id, report=row.id, hash=row.hash, label=label, item=item)


def _anchor(row: Any, start: int, end: int) -> Anchor:
    return make_anchor(Report(id=row.report, text=row.text), Span(start=start, end=end))


def _list_sources(connection: Connection, name: str) -> list[str]:
    """Names of sources of claims in view that have all words of ``name``, the latest first."""
    matches = match_words({"source": name})
    query = select(claims.c.source_name).join(search_index, search_index.c.rowid == claims.c.key)
    rows = connection.execute(query.where(matches, claims.c.source_name.is_not(None)).order_by(claims.c.key.desc()))
    return list(dict.fromkeys(_take(rows.scalars(), 2000)))


def _is_named(connection: Connection, name: str) -> bool:
    """Whether claims in view are from a source of that name."""
    with contextlib.suppress(SettingError):  # no letters in it
        return any(name_source(each) == name_source(name) for each in _list_sources(connection, name))
    return False


def _take(names: Iterator[str], most: int) -> Iterator[str]:
    return (name for name, _ in zip(names, range(most), strict=False))


def _begins(column: Any, id: str) -> ColumnElement[bool]:
    """Whether an id begins so, in a form that an index answers."""
    return and_(column >= id, column < literal(escape_unfit(id) + _LAST, Text))


def _refuse_several(what: str, id: str, found: Sequence[str]) -> None:
    if len(found) > 1:
        raise UnknownError(f"several {what} begin with {id!r}: {', '.join(found)}. Give more of it")
