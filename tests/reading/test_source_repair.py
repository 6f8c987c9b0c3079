"""Sources without the words of the page before them and the verb behind them."""

from __future__ import annotations

import pytest

from reportedly.reading.attribution import make_claims
from reportedly.reading.source_repair import load_words, trim_source
from reportedly.reading.table_rows import load_rows
from reportedly.vocabulary import Span
from tests.reading.marked import build


def trim(words: str) -> str:
    return " … ".join(words[span.start : span.end] for span in trim_source((Span(start=0, end=len(words)),), words))


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("Embed x Share Milford police", "Milford police"),
        ("Image 2 of 14 police", "police"),
        ("Image 1 of / 3 Caption Close Image 1 of 3 Milford police", "Milford police"),
        ("CLOSE Skip in Skip x Embed x Share Neighbor Ana Ruiz", "Neighbor Ana Ruiz"),
        ("LinkedIn Caption The sister of the driver", "The sister of the driver"),
        ("Advertisement Related Content The mayor", "The mayor"),
    ],
)
def test_words_of_the_page_before_a_source_are_none_of_it(words: str, kept: str) -> None:
    assert trim(words) == kept


@pytest.mark.parametrize(
    "words",
    [
        "Close friends",
        "Video from the harbour",
        "Share holders",
        "Image Comics",
        "Photo District News",
        "Caption Video",
        "X",
        "Close video watchers",
        "Image 2 of the series",
    ],
)
def test_what_is_not_surely_of_the_page_stays(words: str) -> None:
    assert trim(words) == words


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("Two men and a woman were", "Two men and a woman"),
        ("the guards who had been", "the guards who"),
        ("The Have", "The Have"),
        ("was", "was"),
        ("Ana Ruiz", "Ana Ruiz"),
    ],
)
def test_a_verb_behind_a_source_is_none_of_it(words: str, kept: str) -> None:
    assert trim(words) == kept


def test_claims_have_their_sources_trimmed() -> None:
    (claim,) = make_claims(build("[S:Embed x Share Milford police] [Q:say] [C:the bridge is shut]."))
    assert (claim.source.words.text, claim.source.name) == ("Milford police", "Milford police")


def test_every_row_says_where_it_is_from_and_stands_once() -> None:
    rows = load_rows("source_repairs.tsv")
    assert all(row["origin"] for row in rows)
    assert len({(row["kind"], row["words"]) for row in rows}) == len(rows)
    assert load_words("reach")
