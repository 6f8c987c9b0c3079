"""What programs ask: every call, its pages, its errors in one shape, and what schemathesis throws at it."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from reportedly.keeping import add_readings
from reportedly.ledger import Ledger, count_rows, open_ledger
from reportedly.web import Address, describe_calls
from tests.fake_model import load_fake
from tests.web.made import make_readings
from tests.web.serving import TOKEN, Server, serve_ledger

BEARER = {"Authorization": f"Bearer {TOKEN}"}
LISTS = ("claims", "reports", "stories", "questions", "sources", "statements", "silences", "origins")


@pytest.fixture(scope="module")
def program(made: Server) -> Any:
    with httpx.Client(base_url=f"{made.url}/api/v1/", headers=BEARER, trust_env=False, timeout=60) as client:
        yield client


SCHEMA = schemathesis.openapi.from_dict(describe_calls(Address(port=8640)))
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@pytest.fixture(scope="module")
def battered(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A ledger of its own: what is thrown at it stays in it."""
    with open_ledger(tmp_path_factory.mktemp("battered") / "some.ledger") as ledger:
        list(add_readings(ledger, make_readings()))
        with serve_ledger(ledger) as server:
            yield server


@SCHEMA.parametrize()
@settings(max_examples=15, suppress_health_check=list(HealthCheck), deadline=None)
def test_nothing_that_is_asked_breaks_the_server(case: schemathesis.Case, battered: Server) -> None:
    case.call_and_validate(base_url=battered.url, headers=BEARER, checks=CHECKS)


@pytest.mark.parametrize("name", LISTS)
def test_lists_come_in_pages_that_join_without_a_seam(program: httpx.Client, name: str) -> None:
    whole = program.get(name, params={"limit": 500}).json()
    assert whole["next"] is None
    assert whole["items"]
    found, after = [], None
    while after is not None or not found:
        page = program.get(name, params={"limit": 1, **({"after": after} if after else {})}).json()
        found += page["items"]
        after = page["next"]
        if after is None:
            break
    if name != "sources":  # a page of sources is a stretch of claims
        assert found == whole["items"]


def test_one_thing_by_its_id(program: httpx.Client) -> None:
    for name, key in (("reports", "id"), ("stories", "id"), ("questions", "id"), ("origins", "origin")):
        id = program.get(name).json()["items"][0][key]
        answer = program.get(f"{name}/{id}")
        assert answer.status_code == 200
        assert id in answer.text


def test_a_report_is_as_the_contract_has_it(program: httpx.Client) -> None:
    report = program.get("reports/two").json()
    assert report["reading"]["schema"] == "reportedly/reading/1"
    (claim,) = report["reading"]["claims"]
    ((start, end),) = claim["content"]["spans"]
    assert report["text"][start:end] == claim["content"]["text"] == "500 soldiers are in Varn"


@pytest.mark.model
def test_a_value_explains_itself(sampled: Server) -> None:
    with httpx.Client(base_url=f"{sampled.url}/api/v1/", headers=BEARER, trust_env=False, timeout=60) as client:
        report = client.get("reports").json()["items"][0]["id"]
        figure = client.get(f"reports/{report}").json()["reading"]["figures"][0]
        why = client.get(f"reports/{report}/why/figure/{figure['id']}").json()
        assert why["words"] == {"spans": [figure["span"]], "text": figure["text"]}
        assert why["same"] is True
        assert any(reason["because"] for reason in why["reasons"])
        assert client.get(f"reports/{report}/why/figure/none").status_code == 404
        assert client.get(f"reports/{report}/why/mood/f1").status_code == 404


def test_a_question_has_its_line_of_copy(program: httpx.Client) -> None:
    (found,) = program.get("figures", params={"words": "soldiers in Varn"}).json()["items"]
    answer = program.get(f"questions/{found['question']['id']}").json()
    assert "500 soldiers, according to Carl Dorn" in answer["sentence"]
    assert {each["kind"] for each in answer["relations"]} >= {"differs", "moves"}


def test_a_standpoint_looks_back(program: httpx.Client) -> None:
    (found,) = program.get("figures", params={"words": "soldiers in Varn", "as-of": "2024-10-30"}).json()["items"]
    assert [source["name"] for source in found["sources"]] == ["Anna Borel"]


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("reports/none-of-these", 404, "not_found"),
        ("questions/q000000000", 404, "not_found"),
        ("nothing", 404, "not_found"),
        ("claims?limit=0", 422, "cannot_be_asked"),
        ("claims?after=x", 422, "cannot_be_asked"),
        ("statements?as-of=never", 422, "cannot_be_asked"),
        ("changes", 422, "cannot_be_asked"),
        ("claims?kind=ghost", 422, "cannot_be_asked"),
    ],
)
def test_errors_have_one_shape(program: httpx.Client, path: str, status: int, code: str) -> None:
    answer = program.get(path)
    assert answer.status_code == status
    error = answer.json()["error"]
    assert error["code"] == code
    assert error["message"]
    assert set(error) == {"code", "message", "more"}


def test_reports_are_put_in_and_a_job_tells_of_them(ledger: Ledger) -> None:
    given = {"reports": [{"text": "The bridge is open, the mayor said.", "outlet": "Post"}, {"text": " "}]}
    with serve_ledger(ledger, load=load_fake) as server, httpx.Client(base_url=server.url, headers=BEARER) as client:
        answer = client.post("/api/v1/reports", json=given)
        assert answer.status_code == 202
        job = wait_for(client, answer.json()["job"])
        assert job["outcomes"] == {"new": 1, "failed": 1}
        assert count_rows(ledger)[0] == 1
        assert client.get("/api/v1/jobs/unknown").status_code == 404


@pytest.mark.parametrize(
    ("word", "status", "told"),
    [
        ({"what": "split", "about": "four"}, 409, "alone in its group"),
        ({"what": "words", "about": "one-0", "value": "no such words"}, 409, "do not stand in report one"),
        ({"what": "figure", "about": "one-0", "figure": "f9", "value": "3"}, 409, "has these figures"),
        ({"what": "checked", "about": "nothing"}, 404, "nothing"),
        ({"what": "grade", "about": "Nobody Atall", "value": "B"}, 404, "Nobody Atall"),
        ({"what": "merge", "about": "one-0"}, 422, "give the other thing"),
        ({"what": "grade", "about": "Carl Dorn", "value": "Z"}, 422, "is no grade"),
    ],
)
def test_what_cannot_be_said_is_not_the_ledgers_fault(
    program: httpx.Client, word: dict[str, str], status: int, told: str
) -> None:
    answer = program.post("judgements", json={"reason": "because", **word})
    assert (answer.status_code, told in answer.json()["error"]["more"]) == (status, True), answer.text


@pytest.fixture
def own(ledger: Ledger) -> Any:
    list(add_readings(ledger, make_readings()))
    with serve_ledger(ledger) as server, httpx.Client(base_url=server.url, headers=BEARER) as client:
        yield client


@pytest.mark.parametrize(
    ("word", "aspect"),
    [
        ({"what": "source", "value": "Carla Dorn", "reason": "she signed it"}, "source"),
        ({"what": "words", "value": "500 soldiers", "reason": "no more is said"}, "words"),
        ({"what": "figure", "value": "450..550", "reason": "about"}, "figure"),
        ({"what": "not-a-claim", "reason": "a headline"}, "validity"),
        ({"what": "checked"}, "validity"),
        ({"what": "grade", "value": "2", "reason": "fits the rest"}, "credibility"),
        ({"what": "note", "value": "called the office"}, None),
    ],
)
def test_a_program_says_something_and_takes_it_back(
    own: httpx.Client, word: dict[str, str], aspect: str | None
) -> None:
    answer = own.post("/api/v1/judgements", json={"about": "two-0", **word})
    assert answer.status_code == 201, answer.text
    (done,) = answer.json()["judgements"]
    (listed,) = own.get("/api/v1/judgements").json()["items"]
    assert (listed["key"], listed["aspect"], listed["author"], listed["state"]) == (
        done["key"],
        aspect,
        "Tester",
        "standing",
    )
    assert own.post(f"/api/v1/judgements/{done['key']}/undo", json={"reason": "mistyped"}).status_code == 201
    assert [each["state"] for each in own.get("/api/v1/judgements").json()["items"]] == ["undone"]


def test_a_program_parts_what_belongs_apart(own: httpx.Client) -> None:
    assert len(own.get("/api/v1/figures", params={"words": "soldiers in Varn"}).json()["items"]) == 1
    said = {"what": "cut", "about": "three-0", "other": "two-0", "reason": "two garrisons"}
    assert own.post("/api/v1/judgements", json=said).status_code == 201
    parted = own.get("/api/v1/figures", params={"words": "soldiers in Varn"}).json()["items"]
    assert len(parted) == 2
    again = own.post("/api/v1/judgements", json={**said, "what": "merge", "author": "Somebody Else"})
    assert again.status_code in (201, 409)


def test_a_position_is_parted_by_the_id_that_answers_show(own: httpx.Client) -> None:
    (found,) = own.get("/api/v1/figures", params={"words": "soldiers in Varn"}).json()["items"]
    one, other = (source["positions"][-1]["id"] for source in found["sources"])
    said = {"what": "cut", "about": one, "other": other, "reason": "two garrisons"}
    assert own.post("/api/v1/judgements", json=said).status_code == 201
    assert len(own.get("/api/v1/figures", params={"words": "soldiers in Varn"}).json()["items"]) == 2


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ({"what": "checked", "about": "nothing"}, 404),
        ({"what": "figure", "about": "two-0", "value": "many", "reason": "x"}, 422),
        ({"what": "source", "about": "two-0", "reason": "x"}, 422),
        ({"what": "source", "about": "two-0", "value": "Carla Dorn"}, 422),
        ({"what": "merge", "about": "two", "reason": "x"}, 422),
        ({"what": "praise", "about": "two-0"}, 422),
    ],
)
def test_what_nobody_can_say(own: httpx.Client, word: dict[str, str], status: int) -> None:
    answer = own.post("/api/v1/judgements", json=word)
    assert answer.status_code == status, answer.text
    assert own.get("/api/v1/judgements").json()["items"] == []


def wait_for(client: httpx.Client, id: str) -> dict[str, Any]:
    for _ in range(200):
        job: dict[str, Any] = client.get(f"/api/v1/jobs/{id}").json()
        if job["state"] in ("done", "stopped"):
            return job
        threading.Event().wait(0.05)
    raise AssertionError("the job did not end")


def test_a_browser_needs_the_forms_token_to_put_something_in(made: Server) -> None:
    body = {"reports": [{"text": "x"}]}
    answer = made.client.post("/api/v1/reports", json=body, headers={"Origin": made.url})
    assert answer.status_code == 403
    assert answer.json()["error"]["code"] == "refused"


def test_every_call_is_described_for_people_and_programs(made: Server) -> None:
    schema = json.loads(made.client.get("/api/openapi.json").text)
    page = made.client.get("/api").text
    assert len(schema["paths"]) >= 15
    for path, methods in schema["paths"].items():
        assert path in page
        for call in methods.values():
            assert call["description"]
            assert "422" in call["responses"]
            assert call["responses"]["422"]["content"]["application/json"]["schema"]["$ref"].endswith("ErrorBody")
