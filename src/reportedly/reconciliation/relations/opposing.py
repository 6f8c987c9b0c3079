"""One content affirms what the other holds untrue: by words that exclude each other, a denial, a negation."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product

from reportedly.reconciliation.questions import Verdict
from reportedly.reconciliation.questions.lexicon import load_opposites
from reportedly.reconciliation.questions.lexing import load_common_stems
from reportedly.reconciliation.relations.amounts import is_none
from reportedly.reconciliation.relations.clauses import read_clause
from reportedly.reconciliation.relations.courses import are_days_apart, find_correction
from reportedly.reconciliation.relations.doubting import load_people
from reportedly.reconciliation.relations.pairs import Judged, Pair, find_flags, find_frame, find_near_frame, quote
from reportedly.reconciliation.relations.speakers import name_source, share_called
from reportedly.reconciliation.relations.wording import (
    NUMBERS,
    Wording,
    count_negations,
    find_clause,
    find_cue,
    find_negated,
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
    r"|appeals?|asylum)\b",
    re.IGNORECASE,
)
"""A refusal, not a denial: "a judge has denied bond"."""

NOT_FOUND = re.compile(
    r"(?:\bnot|n['’]t)\s+(?:yet\s+)?(?:find|found|believe|think|accept|agree|see|seen)\b|\bfound\s+no\b", re.IGNORECASE
)
"""Cues by which a source holds untrue what it is said about: "the panel did not find that …"."""

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
    one, other = (read_words(each) for each in pair.list_focuses())
    found = _find_antonyms(one, other)
    if found is None:
        return False, ""
    left, right, turned = found
    denied = sum(find_cue("denial", find_near_frame(each)) is not None for each in pair.both)
    return (turned + denied) % 2 == 1, f"“{left}” and “{right}” exclude each other"


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
    if both or not _is_of_matter(holder, theirs):
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
    if loose and not _share_negated(holder, theirs) and (cue is None or not _share_any(holder, theirs)):
        return None
    return True, f"it is held untrue by {name_source(holder)}", "verb" if cue else "negation"


def _is_of_matter(holder: Position, theirs: Position) -> bool:
    """Whether words that call something untrue are of what the other says: in long contents a word is shared."""
    one, other = (fold_synonyms(each.content.text) for each in (holder, theirs))
    if min(len(read_words(each.content.text).words) for each in (holder, theirs)) <= _BRIEF:
        return True
    return bool(_share_roots(one, other - load_people() - _list_names(holder, theirs)))


def _share_any(holder: Position, theirs: Position) -> bool:
    """Whether a denial by its cue is of what the other speaks of: by a word that is no name, or it is short."""
    one, other = (fold_synonyms(each.content.text) for each in (holder, theirs))
    least = min(len(read_words(each.content.text).words) for each in (holder, theirs))
    return least <= _BRIEF // 2 or bool(_share_roots(one, other - load_people() - _list_names(holder, theirs)))


def share_denied(holder: Position, theirs: Position) -> bool:
    """Whether what a negation denies is what the other speaks of: a rare word behind it, or two words.

    In a short content any word will do. A name says nothing: all that is told of one matter has it.
    """
    wording, told = read_words(holder.content.text), read_words(theirs.content.text)
    if any(_DOERS[word] & {*told.words} for word in wording.words if word in _DOERS):
        return True
    if are_none_of_others(holder, theirs):
        return False
    names = _list_names(holder, theirs)
    plain = fold_synonyms(theirs.content.text) - load_people() - names
    if max(len(wording.words), len(told.words)) <= _BRIEF:
        return bool(plain & fold_synonyms(holder.content.text)) or len(plain) < _FEW
    if not count_negations(wording):
        own = fold_synonyms(holder.content.text) - load_people() - names
        return len(_share_roots(own, plain)) >= max(1.0, _HALF * min(len(own), len(plain)))
    shared = _share_roots(find_negated(wording), plain)
    few = bool(shared) and len(plain) <= _FEW
    return few or len(shared) > 1 or any(stem not in load_common_stems() for stem in shared)


_HALF = 0.5
"""The share of the shorter content that the other has, where the negation stands in the cue alone."""


_NONE_OF = re.compile(r"\b(?:no|none of the|no other)\s+(?:[a-z]+\s+)?([a-z]{3,}s)\b", re.IGNORECASE)
_ANYBODY = frozenset("person peopl victim other one".split())


def are_none_of_others(holder: Position, theirs: Position) -> bool:
    """Whether one says that none of one sort of people were hurt, and the other speaks of people only."""
    found = _NONE_OF.search(holder.content.text[:_LONGEST])
    nouns = fold_synonyms(found.group(1)) if found is not None else frozenset()
    sort = nouns & (load_people() - _ANYBODY)
    return bool(sort) and not sort & fold_synonyms(theirs.content.text)


def _list_names(*positions: Position) -> frozenset[str]:
    """The stems of words that are written with a capital inside a content."""
    names = [name for each in positions for name in _INNER_NAME.findall(each.content.text[:_LONGEST])]
    return fold_synonyms(" ".join(names))


_INNER_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]+|(?<=[A-Z][a-z] )[A-Z][\w’'-]+")
_BRIEF = 12
"""Words up to which two contents say one thing each."""

_SHOOTS = frozenset("shot shots shoot shooting fired gunfire".split())
_DOERS = {
    "shooter": _SHOOTS,
    "gunman": _SHOOTS,
    "killer": frozenset({"killed", "kill", "killing", "murdered"}),
    "attacker": frozenset({"attacked", "attack", "stabbed"}),
    "robber": frozenset({"robbed", "rob", "robbery"}),
}
"""Doers with the words for what they do, where a denial of the one denies the other."""

_LEAST_ROOT = 3


def _share_roots(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """The stems of ``one`` that are, begin or continue one of ``other``: "cure", "cured"."""
    return frozenset(
        stem
        for stem in one
        if stem in other
        or any(
            min(len(stem), len(each)) >= _LEAST_ROOT and (stem.startswith(each) or each.startswith(stem))
            for each in other
        )
    )


def _share_negated(holder: Position, theirs: Position) -> bool:
    """Whether what a negation denies holds a rare word of the other: "was in no quarrel with the guard"."""
    words = read_words(holder.content.text)
    reach = [find_negated(words)] if holder.polarity is not Polarity.POSITIVE or holder.claim is None else []
    told = fold_synonyms(theirs.content.text) - load_people() - _list_names(holder, theirs)
    return any(stem in told and stem not in load_common_stems() for stems in reach for stem in stems)


_NO_SIDE = re.compile(
    r"\b(?:unknown|unclear|undetermined|unsure|(?:not|n['’]t)\s+(?:un(?:usual|common|likely|known)|clear|sure"
    r"|surprising))\b"
    r"|\b(?:not|n['’]t|never|yet)\s+(?:\w+\s+){0,3}?(?:confirm|determin|sa(?:y|id)\b|verif|establish|kn[oe]w|decid"
    r"|disclos|comment|realiz|understand|remember|identif|discuss|speculat|elaborat)"
    r"|\b(?:no (?:evidence|indication|sign)\s+(?:\S+\s+){0,6}?(?:has|have|was|were)\s+been)\b",
    re.IGNORECASE,
)


def takes_no_side(position: Position) -> bool:
    """Whether a content tells what is not known or not usual, which denies nothing."""
    return _NO_SIDE.search(position.content.text[:_LONGEST]) is not None


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
    if max(len(one.words), len(other.words)) <= _BRIEF:
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
_ANOTHER = re.compile(r"\b(?:another|a second)\s+[a-z]", re.IGNORECASE)


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


def is_negative(position: Position, focus: str, *, phrases: bool = True) -> bool:
    """Whether the source holds the matter untrue; by its own words where the topic has no word for it."""
    wording = read_words(focus)
    if is_none(position.amount):
        return True
    if NOT_FOUND.search(find_frame(position)) is not None:
        told = count_negations(wording, phrases=phrases) - wording.words.count("nor")
        return told % 2 == 0 or position.polarity is Polarity.NEGATIVE
    if position.polarity is Polarity.NEGATIVE:
        elsewhere = count_negations(wording) == 0 < count_negations(read_words(position.content.text))
        return not elsewhere or find_cue("denial", find_frame(position)) is not None
    return count_negations(wording, phrases=phrases) % 2 == 1 and not any(
        word in load_opposites() for word in wording.words
    )


def _find_antonyms(one: Wording, other: Wording) -> tuple[str, str, int] | None:
    """Two phrases that exclude each other, with the number of negations before them."""
    here, there = _find_phrases(one), _find_phrases(other)
    for phrase, at in here.items():
        for opposite in _antonyms()[phrase]:
            if opposite in there and opposite not in here and phrase not in there:
                turned = is_negated(one, at) + is_negated(other, there[opposite])
                return one.words[at], other.words[there[opposite]], turned
    return _find_prefixed(one, other) or _find_prefixed(other, one)


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
                return word, other.words[there], is_negated(one, at) + is_negated(other, there)
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
