"""What every request passes: is it meant for this server, from whom does it come, how large is it.

A browser sends requests on behalf of any page that is open in it. So a request must name this server as its host (else
a foreign name was bound to our address), a change must come from our own pages, and an answer says that it may not be
framed, cached by others, or run any script but ours.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse

from reportedly.web.api.errors import make_error
from reportedly.web.door import Door

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Program = Callable[[Scope, Receive, Send], Awaitable[None]]

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""Nothing from elsewhere, no script or style inside the page itself."""

_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
_SAFE = ("GET", "HEAD", "OPTIONS")
OPEN = ("/enter", "/static/", "/favicon.ico")
"""What is answered without a session."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a server listens: the port, and the names by which it may be called there."""

    port: int
    names: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]")

    @property
    def hosts(self) -> frozenset[str]:
        """What a request's ``Host`` may be."""
        bare = self.names if self.port == 80 else ()
        return frozenset((*(f"{name}:{self.port}" for name in self.names), *bare))

    @property
    def cookie(self) -> str:
        """The name of the session's cookie: cookies are shared by all ports of a host."""
        return f"reportedly-{self.port}"


class Guard:
    """Turns away what is not for us, and puts the rules for browsers on every answer."""

    def __init__(self, program: Program, *, door: Door, address: Address, most_bytes: int) -> None:
        self._program = program
        self._door = door
        self._address = address
        self._most = most_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer why not."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._program(scope, receive, send)
            return
        refusal = self._refuse(scope, Headers(scope=scope))
        program = self._program if refusal is None else refusal
        await program(scope, _limit(receive, self._most), _protect(send))

    def _refuse(self, scope: Scope, headers: Headers) -> Program | None:
        """The answer to a request that goes no further; None lets it pass, with ``scope["session"]`` set."""
        if headers.get("host", "").lower() not in self._address.hosts:
            return PlainTextResponse("This is not a name of this server.\n", 421)
        token = _read_bearer(headers)
        scope["session"] = self._find_session(headers)
        scope["program"] = token is not None and self._door.accepts_program(token)
        if not scope["program"] and not self._is_own(scope, headers):
            return PlainTextResponse("Another site may not do this here.\n", 403)
        if _read_length(headers) > self._most:
            return PlainTextResponse(f"More than {self._most:,} bytes are not taken at once.\n", 413)
        return None if scope["session"] or scope["program"] or _is_open(scope["path"]) else _ask_to_log_in(scope)

    def _find_session(self, headers: Headers) -> str | None:
        try:
            cookies = SimpleCookie(headers.get("cookie", ""))
        except CookieError:
            return None
        found = cookies.get(self._address.cookie)
        return found.value if found is not None and self._door.knows(found.value) else None

    def _is_own(self, scope: Scope, headers: Headers) -> bool:
        """Whether a request comes from our own pages, or is a person's way to one of them."""
        origin, site = headers.get("origin"), headers.get("sec-fetch-site")
        if origin is not None and urlsplit(origin).netloc.lower() != headers.get("host", "").lower():
            return False
        if scope["method"] in _SAFE:
            return site not in ("cross-site", "same-site") or headers.get("sec-fetch-mode") == "navigate"
        return origin is not None or site == "same-origin"


def _read_bearer(headers: Headers) -> str | None:
    scheme, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


def _read_length(headers: Headers) -> int:
    length = headers.get("content-length", "0")
    return int(length) if length.isascii() and length.isdigit() and len(length) < 20 else 0


def _is_open(path: str) -> bool:
    return path.startswith(OPEN)


def _ask_to_log_in(scope: Scope) -> Program:
    if scope["path"].startswith("/api/"):
        return make_error(401, "Nobody is logged in", "Send the token as a bearer token, or log in.")

    return RedirectResponse("/enter", 303)


class TooLargeError(Exception):
    """A request's body goes past what is taken at once."""


def _limit(receive: Receive, most: int) -> Receive:
    """A body without a length is counted as it comes."""
    taken = 0

    async def take() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > most:
            raise TooLargeError
        return message

    return take


def _protect(send: Send) -> Send:
    async def put(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return put
