"""Whether two positions may be of one event or one state of things: the evidence for it, weighed."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from reportedly.reconciliation.naming import share_person
from reportedly.reconciliation.questions.lexicon import load_common_events, load_event_pairs
from reportedly.reconciliation.questions.lexing import find_stem, load_common_stems
from reportedly.reconciliation.questions.settings import PlaceRelation, compare_settings, is_wide
from reportedly.reconciliation.questions.views import WEEK, View
from reportedly.reconciliation.questions.worded import WORDLESS, Worded
from reportedly.vocabulary import QuestionKind, Setting

SHARED_WORD, COMMON_WORD, SHARED_EVENT, COMMON_EVENT, SHARED_DAY = 0.75, 0.2, 1.0, 0.4, 1.0
OTHER_EVENT, OTHER_DAY, FORETOLD, UNKNOWN_PLACE = -2.0, -2.5, -2.5, -0.75
AGED_NAME, SHARED_NAME, SHARED_NATION, SHARED_HEAD, SHARED_STATE = 1.5, 0.75, 1.0, 0.5, 0.5
QUANTITIES = frozenset(
    {"money", "share", "length", "time", "land", "mass", "volume", "heat", "speed", "measure", "age"}
)
_MOST_NAMES, _MOST_RARE, _MOST_COMMON, _NEAREST = 3, 2.25, 0.8, 2.0
"""What shared names, words and places add at most: names by number, the others by score."""

_NESTED, _APART = 1.25, -3.0
"""What a place that lies in the other adds at most, and what two places take away."""

RELATED = 1.75
"""The least score with which two views have anything to do with each other."""

_SLACK = 1e-9
"""Sums of like numbers in another order differ by less."""

_NEAR_DAYS, _FAR_DAYS = 4, 45
_SMALL_KM = 12.0


_Placed = tuple[PlaceRelation, tuple[Setting, Setting] | None]
"""The closest relation of the places of two views, and the two places."""


class Evidence(NamedTuple):
    """What speaks for one event (above 0) or against it, and what the places and days say by themselves.

    ``context`` is the part of the score that names, places and sources make, without the words of the two,
    ``days`` what the times make. ``worded`` has the words for what is ``shared``.
    """

    score: float
    place: PlaceRelation
    firm: bool
    apart_in_time: bool
    shared: tuple[str, ...]
    context: float
    days: float
    worded: Worded = WORDLESS


def weigh_scene(one: View, other: View) -> Evidence:
    """The evidence that two views are of one event or state."""
    return _weigh(one, other, take_parts(one, other), compare_places(one.where, other.where))


def weigh_related(one: View, other: View, parts: Parts) -> Evidence | None:
    """As ``weigh_scene``, None where the score is below ``RELATED``: places are compared only where they may matter."""
    placed = compare_places(one.where, other.where)
    if parts.most + _bound_place(*placed) < RELATED and not one.head == other.head == "age":
        return None
    evidence = _weigh(one, other, parts, placed)
    return None if evidence.score < RELATED else evidence


class Parts(NamedTuple):
    """What two views share, and the ``score`` of what needs no place: sources, events, days, what is counted.

    ``most`` is no less than the score of both without their places: shared words are taken for the rarest.
    """

    words: frozenset[str]
    about: frozenset[str]
    marks: str
    source: float
    days: float
    apart: bool
    score: float
    most: float

    @property
    def may_relate(self) -> bool:
        """Whether places might yet make it enough, which is quickly seen: most pairs come to nothing."""
        return self.most + _NEAREST >= RELATED


def take_parts(one: View, other: View) -> Parts:
    """What two views share, the same for either order."""
    days, apart = _score_days(one, other)
    source = _score_source(one, other)
    words, about = one.words & other.words, one.about & other.about
    marks = "".join([mark[0] for mark in one.scene & other.scene])
    score = source + days + _score_events(one, other) + _score_counted(one, other)
    most = min(_MOST_RARE, SHARED_WORD * len(words)) + min(_MOST_COMMON, COMMON_WORD * len(words)) + score + _SLACK
    most += AGED_NAME if one.head == other.head == "age" else min(_MOST_NAMES, len(about)) * SHARED_NAME
    most += _score_marks(marks, PlaceRelation.UNKNOWN)
    return Parts(words, about, marks, source, days, apart, score, most)


def _weigh(one: View, other: View, parts: Parts, placed: _Placed) -> Evidence:
    place, settings = placed
    firm = settings is not None and not (settings[0].weak or settings[1].weak)
    near_words = place is PlaceRelation.SAME and (parts.words or parts.about)
    told = _list_place_words(settings) if near_words else frozenset()
    shared = sorted(parts.words - told)
    names = sorted([name for name in parts.about if not told.issuperset(map(find_stem, name.split()))])
    near = _score_place(place, settings)
    near = max(0.0, near) if one.head == other.head == "age" else near
    beside = near + _score_names(one, other, names) + _score_marks(parts.marks, place)
    return Evidence(
        score=beside + _score_words(shared) + parts.score,
        place=place,
        firm=firm,
        apart_in_time=parts.apart,
        shared=(*names, *shared),
        context=beside + parts.source,
        days=parts.days,
    )


def _bound_place(relation: PlaceRelation, settings: tuple[Setting, Setting] | None) -> float:
    """No less than ``_score_place`` of any two places that lie so to each other."""
    if settings is None or relation is PlaceRelation.UNKNOWN:
        return 0.0
    weak = 0.5 * (settings[0].weak + settings[1].weak)
    if relation is PlaceRelation.APART:
        return _APART + 2 * weak
    return (_NEAREST if relation is PlaceRelation.SAME else _NESTED) - weak / 2


def _list_place_words(settings: tuple[Setting, Setting] | None) -> frozenset[str]:
    """The words of a place that two views share: they have been counted as a place already."""
    return frozenset(find_stem(word) for setting in settings or () for word in setting.name.split())


def _score_names(one: View, other: View, shared: list[str]) -> float:
    """A name beside an age is whose age it is; elsewhere it is one of many."""
    if one.head == other.head == "age":
        return AGED_NAME if share_people(one, other) else 0.0
    return min(_MOST_NAMES, len(shared)) * SHARED_NAME


def list_name_stems(one: View, other: View) -> set[str]:
    """The stems of all names that the two hold."""
    return {find_stem(word) for name in (*one.about, *other.about) for word in name.split()}


def share_people(one: View, other: View) -> bool:
    """Whether a person whom the one names may be one whom the other names, by identity's comparison of names.

    Folded names get capitals again: without them a family name is not told from a given one.
    """
    return any(share_person(left.title(), right.title()) for left in one.about for right in other.about)


def _score_counted(one: View, other: View) -> float:
    """A rare noun says more than "people"; so do "olive" trees, and troops of one nation."""
    if one.kind is not QuestionKind.HOW_MANY or one.kind is not other.kind:
        return 0.0
    terms = one.terms & other.terms
    nations = sum([term.isupper() for term in terms]) if terms else 0
    score = min(1, nations) * SHARED_NATION + min(1, len(terms) - nations) * SHARED_WORD
    if one.head == other.head and one.head not in QUANTITIES:
        score += 0.0 if one.nature == "person" else SHARED_HEAD
    if one.doings[:1] == other.doings[:1] and one.doings and not one.is_happening:
        score += SHARED_STATE
    scope = one.scope & other.scope
    return score + SHARED_DAY if scope and any(" 2" in word or " 1" in word for word in scope) else score


def _score_source(one: View, other: View) -> float:
    if not one.source or one.source != other.source:
        return 0.0
    return 1.0 if one.source.startswith("name:") else 0.5


def compare_places(one: tuple[Setting, ...], other: tuple[Setting, ...]) -> _Placed:
    """The closest relation between any two places, with the two."""
    best: tuple[int, PlaceRelation, tuple[Setting, Setting]] | None = None
    for left in one:
        for right in other:
            relation = compare_settings(left, right)
            rank = _RANKS[relation] * 4 - left.weak - right.weak
            if best is None or rank > best[0]:
                best = (rank, relation, (left, right))
    return (PlaceRelation.UNKNOWN, None) if best is None else (best[1], best[2])


_RANKS = {
    PlaceRelation.SAME: 4,
    PlaceRelation.INSIDE: 3,
    PlaceRelation.AROUND: 3,
    PlaceRelation.UNKNOWN: 1,
    PlaceRelation.APART: 0,
}


def _score_place(relation: PlaceRelation, settings: tuple[Setting, Setting] | None) -> float:
    if settings is None:
        return 0.0
    left, right = settings
    if relation is PlaceRelation.UNKNOWN:
        return 0.0 if left.weak or right.weak else UNKNOWN_PLACE
    weak = 0.5 * (left.weak + right.weak)
    if relation is PlaceRelation.SAME:
        return _score_size(left) - weak / 2
    if relation is PlaceRelation.APART:
        return _APART + 2 * weak
    large = right if relation is PlaceRelation.INSIDE else left
    return (0.5 if is_wide(large) else _NESTED) - weak / 2


def _score_size(place: Setting) -> float:
    """The smaller a place that two share, the more it says."""
    if is_wide(place):
        return 1.0
    return _NEAREST if (place.radius_km or 0.0) <= _SMALL_KM else 1.5


def _score_words(shared: list[str]) -> float:
    common = load_common_stems()
    told = sum(word not in common for word in shared)
    return min(_MOST_RARE, SHARED_WORD * told) + min(_MOST_COMMON, COMMON_WORD * (len(shared) - told))


@lru_cache(maxsize=8192)
def _score_marks(marks: str, place: PlaceRelation) -> float:
    """What the marks say that the scenes of two reports share, by their first letters in any order."""
    known = place in (PlaceRelation.SAME, PlaceRelation.INSIDE, PlaceRelation.AROUND)
    score = 1.25 * min(2, marks.count("n")) + 0.5 * min(2, marks.count("o"))
    score += (0.25 if known else 0.5) * min(2, marks.count("p"))
    return score + 0.5 * min(1, marks.count("d")) + 0.25 * min(1, marks.count("e"))


def _score_events(one: View, other: View) -> float:
    if not one.events or not other.events:
        return 0.0
    shared = one.events & other.events
    if shared:
        return COMMON_EVENT if shared <= load_common_events() else SHARED_EVENT
    pairs = load_event_pairs()
    if any((left, right) in pairs for left in one.events for right in other.events):
        return 0.0
    return OTHER_EVENT


def _score_days(one: View, other: View) -> tuple[float, bool]:
    """What the days of the event and of publication say; and whether the words give two times that are apart."""
    gap = measure_gap(one, other)
    if gap is not None:
        happening = one.is_happening or other.is_happening
        if gap == 0:
            return SHARED_DAY, False
        if gap == WEEK:
            return 0.0, False  # "on Sunday" may be a week off
        return (OTHER_DAY if happening and gap > 1 else 0.0), gap > 1
    scope = one.scope & other.scope
    if scope and any(word.startswith("since ") for word in scope):
        return 0.0, False  # a total that grows is told for years
    happening = one.is_happening or other.is_happening
    if happening and (_is_foretold(one, other) or _is_foretold(other, one)):
        return FORETOLD, False
    printed = count_days(one.published, other.published)
    if printed is None:
        return 0.0, False
    if printed <= _NEAR_DAYS:
        return (0.75 if printed <= 1 else 0.5), False
    return (-min(1.5, printed / _FAR_DAYS / 2) if happening and printed > _FAR_DAYS / 3 else 0.0), False


def _is_foretold(one: View, other: View) -> bool:
    """Whether what ``one`` tells of happened after ``other`` was printed."""
    if one.start is None or other.published is None:
        return False
    return one.start[:10] > other.published and (count_days(one.start, other.published) or 0) > 1


def measure_gap(one: View, other: View) -> int | None:
    """Days between the times that the words tell; 0 where they overlap, None where one tells none."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return None
    if one.start[:10] <= other.end[:10] and other.start[:10] <= one.end[:10]:
        return 0
    earlier, later = sorted(((one.start, one.end), (other.start, other.end)))
    return count_days(earlier[1], later[0])


@lru_cache(maxsize=65536)
def count_days(one: str | None, other: str | None) -> int | None:
    """Days between two ISO dates; None where one is missing or is no day."""
    if one is None or other is None:
        return None
    try:
        return abs((date.fromisoformat(other[:10]) - date.fromisoformat(one[:10])).days)
    except ValueError:
        return None
