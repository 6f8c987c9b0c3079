import csv
import io
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from reportedly.answers import answer_figures, list_questions
from reportedly.keeping import add_readings
from reportedly.ledger import open_ledger
from reportedly.ledger.answering.surroundings import find_story, list_days, list_silences_in
from reportedly.vocabulary import GroupKind
from reportedly.web.question.wording import choose_silences
from tests.answered import make_answered
from tests.web.disputed import HOSTILE, LONG, make_denied, make_disputed
from tests.web.serving import Server, serve_ledger


class Outline(HTMLParser):
    """The elements of a page, without their words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.ids += [value or "" for name, value in attrs if name == "id"]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with open_ledger(tmp_path_factory.mktemp("questions") / "disputed.ledger") as ledger:
        list(add_readings(ledger, [*make_disputed(), *make_denied()]))
        with serve_ledger(ledger) as server:
            yield server


def find_question(server: Server, kind: str) -> str:
    lines, _ = list_questions(server.desk.ledger)
    return max((line for line in lines if line.kind.value == kind), key=lambda line: line.positions).id


def get(server: Server, path: str) -> str:
    answer = server.client.get(path)
    assert answer.status_code == 200, answer.text[:400]
    return answer.text


@pytest.fixture(scope="module")
def page(served: Server) -> str:
    return get(served, f"/question/{find_question(served, 'how_many')}")


def strip(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))


def test_the_headline_is_the_question_and_the_lead_tells_who_says_what(page: str) -> None:
    assert re.search(r"<h1><bdi>How many soldiers are in Varn\?</bdi></h1>", page)
    told = strip(page)
    assert "10 figures stand: 12,000 (ministry, An officer)" in told
    assert "embassy denies it" in told
    assert "16 positions in 19 reports, 3 of them copies, told 19 times" in told
    assert "20 October 2024 to 6 November 2024" in told


def test_each_picture_is_drawn_wide_and_narrow_with_a_name_and_a_description(page: str) -> None:
    outline = Outline(page)
    for name in ("who-wide", "who-narrow", "when-wide", "when-narrow"):
        assert f"{name}-t" in outline.ids
        assert f"{name}-d" in outline.ids
    assert page.count('role="img" aria-labelledby="who-') == 2
    assert len(outline.ids) == len(set(outline.ids))
    assert "ten times" in page


def test_a_source_has_one_lane_with_its_copies_folded_in(page: str) -> None:
    wide = page[page.index('<div class="drawn-wide">') : page.index('<div class="drawn-narrow">')]
    assert wide.count(">\u2068ministry\u2069<") == 1
    assert "organization · 3 copies" in wide
    assert LONG.removeprefix("The ") in wide
    assert wide.count('class="mark earlier"') >= 3


def test_the_table_holds_every_figure_with_its_times_and_leads_to_its_words(served: Server, page: str) -> None:
    rows = re.findall(r'<tr id="p-[^"]+".*?</tr>', page, re.S)
    assert len(rows) == 16
    said = next(row for row in rows if "delegation" in row)
    assert "said <time" in said.replace("\n", "")
    observed = next(row for row in rows if "observatory" in row)
    assert "as of <time" in observed
    link = re.search(r'href="(/report/[^"#]+)#c-', rows[0])
    assert link is not None
    assert served.client.get(link.group(1)).status_code == 200


def test_relations_come_with_a_tag_and_a_reason(page: str) -> None:
    told = page[page.index('id="stand"') :]
    assert 'class="relation denies"' in told
    assert 'class="relation differs"' in told
    assert "do not overlap" in told
    assert "To what the same source said before" in told


def test_independent_origins_say_why_others_add_none(page: str) -> None:
    told = strip(page[page.index("Independent origins") :])
    assert "positions are independent" in told
    assert "Why the others add none" in told


def test_the_line_to_paste_is_there_and_never_a_denial_as_a_figure(served: Server) -> None:
    page = get(served, f"/question/{find_question(served, 'whether')}")
    line = re.search(r'<p id="line"[^>]*>(.*?)</p>', page, re.S)
    assert line is not None
    assert "denial (“the old bridge at Varn was blown up by the northern guard”), according to Ada Holm" in line[1]
    assert 'data-copy="#line"' in page


def test_a_statement_has_three_columns_and_three_lanes(served: Server) -> None:
    page = get(served, f"/question/{find_question(served, 'whether')}")
    assert re.findall(r'<section class="stance (\w+)"', page) == ["says", "hedges", "denies"]
    assert "1 source says so (ministry); 2 sources deny it" in strip(page)
    assert "before: said so" in page
    assert 'aria-labelledby="when-wide-t when-wide-d"' in page
    assert 'id="who-wide-t"' not in page


def test_seen_from_the_past_the_axis_stays(served: Server) -> None:
    id = find_question(served, "how_many")
    now, past = get(served, f"/question/{id}"), get(served, f"/question/{id}?as-of=2024-10-25")
    ticks = [re.findall(r'<text[^>]*class="tick">([^<]*)</text>', each) for each in (now, past)]
    assert "3 million" not in strip(past)
    assert set(ticks[0]) == set(ticks[1])
    assert "published by 25 October 2024" in strip(past)
    assert 'value="2024-10-25"' in past
    assert f'href="/question/{id}.csv?as-of=2024-10-25"' in past


def test_before_the_first_report_it_says_when_that_came(served: Server) -> None:
    page = get(served, f"/question/{find_question(served, 'how_many')}?as-of=2024-01-01")
    assert "Nothing was said on this by then" in strip(page)
    assert "20 October 2024" in strip(page)


def test_the_slider_knows_the_days_of_all_reports(page: str, served: Server) -> None:
    days = re.search(r'data-days="([^"]+)"', page)
    assert days is not None
    told = days[1].split()
    assert told[0] == "2024-10-20"
    assert told == sorted(set(told))
    assert told == list(list_days(served.desk.ledger, GroupKind.QUESTION, find_question(served, "how_many")))


def test_the_question_leads_to_its_story(served: Server, page: str) -> None:
    story = find_story(served.desk.ledger, {"n1", "n2", "n3"})
    assert story is not None
    assert f'href="/story/{story.id}"' in page
    assert find_story(served.desk.ledger, {"none"}) is None


def test_silences_of_its_reports_stand_beside_a_question(tmp_path: Path) -> None:
    told = [
        "Ada Holm said 400 soldiers are in Varn.",
        "The army declined to name the unit.",
        "The general staff declined to discuss soldiers in Varn.",
    ]
    with open_ledger(tmp_path / "some.ledger") as ledger:
        list(add_readings(ledger, [make_answered(told, id="r1", published="2024-11-01", outlet="Northline")]))
        found = list_silences_in(ledger, {"r1"})
        assert [each.words for each in found] == ["declined to name the unit", "declined to discuss soldiers in Varn"]
        assert list_silences_in(ledger, {"r2"}) == ()
        chosen = choose_silences(found, "How many soldiers are in Varn?", 1)
        assert [each.source for each in chosen] == ["general staff"]
        with serve_ledger(ledger) as server:
            page = get(server, f"/question/{list_questions(ledger)[0][0].id}")
    assert "What nobody would say" in page
    assert "declined to name the unit" in page


def test_csv_has_a_row_for_each_position(served: Server) -> None:
    answer = served.client.get(f"/question/{find_question(served, 'how_many')}.csv")
    rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert len(rows) == 16
    assert {row["source"] for row in rows} >= {"ministry", "Ada Holm", "Mira Stahl"}
    assert "attachment" in answer.headers["content-disposition"]


def test_positions_come_in_pages(served: Server) -> None:
    id = find_question(served, "how_many")
    first = get(served, f"/question/{id}?limit=5")
    after = re.search(r'href="([^"]*after=[^"]*)" rel="next"', first)
    assert after is not None
    second = get(served, after[1].replace("&amp;", "&"))
    ids = [re.findall(r'<tr id="p-([^"]+)"', each) for each in (first, second)]
    assert ids[0]
    assert not set(ids[0]) & set(ids[1])
    assert "Drawn from a page" in first


def test_questions_are_filtered(served: Server) -> None:
    every = get(served, "/questions?least=1")
    assert "How many soldiers are in Varn?" in every
    assert "blown up" in every
    assert "blown up" not in get(served, "/questions?kind=how_many")
    assert "How many soldiers" not in get(served, "/questions?kind=whether&least=2")
    assert "blown up" in get(served, "/questions?words=bridge+guard")
    assert "No question here is asked in these words" in get(served, "/questions?words=zebra")
    assert "No question here has 900 positions" in get(served, "/questions?least=900")
    named = get(served, "/questions?as-of=2024-10-21")
    assert "as-of=2024-10-21" in re.findall(r'href="(/question/[^"]+)"', named)[0]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/question/q000000000000001", 404),
        ("/question/x", 404),
        ("/question/%3Cscript%3E", 404),
        ("/question/q0.csv", 404),
        ("/questions?kind=why", 422),
        ("/questions?least=0", 422),
        ("/questions?after=abc", 422),
    ],
)
def test_what_nobody_can_ask_is_told(served: Server, path: str, status: int) -> None:
    answer = served.client.get(path)
    assert answer.status_code == status
    assert "<script>" not in answer.text


def test_an_empty_ledger_says_what_to_do(empty: Server) -> None:
    assert 'href="/add"' in get(empty, "/questions?least=1")


def test_hostile_words_stay_words(tmp_path_factory: pytest.TempPathFactory) -> None:
    pages = []
    for name, title in (("Olaf Berg", "A title"), (HOSTILE, HOSTILE)):
        with open_ledger(tmp_path_factory.mktemp("hostile") / "some.ledger") as ledger:
            readings = [
                make_answered([f"{name} said {count} soldiers are in Varn."], id=f"r{count}", outlet=title, title=title)
                for count in (400, 900)
            ]
            list(add_readings(ledger, readings))
            with serve_ledger(ledger) as server:
                id = list_questions(ledger)[0][0].id
                pages.append(get(server, f"/question/{id}"))
    plain, hostile = (Outline(page).tags for page in pages)
    assert plain == hostile
    assert "<script>alert" not in pages[1]
    assert "\u202e" not in re.sub(r"<bdi>.*?</bdi>", "", pages[1], flags=re.S)


def test_a_very_long_name_changes_no_structure(tmp_path_factory: pytest.TempPathFactory) -> None:
    with open_ledger(tmp_path_factory.mktemp("long") / "some.ledger") as ledger:
        name = "Olaf " + "Berg" * 25_000
        list(add_readings(ledger, [make_answered([f"{name} said 400 soldiers are in Varn."], id="r1")]))
        with serve_ledger(ledger) as server:
            page = get(server, f"/question/{list_questions(ledger)[0][0].id}")
    assert page.count('<div class="drawn-wide">') == 2
    assert len(page) < 3_000_000


@pytest.mark.model
def test_the_disputed_figure_of_the_samples_is_told(sampled: Server) -> None:
    answer = answer_figures(sampled.desk.ledger, "North Korean troops in Russia")[0]
    page = get(sampled, f"/question/{answer.line.id}")
    assert "about 10,000" in page
    assert "Pentagon" in page
    assert 'id="who-wide-t"' in page
