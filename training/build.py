"""The model from its sources in one command: fetch, train, export, calibrate, compare, describe.

    python -m training.build [--clean] [--epochs N] [--data DIR] [--work DIR] [--out DIR]

Killed, it goes on from the last checkpoint (one every ten minutes). Seeds are fixed. On two cores without a GPU it
takes about an hour and a half; ``--clean`` leaves out the sets whose texts carry no licence.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

from training.base import fetch_base
from training.calibrate import calibrate
from training.card import write_card
from training.export import export
from training.parity import compare
from training.train import Recipe, train


def build(*, data: Path, work: Path, out: Path, clean: bool, epochs: int, device: str) -> None:
    """Run every step; what is already done is not done again, but for export and calibration, which take a minute."""
    base = fetch_base(work / "base")
    student = work / ("clean" if clean else "student")
    recipe = Recipe(data=str(data), base=str(base), out=str(student), clean=clean, epochs=epochs, device=device)
    weights = train(recipe)
    finish(weights, data=data, work=work, out=out, clean=clean)


def finish(weights: Path, *, data: Path, work: Path, out: Path, clean: bool) -> None:
    """From trained weights to the files that ship: int8, calibrated, compared with float, with its card."""
    tokenizer = work / "base" / "tokenizer.json"
    export(weights, out, tokenizer=tokenizer, extra={})
    extra = {"calibration": calibrate(out, data)}
    export(weights, out, tokenizer=tokenizer, extra=extra)
    export(weights, work / "float", tokenizer=tokenizer, quantise=False, extra=extra)
    pairs = compare(out, work / "float", data)
    shutil.rmtree(work / "float")
    (work / "parity.json").write_text(json.dumps(pairs, indent=1) + "\n", encoding="utf-8")
    write_card(out, pairs, clean=clean)


def main() -> None:
    """Command line of the whole build."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the gold sets")
    parser.add_argument("--work", type=Path, default=Path("training/work"), help="folder for checkpoints")
    parser.add_argument("--out", type=Path, default=Path("src/reportedly/reading/model"), help="where the files go")
    parser.add_argument("--clean", action="store_true", help="leave out the sets without a licence")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--device", default="cpu", help="cpu or cuda")
    parser.add_argument("--weights", type=Path, help="skip training: finish these averaged weights")
    chosen = parser.parse_args()
    if chosen.weights:
        finish(chosen.weights, data=chosen.data, work=chosen.work, out=chosen.out, clean=chosen.clean)
        return
    build(
        data=chosen.data,
        work=chosen.work,
        out=chosen.out,
        clean=chosen.clean,
        epochs=chosen.epochs,
        device=chosen.device,
    )


if __name__ == "__main__":
    main()
