"""Guards of days, months and years: "May said", "2,016 people", "the Sunday Times"."""

from __future__ import annotations

from reportedly.reading.times.contexts import is_in
from reportedly.reading.times.matching import Match
from reportedly.reading.times.tokens import BREAK

_NAMES_TOO = frozenset("may march".split())
_SHORT_WORDS = frozenset("mar jan sep dec".split())
_SHORT_DAYS = frozenset("mon tue wed thu fri sat sun".split())


def month(match: Match) -> bool:
    """A month, not a name ("Theresa May", "June Smith"), a verb ("may", "march") or a first name ("Jan")."""
    place = match.place("month")
    if place is None:
        return False
    tokens, word = match.tokens, match.tokens.word(place[0])
    if match.grammar.lexicon.value("MONTH_SHORT", word) is not None:
        return _is_short_month(match)
    if tokens.names_person(place[0]) or (is_in("FAMILY", match.after) and match.first == place[0]):
        return False
    if word in _NAMES_TOO:
        return tokens.is_capital(place[0]) and _leads(match, place[0])
    if not tokens.is_capital(place[0]):
        return True
    follows = tokens.is_capital(match.last) and not is_in("DATES", match.before) and match.first == place[0]
    leads = tokens.is_capital(match.first - 1) and not tokens.begins_sentence(match.first - 1)
    return not follows and not (leads and match.first == place[0] and not is_in("DATES", match.before))


def _leads(match: Match, place: int) -> bool:
    """Whether something leads to the month, or a day stands beside it."""
    return (
        place > match.first
        or match.place("day") is not None
        or match.place("day1") is not None
        or (is_in("DATES", match.before) and not (match.before == "the" and match.after in ("on", "to")))
    )


def _is_short_month(match: Match) -> bool:
    """Short months need a capital letter, and a day, a full stop or a preposition."""
    place = match.place("month")
    if place is None:
        return False
    if not match.tokens.is_capital(place[0]):
        return match.place("day") is not None and match.tokens.word(place[0]) not in _SHORT_WORDS
    dotted = match.tokens.word(place[1] - 1) == "." and not match.tokens.begins_sentence(match.last)
    return dotted or match.place("day") is not None or match.place("day1") is not None or is_in("DATES", match.before)


def month_after_day(match: Match) -> bool:
    """Behind a day a month needs no more evidence than a capital, or no second meaning."""
    place = match.place("month")
    if place is None:
        return False
    word = match.tokens.word(place[0])
    short = match.grammar.lexicon.value("MONTH_SHORT", word) is not None
    return match.tokens.is_capital(place[0]) or word not in (_SHORT_WORDS if short else _NAMES_TOO)


def month_rel(match: Match) -> bool:
    """As in "this March" but not "that may", "the current may"."""
    place = match.place("month")
    if place is None or match.tokens.names_person(place[0]):
        return False
    return match.tokens.word(place[0]) not in _NAMES_TOO or match.tokens.is_capital(place[0])


def month_last(match: Match) -> bool:
    """Two days before their month: the first is no count ("5 and 6 May", not "killed 5 to 6 May")."""
    return month_after_day(match)


def day(match: Match) -> bool:
    """A day behind its month, not a count ("in March 12 people died") or the start of a longer number."""
    if match.words("weekday"):
        return True
    return not (
        is_in("COUNTED", match.after) or (match.after in ("million", "billion", "percent", "%", "years", "days"))
    )


def list_end(match: Match) -> bool:
    """Two days behind their month, of which the second counts nothing ("on May 5 and 20 people died")."""
    first, second = match.words("day1"), match.words("day2")
    if not any(sign in ("and", "or") for sign in match.tokens.words[match.first : match.last]):
        return not is_in("COUNTED", match.after)
    rises = first[0].rstrip("stndrh").zfill(2) < second[0].rstrip("stndrh").zfill(2)
    return rises and (match.place("year") is not None or match.after == BREAK or is_in("ENDS", match.after))


def day_alone(match: Match) -> bool:
    """As in "on the 20th," but not "on the 20th floor"."""
    ends = match.after == BREAK or (is_in("ENDS", match.after) and match.after not in ("of", "-"))
    return match.before in ("on", "by", "until", "from", "to", "till", "since", "between", "and") and ends


def weekday(match: Match) -> bool:
    """A weekday; a short one needs a capital and something beside it ("Sun", "Sat" and "Wed" are words too)."""
    place = match.place("weekday")
    if place is None:
        return False
    word = match.tokens.word(place[0])
    if is_in("PAPER", match.after) and match.tokens.is_capital(match.last):
        return False
    if is_in("NAMED_DAY", match.before) and match.tokens.is_capital(match.first - 1):
        return False
    if word not in _SHORT_DAYS and match.grammar.lexicon.value("WEEKDAY_SHORT", word) is None:
        return not match.tokens.names_person(place[0])
    dotted = match.tokens.word(place[1] - 1) == "."
    return match.tokens.is_capital(place[0]) and (dotted or match.before in ("on", "by", "until", "since", "-"))


def rel_weekday(match: Match) -> bool:
    """As in "the following Friday", not "the arrests following Friday night's raid"."""
    return match.words("rel") != ["following"]


def the_weekday(match: Match) -> bool:
    """As in "the Friday of the vote" but not "the Sun" nor "the Sunday Times"."""
    place = match.place("weekday")
    if place is None or match.grammar.lexicon.value("WEEKDAY_SHORT", match.tokens.word(place[0])) is not None:
        return False
    return not match.tokens.is_capital(match.last)


def year(match: Match) -> bool:
    """Four digits that are a year: by their size, what leads to them and what follows."""
    place = match.place("year")
    if place is None or _is_glued(match, place[0], place[1]):
        return False
    number = int(match.tokens.word(place[0]))
    if is_in("NOT_YEAR", match.after) and (match.after != "," or match.tokens.word(match.last + 1).isdigit()):
        return is_in("YEARS", match.before) and match.after == ","
    if (is_in("COUNTED", match.after) and not _names_year(match)) or _numbers_block(match, number):
        return False
    if place[0] > match.first:
        return True
    if is_in("NUMBERED", match.before) and match.before not in ("about", "over", "all", "than"):
        return False
    if 1900 <= number <= 2039:
        return True
    return is_in("YEARS", match.before) and (match.before in ("(", "-") or not match.tokens.touch(match.first - 1))


def _numbers_block(match: Match, number: int) -> bool:
    """As in "the 1300 block of Elm Street", "the 1900-block"; not "the 2014 block on imports"."""
    dash = match.after == "-"
    return number % 100 == 0 and is_in("BLOCK", match.tokens.word(match.last + 1) if dash else match.after)


def _names_year(match: Match) -> bool:
    """As in "the 2016 deaths" are those of a year."""
    return match.before in ("the", "'s") or (match.before in ("in", "since") and match.after in ("people", "%"))


def _is_glued(match: Match, first: int, last: int) -> bool:
    """Whether the number is part of something longer: "A1990", "Su-2000", "2016/45", "1999.5"."""
    tokens = match.tokens
    if tokens.touch(first - 1):
        before = tokens.word(first - 1)
        if before[-1].isalnum() or before in ("_", "#", "$", "€", "£", "@", ".", ":"):
            return True
        if before == "-" and tokens.touch(first - 2) and first == match.first:
            word = tokens.word(first - 2)
            known = word in ("mid", "pre", "post", "early", "late", "since", "then", "non")
            if not known and match.grammar.lexicon.value("MONTH", word) is None:
                return True
    after = tokens.word(last)
    return tokens.touch(last - 1) and (after[:1].isalnum() or after in ("_", "@", "%", "°"))


def years(match: Match) -> bool:
    """Two years of which the second is the later one: "1939-45", "2007/08", not "1200-1100"."""
    first, last = match.words("year1")[0], match.words("year2")[0]
    place = match.place("year1")
    if place is None or _is_glued(match, place[0], match.last):
        return False
    if match.after in ("-", "/") and match.tokens.touch(match.last - 1):
        return False
    if len(last) == 2:
        return int(first[2:]) < int(last) and match.tokens.touch(match.last - 2)
    return int(first) < int(last) or match.after in match.grammar.lexicon.values["BEFORE_CHRIST"]


def short_year(match: Match) -> bool:
    """An apostrophe and two digits that touch: "'99", "'08", not a quotation that begins with a number."""
    place = match.place("shortyear")
    return (
        place is not None
        and match.tokens.touch(place[0] - 1)
        and not match.tokens.touch(place[0])
        and match.after not in ("'", "’", "years", "people")
    ) or (place is not None and match.tokens.touch(place[0] - 1) and match.after in (")", ",", ".", "-"))


def ad_year(match: Match) -> bool:
    """As in "AD 70" and "1066 AD" in capitals ("ad 2016" sells something)."""
    return any(match.tokens.raw(place).isupper() for place in range(match.first, match.last))


def decade(match: Match) -> bool:
    """As in "1930s" that is part of no longer word."""
    place = match.place("decade")
    return place is not None and not _is_glued(match, place[0], place[1])


def decade_short(match: Match) -> bool:
    """As in "'90s", "the 90s", "early 90s", not "in his 90s" or "low 90s"."""
    place = match.place("decade")
    if place is None or match.tokens.word(place[0]) < "20s":
        return False
    apostrophe = match.tokens.word(place[0] - 1) == "'"
    begins = match.tokens.word(match.first) == "the" or match.place("edge") is not None
    return apostrophe or (begins and match.before not in ("his", "her", "their", "my", "your"))


def decade_word(match: Match) -> bool:
    """As in "the nineties", not "in her nineties"."""
    return match.tokens.word(match.first) == "the" or match.before in ("the", "in", "during")


def holiday(match: Match) -> bool:
    """As in "Thanksgiving" but not "thanksgiving service", "Christmas tree" or "Good Friday Agreement"."""
    capital = match.tokens.is_capital(match.last - 1) or match.tokens.is_capital(match.first)
    if is_in("OTHER_YEAR", match.before):
        return False
    if match.place("year") is not None:
        return True
    return capital and not match.tokens.is_capital(match.last)
