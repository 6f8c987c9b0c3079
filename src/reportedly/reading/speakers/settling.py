"""A claim's source as one of the report's entities: name, kind, naming, role, country, members."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.reading.speakers.clusters import Clusters
from reportedly.reading.speakers.dialogue import Finder
from reportedly.reading.speakers.lexemes import Number, Sort
from reportedly.reading.speakers.mentions import Form, Mention
from reportedly.reading.speakers.profiles import Profile, find_description
from reportedly.vocabulary import Claim, Entity, EntityKind, Member, Naming, Phrase, Reason, Source, SourceKind, Span

_KINDS = {
    EntityKind.PERSON: SourceKind.PERSON,
    EntityKind.ORGANIZATION: SourceKind.ORGANIZATION,
    EntityKind.PLACE: SourceKind.GOVERNMENT,
    EntityKind.FACILITY: SourceKind.ORGANIZATION,
    EntityKind.GROUP: SourceKind.GROUP,
}
_PEOPLE = frozenset({SourceKind.PERSON, SourceKind.GROUP, SourceKind.UNKNOWN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Who is known in a report: entities by the root of their cluster; ``unclear`` are names that two may bear.

    ``kinds`` are what the entities are as sources, where another source's own words tell: "the ministry", then "it".
    ``members`` are the mentions of each cluster in order, by its root.
    """

    clusters: Clusters
    finder: Finder
    entities: Mapping[int, tuple[Entity, Profile]]
    unclear: frozenset[int]
    kinds: Mapping[int, SourceKind]
    members: Mapping[int, Sequence[int]]
    text: str

    def find_antecedent(self, spans: Sequence[Span]) -> Phrase | None:
        """The words that a pronoun at ``spans`` takes up: those before "who", else the first description."""
        span = self.finder.find_taken_up(spans)
        number = self.finder.find(spans) if span is None and self.finder.is_pronoun(spans) else None
        if number is not None:
            members = self.members[self.clusters.find(number)]
            span = find_description(self.text, [self.clusters.mentions[one] for one in members])
        return Phrase.of(self.text, span) if span is not None else None

    def are_people(self, spans: Sequence[Span]) -> bool:
        """Whether what stands at ``spans`` is told of several people."""
        number = self.finder.find(spans)
        return number is not None and self.clusters.mentions[number].sort is Sort.PEOPLE


def settle_claim(claim: Claim, known: Known) -> tuple[Claim, tuple[Reason, ...]]:
    """The claim with its source resolved, and why."""
    source, reasons = settle_source(claim.source, known)
    return (replace(claim, source=source), reasons) if source is not claim.source else (claim, reasons)


def settle_source(source: Source, known: Known) -> tuple[Source, tuple[Reason, ...]]:
    """The source as an entity of the report, as far as the text settles it.

    Members are resolved one by one; a pronoun or "the two" for a pair gets the pair's members, and one that stands for
    nobody with a name the words that it takes up.
    """
    settled, reasons = _settle(source, known)
    if settled.name is not None or settled.members:
        return settled, reasons
    antecedent = known.find_antecedent(source.words.spans)
    if antecedent is None:
        return settled, reasons
    because = "the words that the pronoun takes up"
    reason = Reason(field="source.antecedent", value=antecedent.text, because=because, span=antecedent.span)
    if settled.kind is SourceKind.PERSON and known.are_people(source.words.spans):
        settled = replace(settled, kind=SourceKind.GROUP)
    return replace(settled, antecedent=antecedent), (*reasons, reason)


def _settle(source: Source, known: Known) -> tuple[Source, tuple[Reason, ...]]:
    if source.members and not _are_one(source, known):
        members = tuple(_settle_member(member, known) for member in source.members)
        return replace(source, members=members), ()
    number = known.finder.find(source.words.spans)
    if number is None:
        return source, ()
    if source.members:
        source = replace(source, members=(), kind=SourceKind.PERSON)
    root = known.clusters.find(number)
    if root in known.unclear:
        because = "two bear this name, and the report does not say which is meant"
        return replace(source, name=None), (Reason(field="source.name", value="null", because=because),)
    together = _find_together(number, known)
    if together:
        return _settle_together(source, together, known)
    found = known.entities.get(root)
    if found is None or (source.naming is Naming.ANONYMOUS and found[1].names):
        return source, ()  # one whose name is withheld is nobody whom the report names
    taken_up = known.finder.is_relative(source.words.spans)
    return _settle_one(source, known.clusters.mentions[number], found, known.kinds.get(root), taken_up=taken_up)


def _are_one(source: Source, known: Known) -> bool:
    """Whether all members stand in one name, which was cut at a hyphen: "Hans-Peter Maurer"."""
    number = known.finder.find(source.words.spans)
    name = known.clusters.mentions[number].name if number is not None else None
    return name is not None and all(span.within(name.span) for one in source.members for span in one.spans)


def _settle_one(
    source: Source, mention: Mention, found: tuple[Entity, Profile], told: SourceKind | None, *, taken_up: bool
) -> tuple[Source, tuple[Reason, ...]]:
    entity, profile = found
    named = bool(profile.names)
    kind = source.kind
    if kind is SourceKind.UNKNOWN or ((mention.form is Form.PRONOUN or taken_up) and _fits(entity, kind)):
        kind = told or _KINDS.get(entity.kind, kind)
    role = source.role or (profile.role if kind is SourceKind.PERSON else None)
    settled = replace(
        source,
        entity=entity.id,
        name=_choose_name(source, entity, mention) if named else source.name,
        kind=kind,
        naming=Naming.NAMED if named else source.naming,
        role=role,
        country=source.country or entity.country,
    )
    because = f"its words stand for {entity.name!r}; the entity tells why"
    return settled, (Reason(field="source.entity", value=entity.id, because=because, span=mention.span),)


def _fits(entity: Entity, kind: SourceKind) -> bool:
    """Whether a pronoun's own kind is only a guess beside what it stands for."""
    return (kind in _PEOPLE and entity.kind is not EntityKind.PERSON) or entity.kind is EntityKind.PERSON


def _choose_name(source: Source, entity: Entity, mention: Mention) -> str | None:
    """The entity's name; a body keeps the name that its own words give, if that is longer."""
    if mention.form is Form.NAME and entity.kind is not EntityKind.PERSON and source.name is not None:
        return source.name if len(source.name) > len(entity.name) else entity.name
    return entity.name


def _find_together(number: int, known: Known) -> tuple[int, ...]:
    """The mentions that a pair, or a mention that stands for several, takes together; none for one that does not."""
    clusters = known.clusters
    if clusters.mentions[number].form is not Form.PAIR and clusters.mentions[number].number is not Number.MANY:
        return ()
    seen: set[int] = set()
    current: int | None = number
    while current is not None and current not in seen:
        seen.add(current)
        if current in clusters.together:
            return clusters.together[current]
        mention = clusters.mentions[current]
        if mention.form is Form.PAIR:
            return tuple(clusters.by_head[head] for head in mention.parts if head in clusters.by_head)
        link = clusters.links.get(current)
        current = link.towards if link is not None else None
    return ()


def _settle_together(source: Source, numbers: tuple[int, ...], known: Known) -> tuple[Source, tuple[Reason, ...]]:
    members = tuple(_make_member(number, known) for number in numbers)
    if len(members) < 2:
        return source, ()
    kinds = {member.kind for member in members}
    kind = source.kind
    if kinds <= {SourceKind.PERSON, SourceKind.GROUP}:
        kind = SourceKind.GROUP
    elif len(kinds) == 1:
        kind = kinds.pop()
    countries = {member.country for member in members}
    settled = replace(
        source,
        members=members,
        kind=kind,
        naming=Naming.NAMED if any(member.name for member in members) else source.naming,
        country=source.country or (countries.pop() if len(countries) == 1 else None),
    )
    because = "it stands for " + " and ".join(member.name or "one without a name" for member in members)
    return settled, (Reason(field="source.members", value=str(len(members)), because=because),)


def _make_member(number: int, known: Known) -> Member:
    mention = known.clusters.mentions[number]
    found = known.entities.get(known.clusters.find(number))
    kind = SourceKind.PERSON if mention.sort is Sort.PERSON else SourceKind.UNKNOWN
    if found is None:
        return Member(spans=(mention.span,), name=None, entity=None, kind=kind, country=None)
    entity, profile = found
    return Member(
        spans=(mention.span,),
        name=entity.name if profile.names else None,
        entity=entity.id,
        kind=_KINDS.get(entity.kind, kind),
        country=entity.country,
    )


def _settle_member(member: Member, known: Known) -> Member:
    number = known.finder.find(member.spans)
    if number is None:
        return member
    root = known.clusters.find(number)
    found = known.entities.get(root)
    if root in known.unclear or found is None:
        return replace(member, name=None) if root in known.unclear else member
    entity, profile = found
    return replace(
        member,
        entity=entity.id,
        name=entity.name if profile.names else member.name,
        kind=_KINDS.get(entity.kind, member.kind) if member.kind is SourceKind.UNKNOWN else member.kind,
        country=member.country or entity.country,
    )
