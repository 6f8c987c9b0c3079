from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evals.copies import HERE
from evals.records import EvaluationError
from evals.tolls import Incident, is_hard, load_incidents, make_figures
from reportedly.reconciliation.tolls import Fate, Toll


def write(folder: Path, *rows: dict[str, Any]) -> Path:
    (folder / "gun_reports.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return folder


def report(incident: str, doc: str, **changes: Any) -> dict[str, Any]:
    gold = {"killed": 2, "injured": 0}
    return {"incident": incident, "doc_id": doc, "dct": "2014-01-01", "title": "Two dead", "text": "Two men died."} | {
        "gold": gold,
        **changes,
    }


def incident(killed: int, injured: int, name: str = "i") -> Incident:
    return Incident(id=name, tolls={Fate.KILLED: killed, Fate.HURT: injured}, reports=())


def toll(fate: Fate, number: int) -> dict[Fate, Toll]:
    return {fate: Toll(fate=fate, number=number, hints=())}


def test_incidents_are_halved_by_the_committed_list_and_have_their_headline(tmp_path: Path) -> None:
    listed = json.loads((HERE / "gun_incidents.json").read_text(encoding="utf-8"))["measured"]
    folder = write(tmp_path, report(listed[0], "a"), report("elsewhere", "b"), report("elsewhere", "c", title=""))
    (measured,) = load_incidents(folder, "measured")
    (other,) = load_incidents(folder, "dev")
    assert (measured.id, measured.tolls) == (listed[0], {Fate.KILLED: 2, Fate.HURT: 0})
    assert [each.text for each in other.reports] == ["Two dead\n\nTwo men died.", "Two men died."]
    assert is_hard(other)


def test_junk_and_empty_texts_are_no_reports(tmp_path: Path) -> None:
    junk = json.loads((HERE / "gun_junk.json").read_text(encoding="utf-8"))["walls"][0]
    folder = write(tmp_path, report("one", junk), report("two", "x", text="  "))
    assert load_incidents(folder, "dev") == ()


def test_values_below_two_are_reported_apart() -> None:
    outcomes = [
        (incident(3, 0), toll(Fate.KILLED, 3)),
        (incident(4, 1), toll(Fate.KILLED, 3)),
        (incident(1, 5), toll(Fate.HURT, 5)),
    ]
    found = {figure.key: (figure.value, figure.support, figure.pinned) for figure in make_figures("dev", outcomes)}
    assert found == {
        "tolls.dev.killed.2": (0.5, 2, True),
        "tolls.dev.killed.0": (0.0, 1, False),
        "tolls.dev.injured.2": (1.0, 1, True),
        "tolls.dev.injured.0": (0.5, 2, False),
    }


def test_a_half_that_is_none_and_a_set_that_is_missing_are_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="no half of the incidents"):
        load_incidents(tmp_path, "test")
    with pytest.raises(EvaluationError, match=r"gun_reports\.jsonl is missing"):
        load_incidents(tmp_path, "dev")
