"""The scorer of places, on small hand-made texts."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from evals.toponyms import (
    PlacedText,
    Toponym,
    find_half,
    is_near,
    load_toponyms,
    measure_km,
    measure_places,
    pair_places,
    score_found,
    score_given,
)
from reportedly.vocabulary import Span

TEXT = "Rain in Porto, Holm and Elm Street."
PORTO, HOLM, ELM = Span(start=8, end=13), Span(start=15, end=19), Span(start=24, end=34)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    span: Span
    latitude: float | None = None
    longitude: float | None = None


GOLD = PlacedText(
    id="lgl/1",
    text=TEXT,
    toponyms=(
        Toponym(span=PORTO, point=(40.0, 12.5)),
        Toponym(span=HOLM, point=(60.0, 10.0)),
        Toponym(span=ELM, point=None),
    ),
)


def test_distances_are_great_circles() -> None:
    assert measure_km((0.0, 0.0), (0.0, 1.0)) == pytest.approx(111.195, abs=0.01)
    assert measure_km((0.0, 179.5), (0.0, -179.5)) == pytest.approx(111.195, abs=0.01)


def test_a_place_is_near_within_a_hundred_miles() -> None:
    gold = Toponym(span=PORTO, point=(0.0, 0.0))
    assert is_near(Spot(span=PORTO, latitude=0.0, longitude=1.447), gold)
    assert not is_near(Spot(span=PORTO, latitude=0.0, longitude=1.449), gold)
    assert not is_near(Spot(span=PORTO), gold)
    assert not is_near(Spot(span=PORTO, latitude=0.0, longitude=0.0), Toponym(span=PORTO, point=None))


def test_given_the_spans_gold_without_a_point_is_skipped() -> None:
    places = [
        Spot(span=PORTO, latitude=40.1, longitude=12.5),
        Spot(span=HOLM),
        Spot(span=ELM, latitude=1.0, longitude=1.0),
    ]
    counts = score_given(GOLD, places)
    assert (counts.right, counts.gold, counts.recall) == (1, 2, 0.5)


def test_given_the_spans_each_needs_its_place() -> None:
    with pytest.raises(ValueError, match="shorter"):
        score_given(GOLD, [Spot(span=PORTO)])


def test_end_to_end_a_shared_character_is_enough_and_what_has_no_point_claims_nothing() -> None:
    places = [
        Spot(span=Span(start=5, end=13), latitude=40.1, longitude=12.5),
        Spot(span=HOLM),
        Spot(span=Span(start=0, end=4), latitude=1.0, longitude=1.0),
    ]
    counts = score_found(GOLD, places)
    assert (counts.right, counts.predicted, counts.gold) == (1, 2, 2)


def test_end_to_end_a_place_at_skipped_gold_is_on_neither_side() -> None:
    counts = score_found(GOLD, [Spot(span=ELM, latitude=1.0, longitude=1.0)])
    assert (counts.right, counts.predicted, counts.gold) == (0, 0, 2)


def test_equal_spans_are_paired_before_overlapping_ones() -> None:
    long = Spot(span=Span(start=5, end=13), latitude=0.0, longitude=0.0)
    exact = Spot(span=PORTO, latitude=40.0, longitude=12.5)
    assert pair_places(GOLD.toponyms[:1], [long, exact]) == [(GOLD.toponyms[0], exact)]


def test_each_side_is_used_once() -> None:
    whole = Spot(span=Span(start=8, end=19), latitude=40.0, longitude=12.5)
    assert len(pair_places(GOLD.toponyms, [whole])) == 1


def write_rows(folder: Path, ids: Sequence[str]) -> None:
    toponyms = [{"start": 15, "end": 19, "lat": 60.0, "lon": 10.0}, {"start": 8, "end": 13}]
    rows = [{"corpus": "lgl", "doc_id": name, "text": TEXT, "toponyms": toponyms} for name in ids]
    (folder / "toponyms.jsonl").write_text("\n".join(json.dumps(row) for row in rows) + "\n", encoding="utf-8")


def test_halves_go_by_the_checksum_of_corpus_and_document(tmp_path: Path) -> None:
    ids = [str(number) for number in range(12)]
    write_rows(tmp_path, ids)
    dev = [text.id for text in load_toponyms(tmp_path, "lgl", "dev")]
    test = [text.id for text in load_toponyms(tmp_path, "lgl", "test")]
    assert dev == [f"lgl/{name}" for name in ids if zlib.crc32(f"lgl/{name}".encode()) % 2 == 0]
    assert sorted(dev + test) == sorted(f"lgl/{name}" for name in ids)
    assert dev
    assert test
    assert all(find_half(name) == "dev" for name in dev)


def test_toponyms_are_read_in_order_with_their_points(tmp_path: Path) -> None:
    write_rows(tmp_path, [str(number) for number in range(12)])
    text = load_toponyms(tmp_path, "lgl", "dev")[0]
    assert text.toponyms == (Toponym(span=PORTO, point=None), Toponym(span=HOLM, point=(60.0, 10.0)))


def test_both_figures_of_each_corpus_are_measured(tmp_path: Path) -> None:
    write_rows(tmp_path, [str(number) for number in range(12)])

    def resolve(text: str, spans: Sequence[Span]) -> list[Spot]:
        return [Spot(span=span, latitude=60.0, longitude=10.0) for span in spans]

    def find(text: str) -> list[Spot]:
        return [
            Spot(span=HOLM, latitude=60.0, longitude=10.0),
            Spot(span=Span(start=0, end=4), latitude=0.0, longitude=0.0),
        ]

    figures = {figure.key: figure for figure in measure_places(tmp_path, resolve, find, half="dev")}
    support = len(load_toponyms(tmp_path, "lgl", "dev"))
    assert figures["places.lgl.given"].value == 1.0
    assert figures["places.lgl.found"].value == pytest.approx(2 / 3)
    assert figures["places.lgl.found"].support == support
    assert figures["places.geovirus.given"].support == 0
