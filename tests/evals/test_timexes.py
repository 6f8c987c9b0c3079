"""The scorer of times, on small hand-made texts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from evals.timexes import (
    TimedText,
    Timex,
    drop_nested,
    load_times,
    match_timexes,
    measure_times,
    score_text,
    score_texts,
)
from reportedly.vocabulary import Moment, Span, TimeType

TEXT = "On Monday, two weeks before May."


def timex(start: int, end: int, value: str | None = None) -> Timex:
    return Timex(span=Span(start=start, end=end), type="DATE", value=value)


def moment(start: int, end: int, value: str | None = None) -> Moment:
    return Moment(
        id="t1",
        span=Span(start=start, end=end),
        text=TEXT[start:end],
        type=TimeType.DATE,
        value=value,
        start=None,
        end=None,
    )


def text(*timexes: Timex) -> TimedText:
    return TimedText(id="a", text=TEXT, published="2024-10-30", timexes=timexes)


def test_strict_needs_both_ends_and_relaxed_one_character() -> None:
    scores = score_text(text(timex(3, 9), timex(11, 20)), [moment(3, 9), moment(15, 31)])
    assert (scores["strict"].right, scores["relaxed"].right) == (1, 2)
    assert (scores["strict"].predicted, scores["strict"].gold) == (2, 2)


def test_value_counts_relaxed_matches_with_the_same_value() -> None:
    gold = text(timex(3, 9, "2024-10-28"), timex(11, 20, "P2W"))
    scores = score_text(gold, [moment(3, 9, "2024-10-28"), moment(11, 14, "P2W")])
    assert scores["value"].right == 2
    assert score_text(gold, [moment(3, 9, "2024-10-21")])["value"].right == 0
    assert score_text(text(timex(3, 9)), [moment(3, 9)])["value"].right == 0


def test_expression_is_matched_once() -> None:
    assert len(match_timexes([timex(0, 20)], [moment(3, 9), moment(11, 20)])) == 1
    assert len(match_timexes([timex(3, 9), timex(11, 20)], [moment(0, 20)])) == 1


def test_equal_spans_are_matched_first() -> None:
    pairs = match_timexes([timex(3, 20), timex(11, 20)], [moment(11, 20)])
    assert [(one.span.start, other.span.start) for one, other in pairs] == [(11, 11)]


def test_nested_expressions_are_left_out() -> None:
    assert drop_nested([timex(11, 20), timex(3, 31), timex(3, 9)]) == (timex(3, 31),)


def test_texts_are_loaded_by_corpus_and_split(tmp_path: Path) -> None:
    rows = [
        {
            "corpus": corpus,
            "split": split,
            "doc_id": "1",
            "dct": "2024-10-30T00:00:00",
            "text": TEXT,
            "timexes": [
                {"start": 11, "end": 31, "value": "P2W"},
                {"start": 28, "end": 31, "value": "2024-05"},
                {"start": 5, "end": 5},
            ],
        }
        for corpus, split in (("wikiwars", "train"), ("wikiwars", "test"), ("te3-platinum", "test"))
    ]
    (tmp_path / "times.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (wars,) = load_times(tmp_path, "wikiwars", "test")
    (news,) = load_times(tmp_path, "te3-platinum", "test")
    assert [timex.span.start for timex in wars.timexes] == [11]
    assert [timex.span.start for timex in news.timexes] == [11, 28]
    assert (news.published, news.id) == ("2024-10-30", "te3-platinum/1")


def test_figures_are_made_of_each_corpus(tmp_path: Path) -> None:
    row = {"corpus": "te3-platinum", "split": "test", "doc_id": "1", "dct": "2024-10-30", "text": TEXT}
    row |= {"timexes": [{"start": 3, "end": 9, "value": "2024-10-28", "type": "DATE"}]}
    (tmp_path / "times.jsonl").write_text(json.dumps(row), encoding="utf-8")

    def read(given: str, published: str | None) -> Sequence[Moment]:
        return [moment(3, 9, "2024-10-28" if published == "2024-10-30" else None)]

    figures = {figure.key: figure.value for figure in measure_times(tmp_path, read)}
    assert figures == {
        "times.te3-platinum.strict": 1.0,
        "times.te3-platinum.relaxed": 1.0,
        "times.te3-platinum.value": 1.0,
    }


def test_counts_are_summed_over_texts() -> None:
    scores = score_texts([text(timex(3, 9)), text()], lambda given, published: [moment(3, 9)])
    assert (scores["strict"].right, scores["strict"].predicted, scores["strict"].gold) == (1, 2, 1)
