"""Claims found by what they say, by whom, about whom, where and when; the latest first, page after page."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, select, true

from reportedly.errors import LedgerError, SettingError
from reportedly.ledger.chronology import SERIALS, find_first_key, read_stamp
from reportedly.ledger.columns import begins
from reportedly.ledger.fulltext import match_words, search_index
from reportedly.ledger.likelihoods import BANDS, HEDGED
from reportedly.ledger.schema import claims, reports
from reportedly.ledger.store import Ledger
from reportedly.ledger.verdicts import find_corrected_sources, read_verdicts
from reportedly.vocabulary import Naming, SourceKind, Span
from reportedly.vocabulary.judgements import Aspect, Verdict, find_value, is_hidden

STATED = "stated"
UNSTATED = "none"
CERTAINTIES = (STATED, UNSTATED, HEDGED, *BANDS)
"""``stated``: some words give a likelihood; ``none``: no words do; the others as in ``likelihoods``."""

PAGE = 50
LARGEST_PAGE = 10_000

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What claims are asked for; all conditions hold together, None asks nothing.

    ``text``, ``source``, ``about`` and ``place`` are words, each of which must stand in the claim's words, in its
    source (name, words, role, country), in the names of those that it mentions, in its places (name, words, country);
    words in quotation marks in that order. ``first`` and ``last`` are days or moments, both included, of the report's
    own date (where it has none, of when it was first seen), in UTC. ``certainty`` is one of CERTAINTIES.
    ``report`` is a report's id or its beginning. ``rejected`` asks also for what people have found to be no claim, or a
    piece of another one. ``after`` is the ``next`` of the page before.
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
    rejected: bool = False

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
    verdicts: tuple[Verdict, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Claims, the latest first, and where the page after them begins: None on the last one."""

    claims: tuple[ListedClaim, ...]
    next: str | None


_OF_REPORTS = ("title", "outlet", "agency", "url", "published", "first_seen_at")
_MADE = ("spans", "verdicts")
_COMPUTED = ("report", *_MADE, *_OF_REPORTS)


def find_claims(ledger: Ledger, filters: Filters | None = None) -> Page:
    """One page of the claims in view that ``filters`` ask for.

    A claim that several versions of a text have is there once. A claim whose source people have corrected is found by
    the right one, and not by the other. Raises SettingError for a date or words that cannot be asked for, LedgerError
    where the ledger cannot be read.
    """
    asked = filters or Filters()
    found: list[ListedClaim] = []
    with ledger.read() as connection:
        corrected = _find_corrected(connection, asked)
        while True:
            wanted = asked.limit - len(found)
            rows = _select_rows(connection, asked, corrected, wanted + 1)
            found += _list_claims(connection, asked, rows[:wanted])
            if len(rows) <= wanted:
                return Page(claims=tuple(found), next=None)
            mark = str(rows[wanted - 1].key)
            if len(found) == asked.limit:
                return Page(claims=tuple(found), next=mark)
            asked = replace(asked, after=mark)


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
        claims.c.report_key,
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
        query = query.where(_limit_view(asked), *_limit_footing(asked))
    return query.where(*_limit_rest(asked), *_limit_keys(asked, key)).order_by(key.desc())


def _limit_view(asked: Filters) -> ColumnElement[bool]:
    """That a claim is in view: where no index of claims in view is meant, in words that none serves.

    Else SQLite may take one, and put a million claims in order for a page.
    """
    footing = asked.certainty not in (None, UNSTATED) or asked.kind is not None or asked.naming is not None
    return claims.c.current == true() if footing and asked.report is None else claims.c.current.is_not(False)


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
        yield claims.c.reading_key.in_(select(reports.c.reading_key).where(begins(reports.c.id, asked.report)))


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


def _find_corrected(connection: Connection, asked: Filters) -> frozenset[int]:
    """The keys of claims whose source is the one that is asked for by a person's word."""
    words = asked.source
    if words is None:
        return frozenset()
    return find_corrected_sources(connection, lambda source: _has_words(source, words))


def _select_rows(connection: Connection, asked: Filters, corrected: Collection[int], limit: int) -> list[Any]:
    rows = list(connection.execute(_select_claims(asked).limit(limit)))
    if corrected:
        otherwise = replace(asked, source=None)
        query = _select_claims(otherwise).where(claims.c.key.in_(corrected)).limit(limit)
        beside = {row.key: row for row in (*rows, *connection.execute(query))}
        rows = [beside[key] for key in sorted(beside, reverse=True)]
    return rows[:limit]


def _list_claims(connection: Connection, asked: Filters, rows: Sequence[Any]) -> Iterator[ListedClaim]:
    """The claims that are to be shown, with what people say of them."""
    sources = {row.source_name for row in rows}
    verdicts = read_verdicts(connection, {row.report_key for row in rows}, sources=sources)
    for row in rows:
        said = verdicts.of_claim(row.key, row.source_name)
        right = find_value(said, Aspect.SOURCE)
        misread = right is not None and asked.source is not None and not _has_words(right[0], asked.source)
        if not misread and (asked.rejected or not is_hidden(said)):
            yield _list_claim(row, said)


def _has_words(name: str, words: str) -> bool:
    """Whether a name that a person gave has all words that are asked for, as the index would find them."""
    return set(_fold(words)) <= set(_fold(name))


def _fold(words: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", words.casefold())
    return _WORD.findall("".join(char for char in plain if not unicodedata.combining(char)))


def _list_claim(row: Any, said: tuple[Verdict, ...]) -> ListedClaim:
    values = {each.name: getattr(row, each.name) for each in fields(ListedClaim) if each.name not in _MADE}
    spans = tuple(Span(start=start, end=end) for start, end in json.loads(row.content_spans))
    return ListedClaim(**values, spans=spans, verdicts=said)
