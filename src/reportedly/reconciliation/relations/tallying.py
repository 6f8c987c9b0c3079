"""Two numbers that links brought to one question: whether they count the same ones, and all of them.

Beside a number of people killed stand those who were hurt, those who were taken to one of several hospitals, those who
fired and those who ran. A number is set against another only where nothing near either says that it is of some, of
others or of something else.
"""

from __future__ import annotations

import re

from reportedly.reconciliation.questions import TopicMatch, Verdict
from reportedly.reconciliation.questions.comparing import (
    HARMS,
    tells_one_place,
    tells_one_scene,
    tells_wider_place,
)
from reportedly.reconciliation.questions.lexicon import load_things
from reportedly.reconciliation.questions.weighing import count_days
from reportedly.reconciliation.relations.amounts import is_none
from reportedly.reconciliation.relations.doubting import find_doubt
from reportedly.reconciliation.relations.figures import is_set_against
from reportedly.reconciliation.relations.pairs import Pair, quote, read_around
from reportedly.reconciliation.relations.told_values import load_values
from reportedly.reconciliation.relations.wording import find_cue, share_both, share_most
from reportedly.vocabulary import FigureKind, Position, RelationKind

_LONGEST = 2000
_AHEAD, _BEHIND = 25, 18
"""Characters of a content that stand close to a figure, on each side."""

_MOST_TIMES, _MOST_APART = 4.0, 1.5
"""How many times a number is the other, at most: where they do not meet, and where they meet by a bound."""

_FEW_DAYS = 10
"""Days within which those who were hit by one happening are counted."""

_NO_COUNT = re.compile(
    r"(?:from\s+)?[\d-]+(?:-|\s+)(?-i:News|[A-Z]\.?|[A-Z][\w’'-]*(?<!s)(?<!ese)(?<!ish)(?<!ch))$|.*(?:millimet|calib)|\d{12}"
)
"""Words with a number that count nothing: "23 News", "7-Eleven", "a 9-millimeter weapon", the number of a message."""

_DIGIT = re.compile(r"\d")
_DEFINITE = re.compile(r"\b(?:the|these|those)\s+$", re.IGNORECASE)
_MORE_THAN = re.compile(r"\bmore\s+than\b", re.IGNORECASE)
_BY = re.compile(r"\bby\s+(?:about\s+|at least\s+)?$", re.IGNORECASE)


def find_apart(pair: Pair, match: TopicMatch, kind: RelationKind) -> str | None:
    """What says that two numbers are not of one thing, or leaves it open; ``kind`` is what they would be called."""
    for each in pair.both:
        if each.amount is not None and each.amount.implied:
            return f"{quote(each)} is no number that is written"
        if _NO_COUNT.match(each.words.text) is not None or (is_none(each.amount) and _DIGIT.search(each.words.text)):
            return f"{quote(each)} is a name, or a part of a number"
    if not all(_counts_people(each) for each in pair.both):
        thing = _find_other_thing(pair) or find_thin(pair, match) or _find_wider(match)
        return thing or _find_open(pair) or _find_far(pair)
    if kind is RelationKind.DENIES and not share_both(*list_contents(pair)):
        return "what is denied is told in other words"
    return (
        _find_some(pair)
        or _find_wider(match)
        or _find_open(pair)
        or _find_far(pair)
        or _find_unlike(pair)
        or (_find_late(pair) if kind is RelationKind.ACCUMULATES else None)
    )


def find_chance(pair: Pair, match: TopicMatch) -> str | None:
    """What says that two numbers meet by chance: of others, of some, of two things in one statement, by a bound."""
    if match.verdict is Verdict.OTHER_SCOPE:
        return match.reason
    if _find_far(pair, _MOST_APART) is not None and not share_both(*list_contents(pair)):
        return "they meet by a bound alone, and what they are of is told in other words"
    implied = all(each.amount is not None and each.amount.implied for each in pair.both)
    if implied and not share_most(*list_contents(pair)):
        return "neither is a number that is written, and their words share too little"
    return _find_some(pair) or _find_far(pair)


def find_thin(pair: Pair, match: TopicMatch) -> str | None:
    """What two reports tell is of one matter by a name, a place or a scene, not by words like "shooting"; else why not.

    Sums like a reward are offered in one place many times.
    """
    if pair.one.report == pair.other.report or _share_names(pair) or tells_one_scene(match):
        return None
    money = any(each.amount is not None and each.amount.kind is FigureKind.MONEY for each in pair.both)
    return None if tells_one_place(match) and not money else "no name, place or scene is one"


def share_value(pair: Pair) -> bool:
    """Whether one number is the bound of the other: "$14,000" and "more than $14,000" are one sum, told roughly."""
    one, other = pair.one.amount, pair.other.amount
    if one is None or other is None or one.kind is not other.kind or one.unit != other.unit:
        return False
    if one.low == one.high and other.low == other.high:
        return False
    values = [{value for value in (each.low, each.high) if value} for each in (one, other)]
    return len(values[0] & values[1]) == 1 == min(map(len, values))


def list_contents(pair: Pair) -> tuple[str, str]:
    """The two contents, as far as they are looked at."""
    return pair.one.content.text[:_LONGEST], pair.other.content.text[:_LONGEST]


def read_near(position: Position) -> tuple[str, str]:
    """What stands close before the figure's words in the content, and close behind them; empty where they do not."""
    return read_around(position, _AHEAD, _BEHIND) or ("", "")


def _read_near(position: Position) -> str:
    before, after = read_near(position)
    return f"{before}{' '.join(position.words.text.split())}{after}"


def _counts_people(position: Position) -> bool:
    thing = load_things().get(position.topic.head)
    return thing is not None and thing.is_people


def _is_told_further_up(pair: Pair) -> bool:
    return any(each.topic.inherited for each in pair.both)


def _share_names(pair: Pair) -> bool:
    return not {*pair.one.topic.about}.isdisjoint(pair.other.topic.about)


def _find_other_thing(pair: Pair) -> str | None:
    """Sums, shares, lengths and numbers of things: of one thing where all that is said beside them is the same.

    One report gives many of them, in one sentence too, and a change of one day is none of another.
    """
    one, other = pair.both
    if one.report == other.report and not is_set_against(pair):
        return "one report gives several such figures"
    changes = any(each.amount is not None and each.amount.change is not None for each in pair.both)
    if changes and one.published != other.published:
        return "they are changes of two days"
    return None if share_both(*list_contents(pair)) else "what they are of is told in other words"


def _find_wider(match: TopicMatch) -> str | None:
    return "the place of one lies in that of the other" if tells_wider_place(match) else None


def _find_open(pair: Pair) -> str | None:
    """What ``doubting`` finds, where a word beside the numbers could tell: not of those that are told further up."""
    return None if _is_told_further_up(pair) else find_doubt(pair)


def _find_some(pair: Pair) -> str | None:
    """One counts some of several; or only one of the two counts others, those who did it, or were found or taken."""
    for each in pair.both:
        some = find_cue("some_of", _read_near(each))
        if some is not None:
            return f"{quote(each)} are some of several (“{some}”)"
    for find in (_tell_others, _tell_cared, _tell_doers):
        told = [find(each) for each in pair.both]
        if (told[0] is None) != (told[1] is None):
            each = pair.one if told[0] is not None else pair.other
            return f"{quote(each)} may be others than those whom the other counts (“{told[0] or told[1]}”)"
    if all(each.topic.doing[:1] == ("taken",) for each in pair.both):
        return "they may have been taken to several places"
    return None


def _tell_others(position: Position) -> str | None:
    others = find_cue("others", _MORE_THAN.sub(" ", _read_near(position)))
    if others is not None or len(position.words.text.split()) > 1:
        return others
    found = _DEFINITE.search(read_near(position)[0])
    return found.group().strip() if found is not None else None


def _tell_cared(position: Position) -> str | None:
    return find_cue("cared", position.content.text[:_LONGEST])


def _tell_doers(position: Position) -> str | None:
    """Those by whom it was done: "shot by two men"."""
    found = _BY.search(read_near(position)[0])
    return found.group().strip() if found is not None else None


def _find_far(pair: Pair, most: float = _MOST_TIMES) -> str | None:
    """One number is many times the other: 300 people who ran, nine who were shot."""
    values = [each.amount.low or each.amount.high or 0 for each in pair.both if each.amount is not None]
    return "one number is many times the other" if max(values) > most * max(1, min(values)) else None


def _find_unlike(pair: Pair) -> str | None:
    """Nothing is told that befell both or that both do, and the words beside them are other ones."""
    fates = [_find_fate(each) for each in pair.both]
    if fates[0] and fates[1] and fates[0] != fates[1]:
        return f"{fates[0]} against {fates[1]}"
    one, other = (each.topic.doing[:1] for each in pair.both)
    if one and one == other:
        return None
    return None if share_both(*list_contents(pair)) else "what is said of them is another thing"


def _find_fate(position: Position) -> str:
    """Whether those who are counted were killed or hurt, by the word next to their number; empty where none tells."""
    before, after = (re.findall(r"[a-z]+", text.casefold()) for text in read_near(position))
    own = re.findall(r"[a-z]+", position.words.text.casefold())
    ordered = (*own, *before[-1:], *after, *reversed(before))
    return next((load_values("fate")[word] for word in ordered if word in load_values("fate")), "")


def _find_late(pair: Pair) -> str | None:
    """Those who were hit are counted within days: a higher number weeks later is of another happening."""
    days = count_days(pair.one.published, pair.other.published)
    if days is None or days <= _FEW_DAYS or not all(HARMS & {*each.topic.doing} for each in pair.both):
        return None
    return None if _share_names(pair) else f"{days} days lie between them"
