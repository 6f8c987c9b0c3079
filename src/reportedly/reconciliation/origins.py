"""Reports parted into those of one text, and what they draw on besides.

Copies, rewrites and parts of a text are of its origin. A report of its own that carries passages of another's text (a
local story with two paragraphs of a wire's) keeps its own origin and *draws on* the other: were it joined, a round-up
of the day would join all the day's stories into one.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportedly.reconciliation.claim_sets import collect_claims, compare_claims, judge_retelling, may_be_retold
from reportedly.reconciliation.copying import Copying, CopyKind, judge_copy, may_be_copies
from reportedly.reconciliation.packed_texts import pack_text, unpack_claims, unpack_signature
from reportedly.reconciliation.shingles import LENGTH
from reportedly.reconciliation.signatures import make_signature, unpack_hashes
from reportedly.vocabulary import GroupKind, Item, Link, Linking, Reading, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """What is known of a report that may be of an origin; ``published`` and ``agency`` as in the report."""

    report: str
    published: str | None = None
    outlet: str | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One text and the reports that carry it, first published first (an unknown date last), then by id.

    ``agency`` is the one that most of them credit, None where none does. ``links`` hold the reports together; ``draws``
    are the links by which they carry passages of other origins, ``drawn`` the ids of those. ``id`` is made from the
    report that comes first by id, so it may change when a report arrives: the parts do not.
    """

    id: str
    reports: tuple[str, ...]
    agency: str | None
    links: tuple[Copying, ...] = ()
    draws: tuple[Copying, ...] = ()
    drawn: tuple[str, ...] = ()


def make_carrier(report: Report) -> Carrier:
    """What an origin needs to know of ``report``."""
    return Carrier(report=report.id, published=report.published, outlet=report.outlet, agency=report.agency)


def joins(link: Copying) -> bool:
    """Whether the two reports of ``link`` are of one origin; False also where one only carries passages."""
    return link.kind in (CopyKind.COPY, CopyKind.REWRITE) or (link.kind is CopyKind.PARTIAL and link.whole)


def group_origins(carriers: Iterable[Carrier], links: Iterable[Copying]) -> tuple[Origin, ...]:
    """The origins of all ``carriers``, by id; the same for any order of either. Links to other reports are left out."""
    held = {carrier.report: carrier for carrier in carriers}
    known = sorted(
        {(link.left, link.right): link for link in links if {link.left, link.right} <= held.keys()}.values(),
        key=lambda link: (link.left, link.right),
    )
    heads = _join(held, [link for link in known if joins(link)])
    parts: dict[str, list[str]] = defaultdict(list)
    for report in held:
        parts[heads[report]].append(report)
    inner: dict[str, list[Copying]] = defaultdict(list)
    outer: dict[str, list[Copying]] = defaultdict(list)
    for link in known:
        left, right = heads[link.left], heads[link.right]
        if left == right:
            inner[left].append(link)
        elif link.kind is not CopyKind.NONE:
            outer[left].append(link)
            outer[right].append(link)
    found = (_build([held[each] for each in part], inner[head], outer[head], heads) for head, part in parts.items())
    return tuple(sorted(found, key=lambda origin: origin.id))


def name_origin(first: str) -> str:
    """The id of the origin whose first report, by id, is ``first``."""
    return "o" + hashlib.sha256(first.encode("utf-8", "replace")).hexdigest()[:16]


def _join(held: Mapping[str, Carrier], links: Iterable[Copying]) -> dict[str, str]:
    """The first report, by id, of each report's part."""
    heads = {report: report for report in held}

    def find(report: str) -> str:
        while heads[report] != report:
            heads[report] = heads[heads[report]]
            report = heads[report]
        return report

    for link in links:
        first, second = sorted((find(link.left), find(link.right)))
        heads[second] = first
    return {report: find(report) for report in held}


def _build(members: list[Carrier], inner: list[Copying], outer: list[Copying], heads: Mapping[str, str]) -> Origin:
    own = heads[members[0].report]
    ordered = sorted(members, key=lambda each: (each.published is None, each.published or "", each.report))
    others = {heads[each] for link in outer for each in (link.left, link.right)} - {own}
    return Origin(
        id=name_origin(own),
        reports=tuple(each.report for each in ordered),
        agency=_choose_agency(ordered),
        links=tuple(inner),
        draws=tuple(outer),
        drawn=tuple(sorted(name_origin(each) for each in others)),
    )


def _choose_agency(members: Iterable[Carrier]) -> str | None:
    """The agency credited most; of several the first in the alphabet."""
    counts = Counter(each.agency for each in members if each.agency is not None)
    return min(counts, key=lambda agency: (-counts[agency], agency), default=None)


def _make_items(reading: Reading) -> tuple[Item, ...]:
    """A report as a text: its signature, and its claims for those that tell it in other words."""
    signature = make_signature(reading.report)
    day = signature.published[:10] if signature.published else ""
    return (
        Item(
            id=signature.report,
            report=signature.report,
            keys=tuple(unpack_hashes(signature.keys)),
            body=pack_text(signature, collect_claims(reading)),
            outlet=signature.outlet,
            published=signature.published,
            twin=f"{signature.body}:{day}" if signature.size >= LENGTH else None,
        ),
    )


def _judge_items(one: Item, other: Item) -> Link | None:
    """Whether two reports are one text. Carrying passages of another's text makes it no copy: that link joins not."""
    ours, theirs = unpack_signature(one.body), unpack_signature(other.body)
    if not may_be_copies(ours, theirs):
        return None
    found = judge_copy(ours, theirs)
    if may_be_retold(found):
        found = judge_retelling(found, compare_claims(unpack_claims(one.body), unpack_claims(other.body)))
    if found.kind is CopyKind.NONE:
        return None
    return Link(
        left=found.left,
        right=found.right,
        kind=found.kind.value,
        score=found.score,
        reason=found.reason,
        joins=joins(found),
    )


ORIGINS = Linking(
    kind=GroupKind.ORIGIN,
    version="2",
    make=_make_items,
    judge=_judge_items,
    least_shared=2,
    most_items=500,
    most_days=25,
)
"""Reports grouped into those of one text, as ``OriginIndex`` finds them."""
