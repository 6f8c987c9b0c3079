"""A text made into a report: kept verbatim, its id from its content, its dates never guessed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.documents import make_report, make_report_id
from reportedly.errors import InputError
from reportedly.vocabulary import Dateline

BODY = "The mayor said on Monday that the bridge would open again within the week."


def test_keeps_line_ends_and_spaces():
    text = f"  Bridge to open\r\n\r\n{BODY}\r\n \r\n"

    report = make_report(text)

    assert report.text == text
    assert report.title == "Bridge to open"


@given(st.text(min_size=1))
def test_any_text_is_kept_or_refused(text):
    try:
        report = make_report(text)
    except InputError:
        return
    assert report.text == text


def test_takes_what_is_given():
    report = make_report(
        BODY, title="T", published="2024-10-30", url="https://example.org/a", outlet="Example", id="x7"
    )

    assert (report.title, report.published, report.url, report.outlet, report.id) == (
        "T",
        "2024-10-30",
        "https://example.org/a",
        "Example",
        "x7",
    )


def test_without_anything_given_nothing_is_made_up():
    report = make_report(BODY)

    assert report.published is None
    assert report.agency is None
    assert report.dateline is None
    assert report.bylines == ()
    assert report.language == "en"


def test_a_dateline_without_a_year_dates_nothing():
    report = make_report(f"SEOUL, Oct 30 (Reuters) - {BODY}")

    assert report.dateline == Dateline(place="SEOUL", date=None)
    assert report.published is None


def test_a_near_publication_date_gives_the_datelines_year():
    text = f"SEOUL, Oct 30 (Reuters) - {BODY}"

    assert make_report(text, published="2024-10-31").dateline == Dateline(place="SEOUL", date="2024-10-30")
    assert make_report(text, published="2024-12-31").dateline == Dateline(place="SEOUL", date=None)


def test_a_dateline_with_its_year_dates_the_report():
    report = make_report(f"PARIS, Oct 30, 2024 (AFP) - {BODY}")

    assert report.published == "2024-10-30"
    assert report.dateline == Dateline(place="PARIS", date="2024-10-30")


def test_an_id_is_made_from_outlet_or_address_date_and_text():
    known = {"published": "2024-10-30", "outlet": None, "url": "https://example.org/a"}
    identity = make_report_id(BODY, **known)

    assert re.fullmatch(r"r[0-9a-f]{16}", identity)
    assert make_report_id(BODY, **known) == identity
    assert make_report(BODY, published="2024-10-30", url="https://example.org/a").id == identity
    others = [
        make_report_id(BODY + " ", **known),
        make_report_id(BODY, **{**known, "published": None}),
        make_report_id(BODY, **{**known, "url": None}),
        make_report_id(BODY, **{**known, "outlet": "Example"}),
    ]
    assert len({identity, *others}) == 5


def test_the_id_does_not_move_between_versions():
    assert make_report_id("Words.", published=None, outlet=None, url=None) == "r14139a43c6424da0"


def test_a_bad_date_says_what_is_allowed():
    with pytest.raises(InputError, match="2024-10-30"):
        make_report(BODY, published="30 October")


def test_another_language_is_refused_or_named():
    french = "Le maire a déclaré lundi que le pont serait rouvert dans la semaine et que personne n'avait été blessé."

    with pytest.raises(InputError, match="French"):
        make_report(french)
    assert make_report(french, check_language=False).language == "fr"
