from __future__ import annotations

import pytest

from evals.gold import NamedText
from evals.naming import OUR_TYPES, Scheme, load_schemes, score_all_names, score_names
from evals.records import Named
from evals.spans import Counts
from reportedly.vocabulary import Span

SCHEME = Scheme(
    corpus="c", gold={"PER": "PER", "LOC": "LOC"}, ours={"PER": "PER", "LOC": "LOC", "FAC": "LOC"}, pinned=True
)
TEXT = "Ana Ruiz left Lima harbour"


def name(start: int, end: int, kind: str) -> Named:
    return Named(span=Span(start=start, end=end), type=kind)


def text(*names: Named, complete: bool = True) -> NamedText:
    return NamedText(id="t", text=TEXT, names=names, complete=complete)


def test_types_are_mapped_before_they_are_compared() -> None:
    counts = score_names(SCHEME, text(name(14, 26, "LOC")), [name(14, 26, "FAC")])
    assert counts["LOC"] == Counts(right=1, predicted=1, gold=1)


def test_types_that_one_side_lacks_are_left_out() -> None:
    counts = score_names(SCHEME, text(name(0, 8, "MISC")), [name(0, 8, "NORP")])
    assert counts == {"PER": Counts(), "LOC": Counts()}


def test_another_boundary_or_type_is_wrong() -> None:
    counts = score_names(SCHEME, text(name(0, 8, "PER"), name(14, 18, "LOC")), [name(4, 8, "PER"), name(14, 18, "PER")])
    assert counts["PER"] == Counts(predicted=2, gold=1)
    assert counts["LOC"] == Counts(gold=1)


def test_in_an_incomplete_text_what_is_not_listed_is_no_negative() -> None:
    gold = text(name(0, 8, "PER"), complete=False)
    counts = score_names(SCHEME, gold, [name(0, 8, "PER"), name(14, 18, "LOC")])
    assert counts == {"PER": Counts(right=1, predicted=1, gold=1), "LOC": Counts()}


def test_counts_are_summed_over_texts() -> None:
    gold = text(name(0, 8, "PER"))
    assert score_all_names(SCHEME, [(gold, gold.names), (gold, ())])["PER"] == Counts(right=1, predicted=1, gold=2)


@pytest.mark.parametrize("scheme", load_schemes().values(), ids=lambda scheme: scheme.corpus)
def test_every_scheme_maps_our_types_to_types_of_its_gold(scheme: Scheme) -> None:
    assert set(scheme.ours) <= OUR_TYPES
    assert set(scheme.ours.values()) == set(scheme.gold.values())
