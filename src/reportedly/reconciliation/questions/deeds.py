"""What befell those who are counted, or what they do: classes of doings, read from the words of one clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from reportedly.reconciliation.questions.lexicon import load_doing_fits, load_doings, load_locators, load_set
from reportedly.reconciliation.questions.lexing import Line
from reportedly.reconciliation.questions.phrases import walk_back, walk_on

_MOST = 2


def find_deeds(line: Line, first: int, end: int, *, noun: int | None, kind: str) -> tuple[str, ...]:
    """The classes of doings of a figure with its noun at ``[first, end)``, the surest first.

    A verb behind the noun goes before one ahead of the number; each must stand in the clause. ``kind`` is the class of
    what is counted: money is not arrested. ``noun`` is where it stands, which may be before the number.
    """
    own, behind = range(first, end), walk_on(line, end)
    ahead = noun is not None and noun == first and end - first > 2  # "one person dead and three others injured"
    back = walk_back(line, first)
    beside = (behind, reversed(own), back) if ahead else (own, behind, back)  # the nearest first: "there will be 900"
    found = (_find_class(line, places, kind) for places in beside)
    deeds = tuple(dict.fromkeys(doing for doing in found if doing is not None))[:_MOST]
    if not deeds and kind == "person":
        placed = _read_place(line, end) or (None if noun is None else _read_place(line, noun + 1))
        return () if placed is None else (placed,)
    return deeds


def _read_place(line: Line, end: int) -> str | None:
    """What is said by where they are: "soldiers in Kursk", "may now be in Russia", "were there", "are in custody"."""
    passed = load_set("helper") | load_set("between")
    at = end
    while at < len(line.low) and line.low[at] in passed:
        at += 1
    if at >= len(line.low) or line.low[at] not in load_set("placed"):
        return None
    return read_doing(line, at) or "present"


def _find_class(line: Line, places: Iterable[int], kind: str) -> str | None:
    fits = load_doing_fits()
    for at in places:
        found = read_doing(line, at)
        if found is None:
            continue
        if kind not in fits[found]:
            return found
        if found == "hit" and kind == "money":
            return "damage"  # "losses of $9 million"
    return None


def read_doing(line: Line, at: int) -> str | None:
    """The class of the doing that begins at word ``at``: three words, two or one."""
    doings, low = load_doings(), line.low
    if low[at] not in _openers():
        return None
    return doings.get(" ".join(low[at : at + 3])) or doings.get(" ".join(low[at : at + 2])) or doings.get(low[at])


def find_locators(line: Line, first: int, end: int) -> Iterator[str]:
    """The parts of a land that the clause of a figure names: "close to the front"."""
    for at in (*walk_back(line, first), *walk_on(line, end)):
        if line.low[at] in load_locators() and not line.capitals[at] and not (at and line.capitals[at - 1]):
            yield f"at {line.low[at]}"


@cache
def _openers() -> frozenset[str]:
    """The first words of all doings."""
    return frozenset(word.split(" ")[0] for word in load_doings())
