"""The origin of a text as a small tree: its first report, and those that go back to it, each with the reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly.ledger import Member, Trace
from reportedly.ledger.tracing import Traced
from reportedly.records.origins import choose_agency, tell_way

_MOST_COPIES = 20
"""Reports of an origin that its tree shows; of a larger one the first, and how many more there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A report of an origin with those that go back to it."""

    traced: Traced
    below: tuple[Branch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The tree of an origin: its first report, how many are not shown, the agency credited, what it shares with."""

    id: str
    reports: int
    root: Branch | None
    hidden: int
    agency: str | None
    beside: tuple[tuple[str, str, str, str], ...]


def draw_origin(trace: Trace | None) -> Origin | None:
    """An origin as a tree, its first report above, cut to what a page shows."""
    if trace is None:
        return None
    shown = trace.members[:_MOST_COPIES]
    below: dict[str | None, list[Traced]] = defaultdict(list)
    names = {each.member.name for each in shown}
    for each in shown:
        below[each.back if each.back in names else None].append(each)
    roots = below.pop(None, [])
    rest = roots[1:]
    return Origin(
        id=trace.group.id,
        reports=trace.group.reports,
        root=_grow(roots[0], below, rest) if roots else None,
        hidden=trace.group.size - len(shown),
        agency=choose_agency(trace),
        beside=tuple((tell_way(each), each.group, each.other.report, each.link.reason) for each in trace.beside[:6]),
    )


def _grow(traced: Traced, below: Mapping[str | None, list[Traced]], rest: Sequence[Traced] = ()) -> Branch:
    """Twenty at most, so that a call within a call does no harm."""
    own = (*below.get(traced.member.name, ()), *rest)
    return Branch(traced=traced, below=tuple(_grow(each, below) for each in own))


def list_copies(trace: Trace | None, report: str) -> tuple[Member, ...]:
    """The other reports that carry a report's text, as many as a page shows."""
    others = () if trace is None else tuple(each.member for each in trace.members if each.member.report != report)
    return others[:_MOST_COPIES]
