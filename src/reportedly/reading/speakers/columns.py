"""A report's mentions in columns of numbers: what the scorer of pronouns and descriptions knows of each alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from reportedly.reading.speakers.lexemes import Gender, Number, Sort
from reportedly.reading.speakers.mentions import ROLES, Form, Mention
from reportedly.reading.speakers.named import Named
from reportedly.reading.speakers.phrases import Article
from reportedly.reading.speakers.rows import ROOT, Row

Floats: TypeAlias = NDArray[np.float32]
Ints: TypeAlias = NDArray[np.int64]
Flags: TypeAlias = NDArray[np.bool_]

_KINDS = (
    *("he", "she", "it", "they", "i", "we", "you", "both"),
    *("person", "body", "place", "group", "thing"),
    *("description", "pair"),
)
_WORD_KINDS = {
    **dict.fromkeys(("he", "him", "his", "himself"), 0),
    **dict.fromkeys(("she", "her", "hers", "herself"), 1),
    **dict.fromkeys(("it", "its", "itself"), 2),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves", "themself"), 3),
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), 4),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), 5),
    **dict.fromkeys(("you", "your", "yours", "yourself", "yourselves"), 6),
    "both": 7,
}
_SORT_KINDS = {Sort.PERSON: 8, Sort.PEOPLE: 8, Sort.BODY: 9, Sort.PLACE: 10, Sort.GROUP: 11, Sort.THING: 12}
_FORMS = {"his": 1, "her": 1, "its": 1, "their": 1, "my": 1, "our": 1, "your": 1}
_REFLEXIVE = ("self", "selves")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The mentions of a report in columns, one entry a mention; ``group`` is its name group's number or -1.

    ``speaker`` is the mention that speaks the quotation in which a mention stands, or -1. ``unary`` are the features
    [mentions, …] of each alone.
    """

    form: Ints
    kind: Ints
    sort: Ints
    number: Ints
    gender: Ints
    article: Ints
    role: Ints
    sentence: Ints
    paragraph: Ints
    quotation: Ints
    person: Ints
    start: Ints
    end: Ints
    head: Ints
    parent: Ints
    above: Ints
    lemma: Ints
    group: Ints
    count: Ints
    speaker: Ints
    owner: Ints
    phrase: Ints
    modifiers: Sequence[frozenset[str]]
    titles: Mapping[int, frozenset[int]]
    unary: Floats


def make_table(row: Row, mentions: Sequence[Mention], groups: Sequence[Named], speakers: Mapping[int, int]) -> Table:
    """The table of ``mentions``. ``speakers`` gives for a quotation's number the mention that speaks it."""
    column = _Columns(mentions)
    group = np.full(len(mentions), -1, dtype=np.int64)
    count = np.zeros(len(mentions), dtype=np.int64)
    gender = column("gender")
    for number, named in enumerate(groups):
        group[named.mentions] = number
        count[named.mentions] = np.arange(1, len(named.mentions) + 1)
        if named.gender:
            gender[named.mentions] = int(named.gender)
    lemmas: dict[str, int] = {}
    lemma = np.array([lemmas.setdefault(m.lemma, len(lemmas)) for m in mentions], dtype=np.int64)
    columns: dict[str, Any] = {
        "form": column("form"),
        "kind": np.array([_find_kind(m) for m in mentions], dtype=np.int64),
        "sort": column("sort"),
        "number": column("number"),
        "gender": gender,
        "article": column("article"),
        "role": column("role"),
        "sentence": column("sentence"),
        "paragraph": column("paragraph"),
        "quotation": column("quotation"),
        "person": column("person"),
        "start": column("low"),
        "end": column("high"),
        "head": column("head"),
        "parent": np.array([row.heads[m.head] for m in mentions], dtype=np.int64),
        "above": _climb(row, mentions),
        "lemma": lemma,
        "group": group,
        "count": count,
        "speaker": np.array([speakers.get(m.quotation, -1) for m in mentions], dtype=np.int64),
        "owner": np.array([-2 if m.owner is None else m.owner for m in mentions], dtype=np.int64),
        "phrase": _number_phrases(row, mentions),
        "modifiers": [_find_modifiers(row, m) for m in mentions],
        "titles": _find_titles(row, mentions, groups, lemmas),
    }
    unary = _make_unary(columns, mentions, [len(named.mentions) for named in groups])
    unary = np.concatenate([unary, _describe_parents(row, mentions)], axis=1)
    return Table(**columns, unary=unary)


LEVELS = 6
"""How far up the parse is climbed."""


def _climb(row: Row, mentions: Sequence[Mention]) -> Ints:
    """The words above each mention [mentions, levels], from the one that it hangs on up; -5 past the root."""
    found = np.empty((len(mentions), LEVELS), dtype=np.int64)
    heads = np.array([*row.heads, ROOT], dtype=np.int64)  # the last one is what ROOT, -1, points at
    current = np.array([mention.head for mention in mentions], dtype=np.int64)
    for level in range(LEVELS):
        current = found[:, level] = heads[current]
    found[found == ROOT] = -5
    return found


class _Columns:
    """The fields of mentions that are numbers, ``person`` and all before the lemma, each as a column."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        rows = np.array([mention[:_NUMBERS] for mention in mentions], dtype=np.int64).reshape(-1, _NUMBERS)
        self._columns: dict[str, Ints] = dict(zip(Mention._fields, np.ascontiguousarray(rows.T), strict=False))
        self._columns["person"] = np.array([mention.person for mention in mentions], dtype=np.int64)

    def __call__(self, name: str) -> Ints:
        return self._columns[name]


_NUMBERS = Mention._fields.index("lemma")


def _find_kind(mention: Mention) -> int:
    if mention.form is Form.PRONOUN:
        return _WORD_KINDS[mention.lemma]
    if mention.form is Form.NAME:
        return _SORT_KINDS[mention.sort]
    return 13 if mention.form is Form.DESCRIPTION else 14


_SMALL = frozenset("the a an this that these those 's ' , of".split())


def _number_phrases(row: Row, mentions: Sequence[Mention]) -> Ints:
    """The same number for descriptions of the same words, whatever their article; 0 for what is no description."""
    known: dict[tuple[str, ...], int] = {}
    found = np.zeros(len(mentions), dtype=np.int64)
    for place, mention in enumerate(mentions):
        if mention.form is Form.DESCRIPTION:
            words = tuple(lower for lower in row.lowers[mention.low : mention.high] if lower not in _SMALL)
            found[place] = known.setdefault(words, len(known) + 1)
    return found


def _find_modifiers(row: Row, mention: Mention) -> frozenset[str]:
    """What stands before a description's noun beside small words: "senior", "Ukrainian"."""
    if mention.form is not Form.DESCRIPTION:
        return frozenset()
    return frozenset(lower for lower in row.lowers[mention.low : mention.head] if lower not in _SMALL)


def _find_titles(
    row: Row, mentions: Sequence[Mention], groups: Sequence[Named], lemmas: Mapping[str, int]
) -> dict[int, frozenset[int]]:
    """For a noun's number the groups whose phrases hold it, as a title, an apposition or a predicate."""
    found: dict[int, set[int]] = {}
    by_head: dict[int, int] = {}
    for number, named in enumerate(groups):
        for place in named.mentions:
            mention = mentions[place]
            by_head[mention.head] = number
            for lower in row.lowers[mention.low : mention.high]:
                if lower in lemmas:
                    found.setdefault(lemmas[lower], set()).add(number)
    for mention in mentions:
        if mention.form is Form.DESCRIPTION and mention.beside in by_head:
            found.setdefault(lemmas[mention.lemma], set()).add(by_head[mention.beside])
    return {lemma: frozenset(numbers) for lemma, numbers in found.items()}


def _make_unary(columns: Mapping[str, Any], mentions: Sequence[Mention], sizes: Sequence[int]) -> Floats:
    size = len(mentions)
    total = np.array([*sizes, 0], dtype=np.int64)[columns["group"]]
    sentence = columns["sentence"]
    first = np.ones(size, dtype=bool)
    first[1:] = sentence[1:] != sentence[:-1]
    forms = np.array(
        [
            _FORMS.get(m.lemma, 2 if m.lemma.endswith(_REFLEXIVE) else 0) if m.form is Form.PRONOUN else 0
            for m in mentions
        ],
        dtype=np.int64,
    )
    told = ("kind", "article", "sort", "number", "gender", "role")
    counted = (find_bucket(columns["count"], (1, 2, 3, 6)), find_bucket(total, (1, 2, 3, 6, 12)))
    hots = make_hots((*(columns[name] for name in told), forms, *counted), _UNARY_SIZES)
    main = (total > 2) & (total == total.max(initial=0))
    return np.concatenate([hots, make_flags(columns["quotation"] >= 0, first, columns["paragraph"] == 0, main)], axis=1)


_UNARY_SIZES = (len(_KINDS), len(Article), len(Sort), len(Number), len(Gender), len(ROLES), 3, 5, 6)
_CLAUSES = ("root", "ccomp", "xcomp", "advcl", "conj", "acl", "parataxis", "nmod", "obl", "nsubj", "obj")
_CLAUSE_NUMBERS = {relation: number for number, relation in enumerate(_CLAUSES)}
_VERBAL = ("VERB", "AUX")


def _describe_parents(row: Row, mentions: Sequence[Mention]) -> Floats:
    """What kind of clause or phrase a mention hangs in, whether it is a possessor, whether it follows a preposition."""
    relations = np.full(len(mentions), len(_CLAUSES), dtype=np.int64)
    flags = np.zeros((len(mentions), 4), dtype=np.float32)
    for place, mention in enumerate(mentions):
        parent = row.heads[mention.head]
        if parent != ROOT:
            relations[place] = _CLAUSE_NUMBERS.get(row.relations[parent], len(_CLAUSES))
            flags[place, 0] = row.upos[parent] in _VERBAL
        marks = [row.lowers[child] for child in row.children[mention.head] if row.relations[child] == "case"]
        flags[place, 1] = "'s" in marks or "'" in marks
        flags[place, 2] = bool(marks) and not flags[place, 1]
        flags[place, 3] = "by" in marks
    return np.concatenate([make_hots((relations,), (len(_CLAUSES) + 1,)), flags], axis=1)


def make_hots(columns: Sequence[Ints], sizes: Sequence[int]) -> Floats:
    """For each of the ``columns`` as many new ones as its size, 1 in that of the value; larger values share one."""
    count, width = len(columns[0]), sum(sizes)
    made = np.zeros(count * width, dtype=np.float32)
    last, first = _place_hots(tuple(sizes))
    values = np.array(columns)
    np.minimum(values, last, out=values)
    values += first
    values += np.arange(0, count * width, width)
    made[values] = 1.0
    return made.reshape(count, width)


@cache
def _place_hots(sizes: tuple[int, ...]) -> tuple[Ints, Ints]:
    """The last value of each column [columns, 1], and where its ones begin [columns, 1]."""
    return np.array(sizes)[:, None] - 1, np.cumsum((0, *sizes[:-1]))[:, None]


def find_bucket(values: Ints, bounds: tuple[int, ...]) -> Ints:
    """How many of the ``bounds`` each value reaches."""
    found: Ints = _as_array(bounds).searchsorted(values, side="right")
    return found


@cache
def _as_array(bounds: tuple[int, ...]) -> Ints:
    return np.array(bounds)


def make_flags(*columns: Flags) -> Floats:
    """The columns beside one another as numbers."""
    return np.array(columns, dtype=np.float32).T
