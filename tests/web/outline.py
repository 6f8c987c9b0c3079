"""A page's structure: its elements in order, without words, so that two pages can be set beside each other."""

from __future__ import annotations

from html.parser import HTMLParser

_ENDS_P = frozenset(
    ("p", "div", "form", "ul", "ol", "dl", "details", "section", "table", "h1", "h2", "h3", "blockquote")
)
"""Elements before which a browser ends a paragraph that is open."""

_EMPTY = frozenset(("meta", "link", "input", "br", "img", "hr"))


class Outline(HTMLParser):
    """The elements of a page, the names of their attributes, and the words and elements within the one with some id.

    The spans in that are left out of ``elements``: marks are cut by its words. Checks that elements nest.
    """

    def __init__(self, page: str, id: str = "text") -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.attributes: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.inside: set[str] = set()
        self._id = id
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in _ENDS_P or "p" not in [name for name, _ in self.open], f"<{tag}> in <p>"
        if any(inside for _, inside in self.open):
            self.inside.add(tag)
        if tag != "span" or not any(inside for _, inside in self.open):
            self.elements.append((tag, tuple(name for name, _ in attrs)))
        self.attributes.append((tag, dict(attrs)))
        if tag not in _EMPTY:
            self.open.append((tag, ("id", self._id) in attrs))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if any(inside for _, inside in self.open):
            self.words += data

    def find(self, tag: str, **wanted: str) -> list[dict[str, str | None]]:
        """The attributes of elements that have all of ``wanted``."""
        return [found for name, found in self.attributes if name == tag and wanted.items() <= found.items()]
