"""The commands that a page shows, and their output: put in by ``fill``, compared by a test.

A page asks for output in one of two forms::

    ```console
    $ reportedly read samples/2024-10-30-meridian-pentagon.txt
    (the output)
    ```

    <!-- output: reportedly read --json samples/2024-10-30-meridian-pentagon.txt -->

    ```json
    (the output; the block is made where there is none)
    ```

A command runs in the top folder, with this environment's programs first on the path, without a terminal and without
colour. A line of JSON is laid out and cut short, and says so.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
WIDTH = 100
LONGEST_STRING = 160
SPAN = re.compile(r"\[\s+(\d+),\s+(\d+)\s+\]")  # two offsets that json has put on four lines

LINES = r"(?P<output>(?:(?!```).*\n)*)"
BLOCK = re.compile(rf"^```console\n\$ (?P<command>.+)\n{LINES}```$", re.MULTILINE)
MARK = re.compile(rf"^<!-- output: (?P<command>.+) -->\n(?:\n```\w+\n{LINES}```\n)?", re.MULTILINE)


def blocks(page: str) -> Iterator[tuple[str, str]]:
    """Each command of a page and the output shown with it, in the order of the page."""
    found = sorted([*BLOCK.finditer(page), *MARK.finditer(page)], key=re.Match.start)
    for match in found:
        yield match["command"], match["output"] or ""


def fill(path: Path) -> None:
    """Put the present output of every command into the page at ``path``."""
    page = path.read_text(encoding="utf-8")
    filled = MARK.sub(fill_mark, BLOCK.sub(fill_block, page))
    if filled != page:
        path.write_text(filled, encoding="utf-8")
        print(f"wrote {path.relative_to(ROOT)}")


def fill_block(match: re.Match[str]) -> str:
    """A ``console`` block with the present output."""
    return f"```console\n$ {match['command']}\n{show(match['command'])}```"


def fill_mark(match: re.Match[str]) -> str:
    """A mark and a block below it with the present output."""
    output = show(match["command"])
    language = "json" if output.startswith("{") else "text"
    return f"<!-- output: {match['command']} -->\n\n```{language}\n{output}```\n"


def show(command: str) -> str:
    """What ``command`` prints, as a page shows it. Raises CalledProcessError where it fails."""
    printed = run(command)
    if not printed.startswith("{"):
        return "".join(f"{line.rstrip()}\n" for line in printed.rstrip().splitlines())
    laid_out = json.dumps(shorten(json.loads(printed.splitlines()[0])), ensure_ascii=False, indent=1)
    return SPAN.sub(lambda match: f"[{match[1]}, {match[2]}]", laid_out) + "\n"


def shorten(value: Any) -> Any:
    """``value`` with one member of each list of objects, and long strings cut; both say what was left out."""
    if isinstance(value, dict):
        return {key: shorten(each) for key, each in value.items()}
    if isinstance(value, list) and len(value) > 1 and isinstance(value[0], dict):
        return [shorten(value[0]), f"… and {len(value) - 1} more"]
    if isinstance(value, list):
        return [shorten(each) for each in value]
    if isinstance(value, str) and len(value) > LONGEST_STRING:
        return value[:LONGEST_STRING].rstrip() + " …"
    return value


def run(command: str) -> str:
    """What ``command`` prints on standard output. Raises CalledProcessError where it fails."""
    completed = subprocess.run(
        ["bash", "-c", command],
        cwd=ROOT,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return completed.stdout


def environment() -> dict[str, str]:
    """The environment of a shown command."""
    programs = Path(sys.executable).parent
    return os.environ | {
        "PATH": f"{programs}{os.pathsep}{os.environ.get('PATH', '')}",
        "COLUMNS": str(WIDTH),
        "NO_COLOR": "1",
        "TERM": "dumb",
        "PYTHONUTF8": "1",
    }
