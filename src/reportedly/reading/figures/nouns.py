"""What is counted: the noun behind a number, by the endings of words, and by the parse where these do not settle it."""

from __future__ import annotations

from typing import NamedTuple

from reportedly.reading.figures.contexts import load_nouns, load_peoples, load_stops
from reportedly.reading.figures.number_words import load_number_words
from reportedly.reading.figures.scan import Tokens
from reportedly.reading.figures.sentences import Sentence

_MOST_WORDS = 8
_DASHES = frozenset({"-", "‐", "‑"})
_DETERMINERS = frozenset({"the", "these", "those", "its", "their", "his", "her", "our", "your", "my", "all", "a", "an"})
_PRONOUNS = frozenset({"them", "whom", "these", "those", "us", "you", "which"})
_S = "'s"
_NUMBER_KINDS = frozenset({"unit", "teen", "ten", "hundred", "scale", "group"})


class Noun(NamedTuple):
    """A head noun at tokens ``[first, end)`` ("troops"; two where a people has two words, "North Koreans")."""

    first: int
    end: int
    rule: str


def find_noun(sentence: Sentence, at: int, *, one: bool = False, mass: bool = False) -> Noun | None:
    """The head of the noun phrase that begins at token ``at``, behind a number.

    ``one``: the number is one, so the noun is singular. ``mass``: it may be either ("20 tons of rice"). An adverb is
    never the head: "five were hit, two fatally".
    """
    noun = _find_head(sentence, at, one=one, mass=mass)
    return None if noun is None or is_adverb(sentence.tokens, noun.end - 1) else noun


def is_adverb(tokens: Tokens, at: int) -> bool:
    """Whether the token ends as an adverb does and is no noun that ends so ("family", "ally")."""
    word = tokens.low[at]
    return word.endswith("ly") and len(word) > 4 and word not in load_nouns()["no adverb"]


def _find_head(sentence: Sentence, at: int, *, one: bool, mass: bool) -> Noun | None:
    tokens = sentence.tokens
    end = _find_run_end(tokens, at)
    if end == at:
        return None
    if tokens.low[end - 1] == "olds" and tokens.low[end - 2] in _DASHES:
        return Noun(at, end, "people of an age")
    model = _find_model(tokens, at, end)
    if model is not None:
        return model
    if not one:
        plural = _find_plural(tokens, at, end)
        if plural is None and tokens.low[end] in ("and", "or") and is_noun_like(tokens, end + 1):
            plural = _find_plural(tokens, end + 1, _find_run_end(tokens, end + 1))
        if plural is not None and mass and plural > at and plural == end - 1:
            plural = _check_verb(sentence, plural)
        if plural is not None:
            return _widen_people(tokens, at, plural)
    if one or mass:
        return _find_singular(sentence, at, end)
    return _find_people(tokens, at, end) or _ask_parse(sentence, at, end) or _find_attribute(tokens, at, end)


def find_of_noun(sentence: Sentence, at: int) -> tuple[Noun, bool] | None:
    """The head of X in "of X" where "of" is token ``at``, and whether X is a pronoun ("of them")."""
    tokens, low = sentence.tokens, sentence.tokens.low
    place = at + 1
    if low[place] == "all":
        place += 1
    if low[place] in _PRONOUNS and not _leads_noun(tokens, place):
        return Noun(place, place + 1, "pronoun"), True
    while low[place] in _DETERMINERS:
        place += 1
    place = _skip_owner(tokens, place)
    place = _skip_number(tokens, place)
    found = find_noun(sentence, place, mass=True)
    return None if found is None else (found, False)


def _leads_noun(tokens: Tokens, at: int) -> bool:
    """Whether "those" or "these" at ``at`` stands before its noun ("those new cases"), unlike "those killed"."""
    if not is_noun_like(tokens, at + 1):
        return False
    return is_plural(tokens, at + 1) or (is_plural(tokens, at + 2) and not tokens.low[at + 1].endswith("ed"))


def is_plural(tokens: Tokens, at: int) -> bool:
    """Whether the token looks like a noun in the plural."""
    word = tokens.low[at]
    nouns = load_nouns()
    if word in nouns["plural"]:
        return True
    if len(word) < 3 or not word.endswith("s") or word.endswith(("ss", "'s", "ous", "sis")) or word in nouns["never"]:
        return False
    return word not in load_stops() and word.isalpha()


def is_noun_like(tokens: Tokens, at: int) -> bool:
    """Whether the token may stand in a noun phrase."""
    word = tokens.low[at]
    if word == "" or not word[0].isalpha() or word in load_stops():
        return False
    number = load_number_words().get(word)
    return number is None or number.kind not in _NUMBER_KINDS


def _find_run_end(tokens: Tokens, at: int) -> int:
    """The index behind the words that may belong to one noun phrase from ``at`` on."""
    place, stops, low = _skip_compound(tokens, at), load_stops(), tokens.low
    while place < tokens.size and place - at < _MOST_WORDS:
        word = low[place]
        if word in _DASHES and place > at and tokens.touches(place - 1) and tokens.touches(place):
            place += 2
            continue
        if word in stops and not (word in ("us", "may") and tokens.raw(place).isupper()):
            break
        if not (word[0].isalpha() or (word == "'" and place > at)) or (word in load_number_words() and place > at):
            break
        place += 1
    return min(place, tokens.size)


def _skip_compound(tokens: Tokens, at: int) -> int:
    """Past a number with a dash that belongs to what follows: "three 12-year-old boys", "two 500-kilogram bombs"."""
    numbered = tokens.is_number(at) or tokens.low[at] in load_number_words()
    place = at + 1
    while numbered and tokens.low[place] in _DASHES and tokens.touches(place - 1) and tokens.touches(place):
        place += 2
    return place if numbered and place > at + 1 else at


def _find_plural(tokens: Tokens, at: int, end: int) -> int | None:
    """The head among ``[at, end)``: the last of a chain of plurals ("arms dealers"), the first chain that there is."""
    nouns = load_nouns()
    place = next((index for index in range(at, end) if is_plural(tokens, index)), None)
    if place is None:
        return None
    while place + 1 < end:
        if is_plural(tokens, place + 1):
            place += 1
        elif place + 2 < end and is_plural(tokens, place + 2) and _goes_on(tokens, place, nouns["attributive"]):
            place += 2
        else:
            break
    return place


def _goes_on(tokens: Tokens, at: int, attributive: frozenset[str]) -> bool:
    """Whether a plural at ``at`` only qualifies what comes: "arms control experts", "Texas oil workers"."""
    return (
        tokens.low[at] in attributive
        or (tokens.capital(at) and not tokens.capital(at + 1))
        or tokens.low[at + 1] in _DASHES
    )


def _check_verb(sentence: Sentence, at: int) -> int:
    """The plural at ``at``, or the word before it where the parse has a verb ("a third of the water seeps into")."""
    if sentence.tokens.low[at] in load_nouns()["plural"]:
        return at
    word = sentence.parse_words().get(sentence.tokens.starts[at])
    return at - 1 if word is not None and word.upos == "VERB" else at


def _widen_people(tokens: Tokens, at: int, head: int) -> Noun:
    """As in "North Koreans" whole: both words of a people's name."""
    pair = f"{tokens.low[head - 1]} {tokens.low[head]}"
    first = head - 1 if head > at and tokens.capital(head) and pair in load_peoples() else head
    return Noun(first, head + 1, "plural")


def _find_model(tokens: Tokens, at: int, end: int) -> Noun | None:
    """As in "Two Su-24s", "six modern F-16 jets": a model's name with its number, unless a noun follows it."""
    for head in range(at, min(end, at + 4)):
        dash = tokens.low[head + 1] in _DASHES and tokens.touches(head) and tokens.touches(head + 1)
        if dash and tokens.is_number(head + 2) and tokens.capital(head):
            break
    else:
        return None
    stop = head + 3 + (tokens.low[head + 3] in ("s", "m", "a", "bm") and tokens.touches(head + 2))
    run = _find_run_end(tokens, stop)
    plural = _find_plural(tokens, stop, run) if run > stop else None
    return Noun(head, stop, "model") if plural is None else Noun(plural, plural + 1, "plural")


def _find_people(tokens: Tokens, at: int, end: int) -> Noun | None:
    """As in "12,000 Rohingya", "40 Dutch", "12 MEPS": a name that ends the phrase without an -s."""
    head = end - 1
    if tokens.low[head] in load_peoples() or (end == at + 1 and tokens.raw(head).isupper() and end - head == 1):
        return Noun(head, end, "people")
    if tokens.capital(head) and tokens.low[end] in load_stops() and end <= at + 2 and not tokens.capital(head - 1):
        return Noun(head, end, "people")
    return None


def _find_attribute(tokens: Tokens, at: int, end: int) -> Noun | None:
    """As in "a 40 page dossier", "the 20 litre can": a singular noun that stands with the number before another."""
    if tokens.low[at] in ("last", "next", "same", "straight", "consecutive") or tokens.low[at].endswith("ly"):
        return None
    if end > at + 1 and tokens.low[at].isalpha() and not tokens.low[at].endswith(("ed", "ing")):
        return Noun(at, at + 1, "before another noun")
    return None


def _find_singular(sentence: Sentence, at: int, end: int) -> Noun | None:
    """The last word of the phrase, which ends before a verb form behind a noun ("one person died", "rice arrived")."""
    tokens, low = sentence.tokens, sentence.tokens.low
    stop, doubt = end, False
    for place in range(at + 1, end):
        word = low[place]
        if word.endswith("ly") and len(word) > 4:
            stop = place
            break
        if _is_verb_form(tokens, place, end) and not low[place - 1].endswith("ly"):
            stop, doubt = place, place + 1 < end
            break
    if doubt:
        asked = _ask_parse(sentence, at, end)
        if asked is not None:
            return asked
    return Noun(stop - 1, stop, "last word") if low[stop - 1][0].isalpha() else None


def _is_verb_form(tokens: Tokens, at: int, end: int) -> bool:
    """Whether the token looks like a verb behind a noun: "rice arrived", "ship carrying arms"."""
    word = tokens.low[at]
    if word.endswith("ed"):
        return len(word) > 3
    return word.endswith("ing") and len(word) > 5 and (at + 1 < end or tokens.low[end] in _DETERMINERS)


def _ask_parse(sentence: Sentence, at: int, end: int) -> Noun | None:
    """The noun that the parse hangs the number on, or the last noun of the phrase by its parts of speech."""
    tokens = sentence.tokens
    parsed = sentence.parse_words()
    if not parsed:
        return None
    before = parsed.get(tokens.starts[at - 1])
    if before is not None and before.head is not None:
        head = sentence.parsed_at(before.head)
        place = tokens.find(head.span.start) if head is not None and head.upos in ("NOUN", "PROPN") else -1
        if at <= place < end:
            return Noun(place, place + 1, "parse")
    last = None
    for place in range(at, end):
        word = parsed.get(tokens.starts[place])
        if word is not None and word.upos not in ("NOUN", "PROPN", "ADJ", "PUNCT"):
            break
        if word is not None and word.upos in ("NOUN", "PROPN"):
            last = place
    return None if last is None else Noun(last, last + 1, "parse")


def _skip_owner(tokens: Tokens, at: int) -> int:
    """Past "the country's", "Gaza's"."""
    for place in range(at, min(at + 4, tokens.size)):
        word = tokens.low[place]
        if word.endswith((_S, "s'")) and word != _S:
            return place + 1
        if not is_noun_like(tokens, place):
            break
    return at


def _skip_number(tokens: Tokens, at: int) -> int:
    """Past a number that X has itself ("of the 40 passengers", "of the roughly 40 passengers")."""
    at += is_adverb(tokens, at) and (tokens.is_number(at + 1) or tokens.low[at + 1] in load_number_words())
    while tokens.is_number(at) or tokens.low[at] in load_number_words() or tokens.low[at] == "some":
        at += 1
    return at
