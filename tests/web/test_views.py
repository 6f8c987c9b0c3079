"""Stories, sources, silences, changes, search, timeline, map: what they show of a small ledger."""

import csv
import io

import pytest

from reportedly.keeping import add_readings
from reportedly.ledger import Ledger
from tests.answered import make_answered
from tests.web.made import HOSTILE
from tests.web.pages import check_harmless, read_page, tell_words
from tests.web.serving import Server, serve_ledger

VIEWS = [
    "/",
    "/changed?since=2024-10-30",
    "/sources",
    "/source?name=Borel",
    "/silences",
    "/search?q=soldiers",
    "/search?in=reports",
    "/search?in=reports&q=soldiers",
    "/timeline",
    "/map",
    "/map?at=1",
    "/add",
    "/help",
    "/api",
    "/questions",
]


@pytest.mark.parametrize("path", VIEWS)
def test_every_view_is_there_and_runs_nothing_of_its_own(made: Server, path: str) -> None:
    answer = made.client.get(path)
    assert answer.status_code == 200
    check_harmless(answer.text)
    page = read_page(answer.text)
    assert page.tags.count("h1") == 1
    assert page.tags.count("main") == 1


@pytest.mark.parametrize("path", VIEWS)
def test_hostile_words_stay_words(hostile: Server, path: str) -> None:
    answer = hostile.client.get(path.replace("Borel", "script"))
    assert answer.status_code == 200
    check_harmless(answer.text)
    assert HOSTILE[:20] not in answer.text


def test_hostile_words_are_shown_as_they_are(hostile: Server) -> None:
    words = tell_words(hostile.client.get("/search?q=soldiers").text)
    assert "<script>alert(1)</script>" in words
    assert "{{7*7}}" in words


def test_the_first_view_tells_what_moved_and_who_differs(made: Server) -> None:
    words = tell_words(made.client.get("/").text)
    assert "31 October 2024" in words
    assert "How many soldiers are in Varn?" in words
    assert "differs" in words
    assert "Borel: more soldiers" in words
    moved = words[words.index("Figures that moved") :]
    assert "about 300 soldiers" in moved
    assert "about 400 soldiers" in moved
    nobody = words[words.index("What nobody would say") : words.index("Figures that moved")]
    assert "declined to give a number" in nobody


def test_an_empty_ledger_says_what_to_do_and_offers_the_samples(empty: Server) -> None:
    page = empty.client.get("/").text
    assert "This ledger is empty" in page
    assert 'action="/add/samples"' in page
    for path in ("/sources", "/silences", "/timeline", "/map", "/search?q=x", "/changed", "/questions"):
        answer = empty.client.get(path)
        assert answer.status_code == 200, path
        assert "empty" in answer.text, path


def test_a_story_has_its_reports_by_text(made: Server) -> None:
    story = made.client.get("/api/v1/stories").json()["items"][0]
    words = tell_words(made.client.get(f"/story/{story['id']}").text)
    assert story["headline"] in words
    assert "Reports, copies under their text" in words


def test_a_source_and_how_its_figures_moved(made: Server) -> None:
    words = tell_words(made.client.get("/source?name=Borel").text)
    assert "Anna Borel" in words
    assert "named person" in words
    assert words.index("31 October 2024") < words.index("30 October 2024")
    assert "500" not in words[: words.index("How its figures moved")]
    own = words[words.index("How its figures moved") :]
    assert own.index("about 300 soldiers") < own.index("about 400 soldiers")


def test_a_source_that_nobody_is(made: Server) -> None:
    assert "No claim here is from a source" in made.client.get("/source?name=Nobody").text
    assert made.client.get("/source").status_code == 422


def test_as_of_shows_what_was_published_by_then_and_stays(made: Server) -> None:
    page = made.client.get("/source?name=Borel&as-of=2024-10-30").text
    assert "about 300 soldiers" in page
    assert "about 400 soldiers" not in page
    assert "published by 30 October 2024" in tell_words(page)
    assert "/silences?as-of=2024-10-30" in page


@pytest.mark.parametrize(
    ("path", "columns", "word"),
    [
        ("/search.csv?q=soldiers", "source_name", "Carl Dorn"),
        ("/source.csv?name=Borel", "claim.content.text", "about 400 soldiers are in Varn"),
        ("/silences.csv", "about.text", "give a number"),
        ("/changed.csv?since=2024-10-31", "relation.kind", "differs"),
        ("/questions.csv", "label", "How many soldiers are in Varn?"),
        ("/stories.csv", "headline", "Boats on the river"),
        ("/reports.csv?q=boats", "title", "Boats on the river"),
        ("/timeline.csv?words=boats", "claim.source.name", "Emil Falk"),
    ],
)
def test_what_is_shown_can_be_kept_as_a_table(made: Server, path: str, columns: str, word: str) -> None:
    answer = made.client.get(path)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert "attachment" in answer.headers["content-disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert word in [row[columns] for row in rows]


def test_no_cell_of_a_table_is_a_formula(hostile: Server) -> None:
    table = hostile.client.get("/search.csv?q=soldiers").text
    assert "\n=" not in table


@pytest.mark.parametrize(
    ("path", "there", "gone"),
    [
        ("/search?q=soldiers&source=Dorn", "500 soldiers", "400 soldiers"),
        ("/search?q=soldiers&to=2024-10-30", "300 soldiers", "500 soldiers"),
        ("/search?place=Orsk", "20 boats", "soldiers are"),
        ("/search?q=soldiers&as-of=2024-10-30", "300 soldiers", "500 soldiers"),
        ("/timeline?words=boats", "20 boats", "soldiers are"),
        ("/timeline?source=Dorn", "500 soldiers", "20 boats"),
        ("/map?at=2", "20 boats", "soldiers are"),
        ("/timeline?from=2024-10-31", "500 soldiers", "300 soldiers"),
        ("/search?in=reports&q=boats", "Boats on the river", "Soldiers in Varn"),
    ],
)
def test_filters(made: Server, path: str, there: str, gone: str) -> None:
    page = made.client.get(path).text
    assert there in page
    assert gone not in page


@pytest.mark.parametrize(
    "path",
    [
        "/search?kind=nobody",
        "/search?certainty=perhaps",
        "/search?after=x",
        "/search?q=%22",
        "/search?known-at=2024-01-01",
        "/timeline?from=yesterday",
        "/timeline?happened-from=2024",
        "/timeline?dated=maybe",
        "/changed?clock=moon",
        "/changed?since=soon",
        "/?limit=0",
        "/?limit=9999",
        "/source?name=" + "x" * 3000,
        "/map?as-of=never",
    ],
)
def test_what_cannot_be_asked_is_told_with_what_was_given(made: Server, path: str) -> None:
    answer = made.client.get(path)
    assert answer.status_code == 422
    assert "That cannot be asked like this" in answer.text
    assert "Traceback" not in answer.text
    check_harmless(answer.text)


@pytest.mark.parametrize("path", ["/story/s000000", "/question/q000000", "/report/r000000", "/nowhere", "/add/nothing"])
def test_what_is_not_there(made: Server, path: str) -> None:
    answer = made.client.get(path)
    assert answer.status_code == 404
    check_harmless(answer.text)


def test_pages_go_on_where_they_ended(made: Server) -> None:
    first = made.client.get("/search?q=soldiers&limit=2").text
    rest = made.client.get(next(href for href in read_links(first) if "after=" in href)).text
    assert "500 soldiers" in first
    assert "300 soldiers" not in first
    assert "300 soldiers" in rest


def read_links(html: str) -> list[str]:
    from lxml.html import document_fromstring

    return [str(link) for link in document_fromstring(html).xpath("//a/@href")]


def test_every_link_of_every_view_leads_somewhere(made: Server) -> None:
    links = {link.partition("#")[0] for path in VIEWS for link in read_links(made.client.get(path).text)}
    inner = sorted(link for link in links if link.startswith("/"))
    assert len(inner) > 30
    wrong = {link: status for link in inner if (status := made.client.get(link).status_code) not in (200, 303)}
    assert wrong == {}


def test_the_map_places_what_claims_speak_of(made: Server) -> None:
    page = made.client.get("/map").text
    assert page.count('class="site') == 4  # two places, on the wide map and on the narrow one
    assert "Varn: 3 claims, known to within 5 km" in page


def test_the_timeline_has_a_column_for_each_day(made: Server) -> None:
    page = made.client.get("/timeline").text
    assert "30 October 2024: 1 claim" in page
    assert "31 October 2024: 3 claims" in page


def test_an_id_may_hold_anything(ledger: Ledger) -> None:
    odd = "a report/with ?signs#and 100%"
    list(add_readings(ledger, [make_answered(["Anna Borel said 300 soldiers are in Varn."], id=odd, outlet="Post")]))
    with serve_ledger(ledger) as server:
        links = [
            link for link in read_links(server.client.get("/search?q=soldiers").text) if link.startswith("/report/")
        ]
        assert links
        for link in links:
            assert server.client.get(link.partition("#")[0]).status_code == 200, link
