"""Reports put in on the page: pasted, as files, the samples; what cannot be read; news of them."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.documents.samples import list_samples
from reportedly.ledger import Ledger, count_rows
from tests.fake_model import load_fake
from tests.web.pages import check_harmless, tell_words
from tests.web.serving import Server, serve_ledger


@pytest.fixture
def reading(ledger: Ledger) -> Iterator[Server]:
    with serve_ledger(ledger, load=load_fake) as server:
        yield server


def wait_for(server: Server, place: str) -> str:
    for _ in range(200):
        page = server.client.get(place).text
        if 'data-job="done"' in page or 'data-job="stopped"' in page:
            return page
        threading.Event().wait(0.05)
    raise AssertionError("the job did not end")


def give(server: Server, files: list[tuple[str, bytes]] | None = None, **fields: str) -> str:
    """The page of the job at its end."""
    data = {"form-token": server.form_token, **fields}
    parts = [("files", (name, content)) for name, content in files or []]
    answer = server.client.post("/add", data=data, files=parts or None, headers={"Origin": server.url})
    assert answer.status_code == 303, answer.text
    return wait_for(server, answer.headers["location"])


def test_a_pasted_text_is_read_and_kept_with_what_is_known_of_it(reading: Server) -> None:
    page = give(
        reading, text="The bridge is open, the mayor said.", title="Bridge", outlet="Post", published="2024-10-30"
    )
    assert "1 report of 1 input: 1 new" in tell_words(page)
    (report,) = reading.client.get("/api/v1/reports").json()["items"]
    assert (report["title"], report["outlet"], report["published"]) == ("Bridge", "Post", "2024-10-30")


def test_files_are_read_by_their_endings_and_what_cannot_be_read_is_told(reading: Server) -> None:
    rows = b"".join(json.dumps({"text": f"Bridge {n} is open, the mayor said."}).encode() + b"\n" for n in range(3))
    files = [
        ("one.jsonl", rows),
        ("two.txt", b"The road is open, the mayor said."),
        ("three.txt", b"\x1f\x8b" + b"0" * 90),
    ]
    page = give(reading, files)
    words = tell_words(page)
    assert "5 reports of 3 inputs: " in words
    assert "4 new" in words
    assert "1 not read" in words
    assert "three.txt" in words
    assert "gzip" in words
    assert "/tmp" not in words


def test_the_same_again_is_known(reading: Server) -> None:
    give(reading, text="The bridge is open, the mayor said.")
    page = give(reading, text="The bridge is open, the mayor said.")
    assert "1 here already" in tell_words(page)
    assert count_rows(reading.desk.ledger)[0] == 1


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "nothing was given"),
        ({"text": "  \n "}, "nothing was given"),
        ({"text": "The bridge is open.", "published": "soon"}, "soon"),
        ({"text": "The bridge is open.", "title": "x" * 3000}, "title has more than 2000"),
        ({"text": "x" * 2_000_001}, "2,000,001 characters"),
    ],
)
def test_what_cannot_be_taken_is_shown_again(reading: Server, fields: dict[str, str], told: str) -> None:
    answer = reading.post("/add", **fields)
    assert answer.status_code == 422
    assert told in answer.text
    if len(fields.get("text", "")) < 100:
        assert fields.get("text", "").strip() in answer.text
    check_harmless(answer.text)
    assert count_rows(reading.desk.ledger)[0] == 0


def test_too_many_files_are_refused(reading: Server) -> None:
    parts = [("files", (f"{number}.txt", b"x")) for number in range(201)]
    data = {"form-token": reading.form_token}
    answer = reading.client.post("/add", data=data, files=parts, headers={"Origin": reading.url})
    assert answer.status_code == 422
    assert "200" in answer.text


def test_the_samples_go_in(reading: Server) -> None:
    answer = reading.post("/add/samples")
    page = wait_for(reading, answer.headers["location"])
    assert "new" in tell_words(page)
    assert count_rows(reading.desk.ledger)[0] >= 10
    titles = [each["title"] for each in list_samples() if each.get("title")]
    assert titles
    assert all(title in tell_words(page) for title in titles)


def test_nothing_of_what_was_given_stays_outside_the_ledger(
    reading: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    give(reading, text="The bridge is open, the mayor said.")
    assert [path.name for path in tmp_path.glob("reportedly-given-*")] == []


def test_an_open_page_hears_of_it(reading: Server) -> None:
    heard: list[str] = []
    listening = threading.Event()

    def listen() -> None:
        with reading.client.stream("GET", "/live") as stream:
            listening.set()
            for line in stream.iter_lines():
                if line.startswith("data:"):
                    heard.append(line.removeprefix("data:"))
                    return

    thread = threading.Thread(target=listen)
    thread.start()
    assert listening.wait(10)
    give(reading, text="The bridge is open, the mayor said.")
    thread.join(10)
    assert json.loads(heard[0])["reports"] == 1
