from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.marking import make_offsets, read_marks
from evals.records import EvaluationError

TEXT = "The mayor, Ana Ruiz, said the bridge would open. She declined to comment."
COPY = (
    "{s1:The {o1:mayor}, {@RUIZ:Ana Ruiz},} {u1:said} {c1:the bridge {c1':would open}}. She {x:declined to comment}."
    "\n====\n1 kind=person naming=named name=RUIZ country=PER\n"
)


def words(pairs: list[list[int]]) -> list[str]:
    return [TEXT[start:end] for start, end in pairs]


def test_marks_become_offsets_into_the_text() -> None:
    offsets = make_offsets(COPY, TEXT)
    (row,) = offsets["attributions"]
    assert words(row["source"]) == ["The mayor, Ana Ruiz,"]
    assert words(row["cue"]) == ["said"]
    assert words(row["content"]) == ["the bridge would open"]
    assert words(row["readings"]["content"][0]) == ["would open"]
    assert words(row["role"]) == ["mayor"]
    assert words([row["name"]]) == ["Ana Ruiz"]
    assert (row["kind"], row["naming"], row["country"], row["act"]) == ("person", "named", "PER", None)
    assert row["required"] is True
    assert words(offsets["silences"]) == ["declined to comment"]


def test_no_word_of_the_text_is_kept() -> None:
    kept = str(make_offsets(COPY, TEXT))
    assert not any(word in kept for word in ("mayor", "Ruiz", "bridge", "declined"))


def test_one_stretch_may_serve_several_attributions() -> None:
    offsets = make_offsets(
        "{s1,s2:Ruiz} {u1:said} {c1:a}, {u2:adding} {c2:b}\n====\n1\n2 optional within=1", "Ruiz said a, adding b"
    )
    first, second = offsets["attributions"]
    assert first["source"] == second["source"] == [[0, 4]]
    assert (second["required"], second["within"]) == (False, "1")


def test_a_broken_content_has_its_pieces_in_order() -> None:
    offsets = make_offsets('{c1:"Yes,"} {u1:said} {s1:Ruiz}, {c1:"it holds"}\n====\n1', '"Yes," said Ruiz, "it holds"')
    assert offsets["attributions"][0]["content"] == [[0, 6], [18, 28]]


@pytest.mark.parametrize(
    ("copy", "message"),
    [
        ("{c1:The mayor\n====\n1", "never closed"),
        ("The mayor}\n====\n1", "without an opening"),
        ("{q1:The mayor}\n====\n1", "no label"),
        ("{c1:The major}\n====\n1", "differs from the text at 6"),
        ("{s1:The mayor}\n====\n1", "has no content"),
        ("{c1:The} {c2:mayor}\n====\n1", "no line after ==== for attribution 2"),
        ("{c1:The mayor}\n====\n1 within=7", "no line after ==== for attribution 7"),
        ("{c1:The mayor}\n====\n1 colour=red", "no property"),
    ],
)
def test_faults_in_a_copy_are_told(copy: str, message: str) -> None:
    with pytest.raises(EvaluationError, match=message):
        make_offsets(copy, "The mayor")


@given(st.lists(st.sampled_from(["word ", "“so” ", "\n", "é"]), min_size=1), st.data())
def test_marks_taken_out_leave_the_text(pieces: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(pieces) - 1))
    end = data.draw(st.integers(start + 1, len(pieces)))
    before, inside, after = "".join(pieces[:start]), "".join(pieces[start:end]), "".join(pieces[end:])
    marked = read_marks(f"{before}{{c1:{inside}}}{after}")
    assert marked.text == before + inside + after
    assert marked.places["c1"] == [[len(before), len(before) + len(inside)]]
