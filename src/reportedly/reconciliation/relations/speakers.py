"""Whether two positions are of one source: by key, name, outlet, or by the words for one that has no name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from reportedly.reconciliation.naming import share_name
from reportedly.reconciliation.questions.sources import is_indefinite
from reportedly.reconciliation.relations.wording import find_cue, read_words
from reportedly.reconciliation.rows import load_rows
from reportedly.vocabulary import Naming, Position, SourceKind

_OWN_VOICE = "the report itself"
_PRONOUNS = frozenset("it he she they we i".split())
_QUOTES = re.compile(r"\b(?:cites|cited|citing|quotes|quoted|quoting)\b", re.IGNORECASE)
_FOUND_OUT = re.compile(
    r"(?:after [^,]{3,40},? )?([^.;:]{3,80}?)\s(?:had |has |have )?(?:put|puts|gave|gives|measured|measures|counted"
    r"|counts|found|finds|set|sets|revised|revises|estimated|estimates|calculated|recorded|lowered|raised|corrected"
    r"|changed|has|sees|saw|shows|showed|downgraded|upgraded|cut|rated|rates|estimates|reckoned|assessed|registered"
    r"|reported|announced|listed|lists|classed"
    r"|ranked|pegged|tallied|logged|issued|published)\b",
    re.IGNORECASE,
)
_CITED = re.compile(
    r"\b(?:took|takes|withdraws|retracted|retracts|changed|corrected|lowered|raised|recorded|withdrew|cites|citing|poll"
    r"|survey|count|said|says|put|puts|gave|gives|measured|counted|found|set|revised|reported|according|by|from|of|in"
    r"|told|wrote|announced|estimated|had|showed|moved|brought|admitted|admits|conceded|concedes|acknowledged"
    r"|acknowledges|apologized"
    r"|apologised|confirmed|insisted|added|clarified|explained|stated|declared|noted|warned|claimed|claims"
    r"|maintains)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speakers:
    """Whether two sources are one: True, False, or None where the words leave it open. ``words`` name them."""

    one: bool | None
    words: str


def compare_sources(one: Position, other: Position) -> Speakers:
    """Whether the two positions are of one source."""
    shown = _show(one, other)
    if _are_called_otherwise(one, other):
        return Speakers(one=None, words=shown)
    if one.source == other.source or _is_cited(one, other) or _is_cited(other, one):
        return Speakers(one=True, words=name_source(one if one.source_words else other))
    subject = _find_shared_subject(one, other)
    if subject is not None:
        return Speakers(one=True, words=subject)
    if _is_own(one) or _is_own(other):
        return Speakers(one=_is_own(one) and _is_own(other) and _share_outlet(one, other), words=shown)
    if any(_is_loose(each) and each.source_name is None for each in (one, other)):
        return Speakers(one=None, words=shown)
    if one.naming is Naming.NAMED and other.naming is Naming.NAMED and one.source_name and other.source_name:
        return Speakers(one=share_name(one.source_name, other.source_name), words=shown)
    return Speakers(one=_share_words(one, other), words=shown)


def _are_called_otherwise(one: Position, other: Position) -> bool:
    """Whether one report calls a source without a name by two nouns: "the coach" and "the club doctor" may be two."""
    if one.source != other.source or one.report != other.report or one.source_name or other.source_name:
        return False
    words = [each.source_words.strip().lower() for each in (one, other)]
    if words[0] == words[1] or not all(words) or {*words} & _PRONOUNS:
        return False
    left, right = (_list_words(each.source_words) for each in (one, other))
    return bool(left) and bool(right) and not left & right


def _find_shared_subject(one: Position, other: Position) -> str | None:
    """The body that both sentences name, in the outlet's own voice or of a pronoun, and that put or counted."""
    if not (_is_loose(one) and _is_loose(other)) or one.report == other.report:
        return None
    for each, theirs in ((one, other), (other, one)):
        found = _FOUND_OUT.match(each.sentence)
        sought = _list_words(found.group(1)) if found is not None else frozenset()
        if found is not None and sought and sought <= read_words(theirs.sentence).kept:
            return found.group(1)
    return None


def _is_loose(position: Position) -> bool:
    return _is_own(position) or position.source_words.strip().lower() in _PRONOUNS


def _show(one: Position, other: Position) -> str:
    """Both sources, or one name where both are called alike."""
    left, right = name_source(one), name_source(other)
    if left == right == _OWN_VOICE and one.report != other.report:
        return "two reports in their own voices"
    return left if left.casefold() == right.casefold() else f"{left} and {right}"


def name_source(position: Position) -> str:
    """What a reader calls the source: its words, else the outlet."""
    words = position.source_words.strip(" ,;:")
    if words.lower() in _PRONOUNS and position.source_name is not None:
        return position.source_name
    return words or position.source_name or position.outlet or _OWN_VOICE


_CALLED = re.compile(r"\b[A-Z][\w’'-]{3,}")
_ROOT = 4


def share_called(one: Position, other: Position) -> bool:
    """Whether two sources are called by one name in part: "Iran", "representatives from Iran", "Iranian officials"."""
    left, right = (
        {found.casefold()[:_ROOT] for found in _CALLED.findall(f"{each.source_words} {each.source_name or ''}")}
        for each in (one, other)
    )
    return bool(left & right)


def _is_own(position: Position) -> bool:
    return not position.source_words


def _share_outlet(one: Position, other: Position) -> bool:
    return one.report == other.report or (one.outlet is not None and one.outlet == other.outlet)


def _is_cited(one: Position, other: Position) -> bool:
    """Whether a sentence in the outlet's own voice, or a document, names the other's source: "by a survey of Dimar"."""
    if not other.source_words or not one.sentence or one.report == other.report or not _can_cite(one):
        return False
    if _CITED.search(one.sentence) is None:
        return False
    told = read_words(one.sentence).kept
    head = _find_head(other.source_words)
    if head in told and re.search(r"\bthe\b", one.sentence, re.IGNORECASE) and find_cue("correction", one.sentence):
        return True
    poll = _POLL.search(other.source_words)
    if poll is not None and _list_words(poll.group(1) or poll.group(2)) <= told:
        return True
    names = [other.source_words, *((other.source_name,) if other.naming is Naming.NAMED and other.source_name else ())]
    return any(bool(sought) and sought <= told for sought in map(_list_words, names))


def _can_cite(position: Position) -> bool:
    return (
        _is_loose(position)
        or position.source_kind is SourceKind.DOCUMENT
        or _QUOTES.search(position.sentence) is not None
    )


def _share_words(one: Position, other: Position) -> bool | None:
    """Unnamed sources: "police" and "police in Koblenz" are one, "a witness" and "a witness" may be two."""
    left, right = _list_words(one.source_words), _list_words(other.source_words)
    if not left or not right:
        return None
    if not (left <= right or right <= left) or not _share_head(one.source_words, other.source_words):
        return False
    if is_indefinite(one.source_words) and is_indefinite(other.source_words):
        return None
    if _is_group(one.source_words) != _is_group(other.source_words) and left != right:
        return None
    return True


@lru_cache(maxsize=16384)
def _list_words(source: str) -> frozenset[str]:
    """The stems of a source's phrase up to a relative clause, titles and articles left out."""
    return read_words(re.split(r",?\s+(?:who|which|that|whose)\b", source)[0]).kept - _TITLES


def _share_head(one: str, other: str) -> bool:
    """Whether the phrases are of one thing, or one is of what speaks for the other: "an erratum from the ministry"."""
    left, right = _find_head(one), _find_head(other)
    return left == right or left in _voices() or right in _voices()


@cache
def _voices() -> frozenset[str]:
    words = [row["word"] for row in load_rows("relations/verbs.tsv") if row["sort"] == "voice"]
    return frozenset(stem for word in words for stem in read_words(word).stems)


@lru_cache(maxsize=16384)
def _find_head(source: str) -> str:
    """The stem of the word that the phrase is about: "manager" of "the singer's manager of many years"."""
    stems = read_words(_HEAD_END.split(source.strip(" ,"))[0]).stems
    return stems[-1] if stems else ""


_HEAD_END = re.compile(r",|\s(?:of|in|at|from|for|with|on|near|behind|who|which|that|whose)\b")
_POLL = re.compile(
    r"^(?:[a-z]+\s+)*([A-Z]\w+)['’]s?\s.*?\b(?:poll|survey|study|count|tally|barometer|index|report)\b"
    r"|\b(?:poll|survey|study|count|tally|barometer|index|report)\s+(?:by|of|from)\s+([A-Z]\w+)"
)
_TITLES = frozenset("mr mrs ms dr prof sir".split())


def _is_group(source: str) -> bool:
    """Whether the phrase has a bare plural: "officials" may be any."""
    words = source.strip(" ,").split()
    return (
        bool(words) and words[0][0].isalpha() and words[0].lower() not in ("the",) and words[-1].lower().endswith("s")
    )
