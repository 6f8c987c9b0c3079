from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from evals.own_sets import (
    FOLDER,
    HALVES,
    BoundsRow,
    CertaintyRow,
    find_half,
    load_bounds,
    load_certainty,
)
from evals.records import EvaluationError
from reportedly.vocabulary import FigureKind, Polarity, SilenceKind, Span

FORMS_OF_FIGURES = (
    "digits words mixed ordinal range-between range-from-to range-to range-hyphen range-short range-or dozen dozens "
    "handful scores-of hundreds half-million fraction percent rate age money measure up-to at-least more-than over "
    "well-over nearly almost about around some roughly approximately no-fewer-than as-many-as or-more under less-than "
    "fewer-than further another at-most upwards close-to minimum noun-phrase pronoun bare change total additional "
    "implied score no-date no-time no-list no-model no-address no-phone no-one no-section no-name no-vague dispatch"
).split()
FORMS_OF_CERTAINTY = (
    "icd-remote icd-very-unlikely icd-unlikely icd-even icd-likely icd-very-likely icd-almost-certain icd-negated phia "
    "stated survey modal believed reportedly apparently suspected unconfirmed rule-out not-necessarily conditional "
    "question denial double-negative negation-inside distancing distancing-likelihood no-distancing confidence "
    "confidence-likelihood no-confidence scope no-hedge plain declined no-details no-answer not-said unclear "
    "unverified two-silences claim-and-silence no-silence"
).split()


@pytest.fixture(scope="module")
def bounds() -> tuple[BoundsRow, ...]:
    return tuple(row for half in HALVES for row in load_bounds(half))


@pytest.fixture(scope="module")
def certainty() -> tuple[CertaintyRow, ...]:
    return tuple(row for half in HALVES for row in load_certainty(half))


# --- the files -------------------------------------------------------------------------------------------------------


def test_the_sets_are_large_enough(bounds: tuple[BoundsRow, ...], certainty: tuple[CertaintyRow, ...]) -> None:
    assert len(bounds) >= 170
    assert sum(row.claim is not None for row in certainty) >= 150
    assert sum(bool(row.silences) or row.form == "no-silence" for row in certainty) >= 80


def test_the_halves_are_of_a_size() -> None:
    for load in (load_bounds, load_certainty):
        dev, sealed = (len(load(half)) for half in HALVES)
        assert abs(dev - sealed) < 0.1 * (dev + sealed)


def test_no_text_and_no_id_stands_twice(bounds: tuple[BoundsRow, ...], certainty: tuple[CertaintyRow, ...]) -> None:
    rows = [*bounds, *certainty]
    assert len({row.text for row in rows}) == len(rows)
    assert len({row.id for row in rows}) == len(rows)


@pytest.mark.parametrize("form", FORMS_OF_FIGURES)
def test_each_form_of_a_figure_is_there_twice_and_in_both_halves(form: str, bounds: tuple[BoundsRow, ...]) -> None:
    halves = Counter(row.half for row in bounds if row.form == form)
    assert set(halves) == set(HALVES)


@pytest.mark.parametrize("form", FORMS_OF_CERTAINTY)
def test_each_form_of_certainty_and_silence_is_in_both_halves(form: str, certainty: tuple[CertaintyRow, ...]) -> None:
    halves = Counter(row.half for row in certainty if row.form == form)
    assert set(halves) == set(HALVES)


def test_every_kind_of_figure_and_of_silence_is_there(
    bounds: tuple[BoundsRow, ...], certainty: tuple[CertaintyRow, ...]
) -> None:
    assert {figure.kind for row in bounds for figure in row.figures} == set(FigureKind)
    assert {silence.kind for row in certainty for silence in row.silences} == set(SilenceKind)


def test_rows_that_hold_nothing_say_so(bounds: tuple[BoundsRow, ...], certainty: tuple[CertaintyRow, ...]) -> None:
    traps = [row for row in bounds if row.form.startswith("no-") and row.form != "no-fewer-than"]
    assert len(traps) >= 20
    assert not any(row.figures for row in traps)
    assert not any(row.silences for row in certainty if row.form == "no-silence")


def test_the_page_of_conventions_counts_the_forms(
    bounds: tuple[BoundsRow, ...], certainty: tuple[CertaintyRow, ...]
) -> None:
    page = " ".join((FOLDER / "README.md").read_text(encoding="utf-8").split())
    for form, count in Counter(row.form for row in [*bounds, *certainty]).items():
        assert f"{form} {count}" in page


# --- what a row becomes ----------------------------------------------------------------------------------------------

ID = next(name for name in ("b1", "b2", "b3", "b4", "b5", "b6") if find_half(name) == "dev")
TEXT = "Up to 30 sheep died, Ana Ruiz claimed; she did not elaborate."


def figure(**changes: Any) -> dict[str, Any]:
    fields = {
        "span": [0, 14], "kind": "count", "low": None, "high": 30, "low_open": False, "high_open": False,
        "approximate": False, "change": None, "counting": None, "unit": None, "counts": "sheep", "implied": False,
    }  # fmt: skip
    return fields | changes


def expectation(**changes: Any) -> dict[str, Any]:
    fields = {
        "scale": None, "band": None, "certainty_spans": [], "polarity": "positive", "distancing": [[30, 37]],
        "analytic_confidence": None, "confidence_spans": [],
    }  # fmt: skip
    return fields | changes


def silence(**changes: Any) -> dict[str, Any]:
    return {"span": [43, 60], "kind": "no_details", "source": [[39, 42]], "about": []} | changes


CLAIM = {"source": [[21, 29]], "cue": [[30, 37]], "content": [[0, 19]]}


def write_bounds(folder: Path, *figures: dict[str, Any], **changes: Any) -> Path:
    row = {"id": ID, "half": "dev", "text": TEXT, "form": "up-to", "figures": figures} | changes
    (folder / "bounds.dev.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    return folder


def write_certainty(folder: Path, **changes: Any) -> Path:
    row = {
        "id": ID, "half": "dev", "text": TEXT, "form": "distancing", "claim": CLAIM, "expect": expectation(),
        "silences": [silence()],
    } | changes  # fmt: skip
    (folder / "certainty.dev.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    return folder


def test_a_figure_is_read(tmp_path: Path) -> None:
    (row,) = load_bounds("dev", write_bounds(tmp_path, figure()))
    (found,) = row.figures
    assert (row.id, row.form, row.half) == (ID, "up-to", "dev")
    assert (found.span, found.kind, found.low, found.high) == (Span(start=0, end=14), FigureKind.COUNT, None, 30)
    assert found.counts == "sheep"
    assert not found.implied


def test_a_claim_and_a_silence_are_read(tmp_path: Path) -> None:
    (row,) = load_certainty("dev", write_certainty(tmp_path))
    assert row.claim is not None
    assert row.expect is not None
    assert row.claim.source == (Span(start=21, end=29),)
    assert (row.expect.scale, row.expect.polarity) == (None, Polarity.POSITIVE)
    assert row.expect.distancing == (Span(start=30, end=37),)
    assert row.silences[0].kind is SilenceKind.NO_DETAILS
    assert row.silences[0].about == ()


def test_a_figure_may_hold_another_but_not_cross_it(tmp_path: Path) -> None:
    (row,) = load_bounds("dev", write_bounds(tmp_path, figure(), figure(span=[6, 14])))
    assert [each.span.start for each in row.figures] == [0, 6]
    with pytest.raises(EvaluationError, match="cross"):
        load_bounds("dev", write_bounds(tmp_path, figure(), figure(span=[6, 19])))


# --- bad rows --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"span": [0, 900]}, "does not lie within"),
        ({"span": [3, 3]}, "does not lie within"),
        ({"span": [0, 15]}, "white space"),
        ({"low": 31}, "above high"),
        ({"high": None}, "low or high"),
        ({"low_open": True}, "open bound"),
        ({"approximate": "yes"}, "true or false"),
        ({"kind": "crowd"}, "no kind"),
        ({"change": "up"}, "no change"),
        ({"counting": "more"}, "no counting"),
        ({"counts": "goats"}, "does not stand"),
        ({"span": [0]}, "malformed"),
    ],
)
def test_a_bad_figure_is_refused_with_its_row(changes: dict[str, Any], message: str, tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=f"row {ID} .*{message}"):
        load_bounds("dev", write_bounds(tmp_path, figure(**changes)))


def test_figures_out_of_order_are_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="not in order"):
        load_bounds("dev", write_bounds(tmp_path, figure(span=[6, 14]), figure(span=[0, 5])))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"scale": "guess"}, "no scale"),
        ({"scale": "icd203", "certainty_spans": [[0, 5]]}, "do not go together"),
        ({"scale": "hedge", "certainty_spans": [[0, 5]], "band": [0.1, 0.2]}, "do not go together"),
        ({"scale": "icd203", "certainty_spans": [[0, 5]], "band": [0.8, 0.2]}, "low <= high"),
        ({"scale": "hedge"}, "needs the words"),
        ({"certainty_spans": [[0, 5]]}, "needs the words"),
        ({"polarity": "unsure"}, "no polarity"),
        ({"analytic_confidence": "medium"}, "no analytic_confidence"),
        ({"analytic_confidence": "low"}, "needs the words"),
        ({"distancing": [[30, 37], [21, 29]]}, "in order"),
    ],
)
def test_a_bad_expectation_is_refused_with_its_row(changes: dict[str, Any], message: str, tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=f"row {ID} .*{message}"):
        load_certainty("dev", write_certainty(tmp_path, expect=expectation(**changes)))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"expect": None}, "both or neither"),
        ({"claim": CLAIM | {"content": []}}, "needs content"),
        ({"silences": [silence(kind="shy")]}, "no kind"),
        ({"silences": [silence(), silence()]}, "in order and apart"),
        ({"half": "sealed"}, "belongs to"),
    ],
)
def test_a_bad_row_is_refused(changes: dict[str, Any], message: str, tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=f"row {ID} .*{message}"):
        load_certainty("dev", write_certainty(tmp_path, **changes))


def test_an_id_that_stands_twice_is_refused(tmp_path: Path) -> None:
    path = write_bounds(tmp_path, figure()) / "bounds.dev.jsonl"
    path.write_text(path.read_text(encoding="utf-8") * 2, encoding="utf-8")
    with pytest.raises(EvaluationError, match="twice"):
        load_bounds("dev", tmp_path)


def test_what_is_no_row_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "bounds.dev.jsonl"
    for line in ("{", "[]", '{"id": 3}'):
        path.write_text(line + "\n", encoding="utf-8")
        with pytest.raises(EvaluationError, match=r"bounds\.dev\.jsonl:1"):
            load_bounds("dev", tmp_path)


def test_a_missing_file_and_an_unknown_half_are_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="missing"):
        load_certainty("dev", tmp_path)
    with pytest.raises(EvaluationError, match="no half"):
        load_certainty("test", tmp_path)


# --- the seed dispatch in detail -------------------------------------------------------------------------------------


def test_the_details_of_the_seed_dispatch_belong_to_its_marks() -> None:
    folder = FOLDER.parent
    marks = json.loads((folder / "seed.json").read_text(encoding="utf-8"))
    details = json.loads((folder / "seed_details.json").read_text(encoding="utf-8"))
    contents = {row["id"]: row["content"] for row in marks["attributions"]}
    assert details["text_sha256"] == marks["text_sha256"]
    for row in [*details["figures"], *details["times"]]:
        inside = row["claim"] is not None and any(
            start <= row["span"][0] < row["span"][1] <= end for start, end in contents[row["claim"]]
        )
        assert inside == (row["claim"] is not None)
    assert {row["claim"] for row in details["certainty"]} <= set(contents)
    assert [row["span"][0] for row in details["silences"]] == [start for start, _ in marks["silences"]]


def test_the_details_of_the_seed_dispatch_hold_no_text_but_short_labels() -> None:
    details = json.loads((FOLDER.parent / "seed_details.json").read_text(encoding="utf-8"))
    for group in ("figures", "times", "certainty", "silences"):
        assert details[group]
        assert all(len(row["label"].split()) <= 3 for row in details[group])
