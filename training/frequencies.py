"""Count in how many reports each word stands, and write the table: ``python -m training.frequencies``; half a minute.

A word is as frequent as it is in the kind of report that has it most: "gunman" says little in a report of a shooting,
though few reports of politics have it. Only texts for training or development are counted, and of the reports of
shootings only the half on which stories are fitted.
"""

from __future__ import annotations

import argparse
import json
import math
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.copies import GUN_REPORTS, load_junk
from evals.gold import DEFAULT_FOLDER
from evals.incidents import FIT, find_side
from reportedly.reconciliation.stories.terms import STEP, UNKNOWN, fold_term, list_words

TABLE = Path(__file__).parents[1] / "src" / "reportedly" / "reconciliation" / "stories" / "tables" / "frequencies.tsv"
HEAD = """\
# In how many reports a word stands: level is four times the natural logarithm of how many reports there are to one that
# has it, in the kind of report that has it most. Words are folded as stories/terms.py has it; a word that is not here
# has level {unknown}. Counted and written by training/frequencies.py, not by hand, over the texts for training and
# development of: {kinds}.
"""
_LEAST_REPORTS = 3
_SMOOTHING = 25
_SHORTEST = 200

Row = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of report and the sets that it is counted over, for the table's head."""

    name: str
    sets: tuple[str, ...]
    described: str


KINDS = (
    Kind(name="politics", sets=("polnear",), described="PolNeAR (US politics)"),
    Kind(
        name="world",
        sets=("wikinews", "meantime", "re3d", "ecbplus", "factappeal"),
        described="Wikinews, MEANTIME, RE3D, ECB+ and FactAppeal (news of the world)",
    ),
    Kind(name="local", sets=("toponyms",), described="LGL, TR-News and GeoVirus (local papers)"),
    Kind(name="attacks", sets=("casualties",), described="MUC-4 (attacks)"),
    Kind(name="shootings", sets=("gun_reports",), described="the Gun Violence Corpus and LongTailQA (shootings)"),
)


def read_texts(name: str, folder: Path) -> Iterator[str]:
    """The texts of a set that may be counted, each once."""
    junk = load_junk()
    seen: set[str] = set()
    for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").split("\n"):
        row: Row = json.loads(line) if line else {"text": ""}
        text = row["text"]
        if len(text) >= _SHORTEST and text not in seen and _may_count(name, row, junk):
            seen.add(text)
            yield text


def _may_count(name: str, row: Row, junk: frozenset[str]) -> bool:
    if name == "toponyms":  # this set has its halves by name, whatever its rows say
        return zlib.crc32(f"{row['corpus']}/{row['doc_id']}".encode()) % 2 == 0
    if f"{name}.jsonl" == GUN_REPORTS:
        return row["doc_id"] not in junk and find_side(row["incident"]) == FIT
    return row.get("split") != "test"


def count_kind(kind: Kind, folder: Path) -> tuple[Counter[str], int]:
    """How many texts have each term, and how many texts there are."""
    counts: Counter[str] = Counter()
    texts = 0
    for name in kind.sets:
        for text in read_texts(name, folder):
            texts += 1
            counts.update({fold_term(word) for word in list_words(text)} - {""})
    return counts, texts


def measure_levels(counted: list[tuple[Counter[str], int]]) -> dict[str, int]:
    """The level of every term that enough texts have; a kind with few texts counts as if it had a few more."""
    total: Counter[str] = Counter()
    shares: dict[str, float] = {}
    for counts, texts in counted:
        total.update(counts)
        for term, count in counts.items():
            shares[term] = max(shares.get(term, 0.0), count / (texts + _SMOOTHING))
    levels = {term: round(-STEP * math.log(shares[term])) for term, count in total.items() if count >= _LEAST_REPORTS}
    return {term: min(level, UNKNOWN - 1) for term, level in levels.items()}


def format_table(levels: dict[str, int]) -> str:
    """The table's text: one row a level."""
    terms: dict[int, list[str]] = {}
    for term in sorted(levels):
        terms.setdefault(levels[term], []).append(term)
    head = HEAD.format(unknown=UNKNOWN, kinds="; ".join(kind.described for kind in KINDS))
    rows = [f"{level}\t{' '.join(terms[level])}" for level in sorted(terms)]
    return head + "\n".join(["level\tterms", *rows]) + "\n"


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=DEFAULT_FOLDER)
    folder = parser.parse_args().gold
    counted = [count_kind(kind, folder) for kind in KINDS]
    levels = measure_levels(counted)
    TABLE.write_text(format_table(levels), encoding="utf-8")
    print(f"{sum(texts for _, texts in counted)} texts, {len(levels)} words; wrote {TABLE.name}")


if __name__ == "__main__":
    main()
