import io
from pathlib import Path

import pytest

from reportedly.cli.progress import Progress, count_reports


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += 0.5
        return self.now


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("TERM", "xterm")


def test_it_counts_and_tells_the_pace_and_the_failures() -> None:
    stream = Terminal()
    progress = Progress(stream, 4, clock=Clock())
    progress.step(failed=False)
    progress.step(failed=True)
    last = stream.getvalue().split("\r")[-1]
    assert last.startswith("Reading  ━━━━━━━━━━━━────────────  2 of 4 · ")
    assert last.endswith(" a second · 1 not read\x1b[K")


def test_hiding_leaves_nothing_and_the_next_step_shows_it_again() -> None:
    stream = Terminal()
    progress = Progress(stream, None, clock=Clock())
    progress.step(failed=False)
    assert stream.getvalue() == "", "one report needs no progress"
    progress.step(failed=False)
    assert "Reading  2 reports · " in stream.getvalue()
    progress.hide()
    progress.hide()
    assert stream.getvalue().endswith("\r\x1b[K")
    assert stream.getvalue().count("\r\x1b[K") == 1
    progress.step(failed=False)
    assert "3 reports" in stream.getvalue().split("\r\x1b[K")[1]


@pytest.mark.parametrize(
    ("stream", "total", "quiet"), [(io.StringIO(), 9, False), (Terminal(), 1, False), (Terminal(), 9, True)]
)
def test_silence_without_a_terminal_for_one_report_and_when_asked(stream: io.StringIO, total: int, quiet: bool) -> None:
    progress = Progress(stream, total, quiet=quiet, clock=Clock())
    for _ in range(3):
        progress.step(failed=False)
    progress.hide()
    assert stream.getvalue() == ""


def test_a_terminal_that_cannot_move_its_cursor_gets_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    stream = Terminal()
    Progress(stream, 5, clock=Clock()).step(failed=False)
    assert stream.getvalue() == ""


def test_a_narrow_terminal_gets_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    stream = Terminal()
    Progress(stream, 1000, clock=Clock())
    assert stream.getvalue() == "\rReading  ──────────\x1b[K"


def test_reports_are_counted_where_each_file_is_one(tmp_path: Path) -> None:
    assert count_reports(["a.txt", "b.html"]) == 2
    assert count_reports([]) is None
    assert count_reports(["a.txt", "-"]) is None
    assert count_reports(["a.txt", "b.jsonl"]) is None
    assert count_reports([str(tmp_path)]) is None
