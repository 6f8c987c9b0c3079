from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from training.gold import read_examples

TEXT = "Kenyan troops left Nairobi for Wilson Airport on Friday."


def write_sets(folder: Path, **given: list[dict[str, Any]]) -> None:
    for file, rows in (
        ("ner", given.get("names", [])),
        ("polnear", given.get("polnear", [])),
        ("factuality", given.get("factuality", [])),
        ("ud", []),
        ("factappeal", []),
        ("gum_attribution", []),
    ):
        (folder / f"{file}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def name_row(scheme: str, entities: list[list[Any]], *, complete: bool = True) -> dict[str, Any]:
    return {
        "corpus": "made",
        "doc_id": "d1",
        "split": "train",
        "scheme": scheme,
        "complete": complete,
        "text": TEXT,
        "entities": entities,
    }


def types_of(folder: Path, row: dict[str, Any]) -> dict[str, set[str]]:
    write_sets(folder, names=[row])
    (example,) = read_examples(folder, "train")
    return {example.text[name.start : name.end]: set(name.types) for name in example.names or ()}


def test_places_with_a_facility_word_become_facilities_and_demonyms_groups(tmp_path: Path) -> None:
    found = types_of(tmp_path, name_row("uner:PER/LOC/ORG", [[19, 26, "LOC"], [31, 45, "LOC"]]))
    assert found == {"Kenyan": {"NORP"}, "Nairobi": {"LOC"}, "Wilson Airport": {"FAC"}}


def test_what_a_scheme_does_not_label_is_unknown(tmp_path: Path) -> None:
    write_sets(tmp_path, names=[name_row("uner:PER/LOC/ORG", [])])
    (example,) = read_examples(tmp_path, "train")
    assert {"DATE", "EVENT"} <= example.outside
    assert "PER" not in example.outside


def test_an_incomplete_row_says_nothing_of_other_words(tmp_path: Path) -> None:
    write_sets(tmp_path, names=[name_row("uner:PER/LOC/ORG", [], complete=False)])
    (example,) = read_examples(tmp_path, "train")
    assert {"PER", "ORG", "LOC"} <= example.outside


def test_docred_times_are_dates(tmp_path: Path) -> None:
    found = types_of(tmp_path, name_row("docred:PER/LOC/ORG/TIME/NUM/MISC", [[49, 55, "TIME"], [0, 6, "LOC"]]))
    assert found == {"Kenyan": {"NORP"}, "Friday": {"DATE"}}


def test_a_test_split_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="never read here"):
        read_examples(tmp_path, "test")


def test_clean_leaves_the_unlicensed_set_out(tmp_path: Path) -> None:
    row = {"id": "p1", "split": "train", "text": "She left, he said.", "attributions": []}
    write_sets(tmp_path, polnear=[row])
    assert [example.corpus for example in read_examples(tmp_path, "train")] == ["polnear"]
    assert read_examples(tmp_path, "train", clean=True) == []


def test_judged_predicates_of_one_sentence_become_one_example(tmp_path: Path) -> None:
    rows = [
        {"set": "made", "split": split, "text": TEXT, "span": span, "factuality": value}
        for split, span, value in (("train", [14, 18], 2.5), ("train", [0, 6], -1.0), ("dev", [14, 18], 0.0))
    ]
    write_sets(tmp_path, factuality=rows)
    (example,) = read_examples(tmp_path, "train")
    assert example.factuality == ((14, 18, 2.5), (0, 6, -1.0))
