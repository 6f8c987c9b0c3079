"""What a person names when they judge, made into their word: the command line and the page say it through this module.

Each function finds what an id means in a ledger and says one thing of it; ``say`` adds what is said, signed, with its
reason. What stands in the way comes as SettingError or LedgerError, in words for the person.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.errors import SettingError
from reportedly.vocabulary import GroupKind
from reportedly.vocabulary.judgements import (
    CREDIBILITY,
    NO_CLAIM,
    RELIABILITY,
    RIGHT,
    Aspect,
    Judgement,
    JudgementKind,
    Subject,
    SubjectKind,
    read_bounds,
)

if TYPE_CHECKING:
    from reportedly.ledger import Judged, Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What is said, by nobody yet: the fields of a ``Judgement`` but for its author and reason."""

    kind: JudgementKind
    subjects: tuple[Subject, ...]
    group: GroupKind | None = None
    aspect: Aspect | None = None
    value: tuple[str, ...] = ()

    def sign(self, author: str, reason: str) -> Judgement:
        """The judgement that it is when somebody says it. Raises SettingError for what nobody can say."""
        try:
            return Judgement(
                kind=self.kind,
                author=author,
                subjects=self.subjects,
                reason=reason.strip(),
                group=self.group,
                aspect=self.aspect,
                value=self.value,
            )
        except ValueError as error:
            raise SettingError(str(error)) from error


def say(ledger: Ledger, said: Iterable[Said], *, author: str, reason: str = "") -> tuple[tuple[Judgement, Judged], ...]:
    """Judge, all or nothing; each word with what became of it. Raises SettingError, LedgerError."""
    from reportedly.ledger.judging import judge_several

    words = [each.sign(author, reason) for each in said]
    return tuple(zip(words, judge_several(ledger, words), strict=True))


def pair(ledger: Ledger, kind: JudgementKind, ids: tuple[str, str], group: GroupKind | None = None) -> Said:
    """Two things merged or cut. A report stands for itself in its story, unless ``group`` says its text's origin."""
    from reportedly.ledger.subjects import find_item_subject

    group_waiting(ledger)
    with ledger.read() as connection:
        left, one = find_item_subject(connection, ids[0], group)
        right, other = find_item_subject(connection, ids[1], group)
    if left is not right:
        raise SettingError(f"{ids[0]} is in a {left}, {ids[1]} in a {right}: name two of one kind, or say --as")
    return Said(kind=kind, subjects=(one, other), group=left)


def split(ledger: Ledger, member: str, group: GroupKind | None = None) -> Said:
    """A member taken out of its group: parted from all others that are in it now."""
    from reportedly.ledger.subjects import find_item_subject, list_fellows

    group_waiting(ledger)
    with ledger.read() as connection:
        kind, subject = find_item_subject(connection, member, group)
        others = list_fellows(connection, kind, subject)
    return Said(kind=JudgementKind.SPLIT, subjects=(subject, *others), group=kind)


def correct_source(ledger: Ledger, claim: str, name: str) -> Said:
    """The right source of a claim."""
    return _correct(Aspect.SOURCE, (_find_claim(ledger, claim),), (name,))


def correct_words(ledger: Ledger, claim: str, words: Sequence[str]) -> Said:
    """The right words of a claim, as the report has them; several are several claims."""
    return _correct(Aspect.WORDS, (_find_claim(ledger, claim),), tuple(words))


def correct_figure(ledger: Ledger, id: str, figure: str | None, value: str) -> Said:
    """What a figure is: a number or bounds. ``id`` is a claim's, with the figure's words or id; or a position's."""
    from reportedly.ledger.subjects import find_figure_subject, find_subject

    with ledger.read() as connection:
        named = find_subject(connection, id)
        if named.kind is SubjectKind.CLAIM:
            named = find_figure_subject(connection, named, figure)
    try:
        bounds = read_bounds(value)
    except ValueError as error:
        raise SettingError(str(error)) from error
    return _correct(Aspect.FIGURE, (named,), bounds)


def reject(ledger: Ledger, id: str) -> Said:
    """That nobody claims anything there."""
    return _correct(Aspect.VALIDITY, (_find_any(ledger, id),), (NO_CLAIM,))


def join_whole(ledger: Ledger, claim: str, whole: str) -> Said:
    """That a claim is only a piece of another one."""
    return _correct(Aspect.PART_OF, (_find_claim(ledger, claim), _find_claim(ledger, whole)))


def annotate(ledger: Ledger, id: str, text: str) -> Said:
    """A note on a claim, a report or a position."""
    return Said(kind=JudgementKind.NOTE, subjects=(_find_any(ledger, id),), value=(text,))


def mark_checked(ledger: Ledger, id: str) -> Said:
    """That a claim was compared with its report, and is right."""
    about = (_find_any(ledger, id),)
    return Said(kind=JudgementKind.CHECKED, subjects=about, aspect=Aspect.VALIDITY, value=(RIGHT,))


def read_grade(grade: str) -> tuple[str | None, str | None]:
    """The letter and the digit of a grade such as B, 2 or B2. Raises SettingError."""
    letter = next((each for each in RELIABILITY if grade[:1].upper() == each), None)
    digit = grade[1:] if letter else grade
    if not grade or (digit and digit not in CREDIBILITY) or not (letter or digit):
        raise SettingError(f"{grade!r} is no grade: give a letter from A to F, a digit from 1 to 6, or both (B2)")
    return letter, digit or None


def grade(ledger: Ledger, graded: str, grade: str) -> tuple[Said, ...]:
    """A letter for a source, a digit for what it says, or both, as ``read_grade`` reads them.

    ``graded`` is a source's name, or the id of a claim or a position. A source without a name is graded by its claim,
    for that claim only.
    """
    from reportedly.ledger.subjects import find_grade_subject, find_own_source

    letter, digit = read_grade(grade)
    with ledger.read() as connection:
        subject = find_grade_subject(connection, graded)
        source = find_own_source(connection, subject) if subject.kind is SubjectKind.CLAIM else subject
    if digit and subject.kind is SubjectKind.SOURCE:
        raise SettingError(f"{graded!r} is a source, and {digit} is about an information: name a claim by its id")
    if letter and source.kind is SubjectKind.FIGURE:
        raise SettingError(
            f"{graded!r} is a figure, and {letter} is about a source: name a source, or a claim by its id"
        )
    given = ((Aspect.RELIABILITY, letter, source), (Aspect.CREDIBILITY, digit, subject))
    return tuple(
        Said(kind=JudgementKind.GRADE, subjects=(about,), aspect=aspect, value=(value,))
        for aspect, value, about in given
        if value
    )


def read_key(key: str) -> int:
    """The number of a judgement such as j12. Raises SettingError."""
    digits = key.removeprefix("j")
    if not digits.isascii() or not digits.isdigit() or len(digits) > 18:
        raise SettingError(f"{key!r} is no judgement: give a key such as j12, as `reportedly judgements` shows them")
    return int(digits)


def group_waiting(ledger: Ledger) -> None:
    """Let the groups be those of all that was added, so that ids and members are the ones that lists show."""
    from reportedly.keeping import reconcile_pending

    reconcile_pending(ledger)


def _correct(aspect: Aspect, subjects: tuple[Subject, ...], value: tuple[str, ...] = ()) -> Said:
    return Said(kind=JudgementKind.CORRECT, subjects=subjects, aspect=aspect, value=value)


def _find_claim(ledger: Ledger, id: str) -> Subject:
    from reportedly.ledger.subjects import find_claim_subject

    with ledger.read() as connection:
        return find_claim_subject(connection, id)


def _find_any(ledger: Ledger, id: str) -> Subject:
    from reportedly.ledger.subjects import find_subject

    with ledger.read() as connection:
        return find_subject(connection, id)
