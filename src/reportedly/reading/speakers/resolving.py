"""The people, bodies and places of a report and the sources that are one of them: the entry of this package."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from reportedly.reading.ground import Ground, lay_ground
from reportedly.reading.sourcing.evidence import gather_evidence
from reportedly.reading.speakers.anaphora import summarise_rivals
from reportedly.reading.speakers.clusters import Clusters, Link
from reportedly.reading.speakers.columns import make_table
from reportedly.reading.speakers.contexts import gather_contexts
from reportedly.reading.speakers.dialogue import Finder, find_speakers
from reportedly.reading.speakers.lexemes import Sort, find_noun
from reportedly.reading.speakers.linking import Scoring, link_all
from reportedly.reading.speakers.mentions import Form, Mention, find_mentions
from reportedly.reading.speakers.naming import group_names
from reportedly.reading.speakers.profiles import Profile, make_profile
from reportedly.reading.speakers.rows import lay_row
from reportedly.reading.speakers.scorer import Scorer, load_scorer
from reportedly.reading.speakers.settling import Known, settle_claim
from reportedly.reading.workspace import Workspace
from reportedly.vocabulary import Claim, Entity, EntityKind, Reason, Source, SourceKind, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """Entities in order of first mention, and claims with their sources resolved.

    ``explain`` tells why, when asked. ``known`` is for a source that no claim has, such as a silence's: see
    ``settle_source``.
    """

    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]
    known: Known
    explain: Callable[[], Mapping[str, tuple[Reason, ...]]]

    @property
    def reasons(self) -> Mapping[str, tuple[Reason, ...]]:
        """Why the entities and the claims' sources are what they are, by entity and claim id."""
        return self.explain()


def resolve(workspace: Workspace, *, ground: Ground | None = None, scorer: Scorer | None = None) -> Resolved:
    """Put together who is spoken of in the report of ``workspace``, whose names, claims, parse and states are known.

    Without states, or without a scorer's file, pronouns and descriptions are linked by rules alone.
    """
    laid = ground if ground is not None else lay_ground(workspace)
    text, claims = laid.text, workspace.claims
    row = lay_row(text, laid.sentences, workspace.parse)
    mentions = find_mentions(laid, row)
    groups = group_names(text, row, mentions)
    finder = Finder(row, mentions)
    speakers = find_speakers(laid, finder, [(c.source.words.spans, c.content.spans) for c in claims])
    clusters = Clusters(mentions, groups)

    def score() -> Scoring | None:
        chosen = scorer or load_scorer()
        states = workspace.states
        if states is None or chosen is None or not mentions or not len(states.starts):
            return None
        return make_table(row, mentions, groups, speakers), gather_contexts(row, mentions, states), chosen

    link_all(clusters, text=text, row=row, paragraphs=laid.paragraphs, speakers=speakers, score=score)
    return _finish(workspace, clusters, finder)


def _finish(workspace: Workspace, clusters: Clusters, finder: Finder) -> Resolved:
    sources = _list_sources(workspace.claims, clusters, finder)
    profiles: dict[int, tuple[Entity, Profile]] = {}
    numbered = {clusters.find(numbers[0]): numbers for numbers in clusters.list()}
    for root, numbers in numbered.items():
        members = [clusters.mentions[number] for number in numbers]
        said = sources.get(root, [])
        if _is_entity(members, said):
            profile = _take_name(make_profile(gather_evidence(workspace), members), said)
            profiles[root] = _make_entity(workspace.report.id, profile, members), profile
    for root, code in _list_countries_of_bodies(clusters, profiles).items():
        entity, profile = profiles[root]
        profiles[root] = (
            replace(entity, country=code[0]),
            replace(profile, country=code[0], reasons=(*profile.reasons, code[1])),
        )
    unclear = frozenset(clusters.find(group.mentions[0]) for group in clusters.groups if group.open)
    kinds = {root: kind for root, said in sources.items() if (kind := _find_kind(said)) is not None}
    known = Known(
        clusters=clusters,
        finder=finder,
        entities=profiles,
        unclear=unclear,
        kinds=kinds,
        members=numbered,
        text=workspace.report.text,
    )
    settled = [settle_claim(claim, known) for claim in workspace.claims]
    entities = sorted((entity for entity, _ in profiles.values()), key=_order)
    return Resolved(
        entities=tuple(entities),
        claims=tuple(claim for claim, _ in settled),
        known=known,
        explain=cache(partial(_explain_all, known, settled, workspace.report.text)),
    )


def _list_countries_of_bodies(
    clusters: Clusters, profiles: Mapping[int, tuple[Entity, Profile]]
) -> dict[int, tuple[str, Reason]]:
    """For people without a country that of the body whose office they hold: "the brigade's spokesman"."""
    found: dict[int, tuple[str, Reason]] = {}
    for number, owner in clusters.owners.items():
        root = clusters.find(number)
        if root not in profiles or root in found or profiles[root][0].country is not None:
            continue
        mention, body = clusters.mentions[number], profiles.get(clusters.find(owner))
        noun = find_noun(mention.lemma) if mention.form is Form.DESCRIPTION else None
        if noun is None or not noun.role or mention.sort is not Sort.PERSON or body is None:
            continue
        if body[0].kind is EntityKind.ORGANIZATION and body[0].country is not None:
            because = f"that of {body[0].name!r}, whose office it is"
            reason = Reason(field="country", value=body[0].country, because=because, span=mention.span)
            found[root] = body[0].country, reason
    return _list_countries_of_speakers(clusters, profiles) | found


def _list_countries_of_speakers(
    clusters: Clusters, profiles: Mapping[int, tuple[Entity, Profile]]
) -> dict[int, tuple[str, Reason]]:
    """For spokesmen without a country that of the body named before them in the sentence or in the one before."""
    found: dict[int, tuple[str, Reason]] = {}
    last: tuple[int, Entity] | None = None
    for number, mention in enumerate(clusters.mentions):
        root = clusters.find(number)
        entity = profiles[root][0] if root in profiles else None
        if entity is None:
            continue
        if entity.kind is EntityKind.ORGANIZATION and entity.country is not None:
            last = mention.sentence, entity
        role = (entity.role or "").lower()
        speaks = entity.country is None and (role.endswith(_SPEAKING) or role.startswith(_SPEAKS))
        if last is not None and speaks and mention.form is Form.NAME and mention.sentence - last[0] <= 1:
            because = f"that of {last[1].name!r}, for whom this one speaks"
            reason = Reason(field="country", value=last[1].country or "", because=because, span=mention.span)
            found.setdefault(root, (last[1].country or "", reason))
    return found


_SPEAKS = "speaks for the "
_SPEAKING = ("spokesman", "spokeswoman", "spokesperson")


def _order(entity: Entity) -> tuple[int, int, str]:
    first = entity.mentions[0]
    return first.start, first.end, entity.id


def _explain_all(
    known: Known, settled: Sequence[tuple[Claim, tuple[Reason, ...]]], text: str
) -> Mapping[str, tuple[Reason, ...]]:
    found = {
        entity.id: (*profile.reasons, *_explain_links(text, known.clusters, known.members[root]))
        for root, (entity, profile) in known.entities.items()
    }
    return found | {claim.id: why for claim, why in settled if why}


def _list_sources(claims: Sequence[Claim], clusters: Clusters, finder: Finder) -> dict[int, list[Source]]:
    """The sources of claims that each cluster is, by its root."""
    found: dict[int, list[Source]] = {}
    for claim in claims:
        number = finder.find(claim.source.words.spans)
        if number is not None:
            found.setdefault(clusters.find(number), []).append(claim.source)
    return found


def _find_kind(said: Sequence[Source]) -> SourceKind | None:
    """What the first source that tells by its own words is: not a pronoun, which is only a person or a group."""
    return next((source.kind for source in said if source.kind in _BODIES), None)


def _is_entity(members: Sequence[Mention], said: Sequence[Source]) -> bool:
    """All that have a name; of the others those who say something and have a name by whose they are, or come again."""
    if any(member.name is not None for member in members) or any(_is_named_body(source) for source in said):
        return True
    if any(member.form is Form.PAIR for member in members):
        return False  # its members are entities
    described = any(member.form is Form.DESCRIPTION for member in members)
    return bool(said) and len(members) > 1 and described


def _is_named_body(source: Source) -> bool:
    """A body known by whose it is: "Kenya's foreign ministry"."""
    return source.name is not None and source.kind in _BODIES and not source.members


def _take_name(profile: Profile, said: Sequence[Source]) -> Profile:
    """The profile with the name that a body's own words make, where it has no other."""
    named = next((source for source in said if _is_named_body(source)), None)
    if profile.names or named is None or named.name is None:
        return profile
    return replace(
        profile,
        name=named.name,
        kind=EntityKind.ORGANIZATION,
        names=(named.words.spans[0],),
        country=profile.country or named.country,
    )


_BODIES = frozenset({SourceKind.GOVERNMENT, SourceKind.ORGANIZATION, SourceKind.MEDIA})


def _make_entity(report: str, profile: Profile, members: Sequence[Mention]) -> Entity:
    places = sorted({(member.start, member.end) for member in members})
    mentions = tuple(Span(start=start, end=end) for start, end in places)
    first = profile.names[0] if profile.names else mentions[0]
    return Entity(
        id=make_id(report, profile.kind, first),
        name=profile.name,
        kind=profile.kind,
        names=profile.names,
        mentions=mentions,
        role=profile.role.text if profile.role is not None else None,
        country=profile.country,
    )


def make_id(report: str, kind: EntityKind, first: Span) -> str:
    """An entity's id: from its report, its kind and where its name first stands."""
    made = hashlib.sha256(f"{report}\x1f{kind}\x1f{first.start}\x1f{first.end}".encode()).hexdigest()
    return "e" + made[:12]


def _explain_links(text: str, clusters: Clusters, numbers: Sequence[int]) -> tuple[Reason, ...]:
    return tuple(
        _explain_link(text, clusters, number, clusters.links[number]) for number in numbers if number in clusters.links
    )


def _explain_link(text: str, clusters: Clusters, number: int, link: Link) -> Reason:
    mention = clusters.mentions[number]
    words = _shorten(text, mention)
    because = link.because
    if link.rivals:
        shown = {other: _shorten(text, clusters.mentions[other]) for other, _ in link.rivals}
        because = f"{because}: {summarise_rivals(link.rivals, shown)}"
    elif link.towards is not None:
        because = f"{because}: “{_shorten(text, clusters.mentions[link.towards])}”"
    return Reason(field="mention", value=words, because=because, head=link.head, span=mention.span)


_SHOWN = 40


def _shorten(text: str, mention: Mention) -> str:
    words = " ".join(text[mention.start : mention.end].split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
