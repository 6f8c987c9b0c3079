"""Statements of confidence in an assessment ("with moderate confidence"), which say nothing of likelihood."""

from __future__ import annotations

from functools import cache

from reportedly.reading.certainty.phrases import PhraseBook, drop_quotes
from reportedly.reading.certainty.statements import Statement
from reportedly.reading.ground import subtract
from reportedly.reading.table_rows import load_rows
from reportedly.reading.words import cut_words
from reportedly.vocabulary import AnalyticConfidence, Span

TABLE = "confidence_words.tsv"
_NONE = "none"


@cache
def load_confidence() -> PhraseBook[str]:
    """The phrases of confidence_words.tsv with their levels."""
    return PhraseBook((row["phrase"], row["level"]) for row in load_rows(TABLE))


def find_confidence(statement: Statement) -> tuple[AnalyticConfidence, str] | None:
    """The confidence that the claim's words state, with the row that has it; None where they state none or two."""
    words = drop_quotes(
        word for span in _spoken_spans(statement) for word in cut_words(statement.ground.text, span.start, span.end)
    )
    hits = [hit for hit in load_confidence().find(words) if hit.value != _NONE]
    if not hits or len({hit.value for hit in hits}) > 1:
        return None
    found = AnalyticConfidence(level=hits[0].value, spans=tuple(hit.span for hit in hits))
    return found, hits[0].phrase


def _spoken_spans(statement: Statement) -> tuple[Span, ...]:
    """The claim's sentence from its first word to its last, without the source."""
    claim = statement.claim
    pieces = (*statement.first, *(() if claim.cue is None else claim.cue.words.spans))
    if len(statement.sentences) > 1:
        return pieces
    start = max(statement.sentence.start, min(span.start for span in pieces))
    end = min(statement.sentence.end, max(span.end for span in pieces))
    if end <= start:
        return statement.first
    return subtract((Span(start=start, end=end),), claim.source.words.spans)
