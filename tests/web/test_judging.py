"""A person's word on the page: said, taken back, opposed, refused; and never lost where something changed meanwhile."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from reportedly.keeping import add_readings
from reportedly.ledger import Ledger, add_rereading, list_judgements, open_ledger
from reportedly.vocabulary.judgements import Aspect, JudgementKind, JudgementState
from reportedly.web.edits import read_back, show_state
from tests.answered import make_answered
from tests.ledger.judged import KIM, LEE, correct, merge, say, state
from tests.ledger.judged import cut as part
from tests.ledger.made_readings import OTHER_STAMP, make_reading
from tests.sample_reading import READING
from tests.web.serving import Server, serve_ledger

BRIDGE = make_reading(["The mayor said the bridge is open."], id="a1", outlet="Post", published="2024-11-01")
KITCHEN = make_reading(["The cook said the kitchen stays shut."], id="b1", published="2024-11-02")
PATH = make_reading(["The guide said the path is safe."], id="d1", published="2024-11-03")
WHY = "heard the tape"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Server]:
    with open_ledger(tmp_path / "desk.ledger") as ledger:
        list(add_readings(ledger, [READING, BRIDGE, KITCHEN, PATH]))
        with serve_ledger(ledger, author=KIM) as server:
            yield server


def show(server: Server, path: str) -> str:
    answer = server.client.get(path)
    assert answer.status_code == 200, answer.text
    return plain(answer)


def plain(answer: httpx.Response) -> str:
    return html.unescape(re.sub(r"</?bdi>", "", answer.text))


def send(server: Server, what: str, about: str, **fields: str) -> httpx.Response:
    """Send a form as the page has it now, but for what ``fields`` say."""
    given = {"state": show_state(server.desk.ledger), "back": f"/report/r1#c-{about}", "reason": WHY, **fields}
    return server.post(f"/judge/{what}", about=about, **given)


def states(ledger: Ledger) -> list[JudgementState]:
    return [each.state for each in list_judgements(ledger)]


@pytest.mark.parametrize(
    ("what", "about", "fields", "told"),
    [
        ("source", "c6", {"source": "Ferry Lines"}, "source corrected to “Ferry Lines”"),
        ("words", "c2", {"words": "We smelled SMOKE"}, "words corrected to “We smelled smoke”"),
        ("figure", "c7", {"figure": "f1", "value": "35..40"}, "figure corrected to 35 to 40"),
        ("part-of", "c5", {"whole": "c4"}, "part of claim 4"),
        ("not-a-claim", "c6", {}, "no claim"),
        ("checked", "c2", {"reason": ""}, "checked"),
        ("note", "c2", {"text": "Call her again."}, "note: Call her again."),
        ("grade", "c1", {"reliability": "B"}, "source B, usually reliable"),
        ("grade", "c1", {"credibility": "2"}, "information 2, probably true"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_correction_is_made_shown_and_taken_back(
    desk: Server, what: str, about: str, fields: dict[str, str], told: str
) -> None:
    before = show(desk, "/report/r1")
    assert f'<span class="said-told">{told}' not in before
    answer = send(desk, what, about, **fields)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/report/r1?said=j1#c-{about}")
    after = show(desk, "/report/r1?said=j1")
    assert f'<span class="said-told">{told}' in after
    assert "Noted as j1." in after
    assert states(desk.desk.ledger) == [JudgementState.STANDING]
    assert list_judgements(desk.desk.ledger)[0].author == KIM
    undone = send(desk, "undo", "j1", reason="")
    assert undone.status_code == 303
    assert states(desk.desk.ledger) == [JudgementState.UNDONE]
    assert f'<span class="said-told">{told}' not in show(desk, "/report/r1")
    assert "j1 is taken back" in show(desk, "/report/r1?said=j1")


def test_a_corrected_source_shows_with_the_one_that_was_read(desk: Server) -> None:
    send(desk, "source", "c6", source="Ferry Lines")
    assert re.search(r"Ferry Lines(?:\s|</\w+>)*<span[^>]*>read as The company", show(desk, "/report/r1"))


def test_what_is_no_claim_stays_in_its_report_and_is_marked(desk: Server) -> None:
    send(desk, "not-a-claim", "c6")
    assert re.search(r'<li class="claim [^"]*hidden-claim[^"]*" id="c-c6"', show(desk, "/report/r1"))


def test_words_of_two_claims_are_parted_by_an_empty_line(desk: Server) -> None:
    send(desk, "words", "c1", words="the ferry would stay in port\r\n\r\nno one was hurt")
    (listed,) = list_judgements(desk.desk.ledger)
    assert listed.value == ("the ferry would stay in port", "no one was hurt")


def test_a_figure_in_the_outlets_own_voice_is_corrected_by_its_position(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "some.ledger") as ledger:
        list(add_readings(ledger, [make_answered(["Some 12 soldiers are in Varn."], id="own", outlet="Post")]))
        with serve_ledger(ledger, author=KIM) as server:
            (item,) = set(re.findall(r"/report/own/correct/(q[0-9a-f]+)", show(server, "/report/own")))
            assert "Wrong figure" in show(server, f"/report/own/correct/{item}")
            assert send(server, "figure", item, value="10..").status_code == 303
            assert "10 or more" in show(server, "/report/own")
            send(server, "undo", "j1")
            assert "10 or more" not in show(server, "/report/own")


def test_merge_and_cut_and_split_and_back(desk: Server) -> None:
    ledger = desk.desk.ledger
    assert send(desk, "merge", "a1", other="b1").status_code == 303
    assert "the story of 2 reports" in show(desk, "/report/a1")
    assert "put here by a person" not in show(desk, "/report/a1")
    assert send(desk, "undo", "j1").status_code == 303
    assert "the story of 1 report" in show(desk, "/report/a1")
    send(desk, "merge", "a1", other="b1", group="origin")
    assert "put here by a person" in show(desk, "/report/b1")
    send(desk, "undo", f"j{list_judgements(ledger)[-1].key}")
    merge(ledger, "a1", "b1", author=LEE)
    assert send(desk, "split", "b1", size="2").status_code == 303
    assert states(ledger)[-1] is JudgementState.CONFLICT
    assert send(desk, "cut", "a1", other="d1").status_code == 303
    assert states(ledger)[-1] is JudgementState.STANDING


def test_a_refused_merge_tells_the_whole_chain_and_keeps_what_was_written(desk: Server) -> None:
    ledger = desk.desk.ledger
    merge(ledger, "a1", "b1")
    part(ledger, "a1", "d1", author=LEE, reason="far away")
    answer = send(desk, "merge", "b1", other="d1", reason="one walk")
    page = plain(answer)
    assert answer.status_code == 409
    assert "a1 (“Post”)–b1 merged by Kim on 20" in page
    assert "parted by Lee on 20" in page
    assert "“far away”" in page
    assert 'name="other" value="d1"' in page
    assert 'name="reason" value="one walk"' in page
    assert len(list_judgements(ledger)) == 2


def test_a_stale_form_is_told_what_changed_and_loses_nothing(desk: Server) -> None:
    ledger = desk.desk.ledger
    seen = show_state(ledger)
    correct(ledger, "c6", Aspect.SOURCE, "The owner", author=LEE, reason="she said so")
    answer = send(desk, "source", "c6", state=seen, source="Ferry <Lines>", reason="my own ears")
    page = plain(answer)
    assert answer.status_code == 409
    assert "It changed meanwhile" in page
    assert re.search(
        r"Lee said on \d+ \w+ 20\d\d at [\d:]+ UTC \(j1\): source corrected to “The owner” \(“she said so”\)", page
    )
    assert "About The company: “that”" in page
    assert 'name="source" value="Ferry &lt;Lines&gt;"' in answer.text
    assert 'name="reason" value="my own ears"' in page
    assert states(ledger) == [JudgementState.STANDING]
    fields = dict(re.findall(r'<input type="hidden" name="([a-z]+)" value="([^"]*)"', page))
    again = send(desk, "source", "c6", state=fields["state"], source="Ferry <Lines>", reason="my own ears")
    assert again.status_code == 303
    assert states(ledger) == [JudgementState.CONFLICT, JudgementState.CONFLICT]


def test_what_was_said_of_something_else_does_not_stand_in_the_way(desk: Server) -> None:
    seen = show_state(desk.desk.ledger)
    correct(desk.desk.ledger, "c2", Aspect.SOURCE, "The cook", author=LEE)
    say(desk.desk.ledger, JudgementKind.NOTE, "a1", author=LEE, value=("Filed late.",))
    assert send(desk, "source", "c6", state=seen, source="Ferry Lines").status_code == 303


def test_a_word_that_was_taken_back_meanwhile_is_told(desk: Server) -> None:
    from reportedly.ledger import undo

    ledger = desk.desk.ledger
    correct(ledger, "c6", Aspect.SOURCE, "The owner", author=LEE)
    seen = show_state(ledger)
    undo(ledger, 1, LEE)
    page = plain(send(desk, "checked", "c6", state=seen))
    assert "Lee took back j1" in page


def test_a_text_that_was_read_again_is_told(desk: Server) -> None:
    seen = show_state(desk.desk.ledger)
    add_rereading(desk.desk.ledger, replace(BRIDGE, reader=OTHER_STAMP))
    answer = send(desk, "source", "a1-0", state=seen, source="The deputy")
    assert answer.status_code == 409
    assert "Report a1 was read again" in plain(answer)
    assert 'name="source" value="The deputy"' in answer.text


def test_a_claim_that_is_gone_is_told_and_the_words_are_kept(desk: Server) -> None:
    answer = send(desk, "source", "zz", source="The deputy")
    assert answer.status_code == 404
    assert "There is no claim 'zz' in view" in plain(answer)
    assert 'name="source" value="The deputy"' in answer.text


def test_a_newer_version_of_the_text_is_told(desk: Server) -> None:
    ledger = desk.desk.ledger
    url = "https://post.example/a"
    old = make_reading(["The clerk said the office is shut."], id="o1", url=url, published="2024-11-01")
    new = make_reading(["The clerk said the office is open now."], id="o2", url=url, published="2024-11-02")
    list(add_readings(ledger, [old]))
    seen = show_state(ledger)
    list(add_readings(ledger, [new]))
    answer = send(desk, "checked", "o1-0", state=seen)
    assert (answer.status_code, "Another version of the text came in: report o2" in plain(answer)) == (409, True)


def test_a_group_that_grew_is_told_to_who_splits_it(desk: Server) -> None:
    merge(desk.desk.ledger, "a1", "b1", author=LEE)
    merge(desk.desk.ledger, "a1", "d1", author=LEE)
    answer = send(desk, "split", "b1", size="2")
    assert answer.status_code == 409
    assert "The story has 3 members now; it had 2 when you looked." in plain(answer)


def test_a_form_that_is_sent_twice_says_one_thing(desk: Server) -> None:
    seen = show_state(desk.desk.ledger)
    for _ in range(2):
        assert send(desk, "source", "c6", state=seen, source="Ferry Lines").status_code == 303
    assert len(list_judgements(desk.desk.ledger)) == 1


@pytest.mark.parametrize("given", ["", "r1", "r1.d1.jx", "r١.d1.j1"])
def test_a_form_without_a_state_is_shown_again(desk: Server, given: str) -> None:
    answer = send(desk, "source", "c6", state=given, source="Ferry Lines")
    assert (answer.status_code, list_judgements(desk.desk.ledger)) == (409, ())
    assert 'name="source" value="Ferry Lines"' in answer.text


def test_two_authors_are_a_conflict_that_both_see(desk: Server) -> None:
    ledger = desk.desk.ledger
    correct(ledger, "c6", Aspect.SOURCE, "The owner", author=LEE, reason="she said so")
    send(desk, "source", "c6", source="Ferry Lines")
    page = show(desk, "/report/r1?said=j2")
    assert "Noted as j2, and opposed" in page
    assert '<li class="opposed">' in page
    assert "source corrected to “The owner”" in page
    assert "source corrected to “Ferry Lines”" in page
    assert page.count('aria-label="Undo j2"') == 2  # at the head, and in the card
    assert 'aria-label="Undo j1"' not in page
    listed = show(desk, "/judgements?state=conflict")
    assert 'id="j1"' in listed
    assert 'id="j2"' in listed
    send(desk, "undo", "j2")
    assert state(ledger, 1) is JudgementState.STANDING
    assert '<li class="opposed">' not in show(desk, "/report/r1")


def test_nobody_takes_back_what_another_said(desk: Server) -> None:
    correct(desk.desk.ledger, "c6", Aspect.SOURCE, "The owner", author=LEE)
    answer = send(desk, "undo", "j1")
    assert (answer.status_code, "J1 is Lee's, and you are Kim" in plain(answer)) == (409, True)
    assert states(desk.desk.ledger) == [JudgementState.STANDING]


@pytest.mark.parametrize(
    ("what", "about", "fields", "status", "shown"),
    [
        ("source", "c6", {"source": "X", "reason": " "}, 422, ("needs a reason", 'name="source" value="X"')),
        ("source", "c6", {"source": " "}, 422, ("give the source's name", "Why")),
        ("words", "c2", {"words": "no such words"}, 409, ("do not stand in report r1", ">no such words</textarea>")),
        ("figure", "c7", {"figure": "f1", "value": "many"}, 422, ("is no figure", 'value="many"')),
        ("figure", "c7", {"figure": "f9", "value": "3"}, 409, ("has these figures", 'name="value" value="3"')),
        ("part-of", "c5", {"whole": ""}, 422, ("give the id of the whole claim", "Why")),
        ("part-of", "c5", {"whole": "c5"}, 422, ("two different things", 'value="c5"')),
        ("grade", "c1", {}, 422, ("is no grade", "Why")),
        ("grade", "c1", {"reliability": "G"}, 422, ("is no grade", "Why")),
        ("note", "c2", {"text": " "}, 422, ("the note's text", "Note")),
        ("merge", "a1", {"other": ""}, 422, ("give the id of the other one", "Why")),
        ("merge", "a1", {"other": "b1", "group": "family"}, 422, ("no kind of group", 'value="b1"')),
        ("split", "a1", {}, 409, ("alone in its group", "Why")),
        ("checked", "a1", {}, 422, ("not about a report", "checked")),
        ("undo", "nine", {}, 422, ("such as j12", "Back")),
        ("undo", "j9", {}, 404, ("no judgement j9", "Back")),
        ("note", "c2", {"text": "x" * 15_000}, 422, ("are longer than", "xxxx")),
    ],
)
def test_what_cannot_be_said_comes_back_as_it_was_written(
    desk: Server, what: str, about: str, fields: dict[str, str], status: int, shown: tuple[str, str]
) -> None:
    answer = send(desk, what, about, **fields)
    page = plain(answer)
    assert answer.status_code == status
    assert [each for each in shown if each not in page] == []
    assert list_judgements(desk.desk.ledger) == ()


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "report/r1",
        "",
        "/a b",
        "/a\nLocation: x",
        "/é",
        "/" + "a" * 3000,
    ],
)
def test_only_our_own_addresses_are_gone_back_to(desk: Server, address: str) -> None:
    assert read_back(address) == "/"
    answer = send(desk, "checked", "c2", back=address)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")


def test_a_view_that_tells_nothing_is_gone_back_to_as_it_was(desk: Server) -> None:
    answer = send(desk, "checked", "c2", back="/question/q1?as-of=2024-11-01#x")
    assert answer.headers["location"] == "/question/q1?as-of=2024-11-01#x"


def test_a_form_of_another_session_or_of_no_kind_says_nothing(desk: Server) -> None:
    data = {"about": "c2", "state": show_state(desk.desk.ledger), "back": "/"}
    assert desk.client.post("/judge/checked", data=data, headers={"Origin": desk.url}).status_code == 403
    assert send(desk, "burn", "c2").status_code == 404
    assert desk.client.get("/judge/checked").status_code in (404, 405)
    assert list_judgements(desk.desk.ledger) == ()


def test_the_corrections_of_a_claim_are_forms_with_their_state(desk: Server) -> None:
    page = show(desk, "/report/r1/correct/c7")
    state_now = show_state(desk.desk.ledger)
    forms = re.findall(r'<form class="correction" method="post" action="/judge/([a-z-]+)"(.*?)</form>', page, re.DOTALL)
    names = [name for name, _ in forms]
    assert names[:9] == ["source", "words", "figure", "part-of", "not-a-claim", "checked", "grade", "note", "merge"]
    for _, form in forms:
        assert f'name="state" value="{state_now}"' in form
        assert 'name="form-token"' in form
        assert 'name="back" value="/report/r1?claim=c7#c-c7"' in form
    assert "independent origin" in page
    assert '<option value="c4">4 · ' in page


def test_what_people_said_is_listed_filtered_and_paged(desk: Server) -> None:
    ledger = desk.desk.ledger
    for number in range(3):
        say(ledger, JudgementKind.NOTE, "c2", author=LEE, value=(f"note {number}",))
    send(desk, "source", "c6", source="Ferry Lines")
    send(desk, "undo", "j4", reason="mistyped")
    page = show(desk, "/judgements")
    assert [int(key) for key in re.findall(r'<li id="j(\d+)"', page)] == [4, 3, 2, 1]
    assert "Source corrected to “Ferry Lines”" in page
    assert 'href="/report/r1?claim=c6#c-c6"' in page
    assert "because: heard the tape" in page
    assert re.search(r"taken back.*: mistyped", page)
    assert re.findall(r'<li id="j(\d+)"', show(desk, "/judgements?state=undone")) == ["4"]
    assert re.findall(r'<li id="j(\d+)"', show(desk, "/judgements?author=Lee&limit=2")) == ["3", "2"]
    assert "after=2" in show(desk, "/judgements?author=Lee&limit=2")
    assert re.findall(r'<li id="j(\d+)"', show(desk, "/judgements?author=Lee&limit=2&after=2")) == ["1"]
    assert re.findall(r'<li id="j(\d+)"', show(desk, "/judgements?about=c6")) == ["4"]
    assert "No correction, grade or note matches" in show(desk, "/judgements?state=unattached")
    assert desk.client.get("/judgements?state=odd").status_code == 422


def test_a_list_without_anything_says_what_to_do(desk: Server) -> None:
    assert "Open a report and choose" in show(desk, "/judgements")
