"""Readings of any content, and small ones made of sentences, for a ledger to keep."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from reportedly.vocabulary import (
    Act,
    AnalyticConfidence,
    Certainty,
    Change,
    Claim,
    Counting,
    Cue,
    Dateline,
    Entity,
    EntityKind,
    Figure,
    FigureKind,
    Interval,
    Member,
    Moment,
    Naming,
    Part,
    PartKind,
    Passage,
    Phrase,
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

STAMP = ReaderStamp(version="1", model="sha256:one", stages=("attribution", "figures"))
OTHER_STAMP = replace(STAMP, model="sha256:two")


def make_reading(sentences: list[str], *, stamp: ReaderStamp = STAMP, figures: bool = False, **facts: Any) -> Reading:
    """Each sentence "WHO said WHAT." is a claim; with ``figures`` each number in another one is the outlet's own."""
    text = " ".join(sentences)
    report = Report(**{"id": "given", "text": text, **facts})
    claims: list[Claim] = []
    found: list[Figure] = []
    position = 0
    for number, sentence in enumerate(sentences):
        if " said " in sentence:
            claims.append(_make_claim(f"{report.id}-{number}", text, position, sentence))
        elif figures:
            found.append(_make_figure(f"f{len(found) + 1}", text, position, sentence))
        position += len(sentence) + 1
    return Reading(report=report, reader=stamp, claims=tuple(claims), figures=tuple(found))


def _make_claim(id: str, text: str, start: int, sentence: str) -> Claim:
    cue = start + sentence.index(" said ") + 1
    who = Passage.of(text, [Span(start=start, end=cue - 1)])
    return Claim(
        id=id,
        source=Source(words=who, name=who.text, kind=SourceKind.PERSON, naming=Naming.NAMED),
        within=None,
        cue=Cue(words=Passage.of(text, [Span(start=cue, end=cue + 4)]), act=Act.STATE),
        content=Passage.of(text, [Span(start=cue + 5, end=start + len(sentence) - 1)]),
        quotation=Quotation.INDIRECT,
        stance=Stance.ASSERT,
        polarity=Polarity.POSITIVE,
        confidence=0.9,
    )


def _make_figure(id: str, text: str, start: int, sentence: str) -> Figure:
    words = next(word for word in sentence.split() if word.isdigit())
    span = Span(start=start + sentence.index(words), end=start + sentence.index(words) + len(words))
    number = int(words)
    return Figure(id=id, span=span, text=words, kind=FigureKind.COUNT, low=number, high=number, counts="things")


# Halves of characters, NUL, what turns words around, and our own escape: all that a text may hold.
_CHARS = st.characters(codec=None) | st.sampled_from("\0\ud800\udc00\u202e\U0010ffff\u2028\n 'a\"é")
TEXTS = st.text(_CHARS, min_size=1, max_size=60)
_WORDS = st.text(_CHARS, max_size=12)
_DATES = st.sampled_from(["2024-10-30", "2024-10-30T14:05+09:00", "2024-10-30T14:05:06.5Z"])
_NUMBERS = st.integers(-(10**400), 10**400) | st.floats(allow_nan=False) | st.integers(-9, 9)


def _spans(text: str) -> st.SearchStrategy[Span]:
    return st.integers(0, len(text) - 1).flatmap(
        lambda start: st.integers(start + 1, len(text)).map(lambda end: Span(start=start, end=end))
    )


def _phrases(text: str) -> st.SearchStrategy[Phrase]:
    return _spans(text).map(lambda span: Phrase.of(text, span))


def _passages(text: str, least: int = 1) -> st.SearchStrategy[Passage]:
    def drop_overlaps(spans: list[Span]) -> Passage:
        kept: list[Span] = []
        for span in sorted(spans):
            if not kept or kept[-1].end <= span.start:
                kept.append(span)
        return Passage.of(text, kept)

    return st.lists(_spans(text), min_size=least, max_size=3).map(drop_overlaps)


def _maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def _sources(text: str) -> st.SearchStrategy[Source]:
    member = st.builds(
        Member,
        spans=_passages(text).map(lambda passage: passage.spans),
        name=_maybe(_WORDS),
        entity=_maybe(_WORDS),
        kind=st.sampled_from(SourceKind),
        country=_maybe(_WORDS),
    )
    return st.builds(
        Source,
        words=_passages(text, 0),
        name=_maybe(_WORDS),
        entity=_maybe(_WORDS),
        members=st.lists(member, max_size=2).map(tuple),
        kind=st.sampled_from(SourceKind),
        naming=st.sampled_from(Naming),
        role=_maybe(_phrases(text)),
        country=_maybe(_WORDS),
        reason=_maybe(_phrases(text)),
    )


@st.composite
def _certainties(draw: st.DrawFn, text: str) -> Certainty:
    low, high = sorted(draw(st.lists(st.floats(0, 1), min_size=2, max_size=2)))
    return Certainty(scale=draw(_WORDS), low=low, high=high, spans=draw(_passages(text, 0)).spans)


def _claims(text: str, id: str) -> st.SearchStrategy[Claim]:
    return st.builds(
        Claim,
        id=st.just(id),
        source=_sources(text),
        within=_maybe(_WORDS),
        cue=_maybe(st.builds(Cue, words=_passages(text), act=st.sampled_from(Act))),
        content=_passages(text),
        quotation=st.sampled_from(Quotation),
        stance=st.sampled_from(Stance),
        polarity=st.sampled_from(Polarity),
        confidence=st.floats(0, 1),
        certainty=_maybe(_certainties(text)),
        analytic_confidence=_maybe(
            st.builds(
                AnalyticConfidence,
                level=st.sampled_from(["low", "high"]),
                spans=_passages(text, 0).map(lambda passage: passage.spans),
            )
        ),
        distancing=st.lists(_phrases(text), max_size=2).map(tuple),
        said_on=_maybe(st.builds(Interval, start=_maybe(_DATES), end=_maybe(_DATES))),
        figures=st.lists(st.sampled_from(["f1", "f2"]), max_size=2).map(tuple),
        places=st.lists(st.sampled_from(["p1", "p2"]), max_size=2).map(tuple),
    )


@st.composite
def _figures(draw: st.DrawFn, text: str, id: str, claims: tuple[Claim, ...]) -> Figure:
    words = draw(_phrases(text))
    low, high = draw(_maybe(_NUMBERS)), draw(_maybe(_NUMBERS))
    if low is not None and high is not None:
        low, high = min(low, high), max(low, high)
    return Figure(
        id=id,
        span=words.span,
        text=words.text,
        kind=draw(st.sampled_from(FigureKind)),
        low=low,
        high=high,
        low_open=draw(st.booleans()),
        change=draw(_maybe(st.sampled_from(Change))),
        counting=draw(_maybe(st.sampled_from(Counting))),
        counts=draw(_maybe(_WORDS)),
        scope=draw(_maybe(_passages(text))),
        as_of=draw(_maybe(st.just("t1"))),
        claim=draw(_maybe(st.sampled_from([claim.id for claim in claims]))) if claims else None,
    )


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Any reading at all."""
    text = draw(TEXTS)
    words, moment = draw(_phrases(text)), draw(_phrases(text))
    claims = tuple(draw(_claims(text, f"c{number}")) for number in range(draw(st.integers(0, 3))))
    report = Report(
        id=draw(st.text(_CHARS, min_size=1, max_size=8)),
        text=text,
        title=draw(_maybe(_WORDS)),
        published=draw(_maybe(_DATES)),
        url=draw(_maybe(_WORDS)),
        outlet=draw(_maybe(_WORDS)),
        dateline=draw(_maybe(st.builds(Dateline, place=_WORDS, date=_maybe(_DATES)))),
        bylines=tuple(draw(st.lists(_WORDS, max_size=2))),
        parts=tuple(Part(kind=PartKind.BODY, span=span) for span in draw(_passages(text, 0)).spans),
    )
    return Reading(
        report=report,
        reader=draw(st.sampled_from([STAMP, OTHER_STAMP])),
        claims=claims,
        figures=tuple(draw(_figures(text, f"f{number}", claims)) for number in range(draw(st.integers(0, 2)))),
        times=tuple(
            Moment(id="t1", span=moment.span, text=moment.text, type=TimeType.DATE, value=None, start=None, end=None)
            for _ in range(draw(st.integers(0, 1)))
        ),
        places=tuple(
            Place(
                id=f"p{number}",
                span=words.span,
                text=words.text,
                name=draw(_maybe(_WORDS)),
                geoname_id=draw(_maybe(st.integers(0, 10**9))),
                latitude=45.5,
                longitude=-3.25,
                country=draw(_maybe(_WORDS)),
                feature=None,
                radius_km=draw(_maybe(st.floats(0, 1000))),
                use=draw(st.sampled_from(PlaceUse)),
            )
            for number in range(draw(st.integers(0, 2)))
        ),
        entities=tuple(
            Entity(
                id=f"e{number}",
                name=draw(_WORDS),
                kind=draw(st.sampled_from(EntityKind)),
                names=draw(_passages(text)).spans,
                mentions=draw(_passages(text)).spans,
                ids=tuple(draw(st.lists(st.tuples(_WORDS, _WORDS), max_size=2))),
            )
            for number in range(draw(st.integers(0, 2)))
        ),
        silences=tuple(
            Silence(
                span=words.span,
                text=words.text,
                kind=draw(st.sampled_from(SilenceKind)),
                source=draw(_sources(text)),
                about=draw(_passages(text, 0)).spans,
            )
            for _ in range(draw(st.integers(0, 1)))
        ),
        sentences=draw(_passages(text, 0)).spans,
    )
