"""Figures as a Markdown table beside the published ones."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path

from evals.measurement import LAYERS
from evals.records import EvaluationError, Figure

PUBLISHED = Path(__file__).with_name("published.json")

BEGIN = "<!-- begin: written by python -m evals table -->"
END = "<!-- end: written by python -m evals table -->"

HEADING = "# Accuracy\n\n"

Published = Mapping[str, Sequence[tuple[float, str]]]


def load_published(path: Path = PUBLISHED) -> Published:
    """Figures of others by key."""
    figures = json.loads(path.read_text(encoding="utf-8"))["figures"]
    return {key: tuple((value, who) for value, who in rows) for key, rows in figures.items()}


def find_published(published: Published, key: str) -> Sequence[tuple[float, str]]:
    """The published figures for one of ours, whichever layer it is measured on."""
    layer, _, rest = key.partition(".")
    return published.get(rest if layer in LAYERS else key, ())


def format_value(value: float | None) -> str:
    """In percent with one decimal; a dash for what cannot be told."""
    return "–" if value is None else f"{100 * value:.1f}"


def _format_row(figure: Figure, published: Published) -> str:
    others = "; ".join(f"{value:.1f} {who}" for value, who in find_published(published, figure.key))
    title = figure.title + (" (less is better)" if figure.lower_is_better else "")
    return f"| {title} | {format_value(figure.value)} | {figure.support} | {others} |"


def render_table(figures: Sequence[Figure], published: Published) -> str:
    """One Markdown table a group, in the order in which the figures come."""
    parts = []
    for group, members in groupby(figures, key=lambda figure: figure.group):
        rows = "\n".join(_format_row(figure, published) for figure in members)
        parts.append(f"### {group}\n\n| Figure | Ours | Gold items | Others |\n|---|---:|---:|---|\n{rows}\n")
    return "\n".join(parts)


def describe_run(split: str, limit: int | None, model: str) -> str:
    """The sentences above the tables."""
    sample = "" if limit is None else f" A sample: {limit} texts of each set, chosen by the checksum of their ids."
    return f"Measured on the {split} split, in percent, model `{model}`.{sample}\n"


def write_section(path: Path, section: str) -> None:
    """Put ``section`` between the marks in the page, making the page where there is none.

    Raises EvaluationError where the page has no marks: what a person wrote is never overwritten.
    """
    page = path.read_text(encoding="utf-8") if path.is_file() else f"{HEADING}{BEGIN}\n{END}\n"
    if page.count(BEGIN) != 1 or page.count(END) != 1:
        raise EvaluationError(f"{path} needs one line {BEGIN!r} and one line {END!r} around the part to be written")
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{before}{BEGIN}\n\n{section.strip()}\n\n{END}{after}", encoding="utf-8")
