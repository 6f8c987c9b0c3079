"""Nothing on a page that does not stand in a report: its figures, its quotations, the names of its sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from lxml.html import HtmlElement, document_fromstring

from tests.web.serving import Server

pytestmark = pytest.mark.model

_FIGURE = re.compile(r"(?<![\w.])\d{1,3}(?:,\d{3})+(?![\w.])|(?<![\w.,])\d{4,}(?![\w.,])")
_YEAR = re.compile(r"(?:19|20)\d\d")
_QUOTED = re.compile(r"“([^“”]+)”")
_MARKS = re.compile("[\"'‘’“”]")
_OURS = (".//svg", ".//time", ".//code", ".//form", ".//script", ".//nav")
"""What we say ourselves: axes, dates, ids, fields."""


@pytest.fixture(scope="module")
def texts(sampled: Server) -> str:
    """The texts and headlines of all reports, one after the other, in small letters and with single spaces."""
    get = sampled.client.get
    lines = get("/api/v1/reports").json()["items"]
    held = [each[name] for each in lines for name in ("title", "outlet", "agency") if each[name]]
    held += [get(f"/api/v1/reports/{each['id']}").json()["text"] for each in lines]
    return fold(" \n ".join(held))


@pytest.fixture(scope="module")
def pages(sampled: Server) -> dict[str, HtmlElement]:
    """All views of the samples that show what reports say."""
    get = sampled.client.get

    def ids(name: str, **asked: Any) -> list[str]:
        return [each["id"] for each in get(f"/api/v1/{name}", params=asked).json()["items"]]

    paths = ["/", "/changed?since=2024-10-01", "/sources", "/silences", "/timeline", "/questions", "/search?q=troops"]
    paths += [f"/story/{id}" for id in ids("stories")]
    paths += [f"/question/{id}" for id in ids("questions", least=2, limit=30)]
    paths += [f"/source?name={each['name']}" for each in get("/api/v1/sources").json()["items"][:20]]
    return {path: strip_ours(get(path).text) for path in paths}


def strip_ours(html: str) -> HtmlElement:
    main = document_fromstring(html).get_element_by_id("content")
    for path in _OURS:
        for element in main.findall(path):
            element.drop_tree()
    return main


def fold(words: str) -> str:
    """Words to be found again: a label leaves out the marks of a quotation inside it."""
    return " ".join(_MARKS.sub(" ", words).casefold().split())


def list_figures(page: HtmlElement) -> Iterator[str]:
    for figure in _FIGURE.findall(" ".join(page.itertext())):
        if not _YEAR.fullmatch(figure):
            yield figure


def list_quotations(page: HtmlElement) -> Iterator[str]:
    for quoted in _QUOTED.findall(" ".join(page.itertext())):
        yield from filter(None, (part.strip(" .,") for part in re.split(r"…|\.\.\.", quoted)))


def find_foreign(pages: dict[str, HtmlElement], texts: str) -> list[tuple[str, str]]:
    """What a page shows and no report has, with the page."""
    plain = texts.replace(",", "")
    foreign = [
        (path, figure)
        for path, page in pages.items()
        for figure in list_figures(page)
        if figure.replace(",", "") not in plain
    ]
    return foreign + [
        (path, words) for path, page in pages.items() for words in list_quotations(page) if fold(words) not in texts
    ]


def test_every_figure_and_quotation_stands_in_a_report(pages: dict[str, HtmlElement], texts: str) -> None:
    shown = [each for page in pages.values() for each in (*list_figures(page), *list_quotations(page))]
    assert len(shown) > 100
    assert find_foreign(pages, texts) == []


def test_every_source_stands_in_a_report(sampled: Server, texts: str) -> None:
    names = [each["name"] for each in sampled.client.get("/api/v1/sources", params={"limit": 500}).json()["items"]]
    assert len(names) > 10
    assert [name for name in names if not all(fold(word) in texts for word in name.split())] == []


def test_what_stands_in_no_report_is_caught(texts: str) -> None:
    planted = strip_ours("<main id=content><p>“nobody ever said this” and <b>77,123</b> of 2024</p></main>")
    assert find_foreign({"planted": planted}, texts) == [("planted", "77,123"), ("planted", "nobody ever said this")]
