"""One position beside another: what takes no side first, then scope, then figures, then statements."""

from __future__ import annotations

import re
from dataclasses import replace

from reportedly.reconciliation.questions import TopicMatch
from reportedly.reconciliation.relations.ages import (
    compare_ages,
    compare_persons,
    find_ages,
    find_birthday,
    find_other_person,
    is_age,
)
from reportedly.reconciliation.relations.amounts import Comparison, compare_amounts
from reportedly.reconciliation.relations.belonging import find_bearers
from reportedly.reconciliation.relations.courses import find_correction
from reportedly.reconciliation.relations.figures import judge_barrier, judge_caveat, judge_figures, judge_vague_unit
from reportedly.reconciliation.relations.pairs import Judged, Pair, find_flags, find_frame, make_pair, quote
from reportedly.reconciliation.relations.rebutting import judge_facing, judge_rebuttal
from reportedly.reconciliation.relations.scope import judge_scope
from reportedly.reconciliation.relations.settings import DEFAULT, RelationSettings
from reportedly.reconciliation.relations.speakers import name_source
from reportedly.reconciliation.relations.statements import judge_besides, judge_statements
from reportedly.reconciliation.relations.wording import (
    SAME_WORDS,
    find_bound,
    find_cue,
    find_number,
    find_reach,
    fold_synonyms,
    read_words,
    share_both,
    share_matter,
    share_most,
)
from reportedly.vocabulary import Amount, FigureKind, Position, Relation, RelationKind, Stance

_BRIEF = 12
_SHORT = 3
"""Telling words below which a content is hardly more than its number."""

_FROM_BELOW = frozenset(
    ("at least", "more than", "over", "upward of", "upwards of", "no fewer than", "no less than", "not less than")
) | {"a minimum of"}
_FROM_ABOVE = frozenset(
    ("up to", "as many as", "fewer than", "less than", "under", "below", "at most", "no more than", "not more than")
) | {"nearly", "almost", "a maximum of"}

_ONES = frozenset({"one", "another", "the other", "some", "both"})
"""Sources that leave open which of several spoke."""

_ASKS = re.compile(
    r"[“\"‘']?(?:(?:whether|who|whose|how)\b|(?:are|is|was|were|did|does|do|has|have|can|could)\s+(?:they|he|she|it"
    r"|you|we|there)\b)",
    re.IGNORECASE,
)


def relate(
    position: Position,
    other: Position,
    match: TopicMatch | None = None,
    settings: RelationSettings = DEFAULT,
) -> Relation:
    """How ``position`` stands to ``other``; of either order the same kind and flags.

    ``match`` is what ``compare_topics`` says of the two; without it they are taken to be on one question.
    """
    return judge(make_pair(position, other, match, settings))


def judge(pair: Pair) -> Relation:
    """How the two of a pair stand."""
    judged = (
        judge_rebuttal(pair)
        or judge_facing(pair)
        or _judge_open(pair)
        or _judge_figures(pair)
        or _judge_numbers(pair)
        or judge_statements(pair)
    )
    judged = judge_besides(pair, judged) or judged
    return Relation(
        position=pair.one.id,
        other=pair.other.id,
        kind=judged.kind,
        reason=judged.reason,
        flags=tuple(sorted(judged.flags)),
    )


def _judge_open(pair: Pair) -> Judged | None:
    """One of the two takes no side, or says what it wishes.

    Of positions that links brought together it must be on the very same thing, and no figure waits for an inquiry.
    """
    if not pair.settled and not _may_leave_open(pair):
        return None
    for each in pair.both:
        neither = find_cue("neither", each.sentence or each.content.text)
        if neither is not None:
            reason = f"neither side is taken by {name_source(each)}: “{neither}”"
            return Judged(kind=RelationKind.UNDECIDED, reason=reason, flags=find_flags(pair, ["neither_nor"]))
    for each in pair.both:
        unnamed = find_cue("unnamed", each.sentence or each.content.text)
        if unnamed is None and pair.one.amount is not None and pair.other.amount is not None:
            one = each.source_words.strip(" ,;:")
            unnamed = one if one.lower() in _ONES else find_cue("one_of", one)
        if unnamed is not None and find_correction(pair) is None:
            reason = f"which one is meant is left open by {name_source(each)}: “{unnamed}”"
            return Judged(kind=RelationKind.UNDECIDED, reason=reason, flags=find_flags(pair))
    left, right = (
        _find_open(each, focus, counted=None not in (pair.one.amount, pair.other.amount))
        for each, focus in zip(pair.both, pair.list_focuses(narrow=True), strict=True)
    )
    if (left is None) == (right is None):
        return None
    who, cue = (pair.one, left) if left is not None else (pair.other, right)
    theirs = pair.other if left is not None else pair.one
    if find_cue("wish", cue or "") is not None and find_cue("denial", find_frame(theirs)) is not None:
        return None  # "she planned to run" is denied, not wished
    if pair.one.amount is not None and pair.other.amount is not None and find_cue("planned", cue or "") is not None:
        return None  # what was planned beside what was done: two figures
    reason = (
        f"it is left open (“{cue}”) by {name_source(who)}: no position beside {quote(pair.other if left else pair.one)}"
    )
    return Judged(kind=RelationKind.UNDECIDED, reason=reason, flags=find_flags(pair))


def _may_leave_open(pair: Pair) -> bool:
    if None not in (pair.one.amount, pair.other.amount):
        return False
    return share_both(*pair.list_focuses()) and not share_both(*pair.list_focuses(), part=SAME_WORDS)


def _find_open(position: Position, focus: str, *, counted: bool) -> str | None:
    """The words by which a position leaves open what it speaks of, or wishes it.

    Where figures are ``counted`` the wish in a content is that of those who are counted: "44 percent wanted a vote".
    """
    found = find_cue("open", focus) or find_cue("open", find_frame(position))
    if found is not None:
        return found
    if _ASKS.match(position.content.text) is not None:
        return position.content.text.split()[0]
    opening = "" if counted else " ".join(position.content.text.split()[:6])
    wish = find_cue("wish", find_frame(position)) or find_cue("wish", opening)
    if position.stance is Stance.ASK:
        return wish or "a question"
    return wish


def _compare_both(pair: Pair) -> Comparison:
    """The two amounts of a pair that has two."""
    one, other = pair.one.amount, pair.other.amount
    return compare_amounts(one, other, pair.settings) if one is not None and other is not None else Comparison()


def _judge_person(pair: Pair) -> Judged | None:
    """Two ages of two people are no figures of one thing; those of one person may have a birthday between them."""
    counted = _find_counted(pair)
    if counted is not None:
        reason = (
            f"{quote(pair.one)} and {quote(pair.other)} are no figures of one thing: an age, and a number of {counted}"
        )
        return Judged(kind=RelationKind.OTHER_SCOPE, reason=reason, flags=find_flags(pair))
    told = None if compare_ages(pair) is not None else find_bearers(pair) or compare_persons(pair)
    birthday = find_birthday(pair)
    if told is None and birthday is None and not _compare_both(pair).meets:
        told = find_other_person(pair)
    if told is None and birthday is not None:
        reason = f"{quote(pair.one)} and {quote(pair.other)} agree: {birthday}"
        return Judged(kind=RelationKind.AGREES, reason=reason, flags=find_flags(pair))
    if told is None:
        return None
    reason = f"{quote(pair.one)} and {quote(pair.other)} are the ages of two people: {told}"
    return Judged(kind=RelationKind.OTHER_SCOPE, reason=reason, flags=find_flags(pair))


def _find_counted(pair: Pair) -> str | None:
    """What one of the two counts, beside an age: "39 sailors"; a bare "seven" may be an age."""
    for each in pair.both:
        words = each.words.text.split()
        if (
            each.amount is not None
            and each.amount.kind is FigureKind.COUNT
            and len(words) > 1
            and not each.amount.implied
        ):
            return words[-1].strip(".,;")
    return None


def _judge_figures(pair: Pair) -> Judged | None:
    """Two figures: can they be compared, does one only grant, are they of one thing, do they meet."""
    if pair.one.amount is None or pair.other.amount is None:
        return None
    compared = compare_amounts(pair.one.amount, pair.other.amount, pair.settings)
    if (compared.meets and _is_known(pair)) or _is_age_beside_one(pair):
        return None
    if is_age(pair.one) or is_age(pair.other):
        return judge_barrier(pair, compared) or _judge_person(pair) or judge_figures(pair, compared)
    return (
        judge_barrier(pair, compared)
        or judge_vague_unit(pair)
        or judge_caveat(pair, compared)
        or judge_scope(pair, compared)
        or judge_figures(pair, compared)
    )


def _is_age_beside_one(pair: Pair) -> bool:
    """Whether an age stands beside the one of "his nephew", which is no number to compare it with."""
    ages = [each.amount is not None and each.amount.kind is FigureKind.AGE for each in pair.both]
    implied = [each.amount is not None and each.amount.implied for each in pair.both]
    return (ages[0] and implied[1]) or (ages[1] and implied[0])


def _is_known(pair: Pair) -> bool:
    """Whether both speak of a number of people that everybody knows: "the two clans had made peace"."""
    for each in pair.both:
        words = re.escape(each.words.text.strip()).replace(r"\ ", r"\s+")
        if not re.search(rf"\bthe\s+{words}", each.content.text, re.IGNORECASE):
            return False
    return True


def _is_counted(pair: Pair) -> bool:
    """Whether one of the two is a figure, and the other calls its number one: "the number of detained at 610"."""
    if (pair.one.amount is None) == (pair.other.amount is None):
        return False
    return any(find_cue("figure", each.content.text) is not None for each in pair.both if each.amount is None)


def _speak_of_one(pair: Pair, one: str, other: str) -> bool:
    """Whether the numbers of two statements are of one thing."""
    alike = share_most(one, other) or _share_two(one, other)
    return alike or _is_counted(pair) or _share_doing(pair) or _is_told_on(pair)


def _share_two(one: str, other: str) -> bool:
    """Whether two short texts have two telling words in common."""
    short = max(len(read_words(text).words) for text in (one, other)) <= _BRIEF
    return short and len(fold_synonyms(one) & fold_synonyms(other)) > 1


def _is_told_on(pair: Pair) -> bool:
    """Whether one source tells of one matter, by the contents or, where one is but a number, by the sentences."""
    if not pair.speakers.one or not pair.sequence.way:
        return False
    one, other = (each.content.text for each in pair.both)
    short = min(len(read_words(text).kept) for text in (one, other)) < _SHORT
    return share_matter(one, other) or (short and share_matter(pair.one.sentence, pair.other.sentence))


def _share_doing(pair: Pair) -> bool:
    """Whether one thing befell those whom two numbers count: "ten of us were killed", "three people died"."""
    return bool({*pair.one.topic.doing} & {*pair.other.topic.doing} & {"killed", "wounded", "arrested", "displaced"})


def _read_amount(focus: str) -> Amount | None:
    """The one number of a statement, with the word that bounds it; None where there is none or several."""
    reach = find_reach(focus)
    if reach is not None:
        return Amount(kind=FigureKind.COUNT, low=reach[0], high=reach[1])
    number = find_number(focus)
    if number is None:
        return None
    bound = find_bound(focus)
    if bound in _FROM_BELOW:
        return Amount(kind=FigureKind.COUNT, low=number, high=None, low_open=bound in ("more than", "over"))
    if bound in _FROM_ABOVE:
        return Amount(
            kind=FigureKind.COUNT,
            low=None,
            high=number,
            high_open=bound in ("fewer than", "less than", "under", "below"),
            approximate=bound in ("nearly", "almost"),
        )
    return Amount(kind=FigureKind.COUNT, low=number, high=number, approximate=bool(bound))


def _judge_numbers(pair: Pair) -> Judged | None:
    """Two statements that are alike but for the one number in each, which the reader took for no figure: "was 24"."""
    if pair.one.amount is not None and pair.other.amount is not None:
        return None
    focuses = pair.list_focuses()
    bare = [
        each.amount if each.amount is not None and each.amount.kind is FigureKind.COUNT else _read_amount(focus)
        for each, focus in zip(pair.both, focuses, strict=True)
    ]
    named = any(age.name for focus in focuses for age in find_ages(focus))
    if bare[0] is None or bare[1] is None or named or not _speak_of_one(pair, *focuses):
        return None
    amounts = [each.amount or amount for each, amount in zip(pair.both, (bare[0], bare[1]), strict=True)]
    counted = replace(
        pair, one=replace(pair.one, amount=amounts[0]), other=replace(pair.other, amount=amounts[1]), match=None
    )
    compared = compare_amounts(amounts[0], amounts[1], pair.settings)
    return judge_barrier(counted, compared) or judge_scope(counted, compared) or judge_figures(counted, compared)
