from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from evals.prediction import Predictions, checksum_files, prune_cache
from evals.records import Attributed, Named, Tagged, Word
from reportedly.errors import InputError
from reportedly.vocabulary import Span

WORD = Span(start=0, end=4)
CLAIM = Attributed(source=(WORD,), cue=(), content=(WORD,), confidence=0.5, outermost=False, kind="person", name="é")
DECODED = Attributed(source=(), cue=(WORD,), content=(WORD,))
TAGGED = Tagged(
    names=(Named(span=WORD, type="PER"),),
    sentences=(WORD,),
    words=(Word(span=WORD, upos="X", head=-1, relation="root"),),
)


class FakeReader:
    def __init__(self) -> None:
        self.read: list[str] = []

    def _note(self, text: str) -> None:
        self.read.append(text)
        if text == "refuse":
            raise InputError("not a report")

    def claim(self, text: str) -> tuple[Attributed, ...]:
        self._note(text)
        return (CLAIM,)

    def decode(self, text: str) -> tuple[Attributed, ...]:
        self._note(text)
        return (DECODED,)

    def tag(self, text: str) -> Tagged:
        self._note(text)
        return TAGGED


def predict(folder: Path, reader: FakeReader, version: str = "v") -> Predictions:
    return Predictions(make_reader=lambda: reader, version=version, folder=folder)


def test_every_layer_comes_back_as_it_was_made(tmp_path: Path) -> None:
    predictions = predict(tmp_path, FakeReader())
    assert predictions.claim(["text"]) == [(CLAIM,)]
    assert predictions.decode(["text"]) == [(DECODED,)]
    assert predictions.tag(["text"]) == [TAGGED]


def test_a_text_is_read_once_for_a_version(tmp_path: Path) -> None:
    reader = FakeReader()
    assert predict(tmp_path, reader).claim(["one", "one", "two"]) == [(CLAIM,)] * 3
    predict(tmp_path, reader).claim(["two", "one"])
    assert reader.read == ["one", "two"]
    predict(tmp_path, reader, version="w").claim(["one"])
    assert reader.read == ["one", "two", "one"]


def test_no_reader_is_made_where_nothing_is_to_be_read(tmp_path: Path) -> None:
    predict(tmp_path, FakeReader()).claim(["one"])

    def fail() -> FakeReader:
        raise AssertionError("the model would be loaded for nothing")

    assert Predictions(make_reader=fail, version="v", folder=tmp_path).claim(["one"]) == [(CLAIM,)]


def test_a_refused_text_scores_as_empty_and_is_told(tmp_path: Path) -> None:
    for _ in range(2):
        predictions = predict(tmp_path, FakeReader())
        assert predictions.claim(["refuse", "text"]) == [(), (CLAIM,)]
        assert predictions.refused == ["not a report"]
    assert predict(tmp_path, FakeReader()).tag(["refuse"]) == [Tagged()]


def test_several_processes_give_the_same_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Spawned processes import the reader's module, so it must lie where they look.
    (tmp_path / "length_reader.py").write_text(
        "from evals.records import Attributed\n"
        "from reportedly.vocabulary import Span\n"
        "class LengthReader:\n"
        "    def claim(self, text):\n"
        "        return (Attributed(source=(), cue=(), content=(Span(start=0, end=len(text)),)),)\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    import length_reader  # type: ignore[import-not-found]

    texts = ["x" * length for length in range(1, 21)]
    found = Predictions(make_reader=length_reader.LengthReader, version="v", folder=tmp_path, jobs=2).claim(texts)
    assert [claims[0].content[0].end for claims in found] == list(range(1, 21))
    del sys.modules["length_reader"]


def test_checksums_follow_names_and_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    first.write_bytes(b"1")
    second.write_bytes(b"1")
    assert checksum_files([first]) != checksum_files([second])
    before = checksum_files([first, second])
    assert checksum_files([second, first]) == before
    first.write_bytes(b"2")
    assert checksum_files([first, second]) != before


def test_old_versions_are_forgotten_and_the_present_one_never(tmp_path: Path) -> None:
    for age, version in enumerate(("old", "older", "oldest", "now")):
        (tmp_path / version).mkdir()
        os.utime(tmp_path / version, (1000 - age, 1000 - age))
    prune_cache(tmp_path, "now", kept=2)
    assert {path.name for path in tmp_path.iterdir()} == {"now", "old"}
    prune_cache(tmp_path / "nowhere", "now")
