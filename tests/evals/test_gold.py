from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evals import gold
from evals.records import EvaluationError, Named, Word
from reportedly.vocabulary import Span

TEXT = "The mayor said it rained. It poured."


def write(folder: Path, name: str, *rows: dict[str, Any]) -> Path:
    (folder / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return folder


def span(start: int, end: int) -> Span:
    return Span(start=start, end=end)


def test_articles_of_one_split_with_fragments_joined(tmp_path: Path) -> None:
    attribution = {"id": "E1", "source": [[0, 9]], "cue": [[10, 14]], "content": [[26, 36], [15, 25]]}
    rows = [{"id": i, "split": i, "text": TEXT, "attributions": [attribution]} for i in ("train", "test")]
    (article,) = gold.load_polnear(write(tmp_path, "polnear", *rows), "test")
    assert article.id == "test"
    assert article.attributions[0].source == (span(0, 9),)
    assert article.attributions[0].content == (span(15, 36),)


def test_an_attribution_without_content_is_left_out(tmp_path: Path) -> None:
    attribution = {"id": "E1", "source": [[0, 9]], "cue": [], "content": []}
    row = {"id": "a", "split": "dev", "text": TEXT, "attributions": [attribution]}
    assert gold.load_gum_attribution(write(tmp_path, "gum_attribution", row), "dev")[0].attributions == ()


def test_passages_keep_every_token(tmp_path: Path) -> None:
    row = {"id": "p", "doc": "d", "split": "test", "tokens": ["word"] * 800, "labels": ["O"] * 800}
    (passage,) = gold.load_cofenet(write(tmp_path, "polnear_cofenet", row), "test")
    assert len(passage.tokens) == len(passage.labels) == 800


def test_sources_of_a_sentence(tmp_path: Path) -> None:
    sources = [{"span": [0, 9], "named": False, "source_type": "null"}]
    row = {"id": "s", "split": "test", "text": TEXT, "sources": sources}
    (sentence,) = gold.load_factappeal(write(tmp_path, "factappeal", row), "test")
    assert sentence.sources == (gold.GoldSource(span=span(0, 9), named=False, type=None),)


def test_names_of_one_corpus(tmp_path: Path) -> None:
    base = {"doc_id": "n1", "split": "test", "text": "Lima", "entities": [[0, 4, "LOC", "more"]]}
    rows = [base | {"corpus": "a", "complete": True}, base | {"corpus": "b", "complete": False}]
    folder = write(tmp_path, "ner", *rows)
    (text,) = gold.load_names(folder, "b", "test")
    assert text.names == (Named(span=span(0, 4), type="LOC"),)
    assert not text.complete
    assert gold.load_names(folder, "c", "test") == ()


def test_heads_become_indices_into_the_text(tmp_path: Path) -> None:
    tokens = [
        [0, 2, "PRON", "it", 1, "nsubj", 0, "PRP"],
        [3, 9, "VERB", "rain", -1, "root", 0, "VBD"],
        [11, 13, "PRON", "it", 1, "nsubj", 1, "PRP"],
        [14, 20, "VERB", "pour", -1, "root", 1, "VBD"],
    ]
    row = {
        "corpus": "c",
        "doc_id": "u",
        "split": "dev",
        "text": "It rained. It poured.",
        "sentences": [[0, 10], [11, 21]],
    }
    (text,) = gold.load_parsed(write(tmp_path, "ud", row | {"tokens": tokens}), "c", "dev")
    assert [word.head for word in text.words] == [1, -1, 3, -1]
    assert text.words[2] == Word(span=span(11, 13), upos="PRON", head=3, relation="nsubj")
    assert text.sentences == (span(0, 10), span(11, 21))


def test_a_missing_folder_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="--data DIR"):
        gold.find_folder(tmp_path / "nowhere")


def test_a_missing_set_names_its_file(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"factappeal\.jsonl is missing"):
        gold.load_factappeal(tmp_path, "test")


def test_an_unknown_split_lists_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="train, dev, test"):
        gold.load_polnear(tmp_path, "validation")


def test_a_sample_does_not_depend_on_file_order() -> None:
    articles = [gold.Article(id=f"a{number}", text="", attributions=()) for number in range(20)]
    picked = gold.pick_sample(articles, 5)
    assert len(picked) == 5
    assert {a.id for a in gold.pick_sample(articles[::-1], 5)} == {a.id for a in picked}
    assert list(picked) == sorted(picked, key=articles.index)
    assert gold.pick_sample(articles, None) is articles


def test_a_sample_of_passages_takes_whole_documents() -> None:
    passages = [gold.TokenPassage(id=f"{doc}{n}", doc=doc, tokens=(), labels=()) for doc in "abc" for n in range(3)]
    picked = gold.pick_sample(passages, 1)
    assert len(picked) == 3
    assert len({passage.doc for passage in picked}) == 1
