import io
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.cli.listing import dump_json, guard_cell, tell_end


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+49 30", "'+49 30"),
        ("-5 troops", "'-5 troops"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =1+1", "'  =1+1"),
        ("\t=1", "'\t=1"),
        ("\rx", "'\rx"),
        ("＝1", "'＝1"),
        ("plain", "plain"),
        ("a=b", "a=b"),
        ("", ""),
        (None, None),
        (-5.0, -5.0),
    ],
)
def test_no_cell_is_a_formula(value: object, cell: object) -> None:
    assert guard_cell(value) == cell


@given(st.text())
def test_a_guarded_cell_keeps_its_words(text: str) -> None:
    assert guard_cell(text) in (text, f"'{text}")
    assert guard_cell(text)[:1] not in tuple("=+-@\t\r\n")


def test_on_a_terminal_nothing_drives_it(monkeypatch: pytest.MonkeyPatch) -> None:
    odd = "\x1b[2J\u202ex\x9b"
    assert "\u202e" in dump_json(odd)
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert dump_json(odd).isascii()
    assert guard_cell(odd) == "[2Jx"


@pytest.mark.parametrize("how", ["dropped", "writethru", "correction", "kill", "withhold"])
def test_every_end_is_told_with_its_time(how: str) -> None:
    assert "2024-11-02" in tell_end(how, "2024-11-02")
    assert tell_end(None, None) == ""
