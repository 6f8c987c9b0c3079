"""A source phrase as units: names, terms of the tables, head nouns, small words, marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reportedly.reading.sourcing.lexicon import Lexicon, Noun, Term, find_noun, find_term
from reportedly.reading.sourcing.tokens import Token
from reportedly.reading.workspace import Name
from reportedly.vocabulary import SourceKind, Span

NAMES_READ = frozenset("PER ORG LOC NORP FAC EVENT WORK WEAPON VEHICLE OTHER".split())
_IDENTIFYING = NAMES_READ - {"NORP"} | {"proper"}
_NUMBER = re.compile(r"\d[\d,.]*(?:st|nd|rd|th|s)?$")
_AGED = re.compile(r"(?:\d+|[a-z]+(?:-[a-z]+)?)-years?-old$")


class Unit(NamedTuple):
    """One or several tokens that are read as one.

    ``type``: a name's type (PER ORG LOC …), ``term``, ``noun``, ``proper`` (a capitalised word that nothing else
    explains), ``number``, ``aged`` ("34-year-old"), ``possessive``, ``mark``, else ``word``.
    """

    type: str
    tokens: tuple[Token, ...]
    term: Term | None = None
    noun: Noun | None = None

    @property
    def start(self) -> int:
        """Where it begins in the report's text."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where it ends in the report's text."""
        return self.tokens[-1].end

    @property
    def span(self) -> Span:
        """Where it stands in the report's text."""
        return Span(start=self.start, end=self.end)

    @property
    def lower(self) -> str:
        """Its words in lower case."""
        if len(self.tokens) == 1:
            return self.tokens[0].lower
        return " ".join(token.lower for token in self.tokens)

    @property
    def last(self) -> str:
        """Its last word as it stands."""
        return self.tokens[-1].text

    @property
    def is_name(self) -> bool:
        """Whether it identifies one by name: a demonym does not."""
        if self.type == "term" and self.term is not None:
            return self.term.type not in ("demonym", "blocked")
        return self.type in _IDENTIFYING


def find_units(tokens: Sequence[Token], names: Sequence[Name], lexicon: Lexicon, first_is_plain: bool) -> list[Unit]:
    """The tokens as units. ``names`` are in order; ``first_is_plain``: a capital on the first word means nothing."""
    found: list[Unit] = []
    at = 0
    while at < len(tokens):
        unit = _unit_at(tokens, at, names, lexicon)
        if unit.type == "proper" and at == 0 and first_is_plain and not _next_is_proper(tokens):
            unit = Unit("word", unit.tokens)
        found.append(unit)
        at += len(unit.tokens)
    return found


def _next_is_proper(tokens: Sequence[Token]) -> bool:
    return len(tokens) > 1 and (tokens[1].capital or (len(tokens[0].text) > 1 and tokens[0].text.isupper()))


def _unit_at(tokens: Sequence[Token], at: int, names: Sequence[Name], lexicon: Lexicon) -> Unit:
    name = _name_at(tokens, at, names, lexicon)
    term, noun = find_term(lexicon, tokens, at), find_noun(lexicon, tokens, at)
    if term is not None and noun is not None and noun[0] > term[0] and (name is None or len(name.tokens) <= term[0]):
        return Unit("noun", tuple(tokens[at : at + noun[0]]), noun=noun[1])  # "CCTV images", "US attorney"
    if term is not None and (name is None or _outweighs(tokens, at, term, name, lexicon)):
        return Unit("term", tuple(tokens[at : at + term[0]]), term=term[1])
    if name is not None:
        return name
    if noun is not None:
        if _is_paper(tokens, at, noun, lexicon):
            return Unit("proper", (tokens[at],))
        return Unit("noun", tuple(tokens[at : at + noun[0]]), noun=noun[1])
    based = tokens[at].text.removesuffix("-based")
    if based != tokens[at].text:
        return _based(tokens[at], based, lexicon)
    return Unit(_plain_type(tokens[at], lexicon), (tokens[at],))


def _outweighs(tokens: Sequence[Token], at: int, term: tuple[int, Term], name: Unit, lexicon: Lexicon) -> bool:
    """A term as long as the name says better what it is, but a person may bear a city's name: "Austin", "Paris"."""
    if term[0] < len(name.tokens):
        return _runs_on(tokens, at, term, name, lexicon)
    if name.type != "PER":
        return True
    if term[0] > 1 and term[1].type in ("outlet", "body", "metonym"):
        return True
    titled = at > 0 and tokens[at - 1].text in lexicon.classes["any_title"]
    return term[1].type in ("country", "seat") and not titled and tokens[at].text not in lexicon.classes["also_person"]


def _runs_on(tokens: Sequence[Token], at: int, term: tuple[int, Term], name: Unit, lexicon: Lexicon) -> bool:
    """Whether the encoder cut an office in two: "US Defense" taken for a name in "US Defense Secretary"."""
    following = at + term[0]
    if name.type == "PER" or term[1].type not in ("country", "demonym") or following >= len(tokens):
        return False
    noun = find_noun(lexicon, tokens, following)
    return noun is not None and following + noun[0] > at + len(name.tokens)


def _is_paper(tokens: Sequence[Token], at: int, noun: tuple[int, Noun], lexicon: Lexicon) -> bool:
    """As in "the Post", "the Journal": a newspaper by the last word of its name."""
    if noun[0] > 1 or noun[1].kind is SourceKind.PERSON or tokens[at].text not in lexicon.classes["media_name"]:
        return False
    return at > 0 and tokens[at - 1].lower == "the"


def _based(token: Token, place: str, lexicon: Lexicon) -> Unit:
    """``Tokyo-based``: the place tells where a body has its seat, and the unit is no head."""
    told = find_term(lexicon, [token._replace(text=place)], 0)
    return Unit("word", (token,), term=told[1] if told else None)


def _plain_type(token: Token, lexicon: Lexicon) -> str:
    if token.possessive:
        return "possessive"
    if not token.is_word:
        return "mark"
    if (token.text[0].isdigit() and _NUMBER.match(token.text)) or token.text in lexicon.classes["calendar"]:
        return "number"
    if token.lower.endswith("old") and _AGED.match(token.lower):
        return "aged"
    return "proper" if token.capital and not _is_small(token, lexicon) else "word"


def _is_small(token: Token, lexicon: Lexicon) -> bool:
    """Whether a capitalised word is one of the small or titular words rather than a part of a name."""
    if token.text.startswith("I'"):  # "anybody I've met here"
        return True
    return token.text in lexicon.classes["any_title"] or token.lower in lexicon.classes["any_small"]


def _name_at(tokens: Sequence[Token], at: int, names: Sequence[Name], lexicon: Lexicon) -> Unit | None:
    """The encoder's name that covers ``tokens[at]``, from there on, cut to the words that are really the name."""
    token = tokens[at]
    for name in names:
        if name.span.start < token.end and token.start < name.span.end:
            break
    else:
        return None
    if name.type not in NAMES_READ or not token.is_word:
        return None
    if name.span.end < token.end and "-" in token.text:
        return None  # "UK-based": the name is only a part of the word
    if name.type == "PER" and _is_title(tokens, at, name, lexicon):
        return None
    if token.lower in ("the", "a", "an") and at + 1 < len(tokens) and tokens[at + 1].start < name.span.end:
        return None
    end = at + 1
    while end < len(tokens) and tokens[end].start < name.span.end and not _ends_name(tokens, end, name):
        end += 1
    return Unit(name.type, tuple(tokens[at:end]))


def _ends_name(tokens: Sequence[Token], at: int, name: Name) -> bool:
    """A possessive at the end of a name, or one inside a person's, is no part of it."""
    last = at + 1 >= len(tokens) or tokens[at + 1].start >= name.span.end
    return (tokens[at].possessive and (last or name.type == "PER")) or (last and not tokens[at].is_word)


def _is_title(tokens: Sequence[Token], at: int, name: Name, lexicon: Lexicon) -> bool:
    more = at + 1 < len(tokens) and tokens[at + 1].start < name.span.end
    text = tokens[at].text
    return more and text in lexicon.classes["any_title"] and len(text) > 1
