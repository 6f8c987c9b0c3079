"""What a negation denies, and whether another content says just that."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from reportedly.reconciliation.questions.lexicon import load_events
from reportedly.reconciliation.questions.lexing import load_common_stems
from reportedly.reconciliation.relations.doubting import load_people
from reportedly.reconciliation.relations.pairs import find_frame
from reportedly.reconciliation.relations.wording import (
    NEGATIONS,
    Wording,
    count_negations,
    find_negated,
    fold_synonyms,
    is_negated,
    read_words,
)
from reportedly.vocabulary import Polarity, Position

_FEW = 3
"""Words that two sentences on other things may share."""

_LONGEST, _FRAME = 600, 2000


def is_of_matter(holder: Position, theirs: Position) -> bool:
    """Whether words that call something untrue are of what the other says: in long contents a word is shared.

    A thing that is only named ("the raid") is nothing that somebody can have invented.
    """
    one, other = (fold_synonyms(each.content.text) for each in (holder, theirs))
    if len(theirs.content.text.split()) <= _NAMED and not one & other:
        return False
    if len(one) <= _SHORT or _POINTS.match(holder.content.text) is not None:
        return True
    return bool(_share_roots(one, other - load_people() - _list_names(holder, theirs)))


_ANY_PART = re.compile(
    r"(?:^|\bden(?:ied|ies|ying)\s+)\W*(?:(?:any|all|his|her|their|its|being|having been)\s+)*"
    r"(?:involve(?:d|ment)|responsib(?:le|ility)|wrongdoing|guilt)\W*$",
    re.IGNORECASE,
)


def share_any(holder: Position, theirs: Position) -> bool:
    """Whether a denial by its cue is of what the other speaks of: by a word that is no name.

    In one report a source may deny one thing and others speak of ten; only who denies to have had any part in it, and
    does not say in what, denies whatever is told.
    """
    if _ANY_PART.search(holder.content.text[:_LONGEST]) is not None:
        return True
    one, other = (fold_synonyms(each.content.text) for each in (holder, theirs))
    shared = _share_roots(one, other - _list_names(holder, theirs))
    return bool(shared - _load_happenings()) or one <= shared


def share_denied(holder: Position, theirs: Position) -> bool:
    """Whether what a negation denies is what the other speaks of: a rare word behind it, or two words.

    In a short content any word will do. A name says nothing: all that is told of one matter has it.
    """
    wording, told = read_words(holder.content.text), read_words(theirs.content.text)
    if names_doer(holder, theirs):
        return True
    if are_none_of_others(holder, theirs):
        return False
    names = _list_names(holder, theirs)
    plain = fold_synonyms(theirs.content.text) - load_people() - names
    if max(len(wording.words), len(told.words)) <= BRIEF:
        told_all = plain if count_negations(wording) else fold_synonyms(theirs.content.text) - names
        shared = _share_roots(told_all, fold_synonyms(holder.content.text))
        return bool(shared - _load_happenings()) or (bool(shared) and count_negations(wording) > 0)
    if not count_negations(wording):
        own = fold_synonyms(holder.content.text) - load_people() - names
        return len(_share_roots(own, plain)) >= max(1.0, _HALF * min(len(own), len(plain)))
    shared = _share_roots(find_negated(wording), plain)
    few = bool(shared) and len(plain) <= _FEW
    return few or len(shared) > 1 or any(stem not in load_common_stems() for stem in shared)


_PASSIVE = frozenset("was were been being is are".split())


def names_doer(holder: Position, theirs: Position) -> bool:
    """Whether one speaks of the doer and the other of what he did: "was not the shooter", "fired", not "was shot"."""
    words = read_words(theirs.content.text).words
    told = {word for before, word in pairwise(("", *words)) if before not in _PASSIVE}
    return any(_DOERS[word] & told for word in read_words(holder.content.text).words if word in _DOERS)


def share_two(one: Position, other: Position) -> bool:
    """Whether two contents have two telling words in common, names and people aside."""
    apart = load_people() | _list_names(one, other)
    left, right = (fold_synonyms(each.content.text) - apart for each in (one, other))
    return len(_share_roots(left, right)) > 1


_HALF = 0.5
"""The share of the shorter content that the other has, where the negation stands in the cue alone."""


_NONE_OF = re.compile(r"\b(?:no|none of the|no other)\s+(?:[a-z]+\s+)?([a-z]{3,}s)\b", re.IGNORECASE)
_ANYBODY = frozenset("person peopl victim other one".split())


def are_none_of_others(holder: Position, theirs: Position) -> bool:
    """Whether one says that none of one sort of people were hurt, and the other speaks of people only."""
    found = _NONE_OF.search(holder.content.text[:_LONGEST])
    nouns = fold_synonyms(found.group(1)) if found is not None else frozenset()
    sort = nouns & (load_people() - _ANYBODY)
    return bool(sort) and not sort & fold_synonyms(theirs.content.text)


def _list_names(*positions: Position) -> frozenset[str]:
    """The stems of words that are written with a capital inside a content."""
    names = [name for each in positions for name in _INNER_NAME.findall(each.content.text[:_LONGEST])]
    return fold_synonyms(" ".join(names))


_INNER_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]+|(?<=[A-Z][a-z] )[A-Z][\w’'-]+")
_NAMED = 2
"""Words up to which a content only names a thing."""

_SHORT = 1
"""Telling words of a content that calls something untrue and does not say what: "a lie"."""

_POINTS = re.compile(
    r"\W*(?:that\s+)?(?:it|this|that(?=\s+(?:is|was|had)\b)|they|these|those|all|such"
    r"|the\s+(?:\w+\s+)?(?:claim|story|report|rumou?r|accusation|allegation|charge|account|statement|version|idea|suggestion)s?)\b",
    re.IGNORECASE,
)
"""A content that points to what it calls untrue: "it was all invention"."""

BRIEF = 12
"""Words up to which two contents say one thing each."""

_SHOOTS = frozenset("shot shots shoot shooting fired gunfire".split())
_DOERS = {
    "shooter": _SHOOTS,
    "gunman": _SHOOTS,
    "killer": frozenset({"killed", "kill", "killing", "murdered"}),
    "attacker": frozenset({"attacked", "attack", "stabbed"}),
    "robber": frozenset({"robbed", "rob", "robbery"}),
    "guns": frozenset({"fired", "shelled", "shelling", "bombarded"}),
}
"""Doers and means with the words for what they do, where a denial of the one denies the other."""

_LEAST_ROOT = 3


def _share_roots(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """The stems of ``one`` that are, begin or continue one of ``other``: "cure", "cured"."""
    return frozenset(
        stem
        for stem in one
        if stem in other
        or any(
            min(len(stem), len(each)) >= _LEAST_ROOT and (stem.startswith(each) or each.startswith(stem))
            for each in other
        )
    )


def share_negated(holder: Position, theirs: Position) -> bool:
    """Whether what a negation denies holds a rare word of the other: "was in no quarrel with the guard"."""
    words = read_words(holder.content.text)
    reach = [find_negated(words)] if holder.polarity is not Polarity.POSITIVE or holder.claim is None else []
    told = fold_synonyms(theirs.content.text) - load_people() - _list_names(holder, theirs)
    return any(stem in told and stem not in load_common_stems() for stems in reach for stem in stems)


_FRAMES = fold_synonyms(
    "know knowledge aware told informed mean think believe evidence proof sign trace indication record support claim"
    " suggest prove show true case link however"
)
"""What a negation passes over on its way to what is denied: "knew nothing of the plan", "no sign of a leak"."""

_REACH, _FAR = 5, 10
"""Words behind a negation among which the first telling one stands, and all that one of what is known is of."""


def denies_doing(holder: Position, theirs: Position) -> bool:
    """Whether the other says the very thing that stands next to a negation, or two of the things behind it.

    "Did not return a call" denies that somebody called back, not that he issued a statement; "no service interruptions"
    denies interruptions, not services.
    """
    if names_denied(holder, theirs):
        return True
    told = fold_synonyms(theirs.content.text) - _list_names(holder, theirs) - load_people()
    wording = read_words(holder.content.text)
    shared = _share_roots(find_negated(wording) - _load_happenings(), told)
    return len(shared) > 1 and _count_things(wording, shared) > 1


def _count_things(wording: Wording, stems: frozenset[str]) -> int:
    """How many things ``stems`` are: two words that stand together are one, "law firm"."""
    met = [bool(fold_synonyms(word) & stems) for word in wording.words]
    return sum(here and not before for before, here in pairwise((False, *met)))


def names_denied(holder: Position, theirs: Position) -> bool:
    """Whether the other says what stands next to a negation; so too where there is none, or it is of a doer."""
    wording = read_words(holder.content.text)
    told = fold_synonyms(theirs.content.text) - _list_names(holder, theirs)
    heads = _find_heads(wording)
    return not heads or any(word in _DOERS for word in wording.words) or bool(_share_roots(heads, told))


def _find_heads(wording: Wording) -> frozenset[str]:
    """Of each negation the first telling word behind it, or behind "no" the last of those that follow at once."""
    found: list[str] = []
    for at, word in enumerate(wording.words):
        if word in NEGATIONS and "any" not in wording.words[at + 1 : at + 4]:
            found += _find_head(wording, at + 1, last=word == "no")
        elif word == "any" and is_negated(wording, at):
            found += _find_head(wording, at + 1, last=True)
    heads = fold_synonyms(" ".join(found))
    return heads - _load_happenings() or heads


@cache
def _load_happenings() -> frozenset[str]:
    """Stems of words for what the news is of: all that is told of one shooting has it, so it tells the least."""
    return frozenset(stem for word in load_events() for stem in fold_synonyms(word))


def _find_head(wording: Wording, start: int, *, last: bool) -> list[str]:
    """The first telling word from ``start`` on, or the ``last`` of the telling words that stand there together."""
    head: list[str] = []
    for place, word in enumerate(wording.words[start:], start):
        telling = wording.stems[place] in wording.kept and not word.endswith("ly")
        if place >= start + _REACH or (head and not telling):
            break
        if telling and fold_synonyms(word) & _FRAMES:
            return list(wording.words[place + 1 : place + 1 + _FAR])
        head = [word] if telling else head
        if head and not last:
            break
    return head


_MAY = re.compile(r"\b(?:may|might|could|possibly|perhaps|potentially|maybe)\b", re.IGNORECASE)
_DENIAL = re.compile(r"\bdenials?\b", re.IGNORECASE)
_THIS_TIME = re.compile(r"\b(?:this time|at this time|at this point)\b", re.IGNORECASE)


def holds_nothing(holder: Position, theirs: Position) -> bool:
    """Whether the other holds nothing true that could be denied, or the denial is of this once only.

    What may be is not held to be; who tells of denials does not say that they are wrong; and what is not needed "this
    time" may have been needed before.
    """
    told = " ".join(theirs.content.text[:_LONGEST].split())
    if _MAY.search(told) is not None or _DENIAL.search(told) is not None:
        return True
    return _THIS_TIME.search(holder.content.text[:_LONGEST]) is not None


def deny_both(holder: Position, theirs: Position) -> bool:
    """Whether what one denies stands behind a negation in the other as well: neither was "the one who fired"."""
    wording = read_words(theirs.content.text)
    first = next((at for at, word in enumerate(wording.words) if word in NEGATIONS), None)
    if first is None or count_negations(wording, phrases=False) != 1:
        return False
    behind = fold_synonyms(" ".join(wording.words[first + 1 :]))
    return bool(_share_roots(_find_heads(read_words(holder.content.text)), behind))


_NO_SIDE = re.compile(
    r"(?:\b(?:unknown|unclear|undetermined|unsure)|(?:\bnot|n['’]t)\s+(?:un(?:usual|common|likely|known)|clear|sure"
    r"|surprising))\b"
    r"|(?:\b(?:not|never|yet)|n['’]t)\s+(?:\w+\s+){0,3}?(?:confirm|determin|sa(?:y|id)\b|verif|establish|kn[oe]w|decid"
    r"|disclos|comment|realiz|understand|remember|identif|discuss|speculat|elaborat)"
    r"|(?:\bnot|n['’]t)\s+(?:support|like|dislike|want|favou?r|trust|endorse|wish)\b"
    r"|^\W*(?:what|why|how|whether)\b"
    r"|(?:\bnot|n['’]t)\s+[^.;]{0,60}?\buntil\b"
    r"|\b(?:no (?:evidence|indication|sign)\s+(?:\S+\s+){0,6}?(?:has|have|was|were)\s+been)\b",
    re.IGNORECASE,
)


_NOT_KNOWN = re.compile(
    r"(?:\b(?:neither|not|never|nobody|no one|unaware|cannot)|n['’]t)\b[^.;…]{0,80}"
    r"\b(?:kn[eo]w|known|aware|realiz\w+|notic\w+|expect\w*|imagin\w+|remember\w*|recall\w*)\b"
    r"|\bcan(?:not|['’]t| not)\s+believe\b",
    re.IGNORECASE,
)
"""Words beside a content whose source did not know of it: which does not make it untrue."""


def takes_no_side(position: Position) -> bool:
    """Whether a content tells what is not known, not usual or not wanted, or what was asked, which denies nothing."""
    if _NOT_KNOWN.search(find_frame(position)[:_FRAME]) is not None:
        return True
    return _NO_SIDE.search(position.content.text[:_LONGEST]) is not None
