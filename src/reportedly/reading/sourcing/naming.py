"""Whether a source has a name, and which unit of its phrase bears it."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.reading.sourcing.kinds import (
    DOCUMENT,
    GROUP,
    MEDIA,
    PERSON,
    find_appositive,
    find_edition,
    is_title,
)
from reportedly.reading.sourcing.lexicon import Lexicon
from reportedly.reading.sourcing.nominal import Nominal, Segment
from reportedly.reading.sourcing.units import Unit
from reportedly.vocabulary import SourceKind, Span

_STATES = frozenset("country region city seat shared demonym blocked".split())
_PRODUCING = frozenset({"by", "from"})
_BELONGING = frozenset({"of", "for", "on"})
_UNIQUE = frozenset("authorities authority".split())


def find_bearer(nominal: Nominal, kind: SourceKind, lexicon: Lexicon) -> Unit | None:
    """The unit that is the source's own name: its head, an apposition, one given in a clause, or after its office."""
    head = nominal.head
    if head is not None and _bears_itself(head, kind):
        return _whole_run(nominal.core, head)
    if kind is not PERSON and kind is not SourceKind.UNKNOWN:
        return None
    aside = find_appositive(nominal, lexicon)
    if aside is not None and aside.head is not None and aside.head.type == "PER":
        return aside.head
    return _given_in_clause(nominal, lexicon) or _after_office(nominal)


def _bears_itself(head: Unit, kind: SourceKind) -> bool:
    if head.type == "term" and head.term is not None:
        return head.term.type not in ("demonym", "blocked")
    return head.is_name and kind is not GROUP


def _whole_run(core: Sequence[Unit], head: Unit) -> Unit:
    """A name of several capitalised words that the encoder did not find as one."""
    edition = find_edition(core)
    if edition is not None:
        return Unit("term", (*edition.tokens, *head.tokens), term=edition.term)
    if head.type != "proper":
        return head
    at = len(core) - 1 - list(reversed(core)).index(head)
    first = at
    while first and _goes_on(core[: first + 1]):
        first -= 1
    while core[first].type == "word":
        first += 1
    return Unit("proper", tuple(token for unit in core[first : at + 1] for token in unit.tokens))


def _goes_on(core: Sequence[Unit]) -> bool:
    """Whether the unit before the last one belongs to its name: "Health and" before "Welfare", not "President"."""
    before = core[-2]
    if before.type == "word":
        return before.lower in ("and", "of", "for") and len(core) > 2 and core[-3].tokens[0].capital
    if before.noun is not None and before.noun.kind is PERSON:
        return False
    return before.type in ("proper", "PER", "noun", "term") and before.tokens[0].capital and not _is_demonym(before)


def _given_in_clause(nominal: Nominal, lexicon: Lexicon) -> Unit | None:
    """The name in "who gave her name only as Olena", "a man named Idris"."""
    telling = lexicon.classes["self_naming"]
    told = False
    for segment in nominal.segments:
        told = told or segment.link in telling
        for unit in segment.units:
            if told and unit.type == "PER":
                return unit
            told = told or unit.lower in telling
    return None


def _after_office(nominal: Nominal) -> Unit | None:
    """The name in "Supervisor of Elections Carla Mendes": a capitalised office, its complement, and then the name."""
    head = nominal.head
    tail = nominal.segments[0] if nominal.segments else None
    if head is None or head.noun is None or not head.noun.role or head.noun.plural or tail is None:
        return None
    if tail.link not in ("of", "to", "for") or len(tail.units) < 2 or tail.units[-1].type != "PER":
        return None
    before = tail.units[-2]
    if before.type == "possessive" or (before.noun is not None and before.noun.kind is PERSON):
        return None
    titled = all(token.capital for token in head.tokens) and nominal.determined not in ("a", "an", "the")
    return tail.units[-1] if titled else None


def is_named(nominal: Nominal, kind: SourceKind, bearer: Unit | None, lexicon: Lexicon) -> bool:
    """Whether the phrase identifies its source by a name: people by their own, bodies also by whose they are."""
    if bearer is not None:
        return True
    if kind in (PERSON, GROUP, SourceKind.UNKNOWN):
        return False
    if kind in (DOCUMENT, SourceKind.IMAGERY):
        return _has_producer(nominal, lexicon)
    if _is_indefinite(nominal, lexicon) or (nominal.head is not None and nominal.head.lower in _UNIQUE):
        return False
    return _is_told_apart(nominal, kind)


def _is_indefinite(nominal: Nominal, lexicon: Lexicon) -> bool:
    first = nominal.core[0].type if nominal.core else ""
    if first == "number" or first not in ("word", "noun"):
        return first == "number"
    return any(nominal.determined in lexicon.classes[name] for name in ("indefinite", "quantifier"))


def _is_told_apart(nominal: Nominal, kind: SourceKind) -> bool:
    """Whether a name tells the body apart: "Kenya's foreign ministry", "the Santos club", "the court of Nairobi"."""
    if _is_titled_body(nominal):
        return True
    if any(unit.is_name or unit.type == "NORP" or _is_demonym(unit) for unit in nominal.core[:-1]):
        return True
    tail = nominal.nearest(frozenset({"of", "for"}))
    if tail is not None and kind is not MEDIA and any(unit.is_name for unit in tail.units):
        return True
    words = [unit for unit in nominal.core if unit.type in ("noun", "word", "proper")]
    capitals = sum(unit.tokens[0].capital for unit in words if unit.lower not in ("the", "a"))
    return capitals > 1 or _is_title_case(nominal)


def _is_titled_body(nominal: Nominal) -> bool:
    """Capitals on both sides of a preposition: "Bureau of Justice Statistics", "the Commission on Fair Elections"."""
    tail = nominal.nearest(frozenset({"of", "on", "for"}))
    if tail is None or nominal.head is None or not tail.units:
        return False
    return nominal.head.tokens[0].capital and all(unit.tokens[0].capital for unit in tail.units[-1:])


def _is_demonym(unit: Unit) -> bool:
    return unit.term is not None and unit.term.type == "demonym"


def _is_title_case(nominal: Nominal) -> bool:
    """As in "the Interior Ministry": a noun of several words, all with capitals, is a name in use."""
    head = nominal.head
    return head is not None and len(head.tokens) > 1 and all(token.capital for token in head.tokens)


def _has_producer(nominal: Nominal, lexicon: Lexicon) -> bool:
    """Whether a document or a picture is told by the name of its maker or its title."""
    if any(_names_maker(unit) or _is_capital_body(unit) for unit in nominal.core[:-1]) or _is_title(nominal):
        return True
    return any(_tells_producer(segment, lexicon) for segment in nominal.segments)


def _tells_producer(segment: Segment, lexicon: Lexicon) -> bool:
    if segment.link not in _PRODUCING or segment.before in lexicon.classes["viewer"]:
        return False
    return any(_names_maker(unit) for unit in segment.units)


def _is_title(nominal: Nominal) -> bool:
    return nominal.head is not None and _names_maker(nominal.head)


def _is_capital_body(unit: Unit) -> bool:
    """Such as "Board" in "Harbour Board data", where the encoder found no name."""
    return unit.noun is not None and unit.noun.kind is SourceKind.ORGANIZATION and unit.tokens[0].capital


def _names_maker(unit: Unit) -> bool:
    return unit.is_name and not (unit.term is not None and unit.term.type in _STATES) and unit.type != "LOC"


def is_pronoun(nominal: Nominal, lexicon: Lexicon) -> bool:
    """Whether the phrase is nothing but a pronoun."""
    head = nominal.head
    if head is None or len(nominal.core) != 1 or nominal.segments:
        return False
    return any(head.lower in lexicon.classes[name] for name in ("pronoun_person", "pronoun_group", "pronoun_thing"))


def own_words(text: str, nominal: Nominal, kind: SourceKind, lexicon: Lexicon) -> str:
    """What a body or a document goes by that is told apart by a name: "Kenya's foreign ministry", "report by Oxfam"."""
    units = [unit for unit in nominal.core if unit.type != "mark"]
    links = _PRODUCING if kind in (DOCUMENT, SourceKind.IMAGERY) else _BELONGING
    if len(units) > 1 and units[0].lower in lexicon.classes["determiner"]:
        units = units[1:]
    if not any(unit.is_name for unit in units):
        for segment in nominal.segments:
            units += [unit for unit in segment.units if unit.type != "mark"]
            if segment.link in links:
                break
    return clean_name(text, Unit("ORG", tuple(token for unit in units for token in unit.tokens)), lexicon)


def clean_name(text: str, unit: Unit, lexicon: Lexicon) -> str:
    """The unit's words as a name: without article, title and possessive."""
    tokens = list(unit.tokens)
    while len(tokens) > 1 and (tokens[0].lower == "the" or is_title(Unit("word", (tokens[0],)), lexicon)):
        tokens = tokens[1:]
    while len(tokens) > 1 and (tokens[-1].possessive or not tokens[-1].is_word):
        tokens = tokens[:-1]
    span = Span(start=tokens[0].start, end=tokens[-1].end)
    return " ".join(text[span.start : span.end].split())
