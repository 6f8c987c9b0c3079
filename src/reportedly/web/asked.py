"""What an address asks for: filters, from when the ledger is looked at, which page; and addresses that keep it.

Every view can be handed on: its address holds all that was asked for. A form leaves fields empty that ask nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from fastapi import Request

from reportedly.errors import SettingError
from reportedly.ledger.answering.standpoints import Request as Rows
from reportedly.ledger.answering.standpoints import Standpoint

STANDING = ("as-of", "known-at")
"""What stays the same from view to view: the moment from which the ledger is looked at."""

_LONGEST = 2000
"""Characters of one value in an address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The values in an address, without the empty ones; of a name given twice the last, ``all`` has each."""

    path: str
    values: Mapping[str, str]
    pairs: tuple[tuple[str, str], ...]

    def get(self, name: str) -> str | None:
        """What is asked under a name."""
        return self.values.get(name)

    def all(self, name: str) -> tuple[str, ...]:
        """All that is asked under a name."""
        return tuple(value for key, value in self.pairs if key == name)

    def number(self, name: str, default: int, *, low: int, high: int) -> int:
        """A whole number under a name. Raises SettingError."""
        given = self.get(name)
        if given is None:
            return default
        if not given.isascii() or not given.isdigit() or len(given) > 9 or not low <= int(given) <= high:
            raise SettingError(f"{name} is {given!r}: give a whole number from {low} to {high}")
        return int(given)

    def choose(self, name: str, allowed: Iterable[str], default: str) -> str:
        """One of the allowed words. Raises SettingError."""
        given = self.get(name) or default
        options = tuple(allowed)
        if given not in options:
            raise SettingError(f"{name} is {given!r}: give one of {', '.join(options)}")
        return given

    @property
    def standpoint(self) -> Standpoint:
        """From when the ledger is looked at. Raises SettingError."""
        return Standpoint(as_of=self.get("as-of"), known_at=self.get("known-at"))

    def make_rows(self, *, limit: int = 50, oldest_first: bool = False) -> Rows:
        """Which rows are asked for: ``from``, ``to``, ``after``, ``limit``. Raises SettingError."""
        return Rows(
            standpoint=self.standpoint,
            first=self.get("from"),
            last=self.get("to"),
            after=self.get("after"),
            oldest_first=oldest_first,
            limit=self.number("limit", limit, low=1, high=500),
        )

    def link(self, path: str | None = None, /, **changes: str | int | None) -> str:
        """The address of this view with something changed (None takes it out); of another one, what stands on.

        Names have ``_`` for ``-``: ``as_of`` is "as-of". A page's mark does not outlive another change.
        """
        named = {name.rstrip("_").replace("_", "-"): value for name, value in changes.items()}
        kept = self.pairs if path is None else tuple(pair for pair in self.pairs if pair[0] in STANDING)
        pairs = [pair for pair in kept if pair[0] not in named and not (named and pair[0] == "after")]
        pairs += [(name, str(value)) for name, value in named.items() if value is not None]
        where = self.path if path is None else quote(path, safe="/%", errors="replace")
        return where + (f"?{urlencode(pairs, errors='replace')}" if pairs else "")


def read_asked(request: Request) -> Asked:
    """What the address of a request asks for. Raises SettingError for values no person would write."""
    pairs = tuple((name, value.strip()) for name, value in request.query_params.multi_items() if value.strip())
    long = next((name for name, value in pairs if len(value) > _LONGEST), None)
    if long is not None:
        raise SettingError(f"{long} has more than {_LONGEST} characters: shorten it")
    return Asked(path=quote(request.url.path), values=dict(pairs), pairs=pairs)
