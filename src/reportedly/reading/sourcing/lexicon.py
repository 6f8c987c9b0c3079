"""The tables of sourcing as look-ups by first word, built once when first needed.

Word classes (``source_words.tsv``): determiner, indefinite, definite, quantifier, pronoun_*, relative, preposition,
postmodifier (begins what follows a noun: "familiar with"), viewer ("obtained by X": X is no author), affiliation and
role_tail (prepositions that lead to a person's body and office), whole_of ("one of the officials"), self_naming,
honorific, title, role_modifier, no_office ("minister at the time"), proxy ("Russian-installed" tells no country),
calendar, subject (begins a clause after a noun), *_name (words of names by what they name), media_sure (those that end
no name of a place), ordinary_name (bodies and outlets of one word that is part of many other names). Put together from
these: any_title, any_small (what a capital makes no name of), any_lead (determiners and quantifiers).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from reportedly.reading.sourcing.tokens import Token, split_tokens
from reportedly.reading.table_rows import load_rows
from reportedly.vocabulary import SourceKind, Span


class Term(NamedTuple):
    """A proper term of the tables. ``type``: country region city seat shared demonym blocked metonym outlet body.

    ``country`` is None where the term tells no one country; ``closed`` where it also tells that no other does.
    """

    type: str
    kind: SourceKind | None
    country: str | None
    closed: bool


class Noun(NamedTuple):
    """A head noun: what one of them is as a source, whether it names an office, ``lemma`` its singular."""

    lemma: str
    kind: SourceKind
    role: bool
    plural: bool


class Office(NamedTuple):
    """An office that tells its state: always, or only in a report written there."""

    country: str
    always: bool


Entry = TypeVar("Entry")


class Phrases(Generic[Entry]):
    """Phrases of several words by their words: ``lengths`` by the first one, longest first."""

    def __init__(self, entries: dict[tuple[str, ...], Entry]) -> None:
        self.entries = entries
        lengths: dict[str, set[int]] = {}
        for words in entries:
            lengths.setdefault(words[0], set()).add(len(words))
        self.lengths = {first: sorted(several, reverse=True) for first, several in lengths.items()}

    def find(self, words: Sequence[str]) -> tuple[int, Entry] | None:
        """The longest phrase that ``words`` begin with, and how many of them it takes."""
        for length in self.lengths.get(words[0], ()):
            entry = self.entries.get(tuple(words[:length]))
            if entry is not None and length <= len(words):
                return length, entry
        return None


LONGEST = 9
"""Words that the longest phrase of the tables may have."""


class Lexicon(NamedTuple):
    """All tables: terms and offices as spelled, nouns in lower case, and the classes of small words."""

    terms: Phrases[Term]
    nouns: Phrases[Noun]
    offices: Phrases[tuple[Office, ...]]
    classes: dict[str, frozenset[str]]


@cache
def load_lexicon() -> Lexicon:
    """The tables, read on the first call."""
    terms, nouns, offices = Phrases(_load_terms()), Phrases(_load_nouns()), Phrases(_load_offices())
    classes = {row["class"]: frozenset(row["words"].split("|")) for row in load_rows("source_words.tsv")}
    classes |= {whole: frozenset().union(*(classes[part] for part in parts)) for whole, parts in _TOGETHER.items()}
    return Lexicon(terms, nouns, offices, classes)


_TOGETHER = {
    "any_title": ("honorific", "title"),
    "any_lead": ("determiner", "quantifier"),
    "any_small": (
        *("determiner", "quantifier", "preposition", "relative", "pronoun_person", "pronoun_group", "pronoun_thing"),
        *("role_modifier", "conjunction", "whole_of"),
    ),
}


def find_term(lexicon: Lexicon, tokens: Sequence[Token], at: int) -> tuple[int, Term] | None:
    """The longest proper term that starts at ``tokens[at]``, as spelled, and how many tokens it takes."""
    if tokens[at].text not in lexicon.terms.lengths:
        return None
    return lexicon.terms.find([token.text for token in tokens[at : at + LONGEST]])


def find_terms_within(lexicon: Lexicon, tokens: Sequence[Token]) -> Iterator[Term]:
    """The terms in the words of a name, the longest at each place.

    An ordinary word that is also a body or an outlet by itself is none within another name: "Orlo Memorial Hospital".
    """
    at = 0
    while at < len(tokens):
        length, term = find_term(lexicon, tokens, at) or (1, None)
        if term is not None and (length == len(tokens) or not is_ordinary(lexicon, tokens[at : at + length], term)):
            yield term
        at += length


def is_ordinary(lexicon: Lexicon, tokens: Sequence[Token], term: Term) -> bool:
    """Whether a body or an outlet goes by one word that is part of many other names."""
    alone = len(tokens) == 1 and term.type in ("body", "outlet")
    return alone and tokens[0].text in lexicon.classes["ordinary_name"]


def find_noun(lexicon: Lexicon, tokens: Sequence[Token], at: int) -> tuple[int, Noun] | None:
    """The longest head noun that starts at ``tokens[at]``, whatever its letter case, and how many tokens it takes."""
    if tokens[at].lower not in lexicon.nouns.lengths:
        return None
    return lexicon.nouns.find([token.lower for token in tokens[at : at + LONGEST]])


def find_offices(lexicon: Lexicon, tokens: Sequence[Token], at: int) -> tuple[Office, ...]:
    """The states that the office named at ``tokens[at]`` may belong to."""
    found = lexicon.offices.find([token.text for token in tokens[at : at + LONGEST]])
    return found[1] if found is not None else ()


def _words_of(term: str) -> tuple[str, ...]:
    if term.replace(" ", "").isalpha():  # most are, and nothing else costs the first report so much time
        return tuple(term.split())
    return tuple(token.text for token in split_tokens(term, Span(start=0, end=len(term))))


def _load_terms() -> dict[tuple[str, ...], Term]:
    """Later tables give way to earlier ones; two bodies or outlets of one name tell no country."""
    found: dict[tuple[str, ...], Term] = {}
    for name, term in _list_terms():
        words = _words_of(name)
        known = found.setdefault(words, term)
        if known.type in ("body", "outlet") and term.type in ("body", "outlet") and known.country != term.country:
            found[words] = known._replace(country=None)
    return found


def _list_terms() -> Iterator[tuple[str, Term]]:
    yield from _list_countries()
    for row in load_rows("metonyms.tsv"):
        yield from _same(row["terms"], Term("metonym", SourceKind.GOVERNMENT, _code(row["country"]), False))
    for row in load_rows("bodies.tsv"):
        code = _code(row["country"])
        yield from _same(row["terms"], Term("body", SourceKind(row["kind"]), code, code is None))
    for row in load_rows("place_terms.tsv"):
        yield from _list_places(row["type"], row["terms"], _code(row["country"]))
    for row in load_rows("outlets.tsv"):
        code = _code(row["country"])
        yield from _same(row["terms"], Term("outlet", SourceKind.MEDIA, code, code is None))


def _list_countries() -> Iterator[tuple[str, Term]]:
    for row in load_rows("countries.tsv"):
        yield from _same(row["names"], Term("country", SourceKind.GOVERNMENT, row["country"], False))
        yield from _with_plurals(row["demonyms"], Term("demonym", SourceKind.GROUP, row["country"], False))
        yield from _same(row["seats"], Term("seat", SourceKind.GOVERNMENT, row["country"], False))


def _list_places(place: str, names: str, code: str | None) -> Iterator[tuple[str, Term]]:
    if place == "demonym":
        yield from _with_plurals(names, Term("demonym", SourceKind.GROUP, code, False))
    elif place == "blocked":
        yield from _with_plurals(names, Term("blocked", None, None, True))
    elif place == "shared":
        yield from _same(names, Term("shared", SourceKind.GOVERNMENT, None, True))
    else:
        yield from _same(names, Term(place, SourceKind.GOVERNMENT, code, False))


def _same(names: str, term: Term) -> Iterator[tuple[str, Term]]:
    for name in filter(None, names.split("|")):
        yield name, term
        if name.startswith("The "):
            yield "the" + name[3:], term


def _with_plurals(names: str, term: Term) -> Iterator[tuple[str, Term]]:
    for name, _ in _same(names, term):
        yield name, term
        if not name.endswith(("s", "ese", "sh", "ch")):
            yield name + "s", term


def _code(written: str) -> str | None:
    return None if written == "-" else written


def _load_nouns() -> dict[tuple[str, ...], Noun]:
    found: dict[tuple[str, ...], Noun] = {}
    for row in load_rows("source_nouns.tsv"):
        kind, role = SourceKind(row["kind"]), row["role"] == "yes"
        for written in row["nouns"].split("|"):
            singular, plural = _forms(written)
            words = _words_of(singular.lower())
            if plural is not None:
                found.setdefault(_words_of(plural.lower()), Noun(words[-1], kind, role, True))
            found.setdefault(words, Noun(words[-1], kind, role, written.endswith("//pl")))
    return found


def _forms(written: str) -> tuple[str, str | None]:
    """A noun's singular and plural: both written out (``man/men``), only one (``authorities//pl``), or by rule."""
    if written.endswith("//pl"):
        return written.removesuffix("//pl"), None
    singular, _, plural = written.partition("/")
    if plural:
        return singular, plural
    if singular.endswith("man"):
        return singular, singular[:-3] + "men"
    if singular.endswith("y") and singular[-2] not in "aeiou":
        return singular, singular[:-1] + "ies"
    return singular, singular + ("es" if singular.endswith(("s", "sh", "ch", "x")) else "s")


def _load_offices() -> dict[tuple[str, ...], tuple[Office, ...]]:
    found: dict[tuple[str, ...], tuple[Office, ...]] = {}
    for row in load_rows("offices.tsv"):
        office = Office(row["country"], row["told"] == "yes")
        for name in row["terms"].split("|"):
            words = _words_of(name)
            found[words] = (*found.get(words, ()), office)
    return found
