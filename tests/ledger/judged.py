"""A small ledger to judge in, and short ways of judging."""

from __future__ import annotations

from typing import Any

from reportedly.ledger import Ledger, find_claims
from reportedly.ledger.judgement_lists import ListedJudgement, list_judgements
from reportedly.ledger.judging import Judged, judge
from reportedly.ledger.subjects import find_claim_subject, find_figure_subject, find_subject
from reportedly.vocabulary import GroupKind
from reportedly.vocabulary.judgements import Aspect, Judgement, JudgementKind, JudgementState, Subject

KIM, LEE, ANN = "Kim", "Lee", "Ann"


def about(ledger: Ledger, *ids: str) -> tuple[Subject, ...]:
    """The subjects with these ids."""
    with ledger.read() as connection:
        return tuple(find_subject(connection, id) for id in ids)


def say(
    ledger: Ledger, kind: JudgementKind, *ids: str, author: str = KIM, reason: str = "seen", **facts: Any
) -> Judged:
    """Judge what has these ids."""
    said = Judgement(kind=kind, author=author, reason=reason, subjects=about(ledger, *ids), **facts)
    return judge(ledger, said)


def correct(ledger: Ledger, id: str, aspect: Aspect, *value: str, author: str = KIM, reason: str = "misread") -> Judged:
    """Correct a claim."""
    return say(ledger, JudgementKind.CORRECT, id, author=author, reason=reason, aspect=aspect, value=value)


def merge(ledger: Ledger, left: str, right: str, *, author: str = KIM, reason: str = "the same event") -> Judged:
    """Put two reports into one story."""
    return say(ledger, JudgementKind.MERGE, left, right, author=author, reason=reason, group=GroupKind.STORY)


def cut(ledger: Ledger, left: str, right: str, *, author: str = KIM, reason: str = "two events") -> Judged:
    """Part two reports of one story."""
    return say(ledger, JudgementKind.CUT, left, right, author=author, reason=reason, group=GroupKind.STORY)


def state(ledger: Ledger, key: int) -> JudgementState:
    """What has become of a judgement."""
    return get(ledger, key).state


def get(ledger: Ledger, key: int) -> ListedJudgement:
    """A judgement."""
    return next(each for each in list_judgements(ledger) if each.key == key)


def figure_of(ledger: Ledger, claim: str, words: str | None = None) -> Subject:
    """A figure in a claim."""
    with ledger.read() as connection:
        return find_figure_subject(connection, find_claim_subject(connection, claim), words)


def snapshot(ledger: Ledger) -> tuple[Any, ...]:
    """All that people's words make of the lists, whatever their keys and times."""
    shown = find_claims(ledger).claims
    said = [
        (
            claim.id,
            [
                (
                    verdict.aspect,
                    verdict.figure,
                    sorted((word.author, word.reason, word.value) for word in verdict.words),
                )
                for verdict in claim.verdicts
            ],
        )
        for claim in shown
    ]
    states = sorted(
        (each.kind, each.author, each.reason, each.value, each.state)
        for each in list_judgements(ledger)
        if each.undone is None
    )
    return tuple(said), tuple(states)
