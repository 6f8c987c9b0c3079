"""A text and what is known about it, made into a Report."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import TypedDict, Unpack

from reportedly.documents.dates import parse_published, settle_date
from reportedly.documents.decoding import check_text
from reportedly.documents.languages import check_english, identify_language
from reportedly.documents.layout import Layout, find_layout
from reportedly.vocabulary import Dateline, Report


class Facts(TypedDict, total=False):
    """What is known about a report from elsewhere than its text; what is None or absent is not known.

    ``published`` is an ISO date, a date-time with its offset, or Python's own; ``bylines`` and ``agency`` are used
    where the text states none.
    """

    title: str | None
    published: str | date | None
    url: str | None
    outlet: str | None
    id: str | None
    agency: str | None
    bylines: tuple[str, ...]


def make_report(text: str, *, check_language: bool = True, **facts: Unpack[Facts]) -> Report:
    """The report that ``text`` is, kept character for character.

    Raises InputError for a text that cannot be read (blank, binary, in another language) and for a ``published`` that
    is no date. Without ``id``, one is made from outlet or address, date and text.
    """
    check_text(text)
    if check_language:
        check_english(text)
    layout = find_layout(text, title=facts.get("title"))
    given = facts.get("published")
    published = parse_published(given) if given is not None else _find_published(layout)
    outlet, url = facts.get("outlet"), facts.get("url")
    return Report(
        id=facts.get("id") or make_report_id(text, published=published, outlet=outlet, url=url),
        text=text,
        title=facts.get("title") or layout.title,
        published=published,
        url=url,
        outlet=outlet,
        agency=layout.agency or facts.get("agency"),
        dateline=_settle_dateline(layout, published),
        bylines=layout.bylines or facts.get("bylines", ()),
        language="en" if check_language else _name_language(text),
        parts=layout.parts,
    )


def make_report_id(text: str, *, published: str | None, outlet: str | None, url: str | None) -> str:
    """The letter r and 16 hexadecimal digits of SHA-256 over outlet (or, without one, address), date and text.

    The same report gets the same id whenever, wherever and in whatever company it is read.
    """
    content = json.dumps([outlet or url, published, text], ensure_ascii=True, separators=(",", ":"))
    return "r" + hashlib.sha256(content.encode("ascii")).hexdigest()[:16]


def _find_published(layout: Layout) -> str | None:
    """The date that the text states with its year: a line of its own before the body, else the dateline's."""
    stated = layout.stated or (layout.dateline.stated if layout.dateline else None)
    return settle_date(stated, None) if stated is not None else None


def _settle_dateline(layout: Layout, published: str | None) -> Dateline | None:
    found = layout.dateline
    place = (found.place if found else None) or layout.place
    if place is None:
        return None
    stated = found.stated if found else None
    return Dateline(place=place, date=settle_date(stated, published) if stated else None)


def _name_language(text: str) -> str:
    """The language's code where it is sure, "en" where it is not; "und" for another script."""
    code = identify_language(text)
    return "en" if code is None else code if code.islower() else "und"
