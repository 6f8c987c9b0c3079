from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from evals import own_sets, quantities
from evals.quantities import Quantity, QuantityText, SpecCase
from evals.spans import Counts
from reportedly.vocabulary import Change, Figure, FigureKind, Span


def make(text: str, words: str, **fields: object) -> Figure:
    start = text.index(words)
    known: dict[str, object] = {"kind": FigureKind.COUNT, "low": None, "high": None, **fields}
    return Figure(id="f1", span=Span(start=start, end=start + len(words)), text=words, **known)  # type: ignore[arg-type]


def figure(words: str, value: float | None = None, **fields: object) -> Figure:
    return make(words, words, **({"low": value, "high": value} | fields))


def quantity(*values: float, change: str = "=", unit: str = "-") -> Quantity:
    return Quantity(values=values, change=change, units=frozenset({unit}))


@pytest.mark.parametrize(
    ("fields", "sign"),
    [
        ({"value": 5}, "="),
        ({"low": 5, "low_open": True}, ">"),
        ({"high": 5}, "<"),
        ({"value": 5, "approximate": True}, "~"),
        ({"high": 5, "high_open": True, "approximate": True}, "~"),
        ({"value": 5, "change": Change.RISE, "approximate": True}, "up"),
        ({"value": 5, "change": Change.FALL}, "down"),
        ({"low": 5, "change": Change.FALL}, ">"),
    ],
)
def test_sign_of_a_bound_or_change(fields: dict[str, object], sign: str) -> None:
    assert quantities.name_change(figure("5", **fields)) == sign  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("found", "unit", "agrees"),
    [
        (figure("5%", 5, kind=FigureKind.PERCENT), "percentage", True),
        (figure("$5", 5, kind=FigureKind.MONEY, unit="USD"), "dollar", True),
        (figure("$5", 5, kind=FigureKind.MONEY, unit="USD"), "japanese yen", False),
        (figure("5 km", 5, kind=FigureKind.MEASURE, unit="km"), "kilometre", True),
        (figure("5 degrees", 5, kind=FigureKind.MEASURE), "degree", True),
        (figure("aged 5", 5, kind=FigureKind.AGE, unit="a"), "year of age", True),
        (figure("5 tugs", 5, counts="tugs"), "harbour tug", True),
        (figure("5 ferries", 5, counts="ferries"), "ferry", True),
        (figure("5 firemen", 5, counts="firemen"), "tired fireman", True),
        (figure("5 tugs", 5, counts="tugs"), "barge", False),
        (figure("5", 5), "-", True),
        (figure("5", 5), "tug", False),
        (figure("5 times", 5, counts="times"), "count", True),
    ],
)
def test_units(found: Figure, unit: str, agrees: bool) -> None:
    assert quantities.agree_on_unit(quantity(5, unit=unit), quantities.convert_figure(found)) is agrees


def test_a_range_is_its_two_ends_without_a_change() -> None:
    made = quantities.convert_figure(figure("5 to 7", low=5, high=7, change=Change.RISE))
    assert (made.values, made.change) == ((5.0, 7.0), "=")
    assert quantities.agree_on_value(quantity(7, 5), made)
    assert not quantities.agree_on_value(quantity(5), made)


def test_vague_numbers_and_pence_are_as_the_set_has_them() -> None:
    vague = figure("thousands of tugs", low=2000, approximate=True, counts="tugs")
    assert quantities.convert_figure(vague).values == (1000.0, 10000.0)
    pence = figure("40 pence", 0.4, kind=FigureKind.MONEY, unit="GBP")
    assert quantities.convert_figure(pence).values == (40.0,)


def test_from_to_is_one_range_and_a_result_has_no_change() -> None:
    text = "Rents rose from 30 in May to 45."
    figures = [make(text, "30", low=30, high=30), make(text, "45", low=45, high=45, change=Change.RISE)]
    assert [one.values for one in quantities.list_quantities(text, figures)] == [(30.0, 45.0)]
    text = "Rents rose to 45."
    (result,) = quantities.list_quantities(text, [make(text, "45", low=45, high=45, change=Change.RISE)])
    assert result.change == "="


def test_ordinals_and_implied_ones_are_left_out() -> None:
    third = figure("third", 3, kind=FigureKind.ORDINAL)
    implied = figure("a man", 1, implied=True)
    assert quantities.list_quantities("third a man", [third, implied]) == []


def test_counts_of_a_text() -> None:
    wanted = [quantity(5, unit="dollar"), quantity(9, change=">"), quantity(4)]
    given = [quantity(5, unit="dollar"), quantity(5), quantity(9)]
    assert quantities.score_quantities(wanted, given) == {
        "value": Counts(right=2, predicted=3, gold=3),
        "value+bound": Counts(right=1, predicted=3, gold=3),
        "value+unit": Counts(right=2, predicted=3, gold=3),
    }


def test_pairs_that_agree_in_more_go_first() -> None:
    wanted = [quantity(5), quantity(5, change=">")]
    given = [quantity(5, change=">"), quantity(5)]
    assert [one.change == other.change for one, other in quantities.pair_quantities(wanted, given)] == [True, True]


def test_newsquant_rows(tmp_path: Path) -> None:
    item = {"change": "~", "value": "1.5-2.0", "unit": "x", "normalized_unit": "Knot"}
    rows = [
        {"corpus": "newsquant", "doc_id": "n1", "text": "…", "quantities": [item, item | {"value": "-3.0"}]},
        {"corpus": "other", "doc_id": "n2", "text": "…", "quantities": []},
    ]
    (tmp_path / "quantities.jsonl").write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    (text,) = quantities.load_newsquant(tmp_path)
    assert [one.values for one in text.quantities] == [(1.5, 2.0), (-3.0,)]
    assert text.quantities[0].units == {"knot"}
    assert quantities.score_newsquant([text], lambda words: [])["value"] == Counts(gold=2)


@pytest.mark.parametrize(
    ("split", "resolution", "wanted"),
    [
        ("NumberModel", {"value": "30"}, (30.0,)),
        ("PercentModel", {"value": "30%"}, (30.0,)),
        ("CurrencyModel", {"value": "30", "unit": "Cent"}, (0.3, "USD")),
        ("DimensionModel", {"value": "30", "unit": "Pound"}, (30.0, "[lb_av]")),
        ("NumberRangeModel", {"value": "[20,30)"}, (20.0, 30.0, False, False)),
        ("NumberRangeModel", {"value": "(20,30)"}, (20.0, 30.0, True, True)),
        ("NumberRangeModel", {"value": "(,30)"}, (None, 30.0, False, True)),
        ("NumberRangeModel", {"value": "[20,)"}, (20.0, None, False, False)),
        ("OrdinalModel", {"value": "end+0"}, ("end+0",)),
    ],
)
def test_spec_cases(split: str, resolution: dict[str, str], wanted: tuple[object, ...]) -> None:
    row = {"split": split, "doc_id": f"{split}#1", "text": "…", "quantities": [{"resolution": resolution}]}
    case = quantities.read_case(row)
    assert case is not None
    assert case.wanted == (wanted,)


def test_a_unit_without_a_number_is_no_case_of_ours() -> None:
    row = {
        "split": "CurrencyModel",
        "doc_id": "c",
        "text": "…",
        "quantities": [{"resolution": {"value": None, "unit": "Dollar"}}],
    }
    case = quantities.read_case(row)
    assert case is not None
    assert case.wanted == ()
    assert quantities.read_case(row | {"split": "NumberModelPercentMode"}) is None


@pytest.mark.parametrize(
    ("model", "found", "items"),
    [
        ("number", figure("5", 5), ((5.0,),)),
        ("number", figure("fifth", 5, kind=FigureKind.ORDINAL), ()),
        ("ordinal", figure("fifth", 5, kind=FigureKind.ORDINAL), ((5.0,),)),
        ("range", figure("over 5", low=5, low_open=True), ((5.0, None, True, False),)),
        ("range", figure("5", 5), ()),
        ("percent", figure("5", 5), ()),
        ("currency", figure("$5", 5, kind=FigureKind.MONEY, unit="USD"), ((5.0, "USD"),)),
        ("dimension", figure("5 km", 5, kind=FigureKind.MEASURE, unit="km"), ((5.0, "km"),)),
        ("dimension", figure("5 hours", 5, kind=FigureKind.MEASURE, unit="h"), ()),
        ("dimension", figure("5 C", 5, kind=FigureKind.MEASURE, unit="Cel"), ()),
        ("temperature", figure("5 C", 5, kind=FigureKind.MEASURE, unit="Cel"), ((5.0, "Cel"),)),
        ("age", figure("aged 5", 5, kind=FigureKind.AGE, unit="a"), ((5.0, "a"),)),
    ],
)
def test_what_figures_say_in_the_terms_of_a_model(
    model: str, found: Figure, items: tuple[tuple[object, ...], ...]
) -> None:
    assert quantities.list_found(model, [found]) == items


def test_a_spec_case_is_right_as_a_whole() -> None:
    case = SpecCase(id="c", model="number", text="5 and 6", wanted=((5.0,), (6.0,)))
    assert quantities.score_specs([case], lambda text: [figure("5", 5), figure("6", 6)]).recall == 1.0
    assert quantities.score_specs([case], lambda text: [figure("5", 5)]).recall == 0.0


def test_three_quarters_of_the_specs_apply_and_every_exclusion_has_its_reason() -> None:
    folder = Path(quantities.__file__).parent
    listed = json.loads((folder / "number_specs.json").read_text(encoding="utf-8"))
    excluded = [case for cases in listed["excluded"].values() for case in cases]
    assert len(set(excluded)) == len(excluded)
    assert not set(excluded) & set(listed["applicable"])
    assert len(listed["applicable"]) >= 3 * (len(listed["applicable"]) + len(excluded)) / 4


def own(**changes: object) -> own_sets.OwnFigure:
    fields: dict[str, object] = {
        "span": Span(start=0, end=6),
        "kind": FigureKind.COUNT,
        "low": 5,
        "high": 5,
        "low_open": False,
        "high_open": False,
        "approximate": False,
        "change": None,
        "counting": None,
        "unit": None,
        "counts": "tugs",
        "implied": False,
    }
    return own_sets.OwnFigure(**(fields | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wanted", "agrees"),
    [
        ({}, True),
        ({"span": Span(start=0, end=3)}, True),
        ({"low": 6, "high": 6}, False),
        ({"approximate": True}, False),
        ({"change": Change.RISE}, False),
        ({"counts": "ferries"}, False),
        ({"unit": "km"}, False),
    ],
)
def test_every_field_must_agree(wanted: dict[str, object], agrees: bool) -> None:
    assert quantities.agree_on_fields(own(**wanted), figure("5 tugs", 5, counts="tugs")) is agrees


def test_fractions_agree_within_the_places_given() -> None:
    third = figure("a third of the tugs", 1 / 3, kind=FigureKind.RATE, counts="tugs")
    assert quantities.agree_on_fields(own(kind=FigureKind.RATE, low=0.3333, high=0.3333), third)
    assert not quantities.agree_on_fields(own(kind=FigureKind.RATE, low=0.3334, high=0.3334), third)


def test_an_implied_figure_is_paired_only_with_an_implied_one() -> None:
    row = own_sets.BoundsRow(id="b", half="dev", text="5 tugs", form="x", figures=(own(implied=True),))

    def read(text: str) -> Sequence[Figure]:
        return [figure("5 tugs", 5, counts="tugs")]

    exact, spans = quantities.score_bounds([row], read)
    assert exact == spans == Counts(right=0, predicted=1, gold=1)


def test_a_text_without_quantities_scores_what_is_found_in_it() -> None:
    text = QuantityText(id="q", text="5 tugs", quantities=())
    counts = quantities.score_newsquant([text], lambda words: [figure("5 tugs", 5)])
    assert counts["value"] == Counts(predicted=1)
