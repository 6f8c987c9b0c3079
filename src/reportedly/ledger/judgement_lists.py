"""Judgements in lists, each with what has become of it; what is not found any more is in them too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from reportedly.ledger.attaching import Target, list_related_hashes
from reportedly.ledger.judgement_rows import CHUNK, KeptJudgement, Undoing, load_judgements, of_sources, of_texts
from reportedly.ledger.pairing import PAIRED, PAIRED_NAMES
from reportedly.ledger.schema import claims, figures, judgements, reports
from reportedly.ledger.store import Ledger
from reportedly.ledger.weighing import Weighed, weigh_judgements
from reportedly.vocabulary import GroupKind
from reportedly.vocabulary.judgements import Aspect, JudgementKind, JudgementState, Subject, SubjectKind

_BATCH = 100
_MOST_BATCHES = 20
"""Judgements that are weighed together, and how often that is done for one page, where few are like those asked for."""

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
    listed = (_show(each, weighed, ids) for each in kept)
    return tuple(each for each in listed if about is None or _is_about(each, about))


def page_judgements(
    ledger: Ledger,
    *,
    states: Collection[JudgementState] = tuple(JudgementState),
    author: str | None = None,
    about: str | None = None,
    after: int | None = None,
    limit: int = 50,
) -> tuple[tuple[ListedJudgement, ...], int | None]:
    """A page of judgements, the last first, those with smaller keys than ``after``; and the next page's ``after``.

    What else is asked is as for ``list_judgements``. Where few are like that, a page may end with less than ``limit``.
    Raises LedgerError.
    """
    found: list[ListedJudgement] = []
    with ledger.read() as connection:
        for _ in range(_MOST_BATCHES):
            kept = _load_batch(connection, author, after)
            for each in _list_batch(connection, kept, states):
                if len(found) == limit:
                    return tuple(found), after
                after = each.key
                if about is None or _is_about(each, about):
                    found.append(each)
            if len(kept) < _BATCH:
                return tuple(found), None
            after = kept[0].key
    return tuple(found), after


def _load_batch(connection: Connection, author: str | None, after: int | None) -> tuple[KeptJudgement, ...]:
    query = select(judgements.c.key).where(judgements.c.kind != JudgementKind.UNDO.value)
    query = query if author is None else query.where(judgements.c.author == author)
    query = query if after is None else query.where(judgements.c.key < after)
    keys = connection.execute(query.order_by(judgements.c.key.desc()).limit(_BATCH)).scalars().all()
    return load_judgements(connection, judgements.c.key.in_(keys)) if keys else ()


def _list_batch(
    connection: Connection, batch: Sequence[KeptJudgement], states: Collection[JudgementState]
) -> Iterator[ListedJudgement]:
    """Those in one of ``states``, the last first, weighed with all that may be about the same."""
    related = {each.key: each for each in (*_load_related(connection, batch), *batch)}
    weighed = weigh_judgements(connection, [related[key] for key in sorted(related)])
    kept = [each for each in reversed(batch) if weighed.states[each.key] in states]
    ids = _load_ids(connection, (target for each in kept for found in weighed.targets[each.key] for target in found))
    return (_show(each, weighed, ids) for each in kept)


def _load_related(connection: Connection, batch: Sequence[KeptJudgement]) -> Iterator[KeptJudgement]:
    said = [each.judgement for each in batch if each.judgement is not None]
    hashes = {each.subjects[0].hash for each in said if each.kind not in PAIRED} - {None}
    if hashes:
        texts = connection.execute(select(reports.c.key).where(reports.c.hash.in_(sorted(filter(None, hashes)))))
        own = of_texts(list_related_hashes(connection, texts.scalars().all()))
        yield from load_judgements(connection, own, judgements.c.kind.not_in(PAIRED_NAMES))
    names = {each.subjects[0].id for each in said if each.subjects[0].hash is None}
    if names:
        yield from load_judgements(connection, of_sources(names))
    if any(each.kind in PAIRED for each in said):
        yield from load_judgements(connection, judgements.c.kind.in_(PAIRED_NAMES))


def _show(kept: KeptJudgement, weighed: Weighed, ids: Mapping[Target, str]) -> ListedJudgement:
    now = tuple(tuple(dict.fromkeys(ids[target] for target in found)) for found in weighed.targets[kept.key])
    return _list(kept, weighed.states[kept.key], now, weighed.opposed.get(kept.key, ()))


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
