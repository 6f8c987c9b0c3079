"""Whether two profiles are one entity: names first, then what speaks for and against, never a common name alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TypeAlias

from reportedly.identity.bodies import is_shared
from reportedly.identity.forms import NameMatch, ParsedBody, ParsedName, Verdict
from reportedly.identity.frequent import find_frequent
from reportedly.identity.names import compare_names
from reportedly.identity.profiles import Profile, parse_profile, read_day
from reportedly.identity.roles import Role, match_roles, parse_role
from reportedly.vocabulary import EntityKind

TERM_DAYS = 200
"""Within so many days one office of a state is taken to have one holder: "Defense Minister Kim" then and now."""

STORY_DAYS = 30
"""Reports so near in time may tell one story, so that shared surroundings count."""

_SHARED_WORDS = 3
_YEARS_APART = 2
_MOST_NAMES = 6
_WHOLE_NAMES = frozenset({"id", "my"})
"""Languages whose people bear a single name: it is then the full one."""


_Judged: TypeAlias = tuple["Sameness", float, str]


class Sameness(StrEnum):
    """Whether two profiles are one entity; ``open``: what is known does not tell, a person may."""

    SAME = "same"
    OPEN = "open"
    DIFFERENT = "different"


class Weight(StrEnum):
    """What a comparison of two values says."""

    FOR = "for"
    AGAINST = "against"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Two values of one field that were compared, and what that says; None where a profile does not know it."""

    field: str
    left: str | None
    right: str | None
    weight: Weight


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Whether two profiles are one entity, how surely (0 different, 1 the same), why, and what was compared."""

    verdict: Sameness
    score: float
    reason: str
    values: tuple[Compared, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Evidence:
    """What besides the names speaks for or against."""

    country: Weight
    role: Weight
    born: Weight
    context: Weight
    near: bool
    unique: bool

    @property
    def values(self) -> tuple[Weight, ...]:
        return (self.country, self.role, self.born)


@dataclass(frozen=True, slots=True, kw_only=True)
class _View:
    """A profile as it is compared. ``frequent``: why its name is a common one, None for others."""

    profile: Profile
    names: tuple[ParsedName | ParsedBody, ...]
    person: bool
    role: Role | None
    country: str | None
    frequent: str | None


@lru_cache(maxsize=16384)
def _view(profile: Profile) -> _View:
    names, person = parse_profile(profile), profile.kind is EntityKind.PERSON
    return _View(
        profile=profile,
        names=names,
        person=person,
        role=_read_role(profile, names),
        country=_find_country(profile, names),
        frequent=find_frequent(names[0]) if isinstance(names[0], ParsedName) else None,
    )


def _read_role(profile: Profile, names: Sequence[ParsedName | ParsedBody]) -> Role | None:
    """The role, or else the title that stands with the name if it is a sole office ("Pope Francis")."""
    if profile.role:
        return parse_role(profile.role)
    titles = next((name.titles for name in names if isinstance(name, ParsedName) and name.titles), ())
    role = parse_role(" ".join(titles)) if titles else None
    return role if role is not None and role.unique else None


def _find_country(profile: Profile, names: Sequence[ParsedName | ParsedBody]) -> str | None:
    """The country, or else the one in a body's name ("Russian Defense Ministry")."""
    if profile.country is not None:
        return profile.country
    return next((name.country for name in names if isinstance(name, ParsedBody) and name.country), None)


def compare_profiles(left: Profile, right: Profile) -> Identity:
    """The two are one if their names fit and country, role, age and dates allow it; a common name needs support."""
    one, other = _view(left), _view(right)
    names = _match_names(one, other)
    evidence = _gather_evidence(one, other)
    verdict, score, reason = _compare_ids(left, right) or _judge(one, other, names, evidence)
    values = _list_values(one, other, names, evidence)
    return Identity(verdict=verdict, score=round(score, 3), reason=reason, values=values)


def _judge(one: _View, other: _View, names: NameMatch, evidence: _Evidence) -> _Judged:
    if one.person != other.person:
        return Sameness.DIFFERENT, 0.0, "one is a person, the other is not"
    if names.verdict is Verdict.DIFFERENT:
        return Sameness.DIFFERENT, 0.0, names.reason
    return (_judge_people if one.person else _judge_bodies)(one, other, names, evidence)


def _compare_ids(left: Profile, right: Profile) -> _Judged | None:
    """One identifier of one scheme makes them one, two identifiers of one scheme make them two."""
    others = dict(right.ids)
    for scheme, value in left.ids:
        if scheme in others:
            same = others[scheme] == value
            reason = f"{scheme} has them as {value}" if same else f"{scheme} has {value} and {others[scheme]}"
            return (Sameness.SAME, 1.0, reason) if same else (Sameness.DIFFERENT, 0.0, reason)
    return None


def _match_names(one: _View, other: _View) -> NameMatch:
    """The best names compared; where those differ, another full form of either may meet ("NIS" in one report)."""
    best = compare_names(one.names[0], other.names[0])
    if best.verdict is Verdict.SAME or one.person != other.person:
        return best
    for left in one.names[:_MOST_NAMES]:
        for right in other.names[:_MOST_NAMES]:
            if _is_whole(left) and _is_whole(right):
                best = max(best, compare_names(left, right), key=_rank_match)
    return best


def _is_whole(name: ParsedName | ParsedBody) -> bool:
    return len(name.words) > 1 or isinstance(name, ParsedBody)


def _rank_match(match: NameMatch) -> tuple[bool, bool, float]:
    return (match.verdict is Verdict.SAME, match.verdict is not Verdict.DIFFERENT, match.score)


def _gather_evidence(one: _View, other: _View) -> _Evidence:
    left, right = one.profile, other.profile
    roles = one.role, other.role
    return _Evidence(
        country=compare_countries(one.country, other.country),
        role=compare_roles(*roles),
        born=compare_births(left, right),
        context=compare_contexts(left, right),
        near=_are_near(left, right, TERM_DAYS),
        unique=all(role is not None and role.unique for role in roles),
    )


def compare_countries(left: str | None, right: str | None) -> Weight:
    """Both belong to one state, or to two."""
    if left is None or right is None:
        return Weight.NEUTRAL
    return Weight.FOR if left == right else Weight.AGAINST


def compare_roles(left: Role | None, right: Role | None) -> Weight:
    """Both hold one office, now or formerly, or two; people change office, so two offices alone do not part them."""
    if left is None or right is None:
        return Weight.NEUTRAL
    return Weight.FOR if match_roles(left, right) else Weight.AGAINST


def compare_births(left: Profile, right: Profile) -> Weight:
    """They are of one age, or years apart."""
    if left.born is None or right.born is None:
        return Weight.NEUTRAL
    return Weight.FOR if abs(left.born - right.born) <= _YEARS_APART else Weight.AGAINST


def compare_contexts(left: Profile, right: Profile) -> Weight:
    """The same other names stand near both, in reports of one month."""
    shared = left.context & right.context
    together = len(shared) >= _SHARED_WORDS and _are_near(left, right, STORY_DAYS)
    return Weight.FOR if together else Weight.NEUTRAL


def _are_near(left: Profile, right: Profile, days: int) -> bool:
    """Whether the dates are so many days apart at most; unknown dates count as near."""
    if left.date is None or right.date is None:
        return True
    return abs((read_day(left.date) - read_day(right.date)).days) <= days


def _judge_people(one: _View, other: _View, names: NameMatch, evidence: _Evidence) -> _Judged:
    frequent = one.frequent or other.frequent  # either: "J. Smith" is as common as John Smith
    if evidence.country is Weight.AGAINST and (frequent or not names.full):
        reason = frequent or "the name is not given in full"
        return Sameness.DIFFERENT, 0.1, f"{reason}, and they belong to {one.country} and {other.country}"
    if Weight.AGAINST in (evidence.country, evidence.born):
        return _judge_contradicted(one.profile, other.profile, evidence, frequent)
    if names.verdict is Verdict.SAME and (names.full or getattr(one.names[0], "language", None) in _WHOLE_NAMES):
        return _judge_full(names, evidence, frequent)
    if names.full:
        return _judge_similar(one, other, names, evidence)
    return _judge_partial(names, evidence)


def _judge_contradicted(left: Profile, right: Profile, evidence: _Evidence, frequent: str | None) -> _Judged:
    """The full name fits, but the country or the age does not: not settled, or two people."""
    if evidence.born is Weight.AGAINST:
        if frequent or evidence.role is not Weight.FOR:
            return Sameness.DIFFERENT, 0.1, f"the names fit, but one was born about {left.born}, the other {right.born}"
        return Sameness.OPEN, 0.5, f"name and role fit, but one was born about {left.born}, the other {right.born}"
    return Sameness.OPEN, 0.5, f"the names fit, but they belong to {left.country} and {right.country}"


def _judge_full(names: NameMatch, evidence: _Evidence, frequent: str | None) -> _Judged:
    """The full names are one."""
    if frequent is None:
        support = sum(weight is Weight.FOR for weight in (*evidence.values, evidence.context))
        return Sameness.SAME, min(0.99, names.score * (0.88 + 0.04 * support)), f"{names.reason}; the name is rare"
    if evidence.born is Weight.FOR:
        return Sameness.SAME, 0.85, f"{names.reason}; {frequent}, but the age fits too"
    if evidence.role is Weight.FOR and evidence.country is Weight.FOR:
        if evidence.near or evidence.unique:
            return Sameness.SAME, 0.85, f"{names.reason}; {frequent}, but role and country fit too"
        return Sameness.OPEN, 0.6, f"{names.reason}; {frequent}, and the dates lie far apart"
    if evidence.context is Weight.FOR and evidence.role is not Weight.AGAINST:
        return Sameness.SAME, 0.75, f"{names.reason}; {frequent}, but the same other names stand near both"
    return Sameness.OPEN, 0.4, f"{names.reason}, but {frequent}: the name alone does not tell"


def _judge_similar(one: _View, other: _View, names: NameMatch, evidence: _Evidence) -> _Judged:
    """One full name may be a form of the other: initials, a further name, another reading."""
    if evidence.role is Weight.FOR and evidence.country is Weight.FOR and evidence.near:
        return Sameness.SAME, 0.85, f"{names.reason}, and role and country fit"
    rare = one.frequent is None and other.frequent is None and _suffix(one) == _suffix(other)
    if rare and names.score >= _SURE and Weight.AGAINST not in evidence.values:
        if evidence.country is Weight.FOR or evidence.context is Weight.FOR:
            return Sameness.SAME, 0.75, f"{names.reason}, the name is rare and nothing speaks against it"
        return Sameness.OPEN, 0.55, f"{names.reason}, and nothing else speaks for it"
    return Sameness.OPEN, 0.5 if evidence.role is not Weight.AGAINST else 0.35, names.reason


def _suffix(view: _View) -> str | None:
    name = view.names[0]
    return name.suffix if isinstance(name, ParsedName) else None


_SURE = 0.57
"""Of names in full that only may be one, from here they are taken for one with support: initials, further names."""


_LIKELY_PART = 0.7
"""The family name, or the name that people of that language go by; a given name alone is less."""


def _judge_partial(names: NameMatch, evidence: _Evidence) -> _Judged:
    """Only a part of the name is known: office, country and time must agree."""
    if evidence.role is Weight.FOR and evidence.country is Weight.FOR and evidence.near:
        if evidence.unique:
            return Sameness.SAME, 0.85, f"{names.reason}, and one person at a time holds this office in a state"
        if evidence.context is Weight.FOR:
            return Sameness.SAME, 0.75, f"{names.reason}; role, country and surroundings fit"
    if evidence.context is Weight.FOR and names.score >= _LIKELY_PART and Weight.AGAINST not in evidence.values:
        return Sameness.SAME, 0.7, f"{names.reason}, and the same other names stand near both"
    score = 0.3 if Weight.AGAINST in evidence.values else 0.45
    return Sameness.OPEN, score, f"{names.reason}: part of a name alone does not tell"


def _judge_bodies(one: _View, other: _View, names: NameMatch, evidence: _Evidence) -> _Judged:
    """Bodies are one if their names are; those that every state has need the same state."""
    bodies = [view.names[0] for view in (one, other) if isinstance(view.names[0], ParsedBody)]
    shared = any(is_shared(body) for body in bodies)
    if evidence.country is Weight.AGAINST:
        short = shared or any(body.acronym for body in bodies)
        where = f"they belong to {one.country} and {other.country}"
        if short or names.verdict is Verdict.COMPATIBLE:
            return Sameness.DIFFERENT, 0.05, f"the names fit, but {where}"
        return Sameness.OPEN, 0.5, f"{names.reason}, but {where}"
    if names.verdict is Verdict.SAME:
        return _judge_same_body(one.profile, other.profile, names, evidence, shared=shared)
    likely = names.full or (not shared and names.score >= _LIKELY_SHORT)
    if evidence.context is Weight.FOR or (evidence.country is Weight.FOR and likely):
        return Sameness.SAME, 0.75, f"{names.reason}, and country or surroundings fit"
    return Sameness.OPEN, 0.5, f"{names.reason}: that alone does not tell"


_LIKELY_SHORT = 0.6
"""A short form that begins the long one or ends it in two words; "Times" alone may be any Times."""


def _judge_same_body(left: Profile, right: Profile, names: NameMatch, evidence: _Evidence, *, shared: bool) -> _Judged:
    if shared and Weight.FOR not in (evidence.country, evidence.context):
        return Sameness.OPEN, 0.5, f"{names.reason}, but many states have a body of this name"
    if _KINDS.get(left.kind, left.kind) != _KINDS.get(right.kind, right.kind):
        return Sameness.OPEN, 0.5, f"{names.reason}, but one is a {left.kind.value}, the other a {right.kind.value}"
    return Sameness.SAME, 0.9 * names.score + (0.05 if evidence.country is Weight.FOR else 0.0), names.reason


_KINDS = {EntityKind.FACILITY: EntityKind.PLACE, EntityKind.GROUP: EntityKind.ORGANIZATION}
"""Kinds that readings mix up are compared as one."""


def _list_values(one: _View, other: _View, names: NameMatch, evidence: _Evidence) -> tuple[Compared, ...]:
    left, right = one.profile, other.profile
    rows = [
        ("name", names.values[0], names.values[1], _FITS[names.verdict]),
        ("country", one.country, other.country, evidence.country),
        ("role", left.role, right.role, evidence.role),
        ("born", _write(left.born), _write(right.born), evidence.born),
        ("date", left.date, right.date, Weight.NEUTRAL),
    ]
    if shared := sorted(left.context & right.context):
        rows.append(("context", ", ".join(shared), ", ".join(shared), evidence.context))
    return tuple(
        Compared(field=field, left=given, right=found, weight=weight)
        for field, given, found, weight in rows
        if given is not None or found is not None
    )


_FITS = {Verdict.SAME: Weight.FOR, Verdict.COMPATIBLE: Weight.NEUTRAL, Verdict.DIFFERENT: Weight.AGAINST}


def _write(number: int | None) -> str | None:
    return None if number is None else str(number)
