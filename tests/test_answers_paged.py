"""Every list comes in pages that follow each other, as things are today and as they were."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest
from click.testing import CliRunner

from reportedly import keeping
from reportedly.answers import (
    answer_figures,
    changing,
    list_changes,
    list_endings,
    list_notices,
    list_questions,
    list_reports,
    list_silences,
    list_stories,
    list_timeline,
    tell_source,
)
from reportedly.cli.program import main
from reportedly.errors import SettingError
from reportedly.keeping import add_readings
from reportedly.ledger import Ledger, open_ledger
from reportedly.ledger.answering import changes, endings
from reportedly.ledger.answering.changes import Clock
from reportedly.ledger.answering.grouped import GroupLine
from reportedly.ledger.answering.questions import QuestionRows
from reportedly.ledger.answering.standpoints import Request, Standpoint
from reportedly.reconciliation.origins import ORIGINS
from reportedly.reconciliation.questions import QUESTIONS
from reportedly.reconciliation.stories.grouping import STORIES
from tests.answered import make_answered
from tests.test_answers import ELSEWHERE, LATER, WIRE

SITE = "https://example.org/"
NOW = Standpoint()
PAST = Standpoint(as_of="2024-11-08", known_at="2999-01-01")
LONG_AGO = Standpoint(as_of="2020-01-01")
BEFORE_ALL = Standpoint(known_at="2020-01-01")


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """The reports of ``test_answers``, and three addresses whose later texts correct and drop claims."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keeping, "LINKINGS", (ORIGINS, STORIES, QUESTIONS))
        with open_ledger(tmp_path_factory.mktemp("paged") / "desk.ledger") as opened:
            wire = make_answered(WIRE, id="wire", published="2024-11-01", outlet="Northline")
            copy = make_answered(WIRE, id="copy", published="2024-11-02", outlet="Harbour Courier")
            later = make_answered(LATER, id="later", published="2024-11-05", outlet="Northline")
            other = make_answered(ELSEWHERE, id="other", published="2024-11-06", outlet="Prairie Sentinel")
            versions = []
            for number, day in enumerate(("03", "07", "09")):
                said = [
                    f"Ada Holm said {number + 2}00 soldiers are in Varn.",
                    f"The mayor said the {('north', 'south', 'west')[number]} gate is shut.",
                ]
                facts: dict[str, Any] = {"url": f"{SITE}{number}", "outlet": f"Outlet {number}"}
                versions.append(make_answered(said, id=f"old{number}", published=f"2024-11-{day}", **facts))
                said = ["CORRECTION: the gate is open.", said[0], "A clerk declined to say why."]
                new = make_answered(said, id=f"new{number}", published=f"2024-11-{int(day) + 10}", **facts)
                versions.append(new)
            list(add_readings(opened, [wire, copy, later, other, *versions]))
            yield opened


Turn = Callable[[Ledger, Request], tuple[Sequence[object], str | None]]


def turn_questions(ledger: Ledger, request: Request) -> tuple[Sequence[object], str | None]:
    found, more = list_questions(ledger, None, request)
    return [line.id for line in found], more


def turn_found_questions(ledger: Ledger, request: Request) -> tuple[Sequence[object], str | None]:
    found, more = list_questions(ledger, "soldiers", request)
    return [line.id for line in found], more


def turn_stories(ledger: Ledger, request: Request) -> tuple[Sequence[object], str | None]:
    found, more = list_stories(ledger, None, request)
    return [story.id for story in found], more


def turn_found_stories(ledger: Ledger, request: Request) -> tuple[Sequence[object], str | None]:
    found, more = list_stories(ledger, "Varn", request)
    return [story.id for story in found], more


def turn_timeline(ledger: Ledger, request: Request) -> tuple[Sequence[object], str | None]:
    page = list_timeline(ledger, None, request)
    return [each.claim.id for each in page.statements], page.next


def turn_source(ledger: Ledger, request: Request) -> tuple[Sequence[object], str | None]:
    page = tell_source(ledger, "Holm", request)
    return [each.claim.id for each in page.statements], page.next


def turn_silences(ledger: Ledger, request: Request) -> tuple[Sequence[object], str | None]:
    page = list_silences(ledger, None, request)
    return [(each.report.id, each.silence.text) for each in page.silences], page.next


def turn_reports(ledger: Ledger, request: Request) -> tuple[Sequence[object], str | None]:
    page = list_reports(ledger, request)
    return [each.id for each in page.reports], page.next


def turn_endings(ledger: Ledger, request: Request) -> tuple[Sequence[object], str | None]:
    page = list_endings(ledger, "2024-11-01", request)
    return [each.claim.id for each in page.statements], page.next


def turn_recorded_endings(ledger: Ledger, request: Request) -> tuple[Sequence[object], str | None]:
    page = list_endings(ledger, "2020-01-01", request, Clock.RECORDED)
    return [each.claim.id for each in page.statements], page.next


def turn_notices(ledger: Ledger, request: Request) -> tuple[Sequence[object], str | None]:
    page = list_notices(ledger, "2024-11-01", request)
    return [each.report.id for each in page.notices], page.next


def turn_recorded_notices(ledger: Ledger, request: Request) -> tuple[Sequence[object], str | None]:
    page = list_notices(ledger, "2020-01-01", request, Clock.RECORDED)
    return [each.report.id for each in page.notices], page.next


def turn_positions(ledger: Ledger, request: Request) -> tuple[Sequence[object], str | None]:
    (answer, *_) = answer_figures(ledger, "soldiers in Varn", request) or (None,)
    if answer is None:
        return [], None
    held = [(each.report.id, each.position.words.text) for each in answer.held]
    held += [(copy.report.id, copy.position.words.text) for each in answer.held for copy in each.copies]
    return sorted(held), answer.next


TURNS: tuple[Turn, ...] = (
    turn_questions,
    turn_found_questions,
    turn_stories,
    turn_found_stories,
    turn_timeline,
    turn_source,
    turn_silences,
    turn_reports,
    turn_endings,
    turn_recorded_endings,
    turn_notices,
    turn_recorded_notices,
    turn_positions,
)


def go_through(turn: Turn, ledger: Ledger, request: Request) -> list[object]:
    found: list[object] = []
    for _ in range(100):
        page, after = turn(ledger, request)
        assert len(page) <= request.limit
        found += page
        if after is None:
            return found
        request = replace(request, after=after)
    raise AssertionError("the pages do not end")


@pytest.mark.parametrize("standpoint", [NOW, PAST])
@pytest.mark.parametrize("turn", TURNS)
def test_pages_follow_each_other(ledger: Ledger, turn: Turn, standpoint: Standpoint) -> None:
    whole, more = turn(ledger, Request(standpoint=standpoint, limit=1000))
    assert more is None
    if standpoint is NOW:
        assert len(whole) >= 2
    for limit in (1, 2):
        found = go_through(turn, ledger, Request(standpoint=standpoint, limit=limit))
        assert (sorted(map(str, found)) if turn is turn_positions else found) == (
            sorted(map(str, whole)) if turn is turn_positions else whole
        )


@pytest.mark.parametrize("standpoint", [LONG_AGO, BEFORE_ALL])
@pytest.mark.parametrize("turn", TURNS)
def test_before_all_there_was_nothing(ledger: Ledger, turn: Turn, standpoint: Standpoint) -> None:
    assert turn(ledger, Request(standpoint=standpoint)) == ([], None)


@pytest.mark.parametrize("turn", [turn_reports, turn_timeline])
def test_the_oldest_first_is_the_other_way_round(ledger: Ledger, turn: Turn) -> None:
    latest, _ = turn(ledger, Request())
    for limit in (2, 50):
        found = go_through(turn, ledger, Request(oldest_first=True, limit=limit))
        assert found == list(reversed(latest))


def test_reports_from_and_to(ledger: Ledger) -> None:
    page = list_reports(ledger, Request(first="2024-11-02", last="2024-11-05"))
    assert [each.id for each in page.reports] == ["later", "old0", "copy"]


def test_a_list_from_the_past_has_what_there_was(ledger: Ledger) -> None:
    def find(as_of: str | None) -> list[tuple[int, int, str]]:
        found, _ = list_questions(ledger, "soldiers in Varn", Request(standpoint=Standpoint(as_of=as_of)))
        listed, _ = list_questions(ledger, None, Request(standpoint=Standpoint(as_of=as_of)))
        lines = {line.id: line for line in listed}
        assert lines[found[0].id] == found[0]
        return [(line.positions, line.reports, line.last[:10]) for line in found[:1]]

    assert find("2024-11-02") == [(4, 2, "2024-11-02")]
    assert find("2024-11-05") == [(6, 4, "2024-11-05")]
    assert find("2024-11-10") == [(8, 6, "2024-11-09")]
    assert find(None) == [(8, 6, "2024-11-19")]


def test_a_question_of_the_past_comes_where_its_last_report_was(ledger: Ledger) -> None:
    found, _ = list_questions(ledger, None, Request(standpoint=Standpoint(as_of="2024-11-06")))
    assert [line.last[:10] for line in found] == sorted((line.last[:10] for line in found), reverse=True)
    assert "Orsk Valley" in found[0].label


def test_what_is_near_is_as_it_was(ledger: Ledger) -> None:
    (answer, *_) = answer_figures(ledger, "soldiers in Orsk Valley", Request())
    before = answer_figures(ledger, answer.line.id, Request(standpoint=Standpoint(as_of="2024-11-06")))[0]
    assert {other.latest.report.published for other in before.others if other.latest} <= {"2024-11-05"}


@pytest.mark.parametrize("limit", [1, 3])
def test_changes_come_in_pages(ledger: Ledger, limit: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changing, "_TOGETHER", 1)
    monkeypatch.setattr(changing, "_LOADED", 2)
    whole = list_changes(ledger, "2024-11-01", Request(limit=1000))
    pages = [list_changes(ledger, "2024-11-01", Request(limit=limit))]
    while pages[-1].next is not None:
        pages.append(list_changes(ledger, "2024-11-01", Request(limit=limit, after=pages[-1].next)))
    told = [[(each.held.position.id, each.before.position.id) for each in page.changed] for page in (whole, *pages)]
    assert [pair for page in told[1:] for pair in page] == told[0]
    assert len(told[0]) >= 4
    assert sum(page.reports for page in pages) == whole.reports == 10
    assert len(pages[0].ended) == len(pages[0].notices) == min(limit, 3)
    assert not any(page.ended or page.notices for page in pages[1:])


def test_a_question_that_several_new_reports_speak_to_is_loaded_once(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[int] = []
    load = changing.load_questions

    def load_and_note(opened: Ledger, groups: Collection[GroupLine], request: Request) -> dict[int, QuestionRows]:
        loaded.extend(group.key for group in groups)
        return load(opened, groups, request)

    monkeypatch.setattr(changing, "load_questions", load_and_note)
    monkeypatch.setattr(changing, "_LOADED", 1)
    monkeypatch.setattr(changing, "_MOST_LOADED", 1)
    assert list_changes(ledger, "2024-11-01", Request(limit=1000)).reports == 10
    assert len(loaded) == len(set(loaded)) > 0


def test_a_page_of_changes_ends_where_much_was_compared(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changing, "_TOGETHER", 1)
    monkeypatch.setattr(changing, "_MOST_COMPARED", 1)
    page = list_changes(ledger, "2024-11-01")
    assert page.reports < 10
    assert page.next is not None


def test_the_first_page_of_changes_leads_on_to_all_that_ended(ledger: Ledger) -> None:
    page = list_changes(ledger, "2024-11-01", Request(limit=2))
    rest = list_endings(ledger, "2024-11-01", Request(after=page.next_ended))
    assert [each.claim.id for each in (*page.ended, *rest.statements)] == ["old2-1", "old1-1", "old0-1"]
    told = list_notices(ledger, "2024-11-01", Request(after=page.next_notices))
    assert [each.report.id for each in (*page.notices, *told.notices)] == ["new2", "new1", "new0"]


@pytest.mark.parametrize(("limit", "more"), [("2", True), ("3", False)])
def test_the_command_says_that_more_has_ended(ledger: Ledger, limit: str, more: bool) -> None:
    args = ["changed", "--since", "2024-11-01", "--limit", limit, "--json", "--ledger", str(ledger.path)]
    assert ("a larger --limit" in CliRunner().invoke(main, args).stderr) is more


def test_what_had_not_ended_yet_had_not(ledger: Ledger) -> None:
    assert turn_endings(ledger, Request(standpoint=Standpoint(as_of="2024-11-17")))[0] == ["old1-1", "old0-1"]
    assert turn_recorded_endings(ledger, Request(standpoint=Standpoint(as_of="2024-11-13")))[0] == ["old0-1"]


@pytest.mark.parametrize("turn", [turn_notices, turn_endings, turn_recorded_endings])
def test_many_are_found_as_few_are(ledger: Ledger, turn: Turn, monkeypatch: pytest.MonkeyPatch) -> None:
    few = turn(ledger, Request())
    monkeypatch.setattr(changes, "_FEW_NOTICES", 0)
    monkeypatch.setattr(endings, "_FEW_REPORTS", 0)
    assert turn(ledger, Request()) == few
    assert go_through(turn, ledger, Request(limit=1)) == few[0]


@pytest.mark.parametrize("turn", [turn_questions, turn_stories, turn_reports, turn_notices])
def test_the_mark_of_another_list_is_refused(ledger: Ledger, turn: Turn) -> None:
    with pytest.raises(SettingError, match="next"):
        turn(ledger, Request(after="1.2.3"))


def test_a_mark_of_no_claim_is_refused(ledger: Ledger) -> None:
    with pytest.raises(SettingError, match="next"):
        list_endings(ledger, "2024-11-01", Request(after="7"))
