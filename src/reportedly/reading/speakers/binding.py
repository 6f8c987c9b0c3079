"""Who cannot be whom by grammar alone: subject and object of one verb, but for "himself"."""

from __future__ import annotations

from reportedly.reading.speakers.clusters import Clusters, Link
from reportedly.reading.speakers.lexemes import Gender, Sort
from reportedly.reading.speakers.mentions import Form
from reportedly.reading.speakers.phrases import find_antecedent
from reportedly.reading.speakers.rows import ROOT, Row

_OBJECTS = frozenset({"obj", "iobj", "obl"})
_SUBJECTS = ("nsubj", "nsubj:pass")
_TOWARDS = frozenset("to of from by for against about on at".split())
_BEHIND = _TOWARDS | {"after", "before", "than", "under", "with", "without"}


def bind_objects(clusters: Clusters, row: Row) -> None:
    """Keep objects apart from their subjects: "Costa told the judge", "Ruiz, who is not related to her".

    "Himself" is its subject.
    """
    known: dict[int, tuple[int | None, bool, bool]] = {}
    for number, mention in enumerate(clusters.mentions):
        head = mention.head
        verb = row.heads[head]
        if verb == ROOT or mention.form is Form.PAIR or row.relations[head] not in _OBJECTS:
            continue
        own = _is_reflexive(mention.lemma)
        if verb not in known:
            known[verb] = *_find_subject(row, verb), any(_is_reflexive(row.lowers[c]) for c in row.children[verb])
        subject, before, reflexive = known[verb]
        if not own and reflexive:
            continue
        if not own and not _is_towards(row, head, before=before):
            continue
        other = clusters.by_head.get(subject) if subject is not None else None
        if other is None or other == number or clusters.mentions[other].quotation != mention.quotation:
            continue  # a parse may hang what stands behind a quotation on a verb in it
        if own:
            clusters.join(number, other, Link(because="what one does to oneself", towards=other))
        elif clusters.find(other) != clusters.find(number):
            clusters.keep_apart(number, other)


def _is_reflexive(lower: str) -> bool:
    return lower.endswith(("self", "selves"))


def _is_towards(row: Row, head: int, *, before: bool) -> bool:
    """Whether an oblique names one towards whom something is done; "she had her dog with her" says nothing.

    In a clause behind its subject (``before``) it is another one too: "Ruiz, who testified after her".
    """
    if row.relations[head] != "obl":
        return True
    cases = {row.lowers[child] for child in row.children[head] if row.relations[child] == "case"}
    return not cases.isdisjoint(_BEHIND if before else _TOWARDS)


def _find_subject(row: Row, verb: int) -> tuple[int | None, bool]:
    """The head of a verb's own subject; for "who" that of the phrase before it, and that this is so."""
    subject = next((child for child in row.children[verb] if row.relations[child] in _SUBJECTS), None)
    antecedent = find_antecedent(row, subject) if subject is not None else None
    return antecedent, antecedent != subject


def read_tellers(clusters: Clusters, row: Row) -> None:
    """Take the gender of one whom no word tells from what is told of oneself: "Suharti said she was tired".

    Only where nobody named just before may be meant.
    """
    people: list[tuple[int, int]] = []
    for number, mention in enumerate(clusters.mentions):
        if mention.form is Form.NAME and mention.sort is Sort.PERSON:
            people.append((mention.sentence, clusters.find(number)))
        root = clusters.find(number)
        if mention.sort is not Sort.PERSON or clusters.gender[root]:
            continue
        if mention.lemma[:1].isdigit():
            clusters.gender[root] = _read_first(row, mention.head, mention.sentence)
        if mention.form is not Form.NAME or row.relations[mention.head] != "nsubj":
            continue
        gender = _read_told(row, row.heads[mention.head])
        near = {other for sentence, other in people[-_SEEN:] if mention.sentence - sentence <= _NEAR} - {root}
        if gender and not any(clusters.gender[other] in (gender, Gender.OPEN) for other in near):
            clusters.gender[root] = gender


def _read_told(row: Row, verb: int) -> Gender:
    """The gender of the pronoun that is the subject of what a verb of saying says."""
    for clause in row.children[verb] if verb != ROOT else ():
        if row.relations[clause] == "ccomp" and clause > verb and row.lowers[verb] in _SAID:
            for child in row.children[clause]:
                if row.relations[child] in _SUBJECTS:
                    return _HE_SHE.get(row.lowers[child], Gender.OPEN)
    return Gender.OPEN


def _read_first(row: Row, head: int, sentence: int) -> Gender:
    """The gender of the first pronoun behind one who is known by an age."""
    found = (_HE_SHE.get(lower, Gender.OPEN) for lower in row.lowers[head : row.bounds[sentence][1]])
    return next((gender for gender in found if gender), Gender.OPEN)


_NEAR = 2
_SEEN = 6
_SAID = frozenset("said says told added".split())
_HE_SHE = {"he": Gender.MALE, "she": Gender.FEMALE}
