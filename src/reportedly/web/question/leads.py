"""A question in a sentence: which figures stand and from whom and which differ, or who says so and who denies it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.records.amounts import tell_number
from reportedly.vocabulary import Polarity, RelationKind
from reportedly.web.charts.points import is_hedged, label_held

if TYPE_CHECKING:
    from reportedly.answers.values import Held, QuestionAnswer, SourceLine

_MOST = 4
_MOST_NAMES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A figure that stands, or what is held; ``names`` are some of its sources, ``more`` how many others."""

    label: str
    names: tuple[str, ...]
    more: int = 0

    @property
    def count(self) -> int:
        """How many sources there are."""
        return len(self.names) + self.more


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """``standing`` are the figures that most sources give, ``more`` how many others; who holds what without a figure.

    ``differing`` is from where to where those figures lie that differ from another source's, None where none does:
    figures of another scope are no rivals, however far apart.

    ``copies`` is how many reports only carry another one's text, None where not all positions are at hand.
    """

    standing: tuple[Standing, ...]
    more: int
    differing: tuple[str, str] | None
    says: Standing
    hedges: Standing
    denies: Standing
    copies: int | None


def write_lead(answer: QuestionAnswer) -> Lead:
    """What is to be told of an answer first."""
    figures = _list_standing(answer.sources)
    return Lead(
        standing=tuple(figures[:_MOST]),
        more=max(0, len(figures) - _MOST),
        differing=_find_differing(answer),
        says=_name("says", (each for each in answer.sources if find_sort(each.held[-1]) == "says")),
        hedges=_name("hedges", (each for each in answer.sources if find_sort(each.held[-1]) == "hedges")),
        denies=_name("denies", (each for each in answer.sources if find_sort(each.held[-1]) == "denies")),
        copies=_count_copies(answer.held) if answer.next is None else None,
    )


def find_sort(held: Held) -> str:
    """Whether a source says so, hedges or denies."""
    if held.position.polarity is Polarity.NEGATIVE:
        return "denies"
    return "hedges" if is_hedged(held) else "says"


def _list_standing(sources: Iterable[SourceLine]) -> list[Standing]:
    by_label: dict[str, list[str]] = {}
    for source in sources:
        last = source.held[-1]
        if _stands(last):
            by_label.setdefault(label_held(last), []).append(source.name)
    ordered = sorted(by_label.items(), key=lambda item: -len(item[1]))
    return [_shorten(label, names) for label, names in ordered]


def _stands(held: Held) -> bool:
    """Whether it is a figure that is not denied, nor taken back."""
    bounded = held.position.amount is not None
    return bounded and held.position.polarity is not Polarity.NEGATIVE and held.ended is None


def _find_differing(answer: QuestionAnswer) -> tuple[str, str] | None:
    latest = {source.held[-1].position.id: source.held[-1] for source in answer.sources if _stands(source.held[-1])}
    pairs = [(each.position, each.other) for each in answer.relations if each.kind is RelationKind.DIFFERS]
    amounts = [latest[key].position.amount for pair in pairs if latest.keys() >= set(pair) for key in pair]
    values = [value for each in amounts if each is not None for value in (each.low, each.high) if value is not None]
    return (tell_number(min(values)), tell_number(max(values))) if values else None


def _name(label: str, sources: Iterable[SourceLine]) -> Standing:
    return _shorten(label, [source.name for source in sources])


def _shorten(label: str, names: list[str]) -> Standing:
    most = _MOST_NAMES if len(names) > _MOST_NAMES + 1 else len(names)
    return Standing(label=label, names=tuple(names[:most]), more=len(names) - most)


def _count_copies(held: Iterable[Held]) -> int:
    return len({report.id for each in held for report in each.carriers})
