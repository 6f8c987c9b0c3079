"""Two positions side by side, with what every rule asks of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from reportedly.reconciliation.questions import TopicMatch
from reportedly.reconciliation.relations.settings import RelationSettings
from reportedly.reconciliation.relations.speakers import Speakers, compare_sources
from reportedly.reconciliation.relations.timing import Sequence, compare_times
from reportedly.reconciliation.relations.wording import NUMBERS, find_cue, find_focus, read_words
from reportedly.vocabulary import Polarity, Position, QuestionKind, RelationKind, Stance

_SMALL = frozenset("a an the that and of had has have was were".split())
_LONGEST = 2000
_NOT_ONE = re.compile(r"\bnot\s+(?:one|a\s+single|even\s+one)\b", re.IGNORECASE)
_MOST_WORDS = 140
"""Characters of a content that a reason quotes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What a rule says: the kind, the reason in one sentence, and flags."""

    kind: RelationKind
    reason: str
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two positions and how their sources, times and topics stand.

    ``settled``: a person has set them beside each other, so that they are of one matter. Else links brought them to one
    question (``together``).
    """

    one: Position
    other: Position
    match: TopicMatch | None
    settings: RelationSettings
    speakers: Speakers
    sequence: Sequence
    settled: bool = True

    @property
    def both(self) -> tuple[Position, Position]:
        """The two, in the order in which they were given."""
        return self.one, self.other

    @property
    def later(self) -> Position:
        """The later of the two; the second where the order is not known."""
        return self.one if (self.sequence.way or 0) < 0 else self.other

    @property
    def earlier(self) -> Position:
        """The earlier of the two; the first where the order is not known."""
        return self.other if (self.sequence.way or 0) < 0 else self.one

    def list_focuses(self, *, narrow: bool = False) -> tuple[str, str]:
        """Of each content the sentence that is on the other's matter; ``narrow``: only the part between commas."""
        one, other = self.one.content.text, self.other.content.text
        return find_focus(one, other, narrow=narrow), find_focus(other, one, narrow=narrow)

    def list_cues(self, sort: str, *, narrow: bool = False) -> tuple[str | None, str | None]:
        """For each of the two the words of a sort that stand where it speaks of what the other speaks of."""
        one, other = self.list_focuses(narrow=narrow)
        return find_cue(sort, one), find_cue(sort, other)


def make_pair(
    one: Position, other: Position, match: TopicMatch | None, settings: RelationSettings, *, settled: bool = True
) -> Pair:
    """The pair of two positions."""
    one, other = _share_unit(_read_none(one), _read_none(other))
    return Pair(
        one=one,
        other=other,
        match=match,
        settings=settings,
        speakers=compare_sources(one, other),
        sequence=_order(one, other),
        settled=settled,
    )


_NO_SIGN = re.compile(r"\W*no\s+(?:evidence|proof|signs?|indications?|traces?|doubt)\b", re.IGNORECASE)


def _read_none(position: Position) -> Position:
    """Whoever says "not one guard" counts none, as "no guard" does; "no evidence" counts nothing."""
    amount = position.amount
    if amount is not None and amount.high == 0 and _NO_SIGN.match(position.words.text) is not None:
        return replace(position, amount=None, kind=QuestionKind.WHETHER, polarity=Polarity.NEGATIVE)
    if amount is None or amount.high != 1 or position.polarity is not Polarity.NEGATIVE:
        return position
    if _NOT_ONE.search(" ".join(position.content.text[:_LONGEST].split())) is None:
        return position
    return replace(position, amount=replace(amount, low=0, high=0), polarity=Polarity.POSITIVE)


def _share_unit(one: Position, other: Position) -> tuple[Position, Position]:
    """The two, where only one has a unit and both name it by one word: "32 degrees", "24 degrees warm"."""
    left, right = one.amount, other.amount
    if left is None or right is None or left.kind is not right.kind or (left.unit is None) == (right.unit is None):
        return one, other
    if one.words.text.split()[-1:] != other.words.text.split()[-1:]:
        return one, other
    unit = left.unit or right.unit
    return replace(one, amount=replace(left, unit=unit)), replace(other, amount=replace(right, unit=unit))


def _order(one: Position, other: Position) -> Sequence:
    """The order of the two; a text that calls itself undated has no time, whenever it was printed."""
    if any(find_cue("undated", f"{each.sentence} {each.source_words}") for each in (one, other)):
        return Sequence(way=None)
    return compare_times(one, other)


@lru_cache(maxsize=8192)
def _cut(sentence: str, content: str) -> str:
    for piece in filter(None, (" ".join(piece.split()) for piece in content.split(" … "))):
        sentence = sentence.replace(piece, " … ")
    return sentence


def find_frame(position: Position) -> str:
    """The words of the sentence that stand beside the content: the source, its cue, a notice."""
    return _cut(position.sentence, position.content.text) if position.claim is not None else ""


def find_near_frame(position: Position) -> str:
    """The same without what stands beyond a semicolon: "A denied it; B claimed …" holds no denial of B."""
    frame = find_frame(position)
    near = [piece for piece in frame.split(";") if "…" in piece]
    return " ".join(near) if near else frame


def read_around(position: Position, ahead: int, behind: int) -> tuple[str, str] | None:
    """Characters of the content before the figure's words, and behind them; None where the words do not stand there."""
    words, content = (" ".join(text[:_LONGEST].split()) for text in (position.words.text, position.content.text))
    at = content.find(words)
    end = at + len(words)
    return None if at < 0 else (content[max(0, at - ahead) : at], content[end : end + behind])


def quote(position: Position) -> str:
    """What the position says, in marks, for a reason: the figure's words, else the content's."""
    words = " ".join(position.words.text.split()).strip('“”" ,.;')
    return f"“{words if len(words) <= _MOST_WORDS else words[:_MOST_WORDS].rsplit(' ', 1)[0] + ' …'}”"


def find_flags(pair: Pair, extra: Iterable[str] = ()) -> tuple[str, ...]:
    """The flags of the pair whatever its relation, and ``extra`` ones, in order of the alphabet."""
    found = set(extra)
    amounts = [each.amount for each in pair.both if each.amount is not None]
    if any(amount.approximate for amount in amounts):
        found.add("about")
    if any(amount.low != amount.high for amount in amounts):
        found.add("bound")
    if any(each.hedged for each in pair.both):
        found.add("hedged")
    if any(not each.source_words for each in pair.both):
        found.add("own_voice")
    if any(each.stance is not Stance.ASSERT for each in pair.both):
        found.add("stance")
    if pair.sequence.crossed:
        found.add("out_of_order")
    if _are_versions(pair):
        found.add("two_versions")
    return tuple(sorted(found))


def _are_versions(pair: Pair) -> bool:
    """Two reports of one outlet on one source's word within a day and a half may be two versions of one text."""
    one, other = pair.both
    if one.report == other.report or one.outlet is None or one.outlet != other.outlet or not pair.speakers.one:
        return False
    return (one.published or "")[:8] == (other.published or "?")[:8] and _share_words(one.sentence, other.sentence)


def share_all(one: Position, other: Position) -> bool:
    """Whether two sentences are alike but for their numbers."""
    left, right = (
        {word for word in read_words(each.sentence).words if word not in NUMBERS and not word[0].isdigit()} - _SMALL
        for each in (one, other)
    )
    return left == right


def _share_words(one: str, other: str) -> bool:
    left, right = (set(re.findall(r"\w+", each.lower())) for each in (one, other))
    return len(left & right) * 2 >= min(len(left), len(right)) > 0
