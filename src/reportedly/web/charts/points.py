"""What is drawn of a question: a row for each source, a point for each figure that it gave."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.records.amounts import tell_amount
from reportedly.records.plain import clean_text
from reportedly.records.scales import Bar
from reportedly.vocabulary import Interval, Polarity, Stance
from reportedly.vocabulary.judgements import Aspect
from reportedly.wording import show_date

if TYPE_CHECKING:
    from reportedly.answers.values import Held, QuestionAnswer, SourceLine

_LONGEST = 60
_OWN_VOICE = " (own voice)"
_ISOLATE, _END = "\u2068", "\u2069"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A figure: ``bar`` is None for words without one. ``day`` is when, short; ``told`` says all of it.

    ``latest``: the last that its source gave. ``hedged``: its source leaves something open. ``ended``: it is no longer
    in the text. ``as_of``, ``said_on`` and ``published`` are days or moments (ISO 8601).
    """

    id: str
    bar: Bar | None
    label: str
    day: str
    told: str
    latest: bool = False
    denied: bool = False
    hedged: bool = False
    corrected: bool = False
    ended: bool = False
    as_of: Interval | None = None
    said_on: Interval | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A source: what it is called, on what footing, what it gave, the earliest first; ``copies`` are other reports."""

    name: str
    note: str
    points: tuple[Point, ...]
    copies: int = 0


def list_rows(answer: QuestionAnswer) -> tuple[Row, ...]:
    """The sources of an answer, those that spoke last first."""
    years = {find_moment(held)[:4] for held in answer.held}
    return tuple(_make_row(source, yearly=len(years) > 1) for source in answer.sources)


def isolate(text: str) -> str:
    """Words from a report on one line, with a direction of their own: of a drawing's letters no others are turned."""
    return f"{_ISOLATE}{clean_text(text)}{_END}"


def find_day(held: Held) -> str:
    """The day of a position's report (ISO 8601): as given, else when it was first seen."""
    return (held.report.published or held.report.first_seen)[:10]


def show_day(day: str, *, yearly: bool = True) -> str:
    """A day in short: "30 Oct 2024", "30 Oct"."""
    told = show_date(day[:10]).split()
    return " ".join((told[0], told[1][:3], *(told[2:] if yearly else ()))) if len(told) == 3 else day


def find_moment(held: Held) -> str:
    """When a figure was given, as far as is known: said, else published (ISO 8601)."""
    said = held.position.said_on
    return (said.end or said.start if said else None) or find_day(held)


def label_held(held: Held) -> str:
    """A figure in a few words; what has no digits in its own ("dozens"), or no figure, in those."""
    position = held.position
    own = clean_text(position.words.text)
    told = tell_amount(position.amount) if position.amount is not None else ""
    vague = position.amount is not None and position.amount.approximate and not any(map(str.isdigit, own))
    label = own if not told or (vague and own) else told
    return label if len(label) <= _LONGEST else label[: _LONGEST - 1].rstrip() + "…"


def is_hedged(held: Held) -> bool:
    """Whether a source leaves something open: by its words, or because it believes, fears, wants or asks."""
    sure = held.position.certainty
    left = sure is not None and sure.low < 1.0
    return held.position.hedged or left or held.position.stance is not Stance.ASSERT


def is_corrected(held: Held) -> bool:
    """Whether a person corrected the figure or its source."""
    return any(
        each.aspect in (Aspect.FIGURE, Aspect.SOURCE)
        and not each.opposed
        and each.figure in (None, held.position.figure)
        for each in held.verdicts
    )


def _make_row(source: SourceLine, *, yearly: bool) -> Row:
    points = tuple(_list_points(source, yearly=yearly))
    copies = len({report.id for held in source.held for report in held.carriers})
    name, own, _ = source.name.partition(_OWN_VOICE)
    note = ", ".join((*source.footing, *(["own voice"] if own else ())))
    return Row(name=name, note=note, points=points, copies=copies)


def _list_points(source: SourceLine, *, yearly: bool) -> Iterator[Point]:
    for held in source.held:
        position, amount = held.position, held.position.amount
        empty = amount is None or (amount.low is None and amount.high is None)
        bar = None if amount is None or empty else Bar(low=amount.low, high=amount.high, approximate=amount.approximate)
        when = find_moment(held)
        yield Point(
            id=position.id,
            bar=bar,
            label=label_held(held),
            day=show_day(when, yearly=yearly),
            told=clean_text(
                f"{source.name}: {'denies: ' if position.denies else ''}{position.words.text}, {show_date(when[:10])}"
            ),
            latest=held is source.held[-1],
            denied=position.polarity is Polarity.NEGATIVE,
            hedged=is_hedged(held),
            corrected=is_corrected(held),
            ended=held.ended is not None,
            as_of=position.as_of,
            said_on=position.said_on,
            published=held.report.published,
        )
