"""Claims found by what they say, by whom, about whom, where and when; the latest first, page after page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, cast, select, true

from reportedly.errors import LedgerError, SettingError
from reportedly.ledger.chronology import SERIALS, find_first_key, read_stamp
from reportedly.ledger.fulltext import match_words, search_index
from reportedly.ledger.likelihoods import BANDS, HEDGED
from reportedly.ledger.schema import claims, reports
from reportedly.ledger.store import Ledger
from reportedly.vocabulary import Naming, SourceKind, Span

STATED = "stated"
UNSTATED = "none"
CERTAINTIES = (STATED, UNSTATED, HEDGED, *BANDS)
"""``stated``: some words give a likelihood; ``none``: no words do; the others as in ``likelihoods``."""

PAGE = 50
LARGEST_PAGE = 10_000

_LIKE_SPECIAL = re.compile(r"([\\%_])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What claims are asked for; all conditions hold together, None asks nothing.

    ``text``, ``source``, ``about`` and ``place`` are words, each of which must stand in the claim's words, in its
    source (name, words, role, country), in the names of those that it mentions, in its places (name, words, country);
    words in quotation marks in that order. ``first`` and ``last`` are days or moments, both included, of the report's
    own date (where it has none, of when it was first seen), in UTC. ``certainty`` is one of CERTAINTIES.
    ``report`` is a report's id or its beginning. ``after`` is the ``next`` of the page before.
    """

    text: str | None = None
    source: str | None = None
    about: str | None = None
    place: str | None = None
    kind: SourceKind | None = None
    naming: Naming | None = None
    certainty: str | None = None
    first: str | date | None = None
    last: str | date | None = None
    report: str | None = None
    after: str | None = None
    limit: int = PAGE

    def __post_init__(self) -> None:
        if self.certainty is not None and self.certainty not in CERTAINTIES:
            raise SettingError(f"certainty is {self.certainty!r}: give one of {', '.join(CERTAINTIES)}")
        if not 1 <= self.limit <= LARGEST_PAGE:
            raise SettingError(f"limit is {self.limit}: give a whole number from 1 to {LARGEST_PAGE}")
        if self.after is not None and not re.fullmatch(r"-?\d{1,18}", self.after, re.ASCII):
            raise SettingError(f"after is {self.after!r}: give what the page before names as its next")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedClaim:
    """A claim in a list: what it says, its source, its report.

    ``spans`` place the words in the report's text. ``published`` is as the report gives it, ``first_seen_at`` in
    microseconds since 1970. ``ended`` is None while the claim stands in the latest version of its text, else how it
    ended (``dropped``, ``writethru``, ``correction``, ``kill``, ``withhold``), ``ended_since`` when, in ISO 8601.
    """

    id: str
    report: str
    title: str | None
    outlet: str | None
    agency: str | None
    url: str | None
    published: str | None
    first_seen_at: int
    source_name: str | None
    source_words: str
    source_role: str | None
    source_kind: str
    source_naming: str
    source_country: str | None
    cue: str | None
    act: str | None
    content: str
    spans: tuple[Span, ...]
    quotation: str
    stance: str
    polarity: str
    likelihood: str | None
    certainty_scale: str | None
    certainty_low: float | None
    certainty_high: float | None
    said_from: str | None
    said_to: str | None
    confidence: float
    carrier: str | None
    ended: str | None
    ended_since: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Claims, the latest first, and where the page after them begins: None on the last one."""

    claims: tuple[ListedClaim, ...]
    next: str | None


_OF_REPORTS = ("title", "outlet", "agency", "url", "published", "first_seen_at")
_COMPUTED = ("report", "spans", *_OF_REPORTS)


def find_claims(ledger: Ledger, filters: Filters | None = None) -> Page:
    """One page of the claims in view that ``filters`` ask for.

    A claim that several versions of a text have is there once. Raises SettingError for a date or words that cannot be
    asked for, LedgerError where the ledger cannot be read.
    """
    asked = filters or Filters()
    query = _select_claims(asked).limit(asked.limit + 1)
    with ledger.read() as connection:
        rows = connection.execute(query).all()
    shown = rows[: asked.limit]
    more = str(shown[-1].key) if len(rows) > asked.limit else None
    return Page(claims=tuple(_list_claim(row) for row in shown), next=more)


def iterate_claims(ledger: Ledger, filters: Filters | None = None) -> Iterator[ListedClaim]:
    """All claims that ``filters`` ask for, page by page; ``limit`` is the size of a page."""
    asked = filters or Filters(limit=1000)
    while True:
        page = find_claims(ledger, asked)
        yield from page.claims
        if page.next is None:
            return
        asked = replace(asked, after=page.next)


def _select_claims(asked: Filters) -> Select[Any]:
    own = [claims.c[each.name] for each in fields(ListedClaim) if each.name not in _COMPUTED]
    query = select(
        claims.c.key,
        claims.c.content_spans,
        reports.c.id.label("report"),
        *own,
        *(reports.c[name] for name in _OF_REPORTS),
    ).join(reports, reports.c.key == claims.c.report_key)
    words = {"said": asked.text, "source": asked.source, "about": asked.about, "place": asked.place}
    searches = {field: value for field, value in words.items() if value is not None}
    key: ColumnElement[int] = claims.c.key
    if searches:  # the index has its claims by key too, so it is asked for a range and an order of its own
        matches = match_words(searches, _name_footing(asked))
        query = query.join(search_index, search_index.c.rowid == claims.c.key).where(matches)
        key = search_index.c.rowid
    else:
        query = query.where(claims.c.current == true(), *_limit_footing(asked))
    return query.where(*_limit_rest(asked), *_limit_keys(asked, key)).order_by(key.desc())


def _name_footing(asked: Filters) -> Iterator[str]:
    """What the index for searching is asked for beside words; it has no word for a likelihood that is not there."""
    yield from filter(None, (asked.kind, asked.naming, asked.certainty if asked.certainty != UNSTATED else None))


def _limit_footing(asked: Filters) -> Iterator[ColumnElement[bool]]:
    if asked.kind is not None:
        yield claims.c.source_kind == asked.kind.value
    if asked.naming is not None:
        yield claims.c.source_naming == asked.naming.value
    if asked.certainty == STATED:
        yield claims.c.likelihood.is_not(None)
    elif asked.certainty not in (None, UNSTATED):
        yield claims.c.likelihood == asked.certainty


def _limit_rest(asked: Filters) -> Iterator[ColumnElement[bool]]:
    if asked.certainty == UNSTATED:
        yield claims.c.likelihood.is_(None)
    if asked.report is not None:
        beginning = _LIKE_SPECIAL.sub(r"\\\1", asked.report) + "%"
        matching = select(reports.c.reading_key).where(cast(reports.c.id, Text).like(beginning, escape="\\"))
        yield claims.c.reading_key.in_(matching)


def _limit_keys(asked: Filters, key: ColumnElement[int]) -> Iterator[ColumnElement[bool]]:
    if asked.first is not None:
        yield key >= find_first_key(_read_limit(asked.first).start)
    if asked.last is not None:
        yield key < find_first_key(_read_limit(asked.last).end) + SERIALS
    if asked.after is not None:
        yield key < int(asked.after)


def _read_limit(given: str | date) -> Any:
    words = given.isoformat() if isinstance(given, date | datetime) else given.strip()
    try:
        return read_stamp(words)
    except LedgerError as error:
        raise SettingError(str(error)) from error


def _list_claim(row: Any) -> ListedClaim:
    values = {each.name: getattr(row, each.name) for each in fields(ListedClaim) if each.name != "spans"}
    spans = tuple(Span(start=start, end=end) for start, end in json.loads(row.content_spans))
    return ListedClaim(**values, spans=spans)
