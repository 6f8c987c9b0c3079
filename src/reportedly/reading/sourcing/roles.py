"""The office or occupation that a source's words give, as one contiguous stretch of them."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.reading.sourcing.kinds import GROUP, PERSON, find_appositive, is_title
from reportedly.reading.sourcing.lexicon import Lexicon
from reportedly.reading.sourcing.nominal import Nominal, Segment
from reportedly.reading.sourcing.units import Unit
from reportedly.vocabulary import SourceKind, Span

_PLACES = frozenset("country region city seat shared demonym".split())


def find_role(nominal: Nominal, kind: SourceKind, bearer: Unit | None, lexicon: Lexicon) -> Span | None:
    """Such as "Defense Secretary" before a name, "CEO of Ping" after it, "senior official" where there is none.

    Articles, numbers and a leading country or demonym are no part of it; "for", "of", "at" and "to" after an office
    are. None for people without an office or occupation: "witnesses", "a resident".
    """
    if kind not in (PERSON, GROUP):
        return None
    if bearer is not None and bearer in nominal.core:
        before = list(nominal.core[: nominal.core.index(bearer)])
        found, beside = _stretch(before, (), lexicon), _find_beside(nominal, lexicon)
        ranked = before and before[-1].type == "word" and before[-1].last.endswith(".")
        return beside or found if ranked else found or beside  # "Lt. Col. Dana Whitlock, a Pentagon spokeswoman"
    if bearer is not None and _owns(nominal, bearer):
        return _stretch([*nominal.core, *_lead(nominal, bearer)], (), lexicon)
    return _stretch(list(nominal.core), nominal.segments, lexicon) or _find_beside(nominal, lexicon)


def _owns(nominal: Nominal, bearer: Unit) -> bool:
    return bool(nominal.segments) and bearer in nominal.segments[0].units and nominal.segments[0].link in ("of", "to")


def _lead(nominal: Nominal, bearer: Unit) -> Sequence[Unit]:
    """What stands before the name: "of Elections" in "Supervisor of Elections Carla Mendes"."""
    units = nominal.segments[0].units
    return units[: units.index(bearer)]


def _find_beside(nominal: Nominal, lexicon: Lexicon) -> Span | None:
    aside = find_appositive(nominal, lexicon)
    if aside is None or aside.head is None or aside.head.noun is None:
        return None
    return _stretch(list(aside.core), aside.segments, lexicon)


def _stretch(units: list[Unit], segments: Sequence[Segment], lexicon: Lexicon) -> Span | None:
    """From the first word of the role to the office, with its complement; None without an office among the units."""
    last = next((at for at in range(len(units) - 1, -1, -1) if _is_office(units[at], lexicon)), None)
    if last is None:
        return None
    first = _skip_lead(units, last, lexicon)
    end = units[last].end
    if last < len(units) - 1 and not segments:
        end = units[-1].end if units[-1].type != "possessive" else end
    return Span(start=units[first].start, end=_with_tails(end, segments, lexicon))


def _is_office(unit: Unit, lexicon: Lexicon) -> bool:
    if unit.noun is not None:
        return unit.noun.role and unit.noun.kind is PERSON
    honorific, title = lexicon.classes["honorific"], lexicon.classes["title"]
    return unit.type == "word" and unit.last in title and unit.last not in honorific


def _skip_lead(units: Sequence[Unit], last: int, lexicon: Lexicon) -> int:
    """Past articles, counts, honorifics, whose it is and a country; whose of a body stays out too."""
    first = 0
    for at in range(last):
        if units[at].type == "possessive":
            first = at + 1
    while first < last and _is_lead(units[first], lexicon):
        first += 1
    return first


def _is_lead(unit: Unit, lexicon: Lexicon) -> bool:
    classes = lexicon.classes
    if unit.type in ("number", "aged", "mark") or unit.lower in classes["any_lead"]:
        return True
    if unit.term is not None and unit.term.type in _PLACES:
        return True
    return is_title(unit, lexicon) and unit.last in classes["honorific"] and unit.noun is None


def _with_tails(end: int, segments: Sequence[Segment], lexicon: Lexicon) -> int:
    """The complements of an office, as long as they follow one another: "head of policy at the bank"."""
    for segment in segments:
        if segment.link not in lexicon.classes["role_tail"] or not segment.units:
            break
        if segment.units[-1].last in lexicon.classes["no_office"]:
            break
        units = [unit for unit in segment.units if unit.type != "possessive"]
        end = units[-1].end if units else end
    return end
