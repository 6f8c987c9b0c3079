"""Teachers and the networks they teach: ``python -m training.pairs.teach --work training/work/pairs``.

Several large networks (MPNet) are fitted to the labelled pairs, each with one fold of the happenings left out; each
judges the pairs that it has not seen, and all together the unlabelled ones. Small networks learn from the labels and
from what the teachers say (Hinton et al. 2015). ``--dev`` names arrays to be measured on, which nothing is fitted to.
On a GPU it takes minutes (``--device cuda``), on two cores a night (``--teachers 0`` leaves the large ones out).

Killed, the command loses little: a teacher's weights are written to ``told-{number}.pt`` as soon as it is fitted, what
it says of the dev arrays to ``told-{number}-dev.npz`` before it is asked for the many, and then that to
``told-{number}.npz``. Given again, the same command fits no teacher whose weights are there.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from training.pairs.fitting import Floats, Recipe, Task, fit, score, spread_labels
from training.pairs.measure import rate_conflicts, tell
from training.pairs.network import PairNetwork, cut_layers, halve, start
from training.pairs.packing import pack_halves, write_parts
from training.pairs.rows import KINDS, NOBODY, Rows, join, part_folds, save_arrays

_STARTED = time.monotonic()
_BACK = 15_000_000
"""Bytes of the largest file that comes back from another machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Student:
    """A small network to be taught: the layers of MiniLM that it keeps, and how it is fitted."""

    name: str
    layers: tuple[int, ...]
    rate: float
    epochs: int
    seed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What is taught where. ``recipe`` is the teachers', its seed the number of each.

    ``work`` holds the arrays and gets the students' weights, ``told`` gets what teachers leave, ``out`` the results.
    ``trust`` is the teachers' share in the targets of labelled pairs.
    """

    work: Path
    told: Path
    out: Path
    recipe: Recipe
    teachers: int
    folds: int
    trust: float
    students: tuple[Student, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sets:
    """Pairs with labels, pairs without, and by name those to be measured on, which nothing is fitted to."""

    labelled: Rows
    unlabelled: Rows
    dev: dict[str, Rows]


def say(words: str) -> None:
    """A line with the seconds since the start."""
    print(f"[{time.monotonic() - _STARTED:5.0f}] {words}", flush=True)


@contextmanager
def timed(step: str) -> Iterator[None]:
    """Say how long a step took."""
    begun = time.monotonic()
    yield
    say(f"{step}: took {time.monotonic() - begun:.0f} s")


def average_orders(shares: Floats, pairs: NDArray[np.int32]) -> Floats:
    """The mean over the two orders of each pair, on both its rows."""
    total = np.zeros((int(pairs.max()) + 1, shares.shape[1]), dtype=np.float32)
    np.add.at(total, pairs, shares)
    number = np.bincount(pairs, minlength=len(total)).astype(np.float32)
    mean: Floats = (total / np.maximum(number, 1)[:, None])[pairs].astype(np.float32)
    return mean


def ask(network: PairNetwork, rows: Rows, device: str) -> Floats:
    """Shares of kinds [rows, kinds], the mean of both orders."""
    return average_orders(np.exp(score(network, rows, range(len(rows)), device)), rows.pairs)


def _ask_dev(name: str, network: PairNetwork, dev: dict[str, Rows], device: str) -> dict[str, Floats]:
    """What it says of each set that is measured on; the figures are said."""
    told = {}
    for key, rows in dev.items():
        told[key] = ask(network, rows, device)
        _show(f"{name}, {key}", told[key], rows)
    return told


def _show(name: str, shares: Floats, rows: Rows) -> None:
    _, once = np.unique(rows.pairs, return_index=True)
    say(f"{name}: {tell(rate_conflicts(shares[once], rows.labels[once]))}")


def fit_or_load(network: PairNetwork, task: Task, path: Path) -> None:
    """Fill ``network`` from ``path`` where the same task has left its weights there; else fit it and write them.

    Both ways it ends with weights rounded to half precision, so that it says the same.
    """
    if path.is_file():
        held = torch.load(path, weights_only=True, map_location="cpu")
        if held["task"] == task.describe():
            network.load_state_dict(held["weights"])
            say(f"{path.name} is there")
            return
        say(f"{path.name} is of another task ({held['task']}) and is written anew")
    loss = fit(network, task)
    say(f"{path.stem}: loss {loss:.3f}")
    weights = halve(network)
    part = path.with_name(f"{path.name}.part")
    torch.save({"task": task.describe(), "weights": weights}, part)
    part.replace(path)
    network.load_state_dict(weights)


def teach(number: int, sets: Sets, course: Course) -> None:
    """Fit a teacher with one fold left out; what it says of ``dev``, of all pairs with labels and of those without."""
    name, device = f"told-{number}", course.recipe.device
    folds = part_folds(sets.labelled, course.folds)
    left_out = folds == number % course.folds
    task = Task(
        rows=sets.labelled,
        chosen=np.flatnonzero(~left_out).tolist(),
        targets=spread_labels(sets.labelled.labels, course.recipe.smooth),
        recipe=replace(course.recipe, seed=number),
    )
    with timed(f"{name}: starting"):
        network = start("large", course.work)
    with timed(f"{name}: fitting"):
        fit_or_load(network, task, course.told / f"{name}.pt")
    with timed(f"{name}: asking for dev"):
        dev = _ask_dev(name, network, sets.dev, device)
        save_arrays(course.told / f"{name}-dev.npz", _halves(dev))
    with timed(f"{name}: asking for labelled pairs"):
        known = ask(network, sets.labelled, device)
    say(f"{name}, left out: {tell(rate_conflicts(known[left_out], sets.labelled.labels[left_out]))}")
    with timed(f"{name}: asking for unlabelled pairs"):
        rest = ask(network, sets.unlabelled, device)
    save_arrays(course.told / f"{name}.npz", _halves({"known": known, "rest": rest}))


def gather_told(sets: Sets, course: Course) -> Floats:
    """What teachers said of the labelled rows, none of those it was fitted to, and then of the unlabelled ones."""
    folds = part_folds(sets.labelled, course.folds)
    known = np.zeros((len(sets.labelled), len(KINDS)), dtype=np.float32)
    times = np.zeros((len(sets.labelled), 1), dtype=np.float32)
    rest: list[Floats] = []
    dev: dict[str, list[Floats]] = {name: [] for name in sets.dev}
    for number in range(course.teachers):
        left_out = folds == number % course.folds
        with np.load(course.told / f"told-{number}.npz") as held:
            known[left_out] += held["known"][left_out].astype(np.float32)
            times[left_out] += 1
            rest.append(held["rest"].astype(np.float32))
        with np.load(course.told / f"told-{number}-dev.npz") as held:
            for name, said in dev.items():
                said.append(held[name].astype(np.float32))
    means: dict[str, Floats] = {name: np.mean(said, axis=0) for name, said in dev.items()}
    for name, rows in sets.dev.items():
        _show(f"all teachers, {name}", means[name], rows)
    save_arrays(course.out / "teachers.npz", _halves(means))
    return np.concatenate([known / np.maximum(times, 1), np.mean(rest, axis=0)])


def _halves(arrays: dict[str, Floats]) -> dict[str, NDArray[np.float16]]:
    return {name: value.astype(np.float16) for name, value in arrays.items()}


def mix_targets(labels: NDArray[np.int8], said: Floats | None, smooth: float, trust: float) -> Floats:
    """Targets [pairs, kinds]: of labels, of what teachers ``said``, or both; all zeros where there is neither.

    A pair that no teacher was asked about, all zeros in ``said``, has its label alone.
    """
    targets = spread_labels(labels, smooth)
    if said is None:
        return targets
    labelled, asked = (labels != NOBODY)[:, None], said.sum(1, keepdims=True) > 0.5
    both = np.where(labelled, trust * said + (1 - trust) * targets, said)
    return np.where(asked, both, targets).astype(np.float32)


def learn(student: Student, rows: Rows, targets: Floats, sets: Sets, course: Course) -> None:
    """Fit a small network; its weights are written, then what it says of ``dev``."""
    with timed(f"{student.name}: starting"):
        network = cut_layers(start("small", course.work), student.layers)
    recipe = replace(course.recipe, rate=student.rate, epochs=student.epochs, seed=student.seed)
    taught = np.flatnonzero(targets.sum(1) > 0.5).tolist()
    with timed(f"{student.name}: fitting"):
        loss = fit(network, Task(rows=rows, chosen=taught, targets=targets, recipe=recipe))
    say(f"{student.name}: loss {loss:.3f}")
    weights = halve(network)
    torch.save(weights, course.work / f"{student.name}.pt")
    packed = pack_halves({name: value.numpy() for name, value in weights.items()})
    write_parts(packed, course.out / f"{student.name}.weights", _BACK)
    with timed(f"{student.name}: asking for dev"):
        dev = _ask_dev(student.name, network, sets.dev, recipe.device)
    save_arrays(course.out / f"{student.name}.npz", _halves(dev))


def read_student(plan: str) -> Student:
    """A student from ``name:layers:rate:epochs:seed``; raises ValueError where it is not that."""
    fields = plan.split(":")
    if len(fields) != 5:
        raise ValueError(f"a student is “name:layers:rate:epochs:seed”, as in “six:012345:1e-4:6:0”, not {plan!r}")
    name, layers, rate, epochs, seed = fields
    return Student(name=name, layers=tuple(map(int, layers)), rate=float(rate), epochs=int(epochs), seed=int(seed))


def main() -> None:
    """Command line."""
    chosen = _read_arguments()
    recipe = Recipe(epochs=chosen.epochs, rate=chosen.rate, batch=chosen.batch, device=chosen.device)
    course = Course(
        work=chosen.work,
        told=chosen.told or chosen.work,
        out=chosen.out or chosen.work,
        recipe=recipe,
        teachers=chosen.teachers,
        folds=chosen.folds,
        trust=chosen.trust,
        students=tuple(map(read_student, chosen.students.split(","))),
    )
    for folder in (course.told, course.out):
        folder.mkdir(parents=True, exist_ok=True)
    sets = Sets(
        labelled=Rows.load(course.work / "labelled.npz"),
        unlabelled=Rows.load(course.work / "unlabelled.npz"),
        dev={path.stem: Rows.load(path) for path in chosen.dev},
    )
    say(json.dumps({key: str(value) for key, value in vars(chosen).items()}))
    for number in range(course.teachers) if chosen.only is None else [each for each in chosen.only if each >= 0]:
        teach(number, sets, course)
    if chosen.only is None or -1 in chosen.only:
        said = gather_told(sets, course) if course.teachers else None
        rows = join(sets.labelled, sets.unlabelled)
        targets = mix_targets(rows.labels, said, recipe.smooth, course.trust)
        for student in course.students:
            learn(student, rows, targets, sets, course)


def _read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, default=Path("training/work/pairs"))
    parser.add_argument("--out", type=Path, default=None, help="where results are written; by default --work")
    parser.add_argument("--told", type=Path, default=None, help="where teachers put what they leave; by default --work")
    parser.add_argument("--dev", type=Path, nargs="*", default=[], help="arrays to measure on")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--teachers", type=int, default=5)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rate", type=float, default=3e-5)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--trust", type=float, default=0.5, help="the teachers' share in the targets of labelled pairs")
    parser.add_argument("--only", type=int, nargs="*", help="these teachers alone, side by side; -1 for the students")
    parser.add_argument("--students", default="six:012345:1e-4:6:0", help="name:layers:rate:epochs:seed, with commas")
    return parser.parse_args()


if __name__ == "__main__":
    main()
