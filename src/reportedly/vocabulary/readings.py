"""What was read out of one report, as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from reportedly.vocabulary.claims import Claim, Entity, Silence
from reportedly.vocabulary.reports import Report
from reportedly.vocabulary.spans import Passage, Span
from reportedly.vocabulary.values import Figure, Moment, Place, Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderStamp:
    """What made a reading: the program's version, the model's checksum (``sha256:…``), the stages that ran."""

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
        for passage in self._passages():
            if Passage.of(text, passage.spans) != passage:
                raise ValueError(f"the words {passage.text!r} do not stand at {passage.spans} of {self.report.id}")

    def _repr_html_(self) -> str:
        """The report with its claims marked up, as a notebook shows it."""
        from reportedly.markup import render_html

        return render_html(self)

    def _passages(self) -> Iterator[Passage]:
        for claim in self.claims:
            yield claim.content
            yield claim.source.words
            if claim.cue is not None:
                yield claim.cue.words
            for phrase in (claim.source.role, claim.source.reason):
                if phrase is not None:
                    yield Passage(spans=(phrase.span,), text=phrase.text)
            yield from (Passage(spans=(phrase.span,), text=phrase.text) for phrase in claim.distancing)
        found: tuple[Figure | Moment | Place | Silence, ...] = (
            *self.figures,
            *self.times,
            *self.places,
            *self.silences,
        )
        yield from (Passage(spans=(one.span,), text=one.text) for one in found)
        yield from (figure.scope for figure in self.figures if figure.scope is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """A reading with the reasons for what is in it, by the ids of claims, figures, times, places and entities.

    Silences are s1, s2 …
    """

    reading: Reading
    reasons: Mapping[str, tuple[Reason, ...]]
