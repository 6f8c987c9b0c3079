import json
import re
from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.contract import SCHEMA, describe_failure, describe_reading, dump_line
from reportedly.vocabulary import Dateline, ReaderStamp, Reading, Report
from tests.sample_reading import READING

STAMP = ReaderStamp(version="0.1.0", model="sha256:0", stages=())


@dataclass(frozen=True)
class Failed:
    input: str
    report: str | None
    message: str


@pytest.fixture(scope="module")
def described() -> dict[str, Any]:
    return describe_reading(READING)


def test_the_keys_and_their_order_are_those_of_the_contract(described: dict[str, Any]) -> None:
    assert list(described) == [
        *("schema", "reader", "report", "claims", "figures", "times", "places", "entities", "events", "silences")
    ]
    assert list(described["reader"]) == ["version", "model", "stages"]
    assert list(described["report"]) == [
        *("id", "title", "text", "published", "url", "outlet", "agency", "dateline", "bylines", "language")
    ]
    claim = described["claims"][0]
    assert list(claim) == [
        *("id", "source", "within", "cue", "content", "quotation", "stance", "polarity", "certainty"),
        *("analytic_confidence", "distancing", "said_on", "figures", "times", "places", "events", "confidence"),
    ]
    assert list(claim["source"]) == [
        *("spans", "text", "name", "entity", "members", "kind", "naming", "role", "country", "reason"),
        "antecedent",
    ]
    assert list(claim["cue"]) == ["spans", "text", "act"]
    assert list(claim["content"]) == ["spans", "text"]
    assert list(described["claims"][7]["source"]["members"][0]) == ["spans", "name", "entity", "kind", "country"]
    assert list(described["entities"][0]) == ["id", "name", "kind", "role", "country", "names", "mentions", "ids"]


def test_a_claim_with_a_role_and_a_broken_content(described: dict[str, Any]) -> None:
    claim, text = described["claims"][0], described["report"]["text"]
    assert claim["source"]["role"]["text"] == "Harbour Master"
    start, end = claim["source"]["role"]["span"]
    assert text[start:end] == "Harbour Master"
    assert " … ".join(text[start:end] for start, end in claim["content"]["spans"]) == claim["content"]["text"]
    assert len(claim["content"]["spans"]) == 2
    assert (claim["quotation"], claim["stance"], claim["polarity"]) == ("mixed", "assert", "positive")
    assert claim["cue"]["act"] == "state"
    assert claim["confidence"] == 0.9313


def test_a_reason_members_and_nesting(described: dict[str, Any]) -> None:
    _, _, continued, official, inner, denied, _, hope = described["claims"]
    assert continued["cue"] is None
    assert official["source"]["naming"] == "anonymous"
    assert official["source"]["reason"]["text"].startswith("on condition of anonymity")
    assert inner["within"] == official["id"]
    assert inner["source"]["spans"] == []
    assert inner["source"]["text"] == ""
    assert denied["polarity"] == "negative"
    assert [each["name"] for each in hope["source"]["members"]] == ["Ines Okafor", "Tomás Brandt"]


def test_what_later_stages_fill_is_there_and_empty(described: dict[str, Any]) -> None:
    assert described["events"] == []
    assert described["claims"][0]["events"] == []


def test_a_place_has_its_point_and_its_reach_or_nothing(described: dict[str, Any]) -> None:
    settled, open_one = described["places"]
    assert settled == {
        "id": "p1",
        "span": [settled["span"][0], settled["span"][0] + len("Port Elsa")],
        "text": "Port Elsa",
        "name": "Elsa",
        "geoname_id": 1,
        "latitude": -12.345,
        "longitude": 40.5,
        "country": "PRT",
        "feature": "PPL",
        "radius_km": 4.25,
        "use": "literal",
    }
    assert {open_one[key] for key in ("name", "geoname_id", "latitude", "longitude", "radius_km")} == {None}
    assert [claim["places"] for claim in described["claims"] if claim["places"]] == [["p1"]]


def test_a_claim_has_its_hedge_its_figures_and_when_it_was_said(described: dict[str, Any]) -> None:
    said, believed, hoped = (described["claims"][index] for index in (0, 6, 7))
    assert said["said_on"] == {"start": "2024-11-01", "end": "2024-11-01"}
    assert (said["certainty"], said["analytic_confidence"], said["distancing"]) == (None, None, [])
    assert believed["certainty"] | {"spans": []} == {"scale": "made", "low": 0.6, "high": 0.85, "spans": []}
    assert believed["analytic_confidence"]["level"] == "low"
    assert words_at(described, believed["distancing"][0]) == "It is believed"
    assert (believed["figures"], hoped["times"]) == (["f1"], ["t2"])


def words_at(described: dict[str, Any], span: list[int]) -> str:
    text: str = described["report"]["text"]
    return text[span[0] : span[1]]


def test_a_figure_has_its_bounds_and_what_it_counts(described: dict[str, Any]) -> None:
    upto, tugs = described["figures"]
    assert list(upto) == [
        *("id", "span", "text", "kind", "low", "high", "low_open", "high_open", "approximate", "implied", "change"),
        *("counting", "unit", "counts", "counts_span", "scope", "as_of", "claim"),
    ]
    assert (upto["low"], upto["high"], upto["counts"], upto["counting"], upto["as_of"]) == (
        *(None, 40, "passengers", "total", "t1"),
    )
    assert words_at(described, upto["span"]) == "up to 40 passengers"
    assert words_at(described, upto["counts_span"]) == "passengers"
    assert upto["scope"]["text"] == "left & gone home"
    assert (upto["claim"], tugs["claim"], tugs["scope"]) == ("c7", None, None)


@pytest.mark.parametrize(
    ("value", "written"),
    [(2**53, 2**53), (2**53 + 1, str(2**53 + 1)), (0.5, 0.5), (None, None)],
)
def test_what_a_double_cannot_hold_goes_out_as_a_string(value: int | float | None, written: object) -> None:
    figure = replace(READING.figures[0], low=None, high=value)
    assert describe_reading(replace(READING, figures=(figure,)))["figures"][0]["high"] == written


def test_a_number_longer_than_python_prints_by_itself_goes_out_whole() -> None:
    figure = replace(READING.figures[0], low=10**5000, high=None)
    assert describe_reading(replace(READING, figures=(figure,)))["figures"][0]["low"] == "1" + "0" * 5000


def test_times_and_silences(described: dict[str, Any]) -> None:
    friday, monday = described["times"]
    assert list(friday) == ["id", "span", "text", "type", "value", "start", "end", "anchor"]
    assert (friday["value"], friday["end"], friday["anchor"]) == ("2024-11-01", "2024-11-01", "published")
    assert (monday["value"], monday["start"], monday["anchor"]) == ("XXXX-WXX-1", None, None)
    (silence,) = described["silences"]
    assert list(silence) == ["span", "text", "kind", "source", "about"]
    assert (silence["kind"], silence["source"]["text"]) == ("no_details", "The harbour office")
    assert words_at(described, silence["about"][0]) == "when the inquiry would end"


def test_a_report_of_which_little_is_known() -> None:
    report = describe_reading(Reading(report=Report(id="r", text="Nothing."), reader=STAMP))["report"]
    assert {key for key, value in report.items() if value is None} == {
        *("title", "published", "url", "outlet", "agency", "dateline")
    }
    assert report["bylines"] == []
    dated = Report(id="r", text="Nothing.", dateline=Dateline(place="OSLO", date=None))
    assert describe_reading(Reading(report=dated, reader=STAMP))["report"]["dateline"] == {
        "place": "OSLO",
        "date": None,
    }


def test_a_failure_stands_in_the_place_of_a_report() -> None:
    failure = Failed(input="wire.jsonl:3", report=None, message="the file is empty")
    assert describe_failure(failure) == {
        "schema": SCHEMA,
        "error": {"input": "wire.jsonl:3", "report": None, "message": "the file is empty"},
    }
    assert list(describe_failure(failure)["error"]) == ["input", "report", "message"]


def test_identifiers_become_an_object(described: dict[str, Any]) -> None:
    assert described["entities"][0]["ids"] == {"wikidata": "Q0"}


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_line_is_one_line_and_holds_the_text_as_it_is(text: str) -> None:
    reading = Reading(report=Report(id="r", text=text), reader=STAMP)
    line = dump_line(describe_reading(reading))
    assert len(line.splitlines()) == 1
    assert json.loads(line)["report"]["text"] == text
    assert line.encode("utf-8").decode("utf-8") == line


def test_letters_stay_letters() -> None:
    assert dump_line({"text": "Tomás “Київ” 北京 🙂"}) == '{"text":"Tomás “Київ” 北京 🙂"}'
    assert dump_line({"text": "a\u2028b\x85c\n"}) == '{"text":"a\\u2028b\\u0085c\\n"}'


def test_a_number_that_json_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        dump_line({"confidence": float("nan")})


def test_the_same_reading_gives_the_same_bytes() -> None:
    assert dump_line(describe_reading(READING)) == dump_line(describe_reading(replace(READING)))


def test_no_last_bit_of_a_float_gets_out() -> None:
    claim = replace(READING.claims[0], confidence=0.1 + 0.2)
    line = dump_line(describe_reading(replace(READING, claims=(claim,))))
    assert re.findall(r'"confidence":([\d.]+)', line) == ["0.3"]


@pytest.mark.parametrize(
    "changes", [{"latitude": None}, {"longitude": None}, {"latitude": 91.0}, {"longitude": -180.5}]
)
def test_a_place_has_a_whole_point_on_the_earth_or_none(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"latitude|point"):
        replace(READING.places[0], **changes)
