"""The model from its sources in one command: fetch, train, shrink, train again, export, calibrate, compare, describe.

    python -m training.build [--clean] [--epochs N] [--data DIR] [--work DIR] [--out DIR]

First the whole six-layer encoder is trained, and a large one on names alone; then a smaller one is cut out of the first
and taught by both. Killed, the command goes on from the last checkpoint (one every ten minutes) when it is given again.
Seeds are fixed. On two cores without a GPU it takes about five hours; ``--clean`` leaves out the sets whose texts carry
no licence.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from training.base import fetch_base, fetch_large
from training.calibrate import calibrate
from training.card import write_card
from training.examples import collate, cut_windows, label_example, load_tokenizer, make_batches
from training.export import export
from training.gold import read_examples
from training.network import load_network
from training.parity import compare
from training.rounding import gather_moments
from training.train import Recipe, train

LAYERS = "0,1,2,4,5"
HEADS = 6
INNER = 1280
"""What is kept of six layers, twelve heads and 1536 inner units: on development data the others are missed least."""


NAMES_EPOCHS = 2
NAMES_RATE = 6e-5
"""Of the large encoder that learns names: five times the weights want a quarter of the rate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Teachers:
    """Weights that are there already, for both teachers; None for one that is to be trained."""

    whole: Path | None = None
    names: Path | None = None


def build(plan: Recipe, *, work: Path, out: Path, teachers: Teachers, student_epochs: int) -> None:
    """Run every step; what is already done is not done again, but for export and calibration, which take a minute.

    ``plan`` is the recipe of the whole network.
    """
    base = fetch_base(work / "base")
    name = "clean" if plan.clean else "all"
    plan = replace(plan, base=str(base), out=str(work / f"{name}-large"))
    large = teachers.whole or train(plan)
    named = teachers.names or train(_plan_names(plan, work / "large", work / f"{name}-names"))
    small = replace(
        plan,
        out=str(work / f"{name}-small"),
        epochs=student_epochs,
        teacher=str(large),
        names_teacher=str(named),
        layers=LAYERS,
        heads=HEADS,
        inner=INNER,
    )
    finish(train(small), data=Path(plan.data), work=work, out=out, clean=plan.clean)


def _plan_names(plan: Recipe, large: Path, out: Path) -> Recipe:
    """The recipe of the large encoder that learns names alone, with the pieces of the small one."""
    return replace(
        plan,
        base=str(fetch_large(large)),
        tokenizer=plan.base,
        out=str(out),
        epochs=min(plan.epochs, NAMES_EPOCHS),
        rate=NAMES_RATE,
        large=True,
        only_names=True,
    )


def finish(weights: Path, *, data: Path, work: Path, out: Path, clean: bool) -> None:
    """From trained weights to the files that ship: int8, calibrated, compared with float, with its card."""
    tokenizer = work / "base" / "tokenizer.json"
    moments = gather_moments(load_network(weights), sample_batches(data, tokenizer, clean=clean))
    export(weights, out, tokenizer=tokenizer, moments=moments, extra={})
    extra = {"calibration": calibrate(out, data)}
    export(weights, out, tokenizer=tokenizer, moments=moments, extra=extra)
    export(weights, work / "float", tokenizer=tokenizer, quantise=False, extra=extra)
    pairs = compare(out, work / "float", data)
    shutil.rmtree(work / "float")
    (work / "parity.json").write_text(json.dumps(pairs, indent=1) + "\n", encoding="utf-8")
    write_card(out, pairs, shape=load_network(weights).encoder.shape, clean=clean)


def sample_batches(data: Path, tokenizer: Path, *, clean: bool, count: int = 64) -> list[dict[str, Any]]:
    """Some batches of training texts, the same each time: what the weights' rounding looks at."""
    words = load_tokenizer(tokenizer)
    dice = random.Random(20241030)
    texts = read_examples(data, "train", clean=clean)
    labelled = [label_example(text, words) for text in dice.sample(texts, min(len(texts), 40 * count))]
    windows = [window for one in labelled for window in cut_windows(one, dice, most=256)]
    return [collate(batch) for batch in make_batches(windows, dice, budget=2560)[:count]]


def main() -> None:
    """Command line of the whole build."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the gold sets")
    parser.add_argument("--work", type=Path, default=Path("training/work"), help="folder for checkpoints")
    parser.add_argument("--out", type=Path, default=Path("src/reportedly/reading/model"), help="where the files go")
    parser.add_argument("--clean", action="store_true", help="leave out the sets without a licence")
    parser.add_argument("--epochs", type=int, default=6, help="of the whole network")
    parser.add_argument("--student-epochs", type=int, default=8, help="of the small one")
    parser.add_argument("--device", default="cpu", help="cpu or cuda")
    parser.add_argument("--limit", type=int, default=0, help="take every Nth text only: to see the command run")
    parser.add_argument("--teacher", type=Path, help="weights to learn from, instead of training the whole network")
    parser.add_argument("--names-teacher", type=Path, help="weights to learn names from, instead of training them")
    parser.add_argument("--weights", type=Path, help="skip training: finish these averaged weights")
    chosen = parser.parse_args()
    if chosen.weights:
        finish(chosen.weights, data=chosen.data, work=chosen.work, out=chosen.out, clean=chosen.clean)
        return
    plan = Recipe(
        data=str(chosen.data),
        base="",
        out="",
        epochs=chosen.epochs,
        clean=chosen.clean,
        device=chosen.device,
        limit=chosen.limit,
    )
    teachers = Teachers(whole=chosen.teacher, names=chosen.names_teacher)
    build(plan, work=chosen.work, out=chosen.out, teachers=teachers, student_epochs=chosen.student_epochs)


if __name__ == "__main__":
    main()
