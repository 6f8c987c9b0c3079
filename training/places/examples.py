"""Development texts as examples: the names in them, and which of their candidates are right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from evals.toponyms import CORPORA, PlacedText, Toponym, is_near, load_toponyms, pair_places
from reportedly.documents import make_report
from reportedly.reading import load_model
from reportedly.reading.gazetteer import Candidate
from reportedly.reading.ground import Ground, lay_ground
from reportedly.reading.places.choosing import Choice, choose
from reportedly.reading.places.evidence import Field
from reportedly.reading.places.finding import HIDDEN
from reportedly.reading.places.grouping import group_mentions
from reportedly.reading.places.keeping import count_for
from reportedly.reading.places.mentions import find_mentions, list_given
from reportedly.reading.places.names import NameBook
from reportedly.reading.places.weighing import Weights, count_alone
from reportedly.reading.stages import encode
from reportedly.reading.workspace import Workspace
from reportedly.vocabulary import Report, Span
from training.places.learning import Floats, Questions


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A development text that the encoder has read."""

    placed: PlacedText
    ground: Ground
    report: Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """The candidates of a text's names; ``answers`` are pairs of a name and which of its candidates are right."""

    field: Field
    answers: tuple[tuple[int, Floats], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A candidate as a point at a mention, to be compared with gold."""

    span: Span
    latitude: float | None
    longitude: float | None
    choice: Choice | None = None


def read_examples(folder: Path) -> list[Example]:
    """The development halves of all corpora, read with the model that ships."""
    model = load_model()
    made = []
    for corpus in CORPORA:
        for placed in load_toponyms(folder, corpus, "dev"):
            report = make_report(placed.text, check_language=False)
            ground = lay_ground(encode(Workspace(report=report), model))
            made.append(Example(placed=placed, ground=ground, report=report))
    return made


def label(example: Example, book: NameBook) -> Labelled | None:
    """The names at gold spans; None where none of a text has candidates."""
    spans = [toponym.span for toponym in example.placed.toponyms]
    mentions = list_given(example.ground, example.report, spans, book)
    grouped = group_mentions(example.ground.text, mentions, book)
    if not grouped.groups:
        return None
    at = {mention.span: index for mention, index in zip(mentions, grouped.of, strict=True) if index is not None}
    answers = []
    for toponym in example.placed.toponyms:
        index = at.get(toponym.span)
        if index is not None and toponym.point is not None:
            answers.append((index, _check(toponym, grouped.groups[index].options.candidates)))
    return Labelled(field=Field(grouped.groups), answers=tuple(answers))


def _check(toponym: Toponym, candidates: Sequence[Candidate]) -> Floats:
    points = (Located(span=toponym.span, latitude=one.latitude, longitude=one.longitude) for one in candidates)
    return np.array([float(is_near(point, toponym)) for point in points])


def ask(labelled: Sequence[Labelled], counted: Sequence[Floats]) -> Questions:
    """The questions that have both right and wrong answers."""
    rows, right, bounds = [], [], [0]
    for text, counts in zip(labelled, counted, strict=True):
        for index, answers in text.answers:
            if 0.0 < answers.mean() < 1.0:
                rows.append(counts[text.field.bounds[index] : text.field.bounds[index + 1]])
                right.append(answers)
                bounds.append(bounds[-1] + len(answers))
    return Questions(rows=np.concatenate(rows), bounds=np.array(bounds), right=np.concatenate(right))


def hear_alone(labelled: Sequence[Labelled]) -> list[Floats]:
    """The counts of the first round."""
    return [count_alone(text.field) for text in labelled]


def hear_together(labelled: Sequence[Labelled], counted: Sequence[Floats], weights: Floats) -> list[Floats]:
    """The counts of the round after the one that ``counted`` belongs to."""
    return [
        np.concatenate([text.field.standing, text.field.hear(text.field.softmax(counts @ weights))], axis=1)
        for text, counts in zip(labelled, counted, strict=True)
    ]


def judge_points(examples: Sequence[Example], book: NameBook, weights: Weights) -> tuple[Floats, Floats]:
    """What is counted of each mention that the reader finds itself, and whether its likeliest candidate is right.

    Mentions at gold places without coordinates are left out.
    """
    rows: list[Floats] = []
    holds: list[float] = []
    for example in examples:
        for counts, is_right in _judge(example, book, weights):
            rows.append(counts)
            holds.append(float(is_right))
    return np.array(rows), np.array(holds)


def _judge(example: Example, book: NameBook, weights: Weights) -> Iterator[tuple[Floats, bool]]:
    mentions = find_mentions(example.ground, example.report, book)
    choices = choose(example.ground.text, mentions, book, weights=weights)
    points = [_locate(choice) for choice in choices if choice.best is not None and choice.mention.origin not in HIDDEN]
    gold = {id(point): toponym for toponym, point in pair_places(example.placed.toponyms, points)}
    for point in points:
        toponym, choice = gold.get(id(point)), point.choice
        if choice is None or choice.group is None or choice.verdict is None or choice.best is None:
            continue
        if toponym is None or toponym.point is not None:
            counts = count_for(choice.mention, choice.group, choice.verdict)
            yield counts, toponym is not None and is_near(point, toponym)


def _locate(choice: Choice) -> Located:
    if choice.group is None or choice.best is None:
        raise ValueError("only a mention with candidates has a point")
    one = choice.group.options.candidates[choice.best]
    return Located(span=choice.mention.span, latitude=one.latitude, longitude=one.longitude, choice=choice)
