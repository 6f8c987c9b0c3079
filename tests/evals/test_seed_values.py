from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from evals.seed import Check, Expected
from evals.seed_values import check_values, describe_verdict, load_details
from reportedly.vocabulary import Reading, Span
from tests.sample_reading import CLAIMS, READING, at

FIGURE: dict[str, Any] = {
    **{"id": "f", "kind": "count", "low": None, "high": 40, "low_open": False, "high_open": False},
    **{"approximate": False, "change": None, "counting": "total", "unit": None, "counts": "passengers"},
    **{"implied": False, "claim": "7", "readings": {}, "required": True},
}
TIME: dict[str, Any] = {
    **{"id": "t", "type": "DATE", "value": "2024-11-01", "start": "2024-11-01", "end": "2024-11-01"},
    **{"anchor": "published", "readings": {}, "required": True},
}


def place(span: Span) -> list[int]:
    return [span.start, span.end]


def details(**changes: Any) -> dict[str, Any]:
    tugs = {**FIGURE, "id": "tugs", "low": 3, "high": 3, "counting": None, "counts": "tugs", "claim": None}
    monday = {**TIME, "id": "monday", "value": "XXXX-WXX-1", "start": None, "end": None, "anchor": None}
    silent = {"id": "s", "kind": "no_details", "span": place(READING.silences[0].span)}
    return {
        "figures": [
            {**FIGURE, "span": place(at("up to 40 passengers")), "scope": [place(at("left"))]},
            {**tugs, "span": place(at("Three tugs")), "scope": []},
        ],
        "times": [{**TIME, "span": place(at("Friday"))}, {**monday, "span": place(at("Monday"))}],
        "certainty": [
            {"claim": "7", "scale": "made", "band": [0.6, 0.85], "spans": [place(at("believed"))], "required": True}
        ],
        "said_on": [{"claim": "1", "start": "2024-11-01", "end": "2024-11-01"}],
        "silences": [
            {**silent, "source": [place(at("The harbour office"))], "about": [place(at("when the inquiry would end"))]}
        ],
        **changes,
    }


def checks() -> list[Check]:
    return [
        Check(expected=Expected(id=claim.id[1:], source=((),), cue=((),), content=((),)), claim=claim, right={})
        for claim in CLAIMS
    ]


def wrong(reading: Reading, marks: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    found = [replace(check, claim=claim) for check, claim in zip(checks(), reading.claims, strict=True)]
    return {verdict.id: verdict.wrong for verdict in check_values(marks, reading, found) if verdict.wrong}


def test_everything_right() -> None:
    marks = details()
    marks["certainty"][0]["required"] = True
    assert wrong(READING, marks) == {"claim 7": ("distancing where none is", "analytic_confidence where none is")}


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [("high", 41, "high 40"), ("counting", None, "counting 'total'"), ("claim", "1", "claim '7'")],
)
def test_a_wrong_value_is_named_with_what_was_found(field: str, value: Any, told: str) -> None:
    marks = details()
    marks["figures"][0][field] = value
    assert wrong(READING, marks)["f"] == (told,)
    marks["figures"][0]["readings"] = {field: [None, 40, "total", "7"]}
    assert "f" not in wrong(READING, marks)


def test_what_is_missed_and_what_is_not_marked() -> None:
    empty = replace(READING, figures=(), times=(), silences=())
    assert {key: told for key, told in wrong(empty, details()).items() if told == ("missed",)}.keys() == {
        *("f", "tugs", "t", "monday", "s")
    }
    unmarked = wrong(READING, details(figures=[], times=[], silences=[]))
    assert sum(told == ("not marked",) for told in unmarked.values()) == 5


def test_a_hedge_is_right_in_its_words_and_its_range() -> None:
    marks = details()
    marks["certainty"][0] |= {"band": [0.5, 0.85], "spans": [place(at("smoke"))]}
    assert wrong(READING, marks)["hedge of 7"][1] == "range made 0.6-0.85"
    assert "claim 7" in wrong(READING, details(certainty=[]))
    said = wrong(READING, details(said_on=[{"claim": "2", "start": "2024-11-01", "end": "2024-11-01"}]))
    assert said["said_on of 2"] == ("None",)


def test_a_line_says_what_is_wrong() -> None:
    verdicts = check_values(details(figures=[]), READING, checks())
    lines = [describe_verdict(verdict) for verdict in verdicts]
    assert any(line.endswith("t: right") for line in lines)
    assert any("wrong: not marked" in line for line in lines)


def test_the_marks_of_the_dispatch_load() -> None:
    marks = load_details()
    assert {"figures", "times", "certainty", "said_on", "silences"} <= set(marks)
    assert all(row["required"] in (True, False) for row in marks["figures"])
