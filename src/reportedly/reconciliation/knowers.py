"""Who is at the end of a chain of speakers: "according to an official, Seoul estimates" makes Seoul the knower.

One body that cites another knows nothing of its own. Whether two knowers are two must be shown: unnamed officials of
one state, a spokeswoman and her ministry, a pronoun that nobody resolved may be one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from reportedly.identity.roles import match_roles, parse_role
from reportedly.reconciliation.naming import fold_name, share_body, share_person
from reportedly.reconciliation.rows import load_rows
from reportedly.reconciliation.services import Service, may_be_one, read_service
from reportedly.vocabulary import Claim, Naming, Reading, Source, SourceKind

_BODIES = frozenset({SourceKind.ORGANIZATION, SourceKind.GOVERNMENT, SourceKind.MEDIA, SourceKind.DOCUMENT})
_OWNER = re.compile(r"\b(?:of|from|by|at|for)\s+(.+?)(?=,|\s+(?:who|which|that|in|on|under|after)\b|$)")
_ARTICLE = re.compile(r"^\s*(?:an?|the)\s+", re.IGNORECASE)
_ADDED = re.compile(r"[,;(]|\s(?:who|which|that|whose)\s")
_MOST_OF_IT = 0.6
"""A claim that covers so much of another's content is all that the other says."""

_LONGEST_CHAIN = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Knower:
    """The source that a claim goes back to.

    ``names`` are what it goes by, none for an unnamed one; ``body`` the body that it speaks for; ``country`` is ISO
    3166-1 alpha-3, and ``official`` says that it speaks from inside that state. ``words`` are its words in the text,
    empty where the text states no source; ``relays`` those who passed the claim on, the outlet's own source first.
    ``settled`` is False for a pronoun or a phrase that leaves open who it is. ``role`` is the office that a person
    holds, or the words of an unnamed one; ``service`` the force that it is of or speaks from, None for others.
    """

    names: tuple[str, ...]
    kind: SourceKind
    body: str | None
    country: str | None
    official: bool
    words: str
    relays: tuple[str, ...]
    settled: bool
    reason: str
    role: str | None = None
    service: Service | None = None


def find_knowers(reading: Reading) -> Mapping[str, Knower]:
    """The knower of every claim of ``reading``, by the claim's id."""
    carried: dict[str, list[Claim]] = defaultdict(list)
    held = {claim.id: claim for claim in reading.claims}
    for claim in reading.claims:
        if claim.within in held and claim.within != claim.id:
            carried[claim.within or ""].append(claim)
    roles = _collect_roles(reading)
    return {claim.id: _follow(claim, carried, held, roles) for claim in reading.claims}


def share_knower(one: Knower, other: Knower) -> str | None:
    """Why the two are, or may well be, one knower; None where they are shown to be two."""
    if not (one.settled and other.settled):
        return "who knows it is not settled for one of them"
    named = _share_names(one, other)
    if named is not None:
        return named
    if one.body is not None and other.body is not None and share_body(one.body, other.body):
        return f"both speak for one body: {one.body}"
    if SourceKind.GOVERNMENT in (one.kind, other.kind) and _are_of_one_state(one, other):
        return f"both speak for one state, {one.country}"
    if _are_of_one_service(one, other):
        return f"nothing shows that {_call(one)} and {_call(other)} speak for two bodies"
    if _hold_one_office(one, other):
        return f"nothing shows that {_call(one)} is another than {_call(other)}"
    if not one.names and not other.names and _may_be_one(one, other):
        return _tell_unnamed(one.words, other.words)
    return None


def _tell_unnamed(one: str, other: str) -> str:
    """Two sources without a name, which one word may stand for: "police" twice."""
    if not one or not other:
        return "no source is stated for one of them, and it may be the other"
    if fold_name(one) == fold_name(other):
        return f"neither is named, and both are “{one}”"
    return f"neither is named, and “{one}” may be “{other}”"


def _share_names(one: Knower, other: Knower) -> str | None:
    person = one.kind is SourceKind.PERSON and other.kind is SourceKind.PERSON
    for name in one.names:
        for theirs in other.names:
            alike = share_person(name, theirs) if person else share_body(name, theirs)
            if alike or fold_name(name) == fold_name(theirs):
                return f"both go back to {name}"
    return None


def _are_of_one_state(one: Knower, other: Knower) -> bool:
    """A ministry and an official of one country, or two ministries; a witness from there does not speak for it."""
    return one.official and other.official and one.country is not None and one.country == other.country


def _are_of_one_service(one: Knower, other: Knower) -> bool:
    """A force and whoever speaks from it, or "police" and a force; two officers who are named know for themselves."""
    if one.service is None or other.service is None or _are_two_people(one, other) or _are_of_two_states(one, other):
        return False
    return may_be_one(one.service, other.service)


def _hold_one_office(one: Knower, other: Knower) -> bool:
    """An office, and a person who is named and holds it: "the mayor" and "Mayor Elke Tanner"."""
    if bool(one.names) == bool(other.names) or _are_of_two_states(one, other):
        return False
    if one.role is None or other.role is None or {one.kind, other.kind} != {SourceKind.PERSON}:
        return False
    return match_roles(parse_role(one.role), parse_role(other.role))


def _are_two_people(one: Knower, other: Knower) -> bool:
    return all(each.kind is SourceKind.PERSON and bool(each.names) for each in (one, other))


def _are_of_two_states(one: Knower, other: Knower) -> bool:
    return one.country is not None and other.country is not None and one.country != other.country


def _call(knower: Knower) -> str:
    return f"“{knower.names[0] if knower.names else knower.words}”"


def _may_be_one(one: Knower, other: Knower) -> bool:
    """Two unnamed sources, unless their countries or kinds set them apart."""
    if _are_of_two_states(one, other):
        return False
    return one.kind == other.kind or SourceKind.UNKNOWN in (one.kind, other.kind)


def _collect_roles(reading: Reading) -> dict[str, str]:
    """What the report calls an entity, where it first gives a role: later it is only "Austin"."""
    roles = {entity.id: entity.role for entity in reading.entities if entity.role is not None}
    for claim in reading.claims:
        if claim.source.entity is not None and claim.source.role is not None:
            roles.setdefault(claim.source.entity, claim.source.role.text)
    return roles


def _follow(
    claim: Claim, carried: Mapping[str, list[Claim]], held: Mapping[str, Claim], roles: Mapping[str, str]
) -> Knower:
    """The knower of ``claim``: down to the claim that it carries as a whole, and up for those who relay it."""
    last, relays = claim, _list_relays(claim, held)
    for _ in range(_LONGEST_CHAIN):
        inner = [each for each in carried.get(last.id, ()) if _carries(last, each)]
        if len(inner) != 1:
            break
        relays = (*relays, last.source.called)
        last = inner[0]
    role = last.source.role.text if last.source.role is not None else roles.get(last.source.entity or "")
    return _make_knower(last.source, role, relays)


def _list_relays(claim: Claim, held: Mapping[str, Claim]) -> tuple[str, ...]:
    relays: list[str] = []
    at = held.get(claim.within or "")
    while at is not None and len(relays) < _LONGEST_CHAIN:
        relays.append(at.source.called)
        at = held.get(at.within or "")
    return tuple(reversed(relays))


def _carries(outer: Claim, inner: Claim) -> bool:
    """Whether what ``outer`` says is that ``inner`` is said, and no more: they share most of the words."""
    own = sum(span.end - span.start for span in outer.content.spans)
    taken = sum(span.end - span.start for span in (*inner.content.spans, *inner.source.words.spans))
    return taken >= _MOST_OF_IT * own


def _make_knower(source: Source, role: str | None, relays: tuple[str, ...]) -> Knower:
    words = source.called
    names = tuple(name for name in (source.name, *(member.name for member in source.members)) if name is not None)
    named = names if source.naming is Naming.NAMED else ()
    settled = bool(named) or (bool(words) and words.casefold() not in _open_words())
    passed = f"{' and '.join(relays)} only passed it on; " if relays else ""
    return Knower(
        names=named,
        kind=source.kind,
        body=_find_body(source, role, named),
        country=source.country,
        official=source.kind is SourceKind.GOVERNMENT or _offices().search(role or words) is not None,
        words=words,
        relays=relays,
        settled=settled,
        reason=f"{passed}it goes back to {named[0] if named else words or 'nobody whom the text states'}",
        role=_find_role(source, role, named),
        service=_find_service(source, role, named),
    )


def _find_role(source: Source, role: str | None, names: tuple[str, ...]) -> str | None:
    """The office of a person; of one without a name the words, up to where they go on to say more of them."""
    if source.kind is not SourceKind.PERSON:
        return None
    return role or (None if names else _ADDED.split(source.called)[0])


def _find_service(source: Source, role: str | None, names: tuple[str, ...]) -> Service | None:
    """By the name of a body, the role of a person with a name, or the words of a source without one."""
    if not names:
        return read_service(source.called, named=False)
    told = role if source.kind is SourceKind.PERSON else names[0] if len(names) == 1 else None
    return read_service(told, named=True) if told is not None else None


def _find_body(source: Source, role: str | None, names: tuple[str, ...]) -> str | None:
    """The body that a source is, or speaks for: of a spokeswoman, an official "of" a body, a paper "from" one."""
    if names and source.kind in _BODIES and source.kind is not SourceKind.DOCUMENT:
        return names[0]
    told = role or source.called
    voice = _voices().search(told)
    if voice is not None:
        return _trim(told[: voice.start()]) or _read_owner(told[voice.end() :])
    if names and source.kind is SourceKind.PERSON:
        return None  # a minister knows what he knows; a spokesman knows what the ministry knows
    return _read_owner(told)


def _read_owner(words: str) -> str | None:
    """The body behind "of", "from" …: "fact sheet from the Defense Department"."""
    found = _OWNER.search(words)
    body = _trim(found.group(1)) if found else None
    return body if body is not None and not body.islower() else None  # "a person of the town" speaks for nobody


def _trim(words: str) -> str | None:
    return _ARTICLE.sub("", words).strip(" ,'’").removesuffix("'s").removesuffix("’s") or None


@lru_cache(maxsize=1)
def _voices() -> re.Pattern[str]:
    return _compile_words("voices.tsv")


@lru_cache(maxsize=1)
def _offices() -> re.Pattern[str]:
    return _compile_words("state_offices.tsv")


def _compile_words(table: str) -> re.Pattern[str]:
    words = sorted((row["word"] for row in load_rows(table)), key=lambda word: (-len(word), word))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _open_words() -> frozenset[str]:
    return frozenset(row["word"] for row in load_rows("open_sources.tsv"))
