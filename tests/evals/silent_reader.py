"""A reader that finds no times, figures, hedges, silences and places: what others are made of."""

from __future__ import annotations

from collections.abc import Sequence

from evals.own_sets import CertaintyRow
from reportedly.vocabulary import Claim, Figure, Moment, Place, ReaderStamp, Reading, Report, Silence, Span


class SilentReader:
    """Finds nothing that a claim holds."""

    def date(self, text: str, published: str | None) -> Sequence[Moment]:
        return ()

    def count(self, text: str) -> Sequence[Figure]:
        return ()

    def judge(self, row: CertaintyRow) -> Claim | None:
        return None

    def hush(self, row: CertaintyRow) -> Sequence[Silence]:
        return ()

    def rate(self, text: str, span: Span) -> float | None:
        return None

    def read(self, text: str, published: str | None = None, outlet: str | None = None) -> Reading:
        stamp = ReaderStamp(version="0", model="none", stages=())
        return Reading(report=Report(id="text", text=text, published=published, outlet=outlet), reader=stamp)

    def read_report(self, report: Report) -> Reading:
        return Reading(report=report, reader=ReaderStamp(version="0", model="none", stages=()))

    def resolve(self, text: str, spans: Sequence[Span]) -> Sequence[Place]:
        return ()

    def locate(self, text: str) -> Sequence[Place]:
        return ()
