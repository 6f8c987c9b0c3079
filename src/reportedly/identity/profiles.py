"""What a report, the ledger or a reference table knows of an entity, as one frozen value that can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reportedly.identity.bodies import parse_body
from reportedly.identity.forms import ParsedBody, ParsedName
from reportedly.identity.parsing import parse_person
from reportedly.identity.spelling import fold_word
from reportedly.vocabulary import Entity, EntityKind, Report

_REACH = 80
"""Characters to either side of a name that context words are taken from: about a sentence's half."""

_MOST_PLACES = 5
_MOST_CONTEXT = 40
_CAPITAL = re.compile(r"\b[A-Z][\w'’-]{3,}")
_AGE = re.compile(r",? (?:aged? )?(\d{1,3})(?=[,.;)])")
_OLDEST = 110


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What is known of one entity at one place.

    ``id`` names the profile itself (an entity's id, a row's). ``name`` is the best full name, ``names`` every other
    form. ``country`` is ISO 3166-1 alpha-3 or XKX. ``context`` holds folded words that stand near the name, names of
    other things above all. ``date`` is the ISO date (or date-time) at which all this was so, None where unknown or
    timeless. ``born`` is the year or one year off, None where unknown. ``ids`` are known identifiers by scheme.
    """

    id: str
    name: str
    kind: EntityKind
    names: tuple[str, ...] = ()
    role: str | None = None
    country: str | None = None
    context: frozenset[str] = frozenset()
    report: str | None = None
    date: str | None = None
    born: int | None = None
    ids: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if self.date is not None:
            read_day(self.date)


def read_day(written: str) -> date:
    """The day of an ISO date or date-time; a year or a month alone stands for its first day. Raises ValueError."""
    parts = written[:10].split("-")
    padded = "-".join([*parts, *["01"] * (3 - len(parts))])
    try:
        return date.fromisoformat(padded)
    except ValueError as error:
        raise ValueError(f"a date is written as YYYY, YYYY-MM or YYYY-MM-DD, not {written!r}") from error


def make_profile(entity: Entity, report: Report) -> Profile:
    """What ``report`` knows of ``entity``: its names as they stand, words near them, the age where it is told."""
    text = report.text
    names = tuple(dict.fromkeys(" ".join(text[span.start : span.end].split()) for span in entity.names))
    near = [text[max(0, span.start - _REACH) : span.end + _REACH] for span in entity.names[:_MOST_PLACES]]
    after = [text[span.end : span.end + 12] for span in entity.names[:_MOST_PLACES]]
    return Profile(
        id=entity.id,
        name=entity.name,
        kind=entity.kind,
        names=tuple(name for name in names if name != entity.name),
        role=entity.role,
        country=entity.country,
        context=_collect_context(near, (entity.name, *names)),
        report=report.id,
        date=_read_published(report.published),
        born=_find_birth(after, report.published) if entity.kind is EntityKind.PERSON else None,
        ids=entity.ids,
    )


def parse_profile(profile: Profile) -> tuple[ParsedName | ParsedBody, ...]:
    """The profile's names taken apart, best first: a person's as such, everything else as a body's."""
    parse = parse_person if profile.kind is EntityKind.PERSON else parse_body
    return tuple(parse(name) for name in (profile.name, *profile.names))


def _collect_context(near: Iterable[str], own: Iterable[str]) -> frozenset[str]:
    """Folded words with a capital near the name, without those of the name itself."""
    names = {fold_word(word) for name in own for word in name.split()}
    found = dict.fromkeys(fold_word(word) for window in near for word in _CAPITAL.findall(window))
    return frozenset([word for word in found if word not in names][:_MOST_CONTEXT])


def _read_published(published: str | None) -> str | None:
    if published is None:
        return None
    try:
        read_day(published)
    except ValueError:
        return None
    return published


def _find_birth(after: Iterable[str], published: str | None) -> int | None:
    """The year of birth by an age behind the name ("Anna Berg, 43,"), one year off at most."""
    day = _read_published(published)
    if day is None:
        return None
    for words in after:
        told = _AGE.match(words)
        if told and 0 < int(told.group(1)) <= _OLDEST:
            return read_day(day).year - int(told.group(1))
    return None
