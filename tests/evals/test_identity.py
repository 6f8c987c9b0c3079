from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evals.identity import (
    HALVES,
    count_compared,
    count_grouped,
    load_chained,
    load_names,
    measure_own_names,
    measure_pairs,
)
from evals.records import EvaluationError
from evals.spans import Counts


def mention(text: str, words: str, chain: str, tag: str = "HUMAN_PART_PER", scope: str = "CROSS_DOC_COREF") -> Any:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "tag": tag, "chain": chain, "scope": scope, "descr": words}


def document(name: str, text: str, *mentions: Any) -> str:
    return json.dumps({"doc_id": name, "topic": "1", "subtopic": "1a", "text": text, "mentions": mentions})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    one, two = "Ayla Korkut met Olav Dahl. She left.", "Ms. Ayla Korkut saw a baker, Olav Dahl."
    lines = [
        document(
            "a", one, mention(one, "Ayla Korkut", "c1"), mention(one, "Olav Dahl", "c2"), mention(one, "She", "c1")
        ),
        document(
            "b", two, mention(two, "Ayla Korkut", "c1"), mention(two, "a baker", "c2"), mention(two, "Olav", "c3")
        ),
    ]
    (tmp_path / "ecbplus.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


def test_the_own_set_is_large_enough_and_halved() -> None:
    dev, sealed = (load_names(half) for half in HALVES)
    assert len(dev) + len(sealed) >= 120
    assert abs(len(dev) - len(sealed)) < 20
    assert len({row.id for row in (*dev, *sealed)}) == len(dev) + len(sealed)


def test_a_row_in_the_wrong_half_is_refused(tmp_path: Path) -> None:
    (tmp_path / "names.dev.jsonl").write_text(json.dumps({"id": "korean-03", "half": "sealed"}), encoding="utf-8")
    with pytest.raises(EvaluationError, match="korean-03 does not belong into the half dev"):
        load_names("dev", tmp_path)
    with pytest.raises(EvaluationError, match="no half of the own sets"):
        load_names("train")


def test_own_figures_are_shares_of_the_rows() -> None:
    figures = {figure.key: figure for figure in measure_own_names("dev")}
    assert figures["identity.own.dev.names"].support == len(load_names("dev"))
    assert all(figure.value is not None and 0.9 <= figure.value <= 1.0 for figure in figures.values())


def test_only_names_of_chains_that_cross_documents_are_read(folder: Path) -> None:
    names = [(one.profile.report, one.profile.name, one.chain) for one in load_chained(folder, "ecbplus")]
    assert names == [
        ("a", "Ayla Korkut", "c1"),
        ("a", "Olav Dahl", "c2"),
        ("b", "Ayla Korkut", "c1"),
        ("b", "Olav", "c3"),
    ]


def test_pairs_across_documents_are_counted(folder: Path) -> None:
    topic = load_chained(folder, "ecbplus")
    assert count_compared(topic) == count_grouped(topic) == Counts(gold=1, predicted=1, right=1)
    figures = {figure.key: figure.value for figure in measure_pairs(folder, "ecbplus")}
    assert figures["identity.ecbplus.person.compared.f1"] == 1.0
    assert figures["identity.ecbplus.organization.grouped.recall"] == 0.0
