"""Whether two reports are one text: a copy, a partial copy, a rewrite, or none of these.

Numbers, names and wording decide together. A bulletin made from last month's template shares most of its wording and
none of its names; a rewrite shares names, figures and vocabulary and few runs of words; two reporters at one event
share some names, and quotations, which are not compared.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from reportedly.reconciliation.patterns import Filling, SlotOverlap, compare_slots, find_pattern
from reportedly.reconciliation.shingles import LENGTH
from reportedly.reconciliation.signatures import Signature, unpack_hashes


class CopyKind(StrEnum):
    """How two reports hang together by their wording."""

    COPY = "copy"
    PARTIAL = "partial"
    REWRITE = "rewrite"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class CopySettings:
    """Where the lines are drawn. All are shares of the shorter text but where said otherwise."""

    copy: float = 0.7
    """So much of both texts in common makes them copies."""

    partial: float = 0.2
    """So much of one text in passages that stand in the other makes a partial copy, if one of them is long …"""

    scattered: float = 0.5
    """… or so much in any runs: two reporters who work from one release share phrases here and there."""

    passage: int = 15
    """A run of so many words is a passage."""

    whole: float = 0.8
    """So much of one text in the other: it is nothing but a part of it."""

    least_words: int = 24
    """A partial copy shares so many words at least."""

    names: float = 0.25
    """So many of the names of the text that has fewer stand in the other, where the texts are of one matter."""

    run: int = 20
    """A run of so many words is long."""

    unnamed: int = 24
    """A run of so many words with one name in common is no pattern (its blanks would break it) …"""

    same_matter: int = 60
    """… if no more days lie between the texts: later it is what an outlet prints beneath everything …"""

    later_names: float = 0.5
    """… unless so many of the names are the same …"""

    filled: int = 6
    """… nor is one that has so many figures and days in the same places, and no others."""

    retold_facts: float = 0.62
    """A rewrite has so many of the names and figures of both texts together …"""

    retold_terms: float = 0.62
    """… so much of their vocabulary …"""

    retold_sum: float = 1.4
    """… and of both, added, so much: the reports of two who work from one release come near."""

    quoted: float = 0.6
    """Two texts that both quote are rewrites only if so much of what they quote is the same …"""

    quoted_terms: float = 0.45
    """… and then so much of the vocabulary is enough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copying:
    """A judgement of two reports, ``left`` before ``right`` by id, with its ``score`` in [0, 1] and its reason.

    ``left_share`` and ``right_share`` are the shares of each text's words that stand in the other in runs of six words
    or more; ``names``, ``numbers`` and ``terms`` the shares of what both could have in common. ``whole``: the shorter
    one is nothing but a part of the longer. ``pattern``: they share so much wording only as issues of one bulletin do.
    """

    left: str
    right: str
    kind: CopyKind
    score: float
    reason: str
    left_share: float
    right_share: float
    names: float
    numbers: float
    terms: float
    longest: int = 0
    whole: bool = False
    pattern: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measures:
    """What the verdict rests on. ``names`` and ``terms`` are shares of the smaller set, ``retold`` of both.

    ``words``, ``passages`` and ``longest`` are of what was not handed out to everybody. ``pattern`` says why they are
    issues of one bulletin.
    """

    left: float
    right: float
    words: int
    passages: float
    longest: int
    names: float
    shared_names: int
    least_names: int
    numbers: float
    shared_numbers: int
    retold: float
    terms: float
    quoted: float | None
    equal: bool
    filled: SlotOverlap
    days: int | None
    pattern: str | None


DEFAULTS = CopySettings()

LEAST_NAMES_SHARED = 0.7
"""So many names of the text that has fewer must be in the other for claims to make the two a rewrite."""


def judge_copy(one: Signature, other: Signature, settings: CopySettings = DEFAULTS) -> Copying:
    """Whether the two reports are one text. The same for either order of the arguments."""
    left, right = sorted((one, other), key=lambda each: (each.report, each.body))
    found = _measure(left, right, settings.passage)
    kind, score, reason = _decide(found, settings)
    return Copying(
        left=left.report,
        right=right.report,
        kind=kind,
        score=round(score, 4),
        reason=reason,
        left_share=round(found.left, 4),
        right_share=round(found.right, 4),
        names=round(found.names, 4),
        numbers=round(found.numbers, 4),
        terms=round(found.terms, 4),
        longest=found.longest,
        pattern=kind is CopyKind.NONE and found.pattern is not None and _share_passages(found, settings),
        whole=kind is not CopyKind.NONE and max(found.left, found.right) >= settings.whole,
    )


def may_be_copies(one: Signature, other: Signature, settings: CopySettings = DEFAULTS) -> bool:
    """Whether ``judge_copy``, or the claims after it, may find the two to be one text, which is quickly seen.

    A pair that has too few shingles in common for passages, and too few names and figures for a rewrite, is none.
    """
    if one.body == other.body:
        return True
    if _bound_words(one, other) >= settings.least_words:
        return True
    names, numbers = _share(one.names, other.names), _share(one.numbers, other.numbers)
    facts = settings.retold_facts * max(1, names.larger + numbers.larger)
    return names.of_smaller >= LEAST_NAMES_SHARED or names.shared + numbers.shared >= facts


def _bound_words(one: Signature, other: Signature) -> int:
    """No less than the words in runs of shared shingles in the text that has fewer of them."""
    level = max(one.level, other.level)
    shared = _gather(one.shingles, one.level, level) & _gather(other.shingles, other.level, level)
    if len(shared) < 2:
        return len(shared) << level
    shorter = min(one, other, key=lambda each: len(each.shingles))
    places = sum(map(shared.__contains__, _thin(shorter.shingles, shorter.level, level)))
    return places << level if level else places + (LENGTH - 1) * (places // 2)


def _decide(found: _Measures, settings: CopySettings) -> tuple[CopyKind, float, str]:
    shares = f"{found.left:.0%} of one text and {found.right:.0%} of the other"
    least, most = sorted((found.left, found.right))
    if found.equal:
        return CopyKind.COPY, 1.0, "the texts are word for word the same, days aside"
    if not _share_passages(found, settings):
        return _decide_rewrite(found, settings)
    if not _agree_on_names(found, settings):
        return (
            CopyKind.NONE,
            most / 2,
            f"{shares} are the same words, but the names are others: one pattern, two stories",
        )
    if found.pattern is not None:
        return CopyKind.NONE, most / 2, f"{shares} are the same words, but {found.pattern}: one pattern, two issues"
    if least >= settings.copy:
        return CopyKind.COPY, least, f"{shares} are the same words, and they name the same names"
    return CopyKind.PARTIAL, most, f"{shares} are the same words, and they name the same names"


def _share_passages(found: _Measures, settings: CopySettings) -> bool:
    passages = found.longest >= settings.run and found.passages >= settings.partial
    scattered = max(found.left, found.right) >= settings.scattered
    return (passages or scattered) and found.words >= settings.least_words


def _agree_on_names(found: _Measures, settings: CopySettings) -> bool:
    """By their names, or by one name and a run of words that is too long for a pattern."""
    fresh = found.days is None or found.days <= settings.same_matter
    long = found.longest >= settings.unnamed and fresh
    if found.least_names < 2:  # a text without capitals, or of two lines
        return long or min(found.left, found.right) >= settings.whole
    if long and (found.shared_names > 0 or _is_filled_alike(found, settings)):
        return True
    least = settings.names if fresh else settings.later_names
    return found.names >= least and (found.shared_names >= 2 or found.names == 1.0)


def _is_filled_alike(found: _Measures, settings: CopySettings) -> bool:
    """Names at the heads of sentences are not known for names, but figures stand in the same places."""
    return found.filled.others == 0 and found.filled.all >= settings.filled


def _decide_rewrite(found: _Measures, settings: CopySettings) -> tuple[CopyKind, float, str]:
    facts = f"{found.retold:.0%} of the names and figures of both and {found.terms:.0%} of the vocabulary"
    if _is_retold(found, settings):
        return CopyKind.REWRITE, (found.retold + found.terms) / 2, f"{facts} are the same, in other words"
    most = max(found.left, found.right)
    return CopyKind.NONE, most / 2, f"only {most:.0%} of a text stands in the other, and {facts} are the same"


def _is_retold(found: _Measures, settings: CopySettings) -> bool:
    """Whether one has the other's facts, words and quotations, and next to none of its own."""
    if found.shared_names < 1 or found.shared_names + found.shared_numbers < (5 if found.shared_names > 1 else 7):
        return False
    if found.retold < settings.retold_facts:
        return False
    if found.quoted is not None:
        return found.quoted >= settings.quoted and found.terms >= settings.quoted_terms
    return found.terms >= settings.retold_terms and found.retold + found.terms >= settings.retold_sum


def _measure(left: Signature, right: Signature, passage: int) -> _Measures:
    level = max(left.level, right.level)
    ours, theirs = _thin(left.shingles, left.level, level), _thin(right.shingles, right.level, level)
    shared = _gather(left.shingles, left.level, level) & _gather(right.shingles, right.level, level)
    runs = _list_runs(ours, shared, level), _list_runs(theirs, shared, level)
    own = shared - _unpack(left.handed) - _unpack(right.handed)
    own_runs = runs if len(own) == len(shared) else (_list_runs(ours, own, level), _list_runs(theirs, own, level))
    sizes = max(1, left.size), max(1, right.size)
    names = _share(left.names, right.names)
    numbers = _share(left.numbers, right.numbers)
    terms = _share(left.terms, right.terms)
    quoted = _share(left.quoted, right.quoted)
    filled = compare_slots(left.slots, right.slots)
    days = _count_days(left.published, right.published)
    covered = [min(1.0, sum(each) / size) for each, size in zip(runs, sizes, strict=True)]
    return _Measures(
        left=covered[0],
        right=covered[1],
        words=min(map(sum, own_runs)),
        passages=max(
            sum(run for run in each if run >= passage) / size for each, size in zip(own_runs, sizes, strict=True)
        ),
        longest=max(own_runs[0], default=0),
        names=names.of_smaller,
        shared_names=names.shared,
        least_names=names.smaller,
        numbers=numbers.of_smaller,
        shared_numbers=numbers.shared,
        retold=(names.shared + numbers.shared) / max(1, names.larger + numbers.larger),
        terms=terms.shared / max(1, terms.larger),
        quoted=quoted.shared / quoted.larger if quoted.smaller else None,
        equal=left.body == right.body and left.size >= LENGTH,
        filled=filled,
        days=days,
        pattern=find_pattern(
            Filling(
                slots=filled,
                common=min(covered),
                names=names.of_smaller,
                own_names=names.smaller - names.shared,
                quoted=quoted.of_smaller if quoted.smaller else None,
                figures=numbers.of_smaller,
                least_figures=numbers.smaller,
                days=days,
            )
        ),
    )


@lru_cache(maxsize=256)  # a report that arrives is judged against several: its hashes are unpacked once
def _thin(packed: bytes, level: int, wanted: int) -> tuple[int, ...]:
    hashes = unpack_hashes(packed)
    mask = (1 << wanted) - 1
    return tuple(hashes) if level == wanted else tuple(each for each in hashes if each & mask == 0)


@lru_cache(maxsize=256)
def _gather(packed: bytes, level: int, wanted: int) -> frozenset[int]:
    return frozenset(_thin(packed, level, wanted))


@lru_cache(maxsize=768)
def _unpack(packed: bytes) -> frozenset[int]:
    return frozenset(unpack_hashes(packed))


def _list_runs(hashes: tuple[int, ...], others: frozenset[int], level: int) -> list[int]:
    """The lengths, in words, of runs of shared shingles; a lone shared shingle is chance.

    Of a thinned text runs are not to be seen: what it shares counts as one run, of about so many words.
    """
    if level:
        shared = sum(each in others for each in hashes) << level
        return [shared] if shared else []
    if len(others) < 2:
        return []
    marked = bytes(map(others.__contains__, hashes))
    return [len(run) + LENGTH - 1 for run in marked.split(b"\0") if len(run) >= 2]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Share:
    shared: int
    smaller: int
    larger: int

    @property
    def of_smaller(self) -> float:
        return self.shared / self.smaller if self.smaller else 0.0


def _share(left: bytes, right: bytes) -> _Share:
    ours, theirs = _unpack(left), _unpack(right)
    smaller, larger = sorted((len(ours), len(theirs)))
    return _Share(shared=len(ours & theirs), smaller=smaller, larger=larger)


@lru_cache(maxsize=4096)
def _count_days(left: str | None, right: str | None) -> int | None:
    """Whole days between two ISO dates or date-times; None where one is unknown or no date."""
    if left is None or right is None:
        return None
    try:
        return abs((date.fromisoformat(left[:10]) - date.fromisoformat(right[:10])).days)
    except ValueError:
        return None
