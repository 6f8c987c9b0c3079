"""Forty texts that try to be more than words: none of them changes what a page is made of."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reportedly.keeping import add_readings
from reportedly.ledger import open_ledger
from reportedly.vocabulary import Reading
from tests.answered import make_answered
from tests.web.pages import check_harmless, read_page
from tests.web.serving import Server, serve_ledger

HOSTILE = (
    *(
        "<script>alert(1)</script>",
        "</script><script>alert(1)//",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
    ),
    '"><script>alert(1)</script>',
    "' onmouseover='alert(1)",
    '" autofocus onfocus="alert(1)',
    "`onclick=alert(1)`",
    *(
        "<a href=javascript:alert(1)>x</a>",
        "javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "<base href=//x>",
    ),
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<object data=x>",
    "<embed src=x>",
    "<form action=//x><input>",
    *(
        "<style>*{display:none}</style>",
        "<link rel=stylesheet href=//x>",
        "<meta http-equiv=refresh content=0>",
        "<!--",
    ),
    *(
        "-->",
        "<![CDATA[",
        "<?php echo 1 ?>",
        "{{7*7}}",
        "{% raw %}",
        "${7*7}",
        "<%= 7 %>",
        "&lt;b&gt;",
        "&#60;b&#62;",
        "%3Cb%3E",
    ),
    *(
        "\u202etnemmoc on\u202c",
        "\u2066\u2067\u2068\u2069",
        "\u200f\u200e\u061c",
        "a\u0000b",
        "a\u001b[31mb",
        "a\ud800b",
    ),
    "\ufeff\u2028\u2029",
    "Z" + "\u0301" * 200,
    "x" * 5_000,
    "</bdi></main></body></html>",
)
PLAIN = "Plain words"
VIEWS = (
    "/",
    "/questions",
    "/sources",
    "/silences",
    "/timeline",
    "/map",
    "/search?q=soldiers",
    "/search?in=reports",
    "/changed",
)


def make_readings(words: tuple[str, ...]) -> list[Reading]:
    """A report for each: its headline, its outlet, its source and what it says."""
    readings = []
    for number, hostile in enumerate(words):
        said = f"Anna {hostile} Borel said {number + 100} soldiers {hostile} are in Varn."
        silent = f"Carl {hostile} declined to name a number."
        facts = {"title": f"News {hostile}", "outlet": f"Post {hostile}", "published": "2024-10-30"}
        readings.append(make_answered([said, silent], id=f"r{number:02}", **facts))
    return readings


def serve_readings(words: tuple[str, ...], folder: object) -> Iterator[Server]:
    with open_ledger(f"{folder}/x.ledger") as ledger:
        list(add_readings(ledger, make_readings(words)))
        with serve_ledger(ledger) as server:
            yield server


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    yield from serve_readings(HOSTILE, tmp_path_factory.mktemp("attacked"))


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    yield from serve_readings((PLAIN,) * len(HOSTILE), tmp_path_factory.mktemp("calm"))


def test_there_are_forty() -> None:
    assert len(set(HOSTILE)) == 40


@pytest.mark.parametrize("number", range(40))
def test_a_hostile_text_stays_text_in_its_report(attacked: Server, calm: Server, number: int) -> None:
    page, twin = (server.client.get(f"/report/r{number:02}") for server in (attacked, calm))
    assert page.status_code == twin.status_code == 200
    check_harmless(page.text)
    forbidden = {"iframe", "object", "embed", "base", "style", "img"}
    assert not forbidden & set(read_page(page.text).tags)
    assert count_frame(page.text) == count_frame(twin.text)


@pytest.mark.parametrize("path", VIEWS)
def test_forty_hostile_texts_change_no_view(attacked: Server, calm: Server, path: str) -> None:
    page, twin = (server.client.get(path) for server in (attacked, calm))
    assert page.status_code == twin.status_code == 200
    check_harmless(page.text)
    assert count_frame(page.text) == count_frame(twin.text)


def count_frame(html: str) -> dict[str, int]:
    """How often what makes a page stands in it: its head, its parts, its forms and scripts."""
    tags = read_page(html).tags
    frame = ("html", "head", "body", "main", "header", "footer", "h1", "form", "script", "link", "meta")
    return {tag: tags.count(tag) for tag in frame}
