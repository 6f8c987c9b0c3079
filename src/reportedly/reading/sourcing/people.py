"""The people whom a report names: which full name a surname, a first name or an initial stands for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from reportedly.reading.sourcing.lexicon import Lexicon
from reportedly.reading.sourcing.tokens import Token, split_tokens
from reportedly.reading.workspace import Name
from reportedly.vocabulary import Span
from reportedly.vocabulary.making import make_quick

_BEFORE = 60
_LINE = 400
_PLACES = 10
_CONTRIBUTED = ("contributed", "contributing")


Form: TypeAlias = tuple[str, ...]
"""A person's name as words, without titles and suffixes."""


@make_quick
@dataclass(frozen=True, slots=True)
class Mention:
    """A person's name at one place."""

    words: Form
    span: Span


@dataclass(frozen=True, slots=True)
class People:
    """Where each form of a name stands, and the forms of two words or more by their first and last words."""

    places: dict[Form, list[Span]]
    by_word: dict[str, list[Form]]


def find_people(text: str, names: Iterable[Name], lexicon: Lexicon) -> People:
    """The people among ``names``. A line such as "… contributed from Seoul" names writers, not people of the story."""
    people = People({}, {})
    for name in names:
        if name.type != "PER" or _in_credit(text, name.span):
            continue
        mention = read_mention(text, name.span, lexicon)
        if not mention.words:
            continue
        if len(mention.words) > 1 and mention.words not in people.places:
            for word in {_bare(mention.words[0], lexicon), _bare(mention.words[-1], lexicon)}:
                people.by_word.setdefault(word, []).append(mention.words)
        people.places.setdefault(mention.words, []).append(mention.span)
    return people


def read_mention(text: str, span: Span, lexicon: Lexicon) -> Mention:
    """The name at ``span``: ``Mr. Kim's`` gives ``Kim`` with the title ``mr.``."""
    tokens = split_tokens(text, span)
    titles = lexicon.classes["any_title"]
    while len(tokens) > 1 and len(tokens[0].text) > 1 and tokens[0].text in titles:
        tokens = tokens[1:]
    while tokens and (tokens[-1].possessive or not tokens[-1].is_word or _is_suffix(tokens, lexicon)):
        tokens = tokens[:-1]
    if not tokens:
        return Mention((), span)
    words = tuple(token.text for token in tokens if token.is_word)
    return Mention(words, Span(start=tokens[0].start, end=tokens[-1].end))


def find_full_name(text: str, people: People, mention: Mention, lexicon: Lexicon) -> str | None:
    """The fullest name in the report for ``mention``; None where two people of the report could be meant."""
    groups = _group(_fitting(people, mention, lexicon), lexicon)
    if len(groups) > 1:
        groups = _by_title(text, people, groups, mention, lexicon)
    if not groups:
        return " ".join(mention.words)
    if len(groups) > 1:
        return None
    fullest: Form = max(groups[0], key=len)
    return " ".join(fullest)


def knows_person(people: People, word: str) -> bool:
    """Whether a full name in the report begins or ends with ``word``."""
    return word.lower() in people.by_word


def find_places(people: People, full: str) -> list[Span]:
    """The places where the report gives ``full`` itself."""
    return people.places.get(tuple(full.split()), [])


def _in_credit(text: str, span: Span) -> bool:
    line = text[span.start : span.end + _LINE].partition("\n")[0].lower()
    return (
        any(word in line for word in _CONTRIBUTED)
        and "report" in text[max(0, span.start - _BEFORE) : span.start] + line
    )


def _is_suffix(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    return len(tokens) > 1 and tokens[-1].text in lexicon.classes["name_suffix"]


def _titles_before(text: str, start: int, lexicon: Lexicon) -> frozenset[str]:
    """The titles and head nouns that lead up to a name, in lower case."""
    before = text[max(0, start - _BEFORE) : start]
    if not before.strip():
        return frozenset()
    tokens = split_tokens(before, Span(start=0, end=len(before)))
    found: set[str] = set()
    for token in reversed(tokens):
        if not token.is_word or not (token.capital or _is_noun(token, lexicon)):
            break
        if _is_noun(token, lexicon) or token.text in lexicon.classes["any_title"]:
            found.add(token.lower)
    return frozenset(found)


def _is_noun(token: Token, lexicon: Lexicon) -> bool:
    return token.lower in lexicon.nouns.lengths


def _bare(word: str, lexicon: Lexicon) -> str:
    """A name's word without an article or a particle: ``al-Assad`` as ``assad``."""
    lower = word.lower()
    return next((lower.removeprefix(p) for p in lexicon.classes["name_particle"] if lower.startswith(p)), lower)


def _fitting(people: People, mention: Mention, lexicon: Lexicon) -> list[Form]:
    words = [_bare(word, lexicon) for word in mention.words]
    known = dict.fromkeys((*people.by_word.get(words[-1], ()), *people.by_word.get(words[0], ())))
    return [form for form in known if _fits(words, [_bare(word, lexicon) for word in form])]


def _fits(words: list[str], full: list[str]) -> bool:
    """Whether ``words`` may stand for the person ``full``: its end, its beginning, or an initial and its surname."""
    if full[-len(words) :] == words or full[: len(words)] == words:
        return True
    return len(words) > 1 and full[-1] == words[-1] and _same_first(words[0], full[0])


def _same_first(left: str, right: str) -> bool:
    short, long = sorted((left.rstrip("."), right.rstrip(".")), key=len)
    return short == long or (len(short) == 1 and long.startswith(short))


def _group(forms: Iterable[Form], lexicon: Lexicon) -> list[list[Form]]:
    """Forms by person: one surname with one first name, spelled out or an initial."""
    groups: list[list[Form]] = []
    for form in forms:
        for group in groups:
            if _same_person(group[0], form, lexicon):
                group.append(form)
                break
        else:
            groups.append([form])
    return groups


def _same_person(left: Form, right: Form, lexicon: Lexicon) -> bool:
    short, long = sorted((left, right), key=len)
    if long[-len(short) :] == short:
        return True
    return _bare(left[-1], lexicon) == _bare(right[-1], lexicon) and _same_first(left[0].lower(), right[0].lower())


def _by_title(
    text: str, people: People, groups: list[list[Form]], mention: Mention, lexicon: Lexicon
) -> list[list[Form]]:
    """The one person who elsewhere bears a title of this mention; all, where that decides nothing."""
    titles = _titles_before(text, mention.span.start, lexicon)
    if not titles:
        return groups
    shared = [group for group in groups if titles & _titles_of(text, people, group, lexicon)]
    return shared if len(shared) == 1 else groups


def _titles_of(text: str, people: People, group: list[Form], lexicon: Lexicon) -> set[str]:
    places = [span for form in group for span in people.places[form][:_PLACES]]
    return {title for span in places for title in _titles_before(text, span.start, lexicon)}
