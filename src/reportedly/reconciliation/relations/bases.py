"""What two figures share beside their unit before they can be a conflict: the doer, the stretch, the base."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from reportedly.reconciliation.questions import Verdict
from reportedly.reconciliation.relations.apart import list_names
from reportedly.reconciliation.relations.pairs import Pair
from reportedly.reconciliation.relations.told_values import load_values
from reportedly.reconciliation.relations.wording import NUMBERS, fold_synonyms, read_number, read_words
from reportedly.vocabulary import FigureKind, Position

_LONGEST = 2000
_MANY_TIMES = 10
"""How many times a sum must be the other to be another sum: what a film took in, what its director was paid."""

_SHARED, _THIRD = 2, 1 / 3
"""Words besides names that two sums far apart must have in common to be of one thing: so many, and such a share."""

_NAME = r"[A-Z][\w’'-]+(?:\s+[A-Z][\w’'.-]*)*"
_DOER = re.compile(rf"^\W*(?:(?:then|later|and|but|while|as)\s+)?({_NAME})(?:,\s+\d{{1,2}},)?\s+[a-z]+\b")
_CLAUSES = re.compile(r"[,;:]\s|\s[–—-]+\s|\b(?:while|whereas|but|and|as|who|which)\s")
_SAYS = re.compile(r"\b(?:said|says|say|reported|reports|told|according|estimated|counted|that)\b", re.IGNORECASE)
_ORDINALS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\\d{1,2}(?:st|nd|rd|th)"
_STRETCH = re.compile(
    r"\b(?:in|during|over|for|within|since|of|from)\s+((?:the\s+|his\s+|her\s+|its\s+|their\s+)?"
    r"(?:(?:last|past|first|final|next|previous)\s+(?:\w+\s+)?(?:games?|matches|weeks?|months?|years?|seasons?)"
    r"|(?:18|19|20)\d\d\s+season)|week\s+\d{1,2}|this\s+season)\b|\b(this\s+season)\b",
    re.IGNORECASE,
)
_PER_TIME = re.compile(
    r"^\W{0,2}(?:(?:a|an|per|each|every)\s+(?:year|month|week|day|hour|season|night)\b|annually\b|yearly\b)",
    re.IGNORECASE,
)
_SEVERAL = frozenset({"several", "many", "various", "separate", "different", "multiple"})
_SIDE = re.compile(r"\b(left|right)\s+(?:(?:upper|lower|front|back)\s+)?([a-z]+)", re.IGNORECASE)
_CAPITAL = re.compile(r"[A-Z][\w’'-]+")
_UNITS = frozenset("percent per cent million billion thousand dollar euro pound".split())


@cache
def _part_of_game() -> re.Pattern[str]:
    game = "|".join(load_values("game"))
    return re.compile(
        r"\b(?:in|during|over|through)\s+(?:the|that|this|those|these)\s+(?:opening\s+|closing\s+|final\s+)?"
        rf"((?:{_ORDINALS})(?=,)|(?:(?:{_ORDINALS}|final|opening|closing|last)\s+)?(?:{game})\b"
        r"|(?:\w+\s+)?minutes?\b(?=[.,;]|$))",
        re.IGNORECASE,
    )


@cache
def _happenings() -> re.Pattern[str]:
    return re.compile(
        r"\bin\s+(?:at\s+least\s+)?(\w+)\s+(?:separate\s+|different\s+|unrelated\s+)?(?:[A-Z]\w+\s+)?"
        r"(?:" + "|".join(load_values("happening")) + r")\b"
    )


def find_other_base(pair: Pair) -> str | None:
    """Why two figures that do not meet are of two things; None where nothing says so."""
    return (
        _compare_doers(pair)
        or _compare_named(pair)
        or _compare_parts_of_game(pair)
        or _compare_stretches(pair)
        or _compare_rates(pair)
        or _compare_happenings(pair)
        or _compare_sides(pair)
        or _compare_shares(pair)
        or _compare_sums(pair)
        or _compare_matters(pair)
    )


def _compare_doers(pair: Pair) -> str | None:
    """What two people did is counted for each of them: "Orr landed 28 blows", "Marsh landed 30"."""
    names = [find_doer(each) for each in pair.both]
    if not names[0] or not names[1] or {*names[0].split()} & {*names[1].split()}:
        return None
    return f"what {names[0]} did against what {names[1]} did"


def find_doer(position: Position) -> str:
    """The name before the figure in its clause that does what is counted; empty where no name stands there."""
    return _find_doer(
        " ".join(position.content.text[:_LONGEST].split()),
        " ".join(position.words.text.split()),
        position.sentence[:_LONGEST],
    )


@lru_cache(maxsize=4096)
def _find_doer(content: str, words: str, sentence: str) -> str:
    at = _find_place(content, words)
    if at is None or at[0] == 0:
        return ""
    clause = _CLAUSES.split(content[: at[0]])[-1]
    found = _DOER.match(clause)
    if found is None or _SAYS.search(clause) is not None:
        return ""
    name = found.group(1)
    inside = re.search(rf"[a-z,”\"]\s+{re.escape(name)}\b", sentence)  # a word that only begins a sentence is no name
    return name if inside is not None or " " in name else ""


_NUMBER = re.compile(r"\b(?:\d+(?:,\d{3})*(?:\.\d+)?|[a-z]+)\b", re.IGNORECASE)
_BESIDE = 50
"""Characters before and behind a figure, in its clause, in which a name tells whose it is, or where."""


def _compare_named(pair: Pair) -> str | None:
    """Whose or where each of two numbers is, by the names beside it: one party's share is not another's."""
    if pair.speakers.one:
        return None
    names = [_name_beside(each) for each in pair.both]
    words = [frozenset(read_words(each.sentence or each.content.text).words) for each in pair.both]
    if any(not mine or any({*name} & theirs for name in mine) for mine, theirs in zip(names, words[::-1], strict=True)):
        return None
    shown = [" ".join(min(each)).title() for each in names]
    return f"one stands beside {shown[0]}, the other beside {shown[1]}"


def _name_beside(position: Position) -> frozenset[tuple[str, ...]]:
    content = " ".join(position.content.text[:_LONGEST].split())
    at = _find_place(content, " ".join(position.words.text.split()))
    if at is None:
        return frozenset()
    ahead = _CLAUSES.split(content[: at[0]][-_BESIDE:])[-1]
    behind = _CLAUSES.split(content[at[1] :][:_BESIDE])[0]
    ahead = ahead.partition(" ")[2] if at[0] > _BESIDE else ahead  # no half of a word that the window cuts
    behind = behind.rpartition(" ")[0] if len(behind) == _BESIDE else behind
    return list_names(f"… {ahead} {behind}")


def _find_place(content: str, words: str) -> tuple[int, int] | None:
    """Where the figure's words stand in the content, as a number of their own: "1" is not in "178".

    Where they are the whole content, as those of a bare number, where its number stands.
    """
    if not words or len(words) > len(content):
        return None
    if words == content:
        found = next((each for each in _NUMBER.finditer(content) if read_number(each.group()) is not None), None)
        return found.span() if found is not None else None
    found = re.search(rf"(?<![\w.,]){re.escape(words)}(?!\w)", content)
    return found.span() if found is not None else None


def _compare_parts_of_game(pair: Pair) -> str | None:
    """A number of one round, half or set is no number of another one, nor of the whole."""
    parts = [_find_in(_part_of_game(), each) for each in pair.both]
    if parts[0] == parts[1] or not _are(pair, FigureKind.COUNT, FigureKind.MEASURE):
        return None
    return f"“{parts[0]}” against “{parts[1]}”" if parts[0] and parts[1] else f"only one is of “{parts[0] or parts[1]}”"


def _compare_stretches(pair: Pair) -> str | None:
    """Numbers of two stretches, each of which is told: since the eleventh week, in the last two games."""
    stretches = [_find_in(_STRETCH, each) for each in pair.both]
    if not stretches[0] or not stretches[1] or stretches[0] == stretches[1]:
        return None
    return f"“{stretches[0]}” against “{stretches[1]}”"


def _find_in(pattern: re.Pattern[str], position: Position) -> str:
    found = pattern.search(position.content.text[:_LONGEST])
    told = next((each for each in found.groups() if each), "") if found is not None else ""
    return re.sub(r"^(?:the|his|her|its|their)\s+", "", " ".join(told.lower().split()))


def _compare_rates(pair: Pair) -> str | None:
    """A sum for each year is no sum for all years of a contract."""
    if not _are(pair, FigureKind.MONEY):
        return None
    rates = [_PER_TIME.match(_read_behind(each)) for each in pair.both]
    told = rates[0] or rates[1]
    return f"only one is “{told.group().strip()}”" if told is not None and None in rates else None


def _read_behind(position: Position) -> str:
    content = " ".join(position.content.text[:_LONGEST].split())
    at = _find_place(content, " ".join(position.words.text.split()))
    return content[at[1] : at[1] + 40] if at is not None else ""


def _are(pair: Pair, *kinds: FigureKind) -> bool:
    return all(each.amount is not None and each.amount.kind in kinds for each in pair.both)


def _compare_happenings(pair: Pair) -> str | None:
    """Those hurt in six shootings are not those hurt in one."""
    told = [_find_happenings(each.content.text[:_LONGEST]) for each in pair.both]
    return f"only one counts those “{told[0] or told[1]}”" if bool(told[0]) != bool(told[1]) else None


def _find_happenings(text: str) -> str:
    for found in _happenings().finditer(text):
        number = read_number(found.group(1))
        if found.group(1).lower() in _SEVERAL or (number is not None and number > 1):
            return found.group()
    return ""


def _compare_sides(pair: Pair) -> str | None:
    """What came of a wound on the left is not what came of one on the right: two wounds, two numbers."""
    body = load_values("body")
    sides = [
        {side.lower(): part for side, part in _SIDE.findall(each.content.text[:_LONGEST]) if part.lower() in body}
        for each in pair.both
    ]
    if len(sides[0]) != 1 or len(sides[1]) != 1 or sides[0].keys() == sides[1].keys():
        return None
    (here,), (there,) = (each.items() for each in sides)
    return f"the {' '.join(here)} against the {' '.join(there)}"


def _compare_shares(pair: Pair) -> str | None:
    """A share is of something: where no word but names is common, nothing tells that it is of one thing."""
    if pair.speakers.one or not _are(pair, FigureKind.PERCENT, FigureKind.RATE):
        return None
    words = [list_plain(each) for each in pair.both]
    if len(words[0]) < _SHARED or len(words[1]) < _SHARED or words[0] & words[1]:
        return None
    return "no word tells that they are shares of one thing"


def _compare_sums(pair: Pair) -> str | None:
    """A sum ten times the other is another sum, unless the words beside them are the same."""
    if not _are(pair, FigureKind.MONEY):
        return None
    values = sorted((each.amount.low or each.amount.high or 0) for each in pair.both if each.amount is not None)
    if not values[0] or values[1] < _MANY_TIMES * values[0]:
        return None
    words = [list_plain(each) for each in pair.both]
    least = max(_SHARED, _THIRD * min(len(words[0]), len(words[1])))
    return "one sum is many times the other, and the words are others" if len(words[0] & words[1]) < least else None


def _compare_matters(pair: Pair) -> str | None:
    """Sums and shares whose topics are two are of one thing only where most words beside them are common."""
    heads = [verdict for name, verdict, _ in pair.match.parts if name == "head"] if pair.match is not None else []
    if pair.speakers.one or heads != [Verdict.NONE] or not _are(pair, *_MEASURES):
        return None
    words = [list_plain(each) for each in pair.both]
    least = min(len(words[0]), len(words[1]))
    if least < _SHARED or len(words[0] & words[1]) >= _MOST * least:
        return None
    return "the topics are two, and few words beside them are the same"


_MEASURES = (FigureKind.MONEY, FigureKind.PERCENT, FigureKind.RATE, FigureKind.MEASURE)
_MOST = 0.6


def list_plain(position: Position) -> frozenset[str]:
    """The telling words of the content without names, numbers and units."""
    text = position.content.text[:_LONGEST]
    names = fold_synonyms(" ".join(_CAPITAL.findall(text)))
    own = names | NUMBERS.keys() | _UNITS
    return frozenset(stem for stem in fold_synonyms(text) if stem not in own and not stem[0].isdigit())
