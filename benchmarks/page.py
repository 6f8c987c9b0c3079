"""The page that shows the figures: its words are written by hand, the block between two marks is not."""

from __future__ import annotations

from pathlib import Path

OPENING = "<!-- figures: written by `python -m benchmarks`, not by hand -->"
CLOSING = "<!-- end of the figures -->"

NEW_PAGE = """\
# Speed and memory

How fast the reader is beside programs that do a part of its work, what memory it takes and how soon it answers. The
figures are medians; the lowest and the highest value stand in brackets. `benchmarks/README.md` says how they are
taken and how to take them again.

"""


def replace_block(page: str, block: str) -> str:
    """``page`` with ``block`` between its marks; a page without marks gets them at its end.

    Raises ``ValueError`` where the page has only one of the two marks, or has them in the wrong order.
    """
    framed = f"{OPENING}\n\n{block.strip()}\n\n{CLOSING}\n"
    opening, closing = page.find(OPENING), page.find(CLOSING)
    if opening == closing == -1:
        return page.rstrip() + "\n\n" + framed if page.strip() else framed
    if not 0 <= opening < closing:
        raise ValueError(f"the page needs {OPENING!r} and after it {CLOSING!r}: restore both, or remove both")
    return page[:opening] + framed + page[closing + len(CLOSING) :].removeprefix("\n")


def write_page(path: Path, block: str) -> None:
    """Put ``block`` into the page at ``path``, which is made where it is missing."""
    page = path.read_text(encoding="utf-8") if path.is_file() else NEW_PAGE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(replace_block(page, block), encoding="utf-8")
