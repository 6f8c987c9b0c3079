"""Which withheld name belongs to which source: in its own words, in its sentence, or in one nearby that takes it up."""

from __future__ import annotations

from reportedly.reading.sourcing.evidence import Evidence
from reportedly.reading.sourcing.lexicon import Noun, find_noun
from reportedly.reading.sourcing.nominal import Nominal
from reportedly.reading.sourcing.tokens import split_tokens
from reportedly.reading.sourcing.withholding import Owner, Withholding
from reportedly.vocabulary import SourceKind, Span

_AFTER = 3
_BACK = 6
_GENERAL = frozenset("source person people individual insider".split())
_PRONOUNS = {"he": False, "she": False, "they": True, "both": True}


def find_withholding(evidence: Evidence, nominal: Nominal, whole: Span) -> Withholding | None:
    """The one about the source at ``whole``, whose phrase is ``nominal``; None where the report has none."""
    if not evidence.withholdings:
        return None
    for withheld in evidence.withholdings:
        if withheld.span.overlaps(whole):
            return withheld
    here = evidence.sentence_at(whole.start)
    beside = _find_in_sentence(evidence, nominal, whole, here)
    if beside is not None:
        return beside
    after = (w for w in evidence.withholdings if here < w.sentence <= here + _AFTER)
    before = (w for w in reversed(evidence.withholdings) if here - _BACK <= w.sentence < here)
    for withheld in after:
        if withheld.subject and _takes_up(evidence, nominal, whole, withheld, withheld.subject):
            return withheld
    for withheld in before:
        if withheld.subject and _is_taken_up(evidence, nominal, whole, withheld, withheld.subject):
            return withheld
    return None


def _find_in_sentence(evidence: Evidence, nominal: Nominal, whole: Span, here: int) -> Withholding | None:
    for withheld in evidence.withholdings:
        if withheld.sentence != here or _inside_another(evidence, withheld.span, whole):
            continue
        owner = withheld.owner
        if owner is None or owner.span.overlaps(whole):
            return withheld
        if owner.pronoun and owner.span.start > whole.end and _agrees(nominal, owner):
            return withheld
    return None


def _inside_another(evidence: Evidence, span: Span, whole: Span) -> bool:
    return any(
        piece.start <= span.start and span.end <= piece.end
        for attribution in evidence.workspace.attributions
        for piece in attribution.source
        if not piece.overlaps(whole)
    )


def _takes_up(evidence: Evidence, nominal: Nominal, whole: Span, withheld: Withholding, owner: Owner) -> bool:
    """As in "… an official said. The official, who was not authorized …": a later sentence that takes the source up."""
    if owner.pronoun:
        adjacent = withheld.sentence == evidence.sentence_at(whole.start) + 1
        return adjacent and _opens(evidence, withheld, owner) and _agrees(nominal, owner)
    general = owner.lemma in _GENERAL
    return (
        owner.definite
        and _same_head(nominal, owner, general=general)
        and not _competes(evidence, owner, whole.end, owner.span.start)
    )


def _is_taken_up(evidence: Evidence, nominal: Nominal, whole: Span, withheld: Withholding, owner: Owner) -> bool:
    """As in "… an official, who asked not to be named, said. The official added …": the source is the later one."""
    head = nominal.head
    if head is None:
        return False
    if _is_of_them(nominal):
        return owner.plural and _is_just_before(evidence, whole, withheld)
    if head.lower in _PRONOUNS:
        fits = not owner.pronoun and owner.plural == _PRONOUNS[head.lower]
        return fits and _is_just_before(evidence, whole, withheld)
    definite = nominal.determined in evidence.lexicon.classes["definite"]
    general = head.noun is not None and head.noun.lemma in _GENERAL
    return (
        definite
        and _same_head(nominal, owner, general=general)
        and not _competes(evidence, owner, owner.span.end, whole.start)
    )


def _is_of_them(nominal: Nominal) -> bool:
    """Whether it is "one of them" or the like."""
    part = nominal.segments[0] if nominal.segments else None
    return part is not None and part.link == "of" and [unit.lower for unit in part.units] == ["them"]


def _is_just_before(evidence: Evidence, whole: Span, withheld: Withholding) -> bool:
    """Whether the sentence before the source's is the one that withholds, and names nobody whom "he" may mean."""
    if withheld.sentence != evidence.sentence_at(whole.start) - 1:
        return False
    return not any(name.type == "PER" for name in evidence.names_in(evidence.sentences[withheld.sentence]))


def _opens(evidence: Evidence, withheld: Withholding, owner: Owner) -> bool:
    """Whether the owner stands at the head of its sentence."""
    return owner.span.start - evidence.sentences[withheld.sentence].start <= 1


def _agrees(nominal: Nominal, owner: Owner) -> bool:
    """Whether a pronoun may stand for the source; "they" may stand for one person too."""
    head = nominal.head
    if head is None:
        return False
    if head.lower in _PRONOUNS:
        return head.lower == owner.lemma
    if owner.lemma == "they":
        return True
    if owner.lemma == "all":
        return head.noun is not None and (head.noun.plural or head.noun.kind is SourceKind.GROUP)
    return head.type == "aged" or (head.noun is not None and not head.noun.plural and _is_person(head.noun))


def _is_person(noun: Noun) -> bool:
    return noun.kind is SourceKind.PERSON


def _same_head(nominal: Nominal, owner: Owner, *, general: bool) -> bool:
    """Whether both are one or several of the same; ``general``: the later one is called "source" or the like."""
    noun = nominal.head.noun if nominal.head else None
    if noun is None or noun.kind not in (SourceKind.PERSON, SourceKind.GROUP):
        return False
    plural = noun.plural or noun.kind is SourceKind.GROUP
    owner_plural = owner.plural or owner.lemma in ("people", "both")
    return plural == owner_plural and (noun.lemma == owner.lemma or general)


def _competes(evidence: Evidence, owner: Owner, start: int, end: int) -> bool:
    """Whether another such person comes in between: "A Ukrainian official … A Polish official … The official"."""
    if start >= end:
        return False
    tokens = split_tokens(evidence.text, Span(start=start, end=end))
    indefinite = evidence.lexicon.classes["indefinite"]
    for at in range(len(tokens)):
        found = find_noun(evidence.lexicon, tokens, at)
        if found is None or found[1].lemma != owner.lemma or found[1].plural != owner.plural:
            continue
        if any(token.lower in indefinite for token in tokens[max(0, at - 4) : at]):
            return True
    return False
