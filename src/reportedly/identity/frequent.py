"""Names that many people bear: by them alone nobody is known."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache

from reportedly.identity.forms import ParsedName
from reportedly.identity.rows import load_rows
from reportedly.identity.spelling import fold_word, list_rows, make_key

_INITIAL = 2
_RARE_MIDDLES = 2
"""With so many middle names written out a name is rare, whatever its parts."""


@lru_cache(maxsize=16384)
def find_frequent(name: ParsedName) -> str | None:
    """Why the name is one that many bear, as a sentence, or None where the table has it not so."""
    whole = make_key("".join(fold_word(word) for word in name.words))
    if whole in _full():
        return f"the table of common names has {name.text}"
    if not name.given or not name.family or sum(len(word) > _INITIAL for word in name.middle) >= _RARE_MIDDLES:
        return None
    shared = _languages("given", name.given[0])
    for word in name.family:  # of a double surname both must be common: Lopez Obrador is no common name
        shared &= _languages("family", word)
    if not shared:
        return None
    return f"{name.given[0]} and {name.family[0]} are both common names by the table ({min(shared)})"


@lru_cache(maxsize=16384)
def _languages(kind: str, word: str) -> frozenset[str]:
    """Languages in whose list the word, or another spelling of it, stands."""
    return frozenset().union(*(_listed(kind).get(key, frozenset()) for key in _keys(word)))


def _keys(word: str) -> tuple[str, ...]:
    folded = fold_word(word)
    return (make_key(folded), *(f"row {number}" for number in sorted(list_rows(folded))))


@cache
def _listed(kind: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in load_rows("common_names.tsv"):
        if row["kind"] == kind:
            for key in (key for name in row["names"].split("|") for key in _keys(name)):
                found[key].add(row["language"])
    return {key: frozenset(languages) for key, languages in found.items()}


@cache
def _full() -> frozenset[str]:
    rows = (row for row in load_rows("common_names.tsv") if row["kind"] == "full")
    names = (name for row in rows for name in row["names"].split("|"))
    return frozenset(make_key("".join(map(fold_word, name.split()))) for name in names)
