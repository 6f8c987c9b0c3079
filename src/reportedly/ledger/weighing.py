"""What counts of what people have said: the latest word of each, and no word that somebody else's is opposed to.

The judgements of one person on one thing replace each other. Different people may say different things: then all of
their words show, and none counts. What is not found any more counts nowhere and is listed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from reportedly.ledger.attaching import Target, attach_subjects
from reportedly.ledger.judgement_rows import KeptJudgement
from reportedly.ledger.knots import Knots, tie_knots
from reportedly.vocabulary.judgements import Aspect, JudgementKind, JudgementState

Targets = tuple[tuple[Target, ...], ...]
"""What each subject of a judgement is now."""

Slot = tuple[Target, Aspect]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """Judgements with what has become of them, by their keys.

    ``slots`` has, for each aspect of each thing that is judged, the judgements that count or are opposed, the latest of
    each person; ``opposed`` the keys of those that each one is opposed to; ``pairs`` what holds of things to group.
    """

    kept: tuple[KeptJudgement, ...]
    states: Mapping[int, JudgementState]
    targets: Mapping[int, Targets]
    slots: Mapping[Slot, tuple[KeptJudgement, ...]]
    opposed: Mapping[int, tuple[int, ...]]
    knots: Knots


def weigh_judgements(
    connection: Connection, kept: Sequence[KeptJudgement], *, within: Collection[int] | None = None
) -> Weighed:
    """Weigh judgements against each other. ``within`` are the keys of the only reports that matter."""
    targets = _attach(connection, kept, within)
    slots = _fill_slots(kept, targets)
    knots = tie_knots(kept, targets)
    opposed: dict[int, set[int]] = defaultdict(set)
    for words in slots.values():
        _oppose(words, targets, opposed)
    for left, right in knots.opposed:
        opposed[left].add(right)
        opposed[right].add(left)
    latest = {each.key for words in slots.values() for each in words}
    states = {each.key: _tell_state(each, targets, latest, opposed, knots) for each in kept}
    return Weighed(
        kept=tuple(kept),
        states=states,
        targets=targets,
        slots=slots,
        opposed={key: tuple(sorted(others)) for key, others in opposed.items()},
        knots=knots,
    )


def _attach(
    connection: Connection, kept: Sequence[KeptJudgement], within: Collection[int] | None
) -> dict[int, Targets]:
    subjects = {each.key: () if each.judgement is None else each.judgement.subjects for each in kept}
    wanted = [subject for several in subjects.values() for subject in several]
    found = attach_subjects(connection, wanted, within=within)
    return {key: tuple(found[subject] for subject in several) for key, several in subjects.items()}


def _fill_slots(kept: Iterable[KeptJudgement], targets: Mapping[int, Targets]) -> dict[Slot, tuple[KeptJudgement, ...]]:
    slots: dict[Slot, dict[str, KeptJudgement]] = defaultdict(dict)
    for each in kept:
        if each.judgement is None or each.judgement.aspect is None or each.undone is not None:
            continue
        if _is_found(each, targets[each.key]):
            for target in targets[each.key][0]:
                words = slots[target, each.judgement.aspect]
                words.pop(each.author, None)
                words[each.author] = each
    return {slot: tuple(words.values()) for slot, words in slots.items()}


def _oppose(words: Sequence[KeptJudgement], targets: Mapping[int, Targets], opposed: dict[int, set[int]]) -> None:
    """Note which of the words on one aspect say different things; of pieces also of which claim."""
    said = {each.key: (each.judgement and each.judgement.value, targets[each.key][1:]) for each in words}
    for key, value in said.items():
        others = {other for other in said if said[other] != value}
        if others:
            opposed[key] |= others


def _tell_state(
    kept: KeptJudgement,
    targets: Mapping[int, Targets],
    latest: Collection[int],
    opposed: Mapping[int, Collection[int]],
    knots: Knots,
) -> JudgementState:
    if kept.undone is not None:
        return JudgementState.UNDONE
    if kept.judgement is None or not _is_found(kept, targets[kept.key]) or kept.key in knots.void:
        return JudgementState.UNATTACHED
    if kept.judgement.aspect is not None and kept.key not in latest:
        return JudgementState.REPLACED
    return JudgementState.CONFLICT if kept.key in opposed else JudgementState.STANDING


def _is_found(kept: KeptJudgement, targets: Targets) -> bool:
    """Of a split the member and any of those that it is parted from."""
    return bool(targets[0]) and (any if kept.kind is JudgementKind.SPLIT else all)(map(bool, targets[1:]))
