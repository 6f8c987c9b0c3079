"""A disputed figure and a disputed statement, made by hand, for the views of questions."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from reportedly.vocabulary import Interval, Moment, Polarity, Reading, Span, TimeType
from tests.answered import make_answered

LONG = "The Joint Commission for the Verification of Armistice Lines and Prisoner Exchanges of the Northern Provinces"
HOSTILE = "</title><script>alert(1)</script> \u202eOlaf \"Quote\" 'n' <b>Bold</b>"
FILLER = "It came from the {} desk of the {} on a {} day, before the river froze."

_DIGITS = str.maketrans("0123456789", "abcdefghij")


def make_disputed() -> list[Reading]:
    """Fourteen sources on soldiers in Varn: points, bounds, open ends, moves, copies, a denial, an undated report."""
    told = [
        _tell("n1", "2024-10-20", "Northline", "The ministry said about 8,000 soldiers are in Varn."),
        _tell("n2", "2024-10-28", "Northline", "The ministry said about 10,000 soldiers are in Varn."),
        _tell("n3", "2024-11-06", "Northline", "The ministry said 12,000 soldiers are in Varn."),
        _bound(
            _tell("h1", "2024-10-22", "Harbour", "The general staff said 11,000 soldiers are in Varn."), 11000, 12000
        ),
        _tell("h2", "2024-10-23", "Harbour", "Ada Holm said up to 11,000 soldiers are in Varn."),
        _tell("p1", "2024-10-24", "Prairie", "Olaf Berg said more than 3,000 soldiers are in Varn."),
        _tell("p2", "2024-11-02", "Prairie", "Olaf Berg said about 9,000 soldiers are in Varn."),
        _deny(_tell("p3", "2024-10-25", "Prairie", "The embassy said 10,000 soldiers are in Varn.")),
        _tell("q1", None, "Quay", "A villager said 300 soldiers are in Varn."),
        _tell("q2", "2024-10-26", "Quay", f"{LONG} said 10,500 soldiers are in Varn."),
        _tell("q3", "2024-10-27T09:30:00+02:00", "Quay", "Mira Stahl said 3 soldiers are in Varn."),
        _as_of(_tell("r1", "2024-10-30", "Ridge", "The observatory said 9,500 soldiers are in Varn."), "2024-10-18"),
        _said_on(_tell("r2", "2024-11-01", "Ridge", "The delegation said 10,000 soldiers are in Varn."), "2024-10-31"),
        _tell("r3", "2024-11-03", "Ridge", "The party said 3,000,000 soldiers are in Varn."),
        _tell("s1", "2024-11-04", "Sound", "Two officers said 40,000 soldiers are in Varn."),
        _tell("s2", "2024-11-05", "Sound", "An officer said 12,000 soldiers are in Varn."),
    ]
    copies = [_copy("n2", f"c{number}", f"Outlet {number}", told) for number in range(4)]
    return [*told, *copies]


def make_denied() -> list[Reading]:
    """A statement that some say, some deny, and one came to deny."""
    words = "the old bridge at Varn was blown up by the northern guard"
    return [
        _tell("w1", "2024-10-20", "Northline", f"The ministry said {words}."),
        _tell("w2", "2024-10-21", "Harbour", f"Ada Holm said {words}."),
        _deny(_tell("w3", "2024-10-22", "Prairie", f"The embassy said {words}.")),
        _deny(_tell("w4", "2024-10-25", "Quay", f"Ada Holm said {words}.")),
    ]


def _tell(id: str, published: str | None, outlet: str, sentence: str, **facts: Any) -> Reading:
    filler = FILLER.format(*(("red", "blue", "grey", "green")[ord(id[-1]) % 4], outlet, id.translate(_DIGITS)))
    return make_answered([sentence, filler], id=id, published=published, outlet=outlet, title=f"Report {id}", **facts)


def _copy(of: str, id: str, outlet: str, told: list[Reading]) -> Reading:
    """Another outlet's report with the text of the first."""
    text = next(each.report.text for each in told if each.report.id == of)
    first, rest = text.split(". ", 1)
    return make_answered([f"{first}.", rest], id=id, published="2024-10-29", outlet=outlet, title=f"Report {of}")


def _bound(reading: Reading, low: int | None, high: int | None) -> Reading:
    figures = tuple(replace(each, low=low, high=high) if each.claim else each for each in reading.figures)
    return replace(reading, figures=figures)


def _deny(reading: Reading) -> Reading:
    return replace(reading, claims=tuple(replace(each, polarity=Polarity.NEGATIVE) for each in reading.claims))


def _said_on(reading: Reading, day: str) -> Reading:
    said = Interval(start=day, end=day)
    return replace(reading, claims=tuple(replace(each, said_on=said) for each in reading.claims))


def _as_of(reading: Reading, day: str) -> Reading:
    span = Span(start=0, end=3)
    moment = Moment(id="t1", span=span, text=reading.report.text[:3], type=TimeType.DATE, value=day, start=day, end=day)
    figures = tuple(replace(each, as_of="t1") if each.claim else each for each in reading.figures)
    return replace(reading, figures=figures, times=(moment,))
