"""Words of positions: folded, stemmed, and searched for the phrases of the table of cues."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from reportedly.reconciliation.questions.lexicon import load_stops
from reportedly.reconciliation.questions.lexing import find_stem
from reportedly.reconciliation.rows import load_rows

_WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")
_START = re.compile(r"(?<![\w’'-])\w+")
_GAP = r"(?:\s+\S+){1,4}?\s+"
_LONGEST = 2000
"""Characters of a sentence that are looked at."""

NEGATIONS = frozenset(
    "not no non nonlife never none nobody nothing neither nor without cannot isn't wasn't weren't aren't don't doesn't"
    " didn't hasn't haven't hadn't won't wouldn't couldn't can't".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words of a content in order: folded, without possessive endings; and what each is compared as.

    ``kept`` are the stems that say something.
    """

    words: tuple[str, ...]
    stems: tuple[str, ...]
    kept: frozenset[str]


def share_matter(one: str, other: str) -> bool:
    """Whether two texts have a telling word in common, or two that news uses for one thing."""
    return bool(fold_synonyms(one) & fold_synonyms(other))


@lru_cache(maxsize=8192)
def fold_synonyms(text: str) -> frozenset[str]:
    """The stems that say something, each as the first word of its row in the table of synonyms."""
    return frozenset(_synonyms().get(stem, stem) for stem in read_words(text).kept)


@cache
def _synonyms() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for row in load_rows("relations/synonyms.tsv"):
        words = row["words"].split("|")
        for word in words:
            found.setdefault(find_stem(word), words[0])
    return found


@lru_cache(maxsize=8192)
def read_words(text: str) -> Wording:
    """The words of ``text``."""
    words = tuple(_fold(found.group()) for found in _WORD.finditer(text[:_LONGEST]))
    stems = tuple(find_stem(word) for word in words)
    kept = frozenset(stem for word, stem in zip(words, stems, strict=True) if _is_telling(word))
    return Wording(words=words, stems=stems, kept=kept)


def _fold(word: str) -> str:
    return word.casefold().replace("’", "'").removesuffix("'s")


def _is_telling(word: str) -> bool:
    return len(word) > 1 and word not in load_stops() and word not in NEGATIONS


_SENTENCES = re.compile(
    r"(?<=\w\w\w[.!?;])(?<!Gov\.)(?<!Gen\.)(?<!Col\.)(?<!Sen\.)(?<!Rep\.)(?<!Sgt\.)[\"”’']?\s+|\s…\s"
)
NUMBERS = {
    word: place
    for place, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen twenty".split()
    )
}
_MOST_OF = 0.6
_NUMBER = re.compile(
    r"(?<![\w.,-])(\d{1,9}(?:,\d{3})*(?:\.\d{1,6})?|"
    + "|".join(word for word in NUMBERS if word != "one")
    + r")(?![\w-])(?:\s+(hundred|thousand|million|billion)\b)?",
    re.IGNORECASE,
)
_RANGE = re.compile(
    r"\b(?:between|from)\s+(\d{1,9}(?:,\d{3})*|[a-z]+)\s+(?:and|to)\s+(\d{1,9}(?:,\d{3})*|[a-z]+)\b"
    r"|(?<![\w.,])(\d{1,9}(?:,\d{3})*)\s+to\s+(\d{1,9}(?:,\d{3})*)(?![\w,.]\d)",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"\b(at least|more than|over|upwards? of|no fewer than|no less than|not less than|a minimum of"
    r"|up to|as many as|fewer than|less than|under|below|at most|no more than|not more than|nearly|almost|a maximum of"
    r"|about|around|some|roughly|approximately|an estimated|close to)\s*$",
    re.IGNORECASE,
)
_MULTIPLES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
CALENDAR = frozenset(("monday tuesday wednesday thursday friday saturday sunday " + _MONTHS.replace("|", " ")).split())
"""Days of the week and months: names of no place and nobody."""

_TIMES = re.compile(
    rf"\b(?:{_MONTHS})\s+\d{{1,2}}(?:,?\s+\d{{4}})?\b|\b\d{{1,2}}\s+(?:{_MONTHS})\b|\b(?:19|20)\d\d\b"
    r"|\b\d{1,2}(?:[:.]\d{2})?\s*[ap]\.?m\b\.?|\b\d{1,2}:\d{2}\b"
    r"|\b\d{1,5}(?:-|\s+)block\b|\b\d{1,5}\s+(?:[NSEW]\.\s+)?(?-i:[A-Z])[\w’'.-]*\s+(?:(?-i:[A-Z])[\w’'.-]*\s+){0,2}"
    r"(?:street|st|road|rd|avenue|ave|drive|dr|lane|boulevard|blvd|court|place|way)\b"
    r"|\b\d{1,3}(?=[- ]years?[- ]old)"
    r"|\b(?:apartment|apt\.?|unit|room|channel|route|highway|interstate|u\.s\.|flight|precinct|gate|no\.)\s+\d{1,4}\b",
    re.IGNORECASE,
)
_CLAUSES = re.compile(r",?\s+(?:and|but)\s+(?:that\s+)?")
_ASIDES = re.compile(r",\s*(?:however|in fact|indeed|of course|moreover|meanwhile|for example),\s*", re.IGNORECASE)
"""What is put between commas and cuts nothing: "it does not, however, own a mill"."""

_PARTS = re.compile(r"(?<=\w\w[.!?;,])[\"”’']?\s+|\s…\s|\s[–—-]+\s")


@lru_cache(maxsize=8192)
def find_focus(text: str, other: str, *, narrow: bool = False) -> str:
    """The sentence of ``text``, or with ``narrow`` its part between commas, that shares most words with ``other``.

    A long quotation holds much besides: what its other sentences grant or doubt is no matter here.
    """
    text = _ASIDES.sub(" ", text[:_LONGEST]) if narrow else text
    pieces = [piece for piece in (_PARTS if narrow else _SENTENCES).split(text[:_LONGEST]) if piece.strip()]
    if len(pieces) < 2:
        return text
    sought = read_words(other).kept
    best = max(pieces, key=lambda piece: len(read_words(piece).kept & sought))
    if read_words(best).kept & sought:
        return best
    return pieces[0] if narrow else text


def find_clause(text: str, other: str) -> str:
    """The clause of ``text`` between two "and"s that has all the words it shares with ``other``; else the whole."""
    shared = read_words(text).kept & read_words(other).kept
    pieces = [piece for piece in _CLAUSES.split(text) if shared <= read_words(piece).kept]
    return min(pieces, key=len) if shared and pieces else text


def find_number(text: str) -> float | None:
    """The one number of ``text`` that is neither a time of day nor a date; None where there are several or none."""
    found = [_multiply(*hit.group(1, 2)) for hit in _NUMBER.finditer(_TIMES.sub(" ", text[:_LONGEST]))]
    return found[0] if len(found) == 1 else None


def find_reach(text: str) -> tuple[float, float] | None:
    """The one range of ``text`` from a number to a higher one: "between 40 and 60"; None where there is none."""
    found = _RANGE.search(_TIMES.sub(" ", text[:_LONGEST]))
    if found is None:
        return None
    words = [word for word in found.groups() if word is not None]
    low, high = map(read_number, words)
    return (low, high) if low is not None and high is not None and low < high else None


def find_bound(text: str) -> str:
    """The word before the one number of ``text`` that makes it a bound or a rough value; empty without one."""
    plain = _TIMES.sub(" ", text[:_LONGEST])
    found = next(_NUMBER.finditer(plain), None)
    told = _BOUND.search(plain[: found.start()]) if found is not None else None
    return " ".join(told.group(1).lower().split()) if told is not None else ""


def share_most(one: str, other: str) -> bool:
    """Whether either text says hardly anything that the other does not say too."""
    left, right = (frozenset(each for each in read_words(text).kept if not each[0].isdigit()) for text in (one, other))
    return bool(left and right) and len(left & right) >= _MOST_OF * min(len(left), len(right))


SAME_WORDS = 0.8
"""The share of words from which two texts are two reports of the same words."""


def share_both(one: str, other: str, *, part: float = _MOST_OF) -> bool:
    """Whether each of two texts says most of what the other says: neither holds much besides."""
    left, right = (fold_synonyms(text) for text in (one, other))
    return bool(left and right) and len(left & right) >= part * max(len(left), len(right))


def read_number(word: str) -> float | None:
    """The number that one word is, in digits or a word up to twenty; None for any other word."""
    if word[:1].isdigit():
        return float(word.replace(",", ""))
    return float(NUMBERS[word.lower()]) if word.lower() in NUMBERS else None


def _multiply(word: str, multiple: str | None) -> float:
    return (read_number(word) or 0.0) * _MULTIPLES.get((multiple or "").lower(), 1)


def is_negated(wording: Wording, at: int) -> bool:
    """Whether a negation stands within four words before the word at ``at``."""
    return any(word in NEGATIONS for word in wording.words[max(0, at - 4) : at])


def count_negations(wording: Wording, *, phrases: bool = True) -> int:
    """How many words deny; "no longer", "not only" and "no fewer than" do not.

    With ``phrases`` "failed to", "ran out" and the like count as one more.
    """
    following = (*wording.words, "")[1:]
    negators = phrases and find_cue("negator", " ".join(wording.words)) is not None
    return negators + sum(
        word in NEGATIONS and after not in ("longer", "only", "fewer", "less", "more", "later", "doubt")
        for word, after in zip(wording.words, following, strict=True)
    )


@lru_cache(maxsize=16384)
def find_cue(sort: str, text: str) -> str | None:
    """The first phrase of a sort of the table of cues that stands in ``text``, as it is written there."""
    found = next(_iterate_cues(sort, text), None)
    return " ".join(found.group().split()) if found is not None else None


def find_negated(wording: Wording) -> frozenset[str]:
    """The telling stems within five words behind a negation; within twelve behind "no evidence"."""
    found: set[str] = set()
    for at, word in enumerate(wording.words):
        if word in NEGATIONS:
            reach = _NON_REACH if word == "non" else 12 if wording.words[at + 1 : at + 2] in _NO_SIGNS else 5
            behind = zip(wording.words[at + 1 : at + 1 + reach], wording.stems[at + 1 : at + 1 + reach], strict=True)
            found.update(stem for each, stem in behind if _is_telling(each))
    return frozenset(_synonyms().get(stem, stem) for stem in found)


_NON_REACH = 2
"""Words that "non" denies: "non-life threatening wound" is a wound."""

_NO_SIGNS = frozenset((word,) for word in "evidence proof sign signs indication indications record".split())


def find_cues(sort: str, text: str) -> list[int]:
    """Where each phrase of a sort ends in ``text``."""
    return [found.end() for found in _iterate_cues(sort, text)]


_NO_CUE = re.compile(
    r"May\s+\d|made up of\b|half\s+an?\s+(?:hour|day|year|mile|dozen)\b"
    r"|lies\s+(?:in|on|at|with|within|ahead|behind|between|under|beyond|off|near|along)\b"
    r"|[Ss]uspects\s+(?:were|was|are|had|have|has|who|whom|in|and|or|from|at|on|of|to|as|into|by|with|also|then|is|may"
    r"|could|will|would|did|do|[a-z]+ed|fled|ran|drove|left|shot|came|got|took|went)\b"
    r"|(?<=\bthe )suspect(?:ed)?\b|(?<=\ba )suspect(?:ed)?\b|[Tt]hought\s+(?:nothing|was|were|about|of)\b"
    r"|(?<=\bas soon as )possible\b|[Ii]nterim\s+[A-Z]"
    r"|[Mm]ost\s+(?:valuable|likely|recent|famous|needed|important|wanted)\b"
)
"""What is no "may", nothing invented, no part, no lie and no doubt: a month, what a thing is made of, a measure, where
a thing lies, "the suspects fled", "a gun he thought was empty".
"""


def _iterate_cues(sort: str, text: str) -> Iterator[re.Match[str]]:
    """The phrases of a sort in ``text`` that do not overlap; only where the first word of one stands."""
    patterns, starts = _patterns(sort), _find_starts(text[:_LONGEST])
    end = 0
    common = patterns.keys() & starts.keys()
    if not common:
        return
    for start, word in sorted((start, each) for each in common for start in starts[each]):
        found = patterns[word].match(text[:_LONGEST], start) if start >= end else None
        if found is not None and _NO_CUE.match(text, start) is not None:
            continue
        if found is not None:
            end = found.end()
            yield found


@lru_cache(maxsize=4096)
def _find_starts(text: str) -> Mapping[str, list[int]]:
    """Where words begin that may be the first of a phrase, by their first run of letters and digits, folded."""
    found: dict[str, list[int]] = {}
    first_words = _first_words()
    for hit in _START.finditer(text):
        word = hit.group().lower()
        if word in first_words:
            found.setdefault(word, []).append(hit.start())
    return found


@cache
def _first_words() -> frozenset[str]:
    """The first words of all phrases of all sorts."""
    phrases = [row["words"] for row in load_rows("relations/cues.tsv")]
    phrases += [first for row in load_rows("relations/forms.tsv") for first in row["first"].split("|")]
    return frozenset(_START.findall(phrase.lower())[0] for phrase in phrases)


@cache
def _patterns(sort: str) -> Mapping[str, re.Pattern[str]]:
    """The phrases of a sort by their first word, the longest first."""
    rows = load_rows("relations/cues.tsv")
    phrases = [(row["words"], _write(row["words"])) for row in rows if row["sort"] == sort]
    for row in load_rows("relations/forms.tsv"):
        if row["sort"] == sort:
            phrases += [(first, _write_form(first, row)) for first in row["first"].split("|")]
    found: dict[str, list[str]] = defaultdict(list)
    for phrase, written in sorted(phrases, key=lambda pair: (-len(pair[0]), pair[0])):
        found[_START.findall(phrase.lower())[0]].append(written)
    return {
        word: re.compile(r"(?:" + "|".join(written) + r")(?![\w’'-])", re.IGNORECASE) for word, written in found.items()
    }


def _write_form(first: str, row: Mapping[str, str]) -> str:
    """A word of a first class, some words, then one that begins as a second class says."""
    second = "|".join(map(_write, row["second"].split("|")))
    return rf"{_write(first)}(?:\s+[^\s.,;]+){{0,{row['gap']}}}?\s+(?:{second})\w*"


def _write(phrase: str) -> str:
    parts = (r"\s+".join(map(re.escape, part.split())) for part in phrase.split("…"))
    return _GAP.join(parts).replace("'", "['’]")
