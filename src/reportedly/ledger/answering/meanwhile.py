"""What came in between a moment and now that a person who judges should know: other readings, versions, words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from reportedly.ledger.answering.pulse import Pulse
from reportedly.ledger.attaching import Target, attach_subjects
from reportedly.ledger.judgement_rows import CHUNK, KeptJudgement, load_judgements
from reportedly.ledger.schema import judgements, reports
from reportedly.ledger.store import Ledger
from reportedly.vocabulary import GroupKind
from reportedly.vocabulary.judgements import JudgementKind, Subject

_MOST = 2000
"""Judgements that are looked at, the latest: so many do not come in while a form is open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meanwhile:
    """What is new about some things: reports that were read again, reports that are new versions of their texts, what
    people said, and what they took back.
    """

    reread: tuple[str, ...] = ()
    newer: tuple[str, ...] = ()
    said: tuple[KeptJudgement, ...] = ()
    undone: tuple[KeptJudgement, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.reread or self.newer or self.said or self.undone)


def find_meanwhile(
    ledger: Ledger, subjects: Collection[Subject], since: Pulse, *, group: GroupKind | None = None
) -> Meanwhile:
    """What came after ``since`` about the things that a judgement is about.

    With ``group`` of what was merged and parted in it, else of all else that people say. Raises LedgerError.
    """
    with ledger.read() as connection:
        texts = _select_texts(connection, {subject.hash for subject in subjects if subject.hash is not None})
        addresses = {row.address_key for row in texts} - {None}
        said = tuple(_list_said(connection, subjects, since, group))
        return Meanwhile(
            reread=tuple(row.id for row in texts if row.key <= since.report and (row.reading_key or 0) > since.reading),
            newer=tuple(_list_newer(connection, addresses, since)),
            said=tuple(each for each in said if each.key > since.judgement and each.undone is None),
            undone=tuple(each for each in said if each.undone is not None and each.key <= since.judgement),
        )


def _select_texts(connection: Connection, hashes: Collection[str]) -> list[Any]:
    columns = (reports.c.key, reports.c.id, reports.c.address_key, reports.c.reading_key)
    ordered = sorted(hashes)
    return [
        row
        for at in range(0, len(ordered), CHUNK)
        for row in connection.execute(select(*columns).where(reports.c.hash.in_(ordered[at : at + CHUNK])))
    ]


def _list_newer(connection: Connection, addresses: Collection[int], since: Pulse) -> Iterator[str]:
    newer = reports.c.key > since.report
    for address in sorted(addresses):
        yield from connection.execute(select(reports.c.id).where(reports.c.address_key == address, newer)).scalars()


def _list_said(
    connection: Connection, subjects: Iterable[Subject], since: Pulse, group: GroupKind | None
) -> Iterator[KeptJudgement]:
    """The judgements on these things that were made or taken back."""
    later = select(judgements.c.key, judgements.c.undoes_key).where(judgements.c.key > since.judgement)
    rows = connection.execute(later.order_by(judgements.c.key.desc()).limit(_MOST)).all()
    keys = sorted({row.undoes_key or row.key for row in rows})
    kept = [each for part in _cut(keys) for each in load_judgements(connection, judgements.c.key.in_(part))]
    meant = [each for each in kept if each.judgement is not None and each.judgement.group is group]
    about = {each.key: _list_subjects(each) for each in meant}
    found = attach_subjects(connection, [*subjects, *(one for several in about.values() for one in several)])
    own: set[Target] = {target for subject in subjects for target in found[subject]}
    for each in meant:
        if own.intersection(target for subject in about[each.key] for target in found[subject]):
            yield each


def _list_subjects(kept: KeptJudgement) -> tuple[Subject, ...]:
    """What a judgement is about; of a split the member, since it parts that from many."""
    assert kept.judgement is not None
    several = kept.judgement.subjects
    return several[:1] if kept.kind is JudgementKind.SPLIT else several


def _cut(keys: list[int]) -> Iterator[list[int]]:
    return (keys[at : at + CHUNK] for at in range(0, len(keys), CHUNK))
