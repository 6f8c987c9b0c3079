"""A person's word on what programs have read and grouped: who says what of which thing, and why.

Judgements are added, never changed; what follows from them is worked out where they are kept. Source and information
are graded as the Admiralty does: how reliable a source is, from A to F, and how credible a piece of information, from
1 to 6. How likely a source calls something is a third thing (``Certainty``) and no person's grade.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from reportedly.vocabulary.anchors import Anchor
from reportedly.vocabulary.grouping import GroupKind

RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
"""How reliable a source is."""

CREDIBILITY = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}
"""How credible a piece of information is."""

LONGEST_NAME = 120
LONGEST_WORDS = 10_000
RIGHT = "right"
NO_CLAIM = "no claim"
_NUMBER = re.compile(r"-?\d{1,400}(?:\.\d{1,400})?", re.ASCII)


class JudgementKind(StrEnum):
    """What a person does: put together or apart, correct, grade, annotate, mark as checked, take back one's own."""

    MERGE = "merge"
    SPLIT = "split"
    CUT = "cut"
    CORRECT = "correct"
    GRADE = "grade"
    NOTE = "note"
    CHECKED = "checked"
    UNDO = "undo"


class SubjectKind(StrEnum):
    """What a judgement can be about."""

    CLAIM = "claim"
    FIGURE = "figure"
    REPORT = "report"
    SOURCE = "source"


class Aspect(StrEnum):
    """What a judgement settles about a claim, a figure or a source; two words on one aspect can be opposed.

    ``source`` and ``words`` are the right ones, ``validity`` whether it is a claim at all, ``part_of`` the claim that
    this one is a piece of, ``figure`` the right bounds; ``reliability`` is a source's, ``credibility`` that of what it
    says. ``parts`` is nobody's word: the pieces of a claim, as ``part_of`` has it.
    """

    SOURCE = "source"
    WORDS = "words"
    VALIDITY = "validity"
    PART_OF = "part_of"
    PARTS = "parts"
    FIGURE = "figure"
    RELIABILITY = "reliability"
    CREDIBILITY = "credibility"


class JudgementState(StrEnum):
    """What has become of a judgement.

    ``replaced``: its author said otherwise later. ``undone``: its author took it back. ``conflict``: somebody else's
    word is opposed to it, and neither counts. ``unattached``: what it is about is not found any more.
    """

    STANDING = "standing"
    REPLACED = "replaced"
    UNDONE = "undone"
    CONFLICT = "conflict"
    UNATTACHED = "unattached"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One thing that a judgement is about, as it was when it was judged.

    ``id`` is a claim's, a figure's (in its reading) or a report's; of a source its name. ``report`` is the id of the
    report that it stands in and ``hash`` the SHA-256 of its text, both None for a source by name. ``anchor`` places a
    claim or a figure in the text. ``label`` is what lists call it: of a claim or figure its source, of a report its
    title. ``item`` is the id that it had among things that are grouped. ``exact``: it is meant only as long as the very
    words are read as the same source's, as for a check mark.
    """

    kind: SubjectKind
    id: str
    report: str | None = None
    hash: str | None = None
    anchor: Anchor | None = None
    label: str = ""
    item: str | None = None
    exact: bool = False

    def __post_init__(self) -> None:
        if not self.id:
            raise ValueError(f"a {self.kind} needs an id")
        if (self.kind is SubjectKind.SOURCE) == (self.hash is not None):
            raise ValueError("a source is known by its name, everything else by its text's hash")
        if (self.anchor is not None) != (self.kind in (SubjectKind.CLAIM, SubjectKind.FIGURE)):
            raise ValueError("claims and figures need an anchor, other subjects have none")
        if self.anchor is not None and self.anchor.hash != self.hash:
            raise ValueError("an anchor is in the text that its subject stands in")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What one person says, and why.

    ``subjects`` are two for merge and cut; for split the member first and then those that it is parted from; for
    ``part_of`` the piece and then the whole; else one. ``group`` names what is merged, split or cut. ``aspect`` and
    ``value`` are what is settled: one string mostly, for ``words`` one for each claim that it truly is, for ``figure``
    the lower and the upper bound ("" where there is none); for a note its text.
    """

    kind: JudgementKind
    author: str
    subjects: tuple[Subject, ...]
    reason: str = ""
    group: GroupKind | None = None
    aspect: Aspect | None = None
    value: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_author(self.author)
        if self.kind is JudgementKind.UNDO:
            raise ValueError("what is undone is a judgement, by its key")
        for check in (_check_reason, _check_group, _check_aspect, _check_subjects, _check_value):
            check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What one person says on one aspect: ``key`` is the judgement's, ``recorded`` when (ISO 8601, UTC)."""

    key: int
    author: str
    recorded: str
    reason: str
    value: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """All that people say on one aspect of one thing, the latest word of each, by time.

    ``aspect`` is None for notes, which are never opposed. ``figure`` is the id of the figure that it is about, None
    where it is about the claim.
    """

    aspect: Aspect | None
    words: tuple[Word, ...]
    figure: str | None = None

    @property
    def opposed(self) -> bool:
        """Whether two people say different things."""
        return self.aspect is not None and len({word.value for word in self.words}) > 1

    @property
    def value(self) -> tuple[str, ...] | None:
        """What holds; None where people are opposed."""
        return None if self.opposed else self.words[-1].value

    @property
    def authors(self) -> tuple[str, ...]:
        """Who says so."""
        return tuple(dict.fromkeys(word.author for word in self.words))


def check_author(author: str) -> None:
    """Raise ValueError for a name that nobody can be told by: empty, too long, or with characters that do not print."""
    if not author.strip() or author != author.strip() or not author.isprintable() or len(author) > LONGEST_NAME:
        raise ValueError(
            f"{author!r} is no name of an author: give one of up to {LONGEST_NAME} characters that can be printed"
        )


def find_value(verdicts: Iterable[Verdict], aspect: Aspect, figure: str | None = None) -> tuple[str, ...] | None:
    """What holds on one aspect; None where nobody says anything, or people are opposed."""
    return next((each.value for each in verdicts if each.aspect is aspect and each.figure == figure), None)


def is_hidden(verdicts: Iterable[Verdict]) -> bool:
    """Whether a claim is none to a person, or only a piece of another one, and nobody is opposed."""
    said = tuple(verdicts)
    return find_value(said, Aspect.VALIDITY) == (NO_CLAIM,) or find_value(said, Aspect.PART_OF) is not None


def read_bounds(words: str) -> tuple[str, str]:
    """Bounds as a value has them: "13" is exactly 13, "10..12", "..12" and "10.." leave an end open.

    Raises ValueError for anything else.
    """
    low, dots, high = words.replace(",", "").replace(" ", "").partition("..")
    bounds = (low, high) if dots else (low, low)
    if not any(bounds) or not all(_NUMBER.fullmatch(bound) or not bound for bound in bounds):
        raise ValueError(f"{words!r} is no figure: give a number (13), or bounds (10..12, ..12, 10..)")
    if all(bounds) and _number(bounds[0]) > _number(bounds[1]):
        raise ValueError(f"{words!r} ends before it begins: give the lower bound first")
    return bounds


def show_bounds(value: tuple[str, ...]) -> str:
    """The bounds in words."""
    low, high = value
    if low == high:
        return low
    return f"{low} to {high}" if low and high else f"up to {high}" if high else f"{low} or more"


def _number(bound: str) -> int | float:
    return float(bound) if "." in bound else int(bound)


_ASPECTS: dict[JudgementKind, frozenset[Aspect]] = {
    JudgementKind.CORRECT: frozenset((Aspect.SOURCE, Aspect.WORDS, Aspect.VALIDITY, Aspect.PART_OF, Aspect.FIGURE)),
    JudgementKind.GRADE: frozenset((Aspect.RELIABILITY, Aspect.CREDIBILITY)),
    JudgementKind.CHECKED: frozenset((Aspect.VALIDITY,)),
}
_GROUPS = (JudgementKind.MERGE, JudgementKind.SPLIT, JudgementKind.CUT)
_UNREASONED = (JudgementKind.NOTE, JudgementKind.CHECKED)
_SUBJECTS: dict[Aspect | None, frozenset[SubjectKind]] = {
    None: frozenset(SubjectKind),
    Aspect.SOURCE: frozenset((SubjectKind.CLAIM,)),
    Aspect.WORDS: frozenset((SubjectKind.CLAIM,)),
    Aspect.PART_OF: frozenset((SubjectKind.CLAIM,)),
    Aspect.VALIDITY: frozenset((SubjectKind.CLAIM, SubjectKind.FIGURE)),
    Aspect.FIGURE: frozenset((SubjectKind.FIGURE,)),
    Aspect.RELIABILITY: frozenset((SubjectKind.SOURCE, SubjectKind.CLAIM)),
    Aspect.CREDIBILITY: frozenset((SubjectKind.CLAIM, SubjectKind.FIGURE)),
}


def _check_reason(judgement: Judgement) -> None:
    if len(judgement.reason) > LONGEST_WORDS:
        raise ValueError(f"the reason has {len(judgement.reason)} characters: give up to {LONGEST_WORDS}")
    if not judgement.reason.strip() and judgement.kind not in _UNREASONED:
        raise ValueError(f"to {judgement.kind} needs a reason: it is what others will read")


def _check_group(judgement: Judgement) -> None:
    if (judgement.group is not None) != (judgement.kind in _GROUPS):
        raise ValueError(f"merge, split and cut name what is grouped ({', '.join(GroupKind)}), and nothing else does")


def _check_aspect(judgement: Judgement) -> None:
    allowed = _ASPECTS.get(judgement.kind)
    if allowed is None and judgement.aspect is not None:
        raise ValueError(f"{judgement.kind} settles no {judgement.aspect}")
    if allowed is not None and judgement.aspect not in allowed:
        raise ValueError(f"{judgement.kind} settles one of {', '.join(sorted(allowed))}, not {judgement.aspect}")


def _check_subjects(judgement: Judgement) -> None:
    number = len(judgement.subjects)
    pair = judgement.kind in _GROUPS or judgement.aspect is Aspect.PART_OF
    if not (number >= 2 if judgement.kind is JudgementKind.SPLIT else number == 1 + pair):
        raise ValueError(f"{judgement.kind} is not about {number} things")
    keys = [(each.kind, each.hash, each.id) for each in judgement.subjects]
    if len(set(keys)) < len(keys):
        raise ValueError(f"to {judgement.kind} needs two different things, not one twice")
    allowed = _list_allowed(judgement)
    wrong = [each.kind for each in judgement.subjects if each.kind not in allowed]
    if wrong:
        what = judgement.aspect or judgement.group
        raise ValueError(f"{what} is about a {' or a '.join(sorted(allowed))}, not about a {wrong[0]}")


def _list_allowed(judgement: Judgement) -> frozenset[SubjectKind]:
    if judgement.group is GroupKind.QUESTION:
        return frozenset((SubjectKind.CLAIM, SubjectKind.FIGURE))
    if judgement.group is not None:
        return frozenset((SubjectKind.REPORT,))
    return _SUBJECTS[judgement.aspect]


def _check_value(judgement: Judgement) -> None:
    value = judgement.value
    if sum(map(len, value)) > LONGEST_WORDS:
        raise ValueError(f"the words are longer than {LONGEST_WORDS} characters: shorten them")
    told, fits = _describe_value(judgement)
    if not fits(value):
        raise ValueError(f"{' '.join(value)!r} will not do: give {told}")


def _describe_value(judgement: Judgement) -> tuple[str, Callable[[tuple[str, ...]], bool]]:
    """What the value must be, in words and as a test."""
    if judgement.kind is JudgementKind.NOTE:
        return "the note's text, which is not empty", _is_one
    if judgement.aspect in _VALUES:
        return _VALUES[judgement.aspect]
    return "no value", lambda value: not value


def _is_one(value: tuple[str, ...]) -> bool:
    return len(value) == 1 and bool(value[0].strip())


def _is_bounds(value: tuple[str, ...]) -> bool:
    try:
        return len(value) == 2 and read_bounds("..".join(value)) == value
    except ValueError:
        return False


_VALUES: dict[Aspect, tuple[str, Callable[[tuple[str, ...]], bool]]] = {
    Aspect.SOURCE: ("the source's name or description", _is_one),
    Aspect.WORDS: ("the words, for each claim that it is", lambda value: bool(value) and all(map(str.strip, value))),
    Aspect.VALIDITY: (f"“{RIGHT}” or “{NO_CLAIM}”", lambda value: value in ((RIGHT,), (NO_CLAIM,))),
    Aspect.FIGURE: ("two bounds, not both open", _is_bounds),
    Aspect.RELIABILITY: ("a letter from A to F", lambda value: len(value) == 1 and value[0] in RELIABILITY),
    Aspect.CREDIBILITY: ("a digit from 1 to 6", lambda value: len(value) == 1 and value[0] in CREDIBILITY),
}
