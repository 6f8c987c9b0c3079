"""What a number without a noun of its own counts: the noun that the words around point to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reportedly.reading.figures.changes import Earlier, find_subject_verb, joins
from reportedly.reading.figures.contexts import load_nouns, load_peoples, load_persons, load_stops, words_of
from reportedly.reading.figures.nouns import Noun, find_of_noun, is_plural
from reportedly.reading.figures.scan import Tokens
from reportedly.reading.figures.sentences import Sentence
from reportedly.vocabulary import Span

_REACH = 25


class Counted(NamedTuple):
    """A counted noun: its words, where they stand, and the rule that found them."""

    text: str
    span: Span
    rule: str


@dataclass(slots=True)
class Memory:
    """What was counted last, sentence by sentence: what "of them" and bare numbers go back to."""

    last: Counted | None = None
    age: int = 99

    def turn_sentence(self) -> None:
        """A new sentence begins."""
        self.age += 1

    def keep(self, counted: Counted) -> None:
        """This was counted."""
        self.last, self.age = counted, 0


def note(tokens: Tokens, noun: Noun) -> Counted:
    """The noun as a counted one."""
    span = Span(start=tokens.starts[noun.first], end=tokens.ends[noun.end - 1])
    return Counted(tokens.text[span.start : span.end], span, noun.rule)


def resolve_pronoun(sentence: Sentence, at: int, memory: Memory) -> Counted | None:
    """What "them" or "whom" before token ``at`` stands for: what was counted last, else the nearest plural before."""
    if memory.last is not None and memory.age <= 2:
        return memory.last._replace(rule="of them: counted before")
    found = _find_plural_left(sentence.tokens, at, _REACH, loose=False) or _find_plural_left(
        sentence.tokens, at, _REACH
    )
    return None if found is None else note(sentence.tokens, found)._replace(rule="of them: the plural before")


def resolve_subject(sentence: Sentence, start: int, earlier: Sequence[Earlier], memory: Memory) -> Counted | None:
    """What the subject of "rose to", "stood at", "reached" before the number at ``start`` counts.

    "The number of people sent to Russia has increased to": people. A toll counts nothing but what its "of" names.
    """
    if joins(sentence.tokens, start, earlier) and memory.last is not None:
        return memory.last._replace(rule="as the figure before")
    verb = find_subject_verb(sentence.tokens, start, earlier)
    if verb is None:
        return None
    return _find_subject(sentence, verb)


def resolve_toll(sentence: Sentence, toll: int) -> Counted | None:
    """What the "of" behind a toll names ("the tally of arrests")."""
    if sentence.tokens.low[toll + 1] != "of":
        return None
    found = find_of_noun(sentence, toll + 1)
    return None if found is None or found[1] else note(sentence.tokens, found[0])._replace(rule="of the toll")


def resolve_ellipsis(tokens: Tokens, start: int, end: int, memory: Memory, *, marked: bool) -> Counted | None:
    """The noun of the figure to the left in the same sentence: "killed 14 people and wounded 30", "two more".

    ``marked``: the number has "more" or "others" behind it, so that it must go on with something.
    """
    if memory.last is None or memory.age > 0:
        return None
    before = tokens.low[start - 1]
    compared = (before in ("with", "to") and tokens.low[start - 2] == "compared") or before in ("versus", "against")
    if compared:
        return memory.last._replace(rule="compared with the figure before")
    if not marked and not (_follows_on(tokens, start, memory.last) or before.endswith(("ed", "ing"))):
        return None
    if not marked and _is_of_people(tokens, start, end) and not is_people(memory.last.text):
        return None
    return memory.last._replace(rule="as the figure before")


def _is_of_people(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the words beside the number tell what befell people: "wounded 30", "20 were killed"."""
    near = (tokens.low[start - 1], tokens.low[end], tokens.low[end + 1], tokens.low[end + 2])
    return any(word in words_of("harmed") for word in near)


def is_people(noun: str) -> bool:
    """Whether a counted noun stands for people."""
    word = noun.lower()
    singular = (word, word.removesuffix("s"), word.removesuffix("men") + "man", word.removesuffix("ies") + "y")
    return word in words_of("people") or word in load_peoples() or any(form in load_persons() for form in singular)


def _follows_on(tokens: Tokens, start: int, last: Counted) -> bool:
    """Whether a joining word stands between the noun before and the number, at most eight tokens away."""
    for place in range(start - 1, max(-1, start - 9), -1):
        if tokens.starts[place] < last.span.end:
            return False
        if tokens.low[place] in words_of("joiner"):
            return True
    return False


def _find_subject(sentence: Sentence, verb: int) -> Counted | None:
    """The plural noun nearest before the verb, or what "the number of" names."""
    tokens = sentence.tokens
    for place in range(verb - 1, max(-1, verb - _REACH), -1):
        word = tokens.low[place]
        if word == "of" and tokens.low[place - 1] in ("number", "numbers"):
            found = find_of_noun(sentence, place)
            return None if found is None else note(tokens, found[0])._replace(rule="the number of")
        if word in (";", ":", ".") or word in ("that", "and", "but"):
            break
    found_plural = _find_plural_left(tokens, verb, 10)
    return None if found_plural is None else note(tokens, found_plural)._replace(rule="subject of the change")


def _is_governed(tokens: Tokens, at: int) -> bool:
    stops = load_stops()
    place = at - 1
    while place > 0 and stops.get(tokens.low[place], "determiner") == "determiner" and tokens.low[place].isalpha():
        place -= 1
    return stops.get(tokens.low[place]) == "preposition"


def _find_plural_left(tokens: Tokens, at: int, reach: int, *, loose: bool = True) -> Noun | None:
    """The nearest plural noun before token ``at``; if not ``loose``, none behind a preposition ("into the hills")."""
    stops, poor = load_stops(), load_nouns()["never"]
    for place in range(at - 1, max(-1, at - reach), -1):
        word = tokens.low[place]
        if word in stops or word in poor or not word[:1].isalpha():
            if word in (";", ":", "."):
                return None
            continue
        if is_plural(tokens, place) and (loose or not _is_governed(tokens, place)):
            return Noun(place, place + 1, "plural before")
    return None
