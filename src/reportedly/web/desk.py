"""What all pages of one server share: the ledger, the reader, whose page it is."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportedly.config import Settings
from reportedly.web.door import Door
from reportedly.web.guard import Address

if TYPE_CHECKING:
    from reportedly.ledger import Ledger
    from reportedly.pipeline import LoadModel, Reader

_PAUSE = 5.0
"""Seconds between two links that somebody asks for without being logged in."""


@dataclass(slots=True, kw_only=True)
class Desk:
    """A served ledger. ``author`` signs what is judged on the page. ``load`` puts another model in the place of ours.

    ``most_bytes`` bounds the body of a request. ``tell`` says something to the person who started the server, such as a
    new login link.
    """

    ledger: Ledger
    author: str
    address: Address
    door: Door = field(default_factory=Door)
    settings: Settings = field(default_factory=Settings)
    load: LoadModel | None = None
    most_bytes: int = 256 * 1024 * 1024
    tell: Callable[[str], None] = print
    clock: Callable[[], float] = time.monotonic
    _told: float = -math.inf
    _reader: Reader | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def reader(self) -> Reader:
        """The reader; its model is loaded when it reads first."""
        from reportedly.pipeline import Reader

        with self._lock:
            if self._reader is None:
                self._reader = Reader(self.settings) if self.load is None else Reader(self.settings, load=self.load)
            return self._reader

    def tell_link(self) -> None:
        """Say a new login link where the server was started; not twice within some seconds."""
        with self._lock:
            if self.clock() - self._told < _PAUSE:
                return
            self._told = self.clock()
        self.tell(f"Open once: {self.make_link()}")

    def make_link(self) -> str:
        """A new login link."""
        return f"{self.url}enter?key={self.door.make_link()}"

    @property
    def url(self) -> str:
        """The address of the first view."""
        return f"http://{self.address.names[0]}:{self.address.port}/"
