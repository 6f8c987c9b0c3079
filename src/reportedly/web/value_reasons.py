"""Why something in a report was read as it was: read once more, with the reasons noted, when somebody asks."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from reportedly.errors import UnknownError
from reportedly.records.items import Item, list_items
from reportedly.vocabulary import Explained, Reading, Reason, Report

KINDS = ("claim", "figure", "time", "place", "entity", "silence")
_KEPT = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """An item with its reasons. ``same``: today's reading has it as the ledger does; its ``reasons`` are of today's."""

    item: Item
    reasons: tuple[Reason, ...]
    same: bool


class Explanations:
    """The reports that were explained last. Several threads may use it; one reads at a time."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, str], Explained] = OrderedDict()
        self._lock = Lock()

    def explain(self, report: Report, hash: str) -> Explained:
        """The report's reading of today with its reasons. Raises ModelError, InputError."""
        from reportedly.reading import explain_report, load_model

        with self._lock:
            key = (report.id, hash)
            if key not in self._kept:
                self._kept[key] = explain_report(report, load_model())
                while len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
            self._kept.move_to_end(key)
            return self._kept[key]


def find_why(kept: Reading, explained: Explained, kind: str, id: str) -> Why:
    """Why the item with that id was read so. Raises UnknownError where the kept reading has none like that."""
    item = next((each for each in list_items(kept) if (each.kind, each.id) == (kind, id)), None)
    if item is None:
        raise UnknownError(f"there is no {kind} {id!r} in report {kept.report.id}")
    today = [each for each in list_items(explained.reading) if each.kind == kind and _is_like(each, item)]
    if not today:
        return Why(item=item, reasons=(), same=False)
    reasons = explained.reasons.get(today[0].id, ())
    return Why(item=item, reasons=reasons, same=today[0].told == item.told)


def _is_like(today: Item, kept: Item) -> bool:
    """Whether it is the same thing: its place tells, since figures are numbered in the order of the text."""
    return today.id == kept.id if kept.kind in ("claim", "entity") else today.span == kept.span
