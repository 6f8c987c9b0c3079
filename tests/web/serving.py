"""A real server on this machine's own address, for tests of the page and of what programs ask."""

from __future__ import annotations

import contextlib
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import httpx
import uvicorn

from reportedly.ledger import Ledger
from reportedly.web import Desk, make_app
from reportedly.web.door import Door
from reportedly.web.serving import make_address, take_port

TOKEN = "for-programs"
_FORM_TOKEN = re.compile(r'data-form-token="([0-9a-f]+)"')


@dataclass(frozen=True)
class Server:
    """A served ledger, and a client that has logged in."""

    desk: Desk
    client: httpx.Client

    @property
    def url(self) -> str:
        return self.desk.url.rstrip("/")

    @property
    def form_token(self) -> str:
        found = _FORM_TOKEN.search(self.client.get("/help").text)
        assert found is not None
        return found.group(1)

    def post(self, path: str, **fields: str) -> httpx.Response:
        """Send a form as one of our pages would."""
        data = {"form-token": self.form_token, **{name.replace("_", "-"): value for name, value in fields.items()}}
        return self.client.post(path, data=data, headers={"Origin": self.url})


@contextlib.contextmanager
def serve_ledger(ledger: Ledger, **facts: Any) -> Iterator[Server]:
    """Serve a ledger until the end of the block."""
    with take_port("127.0.0.1", 0) as taken:
        address = make_address("127.0.0.1", taken.getsockname()[1])
        desk = Desk(**{"ledger": ledger, "author": "Tester", "address": address, "door": Door(token=TOKEN), **facts})
        server = uvicorn.Server(uvicorn.Config(make_app(desk), log_level="critical", ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [taken]}, daemon=True)
        thread.start()
        try:
            with httpx.Client(base_url=desk.url, trust_env=False, timeout=60) as client:
                wait_for(client)
                assert client.get(desk.make_link()).status_code == 303
                yield Server(desk, client)
        finally:
            server.should_exit = True
            thread.join(10)


def wait_for(client: httpx.Client) -> None:
    """Until the server answers."""
    for _ in range(200):
        with contextlib.suppress(httpx.TransportError):
            client.get("/enter")
            return
        threading.Event().wait(0.05)
    raise AssertionError("the server did not answer")
