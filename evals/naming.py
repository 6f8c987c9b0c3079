"""Names: exact F1 in the types of each corpus.

Every corpus has its own types. ``name_schemes.json`` maps them and ours to the types that both can tell apart; a type
that maps to none of them is left out on its side: a corpus without nationalities must not punish us for finding one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.gold import NamedText
from evals.records import Named
from evals.spans import Counts, add_counts, count_exact
from reportedly.vocabulary import Span

TABLE = Path(__file__).with_name("name_schemes.json")

OUR_TYPES = frozenset("PER ORG LOC NORP FAC EVENT WORK WEAPON VEHICLE DATE NUM MONEY OTHER".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """How the types of a corpus and ours meet; the gate holds the figures of ``pinned`` ones."""

    corpus: str
    gold: Mapping[str, str]
    ours: Mapping[str, str]
    pinned: bool

    @property
    def types(self) -> tuple[str, ...]:
        """The common types, sorted."""
        return tuple(sorted(set(self.gold.values())))


def load_schemes(path: Path = TABLE) -> dict[str, Scheme]:
    """The schemes by corpus."""
    rows = json.loads(path.read_text(encoding="utf-8"))["schemes"]
    return {
        corpus: Scheme(corpus=corpus, gold=row["gold"], ours=row["ours"], pinned=row["pinned"])
        for corpus, row in rows.items()
    }


def map_names(names: Iterable[Named], mapping: Mapping[str, str]) -> set[tuple[Span, str]]:
    """Names in common types; those of a type that maps to none are left out."""
    return {(name.span, mapping[name.type]) for name in names if name.type in mapping}


def score_names(scheme: Scheme, gold: NamedText, predicted: Iterable[Named]) -> dict[str, Counts]:
    """Counts by common type on one text."""
    wanted, given = map_names(gold.names, scheme.gold), map_names(predicted, scheme.ours)
    if not gold.complete:
        given &= wanted
    return {
        kind: count_exact([n for n in wanted if n[1] == kind], [n for n in given if n[1] == kind])
        for kind in scheme.types
    }


def score_all_names(scheme: Scheme, pairs: Sequence[tuple[NamedText, Iterable[Named]]]) -> dict[str, Counts]:
    """Counts by common type over many texts."""
    scored = [score_names(scheme, gold, predicted) for gold, predicted in pairs]
    return {kind: add_counts(counts[kind] for counts in scored) for kind in scheme.types}
