"""What a report tells of one whom it names: best name, names without titles, role, country, kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from reportedly.reading.sourcing.countries import find_country, find_office_country
from reportedly.reading.sourcing.evidence import Evidence
from reportedly.reading.sourcing.kinds import PERSON
from reportedly.reading.sourcing.lexicon import find_term, find_terms_within, load_lexicon
from reportedly.reading.sourcing.naming import find_bearer
from reportedly.reading.sourcing.nominal import read_nominal
from reportedly.reading.sourcing.people import read_mention
from reportedly.reading.sourcing.roles import find_role
from reportedly.reading.sourcing.tokens import split_tokens
from reportedly.reading.sourcing.units import Unit, find_units
from reportedly.reading.speakers.doubtful import find_people_country
from reportedly.reading.speakers.facing import load_facing
from reportedly.reading.speakers.forms import fold, is_common_title, read_person
from reportedly.reading.speakers.lexemes import Sort, find_noun
from reportedly.reading.speakers.mentions import Form, Mention
from reportedly.reading.table_rows import load_rows
from reportedly.vocabulary import EntityKind, Phrase, Reason, SourceKind, Span
from reportedly.vocabulary.making import make_quick

_CLAUSE = re.compile(r",|\s+(?:who|whose|which|that)\b")
_LOOKED_AT = 4
_ACRONYM = 6
"""Shorter names in capitals are acronyms, longer ones stand in a headline."""
_KINDS = {
    "PER": EntityKind.PERSON,
    "ORG": EntityKind.ORGANIZATION,
    "LOC": EntityKind.PLACE,
    "NORP": EntityKind.GROUP,
    "FAC": EntityKind.FACILITY,
    "EVENT": EntityKind.EVENT,
    "WORK": EntityKind.WORK,
    "OTHER": EntityKind.OTHER,
}
_SORT_KINDS = {
    Sort.PERSON: EntityKind.PERSON,
    Sort.PEOPLE: EntityKind.OTHER,
    Sort.BODY: EntityKind.ORGANIZATION,
    Sort.PLACE: EntityKind.PLACE,
}
_BODIES = frozenset({"metonym", "body", "outlet"})
_LOOSE = frozenset({EntityKind.GROUP, EntityKind.OTHER, EntityKind.WORK, EntityKind.EVENT})
_BRACKETS = str.maketrans("", "", "()[]")
_PLACED = frozenset({"country", "region", "city", "seat"})


@make_quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Whom a cluster of mentions stands for, with why."""

    name: str
    kind: EntityKind
    names: tuple[Span, ...]
    role: Phrase | None
    country: str | None
    reasons: tuple[Reason, ...]


def make_profile(evidence: Evidence, mentions: Sequence[Mention]) -> Profile:
    """The profile of one whose ``mentions`` are given in order; the first name's words decide between equals."""
    named = [mention for mention in mentions if mention.form is Form.NAME] or [
        mention for mention in mentions if mention.name is not None
    ]
    kind = _find_kind(named or mentions)
    if named and kind is not EntityKind.PERSON:
        kind = _correct_kind(_words(evidence.text, _bare_span(evidence.text, _name_span(named[0]))), kind)
    if kind is EntityKind.PERSON and named:
        names = tuple(_person_span(evidence, _name_span(m)) for m in named)
        name = _best_person([_words(evidence.text, span).translate(_BRACKETS) for span in names])
    else:
        names = tuple(_bare_span(evidence.text, _name_span(m)) for m in named)
        name = _best_other([_words(evidence.text, span) for span in names])
    if not names:
        name = describe(evidence.text, mentions)
    role, country, reasons = None, None, [Reason(field="name", value=name, because=_why_name(names))]
    if kind is EntityKind.PERSON:
        role, country, why = _read_titles(evidence, mentions)
        reasons += why
    elif kind in (EntityKind.ORGANIZATION, EntityKind.PLACE, EntityKind.FACILITY, EntityKind.GROUP):
        country, why = _find_own_country(evidence, name, mentions)
        reasons += why
    return Profile(name=name, kind=kind, names=names, role=role, country=country, reasons=tuple(reasons))


def describe(text: str, mentions: Sequence[Mention]) -> str:
    """The words for one without a name: those of the first description, else of the first mention."""
    described = find_description(text, mentions)
    return _words(text, described if described is not None else _cut_clause(text, mentions[0]))


def find_description(text: str, mentions: Iterable[Mention]) -> Span | None:
    """Where the first description stands, without what is told of it in a clause; None where there is none."""
    first = next((mention for mention in mentions if mention.form is Form.DESCRIPTION), None)
    return None if first is None else _cut_clause(text, first)


def _cut_clause(text: str, mention: Mention) -> Span:
    clause = _CLAUSE.search(text, mention.start, mention.end)
    return Span(start=mention.start, end=mention.end if clause is None else clause.start())


def _why_name(names: tuple[Span, ...]) -> str:
    return "the fullest of its names in the report" if names else "no name is given; these are the words for it"


def _find_kind(mentions: Sequence[Mention]) -> EntityKind:
    """By the types of its names, each as sure as the encoder was; without names by what its words stand for."""
    votes: dict[EntityKind, float] = {}
    for mention in mentions:
        if mention.name is not None and mention.name.type in _KINDS:
            kind = _KINDS[mention.name.type]
            votes[kind] = votes.get(kind, 0.0) + mention.name.score
    if votes:
        return max(votes, key=votes.__getitem__)
    sorts = [mention.sort for mention in mentions if mention.sort in _SORT_KINDS]
    return _SORT_KINDS[sorts[0]] if sorts else EntityKind.OTHER


@lru_cache(maxsize=1 << 12)
def _correct_kind(name: str, kind: EntityKind) -> EntityKind:
    """What the tables know better than the encoder: "North Korean" is no place, "Kremlin" no group."""
    tokens = split_tokens(name, Span(start=0, end=len(name))) if name else []
    term = find_term(load_lexicon(), tokens, 0) if tokens else None
    if term is None or term[0] != len(tokens):
        return kind
    if term[1].type == "demonym":
        return EntityKind.GROUP
    return EntityKind.ORGANIZATION if term[1].type in _BODIES and kind in _LOOSE else kind


def _name_span(mention: Mention) -> Span:
    assert mention.name is not None
    return mention.name.span


def _person_span(evidence: Evidence, span: Span) -> Span:
    """Without titles, and without what one does at the start: "Herder" in "Herder Nils Utsi"."""
    first, last = _find_person(evidence.text[span.start : span.end])
    return Span(start=span.start + first, end=span.start + last)


@lru_cache(maxsize=1 << 12)
def _find_person(words: str) -> tuple[int, int]:
    """Where in ``words`` the name itself stands."""
    bare = read_mention(words, Span(start=0, end=len(words)), load_lexicon()).span
    start, parts = bare.start, words[bare.start : bare.end].split(" ")
    while len(parts) > 2 and is_common_title(parts[0].lower()):
        start += len(parts[0]) + 1
        parts = parts[1:]
    return start, bare.end


def _words(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())


def _bare_span(text: str, span: Span) -> Span:
    """Without a possessive at the end."""
    words = text[span.start : span.end]
    kept = words.removesuffix("'s").removesuffix("’s")
    return Span(start=span.start, end=span.start + len(kept)) if kept.strip() else span


def _best_person(names: Sequence[str]) -> str:
    """The name with most parts; not in capitals throughout, if it also stands otherwise; the first of equals."""
    return max(dict.fromkeys(names), key=lambda name: (len(read_person(name).parts), not name.isupper(), len(name)))


def _best_other(names: Sequence[str]) -> str:
    distinct = dict.fromkeys(names)
    return max(distinct, key=lambda name: (not name.isupper() or len(name) < _ACRONYM, len(name)), default="")


def _read_titles(evidence: Evidence, mentions: Sequence[Mention]) -> tuple[Phrase | None, str | None, list[Reason]]:
    """The first role and the first country that titles, appositions and predicates give.

    A bare rank before the name gives way to what an apposition says; a country left unsaid with an office of a state
    is that of the dateline.
    """
    telling = [mention for mention in mentions if _tells_title(evidence, mention)][:_LOOKED_AT]
    role, country, office, reasons = None, None, None, []
    for mention in telling:
        if role is not None and country is not None:
            break
        found_role, found_country = _read_phrase(evidence, mention)
        said = _words(evidence.text, mention.span)
        if found_role is not None and (role is None or _is_rank(role.text)):
            role = Phrase.of(evidence.text, found_role)
            office = role if _is_home_office(role.text) else office
            because = f"it stands with the name or is said of it: “{said}”"
            reasons.append(Reason(field="role", value=role.text, because=because, span=found_role))
        if country is None and found_country is not None:
            country = found_country
            because, table = f"told by the words “{said}”", "countries.tsv"
            reasons.append(Reason(field="country", value=country, because=because, table=table, span=mention.span))
    if role is None or country is None:
        said_role, said_country = _read_clauses(evidence, mentions)
        because = "a clause behind the name tells it"
        if said_role is not None and role is None:
            role = Phrase.of(evidence.text, said_role)
            reasons.append(Reason(field="role", value=role.text, because=because, table="role_clauses.tsv"))
        if said_country is not None and country is None:
            country = said_country
            reasons.append(Reason(field="country", value=country, because=because, table="countries.tsv"))
    if country is None:
        country, why = _guess_country(evidence, mentions, office)
        reasons += why
    return role, country, reasons


def _guess_country(
    evidence: Evidence, mentions: Sequence[Mention], office: Phrase | None
) -> tuple[str | None, list[Reason]]:
    """By the name of a people behind the name; for an ``office`` of a state by the report's dateline."""
    country, reasons = _read_people(evidence, mentions)
    if country is None and office is not None and evidence.home is not None:
        country = evidence.home
        because, table = "an office of a state, told without one in a report from there", "home_offices.tsv"
        reasons = [Reason(field="country", value=country, because=because, table=table, span=office.span)]
    return country, reasons


def _read_people(evidence: Evidence, mentions: Sequence[Mention]) -> tuple[str | None, list[Reason]]:
    """By the name of a people behind a person's: "Captain Samir Aziz, a Syrian,"."""
    for mention in mentions[:_LOOKED_AT]:
        match = _A_PEOPLE.match(evidence.text, _name_span(mention).end) if mention.name is not None else None
        told = find_people_country(match[1]) if match is not None else None
        if match is not None and told is not None:
            span = Span(start=match.start(1), end=match.end(1))
            because = f"told by “{match[1]}” behind the name"
            return told, [Reason(field="country", value=told, because=because, table="countries.tsv", span=span)]
    return None, []


_A_PEOPLE = re.compile(r", (?:an?|the) ([A-Z]\w+)(?=[,.;]| (?:who|by|from|and|in|of)\b)")


def _read_clauses(evidence: Evidence, mentions: Sequence[Mention]) -> tuple[Span | None, str | None]:
    """The office that a clause behind the name tells, and its country: "who speaks for Chile's navy"."""
    for mention in mentions[:_LOOKED_AT]:
        if mention.form is not Form.NAME:
            continue
        match = _load_clause().match(evidence.text, _name_span(mention).end)
        if match is not None:
            role = Span(start=match.start("role"), end=match.end("role"))
            body = Span(start=match.start("body"), end=match.end("body"))
            nominal = read_nominal(_cut_units(evidence, body), evidence.lexicon)
            return role, find_country(nominal, SourceKind.ORGANIZATION, None, evidence.lexicon)
    return None, None


@cache
def _load_clause() -> re.Pattern[str]:
    verbs = "|".join(verb for row in load_rows("role_clauses.tsv") for verb in row["verbs"].split("|"))
    end = r"(?=[,.;:!?)—–]|\s(?:and|but|who|which|that|at|since|until|when|while)\b|\Z)"
    return re.compile(rf",? who (?:now |also |currently )?(?P<role>(?:{verbs}) (?P<body>[^,.;:!?)—–]{{1,80}}?)){end}")


def _is_rank(role: str) -> bool:
    """Whether a role is no more than a title before the name, which an apposition tells better."""
    return " " not in role and role[:1].isupper()


def _is_home_office(role: str) -> bool:
    words = role.lower().split()
    if not words or "former" in words:
        return False
    if "of" in words:
        at = words.index("of")
        office = bool(words[:at]) and words[at - 1] in _home_offices("office") | _home_offices("holder")
        return office and not _home_offices("state").isdisjoint(words[at + 1 :])
    held = words[-1] in _home_offices("holder") and not _home_offices("state").isdisjoint(words[:-1])
    return held or words[-1] in _home_offices("office") or " ".join(words[-2:]) in _home_offices("office")


@cache
def _home_offices(kind: str) -> frozenset[str]:
    return frozenset(
        noun for row in load_rows("home_offices.tsv") if row["kind"] == kind for noun in row["nouns"].split("|")
    )


def _tells_title(evidence: Evidence, mention: Mention) -> bool:
    if mention.form is Form.NAME:
        return mention.start < _person_span(evidence, _name_span(mention)).start
    return mention.form is Form.DESCRIPTION


def _read_phrase(evidence: Evidence, mention: Mention) -> tuple[Span | None, str | None]:
    units = _cut_units(evidence, mention.span)
    if not units:
        return None, None
    nominal = read_nominal(units, evidence.lexicon)
    bearer = find_bearer(nominal, PERSON, evidence.lexicon)
    role = _end_before_name(evidence.text, find_role(nominal, PERSON, bearer, evidence.lexicon), mention)
    country = find_country(nominal, PERSON, bearer, evidence.lexicon) or find_office_country(evidence, nominal)
    if role is None or not role.within(mention.span):
        role = _find_role_in_name(evidence, mention) or _find_unlisted(evidence, mention)
    return role, country


def _end_before_name(text: str, role: Span | None, mention: Mention) -> Span | None:
    """A role without the name behind it, of which the encoder saw less: "Mayor" of "Mayor Ana Ruiz Paz"."""
    if role is None or mention.form is not Form.NAME or mention.name is None or role.end <= mention.name.span.start:
        return role
    words = text[role.start : mention.name.span.start].rstrip()
    return Span(start=role.start, end=role.start + len(words)) if words else None


def _cut_units(evidence: Evidence, span: Span) -> list[Unit]:
    """The units of a phrase, whatever the report says of its words elsewhere: looking that up costs a scan."""
    return find_units(split_tokens(evidence.text, span), evidence.names_in(span), evidence.lexicon, False)


def _find_role_in_name(evidence: Evidence, mention: Mention) -> Span | None:
    """A title that the encoder took into the name: "Commodore" of "Commodore Ebba Lind"."""
    if mention.name is None:
        return None
    start, bare = mention.name.span.start, _person_span(evidence, mention.name.span)
    words = evidence.text[start : bare.start].rstrip()
    noun = find_noun(words.rpartition(" ")[2].lower()) if words else None
    return Span(start=start, end=start + len(words)) if noun is not None and noun.role else None


def _find_unlisted(evidence: Evidence, mention: Mention) -> Span | None:
    """The noun of a description beside a name, where the tables have no role for it: "a Turkish dealer"."""
    listed = find_noun(mention.lemma) is not None and mention.lemma not in load_facing("role")
    if mention.form is not Form.DESCRIPTION or listed:
        return None
    at = evidence.text.find(mention.lemma, mention.start, mention.end)
    return Span(start=at, end=at + len(mention.lemma)) if at >= 0 and mention.lemma.isalpha() else None


def _find_own_country(evidence: Evidence, name: str, mentions: Sequence[Mention]) -> tuple[str | None, list[Reason]]:
    """By the tables, by the words of the name, by what stands before it ("Ukraine's 79th Brigade")."""
    told, table = _find_in_tables(name)
    if told is not None:
        because = f"the table has it for “{name}” or for a word in it"
        return told, [Reason(field="country", value=told, because=because, table=table, row=name)]
    for mention in mentions[:_LOOKED_AT]:
        said = _said_of(evidence.text, mention)
        if said is None or not _has_words(evidence, said):
            continue
        nominal = read_nominal(_cut_units(evidence, said), evidence.lexicon)
        told = find_country(nominal, SourceKind.ORGANIZATION, None, evidence.lexicon)
        flag = _FLAG.search(evidence.text, said.start, said.end) if told is None else None
        told = _find_in_tables(flag[1])[0] if flag is not None else told
        if told is not None:
            because = f"told by the words “{_words(evidence.text, said)}”"
            return told, [Reason(field="country", value=told, because=because, span=said)]
    return _find_behind(evidence, mentions)


def _find_behind(evidence: Evidence, mentions: Sequence[Mention]) -> tuple[str | None, list[Reason]]:
    """By what stands behind a name: "the Aurora, which sails under the Maltese flag"."""
    for mention in mentions[:_LOOKED_AT]:
        if mention.name is None:
            continue
        end = mention.name.span.end
        match = _REGISTERED.match(evidence.text, end, end + _BEHIND_REACH)
        words = (match[1] or match[2]) if match is not None else ""
        told = (find_people_country(words) or _find_in_tables(words)[0]) if words else None
        if match is not None and told is not None:
            span = Span(start=match.start(match.lastindex or 1), end=match.end(match.lastindex or 1))
            because = f"told by “{words}” behind the name"
            return told, [Reason(field="country", value=told, because=because, span=span)]
    return None, []


_BEHIND_REACH = 90
_REGISTERED = re.compile(
    r",? (?:[a-z-]+ ){0,6}?"
    r"(?:(?:registered|flagged) (?:in|to) |(?:under|flies|flying|flew) (?:the )?(?:flag of )?(?=[A-Z]))"
    r"([A-Z]\w+)(?=(?:['’]s)? flag\b|[,.;])"
    r"| of ([A-Z]\w+)\b(?! [A-Z])"
)


def _said_of(text: str, mention: Mention) -> Span | None:
    """What stands before a name in its phrase, or a description: where a state may be told."""
    if mention.form is Form.DESCRIPTION:
        return mention.span
    if mention.name is None:
        return None
    start = mention.name.span.start
    owner = _OWNER.search(text, max(0, start - _OWNER_REACH), start) or _find_people(text, start)
    if mention.start < start and owner is None:
        return Span(start=mention.start, end=start)
    return Span(start=owner.start(), end=start) if owner is not None else None


def _find_people(text: str, start: int) -> re.Match[str] | None:
    """The name of a people that stands with a noun before a name: "the Estonian icebreaker"."""
    match = _PEOPLE.search(text, max(0, start - _OWNER_REACH), start)
    return match if match is not None and find_people_country(match[1]) is not None else None


_OWNER = re.compile(
    r"\b[A-Z]\w+(?: [A-Z]\w+)?(?:['’]s|-flagged|-registered|-owned|-based|-led|-backed) (?:[a-z-]+ ){0,3}\Z"
)
_PEOPLE = re.compile(r"\b([A-Z]\w+) (?:(?!(?:and|or|of|in|the|to|from|with|by|that|said)\b)[a-z-]+ ){1,3}\Z")
_OWNER_REACH = 40
_FLAG = re.compile(r"\b([A-Z]\w+)-(?:flagged|registered|owned|based|led|backed)\b")


def _has_words(evidence: Evidence, span: Span) -> bool:
    return any(map(str.isalnum, evidence.text[span.start : span.end]))


@lru_cache(maxsize=1 << 12)
def _find_in_tables(name: str) -> tuple[str | None, str]:
    """The country of a name that the tables have, or of a word in it, and the table's file."""
    told, table = _find_by_table(name)
    if told is None:
        told, table = _tell_by_words(name), "countries.tsv"
    return told, table


def _tell_by_words(name: str) -> str | None:
    """The one country that the words of a name tell: "Kenya Red Cross"."""
    tokens = split_tokens(name, Span(start=0, end=len(name))) if name else []
    codes = {term.country for term in find_terms_within(load_lexicon(), tokens) if term.country is not None}
    return codes.pop() if len(codes) == 1 else None


def _find_by_table(name: str) -> tuple[str | None, str]:
    names, starts = _load_origins()
    key = fold(name)
    found = names.get(key) or starts.get(name.partition(" ")[0])
    if found is not None:
        return found, "body_origins.tsv"
    tokens = split_tokens(name, Span(start=0, end=len(name))) if name else []
    term = find_term(load_lexicon(), tokens, 0) if tokens else None
    if (
        term is not None
        and term[0] == len(tokens)
        and term[1].type in (*_PLACED, "body", "metonym", "demonym", "outlet")
    ):
        return term[1].country, "place_terms.tsv" if term[1].type == "region" else "countries.tsv"
    return None, ""


@cache
def _load_origins() -> tuple[dict[str, str], dict[str, str]]:
    names: dict[str, str] = {}
    starts: dict[str, str] = {}
    for row in load_rows("body_origins.tsv"):
        for term in row["terms"].split("|"):
            if row["match"] == "start":
                starts[term] = row["country"]
            else:
                names[fold(term)] = row["country"]
    return names, starts
