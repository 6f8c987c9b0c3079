"""Learn the weights of places and write their table: ``python -m training.places``; a minute on one core."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from evals.gold import DEFAULT_FOLDER
from reportedly.reading.gazetteer import load_gazetteer
from reportedly.reading.places.keeping import KEPT
from reportedly.reading.places.names import open_book
from reportedly.reading.places.weighing import KINDS, ROUNDS, Weights
from training.places.examples import Labelled, ask, hear_alone, hear_together, judge_points, label, read_examples
from training.places.learning import Floats, fit_choice, fit_logistic

TABLE = Path(__file__).parents[2] / "src" / "reportedly" / "reading" / "tables" / "place_weights.tsv"
PENALTY = 3.0
HEAD = """\
# What each kind of evidence counts for when the places that a name may mean are weighed, and when a point is given;
# reading/places/options.py, evidence.py and keeping.py say how each is counted. stage alone: before other names are
# heard; together: after; keep: whether the likeliest place is sure enough. Learned by training/places on the
# development halves of LGL, TR-News and GeoVirus, and written by it, not by hand.
"""


def learn_weights(labelled: list[Labelled]) -> Weights:
    """The weights of the rounds, the later ones learned on what the rounds before make of the texts."""
    counted = hear_alone(labelled)
    alone = learned = fit_choice(ask(labelled, counted), PENALTY)
    for _ in range(ROUNDS):
        counted = hear_together(labelled, counted, learned)
        learned = fit_choice(ask(labelled, counted), PENALTY)
    return Weights(alone=alone, together=learned)


def format_table(weights: Weights, keeping: Floats) -> str:
    """The table's text; weights that vanish are left out."""
    rows = [
        *(("alone", kind, weight) for kind, weight in zip(KINDS, weights.alone.tolist(), strict=True)),
        *(("together", kind, weight) for kind, weight in zip(KINDS, weights.together.tolist(), strict=True)),
        *(("keep", kind, weight) for kind, weight in zip(KEPT, keeping.tolist(), strict=True)),
    ]
    lines = [f"{stage}\t{kind}\t{weight:.3f}\tlearned" for stage, kind, weight in rows if f"{weight:.3f}" != "0.000"]
    return HEAD + "\n".join(["stage\tevidence\tweight\torigin", *lines]) + "\n"


def main() -> None:
    """Read the development texts, learn, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=DEFAULT_FOLDER)
    examples = read_examples(parser.parse_args().gold)
    book = open_book(load_gazetteer())
    labelled = [text for text in (label(example, book) for example in examples) if text is not None]
    weights = learn_weights(labelled)
    rounded = Weights(alone=np.round(weights.alone, 3), together=np.round(weights.together, 3))
    rows, holds = judge_points(examples, book, rounded)
    TABLE.write_text(format_table(rounded, fit_logistic(rows, holds, PENALTY)), encoding="utf-8")
    print(f"{len(labelled)} texts, {sum(len(text.answers) for text in labelled)} places; wrote {TABLE.name}")


if __name__ == "__main__":
    main()
