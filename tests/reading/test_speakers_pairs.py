import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reading.speakers.columns import Table, make_table
from reportedly.reading.speakers.contexts import PLACES, gather_contexts
from reportedly.reading.speakers.naming import group_names
from reportedly.reading.speakers.pairs import FEATURES, find_anaphors, list_pairs
from reportedly.reading.speakers.scorer import make_scorer
from reportedly.reading.workspace import WordStates, Workspace
from tests.reading.spoken import mention, words_at, write_report

ANA = "Ana/PROPN/nsubj/2 met/VERB/root/0 Tomas/PROPN/obj/2 in/ADP/case/5 Lima/PROPN/obl/2 ./PUNCT/punct/2"
SHE = "She/PRON/nsubj/2 left/VERB/root/0 ./PUNCT/punct/2"
NAMES = {"Ana": "PER", "Tomas": "PER", "Lima": "LOC"}


def tabulate(*sentences: str, names: dict[str, str]) -> tuple[Workspace, Table, list[str]]:
    workspace = write_report(*sentences, names=names)
    ground, row, mentions = mention(workspace)
    table = make_table(row, mentions, group_names(ground.text, row, mentions), {})
    return workspace, table, [words_at(workspace, each) for each in mentions]


def test_an_anaphor_is_paired_with_what_it_may_stand_for() -> None:
    _, table, words = tabulate(ANA, SHE, names=NAMES)
    pairs = list_pairs(table, find_anaphors(table))
    assert {words[number] for number in pairs.anaphors} == {"She"}
    assert {words[number] for number in pairs.candidates} == {"Ana", "Tomas"}


def test_a_name_of_the_other_gender_is_no_candidate() -> None:
    first = "Mr./PROPN/nsubj/3 Tomas/PROPN/flat/1 slept/VERB/root/0"
    _, table, words = tabulate("Ana/PROPN/nsubj/2 slept/VERB/root/0", first, SHE, names=NAMES)
    pairs = list_pairs(table, find_anaphors(table))
    assert {words[number] for number in pairs.candidates} == {"Ana"}


def test_pairs_have_as_many_features_as_the_scorer_expects() -> None:
    _, table, _ = tabulate(ANA, SHE, names=NAMES)
    pairs = list_pairs(table, find_anaphors(table))
    assert pairs.features.shape == (2, FEATURES)
    assert len(table.unary) == len(table.form)


def test_no_mentions_give_no_pairs() -> None:
    _, table, _ = tabulate("Rain/NOUN/nsubj/2 fell/VERB/root/0", names={})
    pairs = list_pairs(table, find_anaphors(table))
    assert pairs.features.shape == (0, FEATURES)


def test_candidates_are_few_however_long_the_text() -> None:
    _, table, _ = tabulate(*[ANA] * 100, *[SHE] * 3, names=NAMES)
    pairs = list_pairs(table, find_anaphors(table))
    assert len(pairs.anaphors) <= 3 * 64


def test_states_come_from_the_head_its_head_and_both_sides() -> None:
    workspace = write_report(ANA, names=NAMES)
    _, row, mentions = mention(workspace)
    states = WordStates(starts=np.array(row.starts), values=np.arange(len(row), dtype=np.float32)[:, None])
    found = gather_contexts(row, mentions, states)
    tomas = found[[words_at(workspace, each) for each in mentions].index("Tomas")]
    assert tomas.tolist() == [2.0, 1.0, 1.0, 3.0]
    assert found.shape == (len(mentions), PLACES)


Weights = dict[str, np.ndarray[tuple[int, ...], np.dtype[np.float32]]]


@pytest.fixture
def weights() -> Weights:
    random = np.random.default_rng(3)
    _, table, _ = tabulate(ANA, SHE, names=NAMES)
    unary, small, hidden, narrow = table.unary.shape[1], 3, 5, 2
    inputs = small + unary

    def draw(*shape: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
        return random.normal(size=shape).astype(np.float32)

    return {
        "mean": draw(4),
        "scale": draw(4),
        "squeeze": draw(4, small),
        "squeeze_bias": draw(small),
        "left": draw(inputs, hidden),
        "bias": draw(hidden),
        "right": draw(inputs, hidden),
        "narrow_left": draw(inputs, narrow),
        "narrow_right": draw(inputs, narrow),
        "joined": draw(FEATURES + narrow, hidden),
        "second": draw(hidden, 3),
        "second_bias": draw(3),
        "out": draw(3),
        "alone": draw(inputs, 2),
        "alone_bias": draw(2),
        "alone_out": draw(2),
    }


def test_the_decomposed_score_is_that_of_the_plain_network(weights: Weights) -> None:
    _, table, _ = tabulate(ANA, SHE, names=NAMES)
    pairs = list_pairs(table, find_anaphors(table))
    states = np.random.default_rng(5).normal(size=(len(table.form), 4)).astype(np.float32)
    scores, alone = make_scorer(weights).score(states, table.unary, pairs)
    w = weights
    i, j = int(pairs.anaphors[0]), int(pairs.candidates[0])
    a, b = (
        np.concatenate([((states[n] - w["mean"]) * w["scale"]) @ w["squeeze"] + w["squeeze_bias"], table.unary[n]])
        for n in (i, j)
    )
    product = (a @ w["narrow_left"]) * (b @ w["narrow_right"])
    hidden = np.maximum(
        a @ w["left"] + b @ w["right"] + np.concatenate([pairs.features[0], product]) @ w["joined"] + w["bias"], 0
    )
    assert scores[0] == pytest.approx(np.maximum(hidden @ w["second"] + w["second_bias"], 0) @ w["out"], rel=1e-4)
    assert alone[i] == pytest.approx(np.maximum(a @ w["alone"] + w["alone_bias"], 0) @ w["alone_out"], rel=1e-4)


@given(st.lists(st.sampled_from([ANA, SHE, "They/PRON/nsubj/2 left/VERB/root/0"]), min_size=1, max_size=8))
def test_a_candidate_is_never_the_anaphor_itself(sentences: list[str]) -> None:
    _, table, _ = tabulate(*sentences, names=NAMES)
    pairs = list_pairs(table, find_anaphors(table))
    assert not (pairs.anaphors == pairs.candidates).any()
    assert (np.diff(pairs.anaphors) >= 0).all()
