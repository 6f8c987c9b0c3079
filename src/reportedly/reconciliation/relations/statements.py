"""Two positions of which at least one has no figure: what is affirmed, denied, granted in part, told otherwise."""

from __future__ import annotations

import re

from reportedly.reconciliation.questions import Verdict
from reportedly.reconciliation.relations.amounts import is_none
from reportedly.reconciliation.relations.contrasts import find_other_nouns
from reportedly.reconciliation.relations.courses import are_days_apart, find_correction, is_harm
from reportedly.reconciliation.relations.denying import are_none_of_others, names_denied, share_denied
from reportedly.reconciliation.relations.differing import judge_ages, judge_details, judge_particulars
from reportedly.reconciliation.relations.doubting import load_people
from reportedly.reconciliation.relations.figures import find_granted_part
from reportedly.reconciliation.relations.granting import FIRM, FIRST, SOFT, judge_granted, judge_narrowed
from reportedly.reconciliation.relations.negating import is_negative
from reportedly.reconciliation.relations.opposing import is_apart, judge_antonyms, judge_opposed
from reportedly.reconciliation.relations.pairs import Judged, Pair, find_flags, quote
from reportedly.reconciliation.relations.progressing import judge_progress
from reportedly.reconciliation.relations.rebutting import judge_accounts, judge_blame, judge_side_by_side
from reportedly.reconciliation.relations.scope import find_other_event
from reportedly.reconciliation.relations.speakers import name_source
from reportedly.reconciliation.relations.timing import find_time
from reportedly.reconciliation.relations.wording import (
    count_negations,
    find_cue,
    find_number,
    fold_synonyms,
    read_words,
    share_matter,
)
from reportedly.vocabulary import FigureKind, Polarity, Position, RelationKind

_LENGTHY = 14
"""Words from which a content holds much besides."""

_SHARED = 2
"""Words that a figure and a statement share where one denies what the other counts."""

_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+")
_LONGEST = 2000
_IDENTITY = re.compile(
    r"\W*(?:that\s+)?(?:the|a|an|his|her)\s+([a-z]+)\s+(?:was|were|had been)\s+(?:a|an|the)\s", re.IGNORECASE
)
_SOME_OF = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\s+of\s+(?:its|his|her|their|our"
    r"|my)\s+(?!people\b)[a-z]+s?\b",
    re.IGNORECASE,
)
_REPEATED = 0.75
"""The share of words from which the same source only says it again."""


def judge_statements(pair: Pair) -> Judged:
    """How two contents stand, of which the figures do not decide."""
    return (
        judge_progress(pair)
        or _judge_both_open(pair)
        or _judge_mixed(pair)
        or judge_ages(pair)
        or judge_particulars(pair)
        or judge_accounts(pair)
        or judge_blame(pair)
        or judge_granted(pair, FIRST)
        or judge_antonyms(pair)
        or judge_granted(pair, FIRM)
        or judge_opposed(pair)
        or judge_granted(pair, SOFT)
        or judge_details(pair)
        or judge_narrowed(pair)
        or _judge_alike(pair)
    )


def judge_besides(pair: Pair, judged: Judged) -> Judged | None:
    """What two contents say beside figures that are of two things, or that say nothing; only a conflict counts.

    Of positions that links brought together it does not: beside a figure other positions have what else is said. But
    the one of "shot his aunt" is no figure that somebody gave.
    """
    if judged.kind not in _BESIDES or None in (pair.one.amount, pair.other.amount) or pair.speakers.one:
        return None
    if not pair.settled and not any(each.amount is not None and each.amount.implied for each in pair.both):
        return None
    found = judge_ages(pair) or judge_particulars(pair)
    return found if found is not None and found.kind is RelationKind.DIFFERS else None


_BESIDES = frozenset({RelationKind.OTHER_SCOPE, RelationKind.AGREES, RelationKind.UNDECIDED})
"""What figures may say where the words beside them are a conflict."""


def _judge_both_open(pair: Pair) -> Judged | None:
    """Neither takes a side: what both leave open is no conflict. Where links brought them together they agree on it."""
    if not pair.settled:
        return None
    one, other = pair.list_cues("open", narrow=True)
    if one is None or other is None:
        return None
    reason = f"both leave it open: “{one}” and “{other}”"
    return Judged(kind=RelationKind.UNDECIDED, reason=reason, flags=find_flags(pair))


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
    negative = is_negative(told, focus) or (is_none(counted.amount) and count_negations(read_words(focus)) % 2 == 1)
    if (
        is_none(counted.amount) != negative
        and not pair.speakers.one
        and not _is_loose(pair)
        and _share_none(counted, told)
    ):
        none_first = is_none(pair.earlier.amount) or is_negative(pair.earlier, pair.earlier.content.text)
        if are_days_apart(pair) and none_first and not is_harm(pair):
            reason = f"{quote(pair.earlier)}, then {quote(pair.later)} ({pair.sequence.words}): from none to some"
            return Judged(kind=RelationKind.MOVES, reason=reason, flags=find_flags(pair))
        reason = f"{quote(one)} against {quote(other)}: one says that there was none"
        return Judged(kind=RelationKind.DENIES, reason=reason, flags=find_flags(pair, ["negation"]))
    part = _judge_part(pair, counted, told)
    if part is not None:
        return part
    vague = find_cue("vague", focus) or find_cue("unit_vague", focus)
    if vague is not None and not is_none(counted.amount) and find_cue("caveat", told.content.text) is None:
        reason = f"“{vague}” cannot be measured against {quote(counted)}"
        return Judged(kind=RelationKind.UNDECIDED, reason=reason, flags=find_flags(pair, ["vague"]))
    return None


def _share_none(counted: Position, told: Position) -> bool:
    """Whether what one has none of, or denies, is what the other speaks of: "no arrests" beside "two were arrested"."""
    if not is_none(counted.amount):
        return share_denied(told, counted) and names_denied(told, counted)
    if are_none_of_others(counted, told):
        return False
    if {*counted.topic.doing} & {*told.topic.doing} or len(read_words(told.content.text).words) <= _BRIEF:
        return True
    nouns = fold_synonyms(counted.words.text) - load_people()
    return not nouns or bool(nouns & fold_synonyms(told.content.text))


_BRIEF = 8


def _judge_part(pair: Pair, counted: Position, told: Position) -> Judged | None:
    """Words that take some of those whom a figure counts: "28 of the 60" grants, "one of its cooks" counts others."""
    if pair.speakers.one:
        return None
    part = find_granted_part(told, counted)
    if part is not None:
        reason = f"a part of {quote(counted)} is granted by {name_source(told)}: “{part}”"
        return Judged(kind=RelationKind.QUALIFIES, reason=reason, flags=find_flags(pair))
    some = _SOME_OF.search(told.content.text[:_LONGEST])
    many = counted.amount is not None and counted.amount.kind is FigureKind.COUNT and (counted.amount.low or 0) > 1
    if some is None or not many:
        return None
    reason = f"“{some.group()}” are some of a group, {quote(counted)} are not of it alone"
    return Judged(kind=RelationKind.OTHER_SCOPE, reason=reason, flags=find_flags(pair))


# --- alike -----------------------------------------------------------------------------------------------------------


def _judge_alike(pair: Pair) -> Judged:
    """Nothing sets the two apart: they agree if they share words enough to speak of one thing."""
    vague = pair.list_cues("vague")
    if (vague[0] is None) != (vague[1] is None) and _has_number(pair, vague):
        reason = (
            f"“{vague[0] or vague[1]}” cannot be measured against a number: {quote(pair.one)} and {quote(pair.other)}"
        )
        return Judged(kind=RelationKind.UNDECIDED, reason=reason, flags=find_flags(pair, ["vague"]))
    turned = _judge_later(pair)
    if turned is not None:
        return turned
    if _has_other_number(pair):
        reason = f"{quote(pair.one)} and {quote(pair.other)} hold other numbers, and the words do not tell of what"
        return Judged(kind=RelationKind.OTHER_SCOPE, reason=reason, flags=find_flags(pair))
    numbers = [find_number(focus) for focus in pair.list_focuses()]
    if all(each.amount is None for each in pair.both) and None not in numbers and numbers[0] != numbers[1]:
        reason = f"the numbers in {quote(pair.one)} and {quote(pair.other)} are not known to be of one thing"
        return Judged(kind=RelationKind.UNDECIDED, reason=reason, flags=find_flags(pair, ["scope_unclear"]))
    nouns = find_other_nouns(*pair.list_focuses())
    if nouns is not None:
        reason = f"{quote(pair.one)} and {quote(pair.other)} count other things: {nouns}"
        return Judged(kind=RelationKind.OTHER_SCOPE, reason=reason, flags=find_flags(pair))
    return _judge_matter(pair)


def _judge_matter(pair: Pair) -> Judged:
    """Whether the two are of one matter: then they agree, else they are of two, or it is left open."""
    same = pair.match is not None and pair.match.verdict is Verdict.SAME
    apart = _are_two_matters(pair)
    if same or (not apart and share_matter(pair.one.content.text, pair.other.content.text)):
        denied = pair.one.polarity is Polarity.NEGATIVE and any(each.denies for each in pair.both)
        held = "untrue" if denied else "true"
        reason = f"both hold it {held}: {quote(pair.one)} and {quote(pair.other)}"
        flags = ["one_source"] if pair.speakers.one else []
        if find_time(pair.one) is not None and pair.sequence.way:
            flags.append("repeat")
        return Judged(kind=RelationKind.AGREES, reason=reason, flags=find_flags(pair, flags))
    beside = judge_side_by_side(pair)
    if beside is not None:
        return beside
    if apart:
        reason = f"{quote(pair.one)} and {quote(pair.other)} share too little to be of one thing"
        return Judged(kind=RelationKind.OTHER_SCOPE, reason=reason, flags=find_flags(pair, ["scope_unclear"]))
    reason = f"the words do not tell how {quote(pair.one)} and {quote(pair.other)} stand to each other"
    return Judged(kind=RelationKind.UNDECIDED, reason=reason, flags=find_flags(pair))


def _are_two_matters(pair: Pair) -> bool:
    """Whether the topics have nothing to do with each other, one content is long, and the shorter has most words alone.

    Of 1,000 pairs of published claims that were so, and that nothing else set apart, one in four said the same and one
    in two spoke of another thing; of those that share half of the shorter one's words, it was the other way round.
    """
    if pair.match is None or pair.match.verdict is not Verdict.NONE:
        return False
    texts = [each.content.text[:_LONGEST] for each in pair.both]
    if max(len(read_words(text).words) for text in texts) <= _SAYING:
        return False
    one, other = map(fold_synonyms, texts)
    return len(one & other) < _MOSTLY * min(len(one), len(other))


_MOSTLY = 0.5
_SAYING = 12
"""Words of a content that says one thing; a longer one says others besides, of which some are like another's."""


def _is_loose(pair: Pair) -> bool:
    """Whether nothing says that a figure and a statement are of one matter."""
    if any(each.amount is not None and each.amount.implied for each in pair.both):
        return True
    far = pair.match is None or pair.match.verdict is Verdict.NONE
    one, other = (fold_synonyms(each.content.text) for each in pair.both)
    least = _SHARED if max(len(read_words(each.content.text).words) for each in pair.both) <= _LENGTHY else _SHARED + 1
    return is_apart(pair) or ((far or least > _SHARED) and len(one & other) < least)


def _judge_later(pair: Pair) -> Judged | None:
    """One source says of one thing another thing on a later day: "was ill", "had recovered"."""
    if not pair.speakers.one or not pair.sequence.way or any(each.amount is not None for each in pair.both):
        return None
    if not pair.settled:
        return None  # a source says many things of one matter
    one, other = (read_words(focus).kept for focus in pair.list_focuses())
    shared = one & other
    if not shared or not one - other or not other - one or len(shared) >= _REPEATED * min(len(one), len(other)):
        return None
    corrected = find_correction(pair) is not None or _name_others(pair) or _are_identities(pair)
    kind = RelationKind.MOVES if are_days_apart(pair) and not corrected else RelationKind.REVISES
    reason = f"{quote(pair.earlier)}, then {quote(pair.later)} ({pair.sequence.words}): its source says another thing"
    return Judged(kind=kind, reason=reason, flags=find_flags(pair))


def _are_identities(pair: Pair) -> bool:
    """Whether both say what one is, in the past: "the gunman was a former postman" does not become otherwise."""
    found = [_IDENTITY.match(focus) for focus in pair.list_focuses()]
    return found[0] is not None and found[1] is not None and found[0].group(1).lower() == found[1].group(1).lower()


def _name_others(pair: Pair) -> bool:
    """Whether each of the two names somebody whom the other does not name: who it was does not change."""
    one, other = (frozenset(_NAME.findall(focus)) for focus in pair.list_focuses())
    return bool(one - other) and bool(other - one)


def _has_other_number(pair: Pair) -> bool:
    """Whether one is a number of things, and the other has another number, which the reader took for no figure."""
    for counted, told, focus in zip(pair.both, (pair.other, pair.one), reversed(pair.list_focuses()), strict=True):
        if counted.amount is not None and counted.amount.kind is FigureKind.COUNT and told.amount is None:
            number = find_number(focus)
            return number is not None and number != counted.amount.low
    return False


def _has_number(pair: Pair, vague: tuple[str | None, str | None]) -> bool:
    """Whether the content without a vague word has a number."""
    focus = pair.list_focuses()[0 if vague[0] is None else 1]
    return any(word[0].isdigit() for word in read_words(focus).words)
