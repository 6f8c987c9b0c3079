from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tools import shown

PAGE = """\
# A page

```sh
make demo
```

```console
$ printf 'one  \\ntwo\\n'
stale
```

<!-- output: true -->

Some words.

<!-- output: echo old -->

```text
stale
```
"""


def test_blocks_are_the_commands_and_what_stands_below_them() -> None:
    assert list(shown.blocks(PAGE)) == [
        ("printf 'one  \\ntwo\\n'", "stale\n"),
        ("true", ""),
        ("echo old", "stale\n"),
    ]


def test_fill_puts_the_output_in_and_leaves_the_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shown, "ROOT", tmp_path)
    page = tmp_path / "page.md"
    page.write_text(PAGE, encoding="utf-8")
    shown.fill(page)
    filled = page.read_text(encoding="utf-8")
    assert filled == (
        PAGE.replace("stale", "one\ntwo", 1)
        .replace("stale", "old")
        .replace("<!-- output: true -->\n", "<!-- output: true -->\n\n```text\n```\n")
    )
    shown.fill(page)
    assert page.read_text(encoding="utf-8") == filled


def test_a_command_that_fails_is_an_error() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        shown.show("exit 3")


def test_json_is_laid_out_and_cut_short() -> None:
    long = "x" * (shown.LONGEST_STRING + 1)
    line = json.dumps({"text": long, "spans": [[1, 2], [3, 4]], "claims": [{"id": "a"}, {"id": "b"}, {"id": "c"}]})
    output = shown.show(f"echo '{line}'")
    assert json.loads(output) == {
        "text": long[:-1] + " …",
        "spans": [[1, 2], [3, 4]],
        "claims": [{"id": "a"}, "… and 2 more"],
    }
    assert " [1, 2],\n" in output
