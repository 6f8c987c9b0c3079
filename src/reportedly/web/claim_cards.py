"""What stands beside a report's text: a card for each claim, with all that the page tells of it in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from reportedly.answers.annotating import Answered, ReportAnswer
from reportedly.records.claims import tell_end
from reportedly.records.verdicts import tell_value
from reportedly.vocabulary import Claim, Figure, FigureKind, Moment, Passage, Place, Reading
from reportedly.vocabulary.judgements import Aspect, Verdict, find_value, is_hidden, show_bounds
from reportedly.wording import (
    name_source,
    show_number,
    tell_doubt,
    tell_footing,
    tell_moment,
    tell_stance,
)

_UNITS = {FigureKind.PERCENT: "per cent", FigureKind.AGE: "years old"}
_SCALES = {
    "icd203": "ICD 203",
    "kent": "Sherman Kent",
    "phia": "PHIA yardstick",
    "stix_dni": "STIX, DNI scale",
    "stix_wep": "STIX, words of estimative probability",
}
_NOTES = {"total": "in all", "additional": "on top", "rise": "a rise", "fall": "a fall"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidOne:
    """One person's word on a claim: what, by whom, when, why; ``key`` is j12, ``own`` that it is the reader's."""

    key: str
    told: str
    author: str
    recorded: str
    reason: str
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidOf:
    """What people say on one aspect; ``opposed`` where they say different things."""

    opposed: bool
    about: str
    words: tuple[SaidOne, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Likely:
    """How sure the source is: the words, and where they tell a range its ends in per cent and the scale."""

    words: str
    low: float | None
    high: float | None
    scale: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A figure, a time or a place: its kind and id, its words, what they were understood as, what people say it is."""

    kind: str
    id: str
    words: str
    told: str
    corrected: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A claim for a person. ``name`` is the source's, as people corrected it; ``read_as`` what was read, then.

    ``kind`` is what the source is and whether it is named, ``footing`` what else is known of it; ``words`` are those
    that people corrected the claim's to. ``carrier`` is the number of the claim that carries it; ``state`` how it
    ended; ``hidden`` that people found it to be no claim, or a piece of another one.
    """

    number: int
    claim: Claim
    name: str
    read_as: str
    kind: str
    footing: tuple[str, ...]
    stance: tuple[str, ...]
    doubt: str
    likely: Likely | None
    confidence: Likely | None
    distancing: tuple[str, ...]
    values: tuple[Value, ...]
    answered: tuple[Answered, ...]
    carrier: int | None
    state: str
    said: tuple[SaidOf, ...]
    hidden: bool
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFigure:
    """A figure in the outlet's own voice, and the questions that it answers."""

    value: Value
    answered: tuple[Answered, ...]
    said: tuple[SaidOf, ...]


def make_cards(answer: ReportAnswer, claims: Iterable[Claim], *, author: str, low: float) -> Iterator[Card]:
    """The cards of some claims of a report; ``author`` is who looks, ``low`` the confidence below which one doubts."""
    reading = answer.kept.reading
    if reading is None:
        return
    numbers = {claim.id: number for number, claim in enumerate(reading.claims, start=1)}
    context = _gather(answer, reading)
    for claim in claims:
        yield _make_card(claim, numbers, context, author, low)


def list_own_figures(answer: ReportAnswer, *, author: str) -> tuple[OwnFigure, ...]:
    """The figures that stand outside any claim."""
    reading = answer.kept.reading
    if reading is None:
        return ()
    context = _gather(answer, reading)
    return tuple(
        OwnFigure(
            value=_make_figure(figure, context.said.get(figure.id, ())),
            answered=tuple(each for each in answer.answered if each.claim is None and each.figure == figure.id),
            said=tuple(tell_said_of(context.said.get(figure.id, ()), author, context.names)),
        )
        for figure in reading.figures
        if figure.claim is None
    )


def tell_said_of(
    verdicts: Iterable[Verdict], author: str, names: Mapping[str, str] = MappingProxyType({})
) -> Iterator[SaidOf]:
    """What people say, an entry for each aspect; with who is looking, since everybody undoes their own.

    ``names`` tell what claims and figures are called on the page, by their ids.
    """
    for verdict in verdicts:
        words = tuple(
            SaidOne(
                key=f"j{word.key}",
                told=tell_value(verdict.aspect, _name_claim(verdict.aspect, word.value, names)),
                author=word.author,
                recorded=word.recorded,
                reason=word.reason,
                own=word.author == author,
            )
            for word in verdict.words
        )
        about = names.get(verdict.figure, verdict.figure) if verdict.figure else ""
        yield SaidOf(opposed=verdict.opposed, about=about, words=words)


def _name_claim(aspect: Aspect | None, value: tuple[str, ...], names: Mapping[str, str]) -> tuple[str, ...]:
    if aspect not in (Aspect.PART_OF, Aspect.PARTS):
        return value
    return (names.get(value[0], value[0]), *value[1:])


def tell_bounds(figure: Figure) -> str:
    """A figure's bounds in words: "up to 11,000 troops", "more than 3,000", "about 300 people", "2 to 5 km"."""
    if figure.kind in (FigureKind.SCORE, FigureKind.ORDINAL) or (figure.low is None and figure.high is None):
        return figure.text
    unit = _UNITS.get(figure.kind) or figure.unit or ""
    told = " ".join(filter(None, (_tell_range(figure), unit, figure.counts or "")))
    notes = [_NOTES[each.value] for each in (figure.counting, figure.change) if each is not None]
    return ", ".join([told, *notes])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Context:
    """What a report's claims refer to, by ids."""

    text: str
    figures: Mapping[str, Figure]
    times: Mapping[str, Moment]
    places: Mapping[str, Place]
    said: Mapping[str, tuple[Verdict, ...]]
    answered: Mapping[str, Sequence[Answered]]
    ended: Mapping[str, str]
    names: Mapping[str, str]


def _gather(answer: ReportAnswer, reading: Reading) -> _Context:
    answered: dict[str, list[Answered]] = defaultdict(list)
    for each in answer.answered:
        answered[each.claim or ""].append(each)
    return _Context(
        text=answer.kept.report.text,
        figures={each.id: each for each in reading.figures},
        times={each.id: each for each in reading.times},
        places={each.id: each for each in reading.places},
        said=dict(answer.kept.judged),
        answered=answered,
        ended={claim: tell_end(ended, since) for claim, ended, since in answer.kept.ended},
        names={
            **{claim.id: str(number) for number, claim in enumerate(reading.claims, start=1)},
            **{figure.id: f"“{figure.text}”" for figure in reading.figures},
        },
    )


def _make_card(claim: Claim, numbers: Mapping[str, int], context: _Context, author: str, low: float) -> Card:
    verdicts = context.said.get(claim.id, ())
    right = find_value(verdicts, Aspect.SOURCE)
    kind, *footing = tell_footing(claim.source) or ("",)
    return Card(
        number=numbers[claim.id],
        claim=claim,
        name=right[0] if right else name_source(claim.source),
        read_as=name_source(claim.source) if right else "",
        kind=kind,
        footing=tuple(footing),
        stance=tell_stance(claim),
        doubt=tell_doubt(claim, low),
        likely=_tell_likely(claim, context.text),
        confidence=_tell_confidence(claim, context.text),
        distancing=tuple(each.text for each in claim.distancing),
        values=tuple(_list_values(claim, context, verdicts)),
        answered=tuple(context.answered.get(claim.id, ())),
        carrier=numbers.get(claim.within or ""),
        state=context.ended.get(claim.id, ""),
        said=tuple(tell_said_of(verdicts, author, context.names)),
        hidden=is_hidden(verdicts),
        words=find_value(verdicts, Aspect.WORDS) or (),
    )


def _list_values(claim: Claim, context: _Context, verdicts: Sequence[Verdict]) -> Iterator[Value]:
    yield from (_make_figure(context.figures[id], verdicts) for id in claim.figures if id in context.figures)
    for moment in (context.times[id] for id in claim.times if id in context.times):
        yield Value(kind="time", id=moment.id, words=moment.text, told=_cut_told(tell_moment(moment), moment.text))
    for place in (context.places[id] for id in claim.places if id in context.places):
        yield Value(kind="place", id=place.id, words=place.text, told=_tell_place(place))


def _make_figure(figure: Figure, verdicts: Iterable[Verdict]) -> Value:
    said = tuple(verdicts)
    right = find_value(said, Aspect.FIGURE, figure.id) or find_value(said, Aspect.FIGURE)
    told = tell_bounds(figure)
    return Value(
        kind="figure",
        id=figure.id,
        words=figure.text,
        told="" if _cut_words(told) <= _cut_words(figure.text) else told,
        corrected=show_bounds(right) if right else "",
    )


def _cut_words(text: str) -> frozenset[str]:
    return frozenset(text.casefold().replace(",", "").split())


def _tell_place(place: Place) -> str:
    """What a place is called, without its words; where it lies stands in the list of places."""
    if place.latitude is None:
        return "not settled which place"
    country = None if (place.feature or "").startswith("PCL") else place.country
    return ", ".join(filter(None, (None if place.name == place.text else place.name, country)))


def _cut_told(told: str, words: str) -> str:
    """What words were understood as, without the words."""
    return told.removeprefix(f"{words}: ") if told != words else ""


def _tell_likely(claim: Claim, text: str) -> Likely | None:
    sure = claim.certainty
    if sure is None:
        return None
    words = Passage.of(text, sure.spans).text
    if (sure.low, sure.high) == (0.0, 1.0):
        return Likely(words=words, low=None, high=None, scale="")
    return Likely(words=words, low=100 * sure.low, high=100 * sure.high, scale=_SCALES.get(sure.scale, sure.scale))


def _tell_confidence(claim: Claim, text: str) -> Likely | None:
    stated = claim.analytic_confidence
    if stated is None:
        return None
    return Likely(words=Passage.of(text, stated.spans).text, low=None, high=None, scale=stated.level)


def _tell_range(figure: Figure) -> str:
    low, high = (None if each is None else show_number(each) for each in (figure.low, figure.high))
    about = "about " if figure.approximate else ""
    if low is None or high is None:
        if low is None:
            return f"{'fewer than' if figure.high_open else 'up to'} {about}{high}"
        return f"{'more than' if figure.low_open else 'at least'} {about}{low}"
    return f"{about}{low}" if low == high else f"{about}{low} to {high}"
