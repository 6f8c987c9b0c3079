"""Whether the words say that a figure moved, or that it is everything so far. Rows of ``figure_changes.tsv``.

Looked for to the left of a number, over its preposition and a few adverbs and times; never past a mark or a clause.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from reportedly.reading.figures.bounds import skip_bound_back
from reportedly.reading.figures.contexts import load_stops, words_of
from reportedly.reading.figures.cores import Core
from reportedly.reading.figures.nouns import is_noun_like
from reportedly.reading.figures.phrases import Phrases, index_phrases
from reportedly.reading.figures.scan import Tokens
from reportedly.reading.figures.units import TIME
from reportedly.reading.table_rows import load_rows
from reportedly.vocabulary import Change, FigureKind

_VERB, _NOUN, _TOLL = "verb object", "noun", "toll"
_MOVING = "verb object noun"
_PAST = frozenset({"below", "under", "above", "over", "beyond"})
_REACH = 6
_TOLL_REACH = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeWord:
    """A row of the table: ``kind`` is its class (verb, object, noun, toll), ``way`` rise, fall or total."""

    word: str
    kind: str
    way: str


class Move(NamedTuple):
    """That a figure moved: the way, and the word at token ``at`` that says so."""

    way: Change
    word: str
    at: int


class Earlier(NamedTuple):
    """What is known of a figure to the left, at tokens ``[first, end)``; ``counts``: whether it has a noun."""

    first: int
    end: int
    move: Move | None
    counts: bool


def find_move(
    tokens: Tokens, core: Core, start: int, *, end: int, counted: bool, earlier: Sequence[Earlier]
) -> Move | None:
    """The change that governs the number whose bounds begin at ``start``; ``counted``: it has a noun of its own."""
    behind = _find_behind(tokens, core, end)
    if behind is not None:
        return behind
    before = tokens.low[start - 1]
    if before == "from" or start == 0:
        return None
    if before in ("to", "by", "of", "at", "past", "through", "beyond"):
        return _find_over(tokens, start - 1, before, earlier)
    if before == "or" and earlier and earlier[-1].end >= start - 2 - (tokens.low[start - 2] == ","):
        return earlier[-1].move
    return _find_sign(tokens, core, start) or _find_direct(tokens, core, start, counted)


def _find_sign(tokens: Tokens, core: Core, start: int) -> Move | None:
    """As in "the Nikkei -0.4%": a signed percentage behind a name."""
    if (
        core.kind is not FigureKind.PERCENT
        or tokens.low[start - 1] in load_stops()
        or not tokens.low[start - 1].isalpha()
    ):
        return None
    signed = tokens.low[core.number] in ("-", "−", "–")
    return Move(Change.FALL, "-", core.number) if signed else None


def find_subject_verb(tokens: Tokens, start: int, earlier: Sequence[Earlier]) -> int | None:
    """The token of the word of change or of "stand at", "reach" that governs the number that begins at ``start``."""
    if tokens.low[start - 1] in ("to", "at", "from"):
        place = start - 1
        joined = _joined(place, earlier)
        place = joined.first - 1 if joined is not None else place
        found = _scan_left(tokens, place, _VERB, _REACH)
        if found is not None:
            return found[0]
        return place - 1 if tokens.low[place - 1] in words_of("stative") else None
    return (
        start - 1
        if tokens.low[start - 1] in words_of("stative") and tokens.low[start - 1] not in ("is", "was")
        else None
    )


def parts_range(tokens: Tokens, core: Core) -> bool:
    """Whether "from A to B" tells of a change, so that A and B are two figures ("rose from 30 to 45")."""
    start = skip_bound_back(tokens, core.first)
    if tokens.low[start - 1] in ("from", "by"):
        found = _scan_left(tokens, start - 1, _MOVING, _REACH) or _scan_over_object(tokens, start - 1, _VERB)
        return found is not None
    direct = _load_changes(_VERB).end(tokens, start)
    return direct is not None and core.parted


def find_total(tokens: Tokens, start: int, earlier: Sequence[Earlier]) -> int | None:
    """The token of the "toll", "tally" or "total" whose value the number is, or None."""
    if not (tokens.low[start - 1] in words_of("toll lead") or tokens.low[start - 1] in words_of("stative")):
        return None
    joined = _joined(start - 1, earlier) if tokens.low[start - 1] == "to" else None
    begin = start - 1 if joined is None else joined.first - 1
    for place in range(begin, max(-1, begin - _TOLL_REACH), -1):
        if _load_changes(_TOLL).end(tokens, place + 1) is not None or _is_brought(tokens, place):
            return place if place < start - 1 else None
        token = tokens.low[place]
        if not token[:1].isalpha() or token in ("and", "but", "that", "who", "which", "after", "following", "caused"):
            return None
    return None


def _is_brought(tokens: Tokens, at: int) -> bool:
    """As in "Bringing the number of dead to 45"."""
    return (
        tokens.low[at] == "number"
        and tokens.low[at - 1] == "the"
        and tokens.low[at - 2].startswith(("bring", "taking", "brought"))
    )


def _find_behind(tokens: Tokens, core: Core, end: int) -> Move | None:
    """As in "A 5 percent rise", "a 12 percent pay increase"."""
    if core.suffix is None or core.kind not in (FigureKind.PERCENT, FigureKind.MEASURE, FigureKind.MONEY):
        return None
    if core.suffix.dimension == TIME:
        return None
    for place in (end, end + 1):
        word = _load_changes(_NOUN).begin(tokens, place)
        if word is not None:
            return _make_move(word[1], place)
        if tokens.low[place] in load_stops() or not tokens.low[place].isalpha():
            break
    return None


def _find_over(tokens: Tokens, at: int, before: str, earlier: Sequence[Earlier]) -> Move | None:
    """Over the preposition at ``at``: an earlier figure of the same change, a verb, or a noun ("a drop of 300")."""
    joined = _joined(at, earlier)
    if joined is not None and before in ("to", "at"):
        if joined.move is not None:
            return joined.move
        if tokens.low[joined.first - 1] in ("from", "by"):
            place = joined.first - 1
            return _as_move(_scan_left(tokens, place, _MOVING, _REACH) or _scan_over_object(tokens, place, _VERB))
        return None
    if before == "to" and tokens.low[at - 1] == "up" and tokens.low[at - 2] in ("is", "was", "'s", "be"):
        return None  # "it is up to 12 jurors"
    if before == "by" and earlier and earlier[-1].move is not None and is_noun_like(tokens, at - 1):
        return _as_move(_scan_left(tokens, at, _MOVING, _REACH)) or earlier[-1].move
    if before == "of":
        word = _load_changes(_NOUN).end(tokens, at)
        return None if word is None else _make_move(word[1], at - 1)
    if before == "at":
        return None
    return _as_move(_scan_left(tokens, at, _MOVING, _REACH) or _scan_over_object(tokens, at, _VERB))


def _scan_over_object(tokens: Tokens, at: int, kinds: str) -> tuple[int, ChangeWord] | None:
    """The verb before its object: "cut its profit forecast to", "raised the rate by"."""
    stops = load_stops()
    for place in range(at, max(0, at - _TOLL_REACH), -1):
        word = _load_changes(kinds).end(tokens, place)
        if word is not None and place < at:
            return None if word[1].kind == "none" else (place - 1, word[1])
        token = tokens.low[place - 1]
        if not token[:1].isalpha() or (
            stops.get(token, "determiner") != "determiner" and token not in ("of", "in", "for")
        ):
            return None
    return None


def joins(tokens: Tokens, start: int, earlier: Sequence[Earlier]) -> bool:
    """Whether "to" ties the number at ``start`` to a figure with a noun right before ("gained 12 points to 3,300")."""
    joined = _joined(start - 1, earlier) if tokens.low[start - 1] in ("to", "from") else None
    return joined is not None and joined.counts


def _joined(at: int, earlier: Sequence[Earlier]) -> Earlier | None:
    """The earlier figure that ends right before token ``at``."""
    return earlier[-1] if earlier and earlier[-1].end == at else None


def _find_direct(tokens: Tokens, core: Core, start: int, counted: bool) -> Move | None:
    """As in "Fell 12 percent", "up $14"; not "lost 14 soldiers", "up 12 steps", "rose 12 years ago"."""
    word = _load_changes(_VERB).end(tokens, start)
    if word is None or word[1].kind == "none":
        return None
    if core.suffix is not None and core.suffix.dimension in (TIME, "length"):
        return None
    pointed = tokens.low[core.end] in words_of("points")
    if counted and not pointed and core.kind is FigureKind.COUNT:
        return None
    past = tokens.low[start] in _PAST and not counted  # "dropped below 5,000" drops nothing
    if word[1].kind == "object" and not past and not pointed and core.kind is not FigureKind.PERCENT:
        return None
    return _make_move(word[1], start - 1)


def _scan_left(tokens: Tokens, at: int, kinds: str, reach: int) -> tuple[int, ChangeWord] | None:
    """The nearest word of change before token ``at``, over adverbs and times."""
    for place in range(at, max(0, at - reach), -1):
        word = _load_changes(kinds).end(tokens, place)
        if word is not None:
            return None if word[1].kind == "none" else (place - 1, word[1])
        token = tokens.low[place - 1]
        if not (token in words_of("passable") or token.endswith("ly") or _is_calendar(token)):
            return None
    return None


def _is_calendar(token: str) -> bool:
    return token in words_of("month") or load_stops().get(token) == "calendar"


def _as_move(found: tuple[int, ChangeWord] | None) -> Move | None:
    return None if found is None else _make_move(found[1], found[0])


def _make_move(told: ChangeWord, at: int) -> Move | None:
    """None for a phrase that says no change though a word of it would ("sign up", "made up of")."""
    return None if told.kind == "none" else Move(Change(told.way), told.word, at)


@cache
def _load_changes(kinds: str) -> Phrases[ChangeWord]:
    """The rows of these kinds: a word may be a verb before its number and a noun behind it."""
    rows = [row for row in load_rows("figure_changes.tsv") if row["class"] in (*kinds.split(), "none")]
    return index_phrases((row["word"], ChangeWord(word=row["word"], kind=row["class"], way=row["way"])) for row in rows)
