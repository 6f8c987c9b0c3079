"""Claims that are nothing but a silence: "Calls to the embassy went unanswered" attributes nothing to the calls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.vocabulary import Claim, Figure, Silence, Span

_SLACK = 5
"""Characters by which a content may reach beyond the words of the silence: an article, a comma."""


def drop_silent(
    claims: Sequence[Claim], figures: Sequence[Figure], silences: Sequence[Silence]
) -> tuple[tuple[Claim, ...], tuple[Figure, ...]]:
    """The claims that say something, and the figures with those of the others given back to the outlet.

    Dropped are claims whose content is the silence's own subject, and claims without a source whose cue is part of a
    silence ("it was not clear whether …"). A claim within one that is dropped stands alone.
    """
    dropped = {claim.id for claim in claims if any(_is_silent(claim, silence) for silence in silences)}
    if not dropped:
        return tuple(claims), tuple(figures)
    kept = (claim for claim in claims if claim.id not in dropped)
    return (
        tuple(replace(claim, within=None) if claim.within in dropped else claim for claim in kept),
        tuple(replace(figure, claim=None) if figure.claim in dropped else figure for figure in figures),
    )


def _is_silent(claim: Claim, silence: Silence) -> bool:
    subject = silence.source.words.spans
    if subject and all(any(_fits(span, other) for other in subject) for span in claim.content.spans):
        return True
    cue = claim.cue.words.spans if claim.cue else ()
    return not claim.source.words.spans and bool(cue) and all(span.within(silence.span) for span in cue)


def _fits(span: Span, other: Span) -> bool:
    return other.start - _SLACK <= span.start and span.end <= other.end + _SLACK
