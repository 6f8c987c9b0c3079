from dataclasses import replace
from typing import Any

import pytest

from reportedly.vocabulary import (
    Change,
    Counting,
    Dateline,
    FigureKind,
    Interval,
    Passage,
    PlaceUse,
    Report,
    Source,
    Span,
    TimeType,
)
from reportedly.wording import (
    describe_report,
    name_source,
    show_date,
    tell_certainty,
    tell_details,
    tell_doubt,
    tell_entity,
    tell_figure,
    tell_footing,
    tell_moment,
    tell_own_voice,
    tell_place,
    tell_silence,
    tell_silence_about,
    tell_sites,
    tell_speakers,
    tell_stance,
)
from tests.sample_reading import BOTH, CLAIMS, COMPANY, NOBODY, OFFICIAL, OKAFOR, READING, REPORT, SHE

CLAIM = dict(zip(("said", "she", "continues", "official", "inner", "denied", "believed", "hope"), CLAIMS, strict=True))


@pytest.mark.parametrize(
    ("source", "name", "footing"),
    [
        (OKAFOR, "Ines Okafor", ("named person", "Harbour Master", "PRT")),
        (SHE, "Ines Okafor", ("named person", "PRT", "here “she”")),
        (
            OFFICIAL,
            "a senior company official who spoke on condition of anonymity because the inquiry is not over",
            ("anonymous person", "“on condition of anonymity because the inquiry is not over”"),
        ),
        (COMPANY, "The company", ("unnamed organization",)),
        (NOBODY, "No source stated", ()),
        (
            BOTH,
            "Ines Okafor and Tomás Brandt",
            ("named group", "Ines Okafor (PRT), Tomás Brandt", "here “Okafor and the union's Tomás Brandt”"),
        ),
    ],
)
def test_footing_in_words(source: Source, name: str, footing: tuple[str, ...]) -> None:
    assert name_source(source) == name
    assert tell_footing(source) == footing


def test_an_assertion_needs_no_words_and_the_rest_does() -> None:
    assert tell_stance(CLAIM["said"]) == ()
    assert tell_stance(CLAIM["denied"]) == ("held to be false",)
    assert tell_stance(CLAIM["believed"]) == ("opinion",)
    assert tell_stance(CLAIM["hope"]) == ("intention",)


def test_doubt_is_said_below_the_bound_only() -> None:
    assert tell_doubt(CLAIM["continues"], 0.5) == "uncertain (0.41)"
    assert tell_doubt(CLAIM["continues"], 0.41) == ""


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("2024-10-30", "30 October 2024"),
        ("2024-10-30T19:12:00+00:00", "30 October 2024, 19:12 UTC"),
        ("2024-10-03T07:05+09:00", "3 October 2024, 07:05 UTC+09:00"),
        ("autumn", "autumn"),
    ],
)
def test_dates_are_no_more_precise_than_given(value: str, shown: str) -> None:
    assert show_date(value) == shown


def test_where_a_report_is_from() -> None:
    assert describe_report(REPORT) == ("Northern Wire", "NW", "PORT ELSA", "1 November 2024", "by Ada Lund")
    assert describe_report(Report(id="r", text="")) == ("date unknown",)
    dated = Report(id="r", text="", dateline=Dateline(place="OSLO", date="2024-01-02"))
    assert describe_report(dated) == ("OSLO", "2 January 2024")


def test_words_that_the_name_and_the_role_hold_are_not_repeated() -> None:
    text = "Mr. Okafor"
    source = Source(words=Passage(spans=(), text=text), name="Ines Okafor")
    assert "here" not in " ".join(tell_footing(source))


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "≤ 40 passengers, in all"),
        ({"high": 40, "high_open": True, "counting": None}, "< 40 passengers"),
        ({"low": 3000, "high": None, "low_open": True, "counting": None}, "> 3,000 passengers"),
        ({"low": 3000, "high": None, "counting": Counting.ADDITIONAL}, "≥ 3,000 passengers, more"),
        ({"low": 300, "high": 300, "approximate": True, "change": Change.RISE}, "≈ 300 passengers, in all, risen"),
        ({"low": 24, "high": None, "approximate": True, "counting": None}, "≳ 24 passengers"),
        ({"high_open": True, "approximate": True, "counting": None}, "≲ 40 passengers"),
        ({"low": 2, "high": 5, "counts": None, "unit": "km", "counting": None}, "2–5 km"),
        ({"low": 15, "high": 15, "counts": None, "unit": "[mi_i]", "counting": None}, "15 miles"),
        ({"low": 12.50, "high": 12.5, "kind": FigureKind.PERCENT, "counts": "voters"}, "12.5 % voters, in all"),
        ({"low": 10**1200, "high": None, "counting": None, "counts": None}, "≥ 1.000e+1200"),
        ({"low": None, "high": None, "counting": None, "counts": None}, "up to 40 passengers"),
        ({"low": 2, "high": 3, "kind": FigureKind.SCORE}, "up to 40 passengers"),
        ({"low": 2, "high": 2, "kind": FigureKind.ORDINAL}, "up to 40 passengers"),
    ],
)
def test_figures_in_signs(changes: dict[str, Any], told: str) -> None:
    assert tell_figure(replace(READING.figures[0], **changes)) == told


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "Friday: 1 November 2024"),
        ({"end": "2024-11-03"}, "Friday: 1 November 2024 to 3 November 2024"),
        ({"end": None}, "Friday: from 1 November 2024"),
        ({"start": None}, "Friday: until 1 November 2024"),
        ({"start": None, "end": None}, "Friday: not dated"),
        ({"start": None, "end": None, "type": TimeType.DURATION, "value": "P2W"}, "Friday: P2W"),
        ({"start": None, "end": None, "type": TimeType.SET, "value": None}, "Friday"),
    ],
)
def test_times_in_words(changes: dict[str, Any], told: str) -> None:
    assert tell_moment(replace(READING.times[0], **changes)) == told


def test_hedges_are_told_apart() -> None:
    assert tell_certainty(CLAIM["believed"], READING.report.text) == (
        *("“believed”: 60–85 % (made)", "low confidence", "reporter stands off: “It is believed”"),
    )
    assert tell_certainty(CLAIM["said"], READING.report.text) == ()


def test_a_hedge_without_a_range_stands_alone() -> None:
    sure = CLAIM["believed"].certainty
    assert sure is not None
    hedged = replace(CLAIM["believed"], certainty=replace(sure, scale="hedge", low=0.0, high=1.0))
    assert tell_certainty(hedged, READING.report.text)[0] == "hedged: “believed”"


def test_what_a_claim_holds_and_what_stands_outside() -> None:
    assert tell_details(CLAIM["said"], READING) == ("said 1 November 2024",)
    assert tell_details(CLAIM["believed"], READING) == ("≤ 40 passengers, in all",)
    assert tell_details(CLAIM["hope"], READING) == ("Monday: not dated",)
    open_ended = replace(CLAIM["said"], said_on=Interval(start=None, end="2024-11-01"))
    assert tell_details(open_ended, READING) == ("said until 1 November 2024",)
    assert tell_own_voice(READING) == ("3 tugs",)
    vague = replace(READING, times=(replace(READING.times[1], value="PRESENT_REF"),))
    assert tell_details(CLAIM["hope"], vague) == ()


def test_what_a_silence_is_about_is_its_subject_where_it_stands_before_it() -> None:
    """“None of the crew | have been identified” read as its opposite where the words stood the other way round."""
    (silence,) = READING.silences
    start = silence.span.start
    none = replace(silence, text="have been identified", source=NOBODY, about=(Span(start=start - 17, end=start - 1),))
    assert tell_silence_about(none, "None of the crew") == "None of the crew have been identified"
    apart = replace(none, about=(Span(start=0, end=3),))
    assert tell_silence_about(apart, "The crew") == "have been identified, about “The crew”"
    assert tell_silence_about(silence, "the inquiry") == tell_silence(silence)


def test_a_silent_source_that_says_not_stands_before_its_verb() -> None:
    (silence,) = READING.silences
    start = silence.span.start
    words = Passage(spans=(Span(start=start - 13, end=start - 1),), text="Neither firm")
    neither = replace(silence, text="responded", source=replace(silence.source, words=words), about=())
    assert tell_silence_about(neither, None) == "Neither firm responded"


def test_a_silence_names_who_is_silent_where_the_text_does() -> None:
    (silence,) = READING.silences
    assert tell_silence(silence) == "The harbour office: did not say when the inquiry would end"
    assert tell_silence(replace(silence, source=NOBODY)) == "did not say when the inquiry would end"


def test_a_place_is_told_with_its_point_and_how_precise_it_is() -> None:
    settled, open_one = READING.places
    assert tell_place(settled) == "Port Elsa: Elsa, PRT, 12.3° S 40.5° E ± 4.2 km"
    assert tell_place(replace(settled, name="Port Elsa", country=None, radius_km=None)) == "Port Elsa, 12.3° S 40.5° E"
    assert tell_place(replace(settled, use=PlaceUse.METONYMIC)).endswith(", for who governs there")
    assert tell_place(replace(settled, feature="PCLI", name="Elsaland")).startswith("Port Elsa: Elsaland, 12.3° S")
    assert tell_place(open_one) == "home: not settled which place"


def test_a_claim_tells_the_places_in_its_words_unless_they_stand_for_a_government() -> None:
    assert tell_details(CLAIM["official"], READING) == ("Port Elsa: Elsa, PRT",)
    governing = replace(READING.places[0], use=PlaceUse.METONYMIC)
    assert tell_details(CLAIM["official"], replace(READING, places=(governing,))) == ()


def test_places_are_told_once_and_those_not_settled_last() -> None:
    settled, open_one = READING.places
    reading = replace(READING, places=(open_one, settled, replace(settled, id="p3")))
    assert tell_sites(reading) == (f"{tell_place(settled)} · 2 times", "home: not settled which place")
    governing = replace(settled, id="p0", use=PlaceUse.METONYMIC)
    assert tell_sites(replace(reading, places=(governing, settled))) == (f"{tell_place(settled)} · 2 times",)


def test_who_speaks_most_comes_first() -> None:
    brandt = replace(READING.entities[0], id="e2", name="Tomás Brandt", role=None, country=None)
    silent = replace(brandt, id="e3", name="Nobody at All")
    reading = replace(READING, entities=(silent, brandt, *READING.entities))
    assert tell_speakers(reading) == (
        "Ines Okafor · person · Harbour Master · PRT · 4 claims",
        "Tomás Brandt · person · 1 claim",
    )
    assert tell_entity(silent) == "Nobody at All · person"
