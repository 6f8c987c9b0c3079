"""A person's word goes in, is taken back, and is refused where it contradicts what was said before."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from reportedly.errors import RefusedError, SettingError, UnknownError
from reportedly.ledger.attaching import attach_subjects, list_related_hashes
from reportedly.ledger.judgement_rows import KeptJudgement, add_judgement, add_undoing, load_judgements, of_texts
from reportedly.ledger.knots import Pair, Sets, find_chain, tie_knots
from reportedly.ledger.pairing import PAIRED, PAIRED_NAMES
from reportedly.ledger.schema import claims, figures, judgements, reports
from reportedly.ledger.store import Ledger
from reportedly.ledger.weighing import Targets, Weighed, weigh_judgements
from reportedly.vocabulary.anchors import place_words
from reportedly.vocabulary.judgements import (
    Aspect,
    Judgement,
    JudgementKind,
    JudgementState,
    Subject,
    SubjectKind,
    check_author,
)

_COUNTS = (JudgementState.STANDING, JudgementState.CONFLICT)
_LONGEST_LABEL = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What became of a person's word: its key, whether it was said before in the same way, whose words oppose it.

    ``judgement`` is what was added, with corrected words as the report has them; None of an undoing.
    """

    key: int
    known: bool
    judgement: Judgement | None = None
    opposed: tuple[KeptJudgement, ...] = ()


def judge(ledger: Ledger, judgement: Judgement) -> Judged:
    """Add a person's word, or nothing where that person has said the very same before and it still counts.

    Raises RefusedError where what it is about is not there, where it contradicts merges or cuts (the message tells
    which), and for corrected words that do not stand in the report.
    """
    return judge_several(ledger, (judgement,))[0]


def judge_several(ledger: Ledger, said: Iterable[Judgement]) -> tuple[Judged, ...]:
    """Add several words as ``judge`` does, all of them or, where one is refused, none."""
    with ledger.write() as connection:
        return tuple(_judge(connection, judgement) for judgement in said)


def undo(ledger: Ledger, key: int, author: str, reason: str = "") -> Judged:
    """Take one's own judgement back; ``known`` where it was taken back already.

    Raises UnknownError for a key that is not there, RefusedError for somebody else's.
    """
    try:
        check_author(author)
    except ValueError as error:
        raise SettingError(str(error)) from error
    with ledger.write() as connection:
        found = load_judgements(connection, judgements.c.key == key)
        if not found:
            raise UnknownError(f"there is no judgement j{key} to undo: `reportedly judgements` shows them")
        if found[0].author != author:
            raise RefusedError(
                f"j{key} is {found[0].author}'s, and you are {author}: everybody undoes their own. Say otherwise in a "
                "judgement of yours, and both show as a conflict"
            )
        if found[0].undone is not None:
            return Judged(key=found[0].undone.key, known=True)
        return Judged(key=add_undoing(connection, key, author, reason), known=False)


def _judge(connection: Connection, said: Judgement) -> Judged:
    judgement = _make_exact(said) if said.kind is JudgementKind.CHECKED else said
    targets = _attach(connection, judgement)
    if judgement.aspect is Aspect.WORDS:
        judgement = _quote_words(connection, judgement)
    weighed = _weigh_related(connection, judgement, targets)
    known = _find_known(weighed, judgement, targets)
    if known is not None:
        return Judged(key=known, known=True, judgement=judgement, opposed=_list_opposed(weighed, known))
    if judgement.kind in PAIRED:
        _refuse_contradiction(weighed, judgement, targets)
    key = add_judgement(connection, judgement)
    opposed = _list_opposed(_weigh_related(connection, judgement, targets), key)
    return Judged(key=key, known=False, judgement=judgement, opposed=opposed)


def _attach(connection: Connection, judgement: Judgement) -> Targets:
    """What the judgement's subjects are in the ledger. Raises RefusedError for one that is not there."""
    found = attach_subjects(connection, judgement.subjects)
    for subject in judgement.subjects:
        if not found[subject]:
            raise RefusedError(f"{subject.kind} {subject.id} is in view no more: `reportedly claims` shows what is")
    return tuple(found[subject] for subject in judgement.subjects)


def _weigh_related(connection: Connection, judgement: Judgement, targets: Targets) -> Weighed:
    """The judgements that may be about the same, with what has become of them."""
    if judgement.kind in PAIRED:
        kept = load_judgements(connection, judgements.c.kind.in_(PAIRED_NAMES))
        return weigh_judgements(connection, [each for each in kept if _is_of_group(each, judgement)])
    if judgement.subjects[0].kind is SubjectKind.SOURCE:
        return weigh_judgements(connection, load_judgements(connection, judgements.c.text_hash.is_(None)))
    related = list_related_hashes(connection, _find_reports(connection, targets[0]))
    kept = load_judgements(connection, of_texts(related), judgements.c.kind.not_in(PAIRED_NAMES))
    return weigh_judgements(connection, kept)


def _is_of_group(kept: KeptJudgement, judgement: Judgement) -> bool:
    return kept.judgement is not None and kept.judgement.group is judgement.group


def _find_reports(connection: Connection, targets: Iterable[tuple[SubjectKind, int | str]]) -> Collection[int]:
    """The keys of the reports that these things stand in."""
    found: set[int] = set()
    for kind, key in targets:
        if kind is SubjectKind.REPORT and isinstance(key, int):
            found.add(key)
        elif isinstance(key, int):
            table = claims if kind is SubjectKind.CLAIM else figures
            found.add(connection.execute(select(table.c.report_key).where(table.c.key == key)).scalar_one())
    return found


def _make_exact(judgement: Judgement) -> Judgement:
    """What was checked is what stood there: nobody has checked what another reading makes of the place."""
    return replace(judgement, subjects=tuple(replace(each, exact=True) for each in judgement.subjects))


def _quote_words(connection: Connection, judgement: Judgement) -> Judgement:
    """The judgement with the corrected words as the report has them. Raises RefusedError where it has them not."""
    anchor = judgement.subjects[0].anchor
    assert anchor is not None
    text = connection.execute(select(reports.c.text).where(reports.c.hash == anchor.hash).limit(1)).scalar_one()
    quoted: list[str] = []
    for words in judgement.value:
        span = place_words(text, words, anchor.start)
        if span is None:
            raise RefusedError(f"the words {words!r} do not stand in report {judgement.subjects[0].report}: quote them")
        quoted.append(text[span.start : span.end])
    return replace(judgement, value=tuple(quoted))


def _find_known(weighed: Weighed, judgement: Judgement, targets: Targets) -> int | None:
    """The key of the same judgement by the same person, if it is there and counts."""
    said = _tell_apart(judgement, targets)
    for each in weighed.kept:
        counts = each.judgement is not None and weighed.states[each.key] in _COUNTS
        if counts and each.judgement and _tell_apart(each.judgement, weighed.targets[each.key]) == said:
            return each.key
    return None


def _tell_apart(judgement: Judgement, targets: Targets) -> tuple[object, ...]:
    """What is equal for two judgements that say the same."""
    about: Sequence[object] = [frozenset(found) for found in targets]
    ordered = judgement.kind not in (JudgementKind.MERGE, JudgementKind.CUT)
    said = (judgement.kind, judgement.author, judgement.reason, judgement.group, judgement.aspect, judgement.value)
    return (*said, tuple(about) if ordered else frozenset(about))


def _list_opposed(weighed: Weighed, key: int) -> tuple[KeptJudgement, ...]:
    others = weighed.opposed.get(key, ())
    return tuple(each for each in weighed.kept if each.key in others)


def _refuse_contradiction(weighed: Weighed, judgement: Judgement, targets: Targets) -> None:
    """Raise RefusedError for what a chain of merges and a cut make impossible, and for one's own opposite."""
    new = KeptJudgement(
        key=max((each.key for each in weighed.kept), default=0) + 1,
        kind=judgement.kind,
        author=judgement.author,
        reason=judgement.reason,
        recorded_at=0,
        judgement=judgement,
        undone=None,
    )
    knots = tie_knots([*weighed.kept, new], {**weighed.targets, new.key: targets})
    for pair in [pair for pair in knots.pairs if pair.kept is new]:
        _refuse_one(pair)
        _refuse_opposite(pair, knots.pairs)
        for cut, chain in _find_contradictions(pair, knots.pairs):
            raise RefusedError(_tell_contradiction(pair, cut, chain))


def _refuse_one(pair: Pair) -> None:
    if pair.left == pair.right:
        raise RefusedError(f"{_name(pair.first)} and {_name(pair.second)} are one thing already: name two")


def _refuse_opposite(pair: Pair, pairs: Iterable[Pair]) -> None:
    for other in pairs:
        own = other.kept.author == pair.kept.author and other.ends == pair.ends
        if own and other.joins != pair.joins:
            raise RefusedError(
                f"you said the opposite yourself: {_tell_pair(other)}. Undo that first: "
                f"`reportedly undo j{other.kept.key}`"
            )


def _find_contradictions(new: Pair, pairs: Sequence[Pair]) -> Iterator[tuple[Pair, tuple[Pair, ...]]]:
    """Cuts with the chains of several merges that contradict them, where ``new`` is the cut or in the chain.

    A merge of the very two that are cut is no chain: it is another person's word, and stands beside.
    """
    together = Sets()
    for pair in pairs:
        if pair.joins:
            together.unite(pair.left, pair.right)
    cuts = [pair for pair in pairs if not pair.joins and (new.joins or pair is new)]
    for cut in (cut for cut in cuts if together.find(cut.left) == together.find(cut.right)):
        chain = find_chain([pair for pair in pairs if pair.ends != cut.ends], cut.left, cut.right)
        if chain and (new in chain or cut is new):
            yield cut, chain


def _tell_contradiction(new: Pair, cut: Pair, chain: Iterable[Pair]) -> str:
    merges = ", ".join(_tell_pair(pair, new=pair is new) for pair in chain)
    parted = _tell_pair(cut, new=cut is new)
    keys = sorted({pair.kept.key for pair in (*chain, cut) if pair.kept is not new.kept})
    ways = " or ".join(f"j{key}" for key in keys)
    return f"this cannot be: {merges}; {parted}. Undo {ways} first, or ask who said it to"


def _tell_pair(pair: Pair, *, new: bool = False) -> str:
    done = "merged" if pair.joins else "parted"
    ends = (
        f"{_name(pair.first)}–{_name(pair.second)}" if pair.joins else f"{_name(pair.first)} and {_name(pair.second)}"
    )
    if new:
        return f"{ends} would now be {done}"
    why = f": “{pair.kept.reason}”" if pair.kept.reason else ""
    return f"{ends} {done} by {pair.kept.author} on {pair.kept.recorded[:10]} (j{pair.kept.key}{why})"


def _name(subject: Subject) -> str:
    words = subject.label if subject.anchor is None else subject.anchor.quotation
    called = subject.item or subject.id
    if not words:
        return called
    short = words if len(words) <= _LONGEST_LABEL else words[: _LONGEST_LABEL - 1] + "…"
    return f"{called} (“{short}”)"
