"""What answers are made of: frozen values, each with the report and the words that it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.ledger.answering.evidence import ReportLine
from reportedly.ledger.answering.neighbours import Latest
from reportedly.vocabulary import Passage, Position, QuestionKind, Relation
from reportedly.vocabulary.judgements import Verdict

NOBODY = Passage(spans=(), text="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A position in its report; ``position.words.spans`` place its words there.

    ``origin`` is the id of the report's text origin. ``source`` places the words of the source's phrase, empty in the
    outlet's own voice. ``copies`` are the same position in other reports of that origin, the earliest first. ``ended``
    and ``ended_since`` as in a list of claims. ``verdicts`` are what people say of it: a figure or a source that they
    corrected is the position's.
    """

    position: Position
    report: ReportLine
    origin: str
    source: Passage = NOBODY
    ended: str | None = None
    ended_since: str | None = None
    copies: tuple[Held, ...] = ()
    verdicts: tuple[Verdict, ...] = ()

    @property
    def carriers(self) -> tuple[ReportLine, ...]:
        """The other reports that have it, each once. What one report says twice is no copy."""
        others = {copy.report.id: copy.report for copy in self.copies if copy.report.id != self.report.id}
        return tuple(others.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """What one source holds on a question over time, the oldest first; ``name`` is what to call it.

    ``footing`` says on what footing it speaks, in short phrases.
    """

    source: str
    name: str
    footing: tuple[str, ...]
    held: tuple[Held, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A position that adds no origin to that of ``on``: they share a ``text``, an ``occasion`` or a ``knower``."""

    position: str
    on: str
    kind: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Independent:
    """How many independent origins the positions have, which stand for them, and why each other adds nothing.

    ``exact`` is False for "at least so many".
    """

    count: int
    exact: bool
    positions: tuple[str, ...]
    left: tuple[Left, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherQuestion:
    """A question that is near this one without being it, and why; ``latest`` is the last figure on it."""

    id: str
    kind: QuestionKind
    label: str
    reason: str
    size: int
    latest: Latest | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionLine:
    """A question in a list: ``first`` and ``last`` are the dates of its reports (ISO 8601)."""

    id: str
    kind: QuestionKind
    label: str
    positions: int
    reports: int
    first: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAnswer:
    """A question with what each source holds on it, those that spoke last first.

    ``relations`` are of each source's latest position to its previous one, and among the latest ones. ``others`` are
    questions of another scope. ``disputed`` are the numbers of judgements by which people are opposed on what belongs
    here. Of more positions than were asked for the latest are here; ``next`` leads on.
    """

    line: QuestionLine
    sources: tuple[SourceLine, ...]
    relations: tuple[Relation, ...]
    others: tuple[OtherQuestion, ...]
    independent: Independent
    disputed: tuple[int, ...] = ()
    next: str | None = None

    @property
    def held(self) -> tuple[Held, ...]:
        """All positions, copies left out."""
        return tuple(each for source in self.sources for each in source.held)

    @property
    def is_whole(self) -> bool:
        """Whether all positions of the question are here, and not a page of them."""
        return sum(1 + len(each.copies) for each in self.held) == self.line.positions
