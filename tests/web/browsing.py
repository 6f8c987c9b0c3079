"""A real browser for tests of the page: Debian's chromium, or one that Playwright has; else they are skipped aloud."""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, sync_playwright

from tests.web.serving import Server

ROOT = Path(__file__).resolve().parents[2]
SHOTS = ROOT / "build" / "page-shots"
AXE = ROOT / "page" / "node_modules" / "axe-core" / "axe.min.js"
BUILT = ROOT / "src" / "reportedly" / "web" / "static" / "built" / "manifest.json"
WIDE, NARROW = (1440, 1000), (390, 844)
_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


@contextlib.contextmanager
def open_browser() -> Iterator[Browser]:
    """A browser, or the reason why there is none."""
    path = next((found for name in _NAMES if (found := shutil.which(name))), None)
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        except Error as error:
            pytest.skip(
                f"no browser here: install chromium, or run `playwright install chromium` ({error.message[:80]})"
            )
        yield browser
        browser.close()


def log_in(browser: Browser, server: Server, **asked: Any) -> BrowserContext:
    """A window of its own that has used a login link. ``asked`` as for Playwright's new_context."""
    context = browser.new_context(**{"base_url": server.url, "viewport": {"width": 1440, "height": 1000}, **asked})
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.goto(server.desk.make_link())
    page.close()
    return context


@contextlib.contextmanager
def watch_faults(page: Page) -> Iterator[list[str]]:
    """What the page's scripts complained of, and what the rules for scripts stopped."""
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    yield faults


def list_findings(page: Page) -> list[str]:
    """Serious and critical findings of axe-core on a page as it stands."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("async () => (await axe.run(document, {resultTypes: ['violations']})).violations")
    grave = [each for each in found if each["impact"] in ("serious", "critical")]
    return [f"{each['id']}: {json.dumps([node['target'] for node in each['nodes']][:4])}" for each in grave]


def keep_shot(page: Page, name: str) -> None:
    """A picture of the whole page, kept as a file of the run."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / f"{name}.png", full_page=True)
