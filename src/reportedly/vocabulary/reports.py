"""A report before it is read: its text, its parts, what it says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportedly.vocabulary.spans import Span


class PartKind(StrEnum):
    """What a stretch of a report is. Only ``headline`` and ``body`` are read for claims."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    BYLINE = "byline"
    CONTRIBUTOR = "contributor"
    RULE = "rule"
    BOILERPLATE = "boilerplate"
    BODY = "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of a report and what it is."""

    kind: PartKind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Where and when a report says it was written; ``place`` in its own words, ``date`` an ISO date or None."""

    place: str
    date: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One news report: its text kept verbatim, and what is known about it.

    ``published`` is an ISO 8601 date, or a date-time with its offset, never more precise than was given. ``parts``
    cover the stretches that are not plain body, in order and apart; what no part covers is body.
    """

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    url: str | None = None
    outlet: str | None = None
    agency: str | None = None
    dateline: Dateline | None = None
    bylines: tuple[str, ...] = ()
    language: str = "en"
    parts: tuple[Part, ...] = ()
