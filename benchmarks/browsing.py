"""How quick the page is, on a ledger of any size: ``python -m benchmarks.browsing --ledger PATH``.

The page is served by ``reportedly serve`` in a process of its own and looked at with a real browser. Measured are, for
each view, the largest contentful paint of warm loads and the bytes of a first visit as they are sent; and, for twenty
readers with five seconds between clicks, how long a page takes.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
from playwright.sync_api import Browser, sync_playwright

TOKEN = "benchmark"
_PAINT = """() => new Promise(done => {
  let last = 0;
  new PerformanceObserver(list => { for (const entry of list.getEntries()) last = entry.startTime; })
    .observe({type: 'largest-contentful-paint', buffered: true});
  requestAnimationFrame(() => setTimeout(() => done(last), 150));
})"""
_BYTES = """() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
  .reduce((sum, entry) => sum + entry.transferSize, 0)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A page that is being served: its address, and a link that logs in once."""

    url: str
    link: str

    @property
    def bearer(self) -> dict[str, str]:
        """What a program sends."""
        return {"Authorization": f"Bearer {TOKEN}"}


def main() -> None:
    """Measure, and print a line of JSON for each figure."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--ledger", type=Path, required=True)
    parser.add_argument("--loads", type=int, default=10, help="warm loads of each view")
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60.0, help="for how long the readers click")
    asked = parser.parse_args()
    with serve(asked.ledger) as served:
        views = find_views(served)
        print(json.dumps({"views": views}), flush=True)
        with sync_playwright() as playwright:
            path = shutil.which("chromium") or shutil.which("google-chrome")
            browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
            for name, figures in look(browser, served, views, asked.loads):
                print(json.dumps({"view": name, **figures}), flush=True)
            browser.close()
        print(json.dumps({"readers": asked.readers, **read_together(served, views, asked)}), flush=True)


@contextmanager
def serve(ledger: Path) -> Iterator[Served]:
    """``reportedly serve`` on a free port, until the end of the block."""
    command = [sys.executable, "-m", "reportedly", "serve", "--port", "0", "--ledger", str(ledger)]
    environment = {**os.environ, "REPORTEDLY_TOKEN": TOKEN}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            link = ""
            while not link:
                found = re.search(r"http://\S+/enter\?key=\S+", server.stdout.readline())
                link = found[0] if found else ""
            yield Served(url=link.partition("/enter")[0], link=link)
        finally:
            server.terminate()


def find_views(served: Served) -> Mapping[str, str]:
    """Each view's address, with a story, the largest question, a report and a source that are there."""
    with httpx.Client(base_url=f"{served.url}/api/v1/", headers=served.bearer, timeout=300, trust_env=False) as client:
        first = {"limit": 1}
        story, report = (client.get(name, params=first).json()["items"][0]["id"] for name in ("stories", "reports"))
        asked = client.get("questions", params={"limit": 100, "least": 2}).json()["items"]
        question = max(asked, key=lambda line: line["positions"])["id"]
        source = client.get("sources", params=first).json()["items"][0]["name"]
    return {
        "stories": "/",
        "story": f"/story/{story}",
        "questions": "/questions",
        "question": f"/question/{question}",
        "report": f"/report/{report}",
        "sources": "/sources",
        "source": f"/source?name={source}",
        "silences": "/silences",
        "timeline": "/timeline",
        "map": "/map",
        "changed": "/changed",
        "search": "/search?q=troops",
        "judgements": "/judgements",
    }


def look(
    browser: Browser, served: Served, views: Mapping[str, str], loads: int
) -> Iterator[tuple[str, dict[str, float]]]:
    """Of each view the largest contentful paint of warm loads (ms), and the bytes of a first visit."""
    known = browser.new_context()
    page = known.new_page()
    page.goto(served.link)
    state = known.storage_state()
    for name, path in views.items():
        first = browser.new_context(storage_state=state)
        visit = first.new_page()
        visit.goto(f"{served.url}{path}", wait_until="networkidle" if name == "map" else "load")
        sent = visit.evaluate(_BYTES)
        first.close()
        paints = []
        for _ in range(loads):
            page.goto(f"{served.url}{path}")
            paints.append(page.evaluate(_PAINT))
        yield name, {"p50_ms": round(statistics.median(paints)), "p95_ms": round(_cut(paints)), "bytes": sent}


def read_together(served: Served, views: Mapping[str, str], asked: argparse.Namespace) -> dict[str, float]:
    """How long pages take (ms) while so many read at once."""
    took: list[float] = []
    until = time.monotonic() + asked.seconds

    def read(seed: int) -> None:
        draw = random.Random(seed)
        with httpx.Client(base_url=served.url, headers=served.bearer, timeout=60, trust_env=False) as client:
            time.sleep(5 * draw.random())
            while time.monotonic() < until:
                began = time.monotonic()
                client.get(draw.choice(list(views.values()))).raise_for_status()
                took.append(1000 * (time.monotonic() - began))
                time.sleep(5)

    readers = [threading.Thread(target=read, args=(seed,)) for seed in range(asked.readers)]
    for each in readers:
        each.start()
    for each in readers:
        each.join()
    return {"pages": len(took), "p50_ms": round(statistics.median(took)), "p95_ms": round(_cut(took))}


def _cut(values: list[float]) -> float:
    """The value that 95 of 100 do not pass."""
    return sorted(values)[min(len(values) - 1, int(0.95 * len(values)))]


if __name__ == "__main__":
    main()
