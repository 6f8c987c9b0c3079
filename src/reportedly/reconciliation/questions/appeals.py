"""Claims that only ask the public for something: "anyone with information to call the police" says nothing of an event.

Who is asked has said nothing either: "anyone", and the "you" that a page speaks to.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportedly.reconciliation.questions.lexicon import load_set
from reportedly.reconciliation.questions.lexing import Line
from reportedly.reconciliation.questions.scenes import fold_words
from reportedly.vocabulary import Act, Claim, Source

_ASKING = frozenset({Act.ASK, Act.DEMAND})
_COME_FORWARD = ("come", "forward")
_OPENING = 4
"""Words at the beginning of an appeal or of its source among which those stand whom it is made to."""


def is_appeal(claim: Claim, pieces: Iterable[tuple[Line, range]]) -> bool:
    """Whether a claim with its content in ``pieces``, sentence by sentence, is an appeal or has nobody who says it."""
    source = _open_source(claim.source)
    if source[:1] and source[0] in load_set("nobody"):
        return True
    asking = claim.cue is not None and claim.cue.act in _ASKING
    told = [line.low[within.start : within.stop] for line, within in pieces]
    return bool(told) and all(_asks(words, public=bool(source), asking=asking) for words in told)


def _open_source(source: Source) -> tuple[str, ...]:
    """The first words of a source that is called by no name, where they are of the public."""
    words = tuple(fold_words(source.called).split()[:_OPENING]) if source.name is None else ()
    return words if _is_public(words) else ()


def _is_public(words: Sequence[str]) -> bool:
    return not (load_set("anyone") | load_set("public")).isdisjoint(words)


def _asks(words: Sequence[str], *, public: bool, asking: bool) -> bool:
    """Whether words tell the public what to do; ``public``: it stands as their source; ``asking``: by their cue."""
    before = {words[at - 1] for at, word in enumerate(words) if at and _is_reach(words, at)}
    bidden = not load_set("bidding").isdisjoint(before)
    asked = bidden or not load_set("infinitive").isdisjoint(before)
    if not load_set("anyone").isdisjoint(words[:_OPENING]):
        return asked
    if not asking:
        return public and bidden and words[0] in load_set("bidding") | load_set("infinitive")
    return asked and (public or _is_public(words[:_OPENING]))


def _is_reach(words: Sequence[str], at: int) -> bool:
    """Whether what somebody is asked to do stands there: to call, to come forward."""
    return words[at] in load_set("reach") or words[at : at + 2] == _COME_FORWARD
