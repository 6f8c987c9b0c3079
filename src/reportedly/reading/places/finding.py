"""The places of a report: named, resolved to a point or left unresolved, moved or widened by the words around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial

from reportedly.reading.ground import Ground
from reportedly.reading.places.atlas import Atlas
from reportedly.reading.places.bodies import find_home
from reportedly.reading.places.choosing import Choice, choose
from reportedly.reading.places.found import FoundPlace, Told, Weighed
from reportedly.reading.places.keeping import LEAST
from reportedly.reading.places.mentions import Origin, find_mentions, list_given
from reportedly.reading.places.names import open_book
from reportedly.reading.places.pairs import Stretch, find_stretches
from reportedly.reading.places.regions import REGIONS, Circle, find_circle
from reportedly.reading.places.telling import explain_choice, list_candidates
from reportedly.reading.places.uses import Judge
from reportedly.reading.places.words import WORDS, words_of
from reportedly.reading.syntax import Parse
from reportedly.vocabulary import Claim, Place, PlaceUse, Reason, Report, Span

HIDDEN = frozenset({Origin.PEOPLE, Origin.CONTEXT})
"""What is context alone and no place of its own."""

_TRUSTED = frozenset({Origin.TAGGED, Origin.FACILITY, Origin.DATELINE})


def find_places(
    ground: Ground,
    report: Report,
    claims: Sequence[Claim],
    parse: Parse,
    atlas: Atlas,
    *,
    least: float = LEAST,
) -> tuple[FoundPlace, ...]:
    """The places of a report in order of the text, apart from one another, with ids p1, p2 …

    A place's span is that of its name, or of the whole phrase where words before it move or widen it ("50 km north of
    X") or two names make one stretch ("the X-Y border"). Names that the gazetteer does not have, names that stay unsure
    and phrases that do not tell the place ("the border region") have no point. ``least`` is the probability with which
    a point must be right to be given.
    """
    book = open_book(atlas)
    mentions = find_mentions(ground, report, book)
    choices = choose(ground.text, mentions, book, home=find_home(book, report.outlet), least=least)
    desk = _Desk(ground=ground, judge=Judge.of(ground, claims, parse))
    stretches = find_stretches(ground.text, mentions, [choice.candidate for choice in choices], atlas)
    joined = {place for stretch in stretches for place in (stretch.first, stretch.first + 1)}
    drafts = [_draft_stretch(stretch, choices, desk) for stretch in stretches]
    end = 0
    for index, choice in enumerate(choices):
        if index not in joined and _is_shown(choice):
            drafts.append(_draft_name(choice, desk, end))
        end = choice.mention.span.end
    drafts += _find_vague(ground)
    ordered = sorted(drafts, key=lambda draft: draft.place.span)
    return tuple(
        FoundPlace(place=replace(draft.place, id=f"p{number}"), tell=draft.tell)
        for number, draft in enumerate(_part(ordered), 1)
    )


def place_spans(ground: Ground, report: Report, spans: Sequence[Span], atlas: Atlas) -> tuple[Place, ...]:
    """The places at ``spans``, one each in their order: what each name means, whatever words around it make of it."""
    book = open_book(atlas)
    mentions = list_given(ground, report, spans, book)
    choices = choose(ground.text, mentions, book, home=find_home(book, report.outlet))
    at = {choice.mention.span: choice for choice in choices if choice.mention.origin is Origin.GIVEN}
    return tuple(
        _make_place(at[span], None, ground.text, PlaceUse.LITERAL, f"p{number}") for number, span in enumerate(spans, 1)
    )


def _is_shown(choice: Choice) -> bool:
    """Not what is context alone; and what the encoder did not take for a place only where it has a point."""
    origin = choice.mention.origin
    return origin not in HIDDEN and (choice.candidate is not None or origin in _TRUSTED)


@dataclass(slots=True, kw_only=True)
class _Desk:
    """One report's work; what is told of a name is the same for all its mentions."""

    ground: Ground
    judge: Judge
    told: dict[tuple[int | None, int | None, bool], tuple[Reason, tuple[Weighed, ...]]] = field(default_factory=dict)

    def tell(self, choice: Choice) -> tuple[Reason, tuple[Weighed, ...]]:
        """The reason for a choice, and its candidates."""
        key = (choice.name, choice.best, choice.candidate is None)
        if choice.name is None:
            return explain_choice(choice), ()
        if key not in self.told:
            self.told[key] = explain_choice(choice), list_candidates(choice)
        reason, candidates = self.told[key]
        return replace(reason, span=choice.mention.span), candidates


def _draft_name(choice: Choice, desk: _Desk, free_from: int) -> FoundPlace:
    """A name as a place; the words before it may not reach back before ``free_from``."""
    mention, ground = choice.mention, desk.ground
    circle = None
    if choice.candidate is not None and mention.origin is not Origin.BODY and not mention.dateline:
        circle = find_circle(ground.text, mention.span, choice.candidate, mention.found.part)
        sentence = ground.sentence_at(mention.span.start)
        least = max(free_from, sentence.start if sentence is not None else 0)
        if circle is not None and circle.start < least:
            circle = None
    use, used = (PlaceUse.LITERAL, None) if circle is not None else desk.judge.judge(mention, choice.candidate)
    return FoundPlace(
        place=_make_place(choice, circle, ground.text, use, "p0"), tell=partial(_tell_name, choice, desk, circle, used)
    )


def _tell_name(choice: Choice, desk: _Desk, circle: Circle | None, used: Reason | None) -> Told:
    reason, candidates = desk.tell(choice)
    moved = _explain_circle(circle, choice.mention.span) if circle is not None else None
    return Told(tuple(each for each in (reason, moved, used) if each is not None), candidates)


def _explain_circle(circle: Circle, span: Span) -> Reason:
    value = f"{circle.latitude}, {circle.longitude} within {circle.radius_km} km"
    return Reason(field="radius_km", value=value, because=circle.because, table=REGIONS, row=circle.row, span=span)


def _make_place(choice: Choice, circle: Circle | None, text: str, use: PlaceUse, number: str) -> Place:
    span, one = choice.mention.span, choice.candidate
    if one is None:
        return _make_unknown(span, text, use, number)
    if circle is not None:
        span = Span(start=circle.start, end=span.end)
    return Place(
        id=number,
        span=span,
        text=text[span.start : span.end],
        name=one.name,
        geoname_id=one.geoname_id,
        latitude=one.latitude if circle is None else circle.latitude,
        longitude=one.longitude if circle is None else circle.longitude,
        country=one.country,
        feature=one.feature,
        radius_km=one.radius_km if circle is None else circle.radius_km,
        use=use,
    )


def _make_unknown(span: Span, text: str, use: PlaceUse, number: str) -> Place:
    return Place(
        id=number,
        span=span,
        text=text[span.start : span.end],
        name=None,
        geoname_id=None,
        latitude=None,
        longitude=None,
        country=None,
        feature=None,
        radius_km=None,
        use=use,
    )


def _draft_stretch(stretch: Stretch, choices: Sequence[Choice], desk: _Desk) -> FoundPlace:
    """Two names as one place: it has no id of its own, and a country only where both are in it."""
    pair = choices[stretch.first], choices[stretch.first + 1]
    countries = {one.candidate.country for one in pair if one.candidate is not None}
    place = replace(
        _make_unknown(stretch.span, desk.ground.text, PlaceUse.LITERAL, "p0"),
        name=stretch.name,
        latitude=stretch.latitude,
        longitude=stretch.longitude,
        radius_km=stretch.radius_km,
        country=countries.pop() if len(countries) == 1 else None,
    )
    return FoundPlace(place=place, tell=partial(_tell_stretch, stretch, pair, desk))


def _tell_stretch(stretch: Stretch, pair: tuple[Choice, Choice], desk: _Desk) -> Told:
    told = Reason(
        field="radius_km", value=f"{stretch.radius_km}", because=stretch.because, table=WORDS, span=stretch.span
    )
    known = [desk.tell(one) for one in pair]
    candidates = tuple(weighed for _, weighing in known for weighed in weighing[:1])
    return Told((*(reason for reason, _ in known), told), candidates)


def _find_vague(ground: Ground) -> list[FoundPlace]:
    """Phrases for a place that is not told."""
    found = []
    for match in _vague().finditer(ground.text):
        span = Span(start=match.start("phrase"), end=match.end("phrase"))
        place = _make_unknown(span, ground.text, PlaceUse.LITERAL, "p0")
        found.append(FoundPlace(place=place, tell=partial(_tell_vague, match["phrase"].lower(), span)))
    return found


def _tell_vague(phrase: str, span: Span) -> Told:
    because = f"“{phrase}” does not tell which place it is"
    return Told((Reason(field="name", value="unknown", because=because, table=WORDS, row=phrase, span=span),))


@cache
def _vague() -> re.Pattern[str]:
    phrases = "|".join(re.escape(phrase) for phrase in sorted(words_of("vague"), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?P<phrase>{phrases})(?!\w| (?:of|between|with|where) )", re.IGNORECASE)


def _part(drafts: Sequence[FoundPlace]) -> list[FoundPlace]:
    """Those that begin behind the end of the one before."""
    kept: list[FoundPlace] = []
    for draft in drafts:
        if not kept or kept[-1].place.span.end <= draft.place.span.start:
            kept.append(draft)
    return kept
