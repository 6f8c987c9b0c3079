"""Words that positions are found by, and queries brought to the same words: synonyms, and nations by their codes."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.reconciliation.questions.lexicon import load_doings, load_things
from reportedly.reconciliation.questions.lexing import (
    Line,
    find_country_at,
    find_lemma,
    find_stem,
    is_plain,
    split_words,
)
from reportedly.vocabulary import Position, Span

_MOST = 60


def list_search_words(position: Position) -> tuple[str, ...]:
    """The folded words that ``position`` is found by, sorted: what is counted, doings, nations, places, names."""
    topic = position.topic
    found = {*topic.head.split(), *(term.lower() for term in topic.terms), *topic.doing, *topic.words}
    for setting in topic.where:
        found.update(find_stem(word) for word in setting.name.split())
        if setting.country is not None:
            found.add(setting.country.lower())
    found.update(find_stem(word) for name in topic.about for word in name.split())
    return tuple(sorted({find_stem(word) for word in found if word}))[:_MOST]


def read_query(text: str) -> tuple[str, ...]:
    """The folded words of a query, in its order, each once: "North Korean troops in Russia": prk, troop, rus.

    "People" alone is dropped, since counts of people call them by many names. A query of nothing else keeps it.
    """
    words = tuple(dict.fromkeys(_read_words(_split(text))))
    kept = tuple(word for word in words if word != "person")
    return kept or words


def _split(text: str) -> Line:
    return split_words(text, Span(start=0, end=max(1, len(text))))


def _read_words(line: Line) -> Iterator[str]:
    at = 0
    while at < len(line.low):
        found = find_country_at(line, at)
        if found is not None:
            yield found[0].lower()
            at = found[1]
            continue
        yield from _read_word(line.low[at])
        at += 1


def _read_word(low: str) -> Iterator[str]:
    thing = load_things().get(low) or load_things().get(find_lemma(low))
    doing = load_doings().get(low)
    if thing is not None and thing.part != "aside":
        yield find_stem(thing.head)
        if thing.doing:
            yield find_stem(thing.doing)
    elif doing is not None:
        yield find_stem(doing)
    elif is_plain(low):
        yield find_stem(low)
