"""The whole reader with the weights that ship: few tests, since they take seconds."""

from __future__ import annotations

import gc
import json

import pytest

from reportedly.contract import describe_reading, dump_line
from reportedly.reading import load_model, read_report, tag_text
from reportedly.reading.encoder import FOLDER
from reportedly.vocabulary import Reading, Report

pytestmark = pytest.mark.model

DISPATCH = (
    "LAGOS (Northline) — Floods have cut off eleven villages along the lower Niger, Transport Minister Halima Sani said"
    " on Tuesday.\n\n“We are sending boats tonight,” she told reporters in Asaba.\n\nAccording to the state emergency"
    " agency, about 4,000 people have left their homes. A relief worker, who asked not to be named, said the figure"
    " was far too low.\n"
)


def read(text: str, *, threads: int = 1) -> Reading:
    return read_report(Report(id="r1", text=text), load_model(threads=threads))


def test_a_dispatch_is_read() -> None:
    claims = read(DISPATCH).claims
    said = {(claim.source.words.text, claim.cue.words.text if claim.cue else None) for claim in claims}
    assert any("Halima Sani" in source for source, _ in said)
    assert any("emergency agency" in source for source, _ in said)
    assert [claim.source.naming.value for claim in claims if "relief worker" in claim.source.words.text] == [
        "anonymous"
    ]


def test_neighbours_and_threads_change_nothing() -> None:
    alone = dump_line(describe_reading(read(DISPATCH)))
    read("Something else entirely. “Really,” he said. " * 40)
    assert dump_line(describe_reading(read(DISPATCH))) == alone
    assert dump_line(describe_reading(read(DISPATCH, threads=2))) == alone


@pytest.mark.parametrize("running", [True, False])
def test_the_collector_is_left_as_it_was(running: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bool] = []
    monkeypatch.setattr("reportedly.reading.run_stages", lambda report, model: seen.append(gc.isenabled()) or fail())

    def fail() -> None:
        raise ValueError

    try:
        gc.enable() if running else gc.disable()
        with pytest.raises(ValueError):  # noqa: PT011 - whatever goes wrong
            read(DISPATCH)
        assert (seen, gc.isenabled()) == ([False], running)
    finally:
        gc.enable()


def test_what_stands_before_does_not_matter_to_a_paragraph_far_behind() -> None:
    tail = "“The dam will hold,” the engineer Ravi Menon said on Sunday.\n"
    filler = "The road was quiet and the shops were open in the valley below the old dam.\n\n"
    for count in (0, 3, 200):
        (claim,) = [claim for claim in read(filler * count + tail).claims if "dam will hold" in claim.content.text]
        assert claim.source.words.text.endswith("Ravi Menon")


def test_a_report_of_a_hundred_thousand_words_is_read_to_its_end() -> None:
    filler = "The convoy passed the bridge at noon and nobody spoke of it again.\n"
    text = filler * 8000 + "“Nothing was lost,” said the harbour master, Ines Okafor.\n"
    assert len(text.split()) > 100_000
    assert any("Nothing was lost" in claim.content.text for claim in read(text).claims)


def test_a_paragraph_of_five_thousand_words_is_read_to_its_end() -> None:
    filler = "The convoy passed the bridge at noon and nobody spoke of it again. "
    text = filler * 400 + "The harbour master, Ines Okafor, said that nothing was lost."
    assert "\n" not in text
    assert any("nothing was lost" in claim.content.text for claim in read(text).claims)
    assert tag_text(text, load_model()).sentences[-1].end == len(text)


def test_text_without_a_word_gives_nothing() -> None:
    assert read("\u200b").claims == ()


def test_the_file_is_small_and_says_what_it_is() -> None:
    assert (FOLDER / "encoder.onnx").stat().st_size <= 26_000_000
    sums = json.loads((FOLDER / "manifest.json").read_text(encoding="utf-8"))
    assert read(DISPATCH).reader.model == "sha256:" + sums["encoder.onnx"]
    assert sums["encoder.onnx"] in (FOLDER / "MODEL_CARD.md").read_text(encoding="utf-8")
