"""Gold chains to what the scorer learns: for each anaphor the candidates that are right, wrong, or not known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from reportedly.reading.speakers.dialogue import Finder
from reportedly.reading.speakers.mentions import Form
from reportedly.reading.speakers.pairs import Pairs
from reportedly.reading.speakers.rows import Row
from reportedly.reading.speakers.scorer import Scorer
from reportedly.vocabulary import Span
from training.speakers.texts import Halves, Prepared

Floats: TypeAlias = NDArray[np.float32]
Ints: TypeAlias = NDArray[np.int64]
RIGHT, WRONG = 1, 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A text's pairs with their labels. ``anaphors`` are mentions in order; ``none`` says for each of them whether
    standing for nobody before it is right. Pairs point into ``anaphors`` by ``owners``. ``soft`` and ``soft_none`` are
    a teacher's probabilities; where ``gold`` is 0 they are all that is known.
    """

    key: str
    weight: float
    gold: float
    states: Halves
    unary: Floats
    anaphors: Ints
    none: Ints
    owners: Ints
    left: Ints
    right: Ints
    features: Floats
    labels: Ints
    soft: Floats | None = None
    soft_none: Floats | None = None


def find_heads(row: Row, gold: Sequence[Mapping[str, Any]]) -> dict[int, str]:
    """For the head word of each gold mention its chain; of two with one head the shorter wins."""
    found: dict[int, tuple[int, str]] = {}
    for mention in gold:
        words = row.within(mention["start"], mention["end"])
        if words:
            head, size = row.head_in(words.start, words.stop), len(words)
            if head not in found or size < found[head][0]:
                found[head] = (size, mention["chain"])
    return {head: chain for head, (_, chain) in found.items()}


def label_full(prepared: Prepared, gold: Sequence[Mapping[str, Any]], weight: float) -> Example:
    """A text whose chains are all listed: what is in none of them stands for nobody."""
    chains = find_heads(prepared.row, gold)
    spans = {(each["start"], each["end"]): each["chain"] for each in gold}
    chain = [spans.get((m.start, m.end)) if m.form is Form.PAIR else chains.get(m.head) for m in prepared.mentions]
    labels = [
        RIGHT if chain[i] is not None and chain[i] == chain[j] else WRONG
        for i, j in zip(prepared.pairs.anaphors.tolist(), prepared.pairs.candidates.tolist(), strict=True)
    ]
    return _make_example(prepared, np.array(labels, dtype=np.int64), None, weight)


def label_partial(prepared: Prepared, gold: Sequence[Mapping[str, Any]], weight: float) -> Example | None:
    """A text with one anaphor and one or two names (GAP), or an anaphor and a description (WinoBias).

    Where the names are told apart from the anaphor, only they are known to be wrong; all else may be right. Where one
    of them is right, other names are wrong, and pronouns and descriptions are left out.
    """
    finder = Finder(prepared.row, prepared.mentions)
    by_role: dict[str, int | None] = {}
    for mention in gold:
        role = mention.get("role") or ("pronoun" if mention["start"] == gold[-1]["start"] else "A")
        by_role[role] = finder.find([Span(start=mention["start"], end=mention["end"])])
    anaphor = by_role.get("pronoun")
    chain_of = {(m.get("role") or "A"): m["chain"] for m in gold}
    target_chain = next(m["chain"] for m in gold if m.get("role", "pronoun") == "pronoun")
    if anaphor is None or prepared.mentions[anaphor].form is not Form.PRONOUN:
        return None
    named = {role: n for role, n in by_role.items() if role != "pronoun" and n is not None}
    right = [n for role, n in named.items() if chain_of[role] == target_chain]
    wrong = [n for role, n in named.items() if chain_of[role] != target_chain]
    return _label_one(prepared, anaphor, right, wrong, weight)


def _label_one(prepared: Prepared, anaphor: int, right: list[int], wrong: list[int], weight: float) -> Example | None:
    table, pairs = prepared.table, prepared.pairs
    groups = {int(table.group[n]) for n in right} - {-1}
    others = {int(table.group[n]) for n in wrong} - {-1}
    kept = np.flatnonzero(pairs.anaphors == anaphor)
    labels = []
    for j in pairs.candidates[kept].tolist():
        group = int(table.group[j])
        if j in right or (group in groups and group not in others):
            labels.append(RIGHT)
        elif j in wrong or group in others:
            labels.append(WRONG)
        elif not right:
            labels.append(RIGHT)
        else:
            labels.append(WRONG if table.form[j] in (Form.NAME,) or not wrong else -1)
    made = np.array(labels, dtype=np.int64)
    if right and not (made == RIGHT).any():
        return None
    used = kept[made >= 0]
    return _make_example(prepared, made[made >= 0], (anaphor, used, not right), weight)


def _make_example(prepared: Prepared, labels: Ints, only: tuple[int, Ints, bool] | None, weight: float) -> Example:
    pairs = prepared.pairs
    left, right, features = pairs.anaphors, pairs.candidates, pairs.features
    none: Ints
    if only is not None:
        anaphor, kept, open_end = only
        left, right, features = left[kept], right[kept], features[kept]
        anaphors = np.array([anaphor], dtype=np.int64)
        none = np.array([int(open_end)], dtype=np.int64)
    else:
        anaphors = np.unique(left)
        found = np.zeros(len(prepared.mentions), dtype=np.int64)
        np.maximum.at(found, left, labels)
        none = 1 - found[anaphors]
    used = np.unique(np.concatenate([anaphors, right]))
    return Example(
        key=prepared.key,
        weight=weight,
        gold=1.0,
        states=prepared.states[used],
        unary=prepared.table.unary[used],
        anaphors=np.searchsorted(used, anaphors),
        none=none,
        owners=np.searchsorted(anaphors, left),
        left=np.searchsorted(used, left),
        right=np.searchsorted(used, right),
        features=features,
        labels=labels,
    )


def teach(example: Example, teachers: Sequence[Scorer]) -> Example:
    """The example with what the teachers together think of its pairs: the mean of their scores as probabilities."""
    pairs = Pairs(anaphors=example.left, candidates=example.right, features=example.features)
    states = example.states.astype(np.float32)
    told = [teacher.score(states, example.unary, pairs) for teacher in teachers]
    scores = np.mean([scores for scores, _ in told], axis=0)
    alone = np.mean([alone for _, alone in told], axis=0)[example.anaphors]
    top = alone.copy()
    np.maximum.at(top, example.owners, scores)
    grown, nobody = np.exp(scores - top[example.owners]), np.exp(alone - top)
    total = nobody.copy()
    np.add.at(total, example.owners, grown)
    soft = (grown / total[example.owners]).astype(np.float32)
    return replace(example, soft=soft, soft_none=(nobody / total).astype(np.float32))


def leave_open(prepared: Prepared, weight: float) -> Example:
    """A text without gold, for a teacher to judge."""
    made = _make_example(prepared, np.zeros(len(prepared.pairs.anaphors), dtype=np.int64), None, weight)
    return replace(made, gold=0.0)
