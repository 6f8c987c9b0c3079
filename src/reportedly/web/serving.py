"""A server on this machine's own address: found a free port, a login link told, one process, until it is stopped."""

from __future__ import annotations

import contextlib
import ipaddress
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.errors import SettingError
from reportedly.web.guard import Address
from reportedly.workers import collect_seldom

if TYPE_CHECKING:
    from reportedly.web.desk import Desk

DEFAULT_PORT = 8640

_NAMES = {"localhost": "127.0.0.1"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A server that is about to answer: its address for a person, and a link that logs in, once."""

    address: str
    link: str


def check_address(host: str) -> str:
    """``host`` as an address of this machine itself. Raises SettingError for one that others can reach."""
    bare = _NAMES.get(host.lower(), host.strip("[]"))
    try:
        own = ipaddress.ip_address(bare).is_loopback
    except ValueError:
        own = False
    if not own:
        raise SettingError(
            f"{host!r} can be reached from other machines, and the page has one user and no encryption: it listens on "
            "127.0.0.1 or ::1 only. To look from elsewhere use an SSH tunnel: ssh -L 8640:127.0.0.1:8640 this-machine"
        )
    return bare


def make_address(host: str, port: int) -> Address:
    """The names by which a server on ``host`` may be called."""
    shown = f"[{host}]" if ":" in host else host
    return Address(port=port, names=tuple(dict.fromkeys((shown, "localhost"))))


@contextlib.contextmanager
def take_port(host: str, port: int) -> Iterator[socket.socket]:
    """A socket that listens on ``host``; port 0 takes a free one. Raises SettingError where it is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            taken.bind((host, port))
            taken.listen(128)
        except OSError as error:
            raise SettingError(
                f"port {port} of {host} cannot be used: {error.strerror}. Give another with --port; 0 finds a free one"
            ) from error
        yield taken


def serve(desk: Desk, taken: socket.socket, *, ready: Callable[[Served], None]) -> None:
    """Answer requests until the process is told to stop; ``ready`` is called when the first may come."""
    import uvicorn

    from reportedly.web.app import make_app

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets=sockets)
            if not self.should_exit:
                ready(make_served(desk))

    config = uvicorn.Config(
        make_app(desk),
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws="none",
        timeout_graceful_shutdown=2,
        h11_max_incomplete_event_size=64 * 1024,
    )
    collect_seldom()
    Server(config).run(sockets=[taken])


def make_served(desk: Desk) -> Served:
    """The address of a server, and a new login link."""
    return Served(address=desk.url, link=desk.make_link())
