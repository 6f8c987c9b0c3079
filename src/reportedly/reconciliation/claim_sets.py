"""What two reports claim, compared: a rewrite makes the same claims in other words and another order.

Wording alone cannot tell a rewrite from two reports on one event when much was put differently; that nearly every claim
of the one is a claim of the other can.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from reportedly.reconciliation.copying import LEAST_NAMES_SHARED, Copying, CopyKind
from reportedly.reconciliation.shingles import read_terms
from reportedly.vocabulary import Reading

_LEAST_TERMS = 3
_LIKE = 0.6
"""So much of the shorter claim's terms in the other makes the two one claim."""

_MOST_HOLDERS = 60
"""A term that more claims of one report have proposes none of them."""

_LEAST_MATCHED = 4
_MOST_LEFT_OUT = 0.25
_LEAST_TERMS_SHARED = 0.45
"""A rewrite also has so much of its vocabulary, and ``LEAST_NAMES_SHARED`` of its names, from the other text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSet:
    """The claims of one report, each as the terms of its content, in hashes; those of one or two terms are left out."""

    report: str
    claims: tuple[frozenset[int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimOverlap:
    """How many claims of two sets, ``left`` before ``right`` by report, are the same; each is matched once."""

    left: str
    right: str
    matched: int
    left_claims: int
    right_claims: int
    reason: str

    @property
    def least(self) -> float:
        """The matched share of the larger set: 1 where each claims all that the other claims."""
        return self.matched / max(1, self.left_claims, self.right_claims)


def collect_claims(reading: Reading) -> ClaimSet:
    """The claims of ``reading``; of a claim within another the outer one is left out, since it has the same words."""
    carriers = {claim.within for claim in reading.claims}
    found = (read_terms(claim.content.text) for claim in reading.claims if claim.id not in carriers)
    return ClaimSet(report=reading.report.id, claims=tuple(each for each in found if len(each) >= _LEAST_TERMS))


def compare_claims(one: ClaimSet, other: ClaimSet) -> ClaimOverlap:
    """The overlap of two sets of claims, the same for either order of the arguments."""
    left, right = sorted((one, other), key=lambda each: (each.report, len(each.claims)))
    holders: dict[int, list[int]] = defaultdict(list)
    for place, terms in enumerate(right.claims):
        for term in terms:
            holders[term].append(place)
    pairs = [pair for place, terms in enumerate(left.claims) for pair in _find_like(place, terms, right, holders)]
    matched = _match(pairs)
    reason = f"{matched} claims of {len(left.claims)} and {len(right.claims)} are the same"
    return ClaimOverlap(
        left=left.report,
        right=right.report,
        matched=matched,
        left_claims=len(left.claims),
        right_claims=len(right.claims),
        reason=reason,
    )


def may_be_retold(link: Copying) -> bool:
    """Whether claims may make a rewrite of ``link``: so far it is none, but vocabulary and names are shared.

    Issues of one bulletin make the same claims with other figures, which terms do not tell.
    """
    of_one_matter = link.terms >= _LEAST_TERMS_SHARED and link.names >= LEAST_NAMES_SHARED
    return link.kind is CopyKind.NONE and of_one_matter and not link.pattern


def judge_retelling(link: Copying, overlap: ClaimOverlap) -> Copying:
    """``link`` made a rewrite where the claims say so; anything but ``none`` stands as it is."""
    retold = overlap.matched >= _LEAST_MATCHED and overlap.least >= 1 - _MOST_LEFT_OUT
    if not retold or not may_be_retold(link):
        return link
    reason = f"{overlap.reason}, as is {link.terms:.0%} of the vocabulary"
    return replace(link, kind=CopyKind.REWRITE, score=round((overlap.least + link.terms) / 2, 4), reason=reason)


def _find_like(
    place: int, terms: frozenset[int], right: ClaimSet, holders: dict[int, list[int]]
) -> list[tuple[float, int, int]]:
    """The claims of ``right`` that are like one of ``terms``, proposed by terms that are not in all of them."""
    proposed = {holder for term in terms if len(holders.get(term, ())) <= _MOST_HOLDERS for holder in holders[term]}
    likeness = ((_compare_terms(terms, right.claims[holder]), holder) for holder in proposed)
    return [(-like, place, holder) for like, holder in likeness if like >= _LIKE]


def _compare_terms(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / min(len(one), len(other))


def _match(pairs: list[tuple[float, int, int]]) -> int:
    """How many pairs can be taken, the most alike first, each claim once."""
    used_left: set[int] = set()
    used_right: set[int] = set()
    for _, left, right in sorted(pairs):
        if left not in used_left and right not in used_right:
            used_left.add(left)
            used_right.add(right)
    return len(used_left)
