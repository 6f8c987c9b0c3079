"""Judgements as plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportedly.vocabulary.judgements import Subject

if TYPE_CHECKING:
    from reportedly.ledger.judgement_lists import ListedJudgement


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
