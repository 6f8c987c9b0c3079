from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from evals.measurement import Plan, choose_tasks, measure
from evals.prediction import Predictions
from evals.records import Attributed, EvaluationError, Figure, Named, Tagged, Word
from reportedly.vocabulary import Span
from tests.evals.silent_reader import SilentReader

RAW = "“We will wait,” Mayor Ana Ruiz said."
TOKENS = ["``", "We", "will", "wait", ",", "''", "Mayor", "Ana", "Ruiz", "said", "."]
LABELS = ["B-content", *["I-content"] * 5, "B-source", "I-source", "I-source", "B-cue", "O"]
PARTS = {"source": [[16, 30]], "cue": [[31, 35]], "content": [[0, 15]]}
SENTENCE = [[0, 36]]
SOURCE = {"span": [16, 30], "named": True, "source_type": "Official"}
NAME = [22, 30, "PER"]


def write_gold(folder: Path) -> Path:
    rows: dict[str, list[dict[str, object]]] = {
        "polnear": [{"id": "a", "split": "test", "text": RAW, "attributions": [{"id": "E1", **PARTS}]}],
        "polnear_cofenet": [{"id": "p", "doc": "d", "split": "test", "tokens": TOKENS, "labels": LABELS}],
        "factappeal": [
            {"id": "s", "split": "test", "text": RAW, "sources": [SOURCE]}
        ],
        "gum_attribution": [{"id": "g", "split": "dev", "text": RAW, "attributions": [PARTS]}],
        "ner": [
            {"corpus": corpus, "doc_id": "n", "split": "test", "text": RAW, "complete": True, "entities": [NAME]}
            for corpus in ("uner_ewt", "uner_pud")
        ],
        "ud": [
            {"corpus": "ud_pud", "doc_id": "u", "split": "test", "text": RAW, "sentences": SENTENCE, "tokens": [
                [22, 25, "PROPN", "Ana", 2, "nsubj", 0, "NNP"],
                [26, 30, "PROPN", "Ruiz", 0, "flat", 0, "NNP"],
                [31, 35, "VERB", "say", -1, "root", 0, "VBD"],
            ]}
        ],
    }  # fmt: skip
    for name, lines in rows.items():
        (folder / f"{name}.jsonl").write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    return folder


def span(start: int, end: int) -> Span:
    return Span(start=start, end=end)


class GoldReader(SilentReader):
    """Gives back what is gold, or, where told so, the content without its last word."""

    def __init__(self, cut: int = 0) -> None:
        self.cut = cut

    def claim(self, text: str) -> tuple[Attributed, ...]:
        assert text == RAW
        return (
            Attributed(
                source=(span(16, 30),),
                cue=(span(31, 35),),
                content=(span(0, 15 - self.cut),),
                kind="person",
                naming="named",
            ),
        )

    decode = claim

    def tag(self, text: str) -> Tagged:
        assert text == RAW
        words = ((22, 25, "PROPN", 2, "nsubj"), (26, 30, "PROPN", 0, "flat"), (31, 35, "VERB", -1, "root"))
        return Tagged(
            names=(Named(span=span(22, 30), type="PER"),),
            sentences=(span(0, 36),),
            words=tuple(Word(span=span(s, e), upos=u, head=h, relation=r) for s, e, u, h, r in words),
        )


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., dict[str, Figure]]:
    folder = write_gold(tmp_path)

    def measure_with(reader: GoldReader, only: str = "attribution,names,heads") -> dict[str, Figure]:
        cache = tmp_path / f"cache-{reader.cut}"
        predictions = Predictions(make_reader=lambda: reader, version="v", folder=cache)
        figures = measure(Plan(folder=folder, split="test"), predictions, only)
        assert len({figure.key for figure in figures}) == len(figures)
        return {figure.key: figure for figure in figures}

    return measure_with


def test_gold_against_itself_is_perfect_on_every_figure(run: Callable[..., dict[str, Figure]]) -> None:
    figures = run(GoldReader())
    for key, figure in figures.items():
        if figure.support and figure.value is not None:
            assert figure.value == (0.0 if figure.lower_is_better else 1.0), key
    assert {key.partition(".")[0] for key in figures} == {"claims", "decoded", "names", "heads"}


def test_a_content_that_is_cut_short_shows_where_it_should(run: Callable[..., dict[str, Figure]]) -> None:
    figures = run(GoldReader(cut=6))
    assert figures["claims.cofenet.alone.exact.content"].value == 0.0
    assert figures["claims.cofenet.joined.exact.content"].value == 0.0
    assert figures["claims.cofenet.alone.exact.source"].value == 1.0
    assert figures["claims.polnear.exact.content"].value == 0.0
    assert figures["claims.polnear.overlap.content"].value == pytest.approx(2 * 9 / (9 + 15))
    assert figures["claims.polnear.linked"].value == 1.0


def test_a_content_under_half_is_no_linked_match_and_confidence_pays(run: Callable[..., dict[str, Figure]]) -> None:
    figures = run(GoldReader(cut=8))
    assert figures["claims.polnear.linked"].value == 0.0
    assert figures["claims.polnear.ece"].value == 1.0
    assert figures["claims.polnear.auroc"].value is None


def test_only_what_is_asked_for_is_measured(run: Callable[..., dict[str, Figure]]) -> None:
    assert {key.partition(".")[0] for key in run(GoldReader(), only="names, heads")} == {"names", "heads"}


def test_an_unknown_task_lists_the_known_ones() -> None:
    with pytest.raises(EvaluationError, match="attribution, cofenet"):
        choose_tasks("names,verbs")
