"""Whether a person is a man or a woman, as far as a name or a noun with what stands before it tells."""

from __future__ import annotations

from reportedly.reading.speakers.lexemes import (
    Gender,
    Noun,
    Sort,
    find_noun,
    load_gendered,
    load_given_names,
    read_surname_gender,
    strip_accents,
)
from reportedly.reading.speakers.rows import Row


def tell_gender_of_name(row: Row, low: int, high: int, left: int) -> Gender:
    """By a title or a noun before the name ("Mrs.", "actress"), else by the given name."""
    gendered = load_gendered()
    for index in range(left, low + (high - low > 1)):  # "Shah" alone is a surname
        told = gendered.get(row.lowers[index]) or gendered.get(row.lowers[index] + ".")
        if told is not None:
            return told
    if high - low == 1:
        return Gender.OPEN
    given = load_given_names()
    while high - low > 2 and row.lowers[low] not in given and find_noun(row.lowers[low]) is not None:
        low += 1  # "Nurse" of "Nurse Ana Ruiz"
    first = row.lowers[low]
    told = given.get(first) or given.get(first.partition("-")[0]) or given.get(strip_accents(first))
    return told or read_surname_gender(row.lowers[high - 1])


def tell_gender_of_noun(row: Row, index: int, low: int, noun: Noun) -> Gender:
    """By the noun itself, else by "male" or "female" before it; none for bodies and places."""
    if noun.sort in (Sort.BODY, Sort.PLACE):
        return Gender.THING
    gendered = load_gendered()
    told = gendered.get(row.lowers[index]) or gendered.get(noun.lemma)
    return told or next((gendered[w] for w in row.lowers[low:index] if w in ("male", "female")), Gender.OPEN)
