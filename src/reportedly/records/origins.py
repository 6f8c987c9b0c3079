"""Text origins as plain values."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportedly.ledger import Beside, Member, Trace


def describe_origin(trace: Trace) -> dict[str, Any]:
    """An origin with its reports as plain values; times as in the reports."""
    names = {each.member.name: each.member.report for each in trace.members}
    group = trace.group
    return {
        "origin": group.id,
        "reports": group.reports,
        "first": group.first,
        "last": group.last,
        "agency": choose_agency(trace),
        "members": [
            {
                **_describe_member(each.member),
                "of": None if each.back is None else names[each.back],
                **_describe_link(each.link),
            }
            for each in trace.members
        ],
        "beside": [
            {
                "report": each.member.report,
                "way": tell_way(each),
                "origin": each.group,
                "other": _describe_member(each.other),
                **_describe_link(each.link),
            }
            for each in trace.beside
        ],
    }


def choose_agency(trace: Trace) -> str | None:
    """The agency that most reports of an origin credit; of several the first in the alphabet."""
    counts = Counter(each.member.agency for each in trace.members if each.member.agency is not None)
    return min(counts, key=lambda agency: (-counts[agency], agency), default=None)


def tell_way(beside: Beside) -> str:
    """Which of two reports carries passages of the other: the one that is surely of a later day, else nobody knows."""
    ours, theirs = beside.member.published, beside.other.published
    if ours is None or theirs is None or ours[:10] == theirs[:10]:
        return "unknown"
    return "draws_on" if ours[:10] > theirs[:10] else "drawn_on_by"


def _describe_member(member: Member) -> dict[str, Any]:
    from reportedly.ledger import show_microseconds

    names = ("report", "title", "outlet", "agency", "url", "published")
    return {
        **{name: getattr(member, name) for name in names},
        "first_seen": show_microseconds(member.first_seen_at),
    }


def _describe_link(link: Any) -> dict[str, Any]:
    if link is None:
        return {"kind": None, "score": None, "reason": None}
    return {"kind": link.kind, "score": link.score, "reason": link.reason}
