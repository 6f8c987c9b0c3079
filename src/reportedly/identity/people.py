"""Two persons' names compared, part by part."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.identity.forms import NameMatch, Order, ParsedName, Verdict
from reportedly.identity.spelling import (
    EXACT,
    INITIAL,
    NEAR,
    NONE,
    WELL,
    fold_word,
    is_name_of,
    match_family,
    match_words,
)

_BY_GIVEN = frozenset({"vi", "is", "my", "id", "km"})
"""Languages whose bearers are called by their given name: "Mr. Trong" is Nguyen Phu Trong."""

Folded = tuple[str, ...]


def compare_people(left: ParsedName, right: ParsedName) -> NameMatch:
    """One name, a part or an abbreviation of one, or two names; the reason says which parts met or clashed."""
    if not left.words or not right.words:
        return _judge(left, right, Verdict.COMPATIBLE, 0.0, "one of the two is no name but a title")
    clash = _find_clash(left, right)
    if clash is not None:
        return _judge(left, right, Verdict.DIFFERENT, 0.0, clash)
    if left.words == right.words and left.suffix == right.suffix:
        return _judge(left, right, Verdict.SAME, EXACT, "the two names are written alike", full=len(left.words) > 1)
    if Order.SINGLE in (left.order, right.order):
        return _compare_single(left, right)
    return _weaken_suffix(left, right, _compare_full(left, right))


def _judge(
    left: ParsedName, right: ParsedName, verdict: Verdict, score: float, reason: str, *, full: bool = False
) -> NameMatch:
    return NameMatch(verdict=verdict, score=score, reason=reason, values=(left.text, right.text), full=full)


def _find_clash(left: ParsedName, right: ParsedName) -> str | None:
    """What forbids that the two are one, whatever the names: Mr. against Mrs., Jr. against Sr."""
    if left.gender and right.gender and left.gender != right.gender:
        return f"{left.titles[-1]} and {right.titles[-1]} are a man and a woman"
    if left.suffix and right.suffix and left.suffix != right.suffix:
        return f"{left.suffix} and {right.suffix} are two people of one name"
    return None


def _language(left: ParsedName, right: ParsedName) -> str | None:
    """The language by which spellings are compared: the one that either name shows."""
    return min(filter(None, (left.language, right.language)), default=None)


def fold_words(words: Sequence[str]) -> Folded:
    """The words folded for comparison."""
    return tuple(map(fold_word, words))


def _compare_single(left: ParsedName, right: ParsedName) -> NameMatch:
    """A name of one word against another or against a full name."""
    if left.order is not Order.SINGLE:
        left, right = right, left
    word, language = fold_word(left.words[0]), _language(left, right)
    if right.order is Order.SINGLE:
        level = match_family(word, fold_word(right.words[0]), language)
        return _judge_single(left, right, level)
    family = max(match_family(word, each, language) for each in fold_words(right.family))
    if family >= WELL:
        return _found_part(left, right, family * 0.8, "family name")
    if right.given and match_words(word, fold_word(right.given[0]), language) >= WELL:
        score = 0.8 if right.language in _BY_GIVEN else 0.55
        return _found_part(left, right, score, "given name")
    if any(match_words(word, each, language) >= WELL for each in fold_words((*right.middle, *right.words))):
        return _found_part(left, right, 0.45, "middle name")
    if word in _join_initials(right):
        return _found_part(left, right, 0.4, "initials")
    return _judge(left, right, Verdict.DIFFERENT, 0.0, f"{left.words[0]} is no part of {right.text}")


def _judge_single(left: ParsedName, right: ParsedName, level: float) -> NameMatch:
    pair = f"{left.words[0]} and {right.words[0]}"
    if level >= WELL and left.suffix != right.suffix:
        return _judge(left, right, Verdict.COMPATIBLE, 0.6, f"only one is {left.suffix or right.suffix}")
    if level >= WELL:
        return _judge(left, right, Verdict.SAME, level * 0.95, f"{pair} are spellings of one name")
    if level in (NEAR, INITIAL):
        return _judge(left, right, Verdict.COMPATIBLE, level * 0.7, f"{pair} are nearly alike")
    return _judge(left, right, Verdict.DIFFERENT, 0.0, f"{pair} are two names")


def _found_part(left: ParsedName, right: ParsedName, score: float, part: str) -> NameMatch:
    return _judge(left, right, Verdict.COMPATIBLE, score, f"{left.words[0]} is the {part} of {right.text}")


def _join_initials(name: ParsedName) -> str:
    return "".join(word[:1] for word in fold_words(name.words))


def _compare_full(left: ParsedName, right: ParsedName) -> NameMatch:
    """Two names of several words: family names first, then given and middle names; other orders where those fail."""
    language = _language(left, right)
    family = _match_families(fold_words(left.family), fold_words(right.family), language)
    if family >= WELL:
        return _compare_given(left, right, family)
    if family == NEAR:
        return _compare_near(left, right)
    return (
        _compare_turned(left, right)
        or _compare_parts(left, right)
        or _judge(
            left,
            right,
            Verdict.DIFFERENT,
            0.0,
            f"the family names differ: {_show(left.family)} and {_show(right.family)}",
        )
    )


def _show(words: Sequence[str]) -> str:
    return " ".join(words) or "none"


def _match_families(left: Folded, right: Folded, language: str | None) -> float:
    """How well family names fit: word by word; of a double surname the first alone; else their letters joined."""
    pairs = [match_family(one, other, language) for one, other in zip(left, right, strict=False)]
    level = min(pairs)
    if len(left) != len(right) and level < WELL:
        level = match_family(left[-1], right[-1], language)
    return level if level >= NEAR else NONE


def _compare_given(left: ParsedName, right: ParsedName, family: float) -> NameMatch:
    """The family names fit: the given names decide."""
    if not left.given or not right.given:
        reason = f"both have the family name {_show(left.family)}; a given name is missing"
        return _judge(left, right, Verdict.COMPATIBLE, 0.8, reason)
    level = _match_given(left, right)
    shown = f"{_show(left.given)} and {_show(right.given)}"
    if level == NONE:
        return _compare_middle(left, right) or _judge(
            left, right, Verdict.DIFFERENT, 0.0, f"the given names differ: {shown}"
        )
    clash = _find_middle_clash(left, right)
    if clash is not None:
        return _judge(left, right, Verdict.DIFFERENT, 0.0, clash)
    score = min(family, level)
    if level < WELL or _is_short_double(left, right):
        reason = f"the family names fit, and {shown} may be one given name"
        if level >= WELL:
            reason = "one has a second family name that the other lacks"
        full = level >= NEAR or bool(left.middle and right.middle)
        return _judge(left, right, Verdict.COMPATIBLE, max(score, INITIAL) * 0.95, reason, full=full)
    return _accept(left, right, score)


def _accept(left: ParsedName, right: ParsedName, score: float) -> NameMatch:
    if len(left.middle) != len(right.middle):
        if _drops_names(left, right):
            reason = "family name and first given name fit; one has further names"
            return _judge(left, right, Verdict.COMPATIBLE, score * 0.85, reason, full=True)
        score *= 0.97
    reason = "family and given names are spellings of one name" if score < EXACT else "family and given names agree"
    return _judge(left, right, Verdict.SAME, score, reason, full=True)


def _drops_names(left: ParsedName, right: ParsedName) -> bool:
    """Whether one leaves a name out: "Juan Santos" may be another than "Juan Manuel Santos"."""
    more = max((left.middle, right.middle), key=len)
    single = len(left.family) == 1  # a double surname identifies well enough
    return (
        single
        and min(len(left.middle), len(right.middle)) == 0
        and "es" in (left.language, right.language)
        and any(is_name_of(word, "es") for word in fold_words(more))
    )


def _match_given(left: ParsedName, right: ParsedName) -> float:
    """How well the first given names fit, a quoted nickname included."""
    language = _language(left, right)
    lefts, rights = ([fold_word(one.given[0]), *fold_words((one.nickname or "",))] for one in (left, right))
    level = max(match_words(one, other, language) for one in lefts for other in rights if one and other)
    if level == NEAR and language != "ko":
        return NONE  # "Marian" and "Martin" are two names; "Jong" and "Jeong" may be one
    return level


def _find_middle_clash(left: ParsedName, right: ParsedName) -> str | None:
    """Middle names or initials that both have and that differ: George W. is not George H.W."""
    if not left.middle or not right.middle:
        return None
    language = _language(left, right)
    lefts, rights = fold_words(left.middle), fold_words(right.middle)
    if match_words(lefts[0], rights[0], language) != NONE:
        return None
    if any(len(one) > 1 and match_words(one, other, language) >= WELL for one in lefts for other in rights):
        return None
    return f"the middle names differ: {_show(left.middle)} and {_show(right.middle)}"


def _compare_middle(left: ParsedName, right: ParsedName) -> NameMatch | None:
    """One goes by a middle name of the other: "Tayyip Erdogan" and "Recep Tayyip Erdogan"."""
    language = _language(left, right)
    for one, other in ((left, right), (right, left)):
        given = fold_word(one.given[0])
        if len(given) > 1 and any(match_words(given, word, language) >= WELL for word in fold_words(other.middle)):
            reason = f"{one.given[0]} is a middle name of {other.text}"
            return _judge(left, right, Verdict.COMPATIBLE, 0.65, reason, full=True)
    return None


def _is_short_double(left: ParsedName, right: ParsedName) -> bool:
    return len(left.family) != len(right.family)


def _compare_near(left: ParsedName, right: ParsedName) -> NameMatch:
    """Family names one letter apart count as one where two other names agree, else they may be one."""
    given = _match_given(left, right) if left.given and right.given else NONE
    if given < WELL or _find_middle_clash(left, right):
        return _judge(
            left, right, Verdict.DIFFERENT, 0.0, "the family names are only nearly alike, the given names not"
        )
    both = f"{_show(left.family)} and {_show(right.family)}"
    if left.middle and right.middle:
        reason = f"given and middle names agree, and {both} are one letter apart"
        return _judge(left, right, Verdict.SAME, 0.85, reason, full=True)
    return _judge(left, right, Verdict.COMPATIBLE, 0.7, f"the given names agree, and {both} are one letter apart")


def _compare_turned(left: ParsedName, right: ParsedName) -> NameMatch | None:
    """The same words in another order, where no table told the order of either."""
    if len(left.words) != 2 or len(right.words) != 2:
        return None
    language = _language(left, right)
    one, other = fold_words(left.words), fold_words(right.words)
    level = min(match_family(one[0], other[1], language), match_family(one[1], other[0], language))
    if level < WELL:
        return None
    if all(is_name_of(word, "en") for word in one):
        return _judge(
            left, right, Verdict.DIFFERENT, 0.0, "given and family name are exchanged, and each may be either"
        )
    return _judge(left, right, Verdict.COMPATIBLE, level * 0.8, "the same words in another order", full=True)


def _compare_parts(left: ParsedName, right: ParsedName) -> NameMatch | None:
    """The words of the shorter stand in the longer: "Abiy Ahmed" in "Abiy Ahmed Ali"."""
    short, long = sorted((left, right), key=lambda name: len(name.words))
    language = _language(left, right)
    shorts, longs = fold_words(short.words), fold_words(long.words)
    if len(shorts) == len(longs):
        return None
    at = 0
    for word in longs:
        if at < len(shorts) and match_words(shorts[at], word, language) >= WELL:
            at += 1
    if at < len(shorts):
        return None
    begins = match_words(shorts[0], longs[0], language) >= WELL
    reason = f"{short.text} is a part of {long.text}"
    return _judge(left, right, Verdict.COMPATIBLE, 0.75 if begins else 0.65, reason, full=begins)


def _weaken_suffix(left: ParsedName, right: ParsedName, match: NameMatch) -> NameMatch:
    """Jr. or II on one side only: father and son may share the rest of the name, but news leaves suffixes out too."""
    if match.verdict is not Verdict.SAME or (left.suffix == right.suffix):
        return match
    if len(left.middle) == len(right.middle) and left.middle and len(left.words) > 2:
        reason = f"only one is {left.suffix or right.suffix}, and the rest of the name agrees in full"
        return _judge(left, right, Verdict.COMPATIBLE, 0.8, reason, full=True)
    return _judge(left, right, Verdict.SAME, match.score * 0.95, match.reason, full=True)
