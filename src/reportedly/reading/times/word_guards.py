"""Guards of parts of a day, of "now" and "then", and of clocks: "night club", "to date", "won 2:1"."""

from __future__ import annotations

from reportedly.reading.times.contexts import STOPS, is_in
from reportedly.reading.times.matching import Match
from reportedly.reading.times.tokens import BREAK

_TIMES = frozenset(("at", "by", "until", "since", "during", "before", "from", "around", "about", "for", "in"))


def part_rel(match: Match) -> bool:
    """As in "this morning", "last night", "the following evening"; "that night" too, not "this dawn"."""
    words = match.words("rel")
    return words[-1] not in ("current", "recent", "present", "past") and not (words == ["last"] and match.after == "-")


def part(match: Match) -> bool:
    """As in "at night", "by dawn", "night attacks", not "morning," as a greeting."""
    if is_in("NO_PART", match.after) or (
        match.tokens.is_capital(match.first) and not match.tokens.begins_sentence(match.first)
    ):
        return False
    if match.before in (
        "at",
        "by",
        "until",
        "before",
        "after",
        "since",
        "from",
        "to",
        "through",
        "till",
        "one",
        "a",
        "an",
    ):
        return True
    return match.place("edge") is not None or match.words("part")[0] in ("daytime", "nighttime")


def the_part(match: Match) -> bool:
    """As in "in the morning", "during the night"."""
    if is_in("NO_PART", match.after):
        return False
    leads = ("in", "during", "through", "throughout", "into", "for", "on", "by", "over", "of", BREAK, ",")
    return match.before in leads or match.after == "of"


def the_hours(match: Match) -> bool:
    """As in "the early hours"."""
    return match.tokens.word(match.first) == "the" or match.before in ("in", "the")


def weekend(match: Match) -> bool:
    """A weekend that is told of, not "weekend plans"."""
    return match.place("rel") is not None


def now(match: Match) -> bool:
    """As in "now", not "now that" or a part of a name."""
    raw = match.tokens.raw(match.first)
    titled = raw[:1].isupper() and not raw.isupper() and not match.tokens.begins_sentence(match.first)
    return not titled and match.after != "that"


def present(match: Match) -> bool:
    """As in "at present", "present-day", "the present"; a gift and who was there are none."""
    if match.last - match.first > 1 and match.tokens.word(match.last - 1) != "present":
        return True
    if match.tokens.word(match.first) == "the":
        return match.before in ("at", "for", "until", "to", "in", "of") and (
            match.after in STOPS or match.after == "day"
        )
    return match.before == "at" and match.after in STOPS | {"the", "is", "there"}


def this_moment(match: Match) -> bool:
    """As in "at the moment", "at this time", "at this point"."""
    first, last = match.tokens.word(match.first), match.tokens.word(match.last - 1)
    if last == "being":
        return match.before == "for"
    if match.before not in _TIMES or match.after in ("when", "of", "that", "last", "next", "a"):
        return False
    return first == "this" or match.before in ("at", "for")


def that_time(match: Match) -> bool:
    """As in "at the time", "by that time"; not "at the time of", "the moment"."""
    first, last = match.tokens.word(match.first), match.tokens.word(match.last - 1)
    if match.before not in _TIMES:
        return False
    return (first == "that" or (match.before == "at" and last == "time")) and match.after not in ("of", "when", "that")


def during_time(match: Match) -> bool:
    """As in "during this time", "from this time": the time that is told of, not the present."""
    return match.before in ("during", "from", "in") and match.after not in ("when", "of", "that", "last", "a")


def that_period(match: Match) -> bool:
    """As in "during this period", not "the same period last year", which the year settles."""
    return match.after not in ("last", "a", "this", "of", "in")


def same_time(match: Match) -> bool:
    """As in "at the same time", where it tells a time: not at the beginning of a sentence, nor before a comma."""
    begins = match.tokens.begins_sentence(match.first - 1)
    return match.before in ("at", "around", "about") and not begins and match.after not in (",",)


def to_date(match: Match) -> bool:
    """As in "to date"."""
    return match.before == "to" and (match.after in STOPS or match.after in ("have", "has"))


def lately(match: Match) -> bool:
    """As in "recently", "recent": not "as recently as"."""
    return not (match.before in ("as", "more", "most") and match.after in ("as", "than"))


def noun(match: Match) -> bool:
    """As in "in the past", "the past." but not "the past president" or "past the gate"."""
    return match.after == BREAK or is_in("ENDS", match.after)


def future(match: Match) -> bool:
    """As in "in future", "the future", not "Back to the Future"."""
    return not (match.tokens.is_capital(match.last - 1) and not match.tokens.begins_sentence(match.last - 1))


def clock(match: Match) -> bool:
    """As in "10:30": by its size, or by what stands beside it where it might be a score ("won 2:1", "25:61")."""
    written = match.words("clock")[0]
    if match.place("ampm") or match.place("zone") or match.last - match.first > 1:
        return True
    hour, minute = written.replace(".", ":").split(":")[:2]
    leads = match.before in (
        "at",
        "by",
        "until",
        "from",
        "since",
        "around",
        "about",
        "till",
        "before",
        "after",
        "between",
    )
    return leads or (
        len(hour) == 2 and int(hour) < 24 and int(minute) < 60 and match.before not in ("chapter", "verse")
    )


def hour(match: Match) -> bool:
    """As in "five a.m.", not "five AM stations"."""
    return not is_in("RADIO", match.after)


def past_hour(match: Match) -> bool:
    """As in "half past three", "ten to six", but not "5 to 6", "quarter to three"."""
    words = match.words("fraction")
    if match.words("lead") in (["after"], ["before"]) or (
        match.words("lead") == ["to"] and words[0] not in ("quarter", "a")
    ):
        return match.place("ampm") is not None or "o'clock" in match.tokens.words[match.first : match.last]
    return words[0] in ("half", "quarter", "a") or match.before in ("at", "by", "until", "around", "about")


def four_digits(match: Match) -> bool:
    """As in "0530 GMT", "1900 hours": a zone or the word must stand beside it."""
    if match.words("clock")[0].isdigit() and len(match.words("clock")[0]) < 4:
        return False
    return match.place("zone") is not None or match.tokens.word(match.last - 1) in ("hours", "hrs", "h")


def after_when(match: Match) -> bool:
    """As in "on 10/30": two figures are a date only where something says so."""
    return match.before in ("on", "since", "by", "until", "from") or match.place("year") is not None
