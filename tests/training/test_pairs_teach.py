from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.training.paired import make_rows
from training.pairs.rows import KINDS, NOBODY, Rows, part_folds

torch = pytest.importorskip("torch")
from training.network import Shape  # noqa: E402  # needs torch
from training.pairs import teach as teaching  # noqa: E402
from training.pairs.fitting import Recipe  # noqa: E402
from training.pairs.network import PairNetwork, load_pairs  # noqa: E402

SHAPE = Shape(width=32, layers=2, heads=1, inner=32, vocabulary=30522, positions=512)


def start(_size: str, _work: Path) -> PairNetwork:
    torch.manual_seed(0)
    return PairNetwork(SHAPE)


@pytest.fixture(autouse=True)
def small_networks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(teaching, "start", start)


SETS = teaching.Sets(
    labelled=make_rows(*((6, place % 4, place, place) for place in range(12))),
    unlabelled=make_rows(*((5, NOBODY, place, place) for place in range(4)), seed=2),
    dev={"dev": make_rows((7, 0, 0, 0), (7, 1, 1, 1), seed=3)},
)


def make_course(folder: Path) -> teaching.Course:
    return teaching.Course(
        work=folder,
        told=folder,
        out=folder,
        recipe=Recipe(epochs=1, batch=4),
        teachers=2,
        folds=2,
        trust=0.5,
        students=(teaching.read_student("one:0:1e-4:1:0"),),
    )


def test_a_teacher_leaves_weights_then_dev_then_the_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []
    real = teaching.ask

    def ask(network: PairNetwork, rows: Rows, device: str) -> np.ndarray:
        asked.append(sorted(path.name for path in tmp_path.iterdir()))
        return real(network, rows, device)

    monkeypatch.setattr(teaching, "ask", ask)
    teaching.teach(0, SETS, make_course(tmp_path))
    assert asked == [["told-0.pt"], *[["told-0-dev.npz", "told-0.pt"]] * 2]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["told-0-dev.npz", "told-0.npz", "told-0.pt"]


def test_a_teacher_cut_off_goes_on_without_fitting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    course = make_course(tmp_path)
    teaching.teach(0, SETS, course)
    whole = dict(np.load(tmp_path / "told-0.npz"))
    (tmp_path / "told-0.npz").unlink()
    monkeypatch.setattr(teaching, "fit", None)
    teaching.teach(0, SETS, course)
    again = dict(np.load(tmp_path / "told-0.npz"))
    assert all((whole[name] == again[name]).all() for name in ("known", "rest"))


def test_each_step_says_how_long_it_took(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    teaching.teach(1, SETS, make_course(tmp_path))
    lines = [line for line in capsys.readouterr().out.splitlines() if ": took " in line]
    steps = [line.partition("] ")[2].partition(": took")[0] for line in lines]
    assert steps == [
        "told-1: starting",
        "told-1: fitting",
        "told-1: asking for dev",
        "told-1: asking for labelled pairs",
        "told-1: asking for unlabelled pairs",
    ]


def test_a_pair_is_judged_by_the_teacher_that_has_not_seen_it(tmp_path: Path) -> None:
    folds = part_folds(SETS.labelled, 2)
    for number in (0, 1):
        known = np.full((12, len(KINDS)), number + 1.0, dtype=np.float16)
        rest = np.full((4, len(KINDS)), number + 1.0, dtype=np.float16)
        np.savez(tmp_path / f"told-{number}.npz", known=known, rest=rest)
        np.savez(tmp_path / f"told-{number}-dev.npz", dev=np.full((2, len(KINDS)), 0.1, dtype=np.float16))
    said = teaching.gather_told(SETS, make_course(tmp_path))
    assert said[:12, 0].tolist() == (folds + 1).tolist()
    assert said[12:, 0].tolist() == [1.5] * 4


def test_a_student_leaves_weights_that_load(tmp_path: Path) -> None:
    course = make_course(tmp_path)
    targets = teaching.mix_targets(SETS.labelled.labels, None, 0.05, 0.5)
    teaching.learn(course.students[0], SETS.labelled, targets, SETS, course)
    one, other = load_pairs(tmp_path / "one.pt"), load_pairs(tmp_path / "one.weights")
    assert len(one.encoder.layers) == 1
    assert all((value == other.state_dict()[name]).all() for name, value in one.state_dict().items())
    with np.load(tmp_path / "one.npz") as held:
        assert held["dev"].shape == (2, len(KINDS))
