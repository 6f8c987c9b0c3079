"""``reportedly read``: reports in, sheets or JSON Lines out, as they come."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportedly.cli.progress import Progress, count_reports
from reportedly.cli.references import open_references, references_option
from reportedly.cli.settings import config_option, open_settings
from reportedly.cli.terminal import print_error
from reportedly.config import Settings, change_settings
from reportedly.workers import count_cores, limit_threads, plan_work

if TYPE_CHECKING:
    from reportedly.documents import Failure
    from reportedly.pipeline import LoadModel
    from reportedly.vocabulary import Reading

NOT_ALL_READ = 3
FORMATS = ("auto", "text", "html", "jsonl")
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([KMG]?)B?", re.IGNORECASE)
_FACTORS = {"": 1, "K": 10**3, "M": 10**6, "G": 10**9}


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What was asked for on the command line; None where nothing was said."""

    inputs: tuple[str, ...]
    as_json: bool
    published: str | None
    form: str
    jobs: int | None
    threads: int | None
    max_bytes: int | None
    references: Path | None
    config: Path | None
    quiet: bool


def parse_size(context: click.Context, parameter: click.Parameter, value: str | None) -> int | None:
    """Bytes from "800", "64K", "20MB", "1.5 G"."""
    if value is None:
        return None
    match = _SIZE.fullmatch(value.strip())
    size = int(float(match[1]) * _FACTORS[match[2].upper()]) if match else 0
    if size < 1:
        raise click.BadParameter(f"{value!r} is no size: give bytes, or a number with K, M or G, such as 20M.")
    return size


@click.command(
    epilog="""\
Examples:

\b
  reportedly read dispatch.txt
      a sheet: each claim with its source, its footing and its words
  reportedly read --published 2024-10-30 < dispatch.txt
      say when it was published, for a text that does not say so itself
  reportedly read --json wire/ > readings.jsonl
      every report in a folder, one JSON object a line
  reportedly read --json --jobs 0 archive.jsonl | head
      a large file, on all cores; results come as they are ready
  reportedly read --json --references people.csv wire/
      give persons and bodies the ids that they have in a table of your own
  curl -s https://example.org/story.html | reportedly read --format html

Exit status: 0 if every report was read, 3 if one or more were not (the others still come), 2 for a wrong call.
"""
)
@click.argument("inputs", nargs=-1, metavar="[FILE]...")
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, one object a report, in the order of input.")
@click.option(
    "--published",
    metavar="DATE",
    help="When the reports were published, such as 2024-10-30, whatever they say themselves.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="auto",
    show_default=True,
    help="What the input is. By itself, the name and the first bytes of a file tell.",
)
@click.option(
    "--jobs", type=click.IntRange(min=0), metavar="N", help="Read with N processes; 0 for as many as the cores allow."
)
@click.option("--threads", type=click.IntRange(min=1), metavar="N", help="Use N threads in each process.")
@click.option(
    "--max-size",
    "max_bytes",
    callback=parse_size,
    metavar="SIZE",
    help="Refuse reports that are larger, such as 20M.",
)
@references_option
@config_option
@click.option("-q", "--quiet", is_flag=True, help="No progress bar and no hints on standard error; errors still show.")
@click.pass_obj
def read(load: LoadModel | None, /, **given: Any) -> None:
    """Read reports and print what they claim.

    A FILE is a report as text or HTML, a .jsonl file with one report a line, or a folder of such files. Without one,
    or for "-", the report comes from standard input.

    On a terminal each report becomes a sheet to read. With --json it becomes one line for other programs.
    """
    call = Call(**given)
    settings = choose_settings(call)
    if not run(call, settings, load):
        raise click.exceptions.Exit(NOT_ALL_READ)


def choose_settings(call: Call) -> Settings:
    """The settings file's values, with those of the options in their place. Raises SettingError."""
    given = {"jobs": call.jobs, "threads": call.threads, "max_bytes": call.max_bytes}
    return change_settings(
        open_settings(call.config), {key: value for key, value in given.items() if value is not None}
    )


def run(call: Call, settings: Settings, load: LoadModel | None) -> bool:
    """Read everything and print it as it comes; whether all of it could be read."""
    limit_threads(plan_work(jobs=settings.jobs, threads=settings.threads, cores=count_cores())[1])
    from reportedly.pipeline import Reader, load_reading  # after the threads are limited: libraries look only once

    references = open_references(call.references, quiet=call.quiet)
    reader = Reader(settings, load=load or load_reading, references=references)
    results = reader.read_files(call.inputs, published=call.published, format=call.form, stdin=sys.stdin.buffer)
    if not call.quiet:
        _give_hints(call, settings)
    write = _write_json() if call.as_json else _write_sheets(settings)
    progress = Progress(sys.stderr, count_reports(call.inputs), quiet=call.quiet)
    complete = True
    try:
        for result in results:
            progress.hide()
            failed = write(result)
            progress.step(failed=failed)
            complete = complete and not failed
    finally:
        progress.hide()
    return complete


def _give_hints(call: Call, settings: Settings) -> None:
    if not call.inputs and sys.stdin.isatty():
        print_error("reading from the terminal: paste a report, then press Ctrl-D on a line of its own")
    cores = count_cores()
    jobs, threads = plan_work(jobs=settings.jobs, threads=settings.threads, cores=cores)
    if jobs < settings.jobs or threads < settings.threads:
        asked = f"{settings.jobs} x {settings.threads} jobs and threads"
        print_error(f"{asked} are more than the {cores} cores here: reading with {jobs} x {threads}")


def _write_json() -> Callable[[Reading | Failure], bool]:
    """What prints a result as a line of JSON; it returns whether that is a failure."""
    from reportedly.contract import describe_failure, describe_reading, dump_line
    from reportedly.vocabulary import Reading

    stream = sys.stdout.buffer

    def write(result: Reading | Failure) -> bool:
        failed = not isinstance(result, Reading)
        described = describe_reading(result) if isinstance(result, Reading) else describe_failure(result)
        # A file's name may hold bytes that are no UTF-8: they go out as the escapes that JSON has for them.
        stream.write(dump_line(described).encode("utf-8", "backslashreplace") + b"\n")
        stream.flush()
        if not isinstance(result, Reading):
            _complain(result)
        return failed

    return write


def _write_sheets(settings: Settings) -> Callable[[Reading | Failure], bool]:
    """What prints a result as a sheet, or a failure as a line on standard error; it returns whether it is one."""
    from reportedly.cli.sheet import open_console, write_sheet
    from reportedly.vocabulary import Reading

    console = open_console(sys.stdout)

    def write(result: Reading | Failure) -> bool:
        if isinstance(result, Reading):
            write_sheet(result, console, settings)
            sys.stdout.flush()
            return False
        _complain(result)
        return True

    return write


def _complain(failure: Failure) -> None:
    print_error(f"{failure.input}: {failure.message}")
