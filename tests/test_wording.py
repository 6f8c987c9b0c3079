import pytest

from reportedly.vocabulary import Dateline, Passage, Report, Source
from reportedly.wording import describe_report, name_source, show_date, tell_doubt, tell_footing, tell_stance
from tests.sample_reading import BOTH, CLAIMS, COMPANY, NOBODY, OFFICIAL, OKAFOR, REPORT, SHE

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
