"""Weights packed for the way to another machine and back: ``python -m training.pairs.packing --work DIR``.

Matrices that training starts from may lose a little: seven bits a weight with a scale for each row, then compressed, so
that a network of 110 million weights becomes some 80 MB. What training made comes back in half precision. The command
packs what both networks start from, the large one with only the word pieces that the arrays in DIR hold: weights packed
for other arrays do not serve. Needs no torch but for the command.
"""

from __future__ import annotations

import argparse
import io
import lzma
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from training.pairs.rows import Rows

Floats: TypeAlias = NDArray[np.float32]

PART = 54_000_000
"""Bytes of the largest file that is carried to another machine, with some room."""

_STEPS = 63


def pack_weights(state: Mapping[str, Floats]) -> bytes:
    """Arrays by name as bytes: matrices in seven bits, the rest in half precision."""
    held: dict[str, NDArray[Any]] = {}
    for name, array in state.items():
        if array.ndim < 2:
            held[name] = array.astype(np.float16)
            continue
        size = np.maximum(np.abs(array).max(1, keepdims=True), 1e-8) / _STEPS
        held[f"{name}|steps"] = np.round(array / size).astype(np.int8)
        held[f"{name}|size"] = size.astype(np.float32)
    return _compress(held, effort=1)


def pack_halves(state: Mapping[str, NDArray[Any]]) -> bytes:
    """Arrays by name as bytes, all in half precision."""
    return _compress({name: array.astype(np.float16) for name, array in state.items()}, effort=0)


def _compress(arrays: dict[str, NDArray[Any]], *, effort: int) -> bytes:
    buffer = io.BytesIO()
    np.savez(buffer, **arrays)  # type: ignore[arg-type]  # numpy types its one switch for all names
    return lzma.compress(buffer.getvalue(), preset=effort)


def unpack_weights(packed: bytes) -> dict[str, Floats]:
    """What ``pack_weights`` or ``pack_halves`` packed."""
    state: dict[str, Floats] = {}
    with np.load(io.BytesIO(lzma.decompress(packed))) as held:
        for name in held.files:
            plain, _, part = name.partition("|")
            if part == "size":
                continue
            value = held[name].astype(np.float32)
            state[plain] = value * held[f"{plain}|size"] if part else value
    return state


def write_parts(packed: bytes, path: Path, most: int = PART) -> list[Path]:
    """``packed`` in files of at most ``most`` bytes, ``path`` with .0, .1, … behind it; older parts go."""
    for old in list_parts(path):
        old.unlink()
    made = []
    for number, begin in enumerate(range(0, len(packed), most)):
        made.append(path.with_name(f"{path.name}.{number}"))
        made[-1].write_bytes(packed[begin : begin + most])
    return made


def list_parts(path: Path) -> list[Path]:
    """The parts of ``path`` that are there, in order."""
    found = [part for part in path.parent.glob(f"{path.name}.*") if part.suffix[1:].isdecimal()]
    return sorted(found, key=lambda part: int(part.suffix[1:]))


def read_parts(path: Path) -> bytes | None:
    """What ``write_parts`` wrote, None where there are no parts; raises ValueError where one is missing between."""
    parts = list_parts(path)
    if [int(part.suffix[1:]) for part in parts] != list(range(len(parts))):
        raise ValueError(f"parts of {path} are missing: there are only {', '.join(part.name for part in parts)}")
    return b"".join(part.read_bytes() for part in parts) if parts else None


def find_pieces(work: Path) -> NDArray[np.uint16]:
    """All word pieces that the arrays of pairs in a folder hold, each once."""
    held = [Rows.load(path).ids for path in sorted(work.glob("*.npz")) if _holds_rows(path)]
    if not held:
        raise ValueError(f"{work} holds no arrays of pairs; training.pairs.prepare makes them")
    return np.unique(np.concatenate(held))


def _holds_rows(path: Path) -> bool:
    with np.load(path) as held:
        return set(Rows.__dataclass_fields__) <= set(held.files)


def main() -> None:
    """Command line."""
    from training.pairs.network import SHAPES, start_anew  # torch is needed from here on

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, default=Path("training/work/pairs"))
    work: Path = parser.parse_args().work
    pieces = find_pieces(work)
    for size in SHAPES:
        weights = start_anew(size, work.parent).state_dict()
        state = {name: value.float().numpy() for name, value in weights.items() if not name.startswith("relation.")}
        if size == "large":
            words = state["encoder.words.weight"]
            words[~np.isin(np.arange(len(words)), pieces)] = 0
        made = write_parts(pack_weights(state), work / f"{size}.packed")
        print(f"{size}: {', '.join(f'{path.name} {path.stat().st_size / 1e6:.1f} MB' for path in made)}")


if __name__ == "__main__":
    main()
