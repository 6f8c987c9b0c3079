from __future__ import annotations

import json
import random
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from evals.relations import FRESH, NATURAL, WIDE, Fields, digest, list_wide
from reportedly.vocabulary import RelationKind
from tests.training.paired import make_tokenizer, mark
from training.pairs.prepare import (
    CORPORA,
    Gathering,
    gather_news,
    gather_scenes,
    gather_unlabelled,
    list_measured,
    load_texts,
    name_happening,
)
from training.pairs.rows import KINDS, NOBODY
from training.pairs.scenes import OWN, read_scene, split_text

REPORT = "Two men met. Police said one man was shot in the leg. “No one was hit,” the owner said.\nThe bar is shut."
SCENE = """=== a shot
1 | Herald | 0 | police | A man was {shot}.
2 | KTRX | 0 | - | The man was {hit}.
3 | Herald | 2 | - | He {died}.
> 12 agrees, 13 moves, 23 moves
"""


@pytest.fixture(scope="module")
def committed() -> list[Fields]:
    return [pair for pair in list_wide() if pair["corpus"] in CORPORA]


def list_reports(pairs: list[Fields]) -> set[str]:
    return {pair[side]["report"] for pair in pairs for side in "ab"}


def test_no_report_that_is_measured_on_is_trained_on(committed: list[Fields]) -> None:
    measured = list_measured()
    assert len(measured) > 100
    assert list_reports(committed) & measured == set()


def test_the_measured_reports_are_those_of_all_natural_pairs(tmp_path: Path) -> None:
    pair = {"a": {"report": "one"}, "b": {"report": "two"}}
    (tmp_path / NATURAL).write_text(json.dumps(pair) + "\n", encoding="utf-8")
    (tmp_path / FRESH).write_text(json.dumps(pair | {"b": {"report": "three"}}) + "\n", encoding="utf-8")
    assert list_measured(tmp_path) == {"one", "two", "three"}


def test_each_labelled_pair_has_its_own_id_and_claims(committed: list[Fields]) -> None:
    assert len({pair["id"] for pair in committed}) == len(committed) >= 3_500
    claims = Counter(
        frozenset((pair[side]["report"], pair[side]["start"], pair[side]["end"]) for side in "ab") for pair in committed
    )
    assert [claim for claim, number in claims.items() if number > 1 or len(claim) < 2] == []


def test_each_labelled_pair_is_whole(committed: list[Fields]) -> None:
    assert {pair["corpus"] for pair in committed} <= set(CORPORA)
    assert {pair["relation"] for pair in committed} == {kind.value for kind in RelationKind}
    sides = [pair[side] for pair in committed for side in "ab"]
    assert all(0 <= side["start"] < side["end"] and side["source"] and len(side["sha"]) == 12 for side in sides)


def point(words: str, source: str = "police") -> dict[str, Any]:
    start = REPORT.index(words)
    return {"report": "r", "start": start, "end": start + len(words), "source": source, "sha": digest(words)}


def gather(tmp_path: Path, one: dict[str, Any], other: dict[str, Any]) -> Gathering:
    group = {"group": "g", "corpus": "wikinews", "claims": [one, other], "relations": {"1-2": "denies"}}
    untrained = group | {"group": "h", "corpus": "gun_reports"}
    (tmp_path / WIDE).write_text(json.dumps(group) + "\n" + json.dumps(untrained) + "\n", encoding="utf-8")
    made = Gathering(tokenizer=make_tokenizer())
    gather_news(made, {"wikinews": {"r": REPORT, "s": REPORT}}, tmp_path)
    return made


def show(gathering: Gathering) -> list[str]:
    pieces = {number: piece for piece, number in gathering.tokenizer.get_vocab().items()}
    return [" ".join(pieces[number] for number in row.laid.ids.tolist()).replace(" ##", "") for row in gathering.rows]


def test_claims_of_news_stand_in_their_sentences_in_both_orders(tmp_path: Path) -> None:
    made = gather(tmp_path, point("shot in the leg"), point("No one was hit", "the owner"))
    one = "police : police said one man was [ shot in the leg ] . [SEP]"
    assert [row.pair for row in made.rows] == [0, 0]
    assert [KINDS[row.label] for row in made.rows] == [RelationKind.DENIES] * 2
    first, second = show(made)
    assert first.startswith(f"[CLS] two sources [SEP] {one} the owner :")
    assert "[ no one was hit ]" in first
    assert second.startswith("[CLS] two sources [SEP] the owner :")
    assert second.endswith(one)


def test_the_own_voice_of_one_report_is_one_source(tmp_path: Path) -> None:
    made = gather(tmp_path, point("Two men met", OWN), point("The bar is shut", OWN))
    assert show(made)[0] == (
        "[CLS] one source [SEP] the report : [ two men met ] . [SEP] the report : [ the bar is shut ] . [SEP]"
    )


def test_the_own_voices_of_two_reports_are_two_sources(tmp_path: Path) -> None:
    made = gather(tmp_path, point("Two men met", OWN), point("The bar is shut", OWN) | {"report": "s"})
    assert show(made)[0].startswith("[CLS] two sources [SEP]")


def test_other_words_than_were_judged_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="g:1-2: other words"):
        gather(tmp_path, point("Two men met"), point("The bar is shut") | {"start": 1})


def test_a_report_that_may_not_be_trained_on_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="g:1-2: secret is not among"):
        gather(tmp_path, point("Two men met"), point("The bar is shut") | {"report": "secret"})


NEAR = (
    "The council closed the harbour bridge on Monday after cracks appeared. Gulls sat on it. "
    "Cracks in the harbour bridge were known to the council for years, and nobody closed it."
)


def write_gold(folder: Path, corpus: str, *ids: str) -> None:
    rows = [{"doc_id": each, "subtopic": "1ecb", "text": NEAR} for each in ids]
    (folder / f"{corpus}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def gather_near(folder: Path, texts: dict[str, dict[str, str]]) -> Gathering:
    made = Gathering(tokenizer=make_tokenizer())
    gather_unlabelled(made, folder, {corpus: texts.get(corpus, {}) for corpus in CORPORA}, random.Random(0))
    return made


def test_sentences_on_one_matter_that_share_words_are_judged_without_a_label(tmp_path: Path) -> None:
    for corpus in CORPORA:
        write_gold(tmp_path, corpus, "a")
    made = gather_near(tmp_path, {"wikinews": {"a": NEAR}})
    assert made.pairs == 1
    assert {row.label for row in made.rows} == {NOBODY}
    words = "".join(show(made)[0].split())
    assert "thecouncilclosed" in words.replace("[", "").replace("]", "")
    assert "gulls" not in words


def test_sentences_of_texts_that_are_measured_on_are_left_out(tmp_path: Path) -> None:
    for corpus in CORPORA:
        write_gold(tmp_path, corpus, "a")
    assert gather_near(tmp_path, {}).pairs == 0


def test_texts_that_are_measured_on_are_not_loaded(tmp_path: Path) -> None:
    measured = min(list_measured())
    for corpus in CORPORA:
        write_gold(tmp_path, corpus, "a", measured)
    assert {corpus: list(held) for corpus, held in load_texts(tmp_path).items()} == {each: ["a"] for each in CORPORA}


def test_groups_of_one_topic_of_ecb_are_one_happening() -> None:
    pair = {"corpus": "ecbplus", "group": "N2/s01.txt:3", "a": {"report": "12_3ecbplus.xml"}}
    assert name_happening(pair) == "ecbplus/12"
    assert name_happening(pair | {"corpus": "wikinews"}) == "N2/s01.txt:3"


def test_a_pair_has_one_order_where_days_lie_between() -> None:
    (block,) = split_text(SCENE, "01.txt")
    made = Gathering(tokenizer=make_tokenizer())
    gather_scenes(made, read_scene(block))
    assert [row.pair for row in made.rows] == [0, 0, 1, 2]
    assert len({row.group for row in made.rows}) == 1


def test_a_pair_that_nobody_has_labelled_is_kept_as_such() -> None:
    made = Gathering(tokenizer=make_tokenizer())
    made.add(mark("{a}"), mark("{b}"), alike=None, days=None, kind=None, group="x")
    assert made.join().labels.tolist() == [NOBODY, NOBODY]
