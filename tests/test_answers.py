from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reportedly import keeping
from reportedly.answers import (
    QuestionAnswer,
    answer_figures,
    changing,
    fill_changes,
    list_changes,
    list_questions,
    list_silences,
    list_stories,
    list_timeline,
    suggest_questions,
    tell_source,
    tell_story,
)
from reportedly.answers.speaking import join_copies
from reportedly.errors import LedgerError
from reportedly.keeping import add_readings
from reportedly.ledger import Ledger, add_rereading, open_ledger
from reportedly.ledger.answering.changes import Clock
from reportedly.ledger.answering.standpoints import Request, Standpoint
from reportedly.reconciliation.origins import ORIGINS
from reportedly.reconciliation.questions import QUESTIONS, make_positions
from reportedly.reconciliation.relations.replacing import find_replaced
from reportedly.reconciliation.stories.grouping import STORIES
from reportedly.vocabulary import QuestionKind, Reading, RelationKind
from tests.answered import make_answered
from tests.ledger.made_readings import OTHER_STAMP

WIRE = [
    "The ministry said about 400 soldiers are in Varn.",
    "Ada Holm said up to 700 soldiers are in Varn.",
    "The bridge over the river was shut to all traffic after the shells fell on its northern end late at night.",
    "The army declined to name the unit.",
]
LATER = ["The ministry said 900 soldiers are in Varn.", "It gave the number to a room of reporters on a rainy day."]
ELSEWHERE = ["An officer said 30 soldiers are in Orsk Valley.", "He had seen them beside a mill that no longer turns."]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A wire story, the same in another outlet, a later figure of one source, and a figure of another place."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keeping, "LINKINGS", (ORIGINS, STORIES, QUESTIONS))
        with open_ledger(tmp_path_factory.mktemp("answers") / "desk.ledger") as opened:
            wire = make_answered(WIRE, id="wire", published="2024-11-01", outlet="Northline")
            copy = make_answered(WIRE, id="copy", published="2024-11-02", outlet="Harbour Courier")
            later = make_answered(LATER, id="later", published="2024-11-05", outlet="Northline")
            other = make_answered(ELSEWHERE, id="other", published="2024-11-06", outlet="Prairie Sentinel")
            list(add_readings(opened, [wire, copy, later, other]))
            yield opened


@pytest.fixture(scope="module")
def answer(ledger: Ledger) -> QuestionAnswer:
    found = answer_figures(ledger, "soldiers in Varn")
    assert found
    return found[0]


def told(answer: QuestionAnswer) -> dict[str, list[str]]:
    return {line.name: [held.position.words.text for held in line.held] for line in answer.sources}


def test_the_question_that_words_ask_is_answered(answer: QuestionAnswer) -> None:
    assert answer.line.kind is QuestionKind.HOW_MANY
    assert "soldiers" in answer.line.label
    assert "Varn" in answer.line.label


def test_each_source_has_its_positions_over_time(answer: QuestionAnswer) -> None:
    assert told(answer) == {
        "ministry": ["about 400 soldiers", "900 soldiers"],
        "Ada Holm": ["up to 700 soldiers"],
    }


def test_about_widens_a_figure_by_what_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "LINKINGS", (ORIGINS, STORIES, QUESTIONS))
    said = ["The ministry said about 400 soldiers are in Varn.", "Ada Holm said 450 soldiers are in Varn."]
    with open_ledger(tmp_path / "desk.ledger") as ledger:
        list(add_readings(ledger, [make_answered(said, id="wire", published="2024-11-01", outlet="Northline")]))
        narrow, wide = (answer_figures(ledger, "soldiers in Varn", about=share)[0].relations for share in (0.05, 0.2))
    assert [relation.kind for relation in narrow] == [RelationKind.DIFFERS]
    assert [relation.kind for relation in wide] == [RelationKind.AGREES]
    assert "20%" in wide[0].reason


def test_every_word_shown_stands_in_its_report(answer: QuestionAnswer) -> None:
    texts = {"wire": " ".join(WIRE), "copy": " ".join(WIRE), "later": " ".join(LATER)}
    for held in answer.held:
        text = texts[held.report.id]
        for passage in (held.position.words, held.position.content, held.source):
            assert passage.spans
            assert " … ".join(text[span.start : span.end] for span in passage.spans) == passage.text


def test_reports_whose_outlet_is_not_known_are_told_apart_by_their_titles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "LINKINGS", (ORIGINS, STORIES, QUESTIONS))
    title = "Soldiers gather in the valley of Varn as the river rises again"
    titles = {"long": title, "short": "A count in Varn", "none": None}
    with open_ledger(tmp_path / "desk.ledger") as ledger:
        for place, (id, name) in enumerate(titles.items(), start=1):
            sentences = [f"About {place}00 soldiers are in Varn.", f"Nothing else was heard from the {id} side."]
            list(add_readings(ledger, [make_answered(sentences, id=id, title=name, published="2024-11-01")]))
        found = answer_figures(ledger, "soldiers in Varn")
    assert {line.name for line in found[0].sources} == {
        "“Soldiers gather in the valley of Varn as …” (own voice)",
        "“A count in Varn” (own voice)",
        "The outlet (own voice)",
    }
    assert all(len(line.name) <= 44 + len("“ …” (own voice)") for line in found[0].sources)


def test_copies_of_one_text_are_one_position(answer: QuestionAnswer) -> None:
    first = next(held for held in answer.held if held.position.words.text == "about 400 soldiers")
    assert (first.report.id, [copy.report.id for copy in first.copies]) == ("wire", ["copy"])


def test_relations_have_their_reasons(answer: QuestionAnswer) -> None:
    words = {held.position.id: held.position.words.text for held in answer.held}
    found = {(words[each.position], words[each.other]): each for each in answer.relations}
    own = found["900 soldiers", "about 400 soldiers"]
    assert own.kind in (RelationKind.MOVES, RelationKind.REVISES, RelationKind.ACCUMULATES)
    assert "900 soldiers" in own.reason
    assert any({"900 soldiers", "up to 700 soldiers"} == set(pair) for pair in found)


def test_origins_are_counted_and_what_adds_none_says_why(answer: QuestionAnswer) -> None:
    assert 1 <= answer.independent.count <= 2
    assert answer.independent.left
    assert all(each.reason and each.on in answer.independent.positions for each in answer.independent.left)


def test_another_place_is_another_question(ledger: Ledger, answer: QuestionAnswer) -> None:
    assert all(held.report.id != "other" for held in answer.held)
    (elsewhere, *_) = answer_figures(ledger, "soldiers in Orsk Valley")
    assert told(elsewhere) == {"An officer": ["30 soldiers"]}


def test_an_id_or_its_beginning_means_the_question(ledger: Ledger, answer: QuestionAnswer) -> None:
    (same,) = answer_figures(ledger, answer.line.id)
    assert same == answer
    with pytest.raises(LedgerError, match="there is no question"):
        answer_figures(ledger, "q000000000000001")


def test_as_of_leaves_out_what_was_published_later(ledger: Ledger) -> None:
    (then, *_) = answer_figures(ledger, "soldiers in Varn", Request(standpoint=Standpoint(as_of="2024-11-02")))
    assert told(then)["ministry"] == ["about 400 soldiers"]
    assert answer_figures(ledger, "soldiers in Varn", Request(standpoint=Standpoint(as_of="2024-10-01"))) == ()


def test_known_at_leaves_out_what_was_recorded_later(ledger: Ledger) -> None:
    assert answer_figures(ledger, "soldiers in Varn", Request(standpoint=Standpoint(known_at="2020-01-01"))) == ()


def test_as_of_shows_the_version_of_a_text_that_stood_then(tmp_path: Path) -> None:
    url = "https://example.org/varn"
    first = make_answered([WIRE[0], WIRE[1]], id="v1", url=url, published="2024-11-01")
    second = make_answered([WIRE[0], "It rained."], id="v2", url=url, published="2024-11-04")
    with open_ledger(tmp_path / "l") as opened:
        list(add_readings(opened, [first, second]))
        (now,) = answer_figures(opened, "soldiers in Varn")
        assert {(held.report.id, held.ended) for held in now.held} == {("v2", None), ("v1", "dropped")}
        (then,) = answer_figures(opened, "soldiers in Varn", Request(standpoint=Standpoint(as_of="2024-11-02")))
        assert {(held.report.id, held.ended) for held in then.held} == {("v1", None)}
        assert told(then) == {"ministry": ["about 400 soldiers"], "Ada Holm": ["up to 700 soldiers"]}


def test_known_at_shows_what_was_read_then(tmp_path: Path) -> None:
    reading = make_answered(WIRE[:1], id="r", published="2024-11-01")
    (figure,) = reading.figures
    with open_ledger(tmp_path / "l") as opened:
        list(add_readings(opened, [reading]))
        moment = datetime.now(UTC)
        read_again = replace(reading, reader=OTHER_STAMP, figures=(replace(figure, approximate=False),))
        add_rereading(opened, read_again)
        (now,) = answer_figures(opened, "soldiers in Varn")
        (then,) = answer_figures(opened, "soldiers in Varn", Request(standpoint=Standpoint(known_at=moment)))
        amounts = [held.position.amount for answer in (now, then) for held in answer.held]
        assert [amount.approximate for amount in amounts if amount is not None] == [False, True]


def test_a_value_that_its_own_claim_leaves_behind_is_replaced_by_the_other() -> None:
    reading = make_answered(["Ada Holm said 700 soldiers are in Varn, up from 400 soldiers."], id="r")
    new, old = [each for each in make_positions(reading) if each.amount is not None]
    assert (new.words.text, old.words.text) == ("700 soldiers", "400 soldiers")
    assert find_replaced([new, old]) == find_replaced([old, new]) == {old.id: new.id}
    assert find_replaced([old]) == find_replaced([new]) == {}


def test_positions_come_in_pages(ledger: Ledger, answer: QuestionAnswer) -> None:
    first = answer_figures(ledger, answer.line.id, Request(limit=2))[0]
    second = answer_figures(ledger, answer.line.id, Request(limit=50, after=first.next))[0]
    assert first.next is not None
    ids = [each.position.id for page in (first, second) for held in page.held for each in (held, *held.copies)]
    assert len(ids) == len(set(ids)) == answer.line.positions


def test_words_that_find_nothing_have_neighbours(ledger: Ledger, answer: QuestionAnswer) -> None:
    assert answer_figures(ledger, "zebras") == ()
    assert suggest_questions(ledger, "zebras") == ()
    assert answer.line.id in {line.id for line in suggest_questions(ledger, "zebras Varn", limit=9)}


def test_questions_in_a_list_are_called_as_in_their_answer(ledger: Ledger, answer: QuestionAnswer) -> None:
    lines, more = list_questions(ledger)
    assert more is None
    assert answer.line in lines
    assert answer.line in list_questions(ledger, "soldiers Varn")[0]
    pages: list[str] = []
    after = None
    while True:
        page, after = list_questions(ledger, None, Request(limit=1, after=after))
        pages += [line.id for line in page]
        if after is None:
            break
    assert pages == [line.id for line in lines]


def test_all_that_one_source_said(ledger: Ledger) -> None:
    found = tell_source(ledger, "ministry")
    assert [(name.name, name.statements, set(name.reports)) for name in found.names] == [
        ("ministry", 3, {"wire", "copy", "later"})
    ]
    groups = join_copies(found.statements)
    assert [[each.report.id for each in group] for group in groups] == [["later"], ["wire", "copy"]]


def test_a_timeline_goes_by_time(ledger: Ledger) -> None:
    page = list_timeline(ledger, "Varn", Request(oldest_first=True))
    dates = [each.report.published or "" for each in page.statements]
    assert dates == sorted(dates)
    assert len(dates) == 5


def test_silences(ledger: Ledger) -> None:
    assert [each.report.id for each in list_silences(ledger, "army unit").silences] == ["copy", "wire"]


def test_what_changed_since_a_day(ledger: Ledger) -> None:
    found = list_changes(ledger, "2024-11-03")
    own = [
        each
        for each in found.changed
        if each.held.position.source == each.before.position.source and each.held.report.id == "later"
    ]
    assert [each.held.position.words.text for each in own] == ["900 soldiers"]
    assert own[0].before.position.words.text == "about 400 soldiers"
    assert own[0].relation.kind in (RelationKind.MOVES, RelationKind.REVISES, RelationKind.ACCUMULATES)
    assert list_changes(ledger, "2024-12-01").changed == ()


def test_what_changed_by_when_it_was_recorded(ledger: Ledger) -> None:
    assert list_changes(ledger, "2020-01-01", clock=Clock.RECORDED).reports == 4
    assert list_changes(ledger, "2999-01-01", clock=Clock.RECORDED).reports == 0


def test_a_page_of_changes_goes_on_until_it_is_full(monkeypatch: pytest.MonkeyPatch, ledger: Ledger) -> None:
    """Of many new reports few change something: behind a page that ends early comes the next, and nothing twice."""
    whole = list_changes(ledger, "2020-01-01")
    monkeypatch.setattr(changing, "_TOGETHER", 1)
    monkeypatch.setattr(changing, "_MOST_COMPARED", 0)
    short = list_changes(ledger, "2020-01-01")
    assert (short.reports, short.next is None) == (1, False)
    filled = fill_changes(ledger, "2020-01-01")
    assert (filled.reports, filled.next) == (whole.reports, None)
    assert {(each.held.position.id, each.before.position.id) for each in filled.changed} == {
        (each.held.position.id, each.before.position.id) for each in whole.changed
    }


def test_the_pages_of_one_answer_are_no_more_than_the_changes_asked_for(
    monkeypatch: pytest.MonkeyPatch, ledger: Ledger
) -> None:
    monkeypatch.setattr(changing, "_TOGETHER", 1)
    monkeypatch.setattr(changing, "_MOST_COMPARED", 0)
    monkeypatch.setattr(changing, "_compare", lambda *_: iter(()))
    found = fill_changes(ledger, "2020-01-01", Request(limit=2))
    assert (found.reports, found.changed, found.next is None) == (2, (), False)


def test_claims_that_ended_and_notices_are_changes(tmp_path_factory: pytest.TempPathFactory) -> None:
    url = "https://example.org/varn"
    old = make_answered(["Ada Holm said a bridge is closed.", "Ada Holm said it rained."], id="a", url=url)
    new = make_answered(["CORRECTION: the bridge.", "Ada Holm said it rained."], id="b", url=url)
    with open_ledger(tmp_path_factory.mktemp("ended") / "l") as opened:
        list(add_readings(opened, [replace_date(old, "2024-11-01"), replace_date(new, "2024-11-04")]))
        found = list_changes(opened, "2024-11-02")
        assert [each.claim.content.text for each in found.ended] == ["a bridge is closed"]
        assert (found.ended[0].ended, found.ended[0].ended_since) == ("correction", "2024-11-04")
        assert [(each.kind, each.words, each.address) for each in found.notices] == [
            ("correction", "CORRECTION: the bridge. Ada Holm said it rained.", url)
        ]
        assert list_changes(opened, "2024-11-05").ended == ()
        assert len(list_changes(opened, "2020-01-01", clock=Clock.RECORDED).ended) == 1
        assert list_changes(opened, "2999-01-01", clock=Clock.RECORDED).ended == ()
        before = Request(standpoint=Standpoint(as_of="2024-11-03"))
        assert list_changes(opened, "2024-11-02", before).ended == ()


def replace_date(reading: Reading, published: str) -> Reading:
    return replace(reading, report=replace(reading.report, published=published))


def test_stories(ledger: Ledger) -> None:
    stories, more = list_stories(ledger)
    assert more is None
    (wire,) = [story for story in stories if any(report.id == "wire" for report, _ in story.reports)]
    assert {report.id for report, _ in wire.reports} >= {"wire", "copy"}
    origins = {report.id: origin for report, origin in wire.reports}
    assert origins["wire"] == origins["copy"]
    assert wire.id in {story.id for story in list_stories(ledger, "Varn")[0]}
    assert tell_story(ledger, wire.id).size == wire.size
    with pytest.raises(LedgerError):
        tell_story(ledger, "s000000000000001")
