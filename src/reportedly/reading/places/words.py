"""The word classes that tell places apart from other names; what each is for stands at the head of the table."""

from __future__ import annotations

from functools import cache

from reportedly.reading.table_rows import load_rows

WORDS = "place_words.tsv"


@cache
def words_of(kind: str) -> frozenset[str]:
    """The words of one class; phrases among them too."""
    return _load_classes().get(kind, frozenset())


@cache
def _load_classes() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in load_rows(WORDS):
        found.setdefault(row["class"], set()).add(row["word"])
    return {kind: frozenset(words) for kind, words in found.items()}


@cache
def load_demonyms() -> dict[str, str]:
    """Demonyms of countries as spelled, singular and plural, to the country's name ("Kenyans": Kenya).

    What is a country's name too ("Philippines") is none.
    """
    found: dict[str, str] = {}
    rows = load_rows("countries.tsv")
    names = {name for row in rows for name in row["names"].split("|")}
    for row in rows:
        country = row["names"].split("|")[0]
        for word in filter(None, row["demonyms"].split("|")):
            found.setdefault(word, country)
            if not word.endswith(("s", "ese", "sh", "ch")):
                found.setdefault(word + "s", country)
    return {word: country for word, country in found.items() if word not in names}
