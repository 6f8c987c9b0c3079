"""Our own pairs of claims, the natural ones, and what is measured on both."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.own_sets import FOLDER, HALVES, find_half
from evals.records import EvaluationError
from evals.relations import (
    CONFLICTS,
    CORPORA,
    FLAGS,
    FRESH,
    NATURAL,
    RELATIONS,
    WIDE,
    WIDE_CORPORA,
    Outcome,
    PairedReport,
    RelationRow,
    Side,
    digest,
    list_wide,
    load_natural,
    load_relations,
    load_wide,
    make_figures,
    measure_macro_f1,
    measure_share,
    predict_relations,
    render_failures,
    render_figures,
)
from reportedly.vocabulary import Span

FEWEST_PAIRS = 44
"""How many pairs each relation must have."""

COPIES = ("wire-copy",)
"""The forms in which a text may nearly be another's."""


# --- the pairs of our own writing ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def rows() -> tuple[RelationRow, ...]:
    """Both halves; loading them finds every claim's words at their occurrence."""
    return tuple(row for half in HALVES for row in load_relations(half))


def test_every_relation_has_pairs_enough(rows: tuple[RelationRow, ...]) -> None:
    counts = Counter(row.relation for row in rows)
    assert {relation: counts[relation] for relation in RELATIONS if counts[relation] < FEWEST_PAIRS} == {}


def test_the_halves_are_alike(rows: tuple[RelationRow, ...]) -> None:
    forms = {half: Counter((row.relation, row.form) for row in rows if row.half == half) for half in HALVES}
    assert forms["dev"] == forms["sealed"]


def test_every_form_tests_one_relation(rows: tuple[RelationRow, ...]) -> None:
    assert len({row.form for row in rows}) == len({(row.relation, row.form) for row in rows})


def test_every_flag_is_in_both_halves(rows: tuple[RelationRow, ...]) -> None:
    for half in HALVES:
        assert {flag for row in rows if row.half == half for flag in row.flags} == FLAGS


def test_no_id_and_no_text_stands_twice(rows: tuple[RelationRow, ...]) -> None:
    sides = [side for row in rows for side in (row.a, row.b)]
    assert len({row.id for row in rows}) == len(rows)
    assert len({side.report.id for side in sides}) == len(sides)
    assert len({side.report.text for side in sides}) == len(sides)


def test_no_sentence_stands_in_two_reports(rows: tuple[RelationRow, ...]) -> None:
    texts = [side.report.text for row in rows if row.form not in COPIES for side in (row.a, row.b)]
    sentences = [piece for text in texts for piece in {*text.split(". ")} if len(piece) > 30]
    assert [sentence for sentence, count in Counter(sentences).items() if count > 1] == []


def test_reports_are_short_and_claims_are_a_part_of_them(rows: tuple[RelationRow, ...]) -> None:
    for side in (side for row in rows for side in (row.a, row.b)):
        assert 5 <= len(side.report.text.split()) <= 80
        assert side.words == side.words.strip()
        assert len(side.words) < len(side.report.text)


def test_a_question_is_one_and_a_note_says_why(rows: tuple[RelationRow, ...]) -> None:
    assert [row.id for row in rows if row.question is not None and not row.question.endswith("?")] == []
    assert [row.id for row in rows if not row.note.endswith(".")] == []


def test_a_revision_has_an_order(rows: tuple[RelationRow, ...]) -> None:
    for row in rows:
        if row.relation in ("moves", "revises", "accumulates"):
            assert row.a.report.published is not None
            assert row.b.report.published is not None
            assert row.a.report.published <= row.b.report.published
            assert "unknown_order" not in row.flags


def test_the_page_counts_the_forms(rows: tuple[RelationRow, ...]) -> None:
    page = " ".join((FOLDER / "README.md").read_text(encoding="utf-8").split())
    for form, count in Counter(row.form for row in rows).items():
        assert f"{form} {count}" in page


# --- what a line becomes ---------------------------------------------------------------------------------------------

TEXT_A = "The mayor of Elva said 14 sheep had drowned. 14 sheep had drowned in May as well."
TEXT_B = "A shepherd in Elva said 41 sheep had drowned."
IDS = {half: next(name for name in ("q1", "q2", "q3", "q4", "q5", "q6") if find_half(name) == half) for half in HALVES}


def make_fields(**changes: Any) -> dict[str, Any]:
    sides = {
        "a": {
            "report": {"id": "q1a", "text": TEXT_A, "published": "2024-05-02", "outlet": "Elva Post"},
            "claim": ["14 sheep had drowned", 1],
        },
        "b": {
            "report": {"id": "q1b", "text": TEXT_B, "published": None, "outlet": None},
            "claim": ["41 sheep had drowned", 1],
        },
    }
    fields = {"id": IDS["dev"], "half": "dev", "form": "digits", "relation": "differs", "flags": ["digits"]}
    return fields | {"question": "how many sheep drowned?", "note": "Fourteen against 41."} | sides | changes


def write(folder: Path, *rows: dict[str, Any]) -> Path:
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (folder / "relations.dev.jsonl").write_text(lines, encoding="utf-8")
    return folder


def test_a_pair_is_read(tmp_path: Path) -> None:
    (row,) = load_relations("dev", write(tmp_path, make_fields()))
    assert (row.relation, row.flags, row.question) == ("differs", ("digits",), "how many sheep drowned?")
    assert row.a.words == "14 sheep had drowned"
    assert row.a.claim.start == TEXT_A.index("14")
    assert (row.b.words, row.b.report.published, row.b.report.outlet) == ("41 sheep had drowned", None, None)


def test_the_occurrence_says_which_words_are_meant(tmp_path: Path) -> None:
    second = make_fields()
    second["a"]["claim"] = ["14 sheep had drowned", 2]
    (row,) = load_relations("dev", write(tmp_path, second))
    assert row.a.claim.start == TEXT_A.rindex("14")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"relation": "contradicts"}, "'contradicts' is no relation; use one of agrees, differs"),
        ({"flags": ["digits", "odd"]}, "odd are no flags"),
        ({"half": "sealed"}, "belongs to the other half"),
        ({"id": IDS["sealed"]}, "belongs to the other half"),
        ({"a": {"report": {}, "claim": ["x", 1]}}, "dev.jsonl:1 is no pair of claims"),
        ({"b": make_fields()["b"] | {"claim": ["41 sheep had drowned", 2]}}, "there is no number 2"),
        ({"b": make_fields()["b"] | {"claim": ["1 sheep had drowned", 1]}}, "stands 0 times"),
    ],
)
def test_a_bad_pair_is_named(tmp_path: Path, changes: dict[str, Any], message: str) -> None:
    with pytest.raises(EvaluationError, match=message):
        load_relations("dev", write(tmp_path, make_fields(**changes)))


def test_an_id_stands_once(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"dev\.jsonl:2: the id q\d stands twice"):
        load_relations("dev", write(tmp_path, make_fields(), make_fields()))


def test_a_line_that_is_no_object_is_named(tmp_path: Path) -> None:
    (tmp_path / "relations.dev.jsonl").write_text("[]\n", encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"dev\.jsonl:1 is no pair"):
        load_relations("dev", tmp_path)


def test_the_half_and_the_file_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="'test' is no half"):
        load_relations("test")
    with pytest.raises(EvaluationError, match="'test' is no half"):
        load_natural(tmp_path, "test")
    with pytest.raises(EvaluationError, match="belong to the repository"):
        load_relations("dev", tmp_path)


# --- natural pairs ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def kept() -> list[dict[str, Any]]:
    """What the repository keeps of the natural pairs."""
    return [json.loads(line) for line in (FOLDER / NATURAL).read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def fresh() -> list[dict[str, Any]]:
    """What it keeps of those labelled later."""
    return [json.loads(line) for line in (FOLDER / FRESH).read_text(encoding="utf-8").splitlines()]


def test_fresh_pairs_are_to_develop_on_and_of_other_reports(
    kept: list[dict[str, Any]], fresh: list[dict[str, Any]]
) -> None:
    assert len({pair["id"] for pair in fresh}) == len(fresh) >= 700
    assert {find_half(pair["id"]) for pair in fresh} == {pair["half"] for pair in fresh} == {"dev"}
    assert {pair["relation"] for pair in fresh} == set(RELATIONS)
    assert sum(pair["relation"] in CONFLICTS for pair in fresh) >= 150
    assert not list_reports(kept) & list_reports(fresh)


def test_wide_pairs_are_of_other_reports_than_those_measured_on(
    kept: list[dict[str, Any]], fresh: list[dict[str, Any]]
) -> None:
    wide = list_wide()
    assert len({pair["id"] for pair in wide}) == len(wide) >= 5_000
    assert {pair["corpus"] for pair in wide} == set(WIDE_CORPORA)
    assert {pair["relation"] for pair in wide} == set(RELATIONS)
    assert sum(pair["relation"] in CONFLICTS for pair in wide) >= 700
    assert not list_reports([*kept, *fresh]) & list_reports(wide)


def test_a_wide_group_carries_no_text_but_what_a_source_is_called() -> None:
    for line in (FOLDER / WIDE).read_text(encoding="utf-8").splitlines():
        group = json.loads(line)
        assert set(group) == {"group", "corpus", "claims", "relations"}
        for claim in group["claims"]:
            assert set(claim) == {"report", "start", "end", "sha", "source"}
            assert len(claim["source"]) <= 60


def test_no_source_of_the_wide_set_is_set_against_itself() -> None:
    for pair in list_wide():
        one, other = pair["a"], pair["b"]
        if pair["relation"] in CONFLICTS:
            assert one["source"] != other["source"] or (one["source"] == "-" and one["report"] != other["report"])


def list_reports(pairs: Sequence[Mapping[str, Any]]) -> set[tuple[str, str]]:
    return {(pair["corpus"], pair[side]["report"]) for pair in pairs for side in "ab"}


def test_natural_pairs_carry_no_text(kept: list[dict[str, Any]], fresh: list[dict[str, Any]]) -> None:
    for pair in (*kept, *fresh):
        assert set(pair) == {"id", "half", "corpus", "a", "b", "relation", "note"}
        for side in (pair["a"], pair["b"]):
            assert set(side) == {"report", "start", "end", "sha"}
            assert len(side["sha"]) == 12
            assert 0 <= side["start"] < side["end"]
        assert not {'"', "“", "”"} & set(pair["note"])
        assert len(pair["note"]) <= 120


def test_natural_pairs_are_many_and_their_halves_alike(kept: list[dict[str, Any]]) -> None:
    assert len(kept) >= 200
    assert len({pair["id"] for pair in kept}) == len(kept)
    assert all(find_half(pair["id"]) == pair["half"] for pair in kept)
    assert {pair["corpus"] for pair in kept} == set(CORPORA)
    halves = {half: Counter(pair["relation"] for pair in kept if pair["half"] == half) for half in HALVES}
    assert set(halves["dev"]) == set(halves["sealed"]) == set(RELATIONS)
    assert all(abs(halves["dev"][name] - halves["sealed"][name]) <= 2 for name in RELATIONS)


def test_half_of_the_natural_pairs_are_no_agreement(kept: list[dict[str, Any]]) -> None:
    counts = Counter(pair["relation"] for pair in kept)
    wanted = sum(counts[name] for name in ("differs", "moves", "revises", "denies", "other_scope"))
    assert wanted >= len(kept) / 2


def test_natural_pairs_stand_in_two_reports(kept: list[dict[str, Any]]) -> None:
    assert [pair["id"] for pair in kept if pair["a"]["report"] == pair["b"]["report"]] == []


NEWS_A = {
    "doc_id": "d1",
    "dct": "2016-02-03",
    "text": "Two goats ran off, police said.",
    "url": "http://web.archive.org/web/20160204010203/http://www.elvapost.example:80/goats",
}
NEWS_B = {"doc_id": "d2", "dct": "2016-02-04", "text": "Three goats ran off.", "url": "https://valga.example/goats"}
WIKI = {"doc_id": "d1", "date": "2020-01-01", "text": "No goat is here.", "url": "https://en.wikinews.org/wiki/Goat"}


def make_pair(**changes: Any) -> dict[str, Any]:
    pair = {
        "id": IDS["dev"],
        "half": "dev",
        "corpus": "gun_reports",
        "relation": "differs",
        "note": "Two against three.",
    }
    sides = {
        "a": {"report": "d1", "start": 0, "end": 9, "sha": digest("Two goats")},
        "b": {"report": "d2", "start": 0, "end": 11, "sha": digest("Three goats")},
    }
    return pair | sides | changes


def write_natural(folder: Path, *pairs: dict[str, Any]) -> Path:
    contents = {NATURAL: pairs, "gun_reports.jsonl": (NEWS_A, NEWS_B), "wikinews.jsonl": (WIKI,)}
    for name, objects in contents.items():
        (folder / name).write_text("".join(json.dumps(one) + "\n" for one in objects), encoding="utf-8")
    return folder


def test_a_natural_pair_gets_its_text_from_the_data(tmp_path: Path) -> None:
    write_natural(tmp_path, make_pair(), make_pair(id=IDS["sealed"], half="sealed"))
    (row,) = load_natural(tmp_path, "dev", own=tmp_path)
    assert (row.a.words, row.b.words) == ("Two goats", "Three goats")
    assert (row.form, row.question, row.flags) == ("gun_reports", None, ())
    assert (row.a.report.published, row.a.report.outlet) == ("2016-02-03", "elvapost.example")
    assert row.b.report.outlet == "valga.example"


def test_an_id_of_another_corpus_is_another_report(tmp_path: Path) -> None:
    side = {"report": "d1", "start": 0, "end": 7, "sha": digest("No goat")}
    write_natural(tmp_path, make_pair(corpus="wikinews", a=side, b=side))
    (row,) = load_natural(tmp_path, "dev", own=tmp_path)
    assert (row.a.words, row.a.report.published, row.a.report.outlet) == ("No goat", "2020-01-01", "en.wikinews.org")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"a": make_pair()["a"] | {"start": 1}}, "the words at 1 of d1 are not those that were judged"),
        ({"a": make_pair()["a"] | {"report": "d9"}}, "gun_reports has no report d9"),
        ({"relation": "same"}, "'same' is no relation"),
        ({"id": IDS["sealed"]}, "belongs to the other half"),
    ],
)
def test_a_bad_natural_pair_is_named(tmp_path: Path, changes: dict[str, Any], message: str) -> None:
    with pytest.raises(EvaluationError, match=message):
        load_natural(write_natural(tmp_path, make_pair(**changes)), "dev", own=tmp_path)


def test_the_data_must_be_there(tmp_path: Path) -> None:
    write_natural(tmp_path, make_pair())
    (tmp_path / "gun_reports.jsonl").unlink()
    with pytest.raises(EvaluationError, match=r"gun_reports\.jsonl is missing"):
        load_natural(tmp_path, "dev", own=tmp_path)


def make_group(**changes: Any) -> dict[str, Any]:
    pair = make_pair()
    claims = [side | {"source": "-"} for side in (pair["a"], pair["b"])]
    return {"group": "G1/1:0", "corpus": "gun_reports", "claims": claims, "relations": {"2-1": "differs"}} | changes


def write_wide(folder: Path, **changes: Any) -> Path:
    write_natural(folder)
    (folder / WIDE).write_text(json.dumps(make_group(**changes)) + "\n", encoding="utf-8")
    return folder


def test_two_claims_of_a_wide_group_are_a_pair(tmp_path: Path) -> None:
    (row,) = load_wide(write_wide(tmp_path), own=tmp_path)
    assert (row.id, row.half, row.form, row.relation) == ("G1/1:0:2-1", "dev", "G1/1:0", "differs")
    assert (row.a.words, row.b.words) == ("Three goats", "Two goats")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"relations": {"1-3": "differs"}}, r"relations\.wide\.jsonl:1: '1-3' names no two of 2 claims"),
        ({"relations": {"1": "differs"}}, "'1' names no two of 2 claims"),
        ({"relations": {"1-2": "same"}}, "G1/1:0:1-2 is no pair of claims.*'same' is no relation"),
        ({"claims": [make_pair()["a"] | {"start": 1}, make_pair()["b"]]}, "not those that were judged"),
    ],
)
def test_a_bad_wide_group_is_named(tmp_path: Path, changes: dict[str, Any], message: str) -> None:
    with pytest.raises(EvaluationError, match=message):
        load_wide(write_wide(tmp_path, **changes), own=tmp_path)


def test_a_wide_group_that_lacks_something_is_named(tmp_path: Path) -> None:
    (tmp_path / WIDE).write_text('{"group": "G1/1:0", "corpus": "wikinews"}\n', encoding="utf-8")
    with pytest.raises(EvaluationError, match="has no claims, relations"):
        list_wide(tmp_path)


# --- the figures -----------------------------------------------------------------------------------------------------


def make_row(relation: str, half: str = "dev") -> RelationRow:
    report = PairedReport(id="x", text="It rained.", published=None, outlet=None)
    side = Side(report=report, claim=Span(start=0, end=9))
    return RelationRow(
        id="x", half=half, form="f", relation=relation, flags=(), question=None, a=side, b=side, note="None."
    )


def make_outcomes(*pairs: tuple[str, str]) -> tuple[Outcome, ...]:
    """Each pair is (gold, predicted)."""
    return tuple(Outcome(row=make_row(gold), predicted=predicted) for gold, predicted in pairs)


def test_predictions_keep_the_order_and_must_be_relations() -> None:
    rows = [make_row("moves"), make_row("denies")]
    outcomes = predict_relations(rows, lambda row: "moves" if row.relation == "moves" else "differs")
    assert [one.predicted for one in outcomes] == ["moves", "differs"]
    with pytest.raises(EvaluationError, match="'same', predicted for x, is none of agrees"):
        predict_relations(rows, lambda _: "same")


def test_shares_of_one_relation_and_of_several() -> None:
    outcomes = make_outcomes(
        ("differs", "differs"), ("differs", "denies"), ("denies", "denies"), ("agrees", "differs"), ("denies", "moves")
    )
    differs = measure_share(outcomes, "differs")
    assert (differs.predicted, differs.gold, differs.right) == (2, 2, 1)
    assert (differs.precision, differs.recall, differs.f1) == (0.5, 0.5, 0.5)
    both = measure_share(outcomes, "differs", "denies")
    assert (both.predicted, both.gold, both.right) == (4, 4, 2)


def test_a_share_of_nothing_is_unknown() -> None:
    share = measure_share(make_outcomes(("agrees", "agrees")), "denies")
    assert (share.precision, share.recall, share.f1) == (None, None, None)


def test_macro_f1_is_the_mean_over_the_relations_of_the_gold() -> None:
    outcomes = make_outcomes(("agrees", "agrees"), ("agrees", "moves"), ("denies", "denies"))
    assert measure_macro_f1(outcomes) == pytest.approx((2 / 3 + 1) / 2)
    assert measure_macro_f1(()) is None


@given(st.lists(st.tuples(st.sampled_from(RELATIONS), st.sampled_from(RELATIONS)), min_size=1))
def test_macro_f1_is_one_only_for_a_flawless_reader(pairs: list[tuple[str, str]]) -> None:
    outcomes = make_outcomes(*pairs)
    score = measure_macro_f1(outcomes)
    assert score is not None
    assert 0.0 <= score <= 1.0
    assert (score == 1.0) == all(gold == predicted for gold, predicted in pairs)


def test_figures_name_the_set_and_pin_what_the_gate_holds() -> None:
    outcomes = make_outcomes(("differs", "differs"), ("agrees", "denies"), ("denies", "agrees"))
    figures = {figure.key: figure for figure in make_figures("dev", "natural", outcomes)}
    right, found = figures["relations.natural.dev.conflicts_right"], figures["relations.natural.dev.conflicts_found"]
    assert (right.value, right.support, right.pinned) == (0.5, 2, True)
    assert (found.value, found.support, found.pinned) == (0.5, 2, False)
    assert figures["relations.natural.dev.macro_f1"].pinned
    assert figures["relations.natural.dev.differs"].value == 1.0
    own = {figure.key: figure for figure in make_figures("dev", "own", outcomes)}
    assert not own["relations.own.dev.conflicts_right"].pinned


def test_figures_are_shown_and_unknown_ones_too() -> None:
    lines = render_figures(make_figures("dev", "own", make_outcomes(("moves", "moves")))).splitlines()
    assert lines[0].split() == ["macro-F1", "1.000", "n=1"]
    assert "–" in lines[1]


def test_failures_are_shown_for_the_half_to_develop_on_only() -> None:
    outcomes = make_outcomes(("moves", "moves"), ("denies", "differs"))
    assert render_failures(outcomes) == "x f: wants denies, found differs [It rained] [It rained]"
    sealed = Outcome(row=make_row("denies", half="sealed"), predicted="agrees")
    with pytest.raises(EvaluationError, match="sealed half"):
        render_failures([sealed])
