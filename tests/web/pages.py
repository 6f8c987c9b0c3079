"""What tests know of a page: its shape without its words, so that hostile words can be told from markup."""

from __future__ import annotations

from html.parser import HTMLParser

_VOID = {"meta", "link", "input", "br", "img", "hr"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[str] = []
        self.handlers: list[str] = []
        self.inline: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.handlers += [name for name, _ in attrs if name.startswith("on")]
        self.handlers += [f"{name}={value}" for name, value in attrs if (value or "").lower().startswith("javascript:")]
        self.inline += [f"{tag} style" for name, _ in attrs if name == "style"]
        if tag == "script" and not dict(attrs).get("src"):
            self.inline.append("script")
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def read_page(html: str) -> _Reader:
    """The tags of a page in their order, what could run in it, and its words."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader


def check_harmless(html: str) -> None:
    """Nothing in the page runs but our own files."""
    page = read_page(html)
    assert page.handlers == []
    assert page.inline == []
    assert "img" not in page.tags
    assert not page.open, f"left open: {page.open}"


def tell_words(html: str) -> str:
    """The words of a page on one line."""
    return " ".join(" ".join(read_page(html).words).split())
