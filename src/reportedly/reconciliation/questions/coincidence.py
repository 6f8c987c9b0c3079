"""What two positions have in common that two things have in common as well, so that it does not make them one.

Measured on 450 pairs that ledgers of 3,360 reports had put on one question, and that three readers judged: of 69 pairs
of numbers that do not meet 4 were answers to one question, of 51 pairs of statements with other verbs and one rare word
in common 15. So more is asked of these: a report seldom gives two values of one thing, nobody counts one where another
counts many, and where no rare word is common to both the values lie near each other.
"""

from __future__ import annotations

from reportedly.reconciliation.questions.lexing import load_common_stems
from reportedly.reconciliation.questions.views import MARKED, View
from reportedly.reconciliation.questions.weighing import QUANTITIES, list_name_stems
from reportedly.vocabulary import QuestionKind

_TOLD_TWICE = frozenset({"killed", "wounded", "gathered"})
"""What one report gives two values of, by two sources or one after the other."""

_NEAR, _FAR = 1.5, 5.0
"""How many times the smaller value the larger one may be: in one report, and where no rare word is in common."""

_SECOND = 2.0
"""Of the dead, one may become two: one more than was known has died."""

_NEARLY_HALF = 0.45
"""Of the words of the longer statement, so many in common are enough whatever its verb."""

_RARE, _SHARE, _THREE_TENTHS = 2, 0.5, 0.3
"""Rare words, or words of the shorter one, that things whose numbers do not meet must share; words of the longer one
that sums, shares and lengths must.
"""

_OPEN = float("inf")
_SCENE, _ALIKE = 4, 0.8
"""Marks of two scenes, and their share in common, from which two reports are taken for one text."""


def find_coincidence(one: View, other: View) -> str | None:
    """Why two of one kind are not shown to be of one thing, though nothing else parts them; None where they may be.

    Ages are asked for no more: a name says whose they are.
    """
    if one.kind is QuestionKind.WHETHER:
        return _find_statements(one, other)
    return None if one.head == other.head == "age" else _find_numbers(one, other)


def _find_statements(one: View, other: View) -> str | None:
    """With other verbs and but one rare word in common that is no name, all that is said of one matter would be one."""
    shared = one.words & other.words
    if one.head == other.head or len(shared) >= _NEARLY_HALF * max(len(one.words), len(other.words)):
        return None
    rare = shared - load_common_stems() - list_name_stems(one, other)
    return None if len(rare) > 1 else "they say it with other verbs, and most words of the longer one are its own"


def _find_numbers(one: View, other: View) -> str | None:
    """States that say by themselves what they are of have no number here; that there were none denies every number."""
    shared = one.words & other.words
    if one.head in QUANTITIES and len(shared) < _THREE_TENTHS * max(len(one.words), len(other.words)):
        return "few words are common to both, and any two sums, shares or lengths may share them"
    ratio = measure_ratio(one, other)
    if ratio is None or 0 in (one.high, other.high):
        return None
    one_text = is_one_text(one, other)
    single = (one.single or other.single) and one.head not in QUANTITIES
    if single and (one_text or ratio > _SECOND or not _both_say(one, other, "killed")):
        return "one against several, and nothing says that they are the same"
    if one_text:
        if (_is_told_twice(one, other) and ratio <= _NEAR) or (_is_one_state(one, other) and ratio <= _FAR):
            return None
        return "one text gives both, of two things as far as it tells"
    rare = len(shared - load_common_stems())
    if not rare and ratio > _FAR:
        return "numbers far apart, with no rare word in common"
    if one.nature == "person" or rare >= _RARE or len(shared) >= _SHARE * min(len(one.words), len(other.words)):
        return None
    return "the numbers do not meet, and few words are common to both"


def _is_told_twice(one: View, other: View) -> bool:
    return any(_both_say(one, other, doing) for doing in _TOLD_TWICE)


def _both_say(one: View, other: View, doing: str) -> bool:
    return one.doings[:1] == other.doings[:1] == (doing,)


def _is_one_state(one: View, other: View) -> bool:
    """Whether two sources tell of the soldiers, or the like, in places that their own words name."""
    same = one.head == other.head != "person" and one.nature == "person" and one.doings[:1] == other.doings[:1]
    lasting = bool(one.doings) and not one.is_happening and one.source != other.source
    return (
        same
        and lasting
        and bool(one.where and other.where)
        and not any(setting.weak for view in (one, other) for setting in view.where)
    )


def is_one_text(one: View, other: View) -> bool:
    """Whether both stand in one report, or in two of one day that tell of nearly the same people, places and days.

    Those are copies, as far as views tell; a toll of the day after is no copy.
    """
    if one.published != other.published:
        return False
    if one.origin[:MARKED] == other.origin[:MARKED]:
        return True
    shared, both = len(one.scene & other.scene), len(one.scene | other.scene)
    return both >= _SCENE and shared >= _ALIKE * both


def measure_ratio(one: View, other: View) -> float | None:
    """How many times the upper end of the smaller one the lower end of the larger one is; None where they meet, or
    cannot be compared.
    """
    if one.unit != other.unit or not (_has_number(one) and _has_number(other)):
        return None
    smaller, larger = sorted((_bound(one), _bound(other)))
    if smaller[1] >= larger[0]:
        return None
    ends = sorted((abs(smaller[1]), abs(larger[0])))
    return ends[1] / ends[0] if ends[0] else _OPEN


def _has_number(view: View) -> bool:
    return view.low is not None or view.high is not None


def _bound(view: View) -> tuple[float, float]:
    low = -_OPEN if view.low is None else view.low
    high = _OPEN if view.high is None else view.high
    return low, high
