"""A readable label of a question, made from the words of its claims: the commonest, so that order does not matter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from reportedly.identity.rows import load_rows as load_identity_rows
from reportedly.identity.spelling import fold_word
from reportedly.reconciliation.questions.lexicon import load_doing_kinds, load_set, load_stops, load_things
from reportedly.reconciliation.questions.lexing import find_lemma, find_plural
from reportedly.reconciliation.questions.stating import UNQUOTED, ask_whether, rank_typical
from reportedly.reconciliation.rows import load_rows
from reportedly.vocabulary import Position, QuestionKind

_WORD = re.compile(r"[\w’']+")
_POSSESSIVE = re.compile(r"['’]s?$")
_ACRONYM = 4
"""Letters of the longest word in capitals that is not taken for shouting: "FOUR PEOPLE"."""

_BESIDE = 6
"""Words on each side of a figure that tell what it is of."""

_LEAST_BESIDE = 12
"""Characters beside a figure that a content must have to tell more than the figure does."""


def label_question(positions: Iterable[Position]) -> str:
    """What the positions of a question answer: "how many North Korean troops are in Russia?"; "" for none."""
    held = sorted(positions, key=lambda position: position.id)
    if not held:
        return ""
    counts = [position for position in held if position.kind is QuestionKind.HOW_MANY]
    return _ask_how_many(counts) if 2 * len(counts) >= len(held) else ask_whether(held)


def _choose(words: Iterable[str]) -> str:
    """The commonest, of equals the first by the alphabet; "" where there is none."""
    counts = Counter(word for word in words if word)
    return min(counts, key=lambda word: (-counts[word], word), default="")


def _ask_how_many(positions: Sequence[Position]) -> str:
    head = _choose(position.topic.head for position in positions)
    doing = _choose(position.topic.doing[0] for position in positions if position.topic.doing)
    place = _choose(_name_place(position) for position in positions)
    told, preposition, of_things = _labels().get(doing, ("", "in", ""))
    where = f"{preposition} {place}" if place else ""
    if head == "age":
        name = _choose(name for position in positions for name in position.topic.about)
        return _join("how old is", " ".join(map(str.capitalize, name.split())) or f"the person {where}".strip())
    if head in _MEASURES:
        return _ask_measure(_MEASURES[head], told if head == "money" else "", where, positions)
    noun = _name_nation(_choose(_read_noun(position) for position in positions), positions)
    noun = noun or _name_things(head, positions)
    if not told:
        said = _quote(positions)
        return f"how many {noun}: {said}?" if said else _join("how many", noun, "are", where or "there")
    told = of_things if of_things and _is_thing(head) else told
    return _join("how many", noun, told if told != "are" or where else "are there", where)


def _is_thing(head: str) -> bool:
    thing = load_things().get(head)
    return thing is None or thing.kind not in ("person", "force")


def _ask_measure(question: str, told: str, where: str, positions: Sequence[Position]) -> str:
    """A sum, a share or a measure: by the words around it; else by what is told of it; else by itself."""
    said = _quote(positions)
    if said:
        return f"{question}: {said}?"
    asked = _join(question, told, _name_matter(positions), where)
    return asked if asked != f"{question}?" else f"{question}: “{positions[0].words.text}”?"


_MEASURES = {
    "money": "how much money",
    "share": "what share",
    "length": "what distance",
    "time": "how long",
    "land": "how much land",
    "mass": "what weight",
    "volume": "what volume",
    "heat": "what temperature",
    "speed": "what speed",
    "measure": "how much",
}


def _join(*parts: str) -> str:
    return " ".join(part for part in parts if part) + "?"


def _quote(positions: Sequence[Position]) -> str:
    """The words around the figure, of the position that says most of what the others say; "" where none has any."""
    counts = Counter(word for position in positions for word in position.topic.words)
    told = [each for each in positions if len(each.content.text) > len(each.words.text) + _LEAST_BESIDE]
    for position in sorted(told, key=lambda each: rank_typical(each, counts)):
        before, figure, behind = position.content.text.partition(position.words.text)
        if figure:
            start, end = before.split(), behind.split()
            lead = " ".join(["…"] * (len(start) > _BESIDE) + start[-_BESIDE:]) + " " * before[-1:].isspace()
            rest = " " * behind[:1].isspace() + " ".join(end[:_BESIDE] + ["…"] * (len(end) > _BESIDE))
            return f"“{f'{lead}{figure}{rest}'.translate(UNQUOTED).strip()}”"
    return ""


def _name_matter(positions: Sequence[Position]) -> str:
    """The two words that most of the claims have."""
    counts = Counter(word for position in positions for word in _list_words(position))
    best = sorted(counts, key=lambda word: (-counts[word], word))[:2]
    return f"({', '.join(best)})" if best else ""


def _list_words(position: Position) -> set[str]:
    words = re.findall(r"[^\W\d_]{3,}", position.content.text)
    known = set(position.topic.words)
    return {
        word.casefold()
        for word in words
        if word.casefold() not in load_stops() and fold_word(word)[:3] in {stem[:3] for stem in known}
    }


def _name_place(position: Position) -> str:
    """The name of the place as the content has it, else as the gazetteer does."""
    firm = [setting for setting in position.topic.where if not setting.weak]
    if not firm and position.topic.doing and load_doing_kinds().get(position.topic.doing[0]) == "happening":
        firm = list(position.topic.where)
    for setting in firm[:1]:
        if len(setting.name) > 2 or setting.name in load_set("short_name"):
            return _find_name(setting.name, position.content.text) or " ".join(
                map(str.capitalize, setting.name.split())
            )
    return ""


def _find_name(name: str, text: str) -> str:
    """The words of a text that are a folded name, in their own spelling; else the first of it that are a name too."""
    found = list(_WORD.finditer(text))
    folded = [{fold_word(word[0]), fold_word(_POSSESSIVE.sub("", word[0]))} for word in found]
    sought = name.split()
    for size in range(len(sought), 0, -1):
        if size < len(sought) and all(word.isdigit() or word in load_set("part_of_name") for word in sought[:size]):
            return ""  # no "East" of East 85th Street
        for at in range(len(found) - size + 1):
            last = found[at + size - 1]
            same = all(word in there for word, there in zip(sought[:size], folded[at:], strict=False))
            if same and last[0][0].isupper():
                return _end_name(text[found[at].start() : last.end()], sought[size - 1])
    return ""


def _end_name(words: str, last: str) -> str:
    """The words without a possessive ending that is none of the name's own: "Ada's" of Ada, not "Macy's" of Macys."""
    own = fold_word(words.rsplit(" ", 1)[-1]) == last
    return words.rstrip("’'") if own else _POSSESSIVE.sub("", words)


def _read_noun(position: Position) -> str:
    """The words behind the number in a figure: "North Korean troops"; "" where it stands bare."""
    told: list[str] = []
    for word in reversed(position.words.text.split()):
        if told and (any(map(str.isdigit, word)) or fold_word(word) in load_stops()):
            break
        told.insert(0, word)
    last = fold_word(told[-1]) if told else ""
    thing = load_things().get(find_lemma(last))
    if not last or find_lemma(last) == last != position.topic.head + "s":
        return ""  # "a child" names no group
    fits = thing is not None and thing.head == position.topic.head and not (thing.doing and thing.head == "person")
    if position.words.text.isupper():
        told = [word.lower() if len(word) > _ACRONYM else word for word in told]
    return " ".join(told) if fits or (told[-1][:1].isupper() and position.topic.terms) else ""


def _name_nation(noun: str, positions: Sequence[Position]) -> str:
    """The noun with the nation that most positions count, where it does not say one itself."""
    nations = Counter(term for position in positions for term in position.topic.terms if term.isupper())
    most = [nation for nation, count in sorted(nations.items()) if 2 * count > len(positions)]
    if not noun or not most or noun != noun.lower():
        return noun
    return f"{_demonyms().get(most[0], '')} {noun}".strip()


def _name_things(head: str, positions: Sequence[Position]) -> str:
    nation = _choose(term for position in positions for term in position.topic.terms if term.isupper())
    return f"{_demonyms().get(nation, '')} {find_plural(head)}".strip()


@cache
def _demonyms() -> dict[str, str]:
    return {row["country"]: row["demonyms"].split("|")[0] for row in load_identity_rows("countries.tsv")}


@cache
def _labels() -> dict[str, tuple[str, str, str]]:
    rows = load_rows("questions/labels.tsv")
    return {row["doing"]: (row["words"], row["preposition"], row["things"]) for row in rows}
