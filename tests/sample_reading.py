"""A hand-made reading with one claim of every footing, for whatever shows or writes readings."""

from __future__ import annotations

from typing import Any

from reportedly.vocabulary import (
    Act,
    AnalyticConfidence,
    Certainty,
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

TEXT = "\n\n".join(
    (
        "Ferry held in port after engine fire",
        "PORT ELSA (NW) — Harbour Master Ines Okafor said on Friday that the ferry would stay in port “until every "
        "valve has been opened and looked at,” and that no one was hurt.",
        "“We smelled smoke before the alarm went,” she said.",
        "“Then the lights failed.",
        "Two of the ferry's engineers were told not to start the second engine, according to a senior company official "
        "who spoke on condition of anonymity because the inquiry is not over, and who said the order came from Port "
        "Elsa.",
        "The company denied that. It is believed that up to 40 passengers <had> left & gone home. Okafor and the "
        "union's Tomás Brandt hope to sail on Monday.",
        "Three tugs stood by. The harbour office did not say when the inquiry would end.\n",
    )
)


def at(words: str, *, after: str = "") -> Span:
    """Where ``words`` stand, the first time after ``after``."""
    start = TEXT.index(words, TEXT.index(after) + len(after))
    return Span(start=start, end=start + len(words))


def phrase(words: str, *, after: str = "") -> Phrase:
    return Phrase.of(TEXT, at(words, after=after))


def passage(*words: str, after: str = "") -> Passage:
    return Passage.of(TEXT, [at(each, after=after) for each in words])


def vars_of(found: Phrase) -> dict[str, Any]:
    return {"span": found.span, "text": found.text}


def claim(id: str, source: Source, cue: Cue | None, content: Passage, **changes: Any) -> Claim:
    values: dict[str, Any] = {
        "within": None,
        "quotation": Quotation.INDIRECT,
        "stance": Stance.ASSERT,
        "polarity": Polarity.POSITIVE,
        "confidence": 0.9,
    }
    return Claim(id=id, source=source, cue=cue, content=content, **{**values, **changes})


OKAFOR = Source(
    words=passage("Harbour Master Ines Okafor"),
    name="Ines Okafor",
    entity="e1",
    kind=SourceKind.PERSON,
    naming=Naming.NAMED,
    role=phrase("Harbour Master"),
    country="PRT",
)
SHE = Source(
    words=passage("she"), name="Ines Okafor", entity="e1", kind=SourceKind.PERSON, naming=Naming.NAMED, country="PRT"
)
OFFICIAL = Source(
    words=passage("a senior company official who spoke on condition of anonymity because the inquiry is not over"),
    kind=SourceKind.PERSON,
    naming=Naming.ANONYMOUS,
    role=phrase("senior company official"),
    reason=phrase("on condition of anonymity because the inquiry is not over"),
)
COMPANY = Source(words=passage("The company"), kind=SourceKind.ORGANIZATION, naming=Naming.UNNAMED)
NOBODY = Source(words=Passage(spans=(), text=""))
BOTH = Source(
    words=passage("Okafor and the union's Tomás Brandt"),
    name="Ines Okafor and Tomás Brandt",
    kind=SourceKind.GROUP,
    naming=Naming.NAMED,
    members=(
        Member(
            spans=(at("Okafor", after="home. "),),
            name="Ines Okafor",
            entity="e1",
            kind=SourceKind.PERSON,
            country="PRT",
        ),
        Member(spans=(at("Tomás Brandt"),), name="Tomás Brandt", entity="e2", kind=SourceKind.PERSON, country=None),
    ),
)

CLAIMS = (
    claim(
        "c1",
        OKAFOR,
        Cue(words=passage("said"), act=Act.STATE),
        passage(
            "that the ferry would stay in port “until every valve has been opened and looked at,”",
            "that no one was hurt",
        ),
        quotation=Quotation.MIXED,
        confidence=0.93127,
        said_on=Interval(start="2024-11-01", end="2024-11-01"),
    ),
    claim(
        "c2",
        SHE,
        Cue(words=passage("said", after="she "), act=Act.STATE),
        passage("“We smelled smoke before the alarm went,”"),
        quotation=Quotation.DIRECT,
    ),
    claim("c3", SHE, None, passage("“Then the lights failed."), quotation=Quotation.DIRECT, confidence=0.41),
    claim(
        "c4",
        OFFICIAL,
        Cue(words=passage("according to"), act=Act.STATE),
        passage("Two of the ferry's engineers were told not to start the second engine"),
        places=("p1",),
    ),
    claim(
        "c5",
        NOBODY,
        Cue(words=passage("were told"), act=Act.DEMAND),
        passage("not to start the second engine"),
        within="c4",
        stance=Stance.INTEND,
    ),
    claim(
        "c6",
        COMPANY,
        Cue(words=passage("denied"), act=Act.DENY),
        passage("that", after="denied "),
        polarity=Polarity.NEGATIVE,
    ),
    claim(
        "c7",
        NOBODY,
        Cue(words=passage("is believed"), act=Act.BELIEVE),
        passage("that up to 40 passengers <had> left & gone home"),
        stance=Stance.OPINE,
        figures=("f1",),
        certainty=Certainty(scale="made", low=0.6, high=0.85, spans=(at("believed"),)),
        analytic_confidence=AnalyticConfidence(level="low", spans=(at("believed"),)),
        distancing=(phrase("It is believed"),),
    ),
    claim(
        "c8",
        BOTH,
        Cue(words=passage("hope"), act=Act.INTEND),
        passage("to sail on Monday"),
        stance=Stance.INTEND,
        times=("t2",),
    ),
)

REPORT = Report(
    id="r1",
    text=TEXT,
    title="Ferry held in port after engine fire",
    published="2024-11-01",
    outlet="Northern Wire",
    agency="NW",
    dateline=Dateline(place="PORT ELSA", date=None),
    bylines=("Ada Lund",),
    parts=(
        Part(kind=PartKind.HEADLINE, span=at("Ferry held in port after engine fire")),
        Part(kind=PartKind.DATELINE, span=at("PORT ELSA (NW) —")),
    ),
)

FIGURES = (
    Figure(
        id="f1",
        **vars_of(phrase("up to 40 passengers")),
        kind=FigureKind.COUNT,
        low=None,
        high=40,
        counts="passengers",
        counts_span=at("passengers"),
        scope=passage("left & gone home"),
        as_of="t1",
        claim="c7",
        counting=Counting.TOTAL,
    ),
    Figure(
        id="f2",
        **vars_of(phrase("Three tugs")),
        kind=FigureKind.COUNT,
        low=3,
        high=3,
        counts="tugs",
        counts_span=at("tugs"),
    ),
)
TIMES = (
    Moment(
        id="t1",
        **vars_of(phrase("Friday")),
        type=TimeType.DATE,
        value="2024-11-01",
        start="2024-11-01",
        end="2024-11-01",
        anchor="published",
    ),
    Moment(id="t2", **vars_of(phrase("Monday")), type=TimeType.DATE, value="XXXX-WXX-1", start=None, end=None),
)
PLACES = (
    Place(
        id="p1",
        **vars_of(phrase("Port Elsa", after="came from ")),
        name="Elsa",
        geoname_id=1,
        latitude=-12.345,
        longitude=40.5,
        country="PRT",
        feature="PPL",
        radius_km=4.25,
        use=PlaceUse.LITERAL,
    ),
    Place(
        id="p2",
        **vars_of(phrase("home", after="gone ")),
        name=None,
        geoname_id=None,
        latitude=None,
        longitude=None,
        country=None,
        feature=None,
        radius_km=None,
        use=PlaceUse.LITERAL,
    ),
)
SILENCES = (
    Silence(
        **vars_of(phrase("did not say when the inquiry would end")),
        kind=SilenceKind.NO_DETAILS,
        source=Source(words=passage("The harbour office"), kind=SourceKind.ORGANIZATION),
        about=(at("when the inquiry would end"),),
    ),
)

READING = Reading(
    report=REPORT,
    figures=FIGURES,
    times=TIMES,
    places=PLACES,
    silences=SILENCES,
    reader=ReaderStamp(version="0.1.0", model="sha256:0123", stages=("attribution", "sourcing", "entities")),
    claims=CLAIMS,
    entities=(
        Entity(
            id="e1",
            name="Ines Okafor",
            kind=EntityKind.PERSON,
            names=(at("Ines Okafor"), at("Okafor", after="home. ")),
            mentions=(at("Harbour Master Ines Okafor"), at("she"), at("Okafor", after="home. ")),
            role="Harbour Master",
            country="PRT",
            ids=(("wikidata", "Q0"),),
        ),
    ),
)
