"""Scorers of coreference: MUC, B-cubed and CEAF-e with their mean (CoNLL), GAP, and speakers of attributions.

Clusters are sets of mentions; a mention is anything that can be compared. Chains of one are left out on both sides, as
is usual where they are not annotated throughout.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from reportedly.vocabulary import Span

Cluster: TypeAlias = frozenset[Hashable]
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Sums of a precision and a recall: numerators and denominators, to be added over texts."""

    right: float = 0.0
    found: float = 0.0
    covered: float = 0.0
    wanted: float = 0.0

    def __add__(self, other: Share) -> Share:
        return Share(
            right=self.right + other.right,
            found=self.found + other.found,
            covered=self.covered + other.covered,
            wanted=self.wanted + other.wanted,
        )

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 where nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what is wanted that was covered; 0 where nothing is."""
        return self.covered / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ConllScores:
    """The three measures over all texts."""

    muc: Share
    b_cubed: Share
    ceaf_e: Share

    @property
    def mean(self) -> float:
        """The CoNLL score: the mean of the three F1."""
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf_e.f1) / 3


Clustering: TypeAlias = Sequence[AbstractSet[Hashable]]


def score_conll(pairs: Iterable[tuple[Clustering, Clustering]]) -> ConllScores:
    """The scores of texts, each its gold and its predicted clusters; clusters of one are left out."""
    muc, b_cubed, ceaf_e = Share(), Share(), Share()
    for gold, predicted in pairs:
        wanted, given = _drop_single(gold), _drop_single(predicted)
        muc += score_muc(wanted, given)
        b_cubed += score_b_cubed(wanted, given)
        ceaf_e += score_ceaf_e(wanted, given)
    return ConllScores(muc=muc, b_cubed=b_cubed, ceaf_e=ceaf_e)


def _drop_single(clusters: Clustering) -> list[Cluster]:
    return [frozenset(cluster) for cluster in clusters if len(cluster) > 1]


def score_muc(gold: Clustering, predicted: Clustering) -> Share:
    """Links: how many of those that hold a cluster together the other side has too."""
    covered, wanted = _count_links(gold, predicted)
    right, found = _count_links(predicted, gold)
    return Share(right=right, found=found, covered=covered, wanted=wanted)


def _count_links(clusters: Clustering, others: Clustering) -> tuple[int, int]:
    of = _by_mention(others)
    kept = total = 0
    for cluster in clusters:
        parts = {of[mention] for mention in cluster if mention in of}
        alone = sum(mention not in of for mention in cluster)
        kept += len(cluster) - len(parts) - alone
        total += len(cluster) - 1
    return kept, total


def _by_mention(clusters: Clustering) -> dict[Hashable, int]:
    return {mention: number for number, cluster in enumerate(clusters) for mention in cluster}


def score_b_cubed(gold: Clustering, predicted: Clustering) -> Share:
    """Mentions: the share of each one's cluster that the other side's cluster of it holds."""
    covered, wanted = _count_mentions(gold, predicted)
    right, found = _count_mentions(predicted, gold)
    return Share(right=right, found=found, covered=covered, wanted=wanted)


def _count_mentions(clusters: Clustering, others: Clustering) -> tuple[float, int]:
    of = _by_mention(others)
    share, total = 0.0, 0
    for cluster in clusters:
        counts: dict[int, int] = {}
        for mention in cluster:
            if mention in of:
                counts[of[mention]] = counts.get(of[mention], 0) + 1
        share += sum(count * count for count in counts.values()) / len(cluster)
        total += len(cluster)
    return share, total


def score_ceaf_e(gold: Clustering, predicted: Clustering) -> Share:
    """Entities: the best one-to-one alignment of clusters, each pair worth twice its overlap over its size."""
    worth = [[2 * len(g & p) / (len(g) + len(p)) for p in predicted] for g in gold]
    best = sum_best(worth)
    return Share(right=best, found=len(predicted), covered=best, wanted=len(gold))


def sum_best(worth: Sequence[Sequence[float]]) -> float:
    """The highest sum of one value a row, each from another column (Kuhn and Munkres, with potentials)."""
    if not worth or not worth[0]:
        return 0.0
    rows = worth if len(worth) <= len(worth[0]) else [list(column) for column in zip(*worth, strict=True)]
    height, width = len(rows), len(rows[0])
    u, v = [0.0] * (height + 1), [0.0] * (width + 1)
    owner = [0] * (width + 1)
    for row in range(1, height + 1):
        _assign(rows, row, u, v, owner)
    return sum(rows[owner[column] - 1][column - 1] for column in range(1, width + 1) if owner[column])


def _assign(rows: Sequence[Sequence[float]], row: int, u: list[float], v: list[float], owner: list[int]) -> None:
    """Give ``row`` a column along the cheapest augmenting path; ``owner[0]`` is the row in hand."""
    width = len(v) - 1
    owner[0], column = row, 0
    least, way, used = [float("inf")] * (width + 1), [0] * (width + 1), [False] * (width + 1)
    while True:
        used[column] = True
        current, delta, following = owner[column], float("inf"), 0
        for other in range(1, width + 1):
            if used[other]:
                continue
            cost = -rows[current - 1][other - 1] - u[current] - v[other]
            if cost < least[other]:
                least[other], way[other] = cost, column
            if least[other] < delta:
                delta, following = least[other], other
        for other in range(width + 1):
            if used[other]:
                u[owner[other]] += delta
                v[other] -= delta
            else:
                least[other] -= delta
        column = following
        if owner[column] == 0:
            break
    while column:
        owner[column], column = owner[way[column]], way[column]


def align_mentions(
    gold: Sequence[Span], predicted: Sequence[Span], find_head: Callable[[Span], int] | None
) -> list[int | None]:
    """For each predicted mention the number of the gold mention that it is, or None; one to one.

    Spans must agree, or, with ``find_head``, the head words do: first those whose spans agree, then the others, so that
    "the minister" is not lost to "the minister of defense". ``find_head`` gives a number for a span's head word.
    """
    at: dict[tuple[int, int], int] = {}
    for number, span in enumerate(gold):
        at.setdefault((span.start, span.end), number)
    aligned = [at.pop((span.start, span.end), None) for span in predicted]
    if find_head is None:
        return aligned
    taken = {number for number in aligned if number is not None}
    by_head: dict[int, list[int]] = {}
    for number, span in enumerate(gold):
        if number not in taken:
            by_head.setdefault(find_head(span), []).append(number)
    for place, span in enumerate(predicted):
        if aligned[place] is None and (free := by_head.get(find_head(span))):
            aligned[place] = free.pop(0)
    return aligned


def name_clusters(clusters: Sequence[Sequence[T]], aligned: Mapping[T, Hashable]) -> list[Cluster]:
    """Predicted clusters with gold mentions' names in place of their own where they are aligned."""
    return [frozenset(aligned.get(mention, ("only predicted", mention)) for mention in cluster) for cluster in clusters]


@dataclass(frozen=True, slots=True, kw_only=True)
class GapRow:
    """One text of GAP: for each of the two names whether the pronoun stands for it by gold, and by us."""

    feminine: bool
    gold: tuple[bool, bool]
    predicted: tuple[bool, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class GapScores:
    """F1 in percent over all texts, by the pronoun's gender, and the ratio of feminine to masculine."""

    overall: float
    masculine: float
    feminine: float

    @property
    def bias(self) -> float:
        """Below 1: worse on women."""
        return self.feminine / self.masculine if self.masculine else 0.0


def score_gap(rows: Sequence[GapRow]) -> GapScores:
    """As GAP's own scorer: every name of every text is one decision."""
    return GapScores(
        overall=_score_decisions(rows),
        masculine=_score_decisions([row for row in rows if not row.feminine]),
        feminine=_score_decisions([row for row in rows if row.feminine]),
    )


def _score_decisions(rows: Iterable[GapRow]) -> float:
    right = found = wanted = 0
    for row in rows:
        for gold, predicted in zip(row.gold, row.predicted, strict=True):
            right += gold and predicted
            found += predicted
            wanted += gold
    return 200 * right / (found + wanted) if found + wanted else 0.0


def judge_speaker(
    mentions: Sequence[Span], chain: Sequence[Span], is_name: Callable[[Span], bool], *, source: Span
) -> bool:
    """Whether an entity is the speaker's chain.

    ``mentions`` are the entity's, ``chain`` the gold chain's, ``source`` the words that are to be resolved, ``is_name``
    tells of a mention whether its head is a name. Where the chain has a name beside the source, the entity must hold
    one of its names. It must not reach into other chains: most of its other mentions stand in this one.
    """
    own = [span for span in mentions if not span.overlaps(source)]
    others = [span for span in chain if not span.overlaps(source)]
    inside = [span for span in own if _stands_in(span, others)]
    names = [span for span in others if is_name(span)]
    if names and not any(_stands_in(span, names) or _holds(span, names, source) for span in mentions):
        return False
    return 2 * len(inside) >= len(own)


def _holds(span: Span, names: Iterable[Span], source: Span) -> bool:
    """Whether one mention takes in both the source and a name beside it: "the Wolves' coach Pia Lund"."""
    return span.overlaps(source) and any(name.within(span) for name in names)


def _stands_in(span: Span, chain: Iterable[Span]) -> bool:
    """Whether two mentions are of one thing: the same end or the same start, one within the other."""
    return any(
        (span.within(other) or other.within(span)) and (span.end == other.end or span.start == other.start)
        for other in chain
    )
