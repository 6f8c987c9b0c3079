from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals.who_where import judge_pronoun, measure_pronouns
from reportedly.vocabulary import Entity, EntityKind, ReaderStamp, Reading, Report, Span

TEXT = "Ana Ruiz met Eva Lund before she left."


def at(words: str) -> Span:
    return Span(start=TEXT.index(words), end=TEXT.index(words) + len(words))


def row(a: bool, b: bool) -> dict[str, object]:
    places = {"pronoun": "she", "A": "Ana Ruiz", "B": "Eva Lund"}
    mentions = [{"role": role, "start": at(words).start, "end": at(words).end} for role, words in places.items()]
    known = {"corpus": "gap", "split": "dev", "gender": "F", "a_coref": a, "b_coref": b}
    return {**known, "text": TEXT, "mentions": mentions}


def read(*mentions: str) -> Reading:
    spans = tuple(sorted(at(words) for words in mentions))
    names = tuple(span for span in spans if span != at("she"))
    entity = Entity(id="e1", name="Ana Ruiz", kind=EntityKind.PERSON, names=names, mentions=spans)
    stamp = ReaderStamp(version="0", model="none", stages=())
    return Reading(report=Report(id="r", text=TEXT), reader=stamp, entities=(entity,))


@pytest.mark.parametrize(
    ("mentions", "predicted"),
    [(("Ana Ruiz", "she"), (True, False)), (("Eva Lund", "she"), (False, True)), (("Ana Ruiz",), (False, False))],
)
def test_a_name_is_chosen_where_its_entity_has_the_pronoun(
    mentions: tuple[str, ...], predicted: tuple[bool, bool]
) -> None:
    judged = judge_pronoun(row(True, False), read(*mentions))
    assert (judged.gold, judged.predicted, judged.feminine) == ((True, False), predicted, True)


@pytest.mark.parametrize(("chosen", "f1"), [("Ana Ruiz", 1.0), ("Eva Lund", 0.0)])
def test_pronouns_are_scored_over_a_split(tmp_path: Path, chosen: str, f1: float) -> None:
    rows = [row(True, False), {**row(False, True), "split": "test"}]
    (tmp_path / "coref.jsonl").write_text("\n".join(map(json.dumps, rows)))
    overall, _, feminine = measure_pronouns(tmp_path, "dev", lambda _: read(chosen, "she"))
    assert (overall.value, overall.support, feminine.value) == (f1, 1, f1)
    assert [overall.pinned, feminine.pinned] == [True, False]
