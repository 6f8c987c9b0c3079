"""Whether two positions are on one question: a verdict from structured comparison, with its reason in a sentence."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.reconciliation.questions.coincidence import find_coincidence
from reportedly.reconciliation.questions.lexicon import (
    load_contrasts,
    load_doing_pairs,
    load_point_events,
    load_things,
)
from reportedly.reconciliation.questions.lexing import find_plural, find_stem, load_common_stems
from reportedly.reconciliation.questions.settings import PlaceRelation
from reportedly.reconciliation.questions.verdicts import Part, TopicMatch, Verdict, bound, decide
from reportedly.reconciliation.questions.views import View, view_position
from reportedly.reconciliation.questions.weighing import (
    QUANTITIES,
    RELATED,
    Evidence,
    count_days,
    list_name_stems,
    share_people,
    take_parts,
    weigh_related,
    weigh_scene,
)
from reportedly.reconciliation.questions.worded import WORDLESS, Worded, load_nation_names
from reportedly.vocabulary import Position, QuestionKind

ONE_EVENT = 2.75
ONE_STATE, SURE_EVENT, ONE_PERSON = 2.5, 4.0, 2.0
HARMS = frozenset({"killed", "wounded", "hit"})
_HALF = 0.5
"""So many of the rare words of the shorter statement two amounts must share to be of one thing."""

_SHORT, _FEWEST = 4, 2
_IN_CONTEXT, _SOME, _MANY, _ALIKE = 1.0, 2, 4, 2.2
"""Words alone join two statements only where so many of them are rare: some within days, many at any time."""

_MONTH = 27
"""Days from which a span of time is one that is counted over."""

_PART, _MOST = 0.2, 0.6
_LIKE, _HALF_LIKE, _CLOSE = 0.55, 0.34, 0.75


_BOTH_IN, _WITHIN, _ONE_SCENE = "both in", "one place lies in the other", "the reports share their scene"


def tells_one_place(match: TopicMatch) -> bool:
    """Whether both topics name one place."""
    return _read_part(match, "place").startswith(_BOTH_IN)


def tells_wider_place(match: TopicMatch) -> bool:
    """Whether the place of one topic lies in that of the other."""
    return _WITHIN in _read_part(match, "place")


def tells_one_scene(match: TopicMatch) -> bool:
    """Whether it is the reports' scene that makes the topics one, not words of the two."""
    return _read_part(match, "event") == _ONE_SCENE


def _read_part(match: TopicMatch, name: str) -> str:
    return next((reason for part, _, reason in match.parts if part == name), "")


def compare_topics(one: Position, other: Position) -> TopicMatch:
    """How the topics of two positions stand to each other, the same for either order."""
    return compare_views(view_position(one), view_position(other), Worded.of(one, other))


def compare_views(one: View, other: View, worded: Worded = WORDLESS, *, grouped: bool = False) -> TopicMatch:
    """As ``compare_topics``, for views; the reason has its words from ``worded``, since views have stems.

    ``grouped``: as they are grouped into questions, where numbers that do not meet are asked for more.
    """
    left, right = _order(one, other)
    match = _compare(left, right, weigh_scene(left, right)._replace(worded=worded))
    return _doubt(match, one, other) if grouped else match


def _doubt(match: TopicMatch, one: View, other: View) -> TopicMatch:
    """The match, of another scope where the two have only in common what two things have, too."""
    if match.verdict is not Verdict.SAME or one.kind is not other.kind:
        return match
    doubt = find_coincidence(one, other)
    if doubt is None:
        return match
    parts = (*match.parts, ("doubt", Verdict.OTHER_SCOPE, doubt))
    return TopicMatch(verdict=Verdict.OTHER_SCOPE, reason=doubt, parts=parts, score=match.score)


def judge_views(one: View, other: View) -> TopicMatch | None:
    """As ``compare_views`` of those that are grouped, None where nothing links the two; quick to see that nothing does.

    Two numbers of one statement stand beside each other already and are not linked.
    """
    if one.kind is not other.kind or (one.origin and one.origin == other.origin):
        return None
    if one.kind is QuestionKind.WHETHER and not _may_share_words(one, other):
        return None
    parts = take_parts(one, other)
    if not parts.may_relate:
        return None
    left, right = _order(one, other)
    evidence = weigh_related(left, right, parts)
    if evidence is None:
        return None
    match = _doubt(_compare(left, right, evidence), one, other)
    return None if match.verdict is Verdict.NONE else match


def _may_share_words(one: View, other: View) -> bool:
    """Whether two statements share so many words as it takes to link them."""
    return len(one.words & other.words) >= _FEWEST


def _compare(one: View, other: View, evidence: Evidence) -> TopicMatch:
    if one.kind is not other.kind:
        return _compare_kinds(one, other, evidence)
    if one.kind is QuestionKind.HOW_MANY:
        return _compare_counts(one, other, evidence)
    return _compare_statements(one, other, evidence)


def _order(one: View, other: View) -> tuple[View, View]:
    """The two in an order of their own, so that a reason reads alike for both orders."""
    first, second = _tell_order(one), _tell_order(other)
    if first == second:
        first, second = (*first, *_tell_rest(one)), (*second, *_tell_rest(other))
    return (one, other) if first <= second else (other, one)


def _tell_order(view: View) -> tuple[object, ...]:
    return (view.head, view.published or "", view.start or "", view.source, view.origin)


def _tell_rest(view: View) -> tuple[object, ...]:
    where = [(setting.name, setting.geoname_id or 0) for setting in view.where]
    return (view.kind, view.doings, where, sorted(view.terms), sorted(view.scope))


# --- how many --------------------------------------------------------------------------------------------------------


def _compare_counts(one: View, other: View, evidence: Evidence) -> TopicMatch:
    if one.head == other.head == "age":
        return decide((_compare_heads(one, other, evidence), _compare_ages(one, other, evidence)), evidence)
    parts: list[Part] = [
        _compare_heads(one, other, evidence),
        _compare_doings(one, other),
        _compare_terms(one, other),
        _compare_where(one, other, evidence),
        _compare_scopes(one, other),
        _compare_times(one, other, evidence),
    ]
    parts.append(_compare_events(one, other, evidence, parts))
    return decide(tuple(parts), evidence)


def _compare_ages(one: View, other: View, evidence: Evidence) -> Part:
    """A person of one name in one matter: where and when do not matter. An age beside a name has no other words."""
    if one.words or other.words:
        return "event", Verdict.UNCLEAR, "no name says whose age it is"
    if evidence.score >= ONE_PERSON:
        return "event", Verdict.SAME, "the reports share the matter"
    return "event", Verdict.UNCLEAR, "nothing but the name says that it is one person"


def _compare_heads(one: View, other: View, evidence: Evidence) -> Part:
    if one.head == other.head == "measure" and one.unit != other.unit:
        return "head", Verdict.NONE, "they measure other things"
    if one.head == other.head and one.head in QUANTITIES and not _share_matter(one, other, evidence):
        return "head", Verdict.NONE, "they measure other things"
    if one.origin and one.origin == other.origin:
        return "head", Verdict.OTHER_SCOPE, "two numbers of one statement"
    if one.head == other.head:
        return "head", Verdict.SAME, f"both count {_name(one)}"
    if one.nature != other.nature:
        return "head", Verdict.OTHER_SCOPE, f"{_name(one)} against {_name(other)}"
    left, right = load_things().get(one.head), load_things().get(other.head)
    if left is None or right is None:
        return "head", Verdict.OTHER_SCOPE, f"{_name(one)} against {_name(other)}"
    if (left.part == "part" or right.part == "part") and not (one.single and other.single):
        return "head", Verdict.OTHER_SCOPE, f"{_name(one)} against {_name(other)}: one is part of the other"
    return "head", Verdict.SAME, f"both count people, {_name(one)} and {_name(other)}"


def _share_matter(one: View, other: View, evidence: Evidence) -> bool:
    """Whether two amounts of money, shares or lengths are of one thing: by names and words that are no places."""
    if one.head == "age":
        return not one.about or not other.about or share_people(one, other)
    placed = {word for view in (one, other) for setting in view.where for word in setting.name.split()}
    stems = load_common_stems() | {find_stem(word) for word in placed}
    words = [word for word in one.words & other.words if word not in stems]
    names = [name for name in one.about & other.about if not placed.issuperset(name.split())]
    if one.doings and one.doings[:1] == other.doings[:1]:
        return bool(words or names or (evidence.firm and evidence.place is PlaceRelation.SAME))
    least = min(sum(word not in stems for word in view.words) for view in (one, other))
    tells = not list_name_stems(one, other).issuperset(words)
    return (tells and len(words) + len(names) >= max(1.0, _HALF * least)) or _share_most(one, other, placed)


def _share_most(one: View, other: View, placed: set[str]) -> bool:
    """Whether two short statements share most of their words, however common: "the vessel was 31 meters long"."""
    out = {find_stem(word) for word in placed}
    sizes = [len(view.words - out) for view in (one, other)]
    return max(sizes) <= _SHORT and len((one.words & other.words) - out) >= max(1.0, _HALF * max(sizes))


def _name(view: View) -> str:
    said = _name_nations(view.terms) if view.terms else ()
    named = find_plural(view.head)
    return f"{named} of {' and '.join(said)}" if said else named


def _compare_doings(one: View, other: View) -> Part:
    if not one.doings or not other.doings:
        alike = one.nature != "person" or bool(one.doings) == bool(other.doings)
        told = "" if alike else f"one says {(one.doings or other.doings)[0]}, the other does not tell"
        return "doing", Verdict.SAME if alike else Verdict.UNCLEAR, told
    if one.doings[0] == other.doings[0] or _tells_end(other, one.doings[0]):
        return "doing", Verdict.SAME, f"both say {one.doings[0]}"
    if _tells_end(one, other.doings[0]):
        return "doing", Verdict.SAME, f"both say {other.doings[0]}"
    pair = sorted((one.doings[0], other.doings[0]))
    verdict, reason = load_doing_pairs().get(
        (pair[0], pair[1]), ("other", f"{one.doings[0]} against {other.doings[0]}")
    )
    return "doing", _VERDICTS[verdict], reason


def _tells_end(view: View, harm: str) -> bool:
    """Whether those who were hit are told to have come to that harm too: "were shot and killed".

    "Two killed and nine wounded" has both harms beside the nine as well, but of others.
    """
    return harm in HARMS and view.doings[0] == "hit" and harm in view.doings


_VERDICTS = {"same": Verdict.SAME, "other": Verdict.OTHER_SCOPE, "unclear": Verdict.UNCLEAR}


def _compare_terms(one: View, other: View) -> Part:
    if not one.terms and not other.terms and one.head not in QUANTITIES and other.head not in QUANTITIES:
        return "terms", Verdict.SAME, ""
    nations = {term for term in one.terms if term.isupper()}, {term for term in other.terms if term.isupper()}
    if nations[0] and nations[1] and not nations[0] & nations[1]:
        return (
            "terms",
            Verdict.OTHER_SCOPE,
            f"of {' and '.join(_name_nations(nations[0]))} against {' and '.join(_name_nations(nations[1]))}",
        )
    if one.nature == "person" and bool(nations[0]) != bool(nations[1]) and _are_others(one, other):
        return "terms", Verdict.UNCLEAR, "only one says of what nation they are"
    sides = _find_sides(one), _find_sides(other)
    for group in sorted(set(sides[0]) & set(sides[1])):
        if sides[0][group][0] != sides[1][group][0]:
            return "terms", Verdict.OTHER_SCOPE, f"{sides[0][group][1]} against {sides[1][group][1]}"
    for group in sorted(set(sides[0]) ^ set(sides[1])):
        if group.startswith("limit ") and not (one.single and other.single):
            return "terms", Verdict.OTHER_SCOPE, f"only one counts {group.removeprefix('limit ')} ones alone"
    return "terms", Verdict.SAME, ""


def _are_others(one: View, other: View) -> bool:
    """Whether people without a nation may be others than those of one: soldiers that last are taken to be the same."""
    return not one.is_happening and {one.head, other.head} != {"troop"}


def _find_sides(view: View) -> dict[str, tuple[str, str]]:
    contrasts = load_contrasts()
    said = view.terms | view.words if view.head in QUANTITIES else view.terms
    return {contrasts[term][0]: (contrasts[term][1], term) for term in sorted(said) if term in contrasts}


def _compare_where(one: View, other: View, evidence: Evidence) -> Part:
    if evidence.place is PlaceRelation.UNKNOWN:
        return "place", Verdict.SAME, ""
    if evidence.place is PlaceRelation.SAME:
        if one.nature == "person" and not _is_settled(one, other, evidence):
            return "place", Verdict.UNCLEAR, f"only the reports tell of {_list_places(one)}"
        return "place", Verdict.SAME, f"{_BOTH_IN} {_list_places(one)}"
    names = f"{_list_places(one)} against {_list_places(other)}"
    if evidence.place in (PlaceRelation.INSIDE, PlaceRelation.AROUND):
        told = f"{names}: {_WITHIN}"
        if _is_at_one_spot(one, other) or _is_surely_one(one, other, evidence):
            return "place", Verdict.SAME, told
        if not evidence.firm:
            return "place", Verdict.UNCLEAR, told
        return "place", Verdict.OTHER_SCOPE, f"{names}: one place is part of the other"
    return ("place", Verdict.OTHER_SCOPE, f"{names}: two places") if evidence.firm else ("place", Verdict.SAME, "")


def _is_settled(one: View, other: View, evidence: Evidence) -> bool:
    """Whether a place that only the reports tell is enough to say that two lasting states are one."""
    if evidence.firm or one.is_happening or other.is_happening or one.kind is QuestionKind.WHETHER:
        return True
    weak = all(setting.weak for view in (one, other) for setting in view.where)
    return weak and evidence.score >= SURE_EVENT and one.head == other.head


def _is_surely_one(one: View, other: View, evidence: Evidence) -> bool:
    """Whether other evidence is so good that the wider place only says less exactly where it happened."""
    happening = one.is_happening or other.is_happening
    return happening and (not evidence.firm or (evidence.score >= SURE_EVENT and bool(HARMS & {*one.doings[:1]})))


def _is_at_one_spot(one: View, other: View) -> bool:
    """Whether both tell of a happening at one spot, which lies in a town and in its province."""
    events = (one.events | other.events) & load_point_events()
    return bool(events) and (one.is_happening or other.is_happening or one.kind is QuestionKind.WHETHER)


def _list_places(view: View) -> str:
    return " and ".join(setting.name.title() for setting in view.where) or "no place"


def _compare_scopes(one: View, other: View) -> Part:
    if not one.scope and not other.scope:
        return "scope", Verdict.SAME, ""
    since = [
        {word for word in view.scope if " " in word and not word.startswith(("at ", "of "))} for view in (one, other)
    ]
    if since[0] and since[1] and not since[0] & since[1]:
        return "scope", Verdict.OTHER_SCOPE, f"{', '.join(sorted(since[0]))} against {', '.join(sorted(since[1]))}"
    if ("of them" in one.scope) != ("of them" in other.scope):
        return "scope", Verdict.OTHER_SCOPE, "one is of those whom the other counts"
    parts = [{word for word in view.scope if word.startswith("at ")} for view in (one, other)]
    if parts[0] != parts[1] and not parts[0] & parts[1] and _tell_parts(one, other, parts):
        told = " against ".join(
            _quote_parts(words) or _list_places(view) for view, words in zip((one, other), parts, strict=True)
        )
        return "scope", Verdict.OTHER_SCOPE, told
    return "scope", Verdict.SAME, ""


def _quote_parts(words: Iterable[str]) -> str:
    """The words for parts of a land, which are kept as "at front", as claims have them."""
    return ", ".join(f"“{word.removeprefix('at ')}”" for word in sorted(words))


def _tell_parts(one: View, other: View, parts: list[set[str]]) -> bool:
    """Whether a part of a land that only one names limits a count: not where both tell of one spot."""
    if _is_at_one_spot(one, other) or (one.is_happening and not (parts[0] and parts[1])):
        return False
    firm = [any(not setting.weak for setting in view.where) for view in (one, other)]
    return bool(parts[0] and parts[1]) or not all(firm)


def _compare_times(one: View, other: View, evidence: Evidence) -> Part:
    """Counts over two spans of time; of a happening, also on two days."""
    if not (one.is_happening or other.is_happening):
        return "time", Verdict.SAME, ""
    since = [bool(view.scope) and any(word.startswith("since ") for word in view.scope) for view in (one, other)]
    if since[0] != since[1] and (one.start or other.start) and not _is_at_one_spot(one, other):
        return "time", Verdict.OTHER_SCOPE, "one counts since a day, the other on days"
    if evidence.apart_in_time:
        return "time", Verdict.OTHER_SCOPE, f"{_tell_time(one)} against {_tell_time(other)}"
    lengths = [count_days(view.start, view.end) for view in (one, other)]
    if None not in lengths and _differ(lengths) and not _is_at_one_spot(one, other):
        return "time", Verdict.OTHER_SCOPE, f"{_tell_time(one)} against {_tell_time(other)}"
    return "time", Verdict.SAME, ""


def _differ(lengths: list[int | None]) -> bool:
    shorter, longer = sorted(days or 0 for days in lengths)
    return longer >= _MONTH and longer > 3 * (shorter + 1)


def _tell_time(view: View) -> str:
    start, end = (view.start or "")[:10], (view.end or "")[:10]
    return start if start == end else f"{start} to {end}"


def _compare_events(one: View, other: View, evidence: Evidence, parts: list[Part]) -> Part:
    needed = ONE_EVENT if one.is_happening or other.is_happening else ONE_STATE
    if evidence.score >= needed:
        shared = evidence.shared
        return "event", Verdict.SAME, f"the reports share {evidence.worded.tell(shared, 4)}" if shared else _ONE_SCENE
    if evidence.score >= RELATED:
        return "event", Verdict.UNCLEAR, "the words do not tell whether it is one event"
    return "event", Verdict.NONE, "nothing says that it is one event"


# --- whether ---------------------------------------------------------------------------------------------------------


def _compare_statements(one: View, other: View, evidence: Evidence) -> TopicMatch:
    parts = (
        _compare_words(one, other, evidence),
        _compare_predicates(one, other),
        _compare_where(one, other, evidence),
    )
    return decide(parts, evidence)


def _compare_words(one: View, other: View, evidence: Evidence) -> Part:
    shared = one.words & other.words
    least = min(len(one.words), len(other.words))
    like = len(shared) / max(1, least)
    rare = sum(word not in load_common_stems() for word in shared)
    if not (rare or one.about & other.about) or len(shared) < _FEWEST or evidence.score < RELATED:
        return "words", Verdict.NONE, "they share too little"
    told = evidence.worded.tell(sorted(shared), 6)
    joins = like >= _LIKE and len(shared) >= min(3, least) and _is_told_of_both(one, other, shared)
    if joins and _is_one_matter(rare, like * len(shared), evidence):
        return "words", Verdict.SAME, f"both speak of {told}"
    if like >= _HALF_LIKE:
        return "words", Verdict.UNCLEAR, f"both speak of {told}, and of other things"
    if evidence.score >= ONE_EVENT:
        return "words", Verdict.OTHER_SCOPE, f"other things of one matter: both speak of {told}"
    return "words", Verdict.NONE, "they share too little"


def _is_told_of_both(one: View, other: View, shared: frozenset[str]) -> bool:
    """Whether what is shared is most of both; else more than names and the verb, and no small part of the longer one.

    A short statement stands in many longer ones, and a name in all that is said of its bearer: both would chain them.
    """
    most = max(len(one.words), len(other.words))
    if len(shared) >= _MOST * most:
        return True
    said = one.head == other.head and one.head in shared
    return len(shared - list_name_stems(one, other)) >= _FEWEST - said and len(shared) >= _PART * most


def _name_nations(terms: Iterable[str]) -> list[str]:
    """The nations among the terms, which stand there by their codes, by their names."""
    names = load_nation_names()
    return sorted(names.get(find_stem(term.lower()), term) for term in terms if term.isupper())


def _is_one_matter(rare: int, alike: float, evidence: Evidence) -> bool:
    """Whether like words are said of one matter: beside them a place or a name is shared, or they are rare enough.

    ``alike`` is how many words both have, times their share in the shorter statement.
    """
    if evidence.context >= _IN_CONTEXT or rare >= _MANY:
        return True
    return evidence.days > 0 and (rare >= _SOME or alike >= _ALIKE)


def _compare_predicates(one: View, other: View) -> Part:
    """One predicate, or one said in the words of the other."""
    if one.head and one.head == other.head:
        return "head", Verdict.SAME, "both say it with one verb"
    if one.head in other.words or other.head in one.words or one.events & other.events:
        return "head", Verdict.SAME, "the verb of one stands in the other, or both are of one kind of event"
    if len(one.words & other.words) >= _CLOSE * min(len(one.words), len(other.words)):
        return "head", Verdict.SAME, "nearly the same words"
    if set(one.doings[:1]) & set(other.doings) or set(other.doings[:1]) & set(one.doings):
        return "head", Verdict.SAME, f"both say {one.doings[0]}"
    return "head", Verdict.UNCLEAR, "they say it with other verbs"


def _compare_kinds(one: View, other: View, evidence: Evidence) -> TopicMatch:
    """A count beside a statement: related where they speak of one thing."""
    shared = one.words & other.words
    if len(shared) >= 2 and evidence.score >= ONE_EVENT:
        reason = f"a number beside whether it is so: both speak of {evidence.worded.tell(sorted(shared), 4)}"
        return TopicMatch(verdict=Verdict.UNCLEAR, reason=reason, parts=(), score=bound(evidence))
    return TopicMatch(verdict=Verdict.NONE, reason="a number beside a statement", parts=(), score=bound(evidence))
