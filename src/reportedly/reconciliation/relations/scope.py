"""Whether two figures are of one thing, for positions that stand on one question or are set side by side by a person.

``compare_topics`` says how the topics stand. That the reports do not show it to be one event (its parts ``event`` and
``words``) is no reason here: the question has settled that. Periods, sides and other events that the words name are.
"""

from __future__ import annotations

import re

from reportedly.reconciliation.questions import TopicMatch, Verdict
from reportedly.reconciliation.questions.lexicon import load_things
from reportedly.reconciliation.questions.weighing import QUANTITIES, count_days
from reportedly.reconciliation.relations.amounts import Comparison, is_none
from reportedly.reconciliation.relations.bases import find_other_base
from reportedly.reconciliation.relations.belonging import find_part
from reportedly.reconciliation.relations.contrasts import find_other_dimension, find_other_names, find_other_side
from reportedly.reconciliation.relations.courses import Course, are_days_apart, find_course
from reportedly.reconciliation.relations.doubting import load_people
from reportedly.reconciliation.relations.pairs import Judged, Pair, find_flags, find_frame, quote
from reportedly.reconciliation.relations.wording import (
    NUMBERS,
    find_cue,
    fold_synonyms,
    read_words,
    share_matter,
    share_most,
)
from reportedly.vocabulary import Position, RelationKind, Topic

_SINCE = re.compile(r"\bsince\s+(?:the\s+|last\s+)?(\w+)", re.IGNORECASE)
_MONTH = re.compile(
    r"\bin\s+(?:january|february|march|april|may|june|july|august|september|october|november|december)\b", re.IGNORECASE
)
_LONGER = re.compile(
    r"\b(?:in|during|over|throughout|for|within)\s+(?:the|this|that|last|past|all)\s+(?:whole\s+|entire\s+|last\s+"
    r"|past\s+)?"
    r"(?:week|month|quarter|season|year|decade|weekend|summer|winter|spring|autumn)\b",
    re.IGNORECASE,
)
_AIM = re.compile(
    r"\bfor\s+(?:the|its|their|a|an)\s+((?!first|last|next|whole)[a-z]+)(?=[.,;\W]*$|\s+(?:and|but|were|was)\b)",
    re.IGNORECASE,
)
_ON_DAY = re.compile(r"\b(?:on|early|late)\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_QUANTITIES = frozenset(
    "percent million billion thousand dollar euro mile kilometer meter ton tonne hour day say".split()
)
"""Stems that say nothing of what a figure is of."""

_FACING = (("planned", "actual"), ("confirmed", "suspected"), ("gross", "net"), ("land", "part_land"))
"""Sorts of words of which a figure has one and another figure the other: doses promised and doses delivered."""

_DOERS = ("er", "or", "ist", "ant", "ent", "ian", "man", "ee", "mate")
"""Endings of words for people."""

_FATES = frozenset({"killed", "wounded", "hit", "arrested", "charged", "missing", "freed", "ill", "sentenced"})
"""Doings of which no two befall the same people."""

_WEEKS = 40
"""Days within which a source that names two days for a total tells how it grew."""

_ROOT = 5
_BY_CHANCE = 2
"""Up to this number two sources may count two things and get one number."""

_YEAR_SO_FAR = frozenset(
    ("this year", "so far this year", "since january", "since new", "since new year", "all year", "to date")
) | {f"since the {word} of the year" for word in ("start", "beginning")}
_SETTLED = frozenset({"event", "words"})
_ORDER = (Verdict.NONE, Verdict.OTHER_SCOPE, Verdict.UNCLEAR)


def judge_scope(pair: Pair, compared: Comparison) -> Judged | None:
    """OTHER_SCOPE or UNDECIDED where the figures are not, or may not be, of one thing."""
    told = _find_other_scope(pair, compared)
    if told is not None:
        reason = f"{quote(pair.one)} and {quote(pair.other)} are no figures of one thing: {told}"
        return Judged(kind=RelationKind.OTHER_SCOPE, reason=reason, flags=find_flags(pair))
    name, verdict, reason = find_worst(pair)
    if verdict is Verdict.UNCLEAR and not (name == "place" and compared.meets) and not _is_settled(pair):
        reason = f"whether {quote(pair.one)} and {quote(pair.other)} are of one thing is open: {reason}"
        return Judged(kind=RelationKind.UNDECIDED, reason=reason, flags=find_flags(pair, ["scope_unclear"]))
    return None


def _is_settled(pair: Pair) -> bool:
    """Whether a source tells one thing on, in other words; or two sources give one number, which no chance does."""
    one, other = pair.one.amount, pair.other.amount
    if pair.speakers.one and pair.sequence.way:
        return True
    if one is None or other is None or one.low != one.high or other.low != other.high or one.low is None:
        return False
    return one.low == other.low and one.low > _BY_CHANCE


def _find_other_scope(pair: Pair, compared: Comparison) -> str | None:
    name, verdict, reason = find_worst(pair)
    part = name == "head" and (_is_grown(pair, compared, reason) or _is_one_count(pair, reason))
    if verdict in (Verdict.NONE, Verdict.OTHER_SCOPE) and not part:
        return reason
    if name == "place" and verdict is Verdict.UNCLEAR and not compared.meets:
        return reason  # a city against its province: two tolls that differ are of two areas
    return (
        _compare_periods(pair)
        or _compare_sides(pair)
        or find_other_event(pair)
        or find_other_dimension(pair)
        or (None if compared.meets else find_part(pair) or find_other_side(pair) or find_other_names(pair))
        or (None if compared.meets else find_other_base(pair))
        or _compare_extents(pair, compared)
    )


def find_worst(pair: Pair) -> tuple[str, Verdict, str]:
    """The weightiest verdict among the parts that count here, with the part's name and reason.

    That the times are two is no other scope of a level: it moved.
    """
    match = pair.match
    if match is None:
        return "", Verdict.SAME, ""
    left_out = _SETTLED | _list_untold(pair, match)
    parts = [part for part in match.parts if part[0] not in left_out]
    for verdict in _ORDER:
        for part in parts:
            if part[1] is verdict:
                return part
    return "", Verdict.SAME, match.reason


def _list_untold(pair: Pair, match: TopicMatch) -> frozenset[str]:
    """Parts of which one of the two says nothing, which sets nothing apart; and the time of a level."""
    topics = pair.one.topic, pair.other.topic
    untold = {"doing"} if not all(topic.doing for topic in topics) and not _is_thin(match) else set()
    if all("killed" in topic.doing for topic in topics) or _is_told_on(pair) or _share_root(topics):
        untold.add("doing")
    if any(is_none(each.amount) for each in pair.both) and set(topics[0].doing) & set(topics[1].doing):
        untold.add("head")
    if (topics[0].head == topics[1].head and _share_matter(pair)) or _is_told_on(pair):
        untold.add("head")
    if not all(any(not setting.weak for setting in topic.where) for topic in topics):
        untold.add("place")
    if all(_is_dated(topic.scope) for topic in topics) or _is_placed_once(pair, match):
        untold.add("scope")
    if "head" not in untold and _is_doer(pair):
        untold.add("head")
    if _count_one_nation(topics) or _share_magnitude(pair):
        untold.add("head")
    if topics[0].head == topics[1].head != "age" and topics[0].head in QUANTITIES:
        untold.add("head")
    level = find_course(pair) is Course.LEVEL
    if level or not all(topic.when for topic in topics) or _are_near(pair):
        untold.add("time")
    return frozenset(untold)


def _count_one_nation(topics: tuple[Topic, Topic]) -> bool:
    """Whether both count people of one nation to whom one thing was done: five Varnian citizens, nine Varnians."""
    nations = [{term for term in topic.terms if term.isupper()} for topic in topics]
    people = any(topic.head == "person" for topic in topics)
    return people and bool(nations[0]) and nations[0] == nations[1] and topics[0].doing[:1] == topics[1].doing[:1] != ()


_MAGNITUDE = re.compile(r"\bmagnitude\b", re.IGNORECASE)


def _share_magnitude(pair: Pair) -> bool:
    """Whether both are bare numbers beside the word: "the magnitude was 5.1", "of 5.6 magnitude"."""
    amounts = [each.amount for each in pair.both]
    small = all(amount is not None and (amount.low or 0) < _MOST_MAGNITUDE for amount in amounts)
    return small and all(_MAGNITUDE.search(each.content.text) for each in pair.both)


_MOST_MAGNITUDE = 11


def _are_near(pair: Pair) -> bool:
    """Whether one source tells a total again within weeks: "on Thursday 306 had died", "on Monday 443 had died"."""
    starts = [each.topic.when.start if each.topic.when is not None else None for each in pair.both]
    days = count_days(starts[0], starts[1])
    return bool(pair.speakers.one and pair.sequence.way) and days is not None and days <= _WEEKS


def _share_root(topics: tuple[Topic, Topic]) -> bool:
    """Whether two doings have one root: "damage" and "damaged"."""
    return any(one[:_ROOT] == other[:_ROOT] for one in topics[0].doing for other in topics[1].doing)


def _is_told_on(pair: Pair) -> bool:
    """Whether one source tells on, days later, in words that are partly those of the first time."""
    if not pair.speakers.one or not pair.sequence.way:
        return False
    fates = [{*each.topic.doing} & _FATES for each in pair.both]
    if fates[0] and fates[1] and not fates[0] & fates[1]:
        return False
    one, other = (fold_synonyms(focus) - load_people() - NUMBERS.keys() for focus in pair.list_focuses())
    return share_most(*pair.list_focuses()) or (are_days_apart(pair) and bool(one & other))


def _is_placed_once(pair: Pair, match: TopicMatch) -> bool:
    """Whether one source, or one value, is told with a part of the land once and without it once."""
    one, other = pair.one.amount, pair.other.amount
    alike = one is not None and other is not None and (one.low, one.high) == (other.low, other.high)
    return bool(pair.speakers.one or alike) and any(
        name == "scope" and "no place" in told for name, _, told in match.parts
    )


def _is_doer(pair: Pair) -> bool:
    """Whether one source tells one doing of people, and once calls them by a word of its own: rioters."""
    topics = pair.one.topic, pair.other.topic
    heads = {topic.head for topic in topics}
    if not pair.speakers.one or "person" not in heads or topics[0].doing[:1] != topics[1].doing[:1]:
        return False
    own = next(iter(heads - {"person"}), "")
    return bool(topics[0].doing) and own not in load_things() and own.rstrip("s").endswith(_DOERS)


def _is_dated(scope: tuple[str, ...]) -> bool:
    """Whether all that limits a figure is the day up to which it was counted: a total of another day has grown."""
    return bool(scope) and all(word.startswith("by ") for word in scope if " " in word)


def _is_thin(match: TopicMatch) -> bool:
    """Whether nothing says that it is one event: then a doing that only one tells is no small thing."""
    doings = [told for name, _, told in match.parts if name == "doing"]
    thin = any(name == "event" and verdict is Verdict.NONE for name, verdict, _ in match.parts)
    return thin and any(harm in told for told in doings for harm in ("killed", "wounded", "hit"))


def _share_matter(pair: Pair) -> bool:
    """Whether two figures of one quantity stand beside a word in common: lengths of a bridge, shares of a vote."""
    one, other = (read_words(each.content.text).kept - _QUANTITIES for each in pair.both)
    if one & other:
        return True
    left, right = (read_words(each.sentence).kept - _QUANTITIES for each in pair.both)
    return len(left & right) > 1


def _is_grown(pair: Pair, compared: Comparison, reason: str) -> bool:
    """First "two nurses", days later "nine people": those counted first are among the later ones."""
    way = pair.sequence.way
    higher = bool(way) and compared.way * (way or 0) > 0
    return higher and "part of the other" in reason and find_course(pair) is Course.TOTAL


def _is_one_count(pair: Pair, reason: str) -> bool:
    """Whether pupils and children are one number, and the same: no part is as many as the whole by chance."""
    one, other = pair.one.amount, pair.other.amount
    if one is None or other is None or "part of the other" not in reason or one.low is None or one.low <= _BY_CHANCE:
        return False
    doings = {*pair.one.topic.doing}, {*pair.other.topic.doing}
    if doings[0] and doings[1] and not doings[0] & doings[1]:
        return False
    return one.low == one.high == other.low == other.high


def _compare_periods(pair: Pair) -> str | None:
    """Totals of other stretches of time; levels of other times move."""
    one, other = (_read_period(focus) for focus in pair.list_focuses())
    told = _read_change(pair, one, other) or _compare_lengths(pair)
    if told is not None:
        return told
    if find_course(pair) is not Course.TOTAL or one == other:
        return None
    if one is None or other is None:
        days = [_ON_DAY.search(focus) for focus in pair.list_focuses()]
        day = next((found.group() for found in days if found is not None), None)
        alone = one or other or ""
        told_on = pair.speakers.one and pair.sequence.way
        return f"{day} against {alone}" if day and alone.startswith("since") and not told_on else None
    return f"{one} against {other}"


def _compare_lengths(pair: Pair) -> str | None:
    """A number of one day against one of a week: 60 flights on Monday, 410 in the week."""
    focuses = pair.list_focuses()
    days, spans = ([found.search(focus) for focus in focuses] for found in (_ON_DAY, _LONGER))
    for day, none, span, other in ((days[0], days[1], spans[1], spans[0]), (days[1], days[0], spans[0], spans[1])):
        if day and span and none is None and other is None:
            return f"{day.group()} against {span.group()}"
    return None


def _read_change(pair: Pair, one: str | None, other: str | None) -> str | None:
    """Two changes over two stretches of time: 8 percent in October, 21 percent since January."""
    if not all(each.amount is not None and each.amount.change is not None for each in pair.both):
        return None
    months = [_MONTH.search(focus) for focus in pair.list_focuses()]
    left, right = (
        told or (month.group().lower() if month else None) for told, month in zip((one, other), months, strict=True)
    )
    return f"{left} against {right}" if left and right and left != right else None


def _read_period(focus: str) -> str | None:
    """Over which time a total runs: "since" with the word that follows, else a phrase of the table."""
    since = _SINCE.search(focus)
    told = f"since {since.group(1).lower()}" if since is not None else _fold(find_cue("period", focus))
    return "this year" if told in _YEAR_SO_FAR else told


def _compare_sides(pair: Pair) -> str | None:
    one, other = (_fold(find_cue("side", f"{find_frame(each)} {each.content.text}")) for each in pair.both)
    return f"{one} against {other}" if one and other and (one != other or not pair.speakers.one) else None


def find_other_event(pair: Pair) -> str | None:
    """One of the two says that it speaks of another event than the one at hand."""
    one, other = (find_cue("other_event", f"{each.content.text} {_find_own(each)}") for each in pair.both)
    if (one is None) == (other is None):
        return None
    return f"one speaks of another event or time (“{one or other}”)"


def _find_own(position: Position) -> str:
    """The sentence where it is the outlet's own: of a claim only the content is the source's."""
    return position.sentence if position.claim is None else ""


def _compare_extents(pair: Pair, compared: Comparison) -> str | None:
    """One counts the whole ("nationwide"), or says that it counts a part ("at the scene"), the other does not."""
    if compared.meets:
        return None
    for sorts in _FACING:
        cues = [[find_cue(sort, f"{find_frame(each)} {each.content.text}") for sort in sorts] for each in pair.both]
        for (left, not_left), (not_right, right) in (cues, (cues[1], cues[0])):
            if left and right and not not_left and not (not_right and sorts[0] == "planned"):
                return f"{left} against {right}"
    aims = [_AIM.search(focus) for focus in pair.list_focuses()]
    if aims[0] and aims[1] and not share_matter(aims[0].group(1), aims[1].group(1)):
        return f"{aims[0].group()} against {aims[1].group()}"
    for sort in ("harmed_all", "whole", "place_part", "own", "limiting", "span"):
        if sort in ("limiting", "own") and pair.speakers.one:
            continue
        frames = ["" if sort == "own" else find_frame(each) for each in pair.both]
        one, other = (
            find_cue(sort, f"{each.content.text} {frame}") for each, frame in zip(pair.both, frames, strict=True)
        )
        if (one is None) != (other is None):
            return f"only one counts “{one or other}”"
    return None


def _fold(cue: str | None) -> str | None:
    return cue.lower() if cue is not None else None
