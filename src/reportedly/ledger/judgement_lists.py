"""Judgements in lists, each with what has become of it; what is not found any more is in them too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from reportedly.ledger.attaching import Target
from reportedly.ledger.judgement_rows import CHUNK, KeptJudgement, Undoing, load_judgements
from reportedly.ledger.schema import claims, figures, reports
from reportedly.ledger.store import Ledger
from reportedly.ledger.weighing import weigh_judgements
from reportedly.vocabulary import GroupKind
from reportedly.vocabulary.judgements import Aspect, JudgementKind, JudgementState, Subject, SubjectKind

_TABLES = {SubjectKind.CLAIM: claims, SubjectKind.FIGURE: figures, SubjectKind.REPORT: reports}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedJudgement:
    """A judgement and what has become of it. ``recorded`` is in ISO 8601, UTC.

    ``subjects`` are as they were when it was made, ``now`` the ids of what each of them is now (none where it is not
    found any more); both are empty where the text was withdrawn. ``opposed`` are the keys of those that contradict it.
    """

    key: int
    kind: JudgementKind
    author: str
    reason: str
    recorded: str
    state: JudgementState
    group: GroupKind | None
    aspect: Aspect | None
    value: tuple[str, ...]
    subjects: tuple[Subject, ...]
    now: tuple[tuple[str, ...], ...]
    opposed: tuple[int, ...]
    undone: Undoing | None


def list_judgements(
    ledger: Ledger,
    *,
    states: Collection[JudgementState] = tuple(JudgementState),
    author: str | None = None,
    about: str | None = None,
    known_at: int | None = None,
) -> tuple[ListedJudgement, ...]:
    """The judgements in a ledger, first to last; those in one of ``states``.

    ``author`` is whose, ``about`` the beginning of an id that one of its subjects had or has, or a source's name;
    ``known_at`` leaves out what was recorded later (microseconds since 1970). Raises LedgerError.
    """
    with ledger.read() as connection:
        weighed = weigh_judgements(connection, load_judgements(connection, known_at=known_at))
        kept = [each for each in weighed.kept if author is None or each.author == author]
        kept = [each for each in kept if weighed.states[each.key] in states]
        ids = _load_ids(
            connection, (target for each in kept for found in weighed.targets[each.key] for target in found)
        )
    listed = (
        _list(
            each,
            weighed.states[each.key],
            tuple(tuple(dict.fromkeys(ids[target] for target in found)) for found in weighed.targets[each.key]),
            weighed.opposed.get(each.key, ()),
        )
        for each in kept
    )
    return tuple(each for each in listed if about is None or _is_about(each, about))


def _list(
    kept: KeptJudgement, state: JudgementState, now: tuple[tuple[str, ...], ...], opposed: tuple[int, ...]
) -> ListedJudgement:
    said = kept.judgement
    return ListedJudgement(
        key=kept.key,
        kind=kept.kind,
        author=kept.author,
        reason=kept.reason,
        recorded=kept.recorded,
        state=state,
        group=None if said is None else said.group,
        aspect=None if said is None else said.aspect,
        value=() if said is None else said.value,
        subjects=() if said is None else said.subjects,
        now=now,
        opposed=opposed,
        undone=kept.undone,
    )


def _load_ids(connection: Connection, targets: Iterable[Target]) -> Mapping[Target, str]:
    ids: dict[Target, str] = {}
    keys: dict[SubjectKind, set[int]] = defaultdict(set)
    for kind, key in targets:
        if isinstance(key, int):
            keys[kind].add(key)
        else:
            ids[kind, key] = key
    for kind, wanted in keys.items():
        table, ordered = _TABLES[kind], sorted(wanted)
        for at in range(0, len(ordered), CHUNK):
            query = select(table.c.key, table.c.id).where(table.c.key.in_(ordered[at : at + CHUNK]))
            ids.update({(kind, row.key): row.id for row in connection.execute(query)})
    return ids


def _is_about(listed: ListedJudgement, id: str) -> bool:
    had = (name for each in listed.subjects for name in (each.id, each.report, each.item, each.label) if name)
    return any(name.startswith(id) for names in (had, *listed.now) for name in names)
