"""One content affirms what the other holds untrue: by words that exclude each other, a denial, a negation."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product

from reportedly.reconciliation.questions import Verdict
from reportedly.reconciliation.relations.clauses import read_clause
from reportedly.reconciliation.relations.courses import are_days_apart, find_correction
from reportedly.reconciliation.relations.denying import (
    BRIEF,
    denies_doing,
    deny_both,
    holds_nothing,
    is_of_matter,
    names_doer,
    share_any,
    share_denied,
    share_negated,
    share_two,
    takes_no_side,
)
from reportedly.reconciliation.relations.doubting import load_people
from reportedly.reconciliation.relations.negating import is_negative
from reportedly.reconciliation.relations.pairs import Judged, Pair, find_flags, find_near_frame, quote
from reportedly.reconciliation.relations.speakers import name_source, share_called
from reportedly.reconciliation.relations.wording import (
    NUMBERS,
    Wording,
    count_negations,
    find_clause,
    find_cue,
    fold_synonyms,
    is_negated,
    read_words,
    share_matter,
)
from reportedly.reconciliation.rows import load_rows
from reportedly.vocabulary import Polarity, Position, RelationKind

_LEAST_SHARE = 0.3
"""The share of the words of the shorter content that the other must have, where only a negation sets them apart."""

_REFUSED = re.compile(
    r"\bdeni(?:ed|es)\s+(?:\w+\s+){0,2}?(?:bond|bail|parole|entry|access|requests?|motions?|visas?|permission"
    r"|appeals?|asylum|release|custody|pleas?|petitions?|pardon|clemency|permits?|licen[cs]es?)\b"
    r"|\b(?:judge|court|board|panel|council)\b[^.;,]{0,30}\b(?:denie[sd]|rejected|rejects|dismissed)\b(?!\s+that\b)"
    r"|\bresist(?:s|ed|ing)?\s+arrest\b|\brefus(?:ed|es|ing)\s+(?!to\b)[a-z]"
    r"|\b(?:reject|dismiss|spurn|oppos|block)(?:s|es|ed|ing)?\s+(?:(?!that\b)[\w-]+\s+){0,3}?(?:treaty|deal|plan|bill|offer"
    r"|proposal|bid|measure|amendment|referendum|lawsuit|suit|nominee|demands?|calls?)\b",
    re.IGNORECASE,
)
"""A refusal, not a denial: "a judge has denied bond", "refused the offer"."""

_ASIDE = re.compile(r"\([^)]{0,200}\)")
_STATES = ("good", "bad")
_STRONG = re.compile(r"\b(?:never|nothing|nobody|none|no one|not a single)\b", re.IGNORECASE)
"""Negations that leave no room: they deny though hardly a word is shared."""

_SHORT, _LONG, _FEW = 2, 5, 3
"""Words from which a content tells by itself what it is of; words that two sentences on other things may share."""

_LONGEST = 600
_LENGTHY, _MOST_SHARED = 14, 0.28
_STATE = re.compile(
    r"\b(?:is|are|was|were|be|stands?|remains?|holds?|keeps?|had no|has no|have no|still|now|no longer|over)\b",
    re.IGNORECASE,
)
_PERFECT = re.compile(
    r"\b(?:has|have)\s+(?:now\s+|since\s+|again\s+)?(?:been\s+)?(?!not\b|never\b)[a-z]+", re.IGNORECASE
)
_WORLD_MOVED = re.compile(r"\b(?:now|no longer|still|over|again|since then)\b", re.IGNORECASE)


def judge_antonyms(pair: Pair) -> Judged | None:
    """Two words that exclude each other, each of its side."""
    turned, told = _compare_antonyms(pair)
    if not told or turned or _is_far(pair) or _are_loose(pair, _list_clauses(pair)):
        return None
    if name_others(pair) or is_another(pair) or not _share_around(pair):
        return None
    if _is_condition(pair) and are_days_apart(pair):
        told = f"{quote(pair.earlier)}, then {quote(pair.later)} ({pair.sequence.words})"
        reason = f"{told}: the condition of somebody who was hurt changed"
        return Judged(kind=RelationKind.MOVES, reason=reason, flags=find_flags(pair, ["antonym"]))
    return _judge_sides(pair, told, "antonym")


def judge_opposed(pair: Pair) -> Judged | None:
    """One affirms what the other holds untrue. Antonyms, one of them denied, say one thing."""
    turned, told = _compare_antonyms(pair)
    if told and turned:
        return None
    opposed, told, flag = _are_opposed(pair)
    if opposed and _is_given_up(pair):
        reason = f"{quote(pair.one)} against {quote(pair.other)}: a first denial was given up"
        return Judged(kind=RelationKind.REVISES, reason=reason, flags=find_flags(pair, [flag]))
    return _judge_sides(pair, told, flag) if opposed else None


def has_turned_antonyms(pair: Pair) -> bool:
    """Whether two words exclude each other of which one is denied: "unrelated", and a denial that they are related."""
    turned, told = _compare_antonyms(pair)
    return turned and bool(told)


def _judge_sides(pair: Pair, told: str, flag: str) -> Judged:
    shown = f"{quote(pair.one)} against {quote(pair.other)}: {told}"
    loose = pair.speakers.one is None and pair.sequence.way and find_correction(pair) is not None
    if not pair.speakers.one and not loose:
        return Judged(kind=RelationKind.DENIES, reason=shown, flags=find_flags(pair, [flag]))
    return _judge_turn(pair, shown, flag)


def _compare_antonyms(pair: Pair) -> tuple[bool, str]:
    """Whether one of two antonyms is denied, and words for a reader; no words where there are no antonyms."""
    one, other = (read_words(_COMPOUND.sub(" ", each)) for each in pair.list_focuses())
    found = _find_antonyms(one, other)
    if found is None or any(_is_one_of_many(*each) for each in ((one, found[0]), (other, found[1]))):
        return False, ""
    left, right, turned = found
    denied = sum(find_cue("denial", find_near_frame(each)) is not None for each in pair.both)
    return (turned + denied) % 2 == 1, f"“{left}” and “{right}” exclude each other"


_COMPOUND = re.compile(r"\b(?!re-)\w+ ?- ?\w+(?:ing|ed)\b")
"""A word that tells of what sort another thing is: "a season-ending injury" ends nothing that began."""

_ARTICLES, _BE = frozenset({"a", "an"}), frozenset("was were is are be been".split())


def _is_one_of_many(wording: Wording, word: str) -> bool:
    """Whether a word tells of what sort a thing is that is not told of before: "a missed shot", but "was a loan"."""
    at = wording.words.index(word) if word in wording.words else 0
    if at == 0 or wording.words[at - 1] not in _ARTICLES or at + 1 == len(wording.words):
        return False
    return word.endswith("ed") and not {*wording.words[max(0, at - 2) : at - 1]} & _BE


def _judge_turn(pair: Pair, shown: str, flag: str) -> Judged:
    """One source says the contrary of what it said: the world moved, or it takes its word back."""
    who, when = pair.speakers.words, pair.sequence.words
    correction = find_correction(pair)
    if correction is not None and pair.sequence.way is not None:
        reason = f"a word is taken back (“{correction}”) by its own source, {who}: {shown}"
        return Judged(kind=RelationKind.REVISES, reason=reason, flags=find_flags(pair, [flag]))
    if not pair.sequence.way:
        reason = f"both are of {who}, and the texts do not tell which came first: {shown}"
        return Judged(kind=RelationKind.UNDECIDED, reason=reason, flags=find_flags(pair, ["unknown_order"]))
    if flag == "antonym" or _can_move(pair):
        reason = f"two states at two times ({when}), by one source, {who}: {shown}"
        return Judged(kind=RelationKind.MOVES, reason=reason, flags=find_flags(pair, [flag]))
    reason = f"a word is taken back by its own source, {who} ({when}): {shown}"
    return Judged(kind=RelationKind.REVISES, reason=reason, flags=find_flags(pair, [flag]))


def _can_move(pair: Pair) -> bool:
    """Whether what is said can be otherwise later: a state, and not of one and the same day in both."""
    clauses = [read_clause(each) for each in pair.list_focuses()]
    if clauses[0].days and clauses[0].days == clauses[1].days:
        return False
    if _WORLD_MOVED.search(pair.later.content.text):
        return True
    if _PERFECT.search(pair.later.content.text) and _STATE.search(pair.earlier.content.text) and are_days_apart(pair):
        return True
    return all(_STATE.search(each.content.text) for each in pair.both) and not any(each.passive for each in clauses)


def _are_opposed(pair: Pair) -> tuple[bool, str, str]:
    """Whether one denies the other, in words for a reader, with the flag for how."""
    told = None
    if not any(takes_no_side(each) or _REFUSED.search(each.sentence) for each in pair.both) and not _is_far(pair):
        told = _find_disavowal(pair)
        told = told if told is not None else _find_negation(pair)
    return told or (False, "", "")


def _find_disavowal(pair: Pair) -> tuple[bool, str, str] | None:
    """Words in one content that call something untrue; None where there are none in one of the two alone."""
    cues = pair.list_cues("disavowal")
    may_be = [_MAY_BE.search(each.content.text[:_LONGEST]) is not None for each in pair.both]
    if any(cue is not None and may for cue, may in zip(cues, may_be, strict=True)):
        return False, "", ""
    if (cues[0] is None) == (cues[1] is None):
        return None
    holder, theirs = pair.both if cues[0] is not None else (pair.other, pair.one)
    both = theirs.polarity is Polarity.NEGATIVE and theirs.claim is not None  # "denied that he had met her"
    if both or not is_of_matter(holder, theirs):
        return False, "", ""
    return True, f"“{cues[0] or cues[1]}”", "verb"


def _find_negation(pair: Pair) -> tuple[bool, str, str] | None:
    """One of two contents is negated, or denied by its cue."""
    clauses = _list_clauses(pair)
    phrases = None in [find_cue("negator", clause) for clause in clauses]  # where both "ran out" only a "never" tells
    negative = [is_negative(each, clause, phrases=phrases) for each, clause in zip(pair.both, clauses, strict=True)]
    if negative[0] == negative[1] or _are_both_denied(clauses):
        return None
    holder, theirs = pair.both if negative[0] else (pair.other, pair.one)
    cue = find_cue("denial", holder.sentence or holder.content.text)
    loose = is_apart(pair) or _are_loose(pair, clauses) or not share_denied(holder, theirs)
    if loose and not share_negated(holder, theirs) and (cue is None or not share_any(holder, theirs)):
        return None
    if not denies_doing(holder, theirs) or is_of_another(pair, holder, theirs):
        return None
    return True, f"it is held untrue by {name_source(holder)}", "verb" if cue else "negation"


def is_of_another(pair: Pair, holder: Position, theirs: Position) -> bool:
    """Whether a negation is of another one or another time than the other content, or that holds nothing true."""
    if holds_nothing(holder, theirs) or deny_both(holder, theirs) or not _are_beside(pair, holder, theirs):
        return True
    return is_another(pair) or _name_two(pair)


NEAR = 450
"""Characters of one report within which a denial is of what stands before it."""


def _are_beside(pair: Pair, holder: Position, theirs: Position) -> bool:
    """Whether two contents of one report stand within some lines of each other, or are of one matter anyhow."""
    far = max(count_between(holder, theirs), count_between(theirs, holder)) > NEAR
    if holder.report != theirs.report or not far:
        return True
    known = pair.match is None or pair.match.verdict is not Verdict.NONE
    return known or names_doer(holder, theirs) or share_two(holder, theirs)


def count_between(first: Position, second: Position) -> int:
    """Characters of one report between two contents; negative where the second comes first."""
    both = first.content.spans and second.content.spans
    return second.content.spans[0].start - first.content.spans[-1].end if both else -1


def _name_two(pair: Pair) -> bool:
    """Whether the two say it of others by name, one by a full one; a first and a last name may be of one."""
    shown = [read_clause(focus).shown for focus in pair.list_focuses()]
    if name_others(pair) and any(_FULL_NAME.search(words) is not None for words in shown):
        return True
    found = [_OPENING_NAME.match(focus) for focus in pair.list_focuses()]
    names = [{*_NAME.findall(each.group(1))} - _NO_NAMES if each is not None else set() for each in found]
    return bool(names[0] and names[1]) and not names[0] & names[1] and max(map(len, names)) > 1


_OPENING_NAME = re.compile(
    r"\W*(?:that\s+)?((?:[A-Z][\w.’'-]*\s+){1,4})(?:was|were|is|are|had|has|did|does|will|would)\b"
)


def _are_both_denied(clauses: tuple[str, str]) -> bool:
    """Whether both deny a doing in words that share one: "no train was canceled", "trains were not suspended"."""
    odd = all(count_negations(read_words(clause), phrases=False) % 2 == 1 for clause in clauses)
    return odd and share_matter(*clauses)


def _are_loose(pair: Pair, clauses: tuple[str, str]) -> bool:
    """Whether the clauses of two contents, of which one is long, have too little in common for a denial."""
    one, other = (fold_synonyms(clause) - NUMBERS.keys() for clause in clauses)
    longest = max(len(read_words(each.content.text).words) for each in pair.both)
    shared, least = len(one & other), min(len(one), len(other))
    return longest > _LENGTHY and shared < (_MOST_SHARED * least if least < _FEW else max(_SHORT, _MOST_SHARED * least))


def is_apart(pair: Pair) -> bool:
    """Whether the topics have nothing to do with each other and the contents hardly a word in common."""
    if pair.match is None or pair.match.verdict is not Verdict.NONE:
        return False
    one, other = (fold_synonyms(focus) - NUMBERS.keys() for focus in pair.list_focuses())
    shared = len(one & other)
    short = min(len(one), len(other)) <= _SHORT
    if (shared or short) and any(_STRONG.search(each.content.text) for each in pair.both):
        return False
    return not shared or shared < _LEAST_SHARE * min(len(one), len(other))


def _is_far(pair: Pair) -> bool:
    """Whether two long contents of topics that have nothing to do with each other share no word."""
    if pair.match is None or pair.match.verdict is not Verdict.NONE:
        return False
    one, other = (fold_synonyms(each.content.text) for each in pair.both)
    if one & other or min(len(one), len(other)) < _LONG:
        return False
    left, right = (read_words(each.sentence or each.content.text).kept for each in pair.both)
    return len(left & right) <= _FEW


_MAY_BE = re.compile(r"\b(?:possibly|perhaps|maybe|might be|may be|could be)\b", re.IGNORECASE)
_CONDITION = re.compile(
    r"\b(?:critical|serious|stable|fair|good|grave|guarded|satisfactory)\s+(?:\w+\s+){0,3}?condition\b", re.IGNORECASE
)


def _share_around(pair: Pair) -> bool:
    """Whether two words that exclude each other stand in contents that are short, or beside a word in common."""
    one, other = (read_words(each) for each in pair.list_focuses())
    if max(len(one.words), len(other.words)) <= BRIEF:
        return True
    found = _find_antonyms(one, other)
    if found is None:
        return True
    first, second = found[:2] if found[0] in one.words else (found[1], found[0])
    left, right = _cut_around(one, first), _cut_around(other, second)
    return bool((left & right) - load_people())


_REACH = 6


def _cut_around(wording: Wording, word: str) -> frozenset[str]:
    """The telling stems within six words of a word, without it."""
    at = wording.words.index(word)
    near = " ".join((*wording.words[max(0, at - _REACH) : at], *wording.words[at + 1 : at + 1 + _REACH]))
    return fold_synonyms(near) - NUMBERS.keys()


_NAME = re.compile(r"\b[A-Z][\w’'-]{2,}")
_FULL_NAME = re.compile(r"\b[A-Z][\w’'.-]+ (?:[A-Z]\.? ){0,2}[A-Z][\w’'-]{2,}")
_ANOTHER = re.compile(
    r"\b(?:another|a second|the second(?!\s+(?:half|quarter|round|time|day|week|month|year|floor|story|set|inning)))"
    r"\s+[a-z]",
    re.IGNORECASE,
)


def is_another(pair: Pair) -> bool:
    """Whether one of the two speaks of another one than the first: "a second mill will stay open"."""
    another = [_ANOTHER.search(focus) is not None for focus in pair.list_focuses()]
    return another[0] != another[1]


_ROLES = frozenset(
    "driver passenger pilot copilot victim suspect owner tenant teacher student nurse doctor guard".split()
)
_NO_NAMES = frozenset("The This That They There Police Officials Authorities First Lady President Mr Mrs".split())


def name_others(pair: Pair) -> bool:
    """Whether the two say it of others by name: one family tested negative, another man positive."""
    shown = [read_clause(focus).shown for focus in pair.list_focuses()]
    doers = [frozenset(read_words(words).words) & _ROLES for words in shown]
    if doers[0] and doers[1] and not doers[0] & doers[1]:
        return True
    one, other = ({*_NAME.findall(words)} - _NO_NAMES for words in shown)
    return bool(one) and bool(other) and not one & other


_GIVEN_UP = re.compile(
    r"\b(?:initially|originally|at first|first|for (?:\w+ )?(?:days|weeks|months|years))\b[^.;]{0,40}\b(?:den(?:ied"
    r"|ying)|rejected)\b",
    re.IGNORECASE,
)


def _is_given_up(pair: Pair) -> bool:
    """Whether one report tells of a denial as the first word only: "initially denied that …"."""
    if pair.one.report != pair.other.report or not share_called(pair.one, pair.other):
        return False
    return any(_GIVEN_UP.search(each.sentence[:_LONGEST]) for each in pair.both)


def _is_condition(pair: Pair) -> bool:
    """Whether both tell in what condition somebody is in a hospital, which is another one days later."""
    return all(_CONDITION.search(each.content.text[:_LONGEST]) for each in pair.both)


def _list_clauses(pair: Pair) -> tuple[str, str]:
    """Of each content the clause that is on the other's matter, where negations are counted."""
    one, other = (_ASIDE.sub(" ", focus) for focus in pair.list_focuses(narrow=True))
    return find_clause(one, other), find_clause(other, one)


def _find_antonyms(one: Wording, other: Wording) -> tuple[str, str, int] | None:
    """Two phrases that exclude each other, with the number of negations before them."""
    here, there = _find_phrases(one), _find_phrases(other)
    for phrase, at in here.items():
        for opposite in _antonyms()[phrase]:
            if opposite in there and opposite not in here and phrase not in there:
                turned = _is_denied(one, at) + _is_denied(other, there[opposite])
                return one.words[at], other.words[there[opposite]], turned
    return _find_prefixed(one, other) or _find_prefixed(other, one)


def _is_denied(wording: Wording, at: int) -> bool:
    """Whether a negation stands before the word at ``at``, or further off "no" sign of it: "no indication that …"."""
    before = " ".join(wording.words[max(0, at - _WIDE) : at])
    return is_negated(wording, at) or _NO_SIGN.search(before) is not None


_WIDE = 10
_NO_SIGN = re.compile(r"\bno (?:evidence|proof|signs?|indications?|traces?)\b")
_PREFIXES = ("un", "non", "non-")
_LEAST = 5
"""Letters of a word from which one with a prefix before it is its contrary: "lawful", "unlawful"."""


def _find_prefixed(one: Wording, other: Wording) -> tuple[str, str, int] | None:
    """A word and the same word with a prefix that denies it."""
    for at, word in enumerate(one.words):
        if len(word) < _LEAST or word in other.words:
            continue
        for prefix in _PREFIXES:
            if f"{prefix}{word}" in other.words:
                there = other.words.index(f"{prefix}{word}")
                return word, other.words[there], _is_denied(one, at) + _is_denied(other, there)
    return None


def _find_phrases(wording: Wording) -> dict[str, int]:
    """The phrases of the table of antonyms in ``wording``, each with its first place."""
    found: dict[str, int] = {}
    for at, forms in enumerate(zip(wording.words, wording.stems, strict=True)):
        for form in dict.fromkeys(forms):
            for phrase in _starts().get(form, ()):
                words = tuple(phrase.split())
                if len(words) == 1 or wording.words[at : at + len(words)] == words:
                    found.setdefault(phrase, at)
    return found


@cache
def _antonyms() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for one, other in _iterate_antonyms():
        found[one].append(other)
        found[other].append(one)
    return {phrase: tuple(opposites) for phrase, opposites in found.items()}


@cache
def _starts() -> Mapping[str, tuple[str, ...]]:
    """Phrases of the table by their first word."""
    found: dict[str, list[str]] = defaultdict(list)
    for phrase in _antonyms():
        found[phrase.split()[0]].append(phrase)
    return {word: tuple(phrases) for word, phrases in found.items()}


def _iterate_antonyms() -> Iterator[tuple[str, str]]:
    """The rows of the table, and each word of a good state with each of a bad one."""
    yield from ((row["one"], row["other"]) for row in load_rows("relations/antonyms.tsv"))
    good, bad = ([row["word"] for row in load_rows("relations/verbs.tsv") if row["sort"] == sort] for sort in _STATES)
    yield from product(good, bad)
