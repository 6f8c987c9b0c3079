"""A web page to its article: the text by trafilatura, the facts only from what the page itself states.

trafilatura and lxml are imported when the first page comes, not before. trafilatura guesses dates where a page states
none, so its dates are not used: `find_published` reads the page's own metadata.
"""

from __future__ import annotations

import codecs
import json
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reportedly.documents.dates import parse_published
from reportedly.documents.decoding import decode_bytes
from reportedly.errors import InputError

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"\s*<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w.:-]{2,30})")
_FAMILIES = ("utf-8", "iso8859", "cp", "koi8", "mac", "gb", "big5", "euc", "shift_jis", "iso2022", "hz", "tis")
_ARTICLE_TYPES = re.compile(r"(?:\w*Article|\w*BlogPosting|Report)$")
_DATE_NAMES = (  # in order of trust; each is a name by which a page states when it was first published
    ("property", "article:published_time"),
    ("itemprop", "datepublished"),
    ("property", "og:article:published_time"),
    ("name", "article:published_time"),
    ("name", "datepublished"),
    ("name", "parsely-pub-date"),
    ("name", "sailthru.date"),
    ("name", "dc.date.issued"),
    ("name", "dcterms.issued"),
    ("name", "publish-date"),
    ("name", "publish_date"),
    ("name", "pubdate"),
    ("name", "publication_date"),
    ("name", "citation_publication_date"),
    ("name", "cxenseparse:recs:publishtime"),
    ("name", "date"),
)
_NAIVE = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ].*)?", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An article as a page gives it; ``published`` in ISO 8601, ``authors`` in the page's words."""

    text: str
    title: str | None = None
    published: str | None = None
    url: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()


def looks_like_html(head: str) -> bool:
    """Whether a text begins as a web page does."""
    return _HTML_START.match(head) is not None


_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|meta|div|p|title|section)\b",
    re.IGNORECASE | re.DOTALL,
)


def decode_page(data: bytes) -> str:
    """The text of a page's bytes: by its byte-order mark, the encoding it declares, else as any text."""
    if not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        declared = _find_charset(data[:4096])
        if declared is not None:
            try:
                return data.decode(declared)
            except (UnicodeError, LookupError):
                pass  # a wrong declaration is common: judge by the bytes
    return decode_bytes(data)


def read_page(source: str) -> Page:
    """The article of a page. Raises InputError where none is found."""
    tree = _parse(source)
    text = _extract(tree)
    if not text:
        raise InputError("no article was found in the page: give a page of one report, or its text")
    published = find_published(tree)
    title, url, outlet, authors = _read_metadata(tree)
    return Page(
        text=_with_heading(text, title, tree),
        title=title,
        published=published,
        url=url,
        outlet=outlet,
        authors=authors,
    )


def find_published(tree: Any) -> str | None:
    """The date that the page's metadata states, as precise as it states it; a clock time without its offset is left."""
    for kind, name in _DATE_NAMES:
        for value in _read_values(tree, kind, name):
            found = _read_date(value)
            if found is not None:
                return found
    stated = {found for found in map(_read_date, _read_linked_dates(tree)) if found is not None}
    return stated.pop() if len(stated) == 1 else None


def _find_charset(head: bytes) -> str | None:
    found = _XML_CHARSET.match(head) or _CHARSET.search(head)
    if found is None:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return None
    if name in ("ascii", "iso8859-1"):
        return "cp1252"  # what browsers take these names for
    return name if name.startswith(_FAMILIES) else None


def _parse(source: str) -> Any:
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_pis=True)
    try:
        return html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError, RecursionError) as error:
        raise InputError(f"the page cannot be read as HTML ({error}): give its text instead") from error


def _extract(tree: Any) -> str:
    """The article's paragraphs, a blank line between them. The page's tree is left as it is."""
    from copy import deepcopy

    import trafilatura

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # else it writes to standard error
    try:
        found = trafilatura.extract(
            deepcopy(tree), output_format="txt", include_comments=False, include_tables=False, deduplicate=False
        )
    except Exception as error:  # foreign code over arbitrary pages: whatever it raises, this page cannot be read
        raise InputError(f"the article of the page cannot be extracted ({error}): give its text instead") from error
    return "\n\n".join(line.strip() for line in (found or "").splitlines() if line.strip())


def _read_metadata(tree: Any) -> tuple[str | None, str | None, str | None, tuple[str, ...]]:
    """Title, address, outlet and authors, as trafilatura finds them."""
    from copy import deepcopy

    from trafilatura.metadata import extract_metadata

    try:
        found = extract_metadata(deepcopy(tree), extensive=False)
    except Exception as error:  # as in `_extract`
        raise InputError(f"the metadata of the page cannot be read ({error}): give its text instead") from error
    authors = tuple(dict.fromkeys(name.strip() for name in (found.author or "").split(";") if name.strip()))
    return found.title or None, found.url or None, found.sitename or None, authors


def _with_heading(text: str, title: str | None, tree: Any) -> str:
    """``text`` with the page's own heading before it where the extraction lost it: a headline is read too."""
    headings = {" ".join(heading.text_content().split()) for heading in tree.iter("h1")}
    shown = " ".join((title or "").split())
    if not shown or shown not in headings or shown in " ".join(text[: 2 * len(shown) + 200].split()):
        return text
    return f"{shown}\n\n{text}"


def _read_values(tree: Any, kind: str, name: str) -> Iterator[str]:
    for element in tree.iter("meta", "time", "span", "div", "p"):
        if (element.get(kind) or "").strip().lower() != name:
            continue
        value = element.get("content") or element.get("datetime")
        if value and (element.tag == "meta" or kind == "itemprop"):
            yield value


def _read_linked_dates(tree: Any) -> Iterator[str]:
    """``datePublished`` of the articles in the page's JSON-LD."""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            data = json.loads(script.text_content())
        except (ValueError, RecursionError):
            continue
        for item in _walk_linked(data):
            value = item.get("datePublished")
            if isinstance(value, str):
                yield value


def _walk_linked(data: Any) -> Iterator[dict[str, Any]]:
    """The articles at the top of a JSON-LD document, in a list, or in its graph."""
    for item in data if isinstance(data, list) else [data]:
        if not isinstance(item, dict):
            continue
        types = item.get("@type")
        names = types if isinstance(types, list) else [types]
        if any(isinstance(name, str) and _ARTICLE_TYPES.match(name) for name in names):
            yield item
        graph = item.get("@graph")
        if isinstance(graph, list):
            yield from _walk_linked(graph)


def _read_date(value: str) -> str | None:
    try:
        return parse_published(value)
    except InputError:
        pass
    naive = _NAIVE.fullmatch(value.strip())
    try:
        return parse_published(naive[1]) if naive else None
    except InputError:
        return None
