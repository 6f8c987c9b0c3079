"""Who is spoken of and where it happened: pronouns, places, names across reports, our own reports of one name.

Whole texts are read anew each time: two minutes for the places, one for the rest.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from evals import gold
from evals.coreference import GapRow, score_gap
from evals.holdings import HALVES
from evals.identity import measure_own_names
from evals.own_speakers import measure_speakers
from evals.records import Figure
from evals.toponyms import measure_places
from reportedly.vocabulary import Reading, Span

if TYPE_CHECKING:
    from evals.measurement import Plan
    from evals.own_speakers import SpeakerRow
    from evals.prediction import Predictions


def measure_where(plan: Plan, predictions: Predictions) -> list[Figure]:
    """Places, given their spans and end to end, on the halves that belong to the split."""
    if plan.split not in HALVES:
        return []
    reader = predictions.reader()
    return measure_places(plan.folder, reader.resolve, reader.locate, half=plan.split)


def measure_who(plan: Plan, predictions: Predictions) -> list[Figure]:
    """Pronouns, names across reports, and who speaks in our own reports of one name."""
    half = HALVES.get(plan.split)
    if half is None:
        return []
    reader = predictions.reader()

    def read(row: SpeakerRow) -> Reading:
        return reader.read(row.text, row.published, row.outlet)

    return [
        *measure_pronouns(plan.folder, plan.split, reader.read),
        *measure_speakers(half, read),
        *measure_own_names(half),
    ]


def measure_pronouns(folder: Path, split: str, read: Callable[[str], Reading]) -> list[Figure]:
    """GAP from raw text: a name is chosen where the entity that has the pronoun among its mentions has that name."""
    rows = [row for row in gold.read_rows(folder, "coref") if row["corpus"] == "gap" and row["split"] == split]
    scores = score_gap([judge_pronoun(row, read(row["text"])) for row in rows])
    parts = (("overall", scores.overall), ("masculine", scores.masculine), ("feminine", scores.feminine))
    return [
        Figure(
            key=f"who.gap.{name}",
            group="Pronouns, GAP, from raw text",
            title=f"{name} F1",
            value=value / 100,
            support=len(rows),
            pinned=name == "overall",
        )
        for name, value in parts
    ]


def judge_pronoun(row: gold.Row, reading: Reading) -> GapRow:
    """Which of a text's two names its pronoun stands for, by gold and by the reading."""
    at = {mention["role"]: Span(start=mention["start"], end=mention["end"]) for mention in row["mentions"]}
    own = [entity for entity in reading.entities if at["pronoun"] in entity.mentions]
    names = [name for entity in own for name in entity.names]
    first, second = (any(name.overlaps(at[role]) for name in names) for role in ("A", "B"))
    return GapRow(feminine=row["gender"] == "F", gold=(row["a_coref"], row["b_coref"]), predicted=(first, second))
