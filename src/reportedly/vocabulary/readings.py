"""What was read out of one report, as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from reportedly.vocabulary.claims import Claim, Entity, Silence
from reportedly.vocabulary.reports import Report
from reportedly.vocabulary.spans import GAP, Span
from reportedly.vocabulary.values import Figure, Moment, Place, Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderStamp:
    """What made a reading: the program's version, the model's checksum (``sha256:…``), the stages that ran.

    Behind a plus the version has the edition of the rules, which rises when a stage's results change.
    """

    version: str
    model: str
    stages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read out of one report. Every passage in it reproduces the report's words."""

    report: Report
    reader: ReaderStamp
    claims: tuple[Claim, ...] = ()
    entities: tuple[Entity, ...] = ()
    figures: tuple[Figure, ...] = ()
    times: tuple[Moment, ...] = ()
    places: tuple[Place, ...] = ()
    silences: tuple[Silence, ...] = ()
    sentences: tuple[Span, ...] = field(default=())

    def __post_init__(self) -> None:
        text = self.report.text
        for spans, words in self._list_words():
            if GAP.join([text[span.start : span.end] for span in spans]) != words:
                raise ValueError(f"the words {words!r} do not stand at {spans} of {self.report.id}")

    def _repr_html_(self) -> str:
        """The report with its claims marked up, as a notebook shows it."""
        from reportedly.markup import render_html

        return render_html(self)

    def _list_words(self) -> Iterator[tuple[tuple[Span, ...], str]]:
        """All words that are quoted, with the spans that they are quoted from."""
        for claim in self.claims:
            passages = (claim.content, claim.source.words, claim.cue.words if claim.cue is not None else None)
            yield from ((passage.spans, passage.text) for passage in passages if passage is not None)
            phrases = (claim.source.role, claim.source.reason, claim.source.antecedent, *claim.distancing)
            yield from (((phrase.span,), phrase.text) for phrase in phrases if phrase is not None)
        found: tuple[Figure | Moment | Place | Silence, ...] = (
            *self.figures,
            *self.times,
            *self.places,
            *self.silences,
        )
        yield from (((one.span,), one.text) for one in found)
        yield from ((figure.scope.spans, figure.scope.text) for figure in self.figures if figure.scope is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """A reading with the reasons for what is in it, by the ids of claims, figures, times, places and entities.

    Silences are s1, s2 …
    """

    reading: Reading
    reasons: Mapping[str, tuple[Reason, ...]]
