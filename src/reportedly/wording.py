"""A reading in words for a person: where a report is from, what footing a source stands on, what sets a claim apart.

The terminal's sheet and the notebook's page both speak through this module, so that they say the same.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportedly.vocabulary import (
    Certainty,
    Change,
    Claim,
    Counting,
    Entity,
    Figure,
    FigureKind,
    Interval,
    Moment,
    Naming,
    Passage,
    Place,
    PlaceUse,
    Polarity,
    Reading,
    Report,
    Silence,
    Source,
    SourceKind,
    Span,
    Stance,
)

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
_CHANGES = {Change.RISE: "risen", Change.FALL: "fallen"}
_COUNTINGS = {Counting.TOTAL: "in all", Counting.ADDITIONAL: "more"}
_UNIT_WORDS = {FigureKind.PERCENT: "%", FigureKind.AGE: "years old"}
_TIME_UNITS = {"a": "years", "mo": "months", "wk": "weeks", "d": "days", "h": "hours", "min": "minutes", "s": "seconds"}
_CUSTOMARY_UNITS = {
    "[in_i]": "inches", "[ft_i]": "feet", "[yd_i]": "yards", "[mi_i]": "miles", "[nmi_i]": "nautical miles",
    "[sft_i]": "square feet", "[smi_us]": "square miles", "[acr_us]": "acres", "[gal_us]": "gallons",
    "[bbl_us]": "barrels", "[ston_av]": "short tons", "[lb_av]": "pounds", "[oz_av]": "ounces", "[kn_i]": "knots",
    "[mi_i]/h": "mph", "[degF]": "°F",
}  # fmt: skip
"""UCUM's codes for the units of the English-speaking world, which nobody reads as such."""

_UNITS = _TIME_UNITS | _CUSTOMARY_UNITS
_SHOWN_DIGITS = 24
_NOBODY = frozenset(("neither", "nobody", "no", "none"))
"""First words of a subject that say "not" for what stands behind it."""

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
    return source.name or source.called or "No source stated"


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


def tell_certainty(claim: Claim, text: str) -> tuple[str, ...]:
    """How sure the source is by its own words, how confident it says it is, and where the reporter stands off.

    ``text`` is the report's. A hedge that says nothing of a range stands alone.
    """
    sure, stated = claim.certainty, claim.analytic_confidence
    return tuple(
        filter(
            None,
            (
                _tell_likelihood(sure, text) if sure else "",
                f"{stated.level} confidence" if stated else "",
                f"reporter stands off: {', '.join(f'“{each.text}”' for each in claim.distancing)}"
                if claim.distancing
                else "",
            ),
        )
    )


def _tell_likelihood(sure: Certainty, text: str) -> str:
    words = f"“{Passage.of(text, sure.spans).text}”" if sure.spans else ""
    if (sure.low, sure.high) == (0.0, 1.0):
        return f"hedged: {words}"
    return f"{words}: {_percent(sure.low)}–{_percent(sure.high)} % ({sure.scale})".removeprefix(": ")


def tell_details(claim: Claim, reading: Reading) -> tuple[str, ...]:
    """When a claim was said, its figures, its times and its places, in short phrases."""
    figures = (tell_figure(figure) for figure in reading.figures if figure.id in claim.figures)
    times = (tell_moment(each) for each in reading.times if each.id in claim.times and not _is_vague(each))
    places = (_name_place(place) for place in reading.places if place.id in claim.places and _is_literal(place))
    said = f"said {_tell_interval(claim.said_on)}" if claim.said_on else ""
    return tuple(filter(None, (said, *figures, *times, *places)))


def tell_own_voice(reading: Reading) -> tuple[str, ...]:
    """The figures that stand outside any claim: the outlet's own."""
    return tuple(tell_figure(figure) for figure in reading.figures if figure.claim is None)


def tell_speakers(reading: Reading) -> tuple[str, ...]:
    """Who speaks in the report, the one with most claims first: name, kind, role, country, how many claims."""
    said = Counter(who for claim in reading.claims for who in _speakers_of(claim))
    speakers = sorted((one for one in reading.entities if said[one.id]), key=lambda one: -said[one.id])
    return tuple(
        " · ".join((tell_entity(one), f"{said[one.id]} {'claim' if said[one.id] == 1 else 'claims'}"))
        for one in speakers
    )


def tell_sites(reading: Reading) -> tuple[str, ...]:
    """Where the report's places lie, each once, in the order of the text; then those that are not settled."""
    known = [(place.name, place) for place in reversed(reading.places) if place.name is not None]
    literal = [(name, place) for name, place in known if _is_literal(place)]
    settled = dict(known) | dict(sorted(literal, key=lambda pair: pair[0] == pair[1].text))
    times = Counter(place.name or place.text for place in reading.places)
    shown = (*reversed(settled.values()), *(place for place in reading.places if place.name is None))
    told = (tell_place(place) for place in shown)
    counts = (times[place.name or place.text] for place in shown)
    return tuple(
        dict.fromkeys(
            f"{words} · {count} times" if count > 1 else words for words, count in zip(told, counts, strict=True)
        )
    )


def tell_entity(entity: Entity) -> str:
    """An entity in short phrases: its name, its kind, its role, its country."""
    return " · ".join(filter(None, (entity.name, entity.kind.value, entity.role, entity.country)))


def tell_place(place: Place) -> str:
    """A place's words and where they lie: "Kursk region: Kursk Oblast, RUS, 51.8° N 36.3° E ± 140 km"."""
    if place.latitude is None or place.longitude is None:
        return f"{place.text}: not settled which place"
    spot = f"{_tell_degrees(place.latitude, 'NS')} {_tell_degrees(place.longitude, 'EW')}"
    reach = f" ± {show_number(round(place.radius_km, 1))} km" if place.radius_km is not None else ""
    return f"{_name_place(place)}, {spot}{reach}" + ("" if _is_literal(place) else ", for who governs there")


def _name_place(place: Place) -> str:
    """A place's words and what it is called: "Kursk region: Kursk Oblast, RUS"; the words alone where not settled."""
    country = None if (place.feature or "").startswith("PCL") else place.country
    known = ", ".join(filter(None, (place.name, country)))
    return known if known and place.name == place.text else ": ".join(filter(None, (place.text, known)))


def _speakers_of(claim: Claim) -> Iterator[str]:
    members = [member.entity for member in claim.source.members]
    yield from filter(None, dict.fromkeys([claim.source.entity, *members]))


def _is_literal(place: Place) -> bool:
    return place.use is PlaceUse.LITERAL


def _tell_degrees(value: float, letters: str) -> str:
    return f"{abs(value):.1f}° {letters[value < 0]}"


def tell_silence(silence: Silence) -> str:
    """Who would not say something, and how: "Lloyd Austin: did not elaborate"; the words alone without a source."""
    return f"{name_source(silence.source)}: {silence.text}" if silence.source.words.spans else silence.text


def tell_silence_about(silence: Silence, about: str | None) -> str:
    """A silence with what it is about, whose words are ``about``, unless its own words have them.

    Where those stand right before them they are their subject, which may hold the negation: "None of the two have been
    identified", "Neither firm responded".
    """
    who = silence.source.words
    if who.text.partition(" ")[0].lower() in _NOBODY and _stands_before(who.spans, silence):
        return f"{who.text} {silence.text}"
    if not about or about in silence.text:
        return tell_silence(silence)
    if _stands_before(silence.about, silence) and not who.spans:
        return f"{about} {silence.text}"
    return f"{tell_silence(silence)}, about “{about}”"


def find_beginning(silence: Silence) -> int:
    """Where the words of a silence begin with their subject: "None of the two have been identified"."""
    return silence.about[0].start if _stands_before(silence.about, silence) else silence.span.start


def _stands_before(spans: Sequence[Span], silence: Silence) -> bool:
    return bool(spans) and 0 <= silence.span.start - spans[-1].end <= 1


def tell_figure(figure: Figure) -> str:
    """A figure as a sign, a number and what it counts: "≤ 11,000 troops", "≈ 300 people", "2–5 km"."""
    if figure.kind in (FigureKind.SCORE, FigureKind.ORDINAL):
        return figure.text
    unit = _UNIT_WORDS.get(figure.kind) or _UNITS.get(figure.unit or "", figure.unit or "")
    counted = figure.counts or ""
    number = " ".join(filter(None, (_tell_bounds(figure), unit, counted)))
    notes = (figure.counting and _COUNTINGS[figure.counting], figure.change and _CHANGES[figure.change])
    return ", ".join(filter(None, (number, *notes)))


def _tell_bounds(figure: Figure) -> str:
    low, high = figure.low, figure.high
    if low is None and high is None:
        return figure.text
    if low is None or high is None:
        up = ("≳" if figure.approximate else ">" if figure.low_open else "≥") if high is None else ""
        down = ("≲" if figure.approximate else "<" if figure.high_open else "≤") if low is None else ""
        return f"{up}{down} {show_number(high if low is None else low)}"
    about = "≈ " if figure.approximate else ""
    if low == high:
        return f"{about}{show_number(low)}"
    return f"{about}{show_number(low)}–{show_number(high)}"


def show_number(value: int | float | None) -> str:
    """With commas; one of very many digits as a power of ten."""
    number = Decimal(str(value)) if isinstance(value, float) else Decimal(value or 0)
    if number.adjusted() > _SHOWN_DIGITS:
        return f"{number:.3e}"
    shown = f"{number:,f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def tell_moment(moment: Moment) -> str:
    """A time's words and what they stand for: "Wednesday: 30 October 2024"; what is not anchored says so."""
    if moment.start or moment.end:
        return f"{moment.text}: {_tell_interval(Interval(start=moment.start, end=moment.end))}"
    if moment.type.value in ("DURATION", "SET"):
        return f"{moment.text}: {moment.value}" if moment.value else moment.text
    return f"{moment.text}: not dated"


def _is_vague(moment: Moment) -> bool:
    """Whether it is no more than "now", "recently", "in the future"."""
    return (moment.value or "").endswith("_REF")


def _tell_interval(interval: Interval) -> str:
    if interval.start == interval.end and interval.start:
        return show_date(interval.start)
    ends = (show_date(value) if value else "" for value in (interval.start, interval.end))
    first, last = ends
    return f"{first} to {last}" if first and last else f"from {first}" if first else f"until {last}"


def _percent(share: float) -> str:
    return f"{100 * share:g}"


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
    if source.antecedent is not None:
        return f"here “{source.words.text}”"
    shown = {*_words(source.name or ""), *_words(source.role.text if source.role else ""), *_SMALL_WORDS}
    if source.name is None or set(_words(source.words.text)) <= shown:
        return ""
    return f"here “{source.words.text}”"


def _words(text: str) -> list[str]:
    return [match[0].lower() for match in re.finditer(r"\w+", text)]
