"""Words beside a name that say what kind of place it is: "Kursk region" is no town."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TypeAlias

Endings: TypeAlias = dict[tuple[str, str], tuple[str, ...]]
MOST_WORDS = 3  # "autonomous republic of"


@cache
def load_endings() -> Endings:
    """Side and words to the beginnings of the feature codes that they ask for."""
    written = files("reportedly.reading.gazetteer").joinpath("endings.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in written.splitlines() if line and not line.startswith("#")]
    return {(side, words): tuple(features.split("|")) for words, side, features, _ in lines[1:]}


def split_endings(folded: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What is left of a folded name without such words, with the features that they ask for; longest words first."""
    words = folded.split(" ")
    endings = load_endings()
    for count in range(min(MOST_WORDS, len(words) - 1), 0, -1):
        after = endings.get(("after", " ".join(words[-count:])))
        if after is not None:
            yield " ".join(words[:-count]), after
        before = endings.get(("before", " ".join(words[:count])))
        if before is not None:
            yield " ".join(words[count:]), before


def strip_endings(folded: str) -> str:
    """A folded name of a division without the words for its kind: "kursk oblast" is "kursk"."""
    for core, features in split_endings(folded):
        if "ADM" in features:
            return core
    return folded
