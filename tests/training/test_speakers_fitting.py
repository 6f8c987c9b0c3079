import numpy as np
import pytest

from reportedly.reading.speakers.pairs import Pairs
from reportedly.reading.speakers.scorer import make_scorer
from tests.training.prepared import gold, prepare
from training.speakers.examples import label_full, leave_open, teach

torch = pytest.importorskip("torch")
from training.speakers.fitting import Batch, Recipe, find_loss, fit  # noqa: E402  # needs torch

SMALL = Recipe(
    hidden=8,
    second=4,
    squeeze=4,
    narrow=2,
    alone=4,
    epochs=60,
    dropout=0.0,
    state_dropout=0.0,
    small_dropout=0.0,
    rate=0.05,
)


def test_fitting_learns_what_it_is_shown_and_numpy_runs_it() -> None:
    prepared = prepare()
    example = label_full(prepared, [gold(prepared, "Tomas", "1"), gold(prepared, "She", "1")], 1.0)
    weights = fit([example] * 4, SMALL, lambda _line: None)
    scorer = make_scorer(weights)
    pairs = Pairs(anaphors=example.left, candidates=example.right, features=example.features)
    scores, alone = scorer.score(example.states.astype(np.float32), example.unary, pairs)
    assert scores[1] > scores[0]
    assert scores[1] > alone[example.anaphors[0]]


def test_the_same_seed_gives_the_same_weights() -> None:
    prepared = prepare()
    example = label_full(prepared, [gold(prepared, "Ana", "1"), gold(prepared, "She", "1")], 1.0)
    one, other = (fit([example], SMALL, lambda _line: None) for _ in range(2))
    assert all((one[name] == other[name]).all() for name in one)


def make_batch(**values: object) -> Batch:
    fields: dict[str, object] = {
        "inputs": torch.zeros(1, 1),
        "anaphors": torch.tensor([0]),
        "none": torch.tensor([0]),
        "owners": torch.tensor([0, 0]),
        "left": torch.tensor([0, 0]),
        "right": torch.tensor([0, 0]),
        "features": torch.zeros(2, 1),
        "labels": torch.tensor([1, 0]),
        "weights": torch.ones(1),
        "gold": torch.ones(1),
        "soft": torch.zeros(2),
        "soft_none": torch.zeros(1),
    }
    return Batch(**(fields | values))


def test_the_loss_is_minus_the_log_of_what_is_right() -> None:
    loss = find_loss(torch.tensor([2.0, 1.0]), torch.tensor([0.0]), make_batch())
    assert float(loss) == pytest.approx(-np.log(np.exp(2) / (np.exp(2) + np.exp(1) + 1)), rel=1e-5)


def test_without_gold_the_loss_is_the_distance_from_the_teacher() -> None:
    scores, alone = torch.tensor([2.0, 1.0]), torch.tensor([0.0])
    shares = torch.softmax(torch.tensor([2.0, 1.0, 0.0]), 0)
    batch = make_batch(gold=torch.zeros(1), soft=shares[:2], soft_none=shares[2:])
    entropy = -float((shares * shares.log()).sum())
    assert float(find_loss(scores, alone, batch)) == pytest.approx(entropy, rel=1e-5)


def test_a_teacher_gives_probabilities() -> None:
    prepared = prepare()
    shown = label_full(prepared, [gold(prepared, "Ana", "1"), gold(prepared, "She", "1")], 1.0)
    weights = fit([shown], SMALL, lambda _line: None)
    teacher = make_scorer(weights)
    taught = teach(leave_open(prepared, 1.0), [teacher, teacher])
    assert taught.gold == 0.0
    assert taught.soft is not None
    assert taught.soft_none is not None
    assert float(taught.soft.sum() + taught.soft_none.sum()) == pytest.approx(1.0, rel=1e-5)
    assert taught.soft[0] > taught.soft[1]
