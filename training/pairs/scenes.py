"""Scenes: one happening told by several reports, our own writing, with how each two claims stand to each other.

A scene is a block of a text file under ``scenes``::

    === a word or two on the topic
    1 | Herald | 0 | police | A man was {shot twice in the leg}, police said.
    2 | KTRX | 1 | - | The man was {hit in the arm}.
    > 12 differs

A statement has its number, outlet, day of publication, source (``-``: the outlet's own voice), and a text in which
braces hold the words that are compared. The line with ``>`` gives the relation of each two, as ``evals/own/README.md``
means them; ``WRITING.md`` says how scenes are written. ``python -m training.pairs.scenes [FOLDER]`` names what is wrong
with those of a folder and counts their relations.
"""

from __future__ import annotations

import argparse
import itertools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reportedly.vocabulary import RelationKind, Span
from training.pairs.layout import Told

FOLDER = Path(__file__).parent / "scenes"
OWN = "-"

APART = (RelationKind.DIFFERS, RelationKind.DENIES)
"""Relations that two sources have, never one with itself."""

_PAIR = re.compile(r"\s*(\d)\s*-?\s*(\d)\s+(\w+)\s*")

_Pairs = dict[tuple[str, str], RelationKind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One claim of a scene. ``source`` is ``-`` in the outlet's own voice; ``day`` counts from the scene's first."""

    outlet: str
    day: int
    source: str
    told: Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Two statements and their relation, the earlier one first. ``scene`` is where the scene begins: file and line."""

    scene: str
    one: Statement
    other: Statement
    relation: RelationKind

    @property
    def alike(self) -> bool:
        """Whether both are of one source."""
        return is_one_source(self.one, self.other)

    @property
    def days(self) -> int:
        """Days from one to the other."""
        return self.other.day - self.one.day


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """The lines of one scene below its topic, each behind its place; ``place`` is where the topic stands."""

    place: str
    lines: tuple[tuple[str, str], ...]


def is_one_source(one: Statement, other: Statement) -> bool:
    """Whether two statements are of one source; own voices are, where the outlet is one."""
    if OWN in (one.source, other.source):
        return one.source == other.source and one.outlet == other.outlet
    return one.source.casefold() == other.source.casefold()


def load_scenes(folder: Path = FOLDER) -> Iterator[Example]:
    """All pairs of all scenes; raises ValueError with file and line where one is not whole."""
    for block in list_blocks(folder):
        yield from read_scene(block)


def list_blocks(folder: Path) -> Iterator[Block]:
    """The scenes of all text files as they stand, by name of file."""
    for path in sorted(folder.rglob("*.txt")):
        yield from split_text(path.read_text(encoding="utf-8"), path.relative_to(folder).as_posix())


def split_text(text: str, name: str) -> Iterator[Block]:
    """The scenes of one text; raises ValueError for words before the first one."""
    topic: str | None = None
    held: list[tuple[str, str]] = []
    for number, line in enumerate(text.splitlines(), start=1):
        place = f"{name}:{number}"
        if line.startswith("==="):
            if topic is not None:
                yield Block(place=topic, lines=tuple(held))
            topic, held = place, []
        elif line.strip():
            if topic is None:
                raise ValueError(f"{place}: a scene begins with “=== topic”, not with {line[:60]!r}")
            held.append((place, line))
    if topic is not None:
        yield Block(place=topic, lines=tuple(held))


def read_scene(block: Block) -> tuple[Example, ...]:
    """The pairs of one scene; raises ValueError with file and line where it is not whole."""
    held: dict[str, Statement] = {}
    told: _Pairs = {}
    for place, line in block.lines:
        if line.startswith(">"):
            _read_pairs(line[1:], place, told)
            continue
        key, statement = _read_statement(line, place)
        if key in held:
            raise ValueError(f"{place}: statement {key} stands twice")
        held[key] = statement
    wanted = set(itertools.combinations(sorted(held), 2))
    if not wanted or told.keys() != wanted:
        odd = ", ".join(map("".join, sorted(told.keys() ^ wanted))) or "all, since it has fewer than two statements"
        raise ValueError(f"{block.place}: each two statements have one relation; missing or odd: {odd}")
    return tuple(_pair(held, pair, told[pair], block.place) for pair in sorted(wanted))


def _read_statement(line: str, place: str) -> tuple[str, Statement]:
    fields = [each.strip() for each in line.split("|", 4)]
    if len(fields) != 5 or not re.fullmatch("[0-9]", fields[0]) or not re.fullmatch("[0-9]+", fields[2]):
        raise ValueError(f"{place}: a statement is “number | outlet | day | source | text”, not {line[:60]!r}")
    key, outlet, day, source, marked = fields
    before, opened, rest = marked.partition("{")
    within, closed, behind = rest.partition("}")
    if not (opened and closed and within.strip()) or {"{", "}"} & {*before, *within, *behind}:
        raise ValueError(f"{place}: one pair of braces holds the words that are compared")
    told = Told(
        source=outlet if source == OWN else source,
        text=before + within + behind,
        compared=Span(start=len(before), end=len(before) + len(within)),
    )
    return key, Statement(outlet=outlet, day=int(day), source=source, told=told)


def _read_pairs(line: str, place: str, told: _Pairs) -> None:
    """Put the relations of a line into ``told``."""
    for piece in line.split(","):
        found = _PAIR.fullmatch(piece)
        if found is None:
            raise ValueError(f"{place}: {piece.strip()!r} is no pair with its relation, as in “12 differs”")
        one, other = sorted(found.group(1, 2))
        if found.group(3) not in set(RelationKind):
            raise ValueError(f"{place}: {found.group(3)!r} is no relation; use one of {', '.join(RelationKind)}")
        if (one, other) in told:
            raise ValueError(f"{place}: the pair {one}{other} stands twice")
        told[one, other] = RelationKind(found.group(3))


def _pair(held: dict[str, Statement], pair: tuple[str, str], relation: RelationKind, scene: str) -> Example:
    first, second = sorted((held[key] for key in pair), key=lambda each: each.day)
    alike = is_one_source(first, second)
    if alike and relation in APART:
        raise ValueError(f"{scene}: {''.join(pair)} are of one source, so it is “moves” or “revises”, not “{relation}”")
    if not alike and relation is RelationKind.REVISES:
        raise ValueError(f"{scene}: {''.join(pair)} are of two sources, and “revises” is of one")
    return Example(scene=scene, one=first, other=second, relation=relation)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    kinds: Counter[str] = Counter()
    scenes = faults = 0
    for block in list_blocks(parser.parse_args().folder):
        try:
            kinds.update(each.relation.value for each in read_scene(block))
            scenes += 1
        except ValueError as fault:
            print(fault)
            faults += 1
    print(f"{scenes} scenes, {kinds.total()} pairs, {faults} scenes that are not whole")
    print(", ".join(f"{kind} {number}" for kind, number in kinds.most_common()))


if __name__ == "__main__":
    main()
