"""Judgements in words, and as plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportedly.records.verdicts import tell_value
from reportedly.vocabulary.judgements import Aspect, Judgement, JudgementKind, Subject

if TYPE_CHECKING:
    from reportedly.ledger.judgement_lists import ListedJudgement


def tell_said(said: Judgement | ListedJudgement) -> str:
    """What a judgement says, in words."""
    if not said.subjects:
        return f"{said.kind}: the report that it was about was withdrawn"
    names = [subject.item or (subject.label if subject.hash is None else subject.id) for subject in said.subjects]
    match said.kind:
        case JudgementKind.MERGE:
            return f"{names[0]} and {names[1]} are one {said.group}"
        case JudgementKind.CUT:
            return f"{names[0]} and {names[1]} are not one {said.group}"
        case JudgementKind.SPLIT:
            return f"{names[0]} is not in one {said.group} with {', '.join(names[1:6])}{' …' if len(names) > 6 else ''}"
    if said.aspect is Aspect.PART_OF:
        return f"{names[0]}: part of claim {names[1]}"
    return f"{names[0]}: {tell_value(said.aspect, said.value)}"


def describe_judgement(listed: ListedJudgement) -> dict[str, Any]:
    """A judgement as plain values."""
    undone = listed.undone
    return {
        "key": f"j{listed.key}",
        "kind": listed.kind.value,
        "author": listed.author,
        "reason": listed.reason or None,
        "recorded": listed.recorded,
        "state": listed.state.value,
        "group": None if listed.group is None else listed.group.value,
        "aspect": None if listed.aspect is None else listed.aspect.value,
        "value": list(listed.value),
        "subjects": [_describe_subject(subject, now) for subject, now in zip(listed.subjects, listed.now, strict=True)],
        "opposed": [f"j{key}" for key in listed.opposed],
        "undone": None if undone is None else {"recorded": undone.recorded, "reason": undone.reason or None},
    }


def _describe_subject(subject: Subject, now: tuple[str, ...]) -> dict[str, Any]:
    anchor = subject.anchor
    words = None if anchor is None else {"exact": anchor.quotation, "prefix": anchor.prefix, "suffix": anchor.suffix}
    return {
        "kind": subject.kind.value,
        "id": subject.id,
        "item": subject.item,
        "report": subject.report,
        "label": subject.label or None,
        "quotation": words,
        "now": list(now),
    }
