"""Put together who a source is: the entry of sourcing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.reading.sourcing.countries import (
    find_body_country,
    find_country,
    find_office_country,
    find_person_country,
)
from reportedly.reading.sourcing.evidence import Evidence, gather_evidence
from reportedly.reading.sourcing.kinds import GROUP, PERSON, UNKNOWN, find_kind
from reportedly.reading.sourcing.members import join_kinds, split_members
from reportedly.reading.sourcing.naming import clean_name, find_bearer, is_named, is_pronoun, own_words
from reportedly.reading.sourcing.nominal import Nominal, read_nominal
from reportedly.reading.sourcing.people import find_full_name, knows_person, read_mention
from reportedly.reading.sourcing.reasons import find_withholding
from reportedly.reading.sourcing.roles import find_role
from reportedly.reading.sourcing.units import Unit
from reportedly.reading.sourcing.withholding import Withholding
from reportedly.reading.workspace import Workspace
from reportedly.vocabulary import Member, Naming, Passage, Phrase, Source, SourceKind, Span
from reportedly.vocabulary.making import make_quick


@make_quick
@dataclass(frozen=True, slots=True)
class _Profile:
    """One source by its own phrase, whatever the report says of its name elsewhere."""

    nominal: Nominal
    kind: SourceKind
    bearer: Unit | None
    named: bool
    name: str | None
    country: str | None


def describe_source(workspace: Workspace, spans: tuple[Span, ...]) -> Source:
    """Who the source at ``spans`` is; unknown and unnamed where there are none. ``entity`` is left to linking."""
    text = workspace.report.text
    words = Passage.of(text, spans)
    if not spans:
        return Source(words=words)
    evidence = gather_evidence(workspace)
    units = evidence.units_of(words.spans)
    pieces = split_members(units, evidence.lexicon)
    if pieces:
        return _describe_several(evidence, words, pieces)
    profile = _profile(evidence, units)
    withheld = _find_withheld(evidence, profile, words)
    reason = _phrase(text, withheld.span if withheld else None)
    return Source(
        words=words,
        name=profile.name if withheld is None else None,
        kind=profile.kind,
        naming=_naming(profile, withheld, units),
        role=_phrase(text, _role(evidence, profile, words)),
        country=profile.country,
        reason=reason,
    )


def _profile(evidence: Evidence, units: Sequence[Unit]) -> _Profile:
    lexicon = evidence.lexicon
    nominal = read_nominal(units, lexicon)
    kind = find_kind(nominal, lexicon)
    bearer = find_bearer(nominal, kind, lexicon)
    if bearer is not None and kind is UNKNOWN and _is_person(evidence, bearer):
        kind = PERSON
    named = is_named(nominal, kind, bearer, lexicon)
    name = _best_name(evidence, nominal, kind, bearer) if named else None
    country = _country(evidence, nominal, kind, bearer, name)
    return _Profile(nominal, kind, bearer, named, name, country)


def _is_person(evidence: Evidence, bearer: Unit) -> bool:
    """Whether the encoder took the name for a person's, here or, for a word of a fuller name, elsewhere."""
    return bearer.type == "PER" or (bearer.type == "proper" and knows_person(evidence.people, bearer.last))


def _best_name(evidence: Evidence, nominal: Nominal, kind: SourceKind, bearer: Unit | None) -> str | None:
    """The fullest form of the name in the report; a body known by whose it is has its own words for a name."""
    if bearer is None:
        return own_words(evidence.text, nominal, kind, evidence.lexicon)
    if kind is PERSON:
        mention = read_mention(evidence.text, bearer.span, evidence.lexicon)
        return find_full_name(evidence.text, evidence.people, mention, evidence.lexicon) if mention.words else None
    name = clean_name(evidence.text, bearer, evidence.lexicon)
    return evidence.full_forms.get(name, name)


def _country(
    evidence: Evidence, nominal: Nominal, kind: SourceKind, bearer: Unit | None, name: str | None
) -> str | None:
    told = find_country(nominal, kind, bearer, evidence.lexicon)
    if told is None and kind is PERSON and name is not None:
        told = find_person_country(evidence, name)
    if told is None and kind in (PERSON, GROUP):
        return find_office_country(evidence, nominal)
    if told is None and bearer is not None and name is not None and kind is SourceKind.ORGANIZATION:
        return find_body_country(evidence, name)
    return told


def _find_withheld(evidence: Evidence, profile: _Profile, words: Passage) -> Withholding | None:
    """A name withheld: of people only; of a named one only where that name is not the real one."""
    if profile.kind not in (PERSON, GROUP, UNKNOWN) or _is_thing(evidence, profile):
        return None
    whole = Span(start=words.spans[0].start, end=words.spans[-1].end)
    found = find_withholding(evidence, profile.nominal, whole)
    if found is None or (profile.named and not (found.alias and found.span.overlaps(whole))):
        return None
    return found


def _is_thing(evidence: Evidence, profile: _Profile) -> bool:
    nominal = profile.nominal
    return profile.kind is UNKNOWN and nominal.head is not None and is_pronoun(nominal, evidence.lexicon)


def _naming(profile: _Profile, withheld: Withholding | None, units: Sequence[Unit]) -> Naming:
    if withheld is not None or (not profile.named and any(unit.lower == "anonymous" for unit in units)):
        return Naming.ANONYMOUS
    return Naming.NAMED if profile.named else Naming.UNNAMED


def _role(evidence: Evidence, profile: _Profile, words: Passage) -> Span | None:
    """The role where it lies in one piece of the source's words."""
    found = find_role(profile.nominal, profile.kind, profile.bearer, evidence.lexicon)
    return found if found is not None and any(found.within(span) for span in words.spans) else None


def _phrase(text: str, span: Span | None) -> Phrase | None:
    return Phrase.of(text, span) if span is not None else None


def _describe_several(evidence: Evidence, words: Passage, pieces: Sequence[Sequence[Unit]]) -> Source:
    profiles = [_profile(evidence, piece) for piece in pieces]
    countries = {profile.country for profile in profiles}
    return Source(
        words=words,
        members=tuple(_member(profile) for profile in profiles),
        kind=join_kinds([profile.kind for profile in profiles]),
        naming=Naming.NAMED if any(profile.named for profile in profiles) else Naming.UNNAMED,
        country=countries.pop() if len(countries) == 1 else None,
    )


def _member(profile: _Profile) -> Member:
    core = profile.nominal.core
    end = next((unit.end for unit in reversed(core) if unit.type not in ("mark", "possessive")), core[-1].end)
    return Member(
        spans=(Span(start=core[0].start, end=end),),
        name=profile.name,
        entity=None,
        kind=profile.kind,
        country=profile.country,
    )
