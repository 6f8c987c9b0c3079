"""Two positions with a figure each: overlap, then whose they are, then when, then what may become of such a figure."""

from __future__ import annotations

import re

from reportedly.reconciliation.questions.comparing import HARMS
from reportedly.reconciliation.questions.weighing import count_days
from reportedly.reconciliation.relations.adding import add_counts, list_counts
from reportedly.reconciliation.relations.ages import is_age
from reportedly.reconciliation.relations.amounts import Comparison, compare_amounts, is_none
from reportedly.reconciliation.relations.courses import (
    Course,
    are_days_apart,
    find_correction,
    find_course,
    find_told_revision,
    is_harm,
    share_past,
    write_number,
)
from reportedly.reconciliation.relations.doubting import find_doubt
from reportedly.reconciliation.relations.pairs import Judged, Pair, find_flags, find_frame, quote, share_all
from reportedly.reconciliation.relations.spans import read_spans
from reportedly.reconciliation.relations.speakers import name_source
from reportedly.reconciliation.relations.wording import find_cue, share_matter
from reportedly.vocabulary import Amount, FigureKind, Polarity, Position, RelationKind

_THERE = re.compile(r"\bthere\s+(?:are|were)\b|\b(?:are|were)\s+(?:still\s+)?(?:in|at)\b", re.IGNORECASE)
_SAID_FALSE = re.compile(
    r"\b(?:was|were|is|are)\s+(?:simply\s+|plainly\s+|all\s+)?"
    r"(false|untrue|wrong|invented|made up|a lie|lies|fiction|fabricated|baseless|incorrect|nonsense|propaganda)\b",
    re.IGNORECASE,
)
_LONG = 600
_FEW = 3
"""Numbers below which two counts meet by chance."""

_FAR = 1.1
"""By how much a later bound from below must be higher to show that a total grew."""


def judge_figures(pair: Pair, compared: Comparison) -> Judged:
    """How two positions with amounts of one thing stand."""
    told = read_spans(pair)
    if told is not pair and told.one.amount is not None and told.other.amount is not None:
        pair, compared = told, compare_amounts(told.one.amount, told.other.amount, pair.settings)
        barrier = judge_barrier(pair, compared)
        if barrier is not None:
            return barrier
    return _judge_polarity(pair, compared) or _judge_values(pair, compared)


def judge_barrier(pair: Pair, compared: Comparison) -> Judged | None:
    """Where the two amounts cannot be set beside each other."""
    if compared.barrier is None:
        return None
    shown = f"{quote(pair.one)} and {quote(pair.other)} cannot be compared: {compared.barrier}"
    named = all(len(each.words.text.split()) > 1 for each in pair.both) and not _is_money(pair)
    unclear = (compared.unclear and not named) or any(find_cue("unit_vague", each.content.text) for each in pair.both)
    kind = RelationKind.UNDECIDED if unclear else RelationKind.OTHER_SCOPE
    return Judged(kind=kind, reason=shown, flags=find_flags(pair, ["unit"]))


def judge_vague_unit(pair: Pair) -> Judged | None:
    """A number of things beside a number of what holds them: 900 tents, three truckloads of tents."""
    cues = [find_cue("unit_vague", each.words.text) or find_cue("unit_vague", _read_behind(each)) for each in pair.both]
    if (cues[0] is None) == (cues[1] is None) or not share_matter(*(each.content.text for each in pair.both)):
        return None
    reason = f"{quote(pair.one)} and {quote(pair.other)} cannot be compared: how much is “{cues[0] or cues[1]}”?"
    return Judged(kind=RelationKind.UNDECIDED, reason=reason, flags=find_flags(pair, ["unit"]))


def _read_behind(position: Position) -> str:
    """The word behind the figure's words."""
    behind = position.content.text.partition(position.words.text)[2].split()
    return behind[0] if behind else ""


def _is_money(pair: Pair) -> bool:
    return any(each.amount is not None and each.amount.kind is FigureKind.MONEY for each in pair.both)


def _judge_polarity(pair: Pair, compared: Comparison) -> Judged | None:
    """One holds its figure untrue, or says that there was none."""
    called = _find_called_untrue(pair) if compared.meets else None
    if called is not None:
        return called
    if pair.one.polarity is not pair.other.polarity:
        holder, theirs = pair.both if pair.one.polarity is Polarity.POSITIVE else (pair.other, pair.one)
        told = f"{quote(holder)} is held true by {name_source(holder)}, {quote(theirs)} untrue by {name_source(theirs)}"
        if compared.meets:
            return _judge_denied(pair, told)
        reason = f"who holds one number untrue need not hold the other: {told}"
        return Judged(kind=RelationKind.UNDECIDED, reason=reason, flags=find_flags(pair, ["negation"]))
    nones = is_none(pair.one.amount), is_none(pair.other.amount)
    if nones[0] == nones[1] or compared.meets:
        return None
    none_first = is_none(pair.earlier.amount)
    if pair.sequence.way and (
        pair.speakers.one or (none_first and find_course(pair) is not Course.FIXED and not is_harm(pair))
    ):
        reason = (
            f"{quote(pair.earlier)}, then {quote(pair.later)}: the number changed in between, {pair.sequence.words}"
        )
        return Judged(kind=RelationKind.MOVES, reason=reason, flags=find_flags(pair))
    return _judge_denied(pair, f"{quote(pair.one)} against {quote(pair.other)}: one says that there was none")


def _find_called_untrue(pair: Pair) -> Judged | None:
    """One source calls untrue what the other says: "called false the report that 90 carts were lost"."""
    cues = [find_cue("denial", find_frame(each)) or _find_said_false(each) for each in pair.both]
    if pair.speakers.one or (cues[0] is None) == (cues[1] is None):
        return None
    few = any((each.amount.high or 0) < _FEW for each in pair.both if each.amount is not None)
    if few and not share_matter(*(_cut_count(each) for each in pair.both)):
        return None
    if any(each.polarity is not Polarity.POSITIVE or is_none(each.amount) for each in pair.both):
        return None
    holder, theirs = pair.both if cues[0] is not None else (pair.other, pair.one)
    told = f"{quote(theirs)} is called untrue by {name_source(holder)} (“{cues[0] or cues[1]}”)"
    return Judged(kind=RelationKind.DENIES, reason=told, flags=find_flags(pair, ["verb"]))


def _cut_count(position: Position) -> str:
    """The content without the figure's words: what is counted is no common matter."""
    return position.content.text.replace(position.words.text, " ")


def _find_said_false(position: Position) -> str | None:
    found = _SAID_FALSE.search(position.content.text)
    return found.group(1) if found is not None else None


def _judge_denied(pair: Pair, told: str) -> Judged:
    if pair.speakers.one and pair.sequence.way:
        reason = f"a figure is taken back by its own source, {pair.speakers.words}: {told}"
        return Judged(kind=RelationKind.REVISES, reason=reason, flags=find_flags(pair, ["negation"]))
    if pair.speakers.one:
        return _leave_order_open(pair, told)
    return Judged(kind=RelationKind.DENIES, reason=told, flags=find_flags(pair, ["negation"]))


def judge_caveat(pair: Pair, compared: Comparison) -> Judged | None:
    """One vouches for a part of the other's figure, or warns of what it holds."""
    for position, theirs in ((pair.one, pair.other), (pair.other, pair.one)):
        if pair.speakers.one:
            return None
        part = find_granted_part(position, theirs)
        if part is not None:
            reason = f"a part of {quote(theirs)} is granted by {name_source(position)}: “{part}”"
            return Judged(kind=RelationKind.QUALIFIES, reason=reason, flags=find_flags(pair))
        caveat = find_cue("caveat", position.sentence or position.content.text)
        if compared.meets and caveat is not None and find_cue("caveat", theirs.sentence) is None:
            reason = f"{quote(theirs)} stands with a caveat by {name_source(position)}: “{caveat}”"
            return Judged(kind=RelationKind.QUALIFIES, reason=reason, flags=find_flags(pair))
    return None


def find_granted_part(position: Position, theirs: Position) -> str | None:
    """Words like "12 of the 50 raids", where the other has 50."""
    value = theirs.amount.low if theirs.amount is not None else None
    if value is None or " of " not in position.content.text:
        return None
    found = re.search(
        rf"(?<!not )(?<!none )\b\S+\s+of\s+(?:the|those|these|its|their)\s+(?:\w+\s+)?{write_number(value)}\b",
        position.content.text,
    )
    return found.group() if found is not None else None


def _judge_values(pair: Pair, compared: Comparison) -> Judged:
    remark = f"; {compared.remark}" if compared.remark else ""
    unit = ["unit"] if compared.converted else []
    if compared.meets and _is_passed(pair):
        rose = f"{quote(pair.later)} after {quote(pair.earlier)} ({pair.sequence.words})"
        reason = f"{rose}: a running total has a higher bound"
        return Judged(kind=RelationKind.ACCUMULATES, reason=reason, flags=find_flags(pair))
    if compared.meets and pair.speakers.one is False and is_set_against(pair) and _is_below_bound(pair):
        reason = (
            f"one sentence sets {quote(pair.one)} against {quote(pair.other)}, of two sources: {pair.speakers.words}"
        )
        return Judged(kind=RelationKind.DIFFERS, reason=reason, flags=find_flags(pair))
    if compared.meets:
        extra = [*unit, *(["one_source"] if pair.speakers.one else [])]
        shown = f"{quote(pair.one)} and {quote(pair.other)} overlap{remark}"
        return Judged(kind=RelationKind.AGREES, reason=shown, flags=find_flags(pair, extra))
    apart = f"{quote(pair.one)} and {quote(pair.other)} do not overlap{remark}"
    judged = _judge_own(pair, compared, apart) if _may_be_own(pair) else _judge_others(pair, compared, apart)
    extra = [*judged.flags, *unit, *(["digits"] if _are_turned(pair.one.amount, pair.other.amount) else [])]
    return Judged(kind=judged.kind, reason=judged.reason, flags=find_flags(pair, extra))


def _is_below_bound(pair: Pair) -> bool:
    """Whether one is a number and the other "as many as" a higher one."""
    for exact, bound in (pair.both, (pair.other, pair.one)):
        if (
            exact.amount is None
            or bound.amount is None
            or exact.amount.low is None
            or exact.amount.low != exact.amount.high
        ):
            continue
        if bound.amount.low is None and (bound.amount.high or 0) > exact.amount.low:
            return True
    return False


def _is_passed(pair: Pair) -> bool:
    """Whether two bounds from below, days apart, rose: "over 900" and three weeks later "at least 4,000"."""
    before, after = pair.earlier.amount, pair.later.amount
    if before is None or after is None or before.low is None or after.low is None or not are_days_apart(pair):
        return False
    bounded = before.high is None and after.low > before.low * _FAR
    if not pair.speakers.one and _is_next_day(pair):
        return False
    return bounded and find_course(pair) is Course.TOTAL and not share_past(pair)


def _is_next_day(pair: Pair) -> bool:
    """Whether the two were printed a day apart at most: another source's bound is no count that has grown."""
    days = count_days(pair.one.published, pair.other.published)
    return days is not None and days <= 1


def _may_be_own(pair: Pair) -> bool:
    """One source; or two that may be one, on two days: no conflict is made of a pronoun that nobody resolved."""
    return bool(pair.speakers.one) or (pair.speakers.one is None and are_days_apart(pair))


def _judge_own(pair: Pair, compared: Comparison, apart: str) -> Judged:
    """One source, two values."""
    who, when = pair.speakers.words, pair.sequence.words
    correction = find_correction(pair)
    if correction is not None and pair.sequence.way is not None and not _is_told_on(pair, compared, correction):
        reason = f"one value takes the place of the other (“{correction}”), both of {who}: {apart}"
        return Judged(kind=RelationKind.REVISES, reason=reason, flags=("correction",))
    if not pair.sequence.way:
        return _judge_at_once(pair, apart) or _leave_order_open(pair, apart)
    higher = compared.way * pair.sequence.way > 0
    course = find_course(pair)
    if course is Course.TOTAL and higher and not share_past(pair):
        reason = (
            f"{quote(pair.later)} after {quote(pair.earlier)} ({when}): a running total is higher, by one source, {who}"
        )
        return Judged(kind=RelationKind.ACCUMULATES, reason=reason)
    deaths = any("killed" in each.topic.doing for each in pair.both)
    lowered = None if higher or deaths else find_cue("lowered", pair.later.content.text)
    if (course is Course.LEVEL or lowered is not None) and not share_past(pair):
        reason = f"{quote(pair.earlier)}, then {quote(pair.later)} ({when}): another level at another time, by {who}"
        return Judged(kind=RelationKind.MOVES, reason=reason)
    if not higher and are_days_apart(pair) and _THERE.search(pair.later.content.text):
        reason = f"{quote(pair.earlier)}, then {quote(pair.later)} ({when}): fewer are there at a later time, by {who}"
        return Judged(kind=RelationKind.MOVES, reason=reason)
    fell = "a total cannot fall, so the later one replaces the first" if course is Course.TOTAL and not higher else ""
    reason = f"the same thing gets another value from its source, {who} ({when}): {fell or apart}"
    return Judged(kind=RelationKind.REVISES, reason=reason)


def _is_told_on(pair: Pair, compared: Comparison, correction: str) -> bool:
    """Whether a total has grown and "now" means no more than that: "now puts the arrests at 90"."""
    grown = bool(pair.sequence.way) and compared.way * (pair.sequence.way or 0) > 0 and are_days_apart(pair)
    amount = pair.one.amount
    weak = correction.lower().startswith("now ") and amount is not None and amount.kind is not FigureKind.MONEY
    return weak and grown and find_course(pair) is Course.TOTAL and not share_past(pair)


def _judge_at_once(pair: Pair, apart: str) -> Judged | None:
    """Two values of one source at one time, in two wordings: of two things. None without a time.

    In one wording they may be two versions of a text, of which nothing tells the order.
    """
    if pair.sequence.way is None or not pair.speakers.one or any(is_age(each) for each in pair.both):
        return None
    if share_all(pair.one, pair.other):
        return None
    reason = f"one source, {pair.speakers.words}, gives both at one time, so they are of two things: {apart}"
    return Judged(kind=RelationKind.OTHER_SCOPE, reason=reason)


_SET_AGAINST = re.compile(r"\b(?:but|while|whereas|although|though|either|despite|however)\b|;", re.IGNORECASE)


_EITHER = re.compile(r"\beither\b", re.IGNORECASE)


def is_either(pair: Pair) -> bool:
    """Whether one sentence tells both as what others say, of which one must be wrong: "either June 3 or June 4"."""
    one, other = pair.both
    alike = one.report == other.report and one.sentence == other.sentence
    return alike and _EITHER.search(one.sentence) is not None


def is_set_against(pair: Pair) -> bool:
    """Whether one sentence sets the two against each other: "12, while the mayor spoke of 20"."""
    one, other = pair.both
    return (
        one.report == other.report
        and bool(one.sentence)
        and one.sentence == other.sentence
        and (_SET_AGAINST.search(one.sentence) is not None)
    )


def _leave_order_open(pair: Pair, told: str) -> Judged:
    if is_set_against(pair):
        reason = f"one sentence sets them against each other: {told}"
        return Judged(kind=RelationKind.DIFFERS, reason=reason, flags=find_flags(pair))
    reason = f"both are of {pair.speakers.words}, and the texts do not tell which came first: {told}"
    return Judged(kind=RelationKind.UNDECIDED, reason=reason, flags=find_flags(pair, ["unknown_order"]))


def _judge_others(pair: Pair, compared: Comparison, apart: str) -> Judged:
    """Two sources, two values."""
    way = pair.sequence.way
    if pair.speakers.one is None and way is None:
        reason = f"whether {pair.speakers.words} are one source, and which spoke first, is open: {apart}"
        return Judged(kind=RelationKind.UNDECIDED, reason=reason, flags=("unknown_order",))
    told = find_told_revision(pair)
    if told is not None:
        reason = f"by {name_source(pair.later)} the value was put right (“{told}”): {apart}"
        return Judged(kind=RelationKind.REVISES, reason=reason, flags=("correction",))
    undated = next(filter(None, (find_cue("undated", each.sentence) for each in pair.both)), None)
    if undated is not None:
        reason = f"one of the two is “{undated}”: {apart}"
        return Judged(kind=RelationKind.UNDECIDED, reason=reason, flags=("unknown_order",))
    left = next((each for each in pair.both if _is_left_behind(each)), None)
    if left is not None and find_course(pair) is Course.TOTAL:
        reason = f"{quote(left)} is what the number rose from: {apart}"
        return Judged(kind=RelationKind.ACCUMULATES, reason=reason, flags=("other_source",))
    counted = _judge_parts(pair, apart) or _judge_growth(pair, compared)
    if counted is not None:
        return counted
    doubt = find_doubt(pair)
    if doubt is not None:
        return Judged(kind=RelationKind.UNDECIDED, reason=f"{apart}, but {doubt}", flags=("scope_unclear",))
    return Judged(kind=RelationKind.DIFFERS, reason=f"{apart}, and they are of two sources: {pair.speakers.words}")


def _is_left_behind(position: Position) -> bool:
    """Whether the figure is the one that another took the place of: "rose from eight to 20"."""
    words, content = (" ".join(text[:_LONG].split()) for text in (position.words.text, position.content.text))
    at = content.find(f"from {words} ")
    return at >= 0 and _TO.match(content, at + len(words) + len("from ")) is not None


_TO = re.compile(r"\s+(?:\w+\s+){0,2}?to\s")


def _judge_parts(pair: Pair, apart: str) -> Judged | None:
    """Counts of which the parts add up, or of which one holds those whom the other counts apart."""
    if _is_sum(pair):
        reason = f"the parts that are counted add up: {quote(pair.one)} and {quote(pair.other)}"
        return Judged(kind=RelationKind.AGREES, reason=reason)
    if _is_with_others(pair):
        reason = f"{apart}; one may count those whom the other counts apart"
        return Judged(kind=RelationKind.OTHER_SCOPE, reason=reason)
    return None


def _judge_growth(pair: Pair, compared: Comparison) -> Judged | None:
    """A total that another source tells higher at a later time; a level whose change the words tell."""
    way = pair.sequence.way
    total = find_course(pair) is Course.TOTAL and not share_past(pair)
    if way and are_days_apart(pair) and total and compared.way * way > 0:
        reason = (
            f"{quote(pair.later)} after {quote(pair.earlier)}: a running total is higher at a later time"
            f" ({pair.sequence.words}), told by another source"
        )
        return Judged(kind=RelationKind.ACCUMULATES, reason=reason, flags=("other_source",))
    change = find_cue("change", f"{pair.later.content.text} {find_frame(pair.later)}") if way else None
    if change is not None and are_days_apart(pair) and find_course(pair) is Course.LEVEL:
        reason = f"{quote(pair.earlier)}, then {quote(pair.later)}: the words tell of a change (“{change}”)"
        return Judged(kind=RelationKind.MOVES, reason=reason, flags=("other_source",))
    return None


def _is_with_others(pair: Pair) -> bool:
    """Whether the lower number of people harmed and another number in its sentence make the higher one."""
    one, other = pair.one.amount, pair.other.amount
    if one is None or other is None or one.low is None or other.low is None or not _is_hurt(pair):
        return False
    less, more = (pair.one, other.low) if one.low < other.low else (pair.other, one.low)
    own = less.amount.low if less.amount is not None else None
    return own is not None and any(own + count == more for count in list_counts(less))


def _is_hurt(pair: Pair) -> bool:
    return is_harm(pair) or any(HARMS & {*each.topic.doing} for each in pair.both)


def _is_sum(pair: Pair) -> bool:
    """Whether one value is the sum of what the other's words count: "two nurses and a driver" are three people."""
    for position, theirs in ((pair.one, pair.other), (pair.other, pair.one)):
        total = add_counts(position)
        amount = theirs.amount
        if total is None or amount is None or amount.kind is not FigureKind.COUNT:
            continue
        low = amount.low if amount.low is not None else total
        high = amount.high if amount.high is not None else total
        if low <= total <= high:
            return True
    return False


def _are_turned(one: Amount | None, other: Amount | None) -> bool:
    """Whether the digits are the same in another order, which a mistake of the ear or the hand makes: 27 and 72."""
    if one is None or other is None or one.low is None or other.low is None:
        return False
    left, right = f"{one.low:g}", f"{other.low:g}"
    return left != right and sorted(left) == sorted(right)
