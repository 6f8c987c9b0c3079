"""A person's word goes in once, is found again, is taken back by its author, and never silently loses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from reportedly.errors import LedgerError, SettingError
from reportedly.ledger import (
    Filters,
    Ledger,
    add_reading,
    add_rereading,
    back_up,
    check_integrity,
    find_claims,
    get_report,
    open_ledger,
    withdraw,
)
from reportedly.ledger import restore as bring_back
from reportedly.ledger.judgement_lists import list_judgements
from reportedly.ledger.judgement_rows import check_judgements, erase_judgements
from reportedly.ledger.judging import judge, judge_several, undo
from reportedly.ledger.schema import judgements
from reportedly.ledger.subjects import find_claim_subject, find_grade_subject, find_own_source, find_source_subject
from reportedly.vocabulary import GroupKind, Passage, Reading
from reportedly.vocabulary.judgements import (
    NO_CLAIM,
    RIGHT,
    Aspect,
    Judgement,
    JudgementKind,
    JudgementState,
    SubjectKind,
    find_value,
)
from tests.ledger.judged import ANN, KIM, LEE, about, correct, cut, get, merge, say, snapshot, state
from tests.ledger.made_readings import OTHER_STAMP, make_reading

URL = "https://example.org/bridge"
FIRST = make_reading(
    ["The mayor said the bridge is open again.", "Ines Okafor said nobody was hurt in the fire."],
    id="a1",
    url=URL,
    published="2024-11-01",
)
SECOND = make_reading(["The cook said the kitchen stays shut."], id="b1", published="2024-11-01")
THIRD = make_reading(["The guide said the path is safe."], id="d1", published="2024-11-01")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "desk.ledger") as ledger:
        for reading in (FIRST, SECOND, THIRD):
            add_reading(ledger, reading)
        yield ledger


def count_rows(ledger: Ledger) -> int:
    with ledger.read() as connection:
        return connection.execute(select(func.count()).select_from(judgements)).scalar_one()


def test_a_word_is_kept_with_its_author_time_and_reason(ledger: Ledger) -> None:
    done = correct(ledger, "a1-0", Aspect.SOURCE, "The deputy mayor", reason="it was her deputy")
    (kept,) = list_judgements(ledger)
    assert (done.known, kept.key, kept.author, kept.reason) == (False, done.key, KIM, "it was her deputy")
    assert (kept.kind, kept.aspect, kept.value) == (JudgementKind.CORRECT, Aspect.SOURCE, ("The deputy mayor",))
    assert kept.recorded.endswith("Z")
    assert kept.state is JudgementState.STANDING
    assert (kept.subjects[0].id, kept.now) == ("a1-0", (("a1-0",),))
    anchor = kept.subjects[0].anchor
    assert anchor is not None
    assert (anchor.quotation, anchor.prefix) == ("the bridge is open again", "The mayor said ")


def test_the_same_word_a_second_time_adds_nothing(ledger: Ledger) -> None:
    first = correct(ledger, "a1-0", Aspect.SOURCE, "The deputy")
    again = correct(ledger, "a1-0", Aspect.SOURCE, "The deputy")
    assert (again.key, again.known, count_rows(ledger)) == (first.key, True, 1)
    merged = merge(ledger, "a1", "b1")
    assert merge(ledger, "b1", "a1").key == merged.key
    assert count_rows(ledger) == 2


def test_ones_own_later_word_replaces_the_earlier_one(ledger: Ledger) -> None:
    first = correct(ledger, "a1-0", Aspect.SOURCE, "The deputy")
    second = correct(ledger, "a1-0", Aspect.SOURCE, "The clerk")
    assert state(ledger, first.key) is JudgementState.REPLACED
    assert corrected(ledger, "a1-0") == ("The clerk",)
    third = correct(ledger, "a1-0", Aspect.SOURCE, "The deputy")
    assert third.key not in (first.key, second.key)
    undo(ledger, third.key, KIM)
    assert corrected(ledger, "a1-0") == ("The clerk",)


def corrected(ledger: Ledger, id: str) -> tuple[str, ...] | None:
    claim = next(each for each in find_claims(ledger).claims if each.id == id)
    return find_value(claim.verdicts, Aspect.SOURCE)


def test_two_people_who_differ_are_a_conflict_and_neither_wins(ledger: Ledger) -> None:
    one = correct(ledger, "a1-0", Aspect.SOURCE, "The deputy")
    other = correct(ledger, "a1-0", Aspect.SOURCE, "The clerk", author=LEE)
    assert [each.key for each in other.opposed] == [one.key]
    assert {state(ledger, key) for key in (one.key, other.key)} == {JudgementState.CONFLICT}
    assert get(ledger, one.key).opposed == (other.key,)
    assert corrected(ledger, "a1-0") is None
    (verdict,) = find_claims(ledger, Filters(text="bridge")).claims[0].verdicts
    assert [(word.author, word.value) for word in verdict.words] == [(KIM, ("The deputy",)), (LEE, ("The clerk",))]
    undo(ledger, other.key, LEE, "not sure")
    assert corrected(ledger, "a1-0") == ("The deputy",)


def test_two_people_who_agree_stand_together(ledger: Ledger) -> None:
    one = correct(ledger, "a1-0", Aspect.SOURCE, "The deputy")
    other = correct(ledger, "a1-0", Aspect.SOURCE, "The deputy", author=LEE)
    assert other.opposed == ()
    assert {state(ledger, key) for key in (one.key, other.key)} == {JudgementState.STANDING}


def test_undo_takes_back_ones_own(ledger: Ledger) -> None:
    before = snapshot(ledger)
    done = correct(ledger, "a1-0", Aspect.SOURCE, "The deputy")
    with pytest.raises(LedgerError, match=r"j1 is Kim's, and you are Lee"):
        undo(ledger, done.key, LEE)
    undone = undo(ledger, done.key, KIM, "mistyped")
    assert undo(ledger, done.key, KIM).known
    assert undo(ledger, done.key, KIM).key == undone.key
    assert snapshot(ledger) == before
    kept = get(ledger, done.key)
    assert kept.state is JudgementState.UNDONE
    assert kept.undone is not None
    assert kept.undone.reason == "mistyped"
    with pytest.raises(LedgerError, match="no judgement j99"):
        undo(ledger, 99, KIM)
    with pytest.raises(LedgerError, match="no judgement"):
        undo(ledger, undone.key, KIM)
    with pytest.raises(SettingError, match="no name of an author"):
        undo(ledger, done.key, " ")


def test_it_may_be_said_again_after_it_was_undone(ledger: Ledger) -> None:
    done = correct(ledger, "a1-0", Aspect.SOURCE, "The deputy")
    undo(ledger, done.key, KIM)
    again = correct(ledger, "a1-0", Aspect.SOURCE, "The deputy")
    assert (again.known, state(ledger, again.key)) == (False, JudgementState.STANDING)


def test_corrected_words_stand_in_the_report(ledger: Ledger) -> None:
    correct(ledger, "a1-1", Aspect.WORDS, "NOBODY was  hurt", "the fire")
    (claim,) = find_claims(ledger, Filters(text="nobody")).claims
    assert find_value(claim.verdicts, Aspect.WORDS) == ("nobody was hurt", "the fire")
    assert claim.content == "nobody was hurt in the fire"
    with pytest.raises(LedgerError, match="'everybody left' do not stand in report a1"):
        correct(ledger, "a1-1", Aspect.WORDS, "everybody left")


def test_what_is_no_claim_is_hidden_unless_it_is_asked_for(ledger: Ledger) -> None:
    done = correct(ledger, "a1-0", Aspect.VALIDITY, NO_CLAIM)
    assert "a1-0" not in shown(ledger)
    assert "a1-0" in [each.id for each in find_claims(ledger, Filters(rejected=True)).claims]
    say(ledger, JudgementKind.CHECKED, "a1-0", author=LEE, aspect=Aspect.VALIDITY, value=(RIGHT,))
    assert "a1-0" in shown(ledger)
    assert state(ledger, done.key) is JudgementState.CONFLICT


def shown(ledger: Ledger, **asked: object) -> list[str]:
    return [each.id for each in find_claims(ledger, Filters(**asked)).claims]  # type: ignore[arg-type]


def test_pages_stay_full_where_claims_are_hidden(ledger: Ledger) -> None:
    ids = shown(ledger)
    correct(ledger, ids[1], Aspect.VALIDITY, NO_CLAIM)
    page = find_claims(ledger, Filters(limit=2))
    assert [each.id for each in page.claims] == [ids[0], ids[2]]
    assert page.next is not None
    rest = find_claims(ledger, Filters(limit=2, after=page.next))
    assert ([each.id for each in rest.claims], rest.next) == ([ids[3]], None)


def test_a_piece_shows_at_its_whole_only(ledger: Ledger) -> None:
    done = say(ledger, JudgementKind.CORRECT, "a1-1", "a1-0", aspect=Aspect.PART_OF)
    assert "a1-1" not in shown(ledger)
    (whole,) = find_claims(ledger, Filters(text="bridge")).claims
    assert find_value(whole.verdicts, Aspect.PARTS) == ("a1-1", "nobody was hurt in the fire")
    (piece,) = find_claims(ledger, Filters(text="nobody", rejected=True)).claims
    assert find_value(piece.verdicts, Aspect.PART_OF) == ("a1-0",)
    undo(ledger, done.key, KIM)
    assert "a1-1" in shown(ledger)


def test_a_claim_is_found_by_its_corrected_source_and_not_by_the_other(ledger: Ledger) -> None:
    correct(ledger, "a1-0", Aspect.SOURCE, "Zoë Brandt")
    assert shown(ledger, source="zoe brandt") == ["a1-0"]
    assert shown(ledger, source="mayor") == []
    assert shown(ledger, source="brandt", text="bridge") == ["a1-0"]
    assert shown(ledger, source="brandt", text="kitchen") == []
    assert shown(ledger, source="brandt", last="2024-10-31") == []
    correct(ledger, "a1-0", Aspect.SOURCE, "The clerk", author=LEE)
    assert shown(ledger, source="brandt") == []
    assert shown(ledger, source="mayor") == ["a1-0"]


def test_a_source_is_graded_by_name_for_all_its_claims(ledger: Ledger) -> None:
    add_reading(ledger, make_reading(["Ines OKAFOR said it rained."], id="e1", published="2024-11-03"))
    with ledger.read() as connection:
        source = find_source_subject(connection, "ines okafor")
    grade = Judgement(
        kind=JudgementKind.GRADE,
        author=KIM,
        reason="right so far",
        subjects=(source,),
        aspect=Aspect.RELIABILITY,
        value=("B",),
    )
    judge(ledger, grade)
    graded = {each.id: find_value(each.verdicts, Aspect.RELIABILITY) for each in find_claims(ledger).claims}
    assert graded == {"e1-0": ("B",), "a1-1": ("B",), "a1-0": None, "b1-0": None, "d1-0": None}
    judge(ledger, replace(grade, author=LEE, value=("D",)))
    (claim,) = find_claims(ledger, Filters(text="rained")).claims
    assert claim.verdicts[0].opposed


def test_the_grade_is_that_of_the_corrected_source(ledger: Ledger) -> None:
    with ledger.read() as connection:
        source = find_grade_subject(connection, "The cook")
    say_grade = {"kind": JudgementKind.GRADE, "author": KIM, "reason": "x", "aspect": Aspect.RELIABILITY}
    judge(ledger, Judgement(subjects=(source,), value=("E",), **say_grade))  # type: ignore[arg-type]
    correct(ledger, "a1-0", Aspect.SOURCE, "the cook")
    (claim,) = find_claims(ledger, Filters(text="bridge")).claims
    assert find_value(claim.verdicts, Aspect.RELIABILITY) == ("E",)


def test_a_grade_by_a_claim_is_of_its_right_source(ledger: Ledger) -> None:
    correct(ledger, "a1-0", Aspect.SOURCE, "The deputy")
    with ledger.read() as connection:
        source = find_own_source(connection, find_claim_subject(connection, "a1-0"))
        assert (source.kind, source.id) == (SubjectKind.SOURCE, "the deputy")
        assert find_source_subject(connection, "THE deputy") == replace(source, label="THE deputy")
    add_reading(ledger, make_reading(["The deputy said it rained."], id="e1", published="2024-11-03"))
    facts = {"kind": JudgementKind.GRADE, "author": KIM, "reason": "x", "aspect": Aspect.RELIABILITY, "value": ("C",)}
    judge(ledger, Judgement(subjects=(source,), **facts))  # type: ignore[arg-type]
    graded = {each.id for each in find_claims(ledger).claims if find_value(each.verdicts, Aspect.RELIABILITY)}
    assert graded == {"a1-0", "e1-0"}


def test_a_source_without_a_name_is_graded_by_its_claim(ledger: Ledger) -> None:
    reading = make_reading(["An official said it rained.", "An official said it snowed."], id="o1")
    unnamed = [replace(claim, source=replace(claim.source, name=None)) for claim in reading.claims]
    add_reading(ledger, replace(reading, claims=tuple(unnamed)))
    with ledger.read() as connection:
        claim = find_claim_subject(connection, "o1-0")
        assert find_own_source(connection, claim) == claim
    correct(ledger, "o1-0", Aspect.SOURCE, "a harbour official")
    with ledger.read() as connection:
        assert find_own_source(connection, claim) == claim
    correct(ledger, "o1-0", Aspect.SOURCE, "ines okafor")
    with ledger.read() as connection:
        assert find_own_source(connection, claim).kind is SubjectKind.SOURCE
    say(ledger, JudgementKind.GRADE, "o1-1", aspect=Aspect.RELIABILITY, value=("F",))
    graded = {each.id for each in find_claims(ledger).claims if find_value(each.verdicts, Aspect.RELIABILITY)}
    assert graded == {"o1-1"}


def test_a_source_that_is_not_there_is_told_with_close_ones(ledger: Ledger) -> None:
    with ledger.read() as connection:
        with pytest.raises(LedgerError, match="with these words: Ines Okafor"):
            find_source_subject(connection, "Okafor")
        with pytest.raises(LedgerError, match="or the id of a claim or a position"):
            find_grade_subject(connection, "nobody at all")
        assert find_grade_subject(connection, "a1-0").id == "a1-0"


def test_notes_stand_beside_each_other(ledger: Ledger) -> None:
    say(ledger, JudgementKind.NOTE, "a1-0", value=("Call her.",))
    say(ledger, JudgementKind.NOTE, "a1-0", value=("She called back.",))
    say(ledger, JudgementKind.NOTE, "a1", author=LEE, value=("Filed late.",))
    (claim,) = find_claims(ledger, Filters(text="bridge")).claims
    assert [verdict.words[0].value for verdict in claim.verdicts] == [("Call her.",), ("She called back.",)]
    kept = dict(get_report(ledger, "a1").judged)
    assert [verdict.words[0].value for verdict in kept["a1"]] == [("Filed late.",)]
    assert len(kept["a1-0"]) == 2


def test_what_is_not_there_cannot_be_judged(ledger: Ledger) -> None:
    (subject,) = about(ledger, "a1-0")
    gone = replace(subject, hash="0" * 64, anchor=replace(subject.anchor, hash="0" * 64))  # type: ignore[type-var]
    said = Judgement(kind=JudgementKind.NOTE, author=KIM, subjects=(gone,), value=("x",))
    with pytest.raises(LedgerError, match="claim a1-0 is in view no more"):
        judge(ledger, said)
    assert count_rows(ledger) == 0
    with ledger.read() as connection:
        with pytest.raises(LedgerError, match="no claim 'zz'"):
            find_claim_subject(connection, "zz")
        with pytest.raises(LedgerError, match="several claims begin with 'a1'"):
            find_claim_subject(connection, "a1")


def test_a_word_holds_after_a_rereading(ledger: Ledger) -> None:
    done = correct(ledger, "a1-0", Aspect.SOURCE, "The deputy")
    claim = FIRST.claims[0]
    shorter = replace(claim.content.spans[0], start=claim.content.spans[0].start + 4)
    reread = change(FIRST, claim, replace(claim, id="new", content=claim.content.of(FIRST.report.text, [shorter])))
    add_rereading(ledger, reread)
    assert corrected(ledger, "new") == ("The deputy",)
    assert get(ledger, done.key).now == (("new",),)


def test_a_check_mark_holds_for_the_very_words_of_the_same_source_only(ledger: Ledger) -> None:
    done = say(ledger, JudgementKind.CHECKED, "a1-0", aspect=Aspect.VALIDITY, value=(RIGHT,))
    claim = FIRST.claims[0]
    shorter = replace(claim.content.spans[0], start=claim.content.spans[0].start + 4)
    words = claim.content.of(FIRST.report.text, [shorter])
    by_another = replace(claim, source=replace(claim.source, name="The clerk", words=FIRST.claims[1].source.words))
    for other in (replace(claim, id="new", content=words), by_another):
        add_rereading(ledger, change(FIRST, claim, other))
        assert state(ledger, done.key) is JudgementState.UNATTACHED
    add_rereading(ledger, change(FIRST, claim, replace(claim, id="new", confidence=0.5)))
    assert state(ledger, done.key) is JudgementState.STANDING
    sentences = ["It rained.", "The mayor said the bridge is OPEN again."]
    add_reading(ledger, make_reading(sentences, id="a2", url=URL, published="2024-11-02"))
    assert get(ledger, done.key).now == (("new", "a2-1"),)


def change(reading: Reading, old: object, *new: object) -> Reading:
    claims = [each for each in reading.claims if each is not old]
    return replace(reading, reader=OTHER_STAMP, claims=(*new, *claims))  # type: ignore[arg-type]


def test_a_word_on_what_is_not_read_any_more_is_listed_and_comes_back(ledger: Ledger) -> None:
    done = correct(ledger, "a1-0", Aspect.SOURCE, "The deputy")
    add_rereading(ledger, change(FIRST, FIRST.claims[0]))
    assert find_claims(ledger, Filters(report="a1")).claims[0].verdicts == ()
    (listed,) = list_judgements(ledger, states=[JudgementState.UNATTACHED])
    assert (listed.key, listed.now) == (done.key, ((),))
    assert listed.subjects[0].anchor is not None
    assert listed.subjects[0].anchor.quotation == "the bridge is open again"
    add_rereading(ledger, FIRST)
    assert state(ledger, done.key) is JudgementState.STANDING


def test_of_two_claims_that_overlap_alike_neither_is_meant(ledger: Ledger) -> None:
    correct(ledger, "a1-0", Aspect.SOURCE, "The deputy")
    claim = FIRST.claims[0]
    other = replace(claim.source, name="The clerk", words=FIRST.claims[1].source.words)
    twins = (replace(claim, id="x", source=other), replace(claim, id="y", source=other))
    add_rereading(ledger, change(FIRST, claim, *twins))
    assert list_judgements(ledger)[0].state is JudgementState.UNATTACHED
    same = (replace(claim, id="x", source=other), replace(claim, id="y"))
    add_rereading(ledger, change(FIRST, claim, *same))
    assert list_judgements(ledger)[0].now == (("y",),)


def test_a_word_holds_in_a_new_version(ledger: Ledger) -> None:
    correct(ledger, "a1-0", Aspect.SOURCE, "The deputy")
    sentences = ["It rained.", "The mayor said the bridge is  OPEN again.", "The vicar said so too."]
    add_reading(ledger, make_reading(sentences, id="a2", url=URL, published="2024-11-02"))
    assert corrected(ledger, "a2-1") == ("The deputy",)
    assert list_judgements(ledger)[0].now == (("a1-0", "a2-1"),)
    changed = ["It rained.", "The mayor said the bridge is closed for good."]
    add_reading(ledger, make_reading(changed, id="a3", url=URL, published="2024-11-03"))
    (closed,) = find_claims(ledger, Filters(text="closed")).claims
    assert closed.verdicts == ()


def test_of_two_versions_with_one_id_the_present_one_is_meant(ledger: Ledger) -> None:
    for published, number in (("2024-11-01", "13"), ("2024-11-02", "14")):
        add_reading(ledger, make_reading([f"The vicar said {number} fled."], id="v1", outlet="P", published=published))
    correct(ledger, "v1-0", Aspect.SOURCE, "The rector")
    said = {each.content: find_value(each.verdicts, Aspect.SOURCE) for each in find_claims(ledger).claims}
    assert said["14 fled"] == ("The rector",)
    assert said["13 fled"] is None


def test_a_word_in_another_version_may_be_opposed(ledger: Ledger) -> None:
    one = correct(ledger, "a1-0", Aspect.SOURCE, "The deputy")
    sentences = ["The mayor said the bridge is open again.", "It rained."]
    add_reading(ledger, make_reading(sentences, id="a2", url=URL, published="2024-11-02"))
    other = correct(ledger, "a2-0", Aspect.SOURCE, "The clerk", author=LEE)
    assert [each.key for each in other.opposed] == [one.key]
    assert state(ledger, one.key) is JudgementState.CONFLICT


def test_merge_and_cut_of_two_people_are_a_conflict(ledger: Ledger) -> None:
    merged = merge(ledger, "a1", "b1")
    parted = cut(ledger, "b1", "a1", author=LEE)
    assert [each.key for each in parted.opposed] == [merged.key]
    assert {state(ledger, key) for key in (merged.key, parted.key)} == {JudgementState.CONFLICT}
    undo(ledger, parted.key, LEE)
    assert state(ledger, merged.key) is JudgementState.STANDING


def test_nobody_says_both(ledger: Ledger) -> None:
    merge(ledger, "a1", "b1")
    with pytest.raises(LedgerError, match=r"opposite yourself: a1–b1 merged by Kim on \d.* `reportedly undo j1`"):
        cut(ledger, "b1", "a1")
    assert count_rows(ledger) == 1


def test_a_merge_chain_that_contradicts_a_cut_is_refused_with_the_chain(ledger: Ledger) -> None:
    cut(ledger, "d1", "a1", author=ANN, reason="other town")
    merge(ledger, "a1", "b1")
    with pytest.raises(LedgerError) as caught:
        merge(ledger, "b1", "d1", author=LEE)
    told = str(caught.value)
    assert "b1–d1 would now be merged" in told
    assert "a1–b1 merged by Kim on 20" in told
    assert "d1 and a1 parted by Ann on 20" in told
    assert "“other town”" in told
    assert "Undo j1 or j2 first" in told
    assert count_rows(ledger) == 2


def test_a_cut_that_contradicts_a_merge_chain_is_refused_with_the_chain(ledger: Ledger) -> None:
    merge(ledger, "a1", "b1")
    merge(ledger, "b1", "d1", author=LEE)
    with pytest.raises(
        LedgerError, match=r"a1–b1 merged by Kim .*, b1–d1 merged by Lee .*; a1 and d1 would now be parted"
    ):
        cut(ledger, "a1", "d1", author=ANN)
    undo(ledger, 2, LEE)
    assert not cut(ledger, "a1", "d1", author=ANN).known


def test_several_words_go_in_together_or_not_at_all(ledger: Ledger) -> None:
    cut(ledger, "a1", "d1", author=ANN)
    (first, second, third) = about(ledger, "a1", "b1", "d1")
    facts = {"kind": JudgementKind.MERGE, "author": KIM, "reason": "one event", "group": GroupKind.STORY}
    chain = [Judgement(subjects=pair, **facts) for pair in ((first, second), (second, third))]  # type: ignore[arg-type]
    with pytest.raises(LedgerError, match="this cannot be"):
        judge_several(ledger, chain)
    assert count_rows(ledger) == 1
    assert [done.known for done in judge_several(ledger, [chain[0], chain[0]])] == [False, True]
    assert count_rows(ledger) == 2


def test_what_a_later_reading_makes_contradictory_is_a_conflict(ledger: Ledger) -> None:
    reading = make_reading(["The vicar said it rained all day long in town."], id="v1")
    whole = reading.claims[0]
    shorter = replace(whole.content.spans[0], start=whole.content.spans[0].start + 3)
    part = replace(whole, id="v1-1", content=Passage.of(reading.report.text, [shorter]))
    add_reading(ledger, replace(reading, claims=(whole, part)))
    facts = {"author": KIM, "reason": "seen", "group": GroupKind.QUESTION}
    pairs = [("v1-0", "a1-0", JudgementKind.MERGE), ("a1-0", "b1-0", JudgementKind.MERGE)]
    pairs += [("v1-1", "b1-0", JudgementKind.CUT), ("v1-1", "v1-0", JudgementKind.CUT)]
    for left, right, kind in pairs:
        judge(ledger, Judgement(kind=kind, subjects=about(ledger, left, right), **facts))  # type: ignore[arg-type]
    assert {each.state for each in list_judgements(ledger)} == {JudgementState.STANDING}
    add_rereading(ledger, replace(reading, reader=OTHER_STAMP))
    conflict, gone = JudgementState.CONFLICT, JudgementState.UNATTACHED
    assert [each.state for each in list_judgements(ledger)] == [conflict, conflict, conflict, gone]
    assert [each.opposed for each in list_judgements(ledger)] == [(3,), (3,), (1, 2), ()]
    add_rereading(ledger, replace(reading, claims=(whole, part)))
    assert {each.state for each in list_judgements(ledger)} == {JudgementState.STANDING}


def test_a_thing_is_not_merged_with_its_own_version(ledger: Ledger) -> None:
    add_reading(ledger, make_reading(["It rained."], id="a2", url=URL, published="2024-11-02"))
    with pytest.raises(LedgerError, match="a1 and a2 are one thing already"):
        merge(ledger, "a1", "a2")


def test_backups_keep_judgements(ledger: Ledger, tmp_path: Path) -> None:
    correct(ledger, "a1-0", Aspect.SOURCE, "The deputy")
    copy = back_up(ledger, tmp_path / "copy")
    before = snapshot(ledger)
    undo(ledger, 1, KIM)
    ledger.close()
    bring_back(copy, ledger.path)
    with open_ledger(ledger.path) as again:
        assert snapshot(again) == before


def test_erasing_leaves_no_word_of_what_was_said_of_a_text(ledger: Ledger) -> None:
    note = say(ledger, JudgementKind.NOTE, "a1-0", value=("the bridge is open again, she says",))
    merged = merge(ledger, "b1", "a1", reason="both on the bridge")
    undo(ledger, note.key, KIM, "about the bridge")
    kept = say(ledger, JudgementKind.NOTE, "b1-0", value=("Smells of onions.",))
    (subject,) = about(ledger, "a1-0")
    with ledger.write() as connection:
        erase_judgements(connection, subject.hash or "")
        rows = [tuple(row) for row in connection.execute(select(judgements))]
    assert not any("bridge" in str(value) for row in rows for value in row)
    assert any("onions" in str(value) for row in rows for value in row)
    states = {each.key: each.state for each in list_judgements(ledger)}
    assert states == {
        note.key: JudgementState.UNDONE,
        merged.key: JudgementState.UNATTACHED,
        kept.key: JudgementState.STANDING,
    }
    with ledger.read() as connection:
        assert list(check_judgements(connection)) == []


def test_withdrawing_a_report_leaves_no_word_of_it_in_judgements(ledger: Ledger) -> None:
    say(ledger, JudgementKind.NOTE, "a1-0", value=("the bridge is open again, she says",))
    merge(ledger, "b1", "a1", reason="both on the bridge")
    correct(ledger, "a1-1", Aspect.WORDS, "nobody was hurt")
    for named in ("Ines Okafor", "The cook", "The guide"):
        grade(ledger, named)
    correct(ledger, "d1-0", Aspect.SOURCE, "The mayor")
    grade(ledger, "The mayor")
    withdraw(ledger, "a1", reason="order")
    ledger.close()
    kept = b"".join(path.read_bytes() for path in ledger.path.parent.glob("desk.ledger*"))
    assert b"bridge" not in kept
    assert b"nobody" not in kept
    assert b"okafor" not in kept.lower()
    gone, stands = JudgementState.UNATTACHED, JudgementState.STANDING
    assert [each.state for each in list_judgements(ledger)] == [gone] * 4 + [stands] * 4
    assert check_integrity(ledger) == ()


def grade(ledger: Ledger, named: str) -> None:
    with ledger.read() as connection:
        source = find_source_subject(connection, named)
    facts = {"kind": JudgementKind.GRADE, "author": KIM, "reason": "x", "aspect": Aspect.RELIABILITY, "value": ("C",)}
    judge(ledger, Judgement(subjects=(source,), **facts))  # type: ignore[arg-type]


def test_checking_finds_what_is_wrong(ledger: Ledger) -> None:
    correct(ledger, "a1-0", Aspect.SOURCE, "The deputy")
    undo(ledger, 1, KIM)
    correct(ledger, "b1-0", Aspect.SOURCE, "The deputy")
    correct(ledger, "d1-0", Aspect.SOURCE, "The deputy")
    with ledger.write() as connection:
        assert list(check_judgements(connection)) == []
        connection.exec_driver_sql("UPDATE judgements SET author = 'Lee' WHERE key = 2")
        connection.exec_driver_sql("UPDATE judgements SET quotation = 'the kitchen stays open' WHERE key = 3")
        connection.exec_driver_sql("UPDATE judgements SET body = '{' WHERE key = 4")
        faults = list(check_judgements(connection))
    assert faults[0] == "judgement j2 takes back j1, which is somebody else's"
    assert faults[1] == "judgement j3: the words that it quotes are not those at their place"
    assert faults[2].startswith("judgement j4 cannot be loaded")


def test_lists_by_author_and_by_what_it_is_about(ledger: Ledger) -> None:
    one = correct(ledger, "a1-0", Aspect.SOURCE, "The deputy")
    other = merge(ledger, "b1", "d1", author=LEE)
    assert [each.key for each in list_judgements(ledger, author=LEE)] == [other.key]
    assert [each.key for each in list_judgements(ledger, about="a1")] == [one.key]
    assert [each.key for each in list_judgements(ledger, about="d1")] == [other.key]
    assert list_judgements(ledger, known_at=0) == ()


_Act = Callable[[Ledger], object]
_INDEPENDENT: tuple[_Act, ...] = (
    lambda ledger: correct(ledger, "a1-0", Aspect.SOURCE, "The deputy"),
    lambda ledger: correct(ledger, "a1-0", Aspect.SOURCE, "The clerk", author=LEE),
    lambda ledger: correct(ledger, "a1-1", Aspect.VALIDITY, NO_CLAIM, author=ANN),
    lambda ledger: say(ledger, JudgementKind.CHECKED, "b1-0", aspect=Aspect.VALIDITY, value=(RIGHT,)),
    lambda ledger: say(ledger, JudgementKind.GRADE, "b1-0", aspect=Aspect.CREDIBILITY, value=("2",)),
    lambda ledger: say(ledger, JudgementKind.GRADE, "b1-0", author=LEE, aspect=Aspect.CREDIBILITY, value=("5",)),
    lambda ledger: merge(ledger, "a1", "b1"),
    lambda ledger: cut(ledger, "a1", "b1", author=LEE),
    lambda ledger: merge(ledger, "b1", "d1", author=ANN),
)


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(len(_INDEPENDENT))))
def test_the_order_of_independent_words_does_not_matter(
    order: list[int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    results = []
    for numbers in (range(len(_INDEPENDENT)), order):
        with open_ledger(tmp_path_factory.mktemp("order") / "one.ledger") as ledger:
            for reading in (FIRST, SECOND, THIRD):
                add_reading(ledger, reading)
            for number in numbers:
                _INDEPENDENT[number](ledger)
            results.append(snapshot(ledger))
    assert results[0] == results[1]


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=st.sets(st.integers(0, len(_INDEPENDENT) - 1)), last=st.integers(0, len(_INDEPENDENT) - 1))
def test_undo_restores_exactly_the_state(before: set[int], last: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    with open_ledger(tmp_path_factory.mktemp("undo") / "one.ledger") as ledger:
        for reading in (FIRST, SECOND, THIRD):
            add_reading(ledger, reading)
        for number in sorted(before - {last}):
            _INDEPENDENT[number](ledger)
        known = snapshot(ledger)
        _INDEPENDENT[last](ledger)
        assert snapshot(ledger) != known
        newest = list_judgements(ledger)[-1]
        undo(ledger, newest.key, newest.author)
        assert snapshot(ledger) == known
