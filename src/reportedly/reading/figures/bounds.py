"""Words that bound a number, before and behind it, and what they make of its bounds. Rows of ``bounds.tsv``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from reportedly.reading.figures.phrases import Phrases, index_phrases
from reportedly.reading.figures.scan import Tokens
from reportedly.reading.figures.values import Exact
from reportedly.reading.table_rows import Row, load_rows
from reportedly.vocabulary import Counting

_MOST_STACKED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A row of the table. ``low`` and ``high``: ``at``, ``above``, ``below``, or empty for no bound."""

    phrase: str
    low: str
    high: str
    approximate: bool
    counting: Counting | None

    @property
    def settles(self) -> bool:
        """Whether it changes anything but the counting."""
        return self.approximate or self.low != "at" or self.high != "at"


class Limits(NamedTuple):
    """The bounds of a figure."""

    low: Exact | None
    high: Exact | None
    low_open: bool = False
    high_open: bool = False
    approximate: bool = False


def find_bounds_before(tokens: Tokens, at: int, most: int = _MOST_STACKED) -> tuple[int, tuple[Bound, ...]]:
    """The bound phrases that end before token ``at``, the nearest first, and where the first of them begins."""
    start = at
    found: list[Bound] = []
    while len(found) < most:
        match = _load_before().end(tokens, start)
        if match is None or (found and match[1].phrase == found[-1].phrase):
            break
        start = match[0]
        found.append(match[1])
    return start, tuple(found)


def skip_bound_back(tokens: Tokens, at: int) -> int:
    """Where a bound phrase that ends before ``at`` begins, or ``at``."""
    match = _load_before().end(tokens, at)
    return at if match is None else match[0]


def is_trap(tokens: Tokens, start: int, bound: Bound, end: int) -> bool:
    """Whether the words before a bound at token ``start`` make it none: "asked about 12 files".

    ``end`` is the index behind the number ("it is up to 15 judges to decide").
    """
    before = tokens.low[start - 1]
    if bound.phrase == "up to":
        return before in ("is", "was", "'s", "be") and "to" in tokens.low[end : end + 4]
    return before in _load_particles().get(bound.phrase, ())


def find_bound_after(tokens: Tokens, at: int) -> tuple[int, Bound] | None:
    """The bound phrase that begins at token ``at``, and the index behind it."""
    return _load_after().begin(tokens, at)


def apply_bounds(limits: Limits, bounds: Iterable[Bound]) -> Limits:
    """The limits under bound phrases, from the nearest to the farthest."""
    for bound in bounds:
        limits = _apply(limits, bound)
    return limits


def _apply(limits: Limits, bound: Bound) -> Limits:
    low = limits.low if bound.low else None
    high = limits.high if bound.high else None
    if low is None and high is None:
        low, high = limits.low, limits.high
    return Limits(
        low=low,
        high=high,
        low_open=low is not None and (limits.low_open or bound.low == "above"),
        high_open=high is not None and (limits.high_open or bound.high == "below"),
        approximate=limits.approximate or bound.approximate,
    )


@cache
def _load_before() -> Phrases[Bound]:
    return index_phrases((row["phrase"], _read(row)) for row in load_rows("bounds.tsv") if row["place"] == "before")


@cache
def _load_after() -> Phrases[Bound]:
    return index_phrases((row["phrase"], _read(row)) for row in load_rows("bounds.tsv") if row["place"] == "after")


@cache
def _load_particles() -> dict[str, frozenset[str]]:
    rows = load_rows("figure_particles.tsv")
    return {row["particle"]: frozenset(row["before"].split("|")) for row in rows}


def _read(row: Row) -> Bound:
    return Bound(
        phrase=row["phrase"],
        low=row["low"],
        high=row["high"],
        approximate=row["approximate"] == "yes",
        counting=Counting(row["counting"]) if row["counting"] else None,
    )
