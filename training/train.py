"""Train the network: all sets at once, seeded, resumable, weights averaged.

python -m training.train --out training/work/student --epochs 8
"""

from __future__ import annotations

import argparse
import json
import random
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch

from training.distill import Lessons, gather_lessons, name_lessons, prepare_lessons, sum_lessons
from training.examples import Labelled, Window, collate, cut_windows, label_example, load_tokenizer, make_batches
from training.gold import read_examples, read_unlabelled
from training.losses import WEIGHTS, sum_losses
from training.measure import measure
from training.network import LARGE, Network, load_large, load_network, load_pretrained
from training.shrink import shrink


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """What a training run is made of; written beside its checkpoints."""

    data: str
    base: str
    out: str
    tokenizer: str = ""
    epochs: int = 8
    budget: int = 2560
    window: int = 256
    rate: float = 2.5e-4
    head_rate: float = 1e-3
    warmup: float = 0.06
    dropout: float = 0.1
    mask_rate: float = 0.08
    average: float = 0.999
    seed: int = 20241030
    clean: bool = False
    limit: int = 0
    device: str = "cpu"
    teacher: str = ""
    layers: str = "0,1,2,3,4,5"
    heads: int = 12
    inner: int = 1536
    repeat_names: int = 1
    large: bool = False
    only_names: bool = False
    names_teacher: str = ""


@dataclass
class _Run:
    network: Network
    average: Network
    optimizer: torch.optim.Optimizer
    teacher: Network | None = None
    lessons: Lessons | None = None
    name_lessons: Lessons | None = None
    epoch: int = 0
    step: int = 0
    batch: int = 0


def train(recipe: Recipe) -> Path:
    """Run or resume; returns the path of the averaged weights."""
    torch.manual_seed(recipe.seed)
    out = Path(recipe.out)
    out.mkdir(parents=True, exist_ok=True)
    (out / "recipe.json").write_text(json.dumps(asdict(recipe), indent=1))
    examples, dev = _read(recipe, "train"), _read(recipe, "dev")
    run = _start(recipe, examples)
    _take_lessons(run, recipe, examples)
    examples += [item for item in examples if item.allowed is not None] * (recipe.repeat_names - 1)
    _resume(run, out)
    per_epoch = len(_batches(examples, recipe, 0))
    total = per_epoch * recipe.epochs
    while run.epoch < recipe.epochs:
        _epoch(run, recipe, examples, total)
        run.epoch, run.batch = run.epoch + 1, 0
        _save(run, out)
        _report(out, {"epoch": run.epoch, **measure(run.average, dev)})
    torch.save(run.average.state_dict(), out / "average.pt")
    return out / "average.pt"


def _read(recipe: Recipe, split: str) -> list[Labelled]:
    """The labelled texts of a split; with a teacher, texts without labels too in training."""
    folder = Path(recipe.data)
    tokenizer = load_tokenizer(Path(recipe.tokenizer or recipe.base) / "tokenizer.json")
    texts = read_examples(folder, split, clean=recipe.clean)
    if recipe.only_names:
        texts = [text for text in texts if text.names is not None]
    if recipe.teacher and split == "train":
        texts += read_unlabelled(folder)
    return [label_example(text, tokenizer) for text in texts[:: recipe.limit or 1]]


def _take_lessons(run: _Run, recipe: Recipe, examples: list[Labelled]) -> None:
    if recipe.teacher:
        run.teacher = load_network(Path(recipe.teacher)).requires_grad_(False)
        run.lessons = prepare_lessons(run.teacher, examples, Path(recipe.out) / "lessons.f16")
    if recipe.names_teacher:
        named = load_network(Path(recipe.names_teacher))
        run.name_lessons = prepare_lessons(
            named, [each for each in examples if _teaches_names(each)], Path(recipe.out) / "names.f16", head="names"
        )


def _teaches_names(example: Labelled) -> bool:
    """Texts with names of their own, and those without any labels: a large teacher is slow, and these suffice."""
    return example.allowed is not None or (example.tags is None and example.factuality is None)


def _start(recipe: Recipe, examples: list[Labelled]) -> _Run:
    network = _initial(recipe, examples)
    average = Network(network.encoder.shape, dropout=0.0)
    average.load_state_dict(network.state_dict())
    average.eval()
    encoder = list(network.encoder.parameters())
    known = {id(parameter) for parameter in encoder}
    heads = [parameter for parameter in network.parameters() if id(parameter) not in known]
    groups = [
        {"params": encoder, "lr": recipe.rate, "peak": recipe.rate},
        {"params": heads, "lr": recipe.head_rate, "peak": recipe.head_rate},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    return _Run(network=network, average=average, optimizer=optimizer)


def _initial(recipe: Recipe, examples: list[Labelled]) -> Network:
    """The pretrained encoder or, with a teacher, as much of the teacher as the recipe keeps."""
    if not recipe.teacher:
        network = Network(LARGE if recipe.large else None, dropout=recipe.dropout)
        (load_large if recipe.large else load_pretrained)(network, Path(recipe.base))
        return network
    network = load_network(Path(recipe.teacher), dropout=recipe.dropout)
    sample = [collate(batch, budget=recipe.budget) for batch in _batches(examples, recipe, 0)[:24]]
    layers = tuple(int(layer) for layer in recipe.layers.split(","))
    return shrink(network, layers, recipe.heads, recipe.inner, sample)


def _batches(examples: list[Labelled], recipe: Recipe, epoch: int) -> list[Any]:
    dice = random.Random(recipe.seed + epoch)
    windows = [window for example in examples for window in cut_windows(example, dice, most=recipe.window)]
    return make_batches(windows, dice, budget=recipe.budget)


def _epoch(run: _Run, recipe: Recipe, examples: list[Labelled], total: int) -> None:
    out, batches = Path(recipe.out), _batches(examples, recipe, run.epoch)
    run.network.train()
    saved = shown = time.monotonic()
    sums: dict[str, float] = {}
    for index in range(run.batch, len(batches)):
        dice = random.Random(recipe.seed * 7919 + run.step)
        batch = collate(batches[index], dice, mask_rate=recipe.mask_rate, budget=recipe.budget)
        losses = _step(run, recipe, batch, batches[index], total)
        for key, value in losses.items():
            sums[key] = 0.98 * sums.get(key, value) + 0.02 * value
        run.batch = index + 1
        if time.monotonic() - shown > 30:
            shown = time.monotonic()
            _report(out, {"step": run.step, "of": total, **{key: round(value, 4) for key, value in sums.items()}})
        if time.monotonic() - saved > 600:
            saved = time.monotonic()
            _save(run, out)


def _step(run: _Run, recipe: Recipe, batch: dict[str, Any], windows: list[Window], total: int) -> dict[str, float]:
    _set_rate(run, recipe, total)
    batch = {key: value.to(recipe.device) if hasattr(value, "to") else value for key, value in batch.items()}
    with torch.autocast(recipe.device, dtype=torch.bfloat16):
        states = run.network.states(batch)
    losses = sum_losses(run.network, states, batch)
    if run.teacher is not None and run.lessons is not None:
        wanted = gather_lessons(run.lessons, windows, states).to(states.device)
        losses |= sum_lessons(run.network, run.teacher, states, batch, wanted)
    if run.name_lessons is not None:
        losses |= name_lessons(run.network, states, batch, gather_lessons(run.name_lessons, windows, states))
    loss = torch.stack([WEIGHTS[key] * value for key, value in losses.items()]).sum()
    run.optimizer.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(run.network.parameters(), 1.0)
    run.optimizer.step()
    run.step += 1
    _average(run, recipe)
    return {key: float(value.detach()) for key, value in losses.items()}


def _set_rate(run: _Run, recipe: Recipe, total: int) -> None:
    warm = max(1, int(recipe.warmup * total))
    share = min(run.step / warm, max(0.02, (total - run.step) / max(1, total - warm)))
    for group in run.optimizer.param_groups:
        group["lr"] = group["peak"] * share


def _average(run: _Run, recipe: Recipe) -> None:
    """Exponential average of the weights, every fourth step, faster in the beginning."""
    if run.step % 4:
        return
    decay = min(recipe.average**4, run.step / (run.step + 40))
    with torch.no_grad():
        mine = list(run.average.state_dict().values())
        theirs = list(run.network.state_dict().values())
        torch._foreach_lerp_(mine, theirs, 1 - decay)


def _save(run: _Run, out: Path) -> None:
    """One file, replaced in one move: a kill leaves the old one or the new one."""
    state = {
        "network": run.network.state_dict(),
        "average": run.average.state_dict(),
        "optimizer": run.optimizer.state_dict(),
        "place": (run.epoch, run.step, run.batch),
    }
    torch.save(state, out / "checkpoint.tmp")
    (out / "checkpoint.tmp").replace(out / "checkpoint.pt")


def _resume(run: _Run, out: Path) -> None:
    path = out / "checkpoint.pt"
    if path.exists():
        state = torch.load(path, weights_only=True)
        run.network.load_state_dict(state["network"])
        run.average.load_state_dict(state["average"])
        run.optimizer.load_state_dict(state["optimizer"])
        run.epoch, run.step, run.batch = state["place"]


def _report(out: Path, row: dict[str, Any]) -> None:
    row = {"at": time.strftime("%H:%M:%S"), **row}
    line = json.dumps(row)
    print(line, flush=True)
    with (out / "log.jsonl").open("a", encoding="utf-8") as log:
        log.write(line + "\n")


def main() -> None:
    """Command line of a training run."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, value in asdict(
        Recipe(data="../shared/data", base="training/work/base", out="training/work/student")
    ).items():
        kind = type(value)
        option = "--" + name.replace("_", "-")
        if kind is bool:
            parser.add_argument(option, action="store_true")
        else:
            parser.add_argument(option, type=kind, default=value)
    train(Recipe(**vars(parser.parse_args())))


if __name__ == "__main__":
    main()
