"""What the reports of one event add up to: how many were killed and how many hurt, by the hints of all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportedly.reconciliation.questions import make_positions
from reportedly.reconciliation.tolls.evidence import Fate, Hint, find_hints
from reportedly.vocabulary import Reading

_PREFERENCE = 0.08
"""For each one more: the larger of two numbers that have as much behind them is the whole, the other a part."""

_STRUCK_WHOLE, _STRUCK_REST = 0.5, 0.6
"""What "five were shot" adds to five who were hurt, and to five less the dead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """A number that the reports of an event add up to, and the hints, report by report, that speak for it.

    It may stand in no report: a list was counted, or two numbers were added. The hints are where it comes from.
    """

    fate: Fate
    number: int
    hints: tuple[tuple[str, Hint], ...]


def settle_tolls(readings: Iterable[Reading]) -> Mapping[Fate, Toll]:
    """The killed and the hurt of the event that ``readings`` are about; what no words tell is left out.

    The same for any order of the readings.
    """
    held = sorted({reading.report.id: reading for reading in readings}.values(), key=lambda one: one.report.id)
    hints = {reading.report.id: find_hints(reading, make_positions(reading)) for reading in held}
    weights = {fate: _sum_up(hints, fate) for fate in Fate}
    killed = _choose(weights[Fate.KILLED])
    hurt = dict(weights[Fate.HURT])
    for number, weight in weights[Fate.STRUCK].items():
        hurt[number] = hurt.get(number, 0.0) + weight * _STRUCK_WHOLE
        if killed and number > killed:
            hurt[number - killed] = hurt.get(number - killed, 0.0) + weight * _STRUCK_REST
    chosen = {Fate.KILLED: killed, Fate.HURT: _choose(hurt)}
    return {
        fate: Toll(fate=fate, number=number, hints=_list_hints(hints, fate, number, killed))
        for fate, number in chosen.items()
        if number is not None
    }


def _sum_up(hints: Mapping[str, Sequence[Hint]], fate: Fate) -> dict[int, float]:
    """What speaks for each number, every report with one voice."""
    total: dict[int, float] = defaultdict(float)
    for found in hints.values():
        own: dict[int, float] = defaultdict(float)
        for hint in found:
            if hint.fate is fate:
                own[hint.number] += hint.weight
        most = max(own.values(), default=0.0)
        for number, weight in own.items():
            if weight > 0:
                total[number] += weight / most
    return total


def _choose(weights: Mapping[int, float]) -> int | None:
    def rank(number: int) -> tuple[float, int]:
        return weights[number] * (1 + _PREFERENCE * min(number, 8)), number

    return max(weights, key=rank) if weights else None


def _list_hints(
    hints: Mapping[str, Sequence[Hint]], fate: Fate, number: int, killed: int | None
) -> tuple[tuple[str, Hint], ...]:
    """Those that give the number; only where none does, of the hurt, the struck that it was worked out from.

    "One was hurt" is no sum, though one more was shot elsewhere in the report.
    """
    positive = [(report, hint) for report, found in hints.items() for hint in found if hint.weight > 0]
    told = tuple(pair for pair in positive if pair[1].fate is fate and pair[1].number == number)
    if told or fate is not Fate.HURT:
        return told
    return tuple(
        pair for pair in positive if pair[1].fate is Fate.STRUCK and pair[1].number in (number, number + (killed or 0))
    )
