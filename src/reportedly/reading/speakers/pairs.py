"""Pairs of an anaphor and a candidate as numbers: what the scorer of pronouns and descriptions goes by.

Training and reading share this module. Everything is found with array operations, since a report has thousands of
pairs: an anaphor with each of the mentions before it that may be meant.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from reportedly.reading.speakers.columns import LEVELS, Table, find_bucket, make_flags, make_hots
from reportedly.reading.speakers.lexemes import Gender, Sort
from reportedly.reading.speakers.mentions import Form
from reportedly.reading.speakers.phrases import Article
from reportedly.reading.speakers.rows import ROOT

Floats: TypeAlias = NDArray[np.float32]
Ints: TypeAlias = NDArray[np.int64]
Flags: TypeAlias = NDArray[np.bool_]

WINDOW = 60
"""How many mentions back an anaphor's candidates go."""
AHEAD = 4
"""How many mentions ahead, within the sentence: "In his speech, Mr. Hassan said"."""
LONGEST = 12
"""How many sentences back."""
NEAREST = 5
"""And for a pronoun, which never stands further from the last words for whom it means."""
_FAR_PRONOUN, _FAR_NOUN = 2, 4
_COMPATIBLE = np.zeros((7, 7), dtype=bool)
"""Whether an anaphor of one sort (row) may stand for a candidate of another (column)."""
for _anaphor, _candidates in {
    Sort.OPEN: (Sort.OPEN, Sort.PERSON, Sort.PEOPLE, Sort.BODY, Sort.PLACE, Sort.GROUP, Sort.THING),
    Sort.PERSON: (Sort.OPEN, Sort.PERSON),
    Sort.PEOPLE: (Sort.OPEN, Sort.PEOPLE, Sort.BODY, Sort.GROUP, Sort.PERSON),
    Sort.BODY: (Sort.OPEN, Sort.BODY, Sort.PLACE, Sort.THING, Sort.PEOPLE, Sort.GROUP),
    Sort.PLACE: (Sort.OPEN, Sort.PLACE, Sort.BODY),
    Sort.GROUP: (Sort.OPEN, Sort.GROUP, Sort.PEOPLE),
    Sort.THING: (Sort.OPEN, Sort.THING),
}.items():
    _COMPATIBLE[_anaphor, list(_candidates)] = True
_NAME, _PRONOUN, _DESCRIPTION = int(Form.NAME), int(Form.PRONOUN), int(Form.DESCRIPTION)
_INDEFINITE = int(Article.INDEFINITE)
"""As plain numbers, which numpy compares a column with much faster."""
_PEOPLE, _BODIES = (
    np.isin(np.arange(7), sorts) for sorts in ((Sort.PERSON, Sort.PEOPLE), (Sort.BODY, Sort.PLACE, Sort.GROUP))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Pairs of an anaphor and a candidate, by their numbers, anaphor by anaphor; ``features`` [pairs, …]."""

    anaphors: Ints
    candidates: Ints
    features: Floats


def find_anaphors(table: Table) -> Ints:
    """The mentions that the scorer decides on: third persons, and descriptions but for those with "a"."""
    pronoun = (table.form == _PRONOUN) & (table.person == 3)
    described = (table.form == _DESCRIPTION) & (table.article != _INDEFINITE)
    found: Ints = np.flatnonzero(pronoun | described)
    return found


def list_pairs(table: Table, anaphors: Ints) -> Pairs:
    """Each anaphor with the mentions that it may stand for, nearest last."""
    size = len(table.form)
    if not len(anaphors) or size < 2:
        empty = np.zeros(0, dtype=np.int64)
        return Pairs(anaphors=empty, candidates=empty, features=np.zeros((0, FEATURES), dtype=np.float32))
    offsets = np.array([*range(-WINDOW, 0), *range(1, AHEAD + 1)])
    left = anaphors.repeat(len(offsets))
    right = (anaphors[:, None] + offsets[None, :]).reshape(-1)
    inside = (right >= 0) & (right < size)
    left, right = left[inside], right[inside]
    for may in (_is_near, _may_corefer):
        kept = may(table, left, right)
        left, right = left[kept], right[kept]
    return Pairs(anaphors=left, candidates=right, features=_make_features(table, left, right))


def _is_near(table: Table, left: Ints, right: Ints) -> Flags:
    pronoun = table.form[left] == _PRONOUN
    apart = table.sentence[left] - table.sentence[right]
    near: Flags = apart <= np.where(pronoun, NEAREST, LONGEST)
    near &= (right < left) | ((apart == 0) & pronoun)
    near &= ~_say_nothing(table, left, right, apart)
    return near


def _may_corefer(table: Table, left: Ints, right: Ints) -> Flags:
    form, kind, sort, head = table.form[right], table.kind[left], table.sort[right], table.head[left]
    sorts = _COMPATIBLE[table.sort[left], sort]
    genders = _clash(table.gender[left], table.gender[right])
    numbers = _clash(table.number[left], table.number[right]) & ~_many_bodies(table, left, right)
    first = (table.person[right] < 3) & (form == _PRONOUN)
    around = (table.start[right] <= head) & (head < table.end[right])
    around &= (form != _NAME) & (table.form[left] != _DESCRIPTION)
    nested = (table.start[left] <= table.head[right]) & (table.head[right] < table.end[left]) & (right != left)
    late = (right > left) & (form == _PRONOUN)
    things = (sort == int(Sort.THING)) & (kind != 2)
    things |= (kind == 2) & _PEOPLE[sort]
    kept: Flags = sorts & ~genders & ~numbers & ~first & ~around & ~nested & ~late & ~things
    return kept


def _say_nothing(table: Table, left: Ints, right: Ints, apart: Ints) -> Flags:
    """Whether a pair decides nothing and is left out: a description with a pronoun or another noun far before."""
    described, form = table.form[left] == _DESCRIPTION, table.form[right]
    pronoun = (form == _PRONOUN) & (apart > _FAR_PRONOUN)
    noun = (form == _DESCRIPTION) & (table.lemma[left] != table.lemma[right]) & (apart > _FAR_NOUN)
    found: Flags = described & (pronoun | noun)
    return found


def _clash(left: Ints, right: Ints) -> Flags:
    found: Flags = (left > 0) & (right > 0) & (left != right)
    return found


def _many_bodies(table: Table, left: Ints, right: Ints) -> Flags:
    """Whether it is "they" of one body, or of one person whose gender is not told."""
    they = table.kind[left] == 3
    one = _BODIES[table.sort[right]] | (table.gender[right] == int(Gender.OPEN))
    found: Flags = they & one
    return found


_DISTANCES = (1, 2, 3, 4, 6, 9)
_MENTION_DISTANCES = (2, 3, 4, 6, 9, 14, 24)
_RANKS = (1, 2, 3, 5)


def _make_features(table: Table, left: Ints, right: Ints) -> Floats:
    apart = table.sentence[left] - table.sentence[right]
    between = np.where(right < left, left - right, 0)
    columns = (
        np.where(right > left, 7, find_bucket(apart, _DISTANCES)),
        find_bucket(between, _MENTION_DISTANCES),
        np.minimum(np.abs(table.paragraph[left] - table.paragraph[right]), 3),
        _agreement(table.number[left], table.number[right]),
        _agreement(table.gender[left], table.gender[right]),
        _agreement(table.sort[left], table.sort[right]),
        _compare_quotations(table, left, right),
        _rank(left, right, right),
        _rank(left, right, _entity(table, right)),
        _find_level(table, left, right),
        _find_level(table, right, left),
    )
    return np.concatenate([make_hots(columns, _SIZES), _list_flags(table, left, right, apart)], axis=1)


_SIZES = (8, 8, 4, 3, 3, 3, 5, 5, 5, LEVELS + 1, LEVELS + 1)
_FLAGS = 20
FEATURES = sum(_SIZES) + _FLAGS
"""How many numbers a pair has."""


def _find_level(table: Table, lower: Ints, upper: Ints) -> Ints:
    """How far above one mention stands the word that the other hangs on; ``LEVELS`` where it does not."""
    same: Flags = table.above[lower] == table.parent[upper][:, None]
    found: Ints = np.where(same.any(1), same.argmax(1), LEVELS)
    return found


def _agreement(left: Ints, right: Ints) -> Ints:
    found: Ints = np.where((left == 0) | (right == 0), 0, np.where(left == right, 1, 2))
    return found


def _compare_quotations(table: Table, left: Ints, right: Ints) -> Ints:
    a, b = table.quotation[left], table.quotation[right]
    found: Ints = np.where(a < 0, np.where(b < 0, 0, 4), np.where(a == b, 1, np.where(b >= 0, 2, 3)))
    return found


def _entity(table: Table, right: Ints) -> Ints:
    """A number for whom a candidate's name stands for, or for itself where it has none."""
    found: Ints = np.where(table.group[right] >= 0, table.group[right], right + len(table.form))
    return found


def _rank(left: Ints, right: Ints, keys: Ints) -> Ints:
    """How many different ``keys`` among the anaphor's candidates stand nearer to it than this one's nearest."""
    order = np.lexsort((np.where(right < left, -right, right), left))
    sorted_left = left[order]
    codes = sorted_left * (int(keys.max(initial=0)) + 1) + keys[order]
    by_code = codes.argsort(kind="stable")
    begins = np.ones(len(left), dtype=np.bool_)
    begins[1:] = codes[by_code[1:]] != codes[by_code[:-1]]
    firsts = by_code[begins]
    new = np.zeros(len(left), dtype=np.int64)
    new[firsts] = 1
    counted = new.cumsum()
    starts = sorted_left.searchsorted(sorted_left[firsts])
    ranks = counted[firsts] - 1 - np.where(starts > 0, counted[starts - 1], 0)
    found = np.empty(len(left), dtype=np.int64)
    found[order[by_code]] = ranks[begins.cumsum() - 1]
    return find_bucket(found, _RANKS)


def _list_flags(table: Table, left: Ints, right: Ints, apart: Ints) -> Floats:
    role_left, role_right = table.role[left], table.role[right]
    subject_left, subject_right = role_left <= 1, role_right <= 1
    parent_left, parent_right = table.parent[left], table.parent[right]
    main = subject_right & (parent_right >= 0)
    named = table.group[right] >= 0
    speaker = table.speaker[left]
    spoken = speaker >= 0
    by_group = spoken & named & (table.group[np.maximum(speaker, 0)] == table.group[right])
    subset, disjoint = _compare_modifiers(table, left, right)
    return make_flags(
        (table.phrase[left] == table.phrase[right]) & (table.phrase[left] > 0),
        subset,
        disjoint,
        role_left == role_right,
        subject_left & subject_right,
        main & (apart == 0),
        main & (apart == 1),
        (parent_left == parent_right) & (parent_left != ROOT),
        parent_left == table.head[right],
        parent_right == table.head[left],
        table.owner[left] == table.head[right],
        (table.lemma[left] == table.lemma[right]),
        (table.lemma[left] == table.lemma[right]) & (table.form[right] == _NAME),
        _shares_title(table, left, right),
        spoken & (speaker == right),
        by_group,
        (table.kind[left] == table.kind[right]) & (table.form[right] == _PRONOUN),
        (table.start[right] <= table.head[left]) & (table.head[left] < table.end[right]),
        named & (table.count[right] > 2),
        (table.form[right] == _DESCRIPTION) & (table.article[right] == _INDEFINITE),
    )


def _compare_modifiers(table: Table, left: Ints, right: Ints) -> tuple[Flags, Flags]:
    """Whether one noun's modifiers are all among the other's, and whether both have some but share none."""
    subset, disjoint = np.zeros(len(left), dtype=bool), np.zeros(len(left), dtype=bool)
    same = np.flatnonzero(
        (table.lemma[left] == table.lemma[right]) & (table.phrase[left] > 0) & (table.phrase[right] > 0)
    )
    for place in same.tolist():
        one, other = table.modifiers[left[place]], table.modifiers[right[place]]
        subset[place] = one <= other
        disjoint[place] = bool(one) and bool(other) and not one & other
    return subset, disjoint


def _shares_title(table: Table, left: Ints, right: Ints) -> Flags:
    found = np.zeros(len(left), dtype=bool)
    if not table.titles:
        return found
    described = np.flatnonzero((table.form[left] == _DESCRIPTION) & (table.group[right] >= 0))
    for place, lemma, group in zip(
        described.tolist(), table.lemma[left[described]].tolist(), table.group[right[described]].tolist(), strict=True
    ):
        found[place] = group in table.titles.get(lemma, ())
    return found
