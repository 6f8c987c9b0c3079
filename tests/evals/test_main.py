from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from evals import __main__ as program
from evals import gate as gates
from evals.prediction import Predictions
from evals.records import Attributed, EvaluationError, Tagged
from reportedly.vocabulary import Span
from tests.evals.silent_reader import SilentReader

RAW = "Mayor Ana Ruiz said the bridge is safe."
PARTS = {"source": [[0, 14]], "cue": [[15, 19]], "content": [[20, 38]]}


class OneReader(SilentReader):
    """Finds the one attribution of the text, with its whole content or without its end."""

    end = 38

    def claim(self, text: str) -> tuple[Attributed, ...]:
        source, cue, content = Span(start=0, end=14), Span(start=15, end=19), Span(start=20, end=self.end)
        return (Attributed(source=(source,), cue=(cue,), content=(content,)),) if text == RAW else ()

    decode = claim

    def tag(self, text: str) -> Tagged:
        return Tagged()


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    values = ("times", "quantities", "factuality", "toponyms", "coref", "gum_coref")
    for name in ("polnear", "polnear_cofenet", "factappeal", "gum_attribution", "ner", "ud", *values):
        (folder / f"{name}.jsonl").write_text("")
    rows = [{"id": s, "split": s, "text": RAW, "attributions": [{"id": "E1", **PARTS}]} for s in ("dev", "test")]
    (folder / "polnear.jsonl").write_text("\n".join(json.dumps(row) for row in rows))

    def predict(options: program.Options) -> Predictions:
        cache = tmp_path / f"cache-{OneReader.end}"
        return Predictions(make_reader=OneReader, version="v-w", folder=cache, jobs=options.jobs)

    monkeypatch.setattr(program, "make_predictions", predict)
    monkeypatch.setattr(program, "ERRORS", tmp_path / "errors")
    baseline = tmp_path / "baseline.json"
    monkeypatch.setattr(gates.load_baseline, "__defaults__", (baseline,))
    monkeypatch.setattr(gates.load_lowered, "__defaults__", (baseline,))
    monkeypatch.setattr(gates.write_baseline, "__defaults__", (baseline,))
    return folder


def call(*arguments: str) -> str:
    result = CliRunner().invoke(program.main, arguments, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_the_gate_is_skipped_without_gold_data(tmp_path: Path) -> None:
    output = call("gate", "--data", str(tmp_path / "nowhere"))
    assert output.startswith("skipped: no gold data")


def test_the_table_is_printed_and_its_section_written(data: Path, tmp_path: Path) -> None:
    page = tmp_path / "accuracy.md"
    output = call("table", "--only", "polnear", "--data", str(data), "--write", str(page))
    assert "| linked relations F1 | 100.0 | 1 | 75.3 pairs of annotators |" in output
    assert "| linked relations F1 | 100.0 | 1 | 75.3 pairs of annotators |" in page.read_text()


def test_the_gate_holds_what_was_pinned_until_a_figure_falls(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(EvaluationError, match="nothing is pinned"):
        call("gate", "--data", str(data))
    call("gate", "--pin", "--data", str(data))
    assert call("gate", "--data", str(data)).endswith("gate: held\n")
    monkeypatch.setattr(OneReader, "end", 30)
    with pytest.raises(EvaluationError, match="fell below the baseline"):
        call("gate", "--data", str(data))
    with pytest.raises(EvaluationError, match="only raises"):
        call("gate", "--pin", "--data", str(data))
    call("gate", "--lower", "a smaller model", "--data", str(data))
    assert call("gate", "--data", str(data)).endswith("gate: held\n")
    assert {row["reason"] for row in gates.load_lowered()} == {"a smaller model"}


def test_pin_and_lower_exclude_one_another(data: Path) -> None:
    with pytest.raises(EvaluationError, match="give one of them"):
        call("gate", "--pin", "--lower", "why", "--data", str(data))


def test_errors_are_counted_and_shown_on_the_terminal_only(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(OneReader, "end", 30)
    output = call("errors", "--data", str(data), "--show", "1")
    page = (tmp_path / "errors" / "attribution.md").read_text()
    assert "| content too short, right | 1 |" in page
    assert "Ruiz" in output
    assert "Ruiz" not in page
    assert call("errors", "--stage", "decoded", "--data", str(data))
    assert (tmp_path / "errors" / "decoded.md").is_file()


def test_errors_of_the_test_split_are_refused(data: Path) -> None:
    with pytest.raises(EvaluationError, match="dev split only"):
        call("errors", "--split", "test", "--data", str(data))


def test_name_errors_have_a_page_too(data: Path, tmp_path: Path) -> None:
    call("errors", "--stage", "names", "--data", str(data))
    assert (tmp_path / "errors" / "names.md").is_file()


def test_marks_are_written_as_offsets(tmp_path: Path) -> None:
    text, copy, out = (tmp_path / name for name in ("text.txt", "copy.txt", "seed.json"))
    text.write_text("Ruiz said so")
    copy.write_text("{s1:Ruiz} {u1:said} {c1:so}\n====\n1\n")
    assert call("mark", str(copy), "--text", str(text), "--out", str(out)).startswith("1 attributions")
    assert json.loads(out.read_text())["attributions"][0]["content"] == [[10, 12]]


def test_our_errors_are_one_line_and_status_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["evals", "errors", "--split", "test"])
    with pytest.raises(SystemExit) as end:
        program.run()
    assert end.value.code == 1
    assert capsys.readouterr().err.startswith("error: errors are listed on the dev split only")
