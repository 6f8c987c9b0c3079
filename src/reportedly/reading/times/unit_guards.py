"""Guards of amounts and units: "a second chance", "42-year-old", "$5 a day"."""

from __future__ import annotations

from reportedly.reading.times.contexts import STOPS, is_in, load_contexts
from reportedly.reading.times.matching import Match
from reportedly.reading.times.tokens import BREAK

_LONG = frozenset(("W", "M", "Q", "Y", "DE", "CE"))
_OLD = frozenset(("old", "olds"))


def year_unit(match: Match) -> bool:
    """Years and quarters only."""
    return match.value("unit", "UNIT") in ("Y", "Q")


def _unit(match: Match) -> str:
    return match.value("unit", "UNIT", "UNITS") or ""


def _hates_second(match: Match) -> bool:
    """As in "second" is an ordinal unless a number of more than one letter stands before it."""
    return match.words("unit") in (["second"], ["sec"], ["min"], ["quarter"]) and not any(
        word.isdigit() or word == "one" for word in match.words("amount")
    )


def long_unit(match: Match) -> bool:
    """A day or anything longer."""
    return _unit(match) not in ("S", "MIN", "H", "")


def rel_unit(match: Match) -> bool:
    """As in "last week", but not "last minute" or "this second"; "this quarter" only as a stretch of the year."""
    unit, words = _unit(match), match.words("rel")
    if match.words("unit")[0] in ("hr", "min", "sec", "yr", "wk"):
        return False  # "that HR 6819": a short form needs a number
    if unit in ("S", "MIN") or (unit == "Q" and match.after in ("of", "-")):
        return False
    if words == ["the", "next"] and match.place("edge") is None and _lasts(match, unit):
        return False
    if words in (["the", "past"], ["the", "last"], ["the", "coming"]) and unit not in ("WE", "NI"):
        return False
    if unit == "H":
        return match.words("rel")[-1] in ("this", "next", "last", "past", "following", "previous", "same", "that")
    return match.words("unit") != ["second"]


def _lasts(match: Match, unit: str) -> bool:
    """As in "over the next year", "in the next decade"; "in the next year" may be one that a story goes on with."""
    return (unit in _LONG and is_in("LASTING_IN", match.before)) or (unit in ("DE", "CE") and match.before == "in")


def unit_end(match: Match) -> bool:
    """As in "year-end", "month's end"."""
    return _unit(match) in ("Y", "M", "W", "Q", "DE", "CE", "D") and match.before not in ("a", "one")


def the_unit(match: Match) -> bool:
    """As in "for the year", "during the week": the stretch that is talked of, not "the day that"."""
    unit = _unit(match)
    if unit in ("S", "MIN", "H", "D", "FW", "ML", "") or match.after in ("that", "when", "in", "of", "-"):
        return False
    if the_unit_to(match):
        return False
    return match.before in ("for", "during", "throughout", "in", "over", "of", "within", "through") and (
        match.after == BREAK or is_in("ENDS", match.after)
    )


def at_end(match: Match) -> bool:
    """Nothing follows that the last word could lead to: "the day before." but not "the day before the vote"."""
    last = match.tokens.word(match.last - 1)
    return last in ("following", "earlier", "prior", "previous") or match.after in STOPS


def ago(match: Match) -> bool:
    """As in "two days later", "three years before," but not "three years before the war"."""
    if _hates_second(match) or _has_age(match) or not _measures(match):
        return False
    last = match.tokens.word(match.last - 1)
    if last in ("ago", "earlier", "later", "previously", "beforehand", "afterward", "afterwards"):
        return match.after != "than"
    if last == "on":
        return match.after in (",", BREAK, ".") and _unit(match) in ("Y", "M", "W", "DE")
    if last in ("after", "before", "prior", "following"):
        return match.after in STOPS or match.after in ("and", "but", "had", "was", "were")
    return True


def _has_age(match: Match) -> bool:
    return match.after in _OLD or (match.after == "-" and match.tokens.word(match.last + 1) in _OLD)


def units(match: Match) -> bool:
    """An amount of time; not "a second chance", "five-day-old", "three quarters of"."""
    if _hates_second(match) or not _measures(match) or (_has_age(match) and match.after == "olds"):
        return False
    amount = match.words("amount")
    if _unit(match) == "Q":
        return match.before in ("past", "last", "for", "consecutive", "straight") or "consecutive" in amount
    single = match.value("unit", "UNIT") is not None and amount not in (["a"], ["an"], ["another"], ["one"], ["1"])
    if single and _begins_with_article(match):
        return False
    if amount in (["a"], ["an"]) and (match.value("unit", "UNITS") or rate(match)):
        return False
    if amount in (["a"], ["an"], ["the"]):
        return _unit(match) not in ("S",) and not (_unit(match) == "MIN" and match.after in ("of", "-"))
    return not (amount == ["some"] and match.words("unit")[0] not in load_contexts()["SOME_UNITS"])


def _begins_with_article(match: Match) -> bool:
    """As in "the 47 month term": the article belongs to the noun."""
    return match.tokens.word(match.first) in ("the", "this", "that", "a")


def the_unit_to(match: Match) -> bool:
    """As in "the year to March", "the week ended Sunday": an amount up to a date."""
    values, dates = match.grammar.lexicon.values, ("MONTH", "MONTH_SHORT", "WEEKDAY", "WEEKDAY_SHORT")
    follows = match.tokens.word(match.last + 1)
    leads = match.after in ("to", "ended", "ending", "through") and any(follows in values[name] for name in dates)
    return leads and _unit(match) in ("W", "M", "Q", "Y", "D")


def the_day(match: Match) -> bool:
    """As in "the day after the vote", "the week before the landing": an amount counted from an event."""
    return _unit(match) in ("D", "W", "M", "Y") and match.after in ("after", "before") and match.before != "of"


def _measures(match: Match) -> bool:
    """As in "for over a year" is more than one; in "raids over 42 days" the word is a preposition."""
    if match.tokens.word(match.first) not in ("over", "under"):
        return True
    return is_in("PREPOSITION", match.before) or match.tokens.begins_sentence(match.first)


def units_hyphen(match: Match) -> bool:
    """As in "three-day", "24-hour", "two year long"; a person's age is none ("a 42-year-old")."""
    place = match.place("unit")
    if place is None or _hates_second(match) or not _measures(match) or _unit(match) == "Q":
        return False
    tokens = match.tokens
    if match.words("amount") in (["a"], ["an"]):
        return False
    hyphen = tokens.word(place[0] - 1) == "-" or tokens.word(match.last - 1) in ("long", "old")
    old = tokens.word(match.last - 1) == "old" or _has_age(match)
    plain = tokens.word(place[1] - 1)
    if old:
        return plain.endswith("s") and tokens.word(place[1]) != "-"
    return hyphen


def units_long(match: Match) -> bool:
    """As in "months-long", "decades-old"."""
    return _unit(match) not in ("S", "MIN", "") and match.before not in ("-",)


def half_unit(match: Match) -> bool:
    """As in "half an hour", "half a century", not "the second half year"."""
    return _unit(match) not in ("S", "Q", "WE") and match.before not in ("first", "second", "-")


def two_units(match: Match) -> bool:
    """As in "two hours and 20 minutes": the second unit is the shorter one."""
    order = ["S", "MIN", "H", "D", "W", "M", "Y"]
    first, second = _unit(match), match.value("unit2", "UNIT", "UNITS") or ""
    return first in order and second in order and order.index(second) < order.index(first)


def amounts(match: Match) -> bool:
    """As in "three to five years", "ten or fifteen days", but not "between 1990 and 5 years"."""
    first = match.words("amount1")
    signs = match.tokens.words[match.first : match.last]
    if first and first[0].isdigit() and len(first[0]) == 4 and match.before in ("in", "since", "from", "between"):
        return False
    if "and" in signs and match.before not in ("between", "of"):
        return False
    return units(match) or units_hyphen(match)


def rel_units(match: Match) -> bool:
    """As in "the past week", "the next two years", "recent months"; a bare "last week" is a date of its own."""
    if _hates_second(match) or _unit(match) in ("S", ""):
        return False
    if match.words("amount") or match.words("unit")[0].endswith(("s", "centuries", "millennia")):
        return True
    rel, unit = match.words("rel")[0], _unit(match)
    if match.tokens.word(match.first) != "the":
        return False
    if rel == "next":
        return _lasts(match, unit)
    return rel in ("past", "last", "coming", "recent")


def ordinal_unit(match: Match) -> bool:
    """As in "the third week of May", "the last day of the month"."""
    return _unit(match) in ("D", "W", "M", "WE", "DE", "Y")


def bare_units(match: Match) -> bool:
    """As in "for years", "within hours", not "the years of", "his days"."""
    if _unit(match) in ("Q", "WE", "NI", "MO", "AF", "EV", "SU", "WI") or is_in("NO_UNITS", match.before):
        return False
    if _unit(match) in ("S", "MIN"):  # those of a meeting, and those who second it
        return match.before in ("within", "in", "for", "just", "only", "lasted", "takes", "took")
    return not match.tokens.is_capital(match.first) or match.tokens.begins_sentence(match.first)


def all_unit(match: Match) -> bool:
    """As in "all day", "the whole year"."""
    return _unit(match) in ("D", "W", "M", "Y", "DE", "CE", "WE", "H")


def units_time(match: Match) -> bool:
    """As in "in two weeks' time"."""
    return match.before in ("in", "within")


def rate(match: Match) -> bool:
    """As in "30 attacks a day", "$5 a year", "twice a week"; "for a year" is a duration."""
    if match.words("unit") in (["second"], ["quarter"], ["min"], ["sec"]):
        return False
    if (
        not no_speed(match)
        or is_in("PREPOSITION", match.before)
        or match.after in ("ago", "later", "earlier", "before", "after", "of", "-")
    ):
        return False
    tokens = match.tokens
    near = [tokens.word(place) for place in range(max(0, match.first - 4), match.first)]
    counted = any(word[0].isdigit() or word in match.grammar.lexicon.values["NUMBER"] for word in near)
    return is_in("RATE", match.before) or (counted and match.before[:1].isalnum())


def no_speed(match: Match) -> bool:
    """As in "30 deaths per day", not "30 miles per hour"."""
    return not (_unit(match) in ("S", "MIN", "H") and is_in("SPEED", match.before))


def often(match: Match) -> bool:
    """As in "daily", "annual"; not in a paper's name ("the Daily Mail")."""
    capital = match.tokens.is_capital(match.first) and not match.tokens.begins_sentence(match.first)
    return not capital and match.after not in ("newspaper", "paper", "tabloid", "broadsheet")
