"""What a question of statements is called: one of them turned round, quoted, or told with who said it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from reportedly.identity.spelling import fold_word
from reportedly.reconciliation.questions.lexicon import load_set, load_stops
from reportedly.reconciliation.questions.predicates import has_verb
from reportedly.vocabulary import Polarity, Position

UNQUOTED = dict.fromkeys(map(ord, '“”"'))
"""Quotation marks, which stand around what a label quotes."""

_LONGEST, _LONGEST_PLAIN, _LONGEST_SOURCE = 90, 14, 50
"""Characters of what is quoted, words of what is turned round, characters of who said it."""

_FIRST = 6
"""Words of a sentence among which its verb is looked for."""

_MARKS = re.compile(r"[“”\"‘…,;:]")
_CUE = re.compile(r"[^\W\d_][\w’' -]{0,39}")
_ACCORDING = "according to"
_OWN_WORDS = frozenset(
    {"i", "we", "my", "our", "us", "me", "you", "your", "who", "what", "whether", "how", "why", "if"}
)
"""Words of somebody who speaks for himself, and of clauses that state nothing: they are quoted, not turned."""


def ask_whether(positions: Sequence[Position]) -> str:
    """The content that says most of what the others say, turned into a question."""
    counts = Counter(word for position in positions for word in position.topic.words)
    best = min(positions, key=lambda position: _rank(position, counts))
    return _turn(best)


def rank_typical(position: Position, counts: Counter[str]) -> tuple[bool, bool, float, int, str]:
    """By what a position tells what the others tell, the most typical first; ``counts`` are the words of all."""
    text = position.content.text
    first = fold_word(text.removeprefix("that ").split(" ")[0]) if text else ""
    shared = sum(counts[word] for word in position.topic.words) / max(1, len(position.topic.words))
    return first in load_set("pronoun"), position.polarity is not Polarity.POSITIVE, -shared, len(text), text


def _rank(position: Position, counts: Counter[str]) -> tuple[bool, tuple[bool, bool, float, int, str]]:
    return not _stands_alone(_strip(position.content.text)), rank_typical(position, counts)


def _can_lead(parts: Sequence[str], at: int) -> bool:
    """Whether the words before a verb are its subject, so that it can be put before them: "the bridge is open"."""
    before = [fold_word(word) for word in parts[:at]]
    if before[0] in load_set("no_subject") or load_set("clause_opener").intersection(before):
        return False
    if any(word.endswith(("ed", "ing")) and len(word) > 4 for word in before[1:]):
        return False
    if load_set("contracted").intersection(before):
        return False
    behind = fold_word(parts[at + 1]) if at + 1 < len(parts) else ""
    if parts[at] in ("do", "does", "did"):
        return behind == "not"
    owns = parts[at] in ("have", "has", "had") and (behind in load_set("determiner") or behind.isdigit())
    return parts[at] not in ("be", "been", "being") and bool(behind) and not owns


def _turn(position: Position) -> str:
    """A plain short sentence with its verb in front; of all else the words themselves, in quotation marks.

    What says nothing by itself ("to junk the tax", "he was not ready", "I have doubts") stands with who said it.
    """
    text = position.content.text
    words = _strip(text)
    parts = words.split(" ")
    plain = (
        len(parts) <= _LONGEST_PLAIN and not _MARKS.search(text) and not _OWN_WORDS.intersection(map(str.lower, parts))
    )
    if plain:
        at = next((at for at, word in enumerate(parts[:_FIRST]) if word in load_set("auxiliary")), 0)
        if at and _can_lead(parts, at) and _stands_alone(words):
            return " ".join((parts[at], _lower(" ".join(parts[:at])), *parts[at + 1 :])) + "?"
    shown = words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …"
    if _stands_alone(words):
        return f"is it so: “{shown}”?"
    told = _name_teller(position)
    return f"{told} “{shown}”?" if told else f"what is said of “{shown}”?"


def _strip(text: str) -> str:
    return " ".join(text.translate(UNQUOTED).split()).removeprefix("that ").strip(" ,.")


def _lower(words: str) -> str:
    """With a small first letter, where the first word is no name."""
    first = words.split(" ", 1)[0]
    return first.lower() + words[len(first) :] if fold_word(first) in load_stops() else words


def _stands_alone(words: str) -> bool:
    """Whether words are a clause that says of whom it is: no pronoun at its start, nobody who speaks of himself."""
    parts = [fold_word(word) for word in words.split(" ")]
    if parts[0] in load_set("pronoun") | load_set("no_subject") | load_set("clause_opener"):
        return False
    return not _OWN_WORDS.intersection(map(str.lower, words.split(" "))) and has_verb(words)


def _name_teller(position: Position) -> str:
    """Who said it and the words that introduce it: "Ada Holm pledged"; "" for pronouns and where nobody did."""
    name = _lower((position.source_name or position.source_words).strip(" ,;:"))
    if not name or len(name) > _LONGEST_SOURCE or fold_word(name) in load_set("pronoun"):
        return ""
    cue = " ".join(position.cue.split()).strip(" ,;:")
    if cue.casefold().startswith(_ACCORDING):
        return f"{_ACCORDING} {name}:"
    return f"{name} {cue}" if _CUE.fullmatch(cue) else f"{name}:"
