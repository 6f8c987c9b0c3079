"""Who may come in: a link that opens once, a session in a cookie, a token in every form.

The page belongs to one person on one machine. Other programs of that machine can reach its port, and so can any page
that is open in the same browser: without a session they get nothing, and without the token nothing is changed.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

LINK_LASTS = 15 * 60.0
"""Seconds within which a login link must be opened."""

SESSION_LASTS = 30 * 24 * 3600.0
"""Seconds after which a session ends; it ends with the server anyhow."""

MOST_LINKS = 20
"""Links that wait to be opened; the oldest gives way."""


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(slots=True)
class Door:
    """Login links and sessions, in memory only. Several threads may use it.

    ``token`` is what a program may send as a bearer token; None lets no program in. ``clock`` gives seconds.
    """

    token: str | None = None
    clock: Callable[[], float] = time.monotonic
    _links: dict[str, float] = field(default_factory=dict)
    _sessions: dict[str, float] = field(default_factory=dict)
    _key: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def make_link(self) -> str:
        """The secret of a new login link, good for one use."""
        secret = secrets.token_urlsafe(24)
        with self._lock:
            while len(self._links) >= MOST_LINKS:
                self._links.pop(next(iter(self._links)))
            self._links[_digest(secret)] = self.clock() + LINK_LASTS
        return secret

    def enter(self, secret: str) -> str | None:
        """A new session for the secret of a link, which is used up; None where there is no such link any more."""
        with self._lock:
            until = self._links.pop(_digest(secret), None)
            if until is None or until < self.clock():
                return None
            session = secrets.token_urlsafe(32)
            self._sessions[_digest(session)] = self.clock() + SESSION_LASTS
        return session

    def knows(self, session: str | None) -> bool:
        """Whether a session was begun here and has not ended."""
        if not session:
            return False
        with self._lock:
            return self._sessions.get(_digest(session), 0.0) > self.clock()

    def leave(self, session: str) -> None:
        """End a session."""
        with self._lock:
            self._sessions.pop(_digest(session), None)

    def make_form_token(self, session: str) -> str:
        """What a form of this session must bring back."""
        return hmac.new(self._key, session.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()

    def accepts_form(self, session: str, token: str | None) -> bool:
        """Whether a form was made for this session."""
        given = (token or "").encode("utf-8", "surrogatepass")
        return hmac.compare_digest(self.make_form_token(session).encode(), given)

    def accepts_program(self, token: str) -> bool:
        """Whether a bearer token is the one that programs may use."""
        given = token.encode("utf-8", "surrogatepass")
        return self.token is not None and hmac.compare_digest(self.token.encode(), given)
