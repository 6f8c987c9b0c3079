"""Which claim a figure belongs to: the innermost one whose words hold it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from reportedly.vocabulary import Claim, Figure, Span


def give_figures(figures: Sequence[Figure], claims: Sequence[Claim]) -> tuple[tuple[Figure, ...], tuple[Claim, ...]]:
    """The figures with their claims, and the claims with the ids of their figures.

    Of the claims whose content holds all of a figure, the shortest piece of content has it; of equal ones the one that
    stands within the other.
    """
    pieces = sorted(
        ((span, claim) for claim in claims for span in claim.content.spans),
        key=lambda piece: (piece[0].start, -piece[0].end),
    )
    starts = [span.start for span, _ in pieces]
    reach = _running_ends([span for span, _ in pieces])
    held = tuple(replace(figure, claim=_find_claim(figure.span, pieces, starts, reach)) for figure in figures)
    owned: dict[str | None, list[str]] = {}
    for figure in held:
        owned.setdefault(figure.claim, []).append(figure.id)
    return held, tuple(_give_figures(claim, tuple(owned.get(claim.id, ()))) for claim in claims)


def _give_figures(claim: Claim, figures: tuple[str, ...]) -> Claim:
    return claim if figures == claim.figures else replace(claim, figures=figures)


def _running_ends(spans: Sequence[Span]) -> list[int]:
    """For each span, how far it or any span before it reaches: where to stop looking back."""
    ends: list[int] = []
    for span in spans:
        ends.append(max(span.end, ends[-1] if ends else 0))
    return ends


def _find_claim(
    span: Span, pieces: Sequence[tuple[Span, Claim]], starts: Sequence[int], reach: Sequence[int]
) -> str | None:
    best: tuple[int, bool, str] | None = None
    index = bisect_right(starts, span.start) - 1
    while index >= 0 and reach[index] >= span.end:
        piece, claim = pieces[index]
        rank = (piece.end - piece.start, claim.within is None, claim.id)
        if span.within(piece) and (best is None or rank < best):
            best = rank
        index -= 1
    return None if best is None else best[2]
