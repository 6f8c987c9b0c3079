"""One content affirms what the other holds untrue: by words that exclude each other, a denial, a negation."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product

from reportedly.reconciliation.questions import Verdict
from reportedly.reconciliation.questions.lexicon import load_opposites
from reportedly.reconciliation.relations.amounts import is_none
from reportedly.reconciliation.relations.clauses import read_clause
from reportedly.reconciliation.relations.courses import are_days_apart, find_correction
from reportedly.reconciliation.relations.pairs import Judged, Pair, find_flags, find_frame, quote
from reportedly.reconciliation.relations.speakers import name_source
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
    r"\bdeni(?:ed|es)\s+(?:\w+\s+){0,2}?(?:bond|bail|parole|entry|access|requests?|motions?|visas?|permission|appeals?|asylum)\b",
    re.IGNORECASE,
)
"""A refusal, not a denial: "a judge has denied bond"."""

_ASIDE = re.compile(r"\([^)]{0,200}\)")
_STATES = ("good", "bad")
_STRONG = re.compile(r"\b(?:never|nothing|nobody|none|no one|not a single)\b", re.IGNORECASE)
"""Negations that leave no room: they deny though hardly a word is shared."""

_SHORT, _LONG, _FEW = 2, 5, 3
"""Words from which a content tells by itself what it is of; words that two sentences on other things may share."""

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
    return _judge_sides(pair, told, "antonym")


def judge_opposed(pair: Pair) -> Judged | None:
    """One affirms what the other holds untrue. Antonyms, one of them denied, say one thing."""
    turned, told = _compare_antonyms(pair)
    if told and turned:
        return None
    opposed, told, flag = _are_opposed(pair)
    return _judge_sides(pair, told, flag) if opposed else None


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
    denied = sum(find_cue("denial", find_frame(each)) is not None for each in pair.both)
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
    disavowed = pair.list_cues("disavowal")
    if _is_far(pair) or any(_REFUSED.search(each.sentence) for each in pair.both):
        return False, "", ""
    if (disavowed[0] is None) != (disavowed[1] is None):
        return True, f"“{disavowed[0] or disavowed[1]}”", "verb"
    clauses = _list_clauses(pair)
    phrases = None in [find_cue("negator", clause) for clause in clauses]  # where both "ran out" only a "never" tells
    negative = [is_negative(each, clause, phrases=phrases) for each, clause in zip(pair.both, clauses, strict=True)]
    if negative[0] != negative[1] and not _are_both_denied(clauses):
        holder = pair.one if negative[0] else pair.other
        cue = find_cue("denial", holder.sentence or holder.content.text)
        if cue is None and (is_apart(pair) or _are_loose(pair, clauses)):
            return False, "", ""
        return True, f"it is held untrue by {name_source(holder)}", "verb" if cue else "negation"
    return False, "", ""


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


def _list_clauses(pair: Pair) -> tuple[str, str]:
    """Of each content the clause that is on the other's matter, where negations are counted."""
    one, other = (_ASIDE.sub(" ", focus) for focus in pair.list_focuses(narrow=True))
    return find_clause(one, other), find_clause(other, one)


def is_negative(position: Position, focus: str, *, phrases: bool = True) -> bool:
    """Whether the source holds the matter untrue; by its own words where the topic has no word for it."""
    wording = read_words(focus)
    if is_none(position.amount):
        return True
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
