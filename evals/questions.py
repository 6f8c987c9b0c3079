"""Whether two claims that are known to be comparable are put on one question: the pairs of ``relations`` by it.

A relation is only shown between positions of one question, so what is measured here bounds what the relations can
reach: how often each of two claims has a position, and whether the verdict on the two topics is one that lets the right
relation be told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from evals.records import Figure
from evals.relations import RELATIONS, RelationRow, Side
from reportedly.reconciliation.questions import TopicMatch, Verdict, compare_topics, make_positions
from reportedly.vocabulary import Position, Reading

GROUP = "Questions of claims"
EXPECTED = {
    **dict.fromkeys(RELATIONS, (Verdict.SAME,)),
    "other_scope": (Verdict.OTHER_SCOPE,),
    "undecided": (Verdict.SAME, Verdict.UNCLEAR, Verdict.NONE),
}
"""The verdicts on the topics with which a relation can be told right."""

_RANKS = (Verdict.NONE, Verdict.OTHER_SCOPE, Verdict.UNCLEAR, Verdict.SAME)

ReadSide = Callable[[Side], Reading]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paired:
    """A row with the likeliest two positions of its claims; ``match`` None where a claim has none."""

    row: RelationRow
    a: Position | None
    b: Position | None
    match: TopicMatch | None

    @property
    def verdict(self) -> Verdict | None:
        """The verdict on the two topics."""
        return None if self.match is None else self.match.verdict

    @property
    def is_right(self) -> bool:
        """Whether the verdict lets the row's relation be told."""
        return self.verdict in EXPECTED[self.row.relation]


def pair_positions(row: RelationRow, read: ReadSide) -> Paired:
    """The positions of both claims that go best together."""
    left, right = (find_positions(side, make_positions(read(side))) for side in (row.a, row.b))
    pairs = [(compare_topics(one, other), one, other) for one in left for other in right]
    if not pairs:
        return Paired(row=row, a=left[0] if left else None, b=right[0] if right else None, match=None)
    match, one, other = max(pairs, key=lambda pair: (_RANKS.index(pair[0].verdict), pair[0].score))
    return Paired(row=row, a=one, b=other, match=match)


def find_positions(side: Side, positions: Iterable[Position]) -> list[Position]:
    """The positions of a claim: figures within its words; statements, and the outlet's, of which it holds most."""
    found = []
    for position in positions:
        words = position.words.spans
        shared = sum(max(0, min(span.end, side.claim.end) - max(span.start, side.claim.start)) for span in words)
        if shared >= 0.5 * min(sum(span.end - span.start for span in words), side.claim.end - side.claim.start):
            found.append(position)
    return found


def make_figures(half: str, kind: str, outcomes: Sequence[Paired]) -> list[Figure]:
    """How many rows have both positions, and of all rows how many have a verdict that fits their relation."""
    name = f"questions.{kind}.{half}"
    both = sum(one.match is not None for one in outcomes)
    figures = [
        _figure(f"{name}.found", "both claims have a position", both, len(outcomes)),
        _figure(f"{name}.right", "the verdict fits the relation", _count_right(outcomes), len(outcomes)),
    ]
    for relation in RELATIONS:
        rows = [one for one in outcomes if one.row.relation == relation]
        figures.append(_figure(f"{name}.{relation}", f"{relation}, right", _count_right(rows), len(rows)))
    return figures


def count_verdicts(outcomes: Iterable[Paired]) -> Counter[tuple[str, str]]:
    """How often each verdict was given for each relation."""
    return Counter((one.row.relation, one.verdict.value if one.verdict is not None else "missing") for one in outcomes)


def _count_right(outcomes: Iterable[Paired]) -> int:
    return sum(one.is_right for one in outcomes)


def _figure(key: str, title: str, count: int, support: int) -> Figure:
    value = count / support if support else None
    return Figure(key=key, group=GROUP, title=title, value=value, support=support, pinned=False)
