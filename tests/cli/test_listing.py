import io
import sys

import pytest

from reportedly.cli.listing import dump_json, write_table


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_nothing_drives_it(monkeypatch: pytest.MonkeyPatch) -> None:
    odd = "\x1b[2J\u202ex\x9b"
    assert "\u202e" in dump_json(odd)
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert dump_json(odd).isascii()
    write_table(f"one,{odd}\r\ntwo,=1\r\n")
    assert sys.stdout.getvalue() == "one,[2Jx\ntwo,=1\n"
