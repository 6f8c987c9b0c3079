"""Readings made up for measuring a ledger: names, places, dates and figures change, and some reports copy others."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from reportedly.vocabulary import (
    Act,
    Certainty,
    Claim,
    Cue,
    Entity,
    EntityKind,
    Figure,
    FigureKind,
    Interval,
    Moment,
    Naming,
    Passage,
    Place,
    PlaceUse,
    Polarity,
    Quotation,
    ReaderStamp,
    Reading,
    Report,
    Silence,
    SilenceKind,
    Source,
    SourceKind,
    Span,
    Stance,
    TimeType,
)

CLAIMS_A_REPORT = 12
THINGS = (
    *("soldiers", "civilians", "drones", "houses", "refugees", "trucks", "prisoners", "ships", "miners", "students"),
    *("teachers", "doctors", "voters", "farmers", "tanks", "missiles", "bridges", "schools", "shops", "passengers"),
    *("pilgrims", "workers", "families", "patients", "officers", "protesters", "cattle", "fires", "boats"),
)
_DOING = ("were killed", "were wounded", "were seen", "were destroyed", "had fled", "were detained", "were released")
_SYLLABLES = ("ka", "ro", "mi", "ve", "lun", "tar", "bel", "os", "ni", "du", "fer", "gal", "pro", "shi", "ze", "wor")
_FIRST_DAY = date(2023, 1, 1)
_DAYS = 700
_OUTLETS = 40
_HOT = 2_000
"""So many reports speak to the one large question, or one in four where there are few."""

_COPIED, _CUT, _INSET = 0.14, 0.07, 0.07
_REVISED = 0.03
"""Reports that are a later version of one before, at its address, without its last sentences; one in four says so."""

_SILENT = 0.3
"""Reports in which somebody declined to speak."""

_RECENT = 400
_CORRECTION = "CORRECTION: An earlier version of this report gave a wrong name."


def _make_words(number: int, syllables: int, seed: int) -> list[str]:
    dice = random.Random(seed)
    found: dict[str, None] = {}
    while len(found) < number:
        found["".join(dice.choice(_SYLLABLES) for _ in range(syllables))] = None
    return list(found)


_WORDS = _make_words(20_000, 4, 1)
PLACES = [word.title() for word in _make_words(2_000, 3, 2)]
NAMES = [word.title() for word in _make_words(3_000, 3, 3)]
_GIVEN = [word.title() for word in _make_words(200, 2, 4)]
STAMP = ReaderStamp(
    version="0",
    model="sha256:made-up",
    stages=("attribution", "sourcing", "entities", "times", "places", "figures", "silences"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sentence:
    """Who said how many of what did what where, and more words of no meaning."""

    name: str
    how: str
    whose: str
    count: int
    thing: str
    doing: str
    place: int
    said: str
    rest: str
    kind: SourceKind
    naming: Naming
    likely: bool


@dataclass(slots=True)
class _Draft:
    """A reading in the making."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0

    def put(self, words: str) -> Span:
        span = Span(start=self.length, end=self.length + len(words))
        self.pieces.append(words)
        self.length += len(words)
        return span


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """What a report is written from: its sentences, its address, its day, who keeps silent at its end, its notice."""

    sentences: Sequence[_Sentence]
    address: int
    day: int
    silent: _Sentence | None
    notice: bool = False


def make_readings(number: int, seed: int = 7, *, more: int = 0) -> Iterator[Reading]:
    """So many readings, the same for the same number and seed; then as many ``more`` of the same kind."""
    dice = random.Random(seed)
    hot = min(0.25, _HOT / max(1, number))
    recent: deque[_Plan] = deque(maxlen=_RECENT)
    for each in range(number + more):
        plan = _plan(each, recent, dice, hot)
        yield _write(each, plan, dice)


def _plan(number: int, recent: deque[_Plan], dice: random.Random, hot: float) -> _Plan:
    chance, day, silent = dice.random(), dice.randrange(_DAYS), dice.random() < _SILENT
    fresh = _tell_event(dice, hot)
    if recent and chance > 1 - _REVISED:
        old = dice.choice(recent)
        later = min(_DAYS - 1, old.day + 1)
        return replace(old, sentences=old.sentences[:-2], day=later, notice=dice.random() < 0.25)
    if recent and chance < _COPIED + _CUT + _INSET:
        source = dice.choice(recent).sentences
        half = source[: CLAIMS_A_REPORT // 2]
        fresh = [*source] if chance < _COPIED else [*half, *(() if chance < _COPIED + _CUT else fresh[len(half) :])]
        return _Plan(sentences=fresh, address=number, day=day, silent=fresh[0] if silent else None)
    plan = _Plan(sentences=fresh, address=number, day=day, silent=fresh[0] if silent else None)
    recent.append(plan)
    return plan


def _tell_event(dice: random.Random, share: float) -> list[_Sentence]:
    place, thing = _pick(len(PLACES), dice), dice.choice(THINGS)
    hot = dice.random() < share
    return [_tell(dice, place if at < 8 else _pick(len(PLACES), dice), thing, hot=hot and at == 0) for at in range(12)]


def _tell(dice: random.Random, place: int, thing: str, *, hot: bool) -> _Sentence:
    return _Sentence(
        name=f"{dice.choice(_GIVEN)} {NAMES[_pick(len(NAMES), dice)]}",
        how=dice.choice(_WORDS),
        whose=dice.choice(_WORDS),
        count=dice.randrange(2, 20_000),
        thing="soldiers" if hot else thing if dice.random() < 0.6 else dice.choice(THINGS),
        doing="were seen" if hot else dice.choice(_DOING),
        place=0 if hot else place,
        said=" ".join(dice.choice(_WORDS) for _ in range(8)),
        rest=" ".join(dice.choice(_WORDS) for _ in range(20)),
        kind=dice.choices(list(SourceKind), [60, 15, 10, 8, 4, 2, 1, 1])[0],
        naming=dice.choices(list(Naming), [80, 15, 5])[0],
        likely=dice.random() < 0.05,
    )


def _pick(number: int, dice: random.Random) -> int:
    """Some names are in the news far more often than others."""
    return int(number * dice.random() ** 2)


def _write(number: int, plan: _Plan, dice: random.Random) -> Reading:
    sentences = plan.sentences
    day = (_FIRST_DAY + timedelta(days=plan.day)).isoformat()
    clock = f"T{dice.randrange(24):02d}:{dice.randrange(60):02d}:00+02:00" if number % 2 else ""
    draft, id = _Draft(), f"r{number:016x}"
    spans = [_put(draft, sentence) for sentence in sentences]
    silence = None if plan.silent is None else _put_silence(draft, plan.silent)
    if plan.notice:
        draft.put(_CORRECTION)
    text = "".join(draft.pieces)
    things = list(enumerate(zip(sentences, spans, strict=True)))
    report = Report(
        id=id,
        text=text,
        title=f"{sentences[0].count} {sentences[0].thing} in {PLACES[sentences[0].place]}",
        published=day + clock,
        url=f"https://example.org/{plan.address}",
        outlet=f"Outlet {number % _OUTLETS}",
    )
    people = (
        Entity(id=f"e{at}", name=said.name, kind=EntityKind.PERSON, names=(where[0],), mentions=(where[0],))
        for at, (said, where) in things
    )
    towns = (
        Entity(id=f"t{at}", name=PLACES[said.place], kind=EntityKind.PLACE, names=(where[4],), mentions=(where[4],))
        for at, (said, where) in things
    )
    return Reading(
        report=report,
        reader=STAMP,
        claims=tuple(_make_claim(text, f"{id}c{at}", at, said, where, day) for at, (said, where) in things),
        entities=(*people, *towns),
        figures=tuple(_make_figure(f"{id}c{at}", at, said, where, text) for at, (said, where) in things),
        times=tuple(_make_moment(at, where[5], day) for at, (_, where) in things),
        places=tuple(_make_place(at, said, where[4]) for at, (said, where) in things),
        silences=() if silence is None else (_make_silence(text, silence),),
    )


_Where = tuple[Span, Span, Span, Span, Span, Span]
"""Name, cue, content, figure, place, day."""


def _put(draft: _Draft, said: _Sentence) -> _Where:
    name = draft.put(said.name)
    draft.put(" ")
    cue = draft.put("said")
    draft.put(f" {said.how} ")
    begin = draft.put("that ").start
    figure = draft.put(f"{said.count:,} {said.thing}")
    draft.put(f" of {said.whose} {said.doing} near ")
    place = draft.put(PLACES[said.place])
    draft.put(" on ")
    day = draft.put("Friday")
    end = draft.put(f" {said.said}").end
    draft.put(f". The {said.rest}.\n\n")
    return name, cue, Span(start=begin, end=end), figure, place, day


def _put_silence(draft: _Draft, said: _Sentence) -> tuple[Span, Span, Span]:
    """Who declined, that they did, and about what."""
    name = draft.put(said.name)
    draft.put(" ")
    begin = draft.put("declined to speak about ").start
    about = draft.put(f"{said.thing} of {said.whose}")
    draft.put(".\n\n")
    return name, Span(start=begin, end=about.end), about


def _make_silence(text: str, where: tuple[Span, Span, Span]) -> Silence:
    who, span, about = where
    source = Source(
        words=Passage.of(text, [who]),
        name=text[who.start : who.end],
        entity="e0",
        kind=SourceKind.PERSON,
        naming=Naming.NAMED,
    )
    kind = SilenceKind.DECLINED
    return Silence(span=span, text=text[span.start : span.end], kind=kind, source=source, about=(about,))


def _make_claim(text: str, id: str, at: int, said: _Sentence, where: _Where, day: str) -> Claim:
    return Claim(
        id=id,
        source=Source(
            words=Passage.of(text, [where[0]]), name=said.name, entity=f"e{at}", kind=said.kind, naming=said.naming
        ),
        within=None,
        cue=Cue(words=Passage.of(text, [where[1]]), act=Act.STATE),
        content=Passage.of(text, [where[2]]),
        quotation=Quotation.INDIRECT,
        stance=Stance.ASSERT,
        polarity=Polarity.POSITIVE,
        confidence=0.9,
        certainty=Certainty(scale="icd203", low=0.55, high=0.8, spans=()) if said.likely else None,
        said_on=Interval(start=day, end=day),
        figures=(f"f{at}",),
        times=(f"m{at}",),
        places=(f"p{at}",),
    )


def _make_figure(claim: str, at: int, said: _Sentence, where: _Where, text: str) -> Figure:
    return Figure(
        id=f"f{at}",
        span=where[3],
        text=text[where[3].start : where[3].end],
        kind=FigureKind.COUNT,
        low=said.count,
        high=said.count,
        counts=said.thing,
        claim=claim if at % 4 else None,
    )


def _make_moment(at: int, span: Span, day: str) -> Moment:
    return Moment(id=f"m{at}", span=span, text="Friday", type=TimeType.DATE, value=day, start=day, end=day)


def _make_place(at: int, said: _Sentence, span: Span) -> Place:
    return Place(
        id=f"p{at}",
        span=span,
        text=PLACES[said.place],
        name=PLACES[said.place],
        geoname_id=said.place + 1,
        latitude=40 + said.place % 20,
        longitude=20 + said.place % 50,
        country="UKR",
        feature="PPL",
        radius_km=5.0,
        use=PlaceUse.LITERAL,
    )
