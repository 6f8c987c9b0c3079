"""The smoke test of a bare install: what a user gets from ``pip install .``, without this checkout's tools.

    python tools/smoke.py [--keep]

Makes a fresh virtual environment, installs the package without extras, and then, from another folder and with the
network shut: every file of the package is there, the import is light, ``reportedly read`` reads a bundled dispatch.
Standard library only. Ends with exit status 1 and the reason at the first thing that is wrong.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
import venv
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "reportedly"
SAMPLE = ROOT / "samples" / "2024-10-30-meridian-pentagon.txt"

# What `import reportedly` must not load: each costs a good part of a second and is not always needed.
HEAVY = ("click", "fastapi", "lxml", "numpy", "onnxruntime", "rich", "tokenizers", "trafilatura")

# Suffixes of which the installed package must have at least one file: the weights, the tables, the marker of types.
ESSENTIAL = (".onnx", ".tsv", "py.typed", "settings.toml")

PIP = ("-m", "pip", "--disable-pip-version-check", "--no-input")

# Goes into the fresh environment, where Python imports it first: from then on a look-up of a host ends the program.
SHUT_NETWORK = """
import sys

def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname"):
        raise SystemExit(f"the installed program reached for the network: {event} {arguments}")

sys.addaudithook(refuse)
"""


class SmokeError(Exception):
    """Something that the bare install does not do."""


def main() -> int:
    """The exit status: 0 where everything holds."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--keep", action="store_true", help="leave the environment for a look at it")
    keep = parser.parse_args().keep
    place = Path(tempfile.mkdtemp(prefix="reportedly-smoke-"))
    began = time.monotonic()
    try:
        check(place)
    except SmokeError as error:
        print(f"smoke: {error}", file=sys.stderr)
        return 1
    finally:
        print(f"smoke: left in {place}") if keep else shutil.rmtree(place)
    print(f"smoke: a bare install works ({time.monotonic() - began:.0f} s)")
    return 0


def check(place: Path) -> None:
    """Install into ``place`` and look at everything in turn. Raises SmokeError."""
    python = install(place / "environment")
    check_files(installed_package(python, place))
    check_import(python, place)
    check_reading(run([python.parent / "reportedly", "read", "--json", SAMPLE], place))
    sheet = run([python.parent / "reportedly", "read", SAMPLE], place)
    require("Austin" in sheet, f"the sheet of {SAMPLE.name} does not name its speaker:\n{sheet}")
    check_page(python, place)


def install(environment: Path) -> Path:
    """A fresh environment with the package in it and the network shut from now on; its Python."""
    venv.create(environment, with_pip=True)
    python = environment / "bin" / "python"
    run([python, *PIP, "install", "--quiet", ROOT], ROOT, shut=False)
    run([python, *PIP, "check"], ROOT, shut=False)
    site = run([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], environment)
    (Path(site.strip()) / "sitecustomize.py").write_text(SHUT_NETWORK, encoding="utf-8")
    return python


def installed_package(python: Path, place: Path) -> Path:
    """Where the package was installed to. Raises SmokeError where it is this checkout."""
    found = Path(run([python, "-c", "import reportedly; print(reportedly.__file__)"], place).strip()).parent
    require(not found.is_relative_to(ROOT / "src"), f"the install points back into the checkout: {found}")
    return found


def check_files(installed: Path) -> None:
    """Every file of the package must have been installed, the essential ones among them. Raises SmokeError."""
    here, there = files(PACKAGE), files(installed)
    require(not here - there, f"missing from the install: {', '.join(sorted(here - there))}")
    for suffix in ESSENTIAL:
        require(any(name.endswith(suffix) for name in there), f"the install has no {suffix}")


def files(folder: Path) -> set[str]:
    """The files of a package by their paths in it, without what Python itself puts there."""
    paths = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix() for path in paths}


def check_import(python: Path, place: Path) -> None:
    """``import reportedly`` must load nothing heavy. Raises SmokeError."""
    probe = f"import reportedly, sys; print([name for name in {HEAVY!r} if name in sys.modules])"
    loaded = run([python, "-c", probe], place).strip()
    require(loaded == "[]", f"`import reportedly` loads {loaded}")


def check_reading(printed: str) -> None:
    """One line of JSON, in the contract's shape, with claims whose words stand in the text. Raises SmokeError."""
    lines = printed.splitlines()
    require(len(lines) == 1, f"one report must give one line, not {len(lines)}")
    reading = json.loads(lines[0])
    require("error" not in reading, f"the sample was refused: {reading.get('error')}")
    require(reading["schema"] == "reportedly/reading/1", f"another schema: {reading['schema']}")
    require(reading["reader"]["model"].startswith("sha256:"), "the reading does not say which model made it")
    require(reading["report"]["text"] == SAMPLE.read_text(encoding="utf-8"), "the text was not kept as it is")
    require(len(reading["claims"]) >= 5, f"only {len(reading['claims'])} claims were found in {SAMPLE.name}")
    for claim in reading["claims"]:
        check_claim(claim, reading["report"]["text"])


def check_page(python: Path, place: Path) -> None:
    """The page of a new ledger must answer, with its style, and end when it is told to. Raises SmokeError."""
    command = [str(python.parent / "reportedly"), "serve", "--port", "0", "--ledger", str(place / "smoke.ledger")]
    kept = {"PATH": str(python.parent), "PYTHONUTF8": "1", "USER": "smoke", "HOME": str(place)}
    with subprocess.Popen(command, cwd=place, env=kept, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            told = [server.stdout.readline() for _ in range(2)]
            link = told[1].rpartition(" ")[2].strip()
            require(link.startswith("http://127.0.0.1:"), f"`reportedly serve` tells no link:\n{''.join(told)}")
            opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
            page = opener.open(link, timeout=20).read().decode()
            require("This ledger is empty" in page, "the page of an empty ledger does not say so")
            style = re.search(r'href="(/static/style[^"]+)"', page)
            require(style is not None, "the page has no style")
            assert style is not None
            require(b":root" in opener.open(urllib.parse.urljoin(link, style[1]), timeout=20).read(), "no style came")
            adding = opener.open(urllib.parse.urljoin(link, "/add"), timeout=20).read().decode()
            require("put in the samples" in adding, "the samples were not installed")
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(20)


def check_claim(claim: dict[str, Any], text: str) -> None:
    """The words of a claim must be those at its spans. Raises SmokeError."""
    for passage in filter(None, (claim["source"], claim["cue"], claim["content"])):
        words = " … ".join(text[start:end] for start, end in passage["spans"])
        require(words == passage["text"], f"{passage['text']!r} does not stand at {passage['spans']}")


def run(command: list[str | Path], folder: Path, *, shut: bool = True) -> str:
    """What ``command`` prints. Without the variables of the checkout, and when ``shut`` without any other program."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    if shut:
        kept["PATH"] = str(Path(command[0]).parent)  # no compiler, no Node
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env=kept | {"PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    shown = " ".join(str(part) for part in command)
    require(done.returncode == 0, f"`{shown}` ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


def require(holds: bool, otherwise: str) -> None:
    """Raise SmokeError with ``otherwise`` unless ``holds``."""
    if not holds:
        raise SmokeError(otherwise)


if __name__ == "__main__":
    sys.exit(main())
