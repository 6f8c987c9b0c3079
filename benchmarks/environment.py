"""The peers' own environment: what they need, and the spaCy pipeline they run on."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.environment import main as make_environment

REQUIREMENTS = Path(__file__).with_name("requirements.txt")
RECIPE = (Path(__file__).with_name("stand_in.py"), Path(__file__).with_name("stand_in_labels.toml"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Peers:
    """Where the peers' interpreter is, and which pipeline they load: an installed package's name, or a folder."""

    python: Path
    pipeline: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the environment should hold.

    ``pipeline`` None means the stand-in, trained on the files of ``data`` where that has them. ``requirement`` is what
    pip installs for ``pipeline``: a wheel's path, say; None where it is installed already.
    """

    folder: Path
    data: Path | None
    pipeline: str | None = None
    requirement: str | None = None


def set_up(wanted: Wanted, *, say: Callable[[str], None]) -> Peers:
    """Make what is missing of the environment; what is there and up to date is kept.

    Raises ``subprocess.CalledProcessError`` where pip or the building of the stand-in fails.
    """
    make_environment(str(wanted.folder))
    python = wanted.folder / "bin" / "python"
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--quiet"]
    stamp = fingerprint([REQUIREMENTS], extra=())
    if not is_stamped(wanted.folder / ".requirements", stamp):
        say("installing the peers (some 700 MB on disk)")
        run([*pip, "--requirement", str(REQUIREMENTS)])
        (wanted.folder / ".requirements").write_text(stamp, encoding="ascii")
    if wanted.requirement is not None:
        run([*pip, wanted.requirement])
    return Peers(python=python, pipeline=wanted.pipeline or make_stand_in(wanted, python, say=say))


def make_stand_in(wanted: Wanted, python: Path, *, say: Callable[[str], None]) -> str:
    """The folder of the stand-in pipeline, built where it is missing or its recipe has changed."""
    folder = wanted.folder / "stand-in"
    training = training_data(wanted.data)
    stamp = fingerprint([REQUIREMENTS, *RECIPE], extra=[f"{path.name} {path.stat().st_size}" for path in training])
    if not is_stamped(folder / ".recipe", stamp):
        say("making the stand-in pipeline" + (" (training takes some minutes)" if training else " (untrained)"))
        given = ["--data", str(wanted.data)] if training else []
        run([str(python), "-u", "-m", "benchmarks.stand_in", str(folder), *given])
        (folder / ".recipe").write_text(stamp, encoding="ascii")
    return str(folder)


def training_data(data: Path | None) -> list[Path]:
    """The files that the stand-in is trained on; none where one of them is missing."""
    files = [data / name for name in ("ud.jsonl", "ner.jsonl")] if data is not None else []
    return files if all(path.is_file() for path in files) else []


def fingerprint(files: Sequence[Path], *, extra: Sequence[str]) -> str:
    """One checksum over the files' bytes and the extra words."""
    digest = hashlib.sha256()
    for content in [*(path.read_bytes() for path in files), *(words.encode() for words in extra)]:
        digest.update(hashlib.sha256(content).digest())
    return digest.hexdigest()


def is_stamped(path: Path, stamp: str) -> bool:
    """Whether the file holds this stamp."""
    return path.is_file() and path.read_text(encoding="ascii").strip() == stamp


def run(command: Sequence[str]) -> None:
    """Run a command in the top folder, its output on ours."""
    subprocess.run(list(command), cwd=REQUIREMENTS.parent.parent, check=True)
