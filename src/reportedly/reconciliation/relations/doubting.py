"""Why two numbers of two sources that do not meet are not known to be of one thing; else they are a conflict."""

from __future__ import annotations

import re
from functools import cache

from reportedly.reconciliation.questions.lexicon import load_things
from reportedly.reconciliation.relations.bases import list_plain
from reportedly.reconciliation.relations.belonging import PERSON_SORTS
from reportedly.reconciliation.relations.courses import write_number
from reportedly.reconciliation.relations.pairs import Pair, quote, read_around
from reportedly.reconciliation.relations.wording import NUMBERS, fold_synonyms
from reportedly.vocabulary import FigureKind, Position

_AFTERWARDS = frozenset({"charged", "arrested", "held", "freed", "sentenced"})
"""Doings that a sentence on a shooting has beside it, for other people."""

_WORDS = {place: word for word, place in NUMBERS.items()}
_LONGEST = 2000
_NO_COUNT = re.compile(r"\d{3}-\d{3,4}|^(?:two|three|four|five|six)-[a-z]+$")
_ONE_OF_SEVERAL = re.compile(r"\bone\s+(?:of\b|victim\b)", re.IGNORECASE)


def find_doubt(pair: Pair) -> str | None:
    """What leaves open whether two numbers are of one thing; None where the words show that they are."""
    if any(each.amount is not None and each.amount.implied for each in pair.both):
        return "one of the two is no number that is written"
    odd = next(filter(None, (_NO_COUNT.search(" ".join(each.words.text.split())) for each in pair.both)), None)
    if odd is not None:
        return f"“{odd.group()}” counts nothing"
    ages = all(each.amount is not None and each.amount.kind is FigureKind.AGE for each in pair.both)
    named = None if ages else next(filter(None, (_find_label(each) for each in pair.both)), None)
    if named is not None:
        return f"“{named}” counts nothing"
    single = (
        None
        if ages
        else next(filter(None, (_ONE_OF_SEVERAL.search(each.content.text[:_LONGEST]) for each in pair.both)), None)
    )
    if single is not None:
        return f"“{single.group()}” is one of several"
    against = pair.one.report == pair.other.report and pair.one.sentence == pair.other.sentence
    if against and pair.speakers.one is False:
        return _find_no_matter(pair)
    return _find_both_numbers(pair) or _find_no_matter(pair) or _find_little(pair)


def _find_label(position: Position) -> str | None:
    """A number that is a name or an age: "apartment 12", "Route 66", "Jay Orr, 21 of Varn"."""
    number = " ".join(position.words.text.split())
    if not number[:1].isdigit():
        return None
    content = " ".join(position.content.text[:_LONGEST].split())
    at = content.find(number)
    found = _LABEL.search(content[max(0, at - _BEFORE) : at]) if at > 0 else None
    return f"{found.group().strip()} {number}" if found is not None else None


_BEFORE = 24
_LABEL = re.compile(
    r"(?:\b(?:[Aa]partment|[Aa]pt\.?|[Uu]nit|[Rr]oom|[Cc]hannel|[Rr]oute|[Hh]ighway|[Ii]nterstate|U\.S\.|I-|[Bb]uilding"
    r"|[Nn]umber|No\.|[Ff]lat|[Gg]ate|[Ll]ine|[Pp]recinct|[Dd]istrict|[Ff]light|[Ww]ard|[Aa]rea)|\b[A-Z][\w.’'-]+,)\s*$"
)
"""What stands before a number that is a name or an age."""


def _find_both_numbers(pair: Pair) -> str | None:
    """Each sentence, or one of them, has the other's number too, for another thing: "one dead and three hurt"."""
    for position, theirs in ((pair.one, pair.other), (pair.other, pair.one)):
        value = theirs.amount.low if theirs.amount is not None else None
        if value is None or theirs.amount is None or theirs.amount.high != value or value <= 0:
            continue
        if _holds(position, value):
            return f"the sentence of {quote(position)} has the number of {quote(theirs)} too"
    return None


def _holds(position: Position, value: float) -> bool:
    """Whether ``value`` stands in the sentence beside the figure itself."""
    sentence = position.sentence[:_LONGEST].replace(" ".join(position.words.text.split()), " ")
    word = _WORDS.get(int(value)) if value == int(value) else None
    written = rf"(?<![\d,.$:-]){write_number(value)}(?![\d:%-]|[,.]\d)" + (rf"|\b{word}\b(?!-)" if word else "")
    return re.search(written, sentence, re.IGNORECASE) is not None


def _find_no_matter(pair: Pair) -> str | None:
    """Two counts of which neither a doing nor a word besides the people is shared."""
    amounts = [each.amount for each in pair.both]
    if all(amount is not None and amount.kind in _MEASURES for amount in amounts):
        return _find_no_measured(pair)
    if any(amount is None or amount.kind is not FigureKind.COUNT for amount in amounts):
        return None
    if _goes_on(pair):
        return None
    doings = [set() if each.topic.inherited else {*each.topic.doing} for each in pair.both]
    later = [bool(each & _AFTERWARDS) for each in doings]
    if doings[0] & doings[1] == {"hit"} and later[0] != later[1]:
        return "one of the two is of those who were charged or held, not of those who were hit"
    if doings[0] & doings[1]:
        return None
    words = [fold_synonyms(each.content.text) - NUMBERS.keys() - load_people() for each in pair.both]
    shared = [stem for stem in words[0] & words[1] if not stem[0].isdigit()]
    if len(shared) > bool(doings[0] and doings[1]):
        return None
    heads = pair.one.topic.head, pair.other.topic.head
    if (
        heads[0] == heads[1]
        and heads[0] not in {"person", "", *PERSON_SORTS}
        and not any(each.topic.inherited for each in pair.both)
    ):
        return None
    return "no word tells that they are of one thing"


_MEASURES = frozenset({FigureKind.MEASURE, FigureKind.MONEY, FigureKind.PERCENT, FigureKind.RATE})
_BESIDE = 40
"""Characters on each side of a figure whose words tell what it is of."""


def _find_no_measured(pair: Pair) -> str | None:
    """Two measures in one report of which the contents share no word beside the unit: a capacity, and what is sold."""
    if pair.one.report != pair.other.report:
        return None
    if pair.one.sentence == pair.other.sentence and pair.speakers.one is False:
        return None
    own = fold_synonyms(pair.one.words.text) | fold_synonyms(pair.other.words.text) | load_people()
    words = [fold_synonyms(_read_beside(each)) - own - NUMBERS.keys() for each in pair.both]
    shared = {stem for stem in words[0] & words[1] if not stem[0].isdigit()}
    if shared or not words[0] or not words[1]:
        return None
    return "no word beside them tells that they are of one thing"


def _find_little(pair: Pair) -> str | None:
    """Two figures of one report beside which few words are the same: it seldom tells one thing twice."""
    if pair.one.report != pair.other.report or _goes_on(pair):
        return None
    names = " ".join(_CAPITAL.findall(f"{pair.one.sentence} {pair.other.sentence}"))
    own = load_people() | NUMBERS.keys() | fold_synonyms(names)
    words = [
        {stem for stem in fold_synonyms(_read_beside(each)) - own if not stem[0].isdigit()} | {*each.topic.doing}
        for each in pair.both
    ]
    least = _OWN_VOICE if any(not each.source_words for each in pair.both) else _TWO_SOURCES
    plain = [list_plain(each) for each in pair.both]
    told = len(plain[0] & plain[1]) >= _TOLD_TWICE * min(len(plain[0]), len(plain[1]))
    if told and len(words[0] & words[1]) >= least * min(len(words[0]), len(words[1])):
        return None
    return "few words beside them are the same in one report"


_OWN_VOICE, _TWO_SOURCES = 0.5, 0.3
"""The share of the words beside one figure that stand beside the other: in the outlet's own voice, of two sources."""

_TOLD_TWICE = 0.6
"""The share of the plain words of the shorter content that the other has too, where one report tells a thing twice."""

_CAPITAL = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]+")


def _read_beside(position: Position) -> str:
    """The figure's words with what stands beside them in the content; all of it where they do not stand there."""
    beside = read_around(position, _BESIDE, _BESIDE)
    if beside is None:
        return " ".join(position.content.text[:_LONGEST].split())
    return " ".join(position.words.text[:_LONGEST].split()).join(beside)


def _goes_on(pair: Pair) -> bool:
    """One report sets a bare number against the one before: "Seoul raised its count to 12,000. Washington has kept to
    about 10,000." What it counts is said there and nowhere else.
    """
    bare = any(each.content.text.strip() == each.words.text.strip() for each in pair.both)
    return bare and pair.one.report == pair.other.report and pair.one.topic.head == pair.other.topic.head


@cache
def load_people() -> frozenset[str]:
    """Stems of nouns for people, which any two counts share."""
    words = (word for word, thing in load_things().items() if thing.is_people)
    return frozenset(stem for word in words for stem in fold_synonyms(word))
