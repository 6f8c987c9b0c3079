"""A denial that does not say what it denies: "which he denied", "the company rejected the allegation".

What it answers stands before it in the same report, or names the one who denies. ``opposing`` judges denials that
repeat what they deny. Beside it what one report sets side by side: a first account and what took its place.
"""

from __future__ import annotations

import re
from functools import lru_cache

from reportedly.reconciliation.relations.denying import (
    denies_doing,
    share_denied,
    takes_no_side,
)
from reportedly.reconciliation.relations.figures import is_set_against
from reportedly.reconciliation.relations.negating import NOT_FOUND, is_negative
from reportedly.reconciliation.relations.opposing import (
    NEAR,
    count_between,
    has_turned_antonyms,
    is_of_another,
)
from reportedly.reconciliation.relations.pairs import Judged, Pair, find_flags, find_frame, quote
from reportedly.reconciliation.relations.speakers import name_source, share_called
from reportedly.reconciliation.relations.told_values import share_class
from reportedly.reconciliation.relations.wording import NUMBERS, count_negations, find_cue, read_words, share_matter
from reportedly.vocabulary import Polarity, Position, RelationKind, SourceKind, Stance

_LONGEST = 600
_ROOT = 4
"""Letters by which a name and what comes of it are one: Iran, Iranian."""

_BRIEF = 5
"""Words up to which a content that is denied takes up what was said before: "any part in it"."""

_DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|(?<!a )(?<!the )disput(?:es|ed|ing)"
    r"|refut(?:es|ed|ing)"
    r"|rebut(?:s|ted|ting)?|contradict(?:s|ed|ing)?|repudiat(?:es|ed|ing)|debunk(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
_NO_DENIAL = re.compile(
    r"(?:\b(?:not|never|neither|nor|without|cannot)|n['’]t)\s+(?:\w+\s+){0,2}?(?:deny|denied|denying|dispute|disputed"
    r"|reject)"
    r"|\b(?:denied|rejected|dismissed|denies)\s+(?:\w+\s+){0,2}?(?:bond|bail|parole|entry|access|requests?|motions?"
    r"|visas?"
    r"|permission|appeals?|asylum|petitions?|applications?|offers?|bids?|lawsuits?|case|plea)\b",
    re.IGNORECASE,
)
_TAKEN_UP = re.compile(
    r"^[\W]*(?:that\s+)?(?:(?:all|any|both|some|most|many|each|every|parts?|key|of|the|a|an|his|her|their|its|such|this"
    r"|that|these|those|other|similar|recent|previous|earlier|same|various|latest|whole|entire|[a-z]+['’]s)\s+)*"
    r"(?:(?:which|it|this|that|them|those|these|so)(?=\W*$)"
    r"|(?:being|having been)\s+(?:involved|responsible|there|present)"
    r"|(?:[a-z]+\s+)?(?:accusations?|allegations?|claims?"
    r"|charges?|reports?"
    r"|story|stories|suggestions?|assertions?|accounts?|rumou?rs?|involvement|wrongdoing|responsibility|notion|idea"
    r"|statements?|version|accusers?|narrative|findings?|characteri[sz]ation|criticism))(?![\w-])",
    re.IGNORECASE,
)
_SAYS_AGAIN = re.compile(
    r"\b(?:report|accusation|allegation|claim|suggestion|assertion|notion|idea)s?\b.{0,40}\bthat\s+\w+\s+\w+",
    re.IGNORECASE,
)
"""A denial with its "that" says itself what it denies, and answers nothing else."""

_EARLY = re.compile(
    r"\b(?:initially|originally|at first|first|previously|initial|for (?:\w+ )?(?:days|weeks|months|years|hours))\b",
    re.IGNORECASE,
)
_LIE = re.compile(
    r"\b(?:(?:is|are|was|were)\s+(?:all\s+|simply\s+|just\s+)?(?:lying|lies|a lie|liars|false|untrue|baseless"
    r"|fabricated"
    r"|nonsense|fake news)|(?:that|this|it)\s+(?:was|is)(?:\s+not|n['’]t)\s+(?:the case|so|true|what happened)"
    r"|(?:that|this|it)\s+(?:could(?:\s+not|n['’]t)\s+have|never|did(?:\s+not|n['’]t))\s+happen(?:ed)?"
    r"|(?:evidence|facts|footage|video|records?|findings)\s+(?:(?:do|does|did)(?:\s+not|n['’]t)|contradicts?|contradicted)"
    r"\s+(?:(?:back(?:\s+up)?|support|match|bear\s+out|fit)\s+)?(?:this|that|it|(?:that|this|his|her|their|the|its)\s+"
    r"(?:\w+\s+)?(?:story|claims?|accounts?|version|statements?|allegations?))"
    r"|no such (?:thing|action|order|plan|meeting|talks?|deal|request|incident|event|agreement|attack))\b",
    re.IGNORECASE,
)
_SOON, _STOPS = 150, (". ", "? ", "! ", "…")
"""Characters of a sentence within which it calls untrue what stands before it; further on it is what it tells."""

_NAME = re.compile(r"\b[A-Z][\w’'-]{2,}")


def judge_rebuttal(pair: Pair) -> Judged | None:
    """One denies what stands before, without saying it again; the other is what stands before."""
    for holder, theirs in (pair.both, (pair.other, pair.one)):
        cue = find_rebuttal(holder)
        if cue is None or find_rebuttal(theirs) is not None or not _can_be_denied(theirs):
            continue
        if holder.report == theirs.report and pair.speakers.one is False and _upholds(theirs):
            reason = f"what {quote(holder)} denies is upheld by {name_source(theirs)}"
            return Judged(kind=RelationKind.DENIES, reason=reason, flags=find_flags(pair, ["verb"]))
        if (pair.speakers.one and holder.source_words) or not _answers(holder, theirs):
            continue
        if _is_owned(holder, theirs):
            reason = f"{quote(theirs)} is owned by {name_source(holder)}, who once denied it (“{cue}”)"
            return Judged(kind=RelationKind.REVISES, reason=reason, flags=find_flags(pair, ["verb"]))
        if _EARLY.search(holder.sentence) and share_called(holder, theirs):
            continue  # "initially denied": a later word of the same body may be what stands beside it
        who = name_source(holder) if holder.source_words else "those whom the report names"
        reason = f"{quote(theirs)} is what {quote(holder)} answers: it is held untrue by {who} (“{cue}”)"
        return Judged(kind=RelationKind.DENIES, reason=reason, flags=find_flags(pair, ["verb"]))
    return None


_OWNED = re.compile(r"\b(?:admit(?:s|ted)|confess(?:es|ed)|acknowledge[sd]|conced(?:es|ed)|owned up)\b", re.IGNORECASE)


def _is_owned(holder: Position, theirs: Position) -> bool:
    """Whether the other content tells that the one who denies admits it, which takes the denial back."""
    found = _OWNED.search(theirs.content.text[:_LONGEST])
    if found is None:
        return False
    denier = f"{holder.source_words} {holder.source_name or ''}"
    return bool({*_NAME.findall(denier)} & {*_NAME.findall(theirs.content.text[: found.start()])})


def judge_facing(pair: Pair) -> Judged | None:
    """One report sets two sources beside each other, of whom one says that it is so and the other that it is not."""
    one, other = pair.both
    if one.report != other.report or pair.speakers.one or None not in (one.amount, other.amount):
        return None
    if (
        one.source_words == other.source_words
        or not (one.source_words or other.source_words)
        or any(_takes_no_side(each) for each in pair.both)
    ):
        return None
    negative = [is_negative(each, focus) for each, focus in zip(pair.both, pair.list_focuses(narrow=True), strict=True)]
    if negative[0] == negative[1] or has_turned_antonyms(pair):
        return None
    holder, theirs = pair.both if negative[0] else (other, one)
    if _EARLY.search(holder.sentence) is not None and share_called(holder, theirs):
        return None
    if not _denies_by_words(holder) or not share_denied(holder, theirs) or not denies_doing(holder, theirs):
        return None
    if is_of_another(pair, holder, theirs):
        return None
    reason = (
        f"one report sets {quote(one)} and {quote(other)} beside each other: it is held untrue by {name_source(holder)}"
    )
    return Judged(kind=RelationKind.DENIES, reason=reason, flags=find_flags(pair, ["negation"]))


def _denies_by_words(position: Position) -> bool:
    """Whether a negation stands in the content, or the cue denies: whoever opposes a thing denies nothing."""
    frame = find_frame(position)
    if _DENIED.search(frame) is not None or NOT_FOUND.search(frame) is not None:
        return True
    return count_negations(read_words(position.content.text)) > 0


def judge_accounts(pair: Pair) -> Judged | None:
    """One report tells a first account and, of another source, what took its place: "police later found that …"."""
    one, other = pair.both
    if one.report != other.report or pair.speakers.one is not False or None not in (one.amount, other.amount):
        return None
    early = [
        _FIRST_TOLD.search(find_frame(each)) or _FIRST_TOLD.search(each.content.text[:_OPENING]) for each in pair.both
    ]
    if (early[0] is None) == (early[1] is None) or any(_takes_no_side(each) for each in pair.both):
        return None
    told = early[0] or early[1]
    first, second = pair.both if early[0] is not None else (other, one)
    if not first.source_words:
        return None  # "he first hurt it in May" tells when it began, not what somebody said first
    if not second.source_words or not 0 <= count_between(first, second) <= NEAR or told is None:
        return None
    told_first = f"one report tells {quote(first)} as a first account (“{told.group()}”)"
    reason = f"{told_first} and then {quote(second)} by another source"
    return Judged(kind=RelationKind.DIFFERS, reason=reason, flags=find_flags(pair))


def judge_blame(pair: Pair) -> Judged | None:
    """Two sources blame others for one thing, or one claims it: "blamed smugglers for the raid"."""
    if pair.speakers.one:
        return None
    blamed = [_find_blamed(each) for each in pair.both]
    if not blamed[0] or not blamed[1] or share_matter(blamed[0], blamed[1]):
        return None
    if pair.one.report != pair.other.report and not share_matter(pair.one.sentence, pair.other.sentence):
        return None
    reason = f"{quote(pair.one)} and {quote(pair.other)}: one blames “{blamed[0]}”, the other “{blamed[1]}”"
    return Judged(kind=RelationKind.DIFFERS, reason=reason, flags=find_flags(pair))


def _find_blamed(position: Position) -> str:
    """Whom the source holds to have done it: what is blamed, or the source itself where it claims responsibility."""
    frame, content = find_frame(position), " ".join(position.content.text[:_LONGEST].split())
    if _CLAIMS.search(frame) is not None and content.lower().startswith("responsibility"):
        return position.source_words
    found = _BLAMES.search(frame)
    return content.partition(" for ")[0] if found is not None and len(content.split()) <= _BRIEF_BLAME else ""


_CLAIMS = re.compile(r"\bclaim(?:s|ed|ing)?\b", re.IGNORECASE)
_BLAMES = re.compile(r"\bblam(?:e|es|ed|ing)\b", re.IGNORECASE)
_BRIEF_BLAME = 14


def judge_side_by_side(pair: Pair) -> Judged | None:
    """Two sources whose words one report sets next to each other, without a word in common."""
    one, other = pair.both
    if one.report != other.report or pair.speakers.one is not False or None not in (one.amount, other.amount):
        return None
    if not (one.source_words and other.source_words) or any(
        _takes_no_side(each) or _upholds(each) for each in pair.both
    ):
        return None
    follows = is_set_against(pair) or any(_is_taken_up(*each) for each in (pair.both, (other, one)))
    if not follows or any(_counts(each) or len(each.content.text.split()) < _CLAUSE for each in pair.both):
        return None
    if any(_ALSO.search(each.sentence) for each in pair.both):
        return None
    if share_class(one.content.text[:_LONGEST], other.content.text[:_LONGEST]):
        return None
    reason = f"one report sets {quote(one)} and {quote(other)} side by side, by two sources: {pair.speakers.words}"
    return Judged(kind=RelationKind.DIFFERS, reason=reason, flags=find_flags(pair))


_CLAUSE = 3
"""Words that an account has at least: two shows that two people like are no two accounts."""

_ALSO = re.compile(r"\b(?:also|too|likewise|confirmed|agreed)\b", re.IGNORECASE)


def _is_taken_up(first: Position, second: Position) -> bool:
    """Whether the second content follows at once and begins with a word that takes up what the first is about.

    The "he" of one who speaks is himself, and the "they" of some who speak themselves, unless both speak so: "a captain
    said he had read the letters" takes up nothing.
    """
    if second.content.text.lstrip()[:1] in _MARKS:
        return False  # what is quoted has its pronouns from the speech that it was cut out of
    own = second.source_kind is SourceKind.PERSON and _HIMSELF.match(second.content.text) is not None
    many = second.source_words.endswith("s") and _THEMSELVES.match(second.content.text) is not None
    own = own or (many and _PRONOUN.match(first.content.text) is None)
    return not own and 0 <= count_between(first, second) <= _NEXT and _PRONOUN.match(second.content.text) is not None


def _counts(position: Position) -> bool:
    return any(word[0].isdigit() or word in NUMBERS for word in read_words(position.content.text).words)


_THEMSELVES = re.compile(r"\W*(?:that\s+)?they\b", re.IGNORECASE)
_HIMSELF = re.compile(r"\W*(?:that\s+)?(?:he|she)\b", re.IGNORECASE)
_MARKS = ("“", '"', "‘", "'", "`")
_PRONOUN = re.compile(
    r"\W*(?:that\s+(?:the|those|these)\b|(?:that\s+)?(?:it|he|she|they|this|these|those|which|who)\b"
    r"|that\s+(?:was|is|were|had|has|would|could|did|does|will)\b)",
    re.IGNORECASE,
)
"""Words that take up what somebody else spoke of; "his" and "that a town" begin something new."""


_ASKS = re.compile(
    r"[“\"‘']?(?:(?:are|is|was|were|did|does|do|has|have|can|could)\s+(?:they|he|she|it|you|we|there)"
    r"|what|why|who|how|where|when|whether)\b",
    re.IGNORECASE,
)
_NO_INTENT = re.compile(r"(?:\b(?:not|never)|n['’]t)\s+(?:mean|meant|intend|intended|want|wanted)\b", re.IGNORECASE)
_FIRST_TOLD = re.compile(r"\b(?:initially|originally|at first|first\s+(?:told|said|claimed)|initial)\b", re.IGNORECASE)
_OPENING, _NEXT = 60, 150


def _takes_no_side(position: Position) -> bool:
    content = position.content.text[:_LONGEST]
    if position.stance is Stance.ASK or _ASKS.match(content) is not None or "?" in content:
        return True
    return takes_no_side(position) or _NO_INTENT.search(content) is not None


def find_rebuttal(position: Position) -> str | None:
    """The words by which a position holds untrue what it does not say again; None where it is no such denial."""
    content = " ".join(position.content.text[:_LONGEST].split())
    return _find_rebuttal(content, find_frame(position), position.sentence, position.polarity is Polarity.NEGATIVE)


@lru_cache(maxsize=8192)
def _find_rebuttal(content: str, frame: str, sentence: str, negative: bool) -> str | None:
    told = _LIE.search(content)
    if told is not None and told.start() - max(map(content[: told.start()].rfind, _STOPS)) < _SOON:
        return told.group()
    if _NO_DENIAL.search(sentence[:_LONGEST]) is not None or _NO_DENIAL.search(content) is not None:
        return None
    if frame and negative:
        cue = _DENIED.search(frame)
        short = len(content.split()) <= _BRIEF
        taken_up = _TAKEN_UP.match(content) is not None and _SAYS_AGAIN.search(content) is None
        return cue.group() if cue is not None and (short or taken_up) else None
    cue = _DENIED.search(content)
    if cue is None:
        return None
    behind = content[cue.end() :].strip(' .,;”"')
    if not behind and _PASSIVE.search(content[: cue.start()]) is not None:
        return None  # "their best claims are easily refuted" says itself what is refuted
    return cue.group() if not behind or _TAKEN_UP.match(behind) is not None else None


_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+\s+)?$", re.IGNORECASE)


def _upholds(position: Position) -> bool:
    """Whether a position affirms what it does not say again: "confirmed key parts of the story"."""
    frame = find_frame(position)
    return _CONFIRMED.search(frame) is not None and _TAKEN_UP.match(position.content.text) is not None


_CONFIRMED = re.compile(
    r"\b(?:confirm(?:s|ed)|corroborat(?:es|ed)|stood by|stands by|repeated|repeats|upheld|backed)\b", re.IGNORECASE
)


def _can_be_denied(position: Position) -> bool:
    """Whether somebody holds something true: no question, no wish."""
    if position.polarity is not Polarity.POSITIVE or position.stance is Stance.ASK:
        return False
    return find_cue("neither", position.sentence) is None


def _answers(holder: Position, theirs: Position) -> bool:
    """Whether a denial stands soon after the other in one report, or both sentences name what they have to do with."""
    between = count_between(theirs, holder) if holder.report == theirs.report else 0
    if between < 0:
        return False
    if holder.report == theirs.report and between <= NEAR:
        return True
    written = f"{holder.source_words} {holder.source_name or ''} {holder.content.text[:_LONGEST]}"
    names = frozenset(found.casefold()[:_ROOT] for found in _NAME.findall(written))
    return any(word[:_ROOT] in names for word in read_words(theirs.content.text).words if len(word) >= _ROOT)
