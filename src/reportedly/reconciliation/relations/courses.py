"""What may become of a figure, and whether a later one puts itself in the place of an earlier one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import cache

from reportedly.reconciliation.questions.weighing import count_days
from reportedly.reconciliation.relations.pairs import Pair, find_frame
from reportedly.reconciliation.relations.wording import find_cue, read_words
from reportedly.reconciliation.rows import load_rows
from reportedly.vocabulary import FigureKind, Position

_ON_DATE = re.compile(
    r"\b(?:on|for)\s+((?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r"\s+\d{1,2})\b(?!,?\s+(?:to|through|until))",
    re.IGNORECASE,
)
_MILLION = 1_000_000
_LATE = 6
"""Days between two reports from which a count of one day's harm was complete in the first."""


class Course(StrEnum):
    """What may become of a figure: a total only grows, a level goes up and down, a fixed one is put right."""

    TOTAL = "total"
    LEVEL = "level"
    FIXED = "fixed"


def find_correction(pair: Pair) -> str | None:
    """The words by which the later of two positions of one source puts itself in the earlier one's place."""
    for later, earlier in ((pair.later, pair.earlier), (pair.earlier, pair.later)):
        frame = f"{find_frame(later)} {later.content.text}"
        value = earlier.amount.low if earlier.amount is not None else None
        if value is not None and " not " in (later.sentence or frame):
            found = re.search(rf"\bnot\s+(?:the\s+)?{write_number(value)}\b", later.sentence or frame)
            if found is not None:
                return found.group()
        cue = find_cue("correction", later.sentence or frame)
        if cue is not None:
            return cue
        if not pair.sequence.way:
            continue
        break
    return None


def share_past(pair: Pair) -> bool:
    """Whether both hold of one time that was over when they were said: deaths "by March 31", arrests "on June 25"."""
    exact = [find_cue("exact_as_of", each.sentence or each.content.text) for each in pair.both]
    if all(exact) and (exact[0] or "").lower() == (exact[1] or "").lower():
        return True
    if _share_date(pair):
        return True
    if is_harm(pair) or pair.sequence.by == "as_of":
        return False
    held = [(each.topic.when or each.as_of) for each in pair.both]
    if held[0] is None or held[1] is None or held[0] != held[1]:
        return False
    return all(
        each.published is None or (when.end or "9") < each.published[:10]
        for when, each in zip(held, pair.both, strict=True)
        if when
    )


def _share_date(pair: Pair) -> bool:
    """Whether both count what happened on one day of the calendar that was days past: "deaths on January 9"."""
    dates = [frozenset(found.lower() for found in _ON_DATE.findall(each.content.text[:2000])) for each in pair.both]
    days = count_days(pair.one.published, pair.other.published)
    return bool(dates[0] & dates[1]) and days is not None and days > _LATE


def is_harm(pair: Pair) -> bool:
    """Whether people are counted to whom harm was done: their number is not known on the day itself."""
    stems = _list_stems(pair)
    return any(row["word"] in stems for row in load_rows("relations/classes.tsv") if row["class"] == "harm")


def _list_stems(pair: Pair) -> frozenset[str]:
    topics = [pair.one.topic, pair.other.topic]
    named = " ".join(word for topic in topics for word in (topic.head, *topic.doing))
    return read_words(named).kept | frozenset(read_words(named).words) | _list_told(pair.one) | _list_told(pair.other)


def _list_told(position: Position) -> frozenset[str]:
    wording = read_words(position.content.text)
    return frozenset(wording.stems) | frozenset(wording.words)


def find_course(pair: Pair) -> Course:
    """What may become of the figure: by what is done to what is counted, then by the other words of both."""
    if any(each.amount is not None and each.amount.kind in _FIXED for each in pair.both):
        return Course.FIXED
    if all(each.amount is not None and each.amount.kind in _SHARES for each in pair.both):
        return _match_course(_list_named(pair), ("doing fixed", "fixed")) or Course.LEVEL
    if all(find_cue("level_state", each.content.text) for each in pair.both):
        return Course.LEVEL
    if all(find_cue("running", each.sentence) for each in pair.both):
        return Course.TOTAL
    named = _list_named(pair)
    told = _list_told(pair.one) | _list_told(pair.other)
    course = _match_course(named, _NAMED)
    if course is Course.LEVEL and all(_HAPPENED.search(each.content.text) for each in pair.both):
        course = _match_course(named - {"doing present"}, _NAMED)  # "have picked up 40" is read as having
    if course is None and any(find_cue("running", each.content.text) for each in pair.both):
        return Course.TOTAL
    course = course or _match_course(told, _TOLD)
    happened = any(_HAPPENED.search(each.content.text) for each in pair.both)
    return course or (Course.TOTAL if happened else Course.LEVEL)


def _match_course(words: frozenset[str], courses: Iterable[str]) -> Course | None:
    return next((_COURSES[course] for course in courses if words & _classes(course)), None)


def _list_named(pair: Pair) -> frozenset[str]:
    """What both topics count and what is done to it; a doing by its class, which has a row of its own."""
    topics = pair.one.topic, pair.other.topic
    doings = frozenset(f"doing {topic.doing[0]}" for topic in topics if topic.doing)
    heads = " ".join(topic.head for topic in topics)
    return doings | frozenset(read_words(heads).words) | read_words(heads).kept


_HAPPENED = re.compile(
    r"\b(?:has|have|had)\s+(?:(?:been|now|already|so far)\s+)*"
    r"(?:[a-z]+(?:ed|en|wn|ung|ght|eard|old|eld|ost|ent|aid|ound|ade|uilt|et|ung|unk|ept|orn|uck|one|cut|hit|put|shut|hurt)"
    r"|come|become|run|begun|won|dug|spread|read|cost|let|quit|shed|burst|set|lit|led|fed)\b",
    re.IGNORECASE,
)
"""A perfect tense tells what happened up to a time, of which the number grows, where no word of a table tells more."""

_SHARES = frozenset({FigureKind.PERCENT, FigureKind.RATE})
_FIXED = frozenset({FigureKind.AGE, FigureKind.SCORE})
_NAMED = ("doing fixed", "doing total", "doing level", "fixed", "total", "level")
_TOLD = ("strong", "fixed", "total", "level")
_COURSES = {f"{prefix}{course.value}": course for prefix in ("", "doing ") for course in Course} | {
    "strong": Course.LEVEL
}


@cache
def _classes(course: str) -> frozenset[str]:
    rows = load_rows("relations/classes.tsv")
    if course.startswith("doing "):
        return frozenset(f"doing {row['word']}" for row in rows if row["class"] == course)
    sorts = (course, "harm") if course == "total" else (course,)
    words = [row["word"] for row in rows if row["class"] in sorts]
    return frozenset(words) | frozenset(stem for word in words for stem in read_words(word).stems)


def write_number(value: float) -> str:
    """A number as news writes it, as a pattern; "4 million" too."""
    if value >= _MILLION and value % (_MILLION / 10) == 0:
        return rf"(?:{value / _MILLION:g}\s+million|" + f"{value:,.0f}".replace(",", ",?") + ")"
    return f"{value:,}".replace(",", ",?").replace(".0", "") if value == int(value) else re.escape(str(value))


def are_days_apart(pair: Pair) -> bool:
    """Whether the two positions hold of two days, as far as it is known."""
    return bool(pair.sequence.way) and " and " in pair.sequence.words and ":" not in pair.sequence.words


def find_told_revision(pair: Pair) -> str | None:
    """The words by which the later sentence corrects the earlier value, which it names: "at first 12, now 14"."""
    value = pair.earlier.amount.low if pair.earlier.amount is not None else None
    cue = find_cue("correction", pair.later.sentence)
    if value is None or cue is None or not pair.sequence.way:
        return None
    return cue if re.search(rf"(?<![\d,.]){write_number(value)}(?!\d|[,.]\d)", pair.later.sentence) else None
