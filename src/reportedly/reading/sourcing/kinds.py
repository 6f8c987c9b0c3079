"""What a source is, by the head of its phrase."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.reading.sourcing.lexicon import Lexicon, find_noun, find_term
from reportedly.reading.sourcing.nominal import Nominal, Segment, read_nominal
from reportedly.reading.sourcing.units import Unit
from reportedly.vocabulary import SourceKind

PERSON, GROUP, ORGANIZATION = SourceKind.PERSON, SourceKind.GROUP, SourceKind.ORGANIZATION
GOVERNMENT, DOCUMENT, MEDIA, UNKNOWN = SourceKind.GOVERNMENT, SourceKind.DOCUMENT, SourceKind.MEDIA, SourceKind.UNKNOWN
_OF = frozenset({"of"})
_ONE = frozenset({"a", "an", "one", "another", "the", "this", "that", "each", "either", "neither", "every"})
_BY_NAME = {"PER": PERSON, "LOC": GOVERNMENT, "WORK": DOCUMENT, "ORG": ORGANIZATION, "FAC": ORGANIZATION}
_PEOPLE_ENDINGS = ("ists", "ians", "women", "people", "goers")
_PERSON_ENDINGS = ("ist", "ian", "man", "woman", "person", "goer")


def find_kind(nominal: Nominal, lexicon: Lexicon) -> SourceKind:
    """What the phrase stands for; unknown where its head does not tell."""
    counted = _kind_of_whole(nominal, lexicon) if nominal.core else None
    if counted is not None:
        return counted
    head = nominal.head
    if head is None:
        return UNKNOWN
    kind = _kind_of_unit(nominal, head, lexicon)
    if head.type == "PER" and len(head.tokens) == 1:
        return _kind_by_aside(nominal, lexicon) or kind
    if kind is UNKNOWN:
        return _kind_by_clause(nominal, head)
    return kind


def _kind_of_whole(nominal: Nominal, lexicon: Lexicon) -> SourceKind | None:
    """By its parts: "one of the officials" is a person, "a group of lawmakers" a group, "a copy of a letter" paper."""
    part, last = nominal.nearest(_OF), nominal.core[-1]
    if part is None or not (last.type == "number" or last.last.lower() in lexicon.classes["whole_of"]):
        return None
    kind = find_kind(read_nominal(part.units, lexicon), lexicon)
    if kind in (PERSON, GROUP):
        return PERSON if last.lower in lexicon.classes["whole_of_one"] else GROUP
    return None if kind is UNKNOWN else kind


def _kind_of_unit(nominal: Nominal, head: Unit, lexicon: Lexicon) -> SourceKind:
    if head.type == "noun" and head.noun is not None:
        return _kind_of_noun(nominal, head)
    if head.type == "term" and head.term is not None:
        return _kind_of_term(nominal, head)
    if head.type == "NORP":
        return PERSON if nominal.determined in _ONE and not head.last.endswith("s") else GROUP
    if head.type == "aged":
        return PERSON
    if head.type in ("ORG", "FAC", "OTHER", "LOC", "WORK"):
        return _kind_of_body(head, lexicon) or _BY_NAME.get(head.type, UNKNOWN)
    if head.type == "PER":
        return PERSON
    if head.type == "proper":
        return _kind_of_proper(nominal, head, lexicon)
    return _kind_of_word(head, lexicon)


def _kind_of_noun(nominal: Nominal, head: Unit) -> SourceKind:
    assert head.noun is not None
    kind = head.noun.kind
    if kind is PERSON and head.noun.plural:
        return GROUP
    if kind is GROUP and head.lower in ("one", "another", "other"):
        return PERSON
    return kind


def _kind_of_term(nominal: Nominal, head: Unit) -> SourceKind:
    assert head.term is not None
    before = find_edition(nominal.core)
    if before is not None and before.term is not None:
        return before.term.kind or UNKNOWN
    if head.term.type == "blocked":
        return UNKNOWN if head.last[-1] != "s" else GROUP
    if head.term.type == "demonym":
        one = nominal.determined in ("a", "an", "one", "another")
        return PERSON if one and not head.last.endswith("s") else GROUP
    return head.term.kind or UNKNOWN


def find_edition(core: Sequence[Unit]) -> Unit | None:
    """The outlet or body whose local branch the core names: "CNN" in "CNN Philippines"."""
    if len(core) < 2 or core[-1].term is None or core[-1].term.type not in ("country", "region", "city"):
        return None
    before = core[-2]
    return before if before.term is not None and before.term.type in ("outlet", "body") else None


def _kind_of_body(head: Unit, lexicon: Lexicon) -> SourceKind | None:
    """By the words of a name: "Ministry of Health" is government, "The Namibian Herald" media."""
    words = [token.text for token in head.tokens]
    classes = lexicon.classes
    if _ends_in_seat(head, lexicon):
        return GOVERNMENT
    if words[-1] in classes["media_sure"] or (words[-1] in classes["media_name"] and head.type != "LOC"):
        return MEDIA
    if "Police" in words or "Fire" in words or "Sheriff's" in words:
        return ORGANIZATION
    if any(word in classes["government_name"] for word in (words[0], words[-1])):
        return GOVERNMENT
    if "Department" in words and (words[0] == "Department" or words[-1] == "Department"):
        return GOVERNMENT if head.type == "ORG" else None
    if any(word in classes["organization_name"] for word in words):
        return ORGANIZATION
    return DOCUMENT if words[-1] in classes["document_name"] and head.type in ("ORG", "WORK", "OTHER") else None


def _ends_in_seat(head: Unit, lexicon: Lexicon) -> bool:
    """Whether a name ends in a term for a body of the state: "United States House of Representatives"."""
    for at in range(1, len(head.tokens)):
        found = find_term(lexicon, head.tokens, at)
        if found is not None and found[1].type == "metonym" and at + found[0] == len(head.tokens):
            return True
    return False


def _kind_of_proper(nominal: Nominal, head: Unit, lexicon: Lexicon) -> SourceKind:
    """A capitalised word that the encoder did not name: by its words, or by the title before it."""
    run = Unit("ORG", tuple(token for unit in nominal.core for token in unit.tokens if token.capital))
    at = nominal.core.index(head)
    while at and nominal.core[at - 1].type == "proper":
        at -= 1
    before = nominal.core[at - 1] if at else None
    if before is not None and (is_title(before, lexicon) or _is_office(before)):
        return PERSON
    return _kind_of_body(run, lexicon) or UNKNOWN


def is_title(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether the unit is "Mr.", "Gov." or the like."""
    return unit.last in lexicon.classes["any_title"]


def _is_office(unit: Unit) -> bool:
    return unit.noun is not None and unit.noun.kind is PERSON and not unit.noun.plural


def _kind_of_word(head: Unit, lexicon: Lexicon) -> SourceKind:
    lower, classes = head.lower, lexicon.classes
    if lower in classes["pronoun_group"]:
        return GROUP
    if lower in classes["pronoun_person"]:
        return PERSON
    if lower in classes["pronoun_thing"]:
        return UNKNOWN
    if "-" in lower:
        ending = find_noun(lexicon, [head.tokens[-1]._replace(lower=lower.rpartition("-")[2])], 0)
        if ending is not None:  # "ex-soldiers", "anti-war activists", "lawyer-turned-politician"
            plural = ending[1].kind is PERSON and ending[1].plural
            return GROUP if plural else ending[1].kind
    if lower.endswith(_PEOPLE_ENDINGS):
        return GROUP
    return PERSON if lower.endswith(_PERSON_ENDINGS) and lower != "human" else UNKNOWN


def _kind_by_aside(nominal: Nominal, lexicon: Lexicon) -> SourceKind | None:
    """In "UOKiK, the Polish consumer agency" the apposition tells better than the encoder."""
    aside = find_appositive(nominal, lexicon)
    noun = aside.head.noun if aside is not None and aside.head is not None else None
    return noun.kind if noun is not None and noun.kind in (ORGANIZATION, GOVERNMENT, MEDIA) else None


def _kind_by_clause(nominal: Nominal, head: Unit) -> SourceKind:
    """Whoever is followed by "who" is a person, or people."""
    links = [segment.link for segment in nominal.segments]
    if "who" not in links and "whose" not in links:
        return UNKNOWN
    return GROUP if head.type in ("word", "number") and head.last.endswith("s") else PERSON


def find_appositive(nominal: Nominal, lexicon: Lexicon) -> Nominal | None:
    """What stands after the first comma, dash or bracket as another description: "the author, Dr. Wen Tao"."""
    for segment in nominal.segments:
        if _is_aside(segment):
            return _read_aside(segment, nominal, lexicon)
        if segment.link in ("who", "whom", "whose", "which"):
            return None
    return None


def _is_aside(segment: Segment) -> bool:
    return segment.link in (",", "—", "–", "-", "(") and bool(segment.units) and segment.units[0].type != "number"


def _read_aside(segment: Segment, nominal: Nominal, lexicon: Lexicon) -> Nominal:
    at = nominal.segments.index(segment)
    following = nominal.segments[at + 1 :]
    tails = []
    for tail in following:
        if _is_aside(tail) or tail.link in (",", ")"):
            break
        tails.append(tail)
    return Nominal(segment.units, read_nominal(segment.units, lexicon).head, tuple(tails))
