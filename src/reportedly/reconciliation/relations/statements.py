"""Two positions of which at least one has no figure: what is affirmed, denied, granted in part, told otherwise."""

from __future__ import annotations

from reportedly.reconciliation.questions import Verdict
from reportedly.reconciliation.relations.amounts import is_none
from reportedly.reconciliation.relations.courses import are_days_apart, is_harm
from reportedly.reconciliation.relations.differing import judge_ages, judge_details
from reportedly.reconciliation.relations.granting import FIRM, FIRST, SOFT, judge_granted, judge_narrowed
from reportedly.reconciliation.relations.opposing import is_negative, judge_antonyms, judge_opposed
from reportedly.reconciliation.relations.pairs import Judged, Pair, find_flags, quote
from reportedly.reconciliation.relations.progressing import judge_progress
from reportedly.reconciliation.relations.scope import find_other_event
from reportedly.reconciliation.relations.timing import find_time
from reportedly.reconciliation.relations.wording import find_cue, read_words
from reportedly.vocabulary import FigureKind, Polarity, RelationKind


def judge_statements(pair: Pair) -> Judged:
    """How two contents stand, of which the figures do not decide."""
    return (
        judge_progress(pair)
        or _judge_mixed(pair)
        or judge_ages(pair)
        or judge_granted(pair, FIRST)
        or judge_antonyms(pair)
        or judge_granted(pair, FIRM)
        or judge_opposed(pair)
        or judge_granted(pair, SOFT)
        or judge_details(pair)
        or judge_narrowed(pair)
        or _judge_alike(pair)
    )


# --- a figure beside a statement -------------------------------------------------------------------------------------


def _judge_mixed(pair: Pair) -> Judged | None:
    """A figure beside words without one: none against some, a number against "heavy"."""
    one, other = pair.both
    if (one.amount is None) == (other.amount is None):
        return None
    if any(each.amount is not None and each.amount.kind is FigureKind.AGE for each in pair.both):
        return None
    event = find_other_event(pair)
    if event is not None:
        reason = f"{quote(one)} and {quote(other)} are not of one thing: {event}"
        return Judged(kind=RelationKind.OTHER_SCOPE, reason=reason, flags=find_flags(pair))
    focuses = pair.list_focuses(narrow=True)
    counted, told, focus = (one, other, focuses[1]) if one.amount is not None else (other, one, focuses[0])
    if is_none(counted.amount) != is_negative(told, focus) and not pair.speakers.one:
        none_first = is_none(pair.earlier.amount) or is_negative(pair.earlier, pair.earlier.content.text)
        if are_days_apart(pair) and none_first and not is_harm(pair):
            reason = f"{quote(pair.earlier)}, then {quote(pair.later)} ({pair.sequence.words}): from none to some"
            return Judged(kind=RelationKind.MOVES, reason=reason, flags=find_flags(pair))
        reason = f"{quote(one)} against {quote(other)}: one says that there was none"
        return Judged(kind=RelationKind.DENIES, reason=reason, flags=find_flags(pair, ["negation"]))
    vague = find_cue("vague", focus)
    if vague is not None and not is_none(counted.amount):
        reason = f"“{vague}” cannot be measured against {quote(counted)}"
        return Judged(kind=RelationKind.UNDECIDED, reason=reason, flags=find_flags(pair, ["vague"]))
    return None


# --- alike -----------------------------------------------------------------------------------------------------------


def _judge_alike(pair: Pair) -> Judged:
    """Nothing sets the two apart: they agree if they share words enough to speak of one thing."""
    vague = pair.list_cues("vague")
    if (vague[0] is None) != (vague[1] is None) and _has_number(pair, vague):
        reason = (
            f"“{vague[0] or vague[1]}” cannot be measured against a number: {quote(pair.one)} and {quote(pair.other)}"
        )
        return Judged(kind=RelationKind.UNDECIDED, reason=reason, flags=find_flags(pair, ["vague"]))
    shared = read_words(pair.one.content.text).kept & read_words(pair.other.content.text).kept
    if shared or (pair.match is not None and pair.match.verdict is Verdict.SAME):
        held = "untrue" if pair.one.polarity is Polarity.NEGATIVE else "true"
        reason = f"both hold it {held}: {quote(pair.one)} and {quote(pair.other)}"
        flags = ["one_source"] if pair.speakers.one else []
        if find_time(pair.one) is not None and pair.sequence.way:
            flags.append("repeat")
        return Judged(kind=RelationKind.AGREES, reason=reason, flags=find_flags(pair, flags))
    reason = f"the words do not tell how {quote(pair.one)} and {quote(pair.other)} stand to each other"
    return Judged(kind=RelationKind.UNDECIDED, reason=reason, flags=find_flags(pair))


def _has_number(pair: Pair, vague: tuple[str | None, str | None]) -> bool:
    """Whether the content without a vague word has a number."""
    focus = pair.list_focuses()[0 if vague[0] is None else 1]
    return any(word[0].isdigit() for word in read_words(focus).words)
