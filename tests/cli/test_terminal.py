import io

import pytest

from reportedly.cli.terminal import measure_width, print_error


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_width_is_that_of_the_terminal_within_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "72")
    assert measure_width(io.StringIO()) == measure_width(Terminal()) == 72
    monkeypatch.setenv("COLUMNS", "400")
    assert measure_width(io.StringIO()) == 140
    monkeypatch.setenv("COLUMNS", "wide")
    assert measure_width(io.StringIO()) == 80
    monkeypatch.delenv("COLUMNS")
    assert measure_width(io.StringIO()) == 80


def test_an_error_is_one_clean_line(capsys: pytest.CaptureFixture[str]) -> None:
    print_error("evil\x1b[2J\nname.txt: the file is empty")
    assert capsys.readouterr().err == "reportedly: evil[2J name.txt: the file is empty\n"
