"""Grades that people gave: how reliable a source, how credible what it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportedly.vocabulary.judgements import CREDIBILITY, RELIABILITY, Aspect, Verdict
from reportedly.web.charts.points import label_held

if TYPE_CHECKING:
    from reportedly.answers.values import Held, QuestionAnswer

_WORDS = {Aspect.RELIABILITY: RELIABILITY, Aspect.CREDIBILITY: CREDIBILITY}


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """A grade on a source or on what it says; where people are opposed ``values`` are several.

    ``about`` is whose it is, ``label`` what was said, "" for a source. ``positions`` is how many it holds for.
    """

    aspect: str
    values: tuple[tuple[str, str], ...]
    authors: tuple[str, ...]
    about: str
    label: str
    positions: int = 1


def list_grades(answer: QuestionAnswer) -> tuple[Grade, ...]:
    """The grades of an answer's positions, each once."""
    counts = Counter(_list_all(answer))
    return tuple(replace(grade, positions=count) for grade, count in counts.items())


def _list_all(answer: QuestionAnswer) -> Iterator[Grade]:
    for source in answer.sources:
        for held in source.held:
            for verdict in held.verdicts:
                if verdict.aspect in _WORDS:
                    yield _make(source.name, held, verdict, verdict.aspect)


def _make(name: str, held: Held, verdict: Verdict, aspect: Aspect) -> Grade:
    values = dict.fromkeys(word.value[0] for word in verdict.words)
    return Grade(
        aspect=aspect.value,
        values=tuple((value, _WORDS[aspect].get(value, "")) for value in values),
        authors=verdict.authors,
        about=name,
        label=label_held(held) if aspect is Aspect.CREDIBILITY else "",
    )
