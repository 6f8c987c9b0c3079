"""A reading in words for a person: where a report is from, what footing a source stands on, what sets a claim apart.

The terminal's sheet and the notebook's page both speak through this module, so that they say the same.
"""

from __future__ import annotations

import datetime
import re

from reportedly.vocabulary import Claim, Naming, Polarity, Report, Source, SourceKind, Stance

_NOUNS = {
    SourceKind.PERSON: "person",
    SourceKind.GROUP: "group",
    SourceKind.ORGANIZATION: "organization",
    SourceKind.GOVERNMENT: "government",
    SourceKind.DOCUMENT: "document",
    SourceKind.MEDIA: "media",
    SourceKind.IMAGERY: "images",
    SourceKind.UNKNOWN: "source",
}
_STANCES = {Stance.ASSERT: "", Stance.OPINE: "opinion", Stance.INTEND: "intention", Stance.ASK: "question"}
_SMALL_WORDS = frozenset(("mr", "mrs", "ms", "dr", "sir", "the", "a", "an"))


def describe_report(report: Report) -> tuple[str, ...]:
    """Where a report is from, in short phrases: outlet, agency, place, date, bylines. An unknown date is said."""
    place = report.dateline.place if report.dateline else None
    date = report.published or (report.dateline.date if report.dateline else None)
    byline = f"by {', '.join(report.bylines)}" if report.bylines else None
    shown = show_date(date) if date else "date unknown"
    return tuple(filter(None, (report.outlet, report.agency, place, shown, byline)))


def show_date(value: str) -> str:
    """An ISO date as "30 October 2024", with time and offset where ``value`` has them; anything else as it is."""
    try:
        moment = datetime.datetime.fromisoformat(value)
    except ValueError:
        return value
    day = f"{moment.day} {moment:%B %Y}"
    if len(value) <= len("2024-10-30"):
        return day
    return f"{day}, {moment:%H:%M} {moment.tzname() or ''}".rstrip()


def name_source(source: Source) -> str:
    """What to call a source: its full name where the report gives one, else its own words."""
    return source.name or source.words.text or "No source stated"


def tell_footing(source: Source) -> tuple[str, ...]:
    """The footing of a source in short phrases: kind and naming, role, country, reason, members, its words."""
    return tuple(filter(None, (_tell_kind(source), *_tell_person(source), _tell_members(source), _tell_words(source))))


def tell_stance(claim: Claim) -> tuple[str, ...]:
    """What sets a claim apart from a plain assertion, in words; empty for one."""
    held = "held to be false" if claim.polarity is Polarity.NEGATIVE else ""
    return tuple(filter(None, (_STANCES[claim.stance], held)))


def tell_doubt(claim: Claim, low: float) -> str:
    """A warning where the reader itself is unsure: its confidence is below ``low``; else nothing."""
    return f"uncertain ({claim.confidence:.2f})" if claim.confidence < low else ""


def _tell_kind(source: Source) -> str:
    if not source.words.spans and source.name is None:
        return ""
    noun = _NOUNS[source.kind]
    if source.naming is Naming.NAMED and source.kind not in (SourceKind.PERSON, SourceKind.GROUP, SourceKind.UNKNOWN):
        return noun
    return f"{source.naming.value} {noun}"


def _tell_person(source: Source) -> tuple[str, ...]:
    """Why a name is withheld, the role unless it stands in what the source is called by, the country."""
    reason = f"“{source.reason.text}”" if source.reason else ""
    role = source.role.text if source.role and source.role.text not in name_source(source) else ""
    return reason, role, source.country or ""


def _tell_members(source: Source) -> str:
    names = (
        f"{member.name} ({member.country})" if member.country else member.name
        for member in source.members
        if member.name is not None
    )
    return ", ".join(names)


def _tell_words(source: Source) -> str:
    """The source's own words, where the name and the role do not already hold every one of them."""
    shown = {*_words(source.name or ""), *_words(source.role.text if source.role else ""), *_SMALL_WORDS}
    if source.name is None or set(_words(source.words.text)) <= shown:
        return ""
    return f"here “{source.words.text}”"


def _words(text: str) -> list[str]:
    return [match[0].lower() for match in re.finditer(r"\w+", text)]
