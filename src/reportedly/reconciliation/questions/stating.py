"""What a question of statements is called: one of them turned round, quoted, or told with who said it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from reportedly.identity.spelling import fold_word
from reportedly.reconciliation.questions.lexicon import load_set, load_stops
from reportedly.reconciliation.questions.predicates import has_verb
from reportedly.reconciliation.rows import load_words
from reportedly.vocabulary import Polarity, Position

UNQUOTED = dict.fromkeys(map(ord, '“”"'))
"""Quotation marks, which stand around what a label quotes."""

_LONGEST, _LONGEST_PLAIN, _LONGEST_SOURCE = 90, 14, 50
"""Characters of what is quoted, words of what is turned round, characters of who said it."""

_FIRST = 6
"""Words of a sentence among which its verb is looked for."""

_SHORTEST_PAST = 4
"""Letters of the longest word in -ed that is taken for no past tense: "need"."""

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
    return _turn(best, alone=len({_name_source(position) for position in positions}) == 1)


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


def _turn(position: Position, *, alone: bool) -> str:
    """A plain short sentence with its verb in front; of all else the words themselves, in quotation marks.

    What says nothing by itself ("to junk the tax", "he was not ready", "I have doubts") stands with who said it; so
    does all that is no plain clause, where but one source (``alone``) is on the question.
    """
    text = position.content.text
    words = _strip(text)
    parts = words.split(" ")
    clear = _stands_alone(words)
    if clear and len(parts) <= _LONGEST_PLAIN and not _MARKS.search(text):
        at = next((at for at, word in enumerate(parts[:_FIRST]) if word in load_set("auxiliary")), 0)
        if at and _can_lead(parts, at):
            return " ".join((parts[at], _lower(" ".join(parts[:at])), *parts[at + 1 :])) + "?"
    shown = words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …"
    states = clear or (_begins_alone(words) and has_verb(words))
    told = "" if clear or (states and not alone) else _name_teller(position)
    if told:
        return f"{told} “{shown}”?"
    return f"is it so: “{shown}”?" if states else f"what is said of “{shown}”?"


def _strip(text: str) -> str:
    return " ".join(text.translate(UNQUOTED).split()).removeprefix("that ").strip(" ,.")


def _lower(words: str) -> str:
    """With a small first letter, where the first word is no name."""
    first = words.split(" ", 1)[0]
    return first.lower() + words[len(first) :] if fold_word(first) in load_stops() else words


def _stands_alone(words: str) -> bool:
    """Whether words are a clause that says of whom it is: no pronoun at its start, nobody who speaks of himself."""
    return _begins_alone(words) and _is_clause([fold_word(word) for word in words.split(" ")])


def _begins_alone(words: str) -> bool:
    first = fold_word(words.split(" ", 1)[0])
    if first in load_set("pronoun") | load_set("no_subject") | load_set("clause_opener"):
        return False
    return not _OWN_WORDS.intersection(map(str.lower, words.split(" ")))


def _is_clause(parts: Sequence[str]) -> bool:
    """Whether folded words have a verb of their own: not "the plan that was dropped", "the deal he is pushing", "a man
    killed on Sunday".
    """
    openers, doers, auxiliaries = load_set("clause_opener"), load_set("doer"), load_set("auxiliary")
    for at, part in enumerate(parts[1:], start=1):
        before = parts[at - 1]
        if part in openers or before in doers:
            return False
        if part in auxiliaries:
            return True
        told = part.endswith("ed") and len(part) > _SHORTEST_PAST and before not in load_set("determiner")
        if told and at + 1 < len(parts) and parts[at + 1] in load_set("determiner"):
            return True
    return False


def _name_teller(position: Position) -> str:
    """Who said it and the words that introduce it: "Ada Holm pledged"; "" for pronouns and where nobody did."""
    name = _lower(_name_source(position))
    if not name or len(name) > _LONGEST_SOURCE or fold_word(name) in load_set("pronoun") | load_set("anybody"):
        return ""
    cue = " ".join(position.cue.split()).strip(" ,;:")
    if cue.casefold().startswith(_ACCORDING):
        return f"{_ACCORDING} {name}:"
    return f"{name} {cue}" if _CUE.fullmatch(cue) and _is_verb(cue.split(" ", 1)[0]) else f"{name}:"


def _name_source(position: Position) -> str:
    return " ".join((position.source_name or position.source_words).split()).strip(" ,;:")


def _is_verb(word: str) -> bool:
    """Whether a cue begins with a verb that follows its subject: "said", "pledges"; not "calling", not "statement"."""
    return word.endswith(("ed", "s")) or word in load_words("relations/verbs.tsv", "sort", "past")
