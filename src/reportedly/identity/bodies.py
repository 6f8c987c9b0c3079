"""Names of bodies, places and things taken apart and compared: word order, spelling, legal endings, acronyms."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache

from reportedly.identity.forces import read_force
from reportedly.identity.forms import NameMatch, ParsedBody, Verdict
from reportedly.identity.rows import load_rows
from reportedly.identity.spelling import fold_word, make_key

_MOST_WORDS = 24
_LONGEST_STATE = 4
_LEAST_ACRONYM = 2
_SURE_ACRONYM = 3
_LONGEST_ACRONYM = 8
_WORDS = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*|&")
_POSSESSIVE = re.compile(r"['’]s?$")
_SURROGATE = re.compile("[\ud800-\udfff]")


@lru_cache(maxsize=16384)
def parse_body(text: str) -> ParsedBody:
    """The name of a body or of anything that is no person, taken apart; any text gives a result."""
    plain = unicodedata.normalize("NFC", _SURROGATE.sub("", text[:400]))
    words = [_POSSESSIVE.sub("", word) for word in _WORDS.findall(plain.replace("U.S.", "US").replace("U.N.", "UN"))]
    words = [word for word in words if word][:_MOST_WORDS]
    if len(words) > 1 and words[0].lower() == "the":
        words = words[1:]
    whole = list(_cut_legal([_spell(word) for word in words]))
    folded, country = _take_country(whole)
    content = _cut_legal([word for word in _turn(folded) if word not in _terms("stop")]) or tuple(folded)
    force = read_force(whole)
    abbreviated = (*_list_initials(folded), *_list_initials(_open_state(whole)), *(force.initials if force else ()))
    return ParsedBody(
        text=text,
        words=force.words if force is not None and country is None else content,
        country=country,
        acronym=_find_acronym(words),
        initials=tuple(dict.fromkeys(abbreviated)),
        codes=_codes().get(" ".join(whole), frozenset()) | _codes().get(" ".join(folded), frozenset()),
    )


def compare_bodies(left: ParsedBody, right: ParsedBody) -> NameMatch:
    """One name, an acronym or a shorter form of it, or two names; states in the names must agree."""
    if not left.words or not right.words:
        return _judge(left, right, Verdict.COMPATIBLE, 0.0, "one of the two has no words")
    if left.country and right.country and left.country != right.country:
        return _judge(left, right, Verdict.DIFFERENT, 0.0, f"one is of {left.country}, the other of {right.country}")
    if left.words == right.words or _join(left.words) == _join(right.words):
        return _judge_equal(left, right)
    if left.codes & right.codes:
        return _judge(left, right, Verdict.SAME, 0.95, "the table of acronyms has them as one body", full=True)
    return (
        _compare_acronym(left, right)
        or _compare_order(left, right)
        or _compare_shorter(left, right)
        or _judge(left, right, Verdict.DIFFERENT, 0.0, "the words of the names differ")
    )


def find_states(folded: tuple[str, ...]) -> frozenset[str]:
    """The folded words that are a state's name or demonym."""
    states = _states()
    found: set[str] = set()
    for size in range(1, _LONGEST_STATE + 1):
        for at in range(len(folded) - size + 1):
            if folded[at : at + size] in states:
                found.update(folded[at : at + size])
    return frozenset(found)


def find_country(text: str) -> str | None:
    """The alpha-3 code of a state by its alpha-3 or alpha-2 code, name or demonym; None where the table has none."""
    code = text.strip().upper()
    return _country_codes().get(code) or _states().get(tuple(fold_word(word) for word in text.split()))


def is_shared(body: ParsedBody) -> bool:
    """Whether the name is made of words that bodies of many states and towns are called by ("Supreme Court")."""
    return all(word in _terms("shared") or word.isdigit() for word in body.words)


def _judge(
    left: ParsedBody, right: ParsedBody, verdict: Verdict, score: float, reason: str, *, full: bool = False
) -> NameMatch:
    return NameMatch(verdict=verdict, score=score, reason=reason, values=(left.text, right.text), full=full)


def _judge_equal(left: ParsedBody, right: ParsedBody) -> NameMatch:
    if left.country == right.country:
        return _judge(left, right, Verdict.SAME, 1.0, "the names agree word for word", full=True)
    reason = f"the names agree; only one says that it is of {left.country or right.country}"
    return _judge(left, right, Verdict.COMPATIBLE, 0.85, reason, full=True)


def _join(words: Sequence[str]) -> str:
    return make_key("".join(words))


def _compare_acronym(left: ParsedBody, right: ParsedBody) -> NameMatch | None:
    for short, long in ((left, right), (right, left)):
        if short.acronym is not None and long.acronym is None and short.acronym in long.initials:
            score = 0.85 if len(short.acronym) >= _SURE_ACRONYM else 0.6
            reason = f"{short.text} are the initials of {long.text}"
            return _judge(left, right, Verdict.COMPATIBLE, score, reason, full=True)
    return None


def _compare_order(left: ParsedBody, right: ParsedBody) -> NameMatch | None:
    """The same words in another order: one name may be a translation of the other, or another body's."""
    if len(left.words) < 3 or sorted(left.words) != sorted(right.words):
        return None
    return _judge(left, right, Verdict.COMPATIBLE, 0.7, "the same words in another order", full=True)


def _compare_shorter(left: ParsedBody, right: ParsedBody) -> NameMatch | None:
    """One name begins the other ("Toyota", "Toyota Motor"), or ends it after a place ("Seattle Police")."""
    short, long = sorted((left, right), key=lambda body: len(body.words))
    size = len(short.words)
    if size == len(long.words) or (short.acronym is not None and len(short.acronym) < _SURE_ACRONYM):
        return None
    if long.words[:size] == short.words and long.words[size] in _terms("tied"):
        reason = f"{long.text} is tied to {short.text}, and another body"
        return _judge(left, right, Verdict.DIFFERENT, 0.0, reason)
    reason = f"{short.text} is a shorter form of {long.text}"
    if long.words[:size] == short.words:
        return _judge(left, right, Verdict.COMPATIBLE, 0.7, reason)
    if long.words[-size:] == short.words and (size > 1 or not is_shared(short)):
        return _judge(left, right, Verdict.COMPATIBLE, 0.6 if size > 1 else 0.5, reason)
    return None


def _find_acronym(words: Sequence[str]) -> str | None:
    """The folded acronym, where the whole name is one word mostly of capitals: "NIS", "U.N.", "MoD"."""
    if len(words) != 1:
        return None
    letters = words[0].replace(".", "")
    capitals = sum(letter.isupper() for letter in letters)
    if not _LEAST_ACRONYM <= len(letters) <= _LONGEST_ACRONYM or capitals * 2 <= len(letters):
        return None
    return fold_word(letters)


def _list_initials(folded: Sequence[str]) -> tuple[str, ...]:
    """Initials of all words and of those that carry meaning."""
    carrying = [word for word in folded if word not in _terms("stop")]
    if len(carrying) < _LEAST_ACRONYM:
        return ()
    without_the = [word for word in folded if word != "the"]
    kept = (carrying, without_the, list(_cut_legal(carrying)))
    return tuple(dict.fromkeys("".join(word[0] for word in words) for words in kept))


def _open_state(whole: Sequence[str]) -> Sequence[str]:
    """With the two letters of a state as two words, so that US Air Force gives USAF."""
    return [*whole[0], *whole[1:]] if whole and whole[0] in ("us", "uk", "un", "eu") else whole


def _spell(word: str) -> str:
    folded = fold_word(word) or word
    return _spellings().get(folded, folded)


def _turn(folded: list[str]) -> list[str]:
    """Writes "Ministry of Defense" as "Defense Ministry", for the words of the table only: not for universities."""
    if "of" in folded[1:]:
        at = folded.index("of", 1)
        before, after = folded[:at], folded[at + 1 :]
        if before[-1] in _terms("turned") and after:
            return [*after, *before]
    return folded


def _cut_legal(words: Sequence[str]) -> tuple[str, ...]:
    """Without "Inc", "Co", "Ltd" at the end, as long as something is left."""
    kept = list(words)
    while len(kept) > 1 and kept[-1] in _terms("legal"):
        kept.pop()
    return tuple(kept)


def _take_country(folded: list[str]) -> tuple[list[str], str | None]:
    """A state's name or demonym out of the words, if the body keeps a name of its own without it."""
    states = _states()
    for size in range(min(_LONGEST_STATE, len(folded) - 1), 0, -1):
        for at in (0, len(folded) - size):
            country = states.get(tuple(folded[at : at + size]))
            rest = _close(folded[:at], folded[at + size :])
            if country is not None and any(word in _terms("turned") or word in _SHARED for word in rest):
                return rest, country
    return folded, None


def _close(before: list[str], after: list[str]) -> list[str]:
    """What is left without the state: no "of the" at the end, no "Federation" of a long name."""
    while before and (before[-1] in _terms("stop") or before[-1] in _terms("state")):
        before = before[:-1]
    while after and after[0] in _terms("state") and not before and len(after) > 1:
        after = after[1:]
    return [*before, *(word for word in after if not (before and word in _terms("state")))]


_SHARED = frozenset("ministry forces navy guard president supreme national armed military".split())
"""Besides the turned words: with these every state has a body of the rest of the name."""


@cache
def _states() -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for row in load_rows("countries.tsv"):
        for term in f"{row['names']}|{row['demonyms']}".split("|"):
            words = tuple(fold_word(word) for word in term.split())
            if words:
                found.setdefault(words, row["country"])
    return found


@cache
def _country_codes() -> dict[str, str]:
    return {code: row["country"] for row in load_rows("countries.tsv") for code in (row["country"], row["alpha2"])}


@cache
def _terms(kind: str) -> frozenset[str]:
    rows = load_rows("body_words.tsv")
    return frozenset(term for row in rows if row["kind"] == kind for term in row["terms"].split("|"))


@cache
def _spellings() -> dict[str, str]:
    rows = (row["terms"].partition("=") for row in load_rows("body_words.tsv") if row["kind"] == "spelling")
    return {written: standard for written, _, standard in rows}


@cache
def _codes() -> dict[str, frozenset[str]]:
    """Rows of the table of acronyms by the folded names in it."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in load_rows("acronyms.tsv"):
        for name in row["names"].split("|"):
            words = [_spell(word) for word in _WORDS.findall(name.replace("U.N.", "UN").replace("U.S.", "US"))]
            found[" ".join(words)].add(row["names"])
    return {name: frozenset(codes) for name, codes in found.items()}
