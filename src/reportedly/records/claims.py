"""Claims from a ledger's list as plain values, and how they ended in words."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from reportedly.records.cells import guard_cell
from reportedly.records.verdicts import describe_verdict, tabulate_verdicts

if TYPE_CHECKING:
    from reportedly.ledger import ListedClaim

_ENDS = {
    "dropped": "no longer in the text since {since}",
    "writethru": "no longer in the text since {since}: a write-through replaced it",
    "correction": "no longer in the text since {since}: a correction replaced it",
    "kill": "killed by its outlet: {since}",
    "withhold": "withheld by its outlet: {since}",
}


def tell_end(ended: str | None, since: str | None) -> str:
    """How a claim ended and since when, in words; nothing for one that stands."""
    return _ENDS[ended].format(since=since) if ended else ""


def describe_claim(claim: ListedClaim) -> dict[str, Any]:
    """A claim as plain values, under the names of ``ledger.ListedClaim``."""
    from reportedly.ledger import show_microseconds

    values = {each.name: getattr(claim, each.name) for each in fields(claim)}
    del values["first_seen_at"], values["verdicts"]
    spans = [[span.start, span.end] for span in claim.spans]
    said = [describe_verdict(verdict) for verdict in claim.verdicts]
    return {**values, "spans": spans, "first_seen": show_microseconds(claim.first_seen_at), "verdicts": said}


def tabulate_claim(claim: ListedClaim) -> list[Any]:
    """A claim as the cells of ``name_columns``."""
    row = describe_claim(claim)
    row["spans"] = " ".join(f"{start}:{end}" for start, end in row["spans"])
    del row["verdicts"]
    row |= tabulate_verdicts(claim.verdicts)
    return [guard_cell(value) for value in row.values()]


def name_columns() -> list[str]:
    """The columns of a claim in CSV."""
    from reportedly.ledger import ListedClaim

    own = (each.name for each in fields(ListedClaim) if each.name not in ("first_seen_at", "verdicts"))
    return [*own, "first_seen", *tabulate_verdicts(())]
