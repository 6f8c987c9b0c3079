"""What one of two contents grants of the other: in part, on a condition, with an exception, for now, as possible."""

from __future__ import annotations

import re

from reportedly.reconciliation.relations.clauses import read_clause
from reportedly.reconciliation.relations.pairs import Judged, Pair, find_flags, find_frame, quote
from reportedly.reconciliation.relations.speakers import name_source
from reportedly.reconciliation.relations.wording import (
    NUMBERS,
    SAME_WORDS,
    find_cue,
    fold_synonyms,
    read_words,
    share_both,
)
from reportedly.vocabulary import Position, RelationKind, Stance

FIRST = ("condition", "exception", "part")
"""Sorts of cues that grant something in part, whatever opposites stand beside them; the first that is found counts."""

FIRM = ("limit", "shared_cause", "caveat")
"""Sorts that do so though a negation stand beside them; but "stayed until the end" contradicts "left"."""

SOFT = ("provisional", "hedge")
"""Sorts that weaken what is affirmed; of one who denies they change nothing."""

_NARROW = frozenset({"part", "limit", "hedge", "shared_cause", "caveat"})
"""Sorts that are looked for between the nearest commas only."""

_GRANTS = {
    "condition": "on a condition",
    "exception": "with an exception",
    "part": "in part",
    "provisional": "for the time being",
    "limit": "within limits",
    "shared_cause": "as one among others",
    "caveat": "with a caveat",
    "hedge": "as possible only",
}
_MOST_OF = 0.6
"""The share of one content's words that the other must have to be taken for the same with a limit."""

_LENGTHY = 15
"""Words from which a content holds much besides."""

_NARROWED = re.compile(
    r"\b(?:for|under|during|when|while|but|though|although|within)\s+(?!the\s+first|months?\b|years?\b|hours?\b|days?\b"
    r"|weeks?\b|now\b|an?\s+(?:month|year|hour|day|week|time)\b|(?:two|three|four|five|six|many|several)\b|[A-Z\d])"
    r".{4,80}$"
)
_FORMS = {
    "part": re.compile(
        r"\bsome\s+(?!\d|time\b|one\b|extent\b)[a-z]+s\b|\bthose\s+(?:with|who|whose|in|from|without|under|over)\b"
        r"|\b(?:one|two|three|four|five|six)\s+[a-z]+\s+of\s+(?:the|its|their|this|that)\b",
        re.IGNORECASE,
    ),
    "exception": re.compile(
        r",\s+(?:but\s+)?not\s+(?:in|at|on|for|to|the|all|those|by|from|out|its|his|her|their|during|every)\b",
        re.IGNORECASE,
    ),
    "condition": re.compile(r"\b(?:would|will|shall)\b.{3,60}?\b(?:after|when|as soon as)\s+\w+", re.IGNORECASE),
    "limit": re.compile(
        r"\bfrom\s+(?:[a-z]+|\d[\d:.]*(?:\s*[ap]\.?m\.?)?)\s+(?:to|until|till)\s+(?:noon|midnight|dusk|dawn|[a-z]+|\d)"
        r"|\b(?:after|when|once|if)\s+(?:[a-z]+ing|[a-z]+ed)\W*$|\bevery\s+(?:two|three|four|few|other|second|third"
        r"|\d+)\s+\w+",
        re.IGNORECASE,
    ),
}
"""What limits by the form of the sentence, beside the words of the table."""


def judge_granted(pair: Pair, sorts: tuple[str, ...]) -> Judged | None:
    """Exactly one of the two limits what it says."""
    if (pair.speakers.one and pair.sequence.way) or _hold_much(pair):
        return None
    if not pair.settled and not _is_one_saying(pair):
        return None
    for sort in sorts:
        cues = _find_limits(pair, sort)
        if (cues[0] is None) == (cues[1] is None) or (sort == "limit" and _share_preposition(pair, cues)):
            continue
        if (cues[0] or cues[1]) == "outside" and all(read_clause(focus).places for focus in pair.list_focuses()):
            continue  # "near Sarn" and "outside Sarn" are two places
        granter, theirs = pair.both if cues[0] is not None else (pair.other, pair.one)
        reason = f"{quote(theirs)} is granted {_GRANTS[sort]} by {name_source(granter)}: “{cues[0] or cues[1]}”"
        flags = ["hedged"] if sort == "hedge" else []
        return Judged(kind=RelationKind.QUALIFIES, reason=reason, flags=find_flags(pair, flags))
    return None


def _is_one_saying(pair: Pair) -> bool:
    """Whether two contents say one thing, and not in the same words: what one report alone quotes limits nothing."""
    if max(len(read_words(each.content.text).words) for each in pair.both) > _LENGTHY:
        return False
    return share_both(*pair.list_focuses()) and not share_both(*pair.list_focuses(), part=SAME_WORDS)


def _hold_much(pair: Pair) -> bool:
    """Whether a long content says so much besides that words which limit something limit another thing."""
    longest = max(len(read_words(each.content.text).words) for each in pair.both)
    one, other = (fold_synonyms(focus) - NUMBERS.keys() for focus in pair.list_focuses())
    return longest > _LENGTHY and len(one & other) < _MOST_OF * min(len(one), len(other))


def _share_preposition(pair: Pair, cues: tuple[str | None, str | None]) -> bool:
    """Whether both say during what it was: then neither limits the other."""
    first = (cues[0] or cues[1] or "").split()[0].lower()
    other = pair.list_focuses()[0 if cues[0] is None else 1]
    return first == "during" and re.search(r"\bduring\b", other, re.IGNORECASE) is not None


def _find_limits(pair: Pair, sort: str) -> tuple[str | None, str | None]:
    one, other = pair.list_cues(sort, narrow=sort in _NARROW)
    if sort == "provisional":
        one, other = (
            cue or find_cue("early", find_frame(each)) for cue, each in zip((one, other), pair.both, strict=True)
        )
    if sort in _FORMS:
        pairs = zip((one, other), pair.list_focuses(), strict=True)
        one, other = (cue or _find_form(sort, focus) for cue, focus in pairs)
    if sort == "hedge":
        one, other = one or _show_doubt(pair.one), other or _show_doubt(pair.other)
    return one, other


def _find_form(sort: str, focus: str) -> str | None:
    found = _FORMS[sort].search(focus)
    return found.group() if found is not None else None


def _show_doubt(position: Position) -> str | None:
    """The source's own doubt where the content has no word of it: a cue like "believes"."""
    if position.stance is Stance.OPINE or position.hedged or position.certainty is not None:
        return find_cue("doubt", find_frame(position))
    return None


def judge_narrowed(pair: Pair) -> Judged | None:
    """One says what the other says, and for whom or when only: "for small firms"."""
    if pair.speakers.one:
        return None
    left, right = pair.list_focuses()
    for plain, narrowed, granter, theirs in ((left, right, pair.other, pair.one), (right, left, pair.one, pair.other)):
        found = _NARROWED.search(narrowed)
        if found is None or _NARROWED.search(plain) is not None:
            continue
        words, shared = read_words(plain).kept, read_words(narrowed[: found.start()]).kept
        if words and len(words & shared) >= _MOST_OF * len(words) and not read_words(found.group()).kept & words:
            reason = f"{quote(theirs)} is granted within limits by {name_source(granter)}: “{found.group()}”"
            return Judged(kind=RelationKind.QUALIFIES, reason=reason, flags=find_flags(pair))
    return None
