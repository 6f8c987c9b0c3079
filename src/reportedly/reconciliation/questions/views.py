"""A position as what a comparison needs of it, small enough to lie beside each item of an index."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from struct import Struct
from typing import Any
from zlib import crc32

from reportedly.reconciliation.questions.lexicon import load_doing_kinds, load_things
from reportedly.vocabulary import Amount, Interval, Position, QuestionKind, Setting

WEEK = 7
"""Days by which a weekday may be taken for that of another week."""

_ABOUT = 0.1
"""So much "about" widens a number on either side, before it is asked whether two meet."""

MARKED = 8
"""Signs of a view's origin that stand for its report."""

_DAYS = Struct("<Bii")


@dataclass(slots=True, kw_only=True)
class View:
    """What decides whether two positions are on one question. ``days`` are of the event, ``published`` as given.

    Nothing changes one; it is not frozen, since sixty are made for each report that arrives, and a frozen one takes
    four times as long to make.

    ``source`` is a name or a phrase of several words, else empty; ``single``: the figure is of one. ``low`` and
    ``high`` are its bounds, widened by "about", None where it is open there or no number is compared. ``origin`` is
    alike for two numbers of one statement, its first ``MARKED`` signs for all of one report;
    empty where neither matters.

    ``nature`` is the class of what is counted: figures of two classes are never on one question. ``is_happening``: it
    asks of one event, as tolls do, and not of a state that lasts.
    """

    kind: QuestionKind
    head: str
    terms: frozenset[str]
    doings: tuple[str, ...]
    about: frozenset[str]
    scope: frozenset[str]
    where: tuple[Setting, ...]
    start: str | None
    end: str | None
    scene: frozenset[str]
    events: frozenset[str]
    words: frozenset[str]
    inherited: bool
    published: str | None
    unit: str | None
    source: str
    single: bool
    low: float | None
    high: float | None
    origin: str
    nature: str = field(init=False, compare=False, repr=False)
    is_happening: bool = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Work out once what each comparison asks for."""
        self.nature = _find_nature(self.head)
        self.is_happening = bool(self.doings) and load_doing_kinds().get(self.doings[0]) == "happening"


@cache
def _find_nature(head: str) -> str:
    thing = load_things().get(head)
    return ("person" if thing.kind == "force" else thing.kind) if thing is not None else head


def view_position(position: Position) -> View:
    """The view of ``position``."""
    topic = position.topic
    return View(
        kind=position.kind,
        head=topic.head,
        terms=frozenset(topic.terms),
        doings=topic.doing,
        about=frozenset(topic.about),
        scope=frozenset(topic.scope),
        where=topic.where,
        start=topic.when.start if topic.when else None,
        end=topic.when.end if topic.when else None,
        scene=frozenset(topic.scene),
        events=frozenset(topic.events),
        words=frozenset(topic.words),
        inherited=topic.inherited,
        published=position.published[:10] if position.published else None,
        unit=position.amount.unit if position.amount else None,
        source=_fold_source(position),
        single=position.amount is not None and position.amount.low == 1,
        low=_widen(position.amount, low=True),
        high=_widen(position.amount, low=False),
        origin=_make_origin(position),
    )


def _widen(amount: Amount | None, *, low: bool) -> float | None:
    """A bound of a number; "about" moves it by a tenth, downwards where it is the lower one."""
    bound = None if amount is None else amount.low if low else amount.high
    if amount is None or bound is None or not amount.approximate:
        return bound
    return bound - abs(bound) * _ABOUT if low else bound + abs(bound) * _ABOUT


def _fold_source(position: Position) -> str:
    if position.source.startswith("name:"):
        return position.source
    words = " ".join(word for word in position.source_words.casefold().split() if word not in ("a", "an", "the"))
    return f"said:{words}" if " " in words else ""


def _make_origin(position: Position) -> str:
    report = crc32(position.report.encode("utf-8", "surrogatepass"))
    return f"{report:0{MARKED}x}{position.content.spans[0].start if position.content.spans else ''}"


def pack_position(position: Position) -> bytes:
    """The view of ``position`` as bytes: alike for alike views."""
    return pack_view(view_position(position))


def pack_view(view: View) -> bytes:
    """A view as bytes: what ``are_apart`` asks for, then the fields as JSON."""
    fields: list[Any] = [
        view.kind.value,
        view.head,
        sorted(view.terms),
        view.doings,
        sorted(view.about),
        sorted(view.scope),
        [_pack_setting(setting) for setting in view.where],
        view.start,
        view.end,
        sorted(view.scene),
        sorted(view.events),
        sorted(view.words),
        int(view.inherited),
        view.published,
        view.unit,
        view.source,
        int(view.single),
        view.low,
        view.high,
        view.origin,
    ]
    return _pack_days(view) + json.dumps(fields, separators=(",", ":")).encode("ascii")


def _pack_days(view: View) -> bytes:
    """Which numbers tell of happenings, and on what days; zeros where one is no number, or its days are not told."""
    days = [_find_day(view.start), _find_day(view.end)] if view.kind is QuestionKind.HOW_MANY else []
    return _DAYS.pack(view.is_happening, *days) if all(days) and days else _DAYS.pack(view.is_happening, 0, 0)


@lru_cache(maxsize=8192)
def _find_day(day: str | None) -> int:
    try:
        return date.fromisoformat((day or "")[:10]).toordinal()
    except ValueError:
        return 0


def are_apart(one: bytes, other: bytes) -> bool:
    """Whether two packed views count what happened on days of which neither is near the other, a week apart aside.

    "On Sunday" may be a week off. Read from the first bytes: most pairs that share a name or a place come to no more.
    """
    happening, first, last = _DAYS.unpack_from(one)
    also, start, end = _DAYS.unpack_from(other)
    if not first or not start or not (happening or also):
        return False
    gap: int = max(first - end, start - last)
    return gap > 1 and gap != WEEK


def _pack_setting(setting: Setting) -> list[Any]:
    point = [None if one is None else round(one, 4) for one in (setting.latitude, setting.longitude)]
    return [
        setting.name,
        setting.geoname_id,
        setting.country,
        *point,
        setting.radius_km,
        setting.feature,
        int(setting.weak),
    ]


@lru_cache(maxsize=8192)  # all that a batch of reports brings; the others come in the order of their keys
def unpack_position(body: bytes) -> View:
    """The view that ``pack_position`` made bytes of."""
    (
        kind,
        head,
        terms,
        doings,
        about,
        scope,
        where,
        start,
        end,
        scene,
        events,
        words,
        inherited,
        published,
        unit,
        source,
        single,
        low,
        high,
        origin,
    ) = _DECODER.raw_decode(body[_DAYS.size :].decode("ascii"))[0]
    return View(
        kind=QuestionKind(kind),
        head=head,
        terms=frozenset(terms),
        doings=tuple(doings),
        about=frozenset(about),
        scope=frozenset(scope),
        where=tuple([_unpack_setting(*fields) for fields in where]),
        start=start,
        end=end,
        scene=frozenset(scene),
        events=frozenset(events),
        words=frozenset(words),
        inherited=bool(inherited),
        published=published,
        unit=unit,
        source=source,
        single=bool(single),
        low=low,
        high=high,
        origin=origin,
    )


_DECODER = json.JSONDecoder()
"""What ``json.loads`` comes to in the end, after asking what kind of text it was given."""


@lru_cache(maxsize=8192)
def _unpack_setting(name: str, geoname_id: int | None, country: str | None, *rest: Any) -> Setting:
    latitude, longitude, radius_km, feature, weak = rest
    return Setting(
        name=name,
        geoname_id=geoname_id,
        country=country,
        latitude=latitude,
        longitude=longitude,
        radius_km=radius_km,
        feature=feature,
        weak=bool(weak),
    )


def get_when(view: View) -> Interval | None:
    """The time of what happens, None where the words do not tell."""
    return None if view.start is None and view.end is None else Interval(start=view.start, end=view.end)
