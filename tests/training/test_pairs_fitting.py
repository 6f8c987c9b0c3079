from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.training.paired import make_rows
from training.pairs.rows import KINDS, NOBODY, Rows

torch = pytest.importorskip("torch")
from training.network import Shape  # noqa: E402  # needs torch
from training.pairs.fitting import Recipe, Task, collate, fit, score, slope, spread_labels  # noqa: E402
from training.pairs.network import PairNetwork, cut_layers, halve, load_pairs  # noqa: E402
from training.pairs.packing import pack_halves, write_parts  # noqa: E402
from training.pairs.teach import average_orders, fit_or_load, mix_targets, read_student  # noqa: E402

SHAPE = Shape(width=32, layers=2, heads=1, inner=32, vocabulary=120, positions=32)
RECIPE = Recipe(epochs=12, rate=3e-3, batch=4, smooth=0.0)
ROWS = make_rows(*((6 + place, place % 2, place, place) for place in range(8)))


def make_network(seed: int = 0) -> PairNetwork:
    torch.manual_seed(seed)
    return PairNetwork(SHAPE, dropout=0.0)


def make_task(rows: Rows = ROWS, recipe: Recipe = RECIPE) -> Task:
    targets = spread_labels(rows.labels, recipe.smooth)
    return Task(rows=rows, chosen=range(len(rows)), targets=targets, recipe=recipe)


def test_labels_are_spread_and_no_label_is_nothing() -> None:
    targets = spread_labels(np.array([2, NOBODY], dtype=np.int8), 0.09)
    assert targets[0].sum() == pytest.approx(1.0)
    assert targets[0, 2] == pytest.approx(0.92)
    assert targets[0, 0] == pytest.approx(0.01)
    assert targets[1].tolist() == [0.0] * len(KINDS)


def test_the_rate_rises_and_falls() -> None:
    assert [slope(done, 0.2) for done in (0.0, 0.1, 0.2, 0.6, 1.0)] == pytest.approx([0, 0.5, 1, 0.5, 0])


def test_a_batch_is_padded_and_features_are_told_apart() -> None:
    batch = collate(ROWS, [0, 3], "cpu")
    assert {name: tuple(value.shape) for name, value in batch.items()} == dict.fromkeys(batch, (2, 16))
    assert batch["mask"].sum(1).tolist() == [6, 9]
    assert batch["ids"][0].tolist() == [*ROWS.ids[:6].tolist(), *[0] * 10]
    again = (batch["case"] * 6 + batch["quote"]) * 2 + batch["layout"]
    assert again[1, :9].tolist() == ROWS.features[ROWS.begins[3] : ROWS.begins[4]].tolist()


def test_fitting_learns_what_it_is_shown() -> None:
    network = make_network()
    loss = fit(network, make_task())
    shares = np.exp(score(network, ROWS, range(8), "cpu"))
    assert loss < math.log(2)
    assert shares.argmax(1).tolist() == ROWS.labels.tolist()
    assert shares.sum(1) == pytest.approx(np.ones(8), abs=1e-3)


def test_what_is_asked_comes_in_the_order_of_asking() -> None:
    network = make_network()
    whole, some = score(network, ROWS, range(8), "cpu"), score(network, ROWS, [5, 1], "cpu")
    assert some == pytest.approx(whole[[5, 1]], abs=2e-2)


def test_a_loss_that_is_no_number_is_an_error() -> None:
    task = make_task()
    with pytest.raises(FloatingPointError, match="lower rate"):
        fit(make_network(), replace(task, targets=task.targets * np.float32(math.nan)))


def test_fitted_weights_are_kept_and_not_fitted_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = make_network(1), make_network(2)
    fit_or_load(first, make_task(), tmp_path / "told-0.pt")
    assert [path.name for path in tmp_path.iterdir()] == ["told-0.pt"]
    monkeypatch.setattr("training.pairs.teach.fit", None)
    fit_or_load(second, make_task(), tmp_path / "told-0.pt")
    assert (score(first, ROWS, range(8), "cpu") == score(second, ROWS, range(8), "cpu")).all()


@pytest.mark.parametrize(
    "change",
    [
        lambda task: replace(task, recipe=replace(task.recipe, seed=4)),
        lambda task: replace(task, chosen=range(7)),
        lambda task: replace(task, targets=task.targets * np.float32(0.5)),
        lambda task: replace(task, rows=make_rows(*((6 + place, 0, place, place) for place in range(8)), seed=9)),
    ],
)
def test_weights_of_another_task_are_fitted_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Task], Task]
) -> None:
    fitted: list[Task] = []
    monkeypatch.setattr("training.pairs.teach.fit", lambda _network, task: fitted.append(task) or 0.5)
    for task in (make_task(), make_task(), change(make_task())):
        fit_or_load(make_network(), task, tmp_path / "told-0.pt")
    assert len(fitted) == 2


def test_weights_come_back_from_both_kinds_of_file(tmp_path: Path) -> None:
    shape = replace(SHAPE, vocabulary=30522, positions=512)
    network = PairNetwork(shape)
    torch.save(halve(network), tmp_path / "six.pt")
    packed = pack_halves({name: value.numpy() for name, value in halve(network).items()})
    write_parts(packed, tmp_path / "six.weights", 1_000_000)
    for name in ("six.pt", "six.weights"):
        state = load_pairs(tmp_path / name).state_dict()
        assert all((state[key] == value.half().float()).all() for key, value in network.state_dict().items())


def test_layers_are_cut_out_in_the_order_that_is_given() -> None:
    network = make_network()
    small = cut_layers(network, (1,))
    assert len(small.encoder.layers) == 1
    assert (small.encoder.layers[0].up.weight == network.encoder.layers[1].up.weight).all()
    assert (small.relation.weight == network.relation.weight).all()


def test_both_orders_of_a_pair_say_their_mean() -> None:
    shares = np.array([[1, 0], [0, 1], [0.2, 0.8]], dtype=np.float32)
    mean = average_orders(shares, np.array([0, 0, 1], dtype=np.int32))
    assert mean == pytest.approx(np.array([[0.5, 0.5], [0.5, 0.5], [0.2, 0.8]]))


def test_targets_are_mixed_of_labels_and_of_what_teachers_say() -> None:
    said = np.zeros((4, len(KINDS)), dtype=np.float32)
    said[:2, 1] = 1
    labels = np.array([0, NOBODY, 0, NOBODY], dtype=np.int8)
    mixed = mix_targets(labels, said, 0.0, 0.25)
    assert mixed[0, :2].tolist() == [0.75, 0.25]  # labelled, and asked about
    assert mixed[1, :2].tolist() == [0.0, 1.0]  # asked about only
    assert mixed[2, :2].tolist() == [1.0, 0.0]  # labelled only
    assert mixed[3].sum() == 0


def test_a_student_is_read_from_its_line() -> None:
    student = read_student("three:024:2e-4:5:1")
    assert (student.name, student.layers, student.rate, student.epochs) == ("three", (0, 2, 4), 2e-4, 5)
    assert student.seed == 1


def test_a_student_that_is_not_whole_is_refused() -> None:
    with pytest.raises(ValueError, match="name:layers:rate:epochs:seed"):
        read_student("three:024:2e-4")
