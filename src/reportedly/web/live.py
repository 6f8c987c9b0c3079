"""News for open pages: one look at the ledger's pulse each second for all of them, told as server-sent events."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import asdict

from anyio import to_thread
from fastapi import APIRouter, Request, Response
from sse_starlette import EventSourceResponse, ServerSentEvent

from reportedly.errors import LedgerError
from reportedly.ledger.answering.pulse import Pulse, take_pulse
from reportedly.web.desk import Desk

PAUSE = 1.0
"""Seconds between two looks, while somebody listens."""

_PING = 20
"""Seconds after which a silent connection gets a sign of life."""

router = APIRouter(include_in_schema=False)


class Watch:
    """Looks at a ledger while anybody listens, and wakes all who do when something is new."""

    def __init__(self, take: Callable[[], Pulse], pause: float = PAUSE) -> None:
        self._take = take
        self._pause = pause
        self._listeners: set[asyncio.Queue[Pulse]] = set()
        self._task: asyncio.Task[None] | None = None
        self._last: Pulse | None = None

    async def listen(self) -> AsyncIterator[tuple[Pulse, Pulse]]:
        """Each change from now on: the pulse before, and the pulse now."""
        waiting: asyncio.Queue[Pulse] = asyncio.Queue()
        last = await to_thread.run_sync(self._take)
        self._listeners.add(waiting)
        self._start(last)
        try:
            while True:
                now = await waiting.get()
                if now != last:
                    yield last, now
                    last = now
        finally:
            self._listeners.discard(waiting)
            if not self._listeners and self._task is not None:
                self._task.cancel()
                self._task = None

    def _start(self, last: Pulse) -> None:
        if self._task is None or self._task.done():
            self._last = last
            self._task = asyncio.create_task(self._look())

    async def _look(self) -> None:
        while True:
            await asyncio.sleep(self._pause)
            with contextlib.suppress(LedgerError):  # busy or gone for a moment: the next look will tell
                now = await to_thread.run_sync(self._take)
                if now != self._last:
                    self._last = now
                    for waiting in self._listeners:
                        waiting.put_nowait(now)


def describe_news(before: Pulse, now: Pulse) -> dict[str, int]:
    """How many reports, readings and judgements came in between."""
    return {
        "reports": max(0, now.report - before.report),
        "readings": max(0, now.reading - before.reading),
        "judgements": max(0, now.judgement - before.judgement),
        **{f"last_{name}": key for name, key in asdict(now).items()},
    }


def get_watch(request: Request) -> Watch:
    """The one watch of a server."""
    state = request.app.state
    if not hasattr(state, "watch"):
        desk: Desk = state.desk
        state.watch = Watch(lambda: take_pulse(desk.ledger))
    watch: Watch = state.watch
    return watch


@router.get("/live")
async def stream_news(request: Request) -> Response:
    """Server-sent events named ``news``, each with what came in since the one before."""
    watch = get_watch(request)

    async def tell() -> AsyncIterator[ServerSentEvent]:
        async for before, now in watch.listen():
            yield ServerSentEvent(event="news", data=json.dumps(describe_news(before, now)))

    return EventSourceResponse(tell(), ping=_PING)
