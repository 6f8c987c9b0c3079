"""Make the scorer of pronouns and descriptions anew, for the encoder in a model folder.

    .venv-training/bin/python -m training.speakers --model src/reportedly/reading/model
    .venv-training/bin/python -m training.speakers --folds 5       also measures, each fifth of GUM by the other four
    .venv-training/bin/python -m training.speakers --test          also scores GAP's test split: once, at the end

Some minutes on one core. The encoder needs the output ``states``.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch

from evals.coreference import GapScores
from evals.gold import DEFAULT_FOLDER
from reportedly.reading.encoder import FOLDER, Model, load_model
from reportedly.reading.speakers.scorer import Scorer, make_scorer, read_scorer
from training.speakers.examples import Example, teach
from training.speakers.fitting import Recipe, Weights, fit
from training.speakers.measuring import measure_conll, measure_gap, measure_speakers
from training.speakers.sets import (
    Gold,
    label_gum,
    label_others,
    list_tests,
    load_attributions,
    load_coreference,
    load_gum,
    open_others,
)

STUDENT = Recipe(dropout=0.2, state_dropout=0.2, small_dropout=0.1, trust=0.3, batch=800)
OUT = FOLDER.parent / "speakers" / "scorer.npz"
WORK = Path("training/work/speakers")


def main() -> None:
    """Command line of the training."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, default=FOLDER, help="folder of the encoder")
    parser.add_argument("--data", type=Path, default=DEFAULT_FOLDER, help="folder of the gold sets")
    parser.add_argument("--work", type=Path, default=WORK, help="folder that keeps encoded texts, by the encoder")
    parser.add_argument("--out", type=Path, default=OUT, help="the scorer's file")
    parser.add_argument("--folds", type=int, default=0, help="measure on GUM by so many folds")
    parser.add_argument("--teachers", type=int, default=5, help="networks that teach the one that ships; 0: none")
    parser.add_argument("--test", action="store_true", help="score the test split of GAP")
    parser.add_argument("--reuse", action="store_true", help="measure only, with the scorers of the last run")
    parser.add_argument("--seed", type=int, default=Recipe().seed)
    chosen = parser.parse_args()
    torch.set_num_threads(1)
    make(chosen, load_model(chosen.model), Recipe(seed=chosen.seed))


def make(chosen: argparse.Namespace, model: Model, recipe: Recipe) -> None:
    """Fit, save, measure, describe."""
    gum = load_gum(chosen.data, model, chosen.work)
    if chosen.folds and not chosen.reuse:
        fit_folds(gum, label_others(chosen.data, model, chosen.work, development=False), recipe, chosen)
    if not chosen.reuse:
        tests = list_tests(chosen.data)
        examples = [example for key, example in label_gum(gum).items() if key not in tests]
        examples += label_others(chosen.data, model, chosen.work, development=True)
        save(fit_taught(examples, open_others(chosen.data, model, chosen.work), recipe, chosen.teachers), chosen.out)
    scores: dict[str, Any] = {}
    if chosen.folds:
        attributions = load_attributions(chosen.data, model, chosen.work)
        scorers = [read_scorer(name_fold(chosen.work, fold).read_bytes()) for fold in range(chosen.folds)]
        scores |= measure_folds(gum, attributions, scorers)
        scores["GAP dev, F1, trained without it"] = measure_split(chosen, model, "dev", scorers[0]).overall
    if chosen.test:
        scores["GAP test, F1"] = asdict(measure_split(chosen, model, "test", read_scorer(chosen.out.read_bytes())))
    describe(chosen.out, model.checksum, recipe, recall_scores(chosen) | scores)
    print(json.dumps(scores, indent=1))


def recall_scores(chosen: argparse.Namespace) -> dict[str, Any]:
    """The scores written before, where the scorers are the same."""
    told = chosen.out.with_suffix(".json")
    if not chosen.reuse or not told.is_file():
        return {}
    scores: dict[str, Any] = json.loads(told.read_text(encoding="utf-8"))["scores"]
    return scores


def measure_split(chosen: argparse.Namespace, model: Model, split: str, scorer: Scorer) -> GapScores:
    """GAP's scores of one split."""
    gold = load_coreference(chosen.data, model, chosen.work, "gap", split)
    return measure_gap(gold.texts, gold.rows, scorer)


def name_fold(work: Path, fold: int) -> Path:
    """The file of one fold's scorer."""
    return work / f"fold-{fold}.npz"


def fit_taught(examples: list[Example], opened: list[Example], recipe: Recipe, count: int) -> Weights:
    """One network taught by ``count`` others, which differ in their seeds, on gold and on texts without any.

    It comes to what they reach together, at the cost of one.
    """
    teachers = []
    for number in range(count):
        teachers.append(make_scorer(fit(examples, replace(recipe, seed=recipe.seed + number + 1), lambda _line: None)))
        print(f"teacher {number + 1} of {count} is fitted")
    if not teachers:
        return fit(examples, recipe)
    return fit([teach(example, teachers) for example in (*examples, *opened)], replace(STUDENT, seed=recipe.seed))


def split_folds(keys: list[str], count: int) -> dict[str, int]:
    """Each document's fold: every ``count``-th of them in order of their names."""
    return {key: place % count for place, key in enumerate(sorted(keys))}


def fit_folds(gum: Gold, others: list[Example], recipe: Recipe, chosen: argparse.Namespace) -> None:
    """A scorer for each fold of GUM's documents, fitted without it and kept in the work folder; taught by none."""
    fold_of, examples = split_folds(list(gum.rows), chosen.folds), label_gum(gum)
    for fold in range(chosen.folds):
        kept = [example for key, example in examples.items() if fold_of[key] != fold]
        save(fit([*kept, *others], recipe, lambda _line: None), name_fold(chosen.work, fold))


def measure_folds(gum: Gold, attributions: Gold, scorers: list[Scorer]) -> dict[str, Any]:
    """What the folds' scorers reach on the documents that they were fitted without."""
    fold_of = split_folds(list(gum.rows), len(scorers))
    news = [text for text in gum.texts if gum.rows[text.key]["genre"] == "news"]
    speakers = measure_speakers(
        attributions.texts, attributions.rows, lambda key: scorers[fold_of[key.rpartition("/")[2]]]
    )
    found: dict[str, Any] = {
        "speakers, GUM news and interviews": round(speakers.share, 4),
        "speakers, n": speakers.total,
    }
    for heads in (True, False):
        scores = measure_conll(news, gum.rows, lambda key: scorers[fold_of[key]], heads=heads)
        found[f"CoNLL, GUM news, {'heads' if heads else 'exact spans'}"] = round(scores.mean, 4)
    return found


def save(weights: Weights, path: Path) -> None:
    """Write the scorer's file."""
    np.savez_compressed(path, allow_pickle=False, **weights)
    print(f"{path}: {path.stat().st_size / 1e6:.2f} MB")


def describe(path: Path, model: str, recipe: Recipe, scores: dict[str, Any]) -> None:
    """Write beside the scorer where it comes from and what it reaches."""
    told = {
        "made by": "python -m training.speakers",
        "encoder": model,
        "recipe": asdict(recipe),
        "trained on": "GUM (all genres, train and development), LitBank and GAP (the same), WinoBias (development)",
        "judged by teachers on": "Wikinews (CC BY 2.5), Re-DocRED (MIT; Wikipedia CC BY-SA)",
        "licences": "GUM annotation CC BY 4.0 (texts per document), LitBank CC BY 4.0, GAP Apache-2.0, WinoBias MIT",
        "scores": scores,
    }
    path.with_suffix(".json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
