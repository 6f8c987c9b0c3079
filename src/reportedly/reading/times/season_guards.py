"""Guards of seasons, quarters and what stands before a noun: "fall short", "spring water", "USA Today"."""

from __future__ import annotations

from reportedly.reading.times.contexts import is_in, is_noun
from reportedly.reading.times.matching import Match
from reportedly.reading.times.tokens import BREAK


def quarter(match: Match) -> bool:
    """A quarter of a year, not of a game or of the people asked."""
    if match.after == "of" or match.before in ("a", "an", "-"):
        return False
    first, last = match.tokens.sentence_of(match.first)
    nearby = match.tokens.words[max(first, match.first - 12) : min(last, match.last + 12)]
    return not any(is_in("SPORT", word) for word in nearby)


def half(match: Match) -> bool:
    """As in "in the first half", "first-half profit": of a year, not of a match."""
    if match.place("edge") is None and "the" in match.tokens.words[match.first : match.last]:
        leads = match.before in ("in", "during", "for", "over", "than", "from", "of", "through", "since")
        if not leads or not (match.after == BREAK or is_in("ENDS", match.after)):
            return False
    return quarter(match)


def quarter_code(match: Match) -> bool:
    """As in "Q3" and "3Q": letter and figure touch."""
    return match.tokens.touch(match.first) and not match.tokens.touch(match.first - 1)


def season(match: Match) -> bool:
    """A bare season behind a preposition or before a noun; "fall" and "spring" are verbs and things too."""
    place = match.place("season")
    word = match.tokens.word(match.first)
    if place is None or is_in("NO_SEASON", match.after):
        return False
    if match.before in ("the", "its", "their", "his", "her", "'s"):
        return is_noun(match.after)
    if match.before in ("in", "by", "during", "since", "until", "throughout", "every", "over", "through", "and", "or"):
        return word not in ("fall", "spring") or match.before in ("in", "by", "during", "since", "until", "throughout")
    if word in ("summer", "winter", "autumn"):
        return not (match.tokens.is_capital(match.first) and match.tokens.is_capital(match.first - 1))
    return False


def season_the(match: Match) -> bool:
    """As in "the summer", but not "the fall of the city" or "the spring water"."""
    word = match.words("season")[0]
    if match.after == "and" and match.grammar.lexicon.value("SEASON", match.tokens.word(match.last + 1)):
        return True
    if word in ("fall", "spring") and (is_in("NO_SEASON", match.after) or match.after in ("in", "and")):
        return word == "spring" and match.after in ("of", "and", "in")
    return True


def rel_season(match: Match) -> bool:
    """As in "this fall", but not "that fall within"."""
    word = match.words("season")[0]
    return not (word in ("fall", "spring") and (match.words("rel") == ["that"] or is_in("NO_SEASON", match.after)))


def the_noun(match: Match) -> bool:
    """The article belongs to the time, not to a noun behind it: "the 15 September attack", "the summer offensive"."""
    return match.tokens.word(match.first) != "the" or not is_noun(match.after)


def titled(match: Match) -> bool:
    """Not a word of a name: "USA Today", "the Weekly"."""
    place = match.first
    tokens = match.tokens
    return not (
        tokens.is_capital(place)
        and not tokens.raw(place).isupper()
        and tokens.is_capital(place - 1)
        and not tokens.begins_sentence(place)
    )
