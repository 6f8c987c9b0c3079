"""Both contents hold it true, or untrue, and one names another doer, day, time, place or age than the other."""

from __future__ import annotations

import re
from functools import cache

from reportedly.reconciliation.naming import share_person
from reportedly.reconciliation.questions import Verdict
from reportedly.reconciliation.questions.weighing import count_days
from reportedly.reconciliation.relations.acts import are_one_act, compare_acts, find_sort
from reportedly.reconciliation.relations.ages import compare_ages
from reportedly.reconciliation.relations.apart import (
    are_clocks_of_day,
    is_found_later,
    is_in_name,
    is_no_place,
    is_part_of_word,
    load_alike,
    may_be_zones,
    name_two_others,
    share_count,
    share_doing,
    share_objects,
    share_year_of,
    spell_alike,
    strip_days,
)
from reportedly.reconciliation.relations.clauses import DAY, Clause, is_full_name, read_clause
from reportedly.reconciliation.relations.courses import find_correction
from reportedly.reconciliation.relations.figures import is_either
from reportedly.reconciliation.relations.pairs import Judged, Pair, find_flags, quote
from reportedly.reconciliation.relations.particulars import find_particular
from reportedly.reconciliation.relations.scope import find_other_event
from reportedly.reconciliation.relations.told_values import load_values, may_be_one
from reportedly.reconciliation.relations.wording import find_clause, find_cue, fold_synonyms, read_words, share_matter
from reportedly.reconciliation.rows import load_rows
from reportedly.vocabulary import RelationKind

_SHORT = 3
"""Up to so many telling words a content is a bare time or name, which shares no word with the other."""

_LEAST_PART = 4
"""Letters from which a word that ends another one may mean the same."""

_FEW = 3
"""Words from which two sentences have something in common."""

_NOBODY = frozenset("year old man woman boy girl said told polic".split())
"""Stems that two sentences of any two events share."""

_LONG = 16
"""Words up to which a content is short."""

_HOURS = 90
"""Minutes from which two times are of two happenings unless the sentences share more."""

_NAME = re.compile(r"[A-Z][a-z]+(?:\s+[A-Z][a-z.]+){0,2}")
_ANYBODY = frozenset({15, 19})
"""Groups of nouns for anybody, old or young."""

_ANOTHER = re.compile(r"\b(?:another|second|third|unrelated|separate|different)\b", re.IGNORECASE)
_ANY, _ARMED = 0, frozenset({1, 2})
"""Groups of the table of words for one thing: "gunmen" may be rebels or bandits."""


def judge_ages(pair: Pair) -> Judged | None:
    """One person has two ages; what else the contents say is no matter."""
    told = compare_ages(pair)
    return _tell_otherwise(pair, told) if told is not None else None


def judge_particulars(pair: Pair) -> Judged | None:
    """One gives another value of what news tells of each person or happening: a wound, a relative, a street."""
    told = find_particular(pair)
    return _tell_otherwise(pair, told.words) if told is not None else None


def judge_details(pair: Pair) -> Judged | None:
    """Both hold it true (or untrue), and name another doer, time, place or thing."""
    told = _find_difference(pair)
    event = find_other_event(pair) if told is not None else None
    if event is not None and _ANOTHER.search(event.partition("“")[2]):
        reason = f"{quote(pair.one)} and {quote(pair.other)} are not of one thing: {event}"
        return Judged(kind=RelationKind.OTHER_SCOPE, reason=reason, flags=find_flags(pair))
    if told is not None:
        return _tell_otherwise(pair, told)
    acts = compare_acts(pair)
    if acts.one is not False:
        return None
    reason = f"{quote(pair.one)} and {quote(pair.other)} are the times of two happenings: {acts.reason}"
    return Judged(kind=RelationKind.OTHER_SCOPE, reason=reason, flags=find_flags(pair))


def _tell_otherwise(pair: Pair, told: str) -> Judged:
    shown = f"{quote(pair.one)} and {quote(pair.other)}: {told}"
    if _is_settled_later(pair):
        reason = f"those who investigate put it otherwise weeks later ({pair.sequence.words}): {shown}"
        return Judged(kind=RelationKind.REVISES, reason=reason, flags=find_flags(pair))
    if not pair.speakers.one or is_either(pair):
        return Judged(kind=RelationKind.DIFFERS, reason=shown, flags=find_flags(pair))
    if find_correction(pair) is None and pair.sequence.way is None:
        reason = f"both are of {pair.speakers.words}, and the texts do not tell which came first: {shown}"
        return Judged(kind=RelationKind.UNDECIDED, reason=reason, flags=find_flags(pair, ["unknown_order"]))
    reason = f"it is told otherwise than before by its source, {pair.speakers.words}: {shown}"
    return Judged(kind=RelationKind.REVISES, reason=reason, flags=find_flags(pair))


_WEEK = 7


def _is_settled_later(pair: Pair) -> bool:
    """Whether both sources investigate, and spoke a week apart or more: what they found replaces what they thought."""
    words = [frozenset(read_words(each.source_words).words) for each in pair.both]
    days = count_days(pair.one.published, pair.other.published)
    return days is not None and days >= _WEEK and all(each & _investigators() for each in words)


@cache
def _investigators() -> frozenset[str]:
    return frozenset(row["word"] for row in load_rows("relations/verbs.tsv") if row["sort"] == "investigator")


def _find_difference(pair: Pair) -> str | None:
    left, right = pair.list_focuses()
    left, right = find_clause(left, right), find_clause(right, left)
    one, other = read_clause(left), read_clause(right)
    short = min(len(read_words(each).kept) for each in (left, right)) <= _SHORT
    known = (
        share_matter(strip_days(left), strip_days(right))
        or (short and _share_sentence(pair))
        or _is_taken_up(one, other)
    )
    if not known and not (one.clock is not None and other.clock is not None and compare_acts(pair).one):
        return None
    return (
        _compare_clocks(pair, one, other, known=_share_sentence(pair))
        or _compare_dates(one, other, left, right)
        or _compare_sets(one.months, other.months, "the months are")
        or _compare_sets(_list_directions(one, left), _list_directions(other, right), "the directions are")
        or _compare_manners(one, other, left, right)
        or (_compare_parties(pair, one, other, left, right) if _are_one_doing(left, right) else None)
    )


def _compare_dates(one: Clause, other: Clause, left: str, right: str) -> str | None:
    """Other days or years of one act, done to one."""
    of_one = _share_act_of_day(left, right) and share_objects(one, other, left, right)
    days = _compare_days(one.days, other.days) if of_one else None
    return days or (_compare_sets(one.years, other.years, "the years are") if share_year_of(left, right) else None)


def _list_directions(clause: Clause, text: str) -> frozenset[str]:
    return frozenset(word for word in clause.directions if not is_in_name(text, word))


def _compare_manners(one: Clause, other: Clause, left: str, right: str) -> str | None:
    """Other ways to die; an illness is one only where death is told: whoever had pneumonia may die of the heart."""
    ways = [frozenset(fold_synonyms(" ".join(each.manners))) for each in (one, other)]
    ill = [bool(each.manners & _ILLNESSES) for each in (one, other)]
    if any(ill) and not all(_DEATH.search(text) for text in (left, right)):
        return None
    if any(each.manners == {"attack"} for each in (one, other)):
        return None
    return _compare_sets(one.manners, other.manners, "the manners are") if not ways[0] & ways[1] else None


_ILLNESSES = frozenset("attack heart stroke pneumonia hypothermia".split())
_DEATH = re.compile(r"\b(?:died|dies|dead|deaths?|killed|fatal\w*|succumb\w*|perished|passed\s+away)\b", re.IGNORECASE)


def _compare_parties(pair: Pair, one: Clause, other: Clause, left: str, right: str) -> str | None:
    """Another doer, place, occasion or country."""
    if not may_be_one(left, right):
        return None
    return (
        _compare_doers(one, other)
        or _compare_places(_list_places(one, left), _list_places(other, right))
        or _compare_sets(one.during, other.during, "it was during")
        or (
            _compare_ordinals(_list_ordinals(one, left), _list_ordinals(other, right))
            if _may_count(pair, left, right)
            else None
        )
        or _compare_spots(one, other, left, right)
        or _compare_states(one, other)
    )


def _list_places(clause: Clause, text: str) -> frozenset[str]:
    return frozenset(name for name in clause.places if not is_no_place(text, name.partition(" ")[2]))


def _list_ordinals(clause: Clause, text: str) -> frozenset[str]:
    return frozenset(each for each in clause.ordinals if not is_part_of_word(text, each))


def _may_count(pair: Pair, left: str, right: str) -> bool:
    """Whether the ordinals of two contents may count one row of things, of one bout or one season."""
    return share_count(left, right) and not name_two_others(pair.one.sentence or left, pair.other.sentence or right)


def _are_one_doing(left: str, right: str) -> bool:
    """Whether two contents tell one doing: a long one names many places and people, of which any may be compared."""
    return max(len(read_words(text).words) for text in (left, right)) <= _LONG


def _is_taken_up(one: Clause, other: Clause) -> bool:
    """Whether a pronoun takes up whom the other is about, both suffer what is told, and both say where."""
    pronouns = sum(each.shown == "" and not each.patient for each in (one, other))
    return pronouns == 1 and one.passive and other.passive and bool(one.places and other.places)


def _share_sentence(pair: Pair) -> bool:
    """Whether the sentences of two contents that share no word have something in common."""
    one, other = (read_words(each.sentence or each.content.text) for each in pair.both)
    shared = {stem for stem in one.kept & other.kept if not stem[0].isdigit()} - _NOBODY
    known = pair.match is None or pair.match.verdict in (Verdict.SAME, Verdict.UNCLEAR)
    return known or len(shared) >= _FEW


def _compare_clocks(pair: Pair, one: Clause, other: Clause, *, known: bool) -> str | None:
    """Other times of one act; where nothing else is shared (not ``known``), hours apart are two happenings."""
    minutes, acts = pair.settings.minutes, compare_acts(pair)
    texts = pair.one.content.text, pair.other.content.text
    if not are_clocks_of_day(*texts):
        return None
    if one.clock is None or other.clock is None or acts.one is False:
        return None
    if acts.one is None and not _may_be_one_act(one.verb, other.verb):
        return None
    reach = minutes * (one.about + other.about) if one.about or other.about else 0
    apart = abs(one.clock - other.clock)
    if may_be_zones(*texts, apart):
        return None
    least = min(apart, 24 * 60 - apart)
    if not (one.half and other.half):
        least = min(least % (12 * 60), 12 * 60 - least % (12 * 60))
    return f"the times are {apart} minutes apart" if reach < least and (least < _HOURS or known) else None


def _may_be_one_act(one: str, other: str) -> bool:
    """Whether two verbs may tell one happening: "occurred" may tell any, "was pronounced dead" tells no shot."""
    if not one or not other or one == other:
        return True
    return all(find_cue("happening", each) is not None for each in (one, other))


def _compare_sets(one: frozenset[str], other: frozenset[str], told: str) -> str | None:
    if not one or not other or one & other:
        return None
    if any(left in right or right in left for left in one for right in other):
        return None
    return f"{told} {', '.join(sorted(one)).title()} and {', '.join(sorted(other)).title()}"


def _compare_places(one: frozenset[str], other: frozenset[str]) -> str | None:
    """Other places of one sort, a town against a town: "in Varn" and "at the mill" may be one."""
    told = [frozenset(name.partition(" ")[2] for name in names) for names in (one, other)]
    if _compare_sets(told[0], told[1], "") is None or spell_alike(told[0], told[1]):
        return None
    for sort in ("in", "at"):
        left, right = (
            frozenset(name.partition(" ")[2] for name in each if name.startswith(f"{sort} ")) for each in (one, other)
        )
        found = _compare_sets(left, right, "the places are")
        if found is not None:
            return found
    return None


def _compare_days(one: frozenset[str], other: frozenset[str]) -> str | None:
    """Other days of one thing; a day of the week and a date may be one."""
    dated = [{any(letter.isdigit() for letter in day) for day in days} for days in (one, other)]
    return _compare_sets(one, other, "the days are") if dated[0] == dated[1] else None


_EVENT = re.compile(
    r"\b(?:shooting|crash|fire|attack|explosion|blast|stabbing|robbery|collision)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)
"""A noun for what happened right before the day of it."""


_SELF = re.compile(r"(?:i|we|you|my|our|your|neither|nobody|no one|none)\b", re.IGNORECASE)
"""Whoever speaks of himself need not be another one than the one who is named; nobody is no other one."""


def _find_act_of_day(text: str, day: re.Match[str]) -> str:
    if _EVENT.search(text[: day.start()]) or _EVENT_BEHIND.match(text, day.end()):
        return "act_happening"
    return find_sort(text, day.start(), day.end())


_EVENT_BEHIND = re.compile(
    r"[’']s\s+(?:\w+\s+){0,2}(?:shooting|crash|fire|attack|explosion|blast|stabbing|robbery|collision)\b", re.IGNORECASE
)


def _share_act_of_day(left: str, right: str) -> bool:
    """Whether the days that two texts name may be of one act: not of a shooting and of the charge that came of it."""
    sorts = []
    for text in (left, right):
        found = DAY.search(text)
        sorts.append(_find_act_of_day(text, found) if found is not None else "")
    return are_one_act(sorts[0], sorts[1]) and not is_found_later(left, right)


def _compare_doers(one: Clause, other: Clause) -> str | None:
    """Other doers of one thing: the verb or the one it is done to must be shared."""
    if not one.doer or not other.doer or any(_SELF.match(each.shown) for each in (one, other)):
        return None
    if _tell_two_acts(one, other):
        return None
    if one.verb == other.verb and is_full_name(one.shown) and is_full_name(other.shown):
        return None if share_person(one.shown, other.shown) else f"one names {one.shown}, the other {other.shown}"
    related = _is_relative(one.shown, other.shown) or _is_relative(other.shown, one.shown)
    if not related and (_may_be_same(one, other) or not _share_doing(one, other)):
        return None
    return f"one names “{one.shown}”, the other “{other.shown}”"


def _may_be_same(one: Clause, other: Clause) -> bool:
    """Whether the two who are named may be one, or one of them suffers what the other does."""
    if one.doer & other.doer or _are_alike(one.doer, other.doer) or _is_natural(one.shown, other.shown):
        return True
    if one.doer & other.patient or other.doer & one.patient:
        return True
    return _may_be_called(one.shown, other.doer) or _may_be_called(other.shown, one.doer)


def _share_doing(one: Clause, other: Clause) -> bool:
    """Whether one verb is done by both, or one thing is done to one: other verbs are other acts of the two."""
    if not share_doing(one.verb, other.verb) or not _is_subject(one.shown) or not _is_subject(other.shown):
        return False
    return bool((one.verb and one.verb == other.verb) or one.patient & other.patient)


def _tell_two_acts(one: Clause, other: Clause) -> bool:
    """Whether one verb is done by each of the two to another: "tested negative", "tested positive"; so is speaking.

    Two who are named and served, or resigned, did so each for himself.
    """
    if one.verb in load_values("speech") or other.verb in load_values("speech"):
        return True
    bare = not one.patient or not other.patient
    apart = (bare and is_full_name(one.shown) and is_full_name(other.shown)) or (
        not bare and not one.patient & other.patient
    )
    return apart and not one.passive and not other.passive


def _is_subject(shown: str) -> bool:
    """Whether words before a verb are whoever does it: not "after the last storm which", "so users"."""
    words = [re.sub(r"['’](?:d|s|ll|ve|re)$", "", word) for word in shown.lower().split()]
    if not words or words[0] in load_values("opener"):
        return False
    return words[0] not in load_values("pronoun") and words[-1] not in load_values("pronoun")


def _may_be_called(name: str, doer: frozenset[str]) -> bool:
    """Whether a name stands beside a noun for anybody: Jaylen may be the boy."""
    return _NAME.fullmatch(name) is not None and len(doer) == 1 and load_alike().get(next(iter(doer))) in _ANYBODY


def _is_relative(one: str, other: str) -> bool:
    """Whether ``other`` belongs to ``one``: "the caretaker", "the caretaker's nephew"."""
    words = one.removeprefix("the ").removeprefix("a ").strip()
    words = words.split()[-1] if is_full_name(words) else words
    return bool(words) and re.fullmatch(rf"(?:the |a )?{re.escape(words)}['’]s\s+\w+", other.strip()) is not None


def _are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether words of one class stand in both: "gunmen" and "attackers" may be the same men."""
    if any(_is_part(left, right) or _is_part(right, left) for left in one for right in other):
        return True
    groups = [{load_alike()[word] for word in words if word in load_alike()} for words in (one, other)]
    open_ones = any(_ANY in mine and theirs & _ARMED for mine, theirs in (groups, (groups[1], groups[0])))
    return bool(groups[0] & groups[1]) or open_ones


def _is_natural(one: str, other: str) -> bool:
    """Whether one died of "natural causes", which any illness is."""
    return any(words.lower().startswith("natural cause") for words in (one, other))


def _is_part(short: str, long: str) -> bool:
    """Whether one word ends the other: a landmine is a mine."""
    return len(short) >= _LEAST_PART and long.endswith((short, short.removesuffix("e")))


def _compare_ordinals(one: frozenset[str], other: frozenset[str]) -> str | None:
    """Other ordinals of one thing: the 60th minute, the 74th minute."""
    for left in sorted(one):
        noun = left.split()[1]
        others = sorted(right for right in other if right.split()[1] == noun)
        if others and left not in others:
            return f"{left} against {others[0]}"
    return None


def _compare_spots(one: Clause, other: Clause, left: str, right: str) -> str | None:
    """One happening of one thing at two spots: "came from the engine room", "occurred in the galley"."""
    happened = all(find_cue("act_happening", text) or find_cue("came_from", text) for text in (left, right))
    if not happened or not one.doer & other.doer or len(one.spots) != 1 or len(other.spots) != 1:
        return None
    if share_matter(" ".join(one.spots), " ".join(other.spots)):
        return None
    return _compare_sets(one.spots, other.spots, "the spots are")


def _compare_states(one: Clause, other: Clause) -> str | None:
    left, right = one.states - other.states, other.states - one.states
    return "the states named are other ones" if left and right else None
