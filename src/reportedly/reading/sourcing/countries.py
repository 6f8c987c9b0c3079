"""The state that a source speaks for or belongs to, ISO 3166-1 alpha-3, where the text tells it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.reading.sourcing.evidence import Evidence
from reportedly.reading.sourcing.kinds import GOVERNMENT, GROUP, ORGANIZATION, PERSON
from reportedly.reading.sourcing.lexicon import Lexicon, Term, find_offices, find_terms_within, is_ordinary
from reportedly.reading.sourcing.nominal import Nominal, Segment, read_nominal
from reportedly.reading.sourcing.people import find_places
from reportedly.reading.sourcing.tokens import split_tokens
from reportedly.reading.sourcing.units import Unit
from reportedly.vocabulary import SourceKind, Span

_PLACED = frozenset("authorities authority police government court army military".split())
_BEFORE_NAME = 80
_AFTER_NAME = 120


def find_country(nominal: Nominal, kind: SourceKind, bearer: Unit | None, lexicon: Lexicon) -> str | None:
    """By the words of the phrase itself: before the head first, then of whom or what, then what is said beside it.

    Two states, or none for sure, give None: "American-Canadian", "a U.S. and Israeli official", "the Korean press".
    """
    if any(_is_proxy(unit, lexicon) for unit in nominal.core):
        return None
    told = _tell(_without_second(nominal.core), lexicon)
    if told is not None:
        return told.country
    for segment in nominal.segments:
        told = _tell_by(segment, nominal, kind, bearer, lexicon)
        if told is not None:
            return told.country
    return None


def _without_second(core: Sequence[Unit]) -> Sequence[Unit]:
    """In "Grain traders and U.S. officials" the state is told of the latter only: the core up to the "and"."""
    for at in range(1, len(core)):
        noun = core[at - 1].noun
        if core[at].lower == "and" and noun is not None and noun.plural and noun.kind is PERSON:
            return core[:at]
    return core


class _Told:
    """A settled answer, which may be that no one country is told."""

    def __init__(self, country: str | None) -> None:
        self.country = country


def _tell(units: Sequence[Unit], lexicon: Lexicon) -> _Told | None:
    terms = list(_find_terms(units, lexicon))
    codes = {term.country for term in terms if term.country is not None}
    if len(codes) == 1:
        return _Told(codes.pop())
    if codes or any(term.closed for term in terms):
        return _Told(None)
    return None


def _find_terms(units: Sequence[Unit], lexicon: Lexicon) -> Iterator[Term]:
    """Terms of the units, those inside names of bodies included, those inside people's names left out."""
    for place, unit in enumerate(units):
        if unit.term is not None:
            if not (is_ordinary(lexicon, unit.tokens, unit.term) and _is_part_of_name(units, place, lexicon)):
                yield unit.term
        elif unit.type != "PER":
            yield from find_terms_within(lexicon, unit.tokens)


def _is_part_of_name(units: Sequence[Unit], place: int, lexicon: Lexicon) -> bool:
    """Whether a word with a capital stands on either side of a unit."""
    before, after = units[place - 1 : place] if place else (), units[place + 1 : place + 2]
    named = [unit.tokens[-1].capital and unit.lower not in lexicon.classes["any_lead"] for unit in before]
    return any(named) or any(unit.tokens[0].capital for unit in after)


def _is_proxy(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether it says by whom one was put in place: "Russian-installed", "Houthi-appointed"."""
    proxy = lexicon.classes["proxy"]
    return any(token.lower.rpartition("-")[2] in proxy for token in unit.tokens if "-" in token.lower)


def _tell_by(
    segment: Segment, nominal: Nominal, kind: SourceKind, bearer: Unit | None, lexicon: Lexicon
) -> _Told | None:
    if segment.link in ("who", "whom", "whose", "which", "that"):
        return None
    if segment.link in (",", "(", "—", "–"):
        return _tell_beside(segment, lexicon)
    if segment.link == "in" and (kind in (GOVERNMENT, ORGANIZATION) or _is_placed(nominal)):
        return _tell(segment.units, lexicon)
    if segment.link in lexicon.classes["affiliation"] and not _is_told_elsewhere(nominal, segment):
        return _tell(segment.units, lexicon)
    return None


def _tell_beside(segment: Segment, lexicon: Lexicon) -> _Told | None:
    """An apposition tells where it has an office: ", the Canadian minister"; a place after an address does not."""
    aside = read_nominal(segment.units, lexicon)
    if aside.head is None or aside.head.noun is None:
        return None
    return _tell(aside.core, lexicon)


def _is_placed(nominal: Nominal) -> bool:
    return nominal.head is not None and nominal.head.last.lower() in _PLACED


def _is_told_elsewhere(nominal: Nominal, segment: Segment) -> bool:
    """A resident "of" or "from" a place need not be its citizen; an office "of" a state is that state's."""
    noun = nominal.head.noun if nominal.head else None
    return segment.link == "from" and (noun is None or noun.kind in (PERSON, GROUP))


def find_person_country(evidence: Evidence, full: str) -> str | None:
    """By what stands around the person's full name elsewhere in the report: "South Korean Defense Minister Kim …"."""
    if full not in evidence.countries:
        codes = {_tell_around(evidence, span) for span in find_places(evidence.people, full)} - {None}
        evidence.countries[full] = codes.pop() if len(codes) == 1 else None
    return evidence.countries[full]


def _tell_around(evidence: Evidence, span: Span) -> str | None:
    before = _description_before(evidence, span)
    if before:
        told = _tell(before, evidence.lexicon)
        if told is not None:
            return told.country
        offices = find_office_country(evidence, Nominal(tuple(before), None, ()))
        if offices is not None:
            return offices
    after = _description_after(evidence, span)
    return find_country(after, PERSON, None, evidence.lexicon) if after is not None else None


def _description_before(evidence: Evidence, span: Span) -> list[Unit]:
    """The title in front of a name, back to the first word that cannot belong to it; empty without an office."""
    sentence = evidence.sentences[evidence.sentence_at(span.start)]
    start, end = max(sentence.start, span.start - _BEFORE_NAME), span.start
    if evidence.text[end - 2 : end] == ", " and evidence.text[span.end : span.end + 1] in ",.;)":
        end -= 2  # "the US defense secretary, Lloyd Austin,"
    if start >= end or not evidence.text[start:end].strip():
        return []
    found: list[Unit] = []
    for unit in reversed(evidence.units_of((Span(start=start, end=end),))):
        if not _may_describe(unit, evidence.lexicon):
            break
        found.insert(0, unit)
    return found if any(unit.noun and unit.noun.kind is PERSON for unit in found) else []


def _may_describe(unit: Unit, lexicon: Lexicon) -> bool:
    if unit.noun or unit.term or unit.is_name or unit.type == "possessive" or unit.tokens[0].capital:
        return True
    return unit.lower in ("of", "and") or unit.lower in lexicon.classes["role_modifier"]


def _description_after(evidence: Evidence, span: Span) -> Nominal | None:
    """The apposition after a name: ", Kenya's foreign minister,"."""
    sentence = evidence.sentences[evidence.sentence_at(span.start)]
    end = min(sentence.end, span.end + _AFTER_NAME)
    if evidence.text[span.end : span.end + 1] != "," or not evidence.text[span.end + 1 : end].strip():
        return None
    nominal = read_nominal(evidence.units_of((Span(start=span.end + 1, end=end),)), evidence.lexicon)
    noun = nominal.head.noun if nominal.head else None
    if noun is None or noun.kind is not PERSON or noun.plural:
        return None
    return Nominal(nominal.core, nominal.head, nominal.segments[:1])


def find_office_country(evidence: Evidence, nominal: Nominal) -> str | None:
    """By an office that one state alone has, or the dateline's state has: "Defense Secretary" in Washington."""
    tokens = [token for unit in nominal.core for token in unit.tokens]
    for at in range(len(tokens)):
        offices = find_offices(evidence.lexicon, tokens, at)
        always = {office.country for office in offices if office.always}
        if always:
            return always.pop()
        if any(office.country == evidence.home for office in offices):
            return evidence.home
    return None


def find_body_country(evidence: Evidence, words: str) -> str | None:
    """The country that a body's full name tells."""
    tokens = split_tokens(words, Span(start=0, end=len(words)))
    told = _tell([Unit("ORG", tuple(tokens))], evidence.lexicon)
    return told.country if told else None
