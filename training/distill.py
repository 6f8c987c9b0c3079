"""What a larger network knows, for a smaller one to learn: its word states, kept on disk, and losses against them.

The heads are linear maps of word states, so a word's state holds all that the teacher says of it. The states are
computed once, over windows as reading cuts them, and kept in half precision. Where a text has labels of its own for a
head, they teach; where it has none, the teacher does (Hinton et al. 2015, on word states as in Jiao et al. 2020).
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F

from reportedly.reading.encoder import plan_windows
from training.examples import Labelled, Window, collate, make_batches
from training.losses import WORDS
from training.network import Network

Halves: TypeAlias = NDArray[np.float16]


@dataclass(frozen=True, kw_only=True)
class Lessons:
    """What a teacher says of all words [words, size] of all examples; ``begins`` is where each example's begin."""

    states: Halves
    begins: dict[str, int]

    def of(self, window: Window) -> Halves | None:
        """What is said of a window's words; None where the teacher was not asked."""
        begin = self.begins.get(key_of(window.example))
        return None if begin is None else self.states[begin + window.begin : begin + window.end]


def key_of(example: Labelled) -> str:
    """What tells examples apart: some sets use the same ids."""
    return f"{example.corpus}/{example.id}/{example.pieces.words}/{int(example.pieces.ids.sum())}"


def prepare_lessons(teacher: Network, examples: list[Labelled], path: Path, *, head: str = "") -> Lessons:
    """Read what the teacher says at ``path``, or compute and write it, two bytes a number.

    Its word states or, with ``head``, what that head makes of them: a teacher of another width has no states to copy.
    """
    begins: dict[str, int] = {}
    total = 0
    for example in examples:
        if key_of(example) not in begins:
            begins[key_of(example)] = total
            total += example.pieces.words
    size = getattr(teacher, head).out_features if head else teacher.encoder.shape.width
    if not path.exists():
        partial = path.with_suffix(".tmp")
        made = np.memmap(partial, dtype=np.float16, mode="w+", shape=(total, size))
        _write_states(teacher, examples, Lessons(states=made, begins=begins), head)
        made.flush()
        partial.replace(path)
    states = np.memmap(path, dtype=np.float16, mode="r", shape=(total, size))
    return Lessons(states=states, begins=begins)


def _write_states(teacher: Network, examples: list[Labelled], into: Lessons, head: str) -> None:
    teacher.eval()
    windows = [window for example in examples for window in _read_windows(example)]
    with torch.no_grad():
        for chosen in make_batches(windows, random.Random(0), budget=4096):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                made = teacher.states(collate(chosen, budget=4096)).float()
            told = (getattr(teacher, head)(made) if head else made).numpy()
            for row, window in enumerate(chosen):
                place = into.of(window)
                assert place is not None
                place[:] = told[row, : window.end - window.begin]


def _read_windows(example: Labelled) -> list[Window]:
    """Windows as reading plans them; of those that overlap, the later wins, which is near enough."""
    planned = plan_windows(
        example.pieces.first, len(example.pieces.ids), example.paragraphs.tolist(), most=256, target=230
    )
    return [Window(example=example, begin=window.begin, end=window.end) for window in planned]


def sum_lessons(
    network: Network, teacher: Network, states: Tensor, batch: dict[str, Any], wanted: Tensor
) -> dict[str, Tensor]:
    """Losses against the teacher's states ``wanted`` [batch, words, width]: states, and heads without labels."""
    real = batch["real"]
    apart = F.mse_loss(states, wanted, reduction="none").mean(-1) / wanted[real].var()
    losses = {"states": apart[real].sum() / WORDS}
    lacking = {
        "attribution": real,
        "names": real & ~batch["has_names"][:, None],
        "upos": real & ~batch["has_syntax"][:, None],
        "sentence": real & ~batch["has_syntax"][:, None],
    }
    for head, rows in lacking.items():
        if rows.any():
            losses[f"taught_{head}"] = _divergence(
                getattr(network, head)(states[rows]), getattr(teacher, head)(wanted[rows])
            )
    return losses


def name_lessons(network: Network, states: Tensor, batch: dict[str, Any], wanted: Tensor) -> dict[str, Tensor]:
    """The loss against another teacher's scores of names ``wanted`` [batch, words, tags], beside gold ones too.

    Words of which it says nothing have zeros, which no teacher's scores are.
    """
    told = batch["real"] & (wanted != 0).any(-1)
    return {"told_names": _divergence(network.names(states[told]), wanted[told])} if told.any() else {}


def _divergence(mine: Tensor, theirs: Tensor) -> Tensor:
    """Kullback-Leibler divergence of the student's tags from the teacher's, summed over words."""
    target = torch.log_softmax(theirs.detach(), -1)
    return F.kl_div(torch.log_softmax(mine, -1), target, log_target=True, reduction="sum") / WORDS


def gather_lessons(lessons: Lessons, windows: list[Window], like: Tensor) -> Tensor:
    """What the teacher says of a batch [batch, words, size], rows as ``like``, zero where there is no word."""
    made = torch.zeros(*like.shape[:2], lessons.states.shape[1])
    for row, window in enumerate(windows):
        said = lessons.of(window)
        if said is not None:
            made[row, : window.end - window.begin] = torch.from_numpy(said.astype(np.float32))
    return made
