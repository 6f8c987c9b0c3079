"""The commands on a ledger: add, claims, report, reread, check, backup, restore, withdraw."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportedly.cli.kept import count_things, keep_results, show_report
from reportedly.cli.listing import dump_json, write_claims, write_out
from reportedly.cli.progress import Progress, count_reports
from reportedly.cli.read import FORMATS, NOT_ALL_READ, Call, choose_settings, parse_size
from reportedly.cli.references import open_references, references_option
from reportedly.cli.settings import config_option
from reportedly.cli.terminal import print_error
from reportedly.config import Settings
from reportedly.errors import SettingError
from reportedly.records.plain import clean_text
from reportedly.records.reports import describe_report
from reportedly.vocabulary import Naming, SourceKind
from reportedly.workers import count_cores, limit_threads, plan_work

if TYPE_CHECKING:
    from reportedly.ledger import Ledger
    from reportedly.pipeline import LoadModel, Reader

DEFAULT_LEDGER = "reportedly.ledger"
NOT_WHOLE = 1
CERTAINTIES = (
    *("stated", "none", "hedged", "almost-no-chance", "very-unlikely", "unlikely", "roughly-even", "likely"),
    *("very-likely", "almost-certain"),
)
"""Those of ``ledger.CERTAINTIES``, written out because importing the ledger takes time that ``--help`` has not."""

ledger_option = click.option(
    "--ledger",
    "path",
    type=click.Path(dir_okay=False, path_type=Path),
    envvar="REPORTEDLY_LEDGER",
    default=DEFAULT_LEDGER,
    metavar="PATH",
    help="The ledger's file. Without it the one that REPORTEDLY_LEDGER names, else reportedly.ledger in this folder.",
)
_jobs_option = click.option(
    "--jobs", type=click.IntRange(min=0), metavar="N", help="Read with N processes; 0 for as many as the cores allow."
)
_threads_option = click.option(
    "--threads", type=click.IntRange(min=1), metavar="N", help="Use N threads in each process."
)
_quiet_option = click.option("-q", "--quiet", is_flag=True, help="No progress bar and no summary; errors still show.")
_yes_option = click.option("--yes", is_flag=True, help="Do not ask whether to go on.")


@click.command(
    epilog="""\
Examples:

\b
  reportedly add dispatch.txt
      read a report into reportedly.ledger in this folder, which is made if it is not there
  reportedly add --ledger desk.ledger --jobs 0 wire/
      every report in a folder, on all cores
  reportedly add --published 2024-10-30 < dispatch.txt
      say when it was published, for a text that does not say so itself

Exit status: 0 if every report is in the ledger, 3 if one or more are not (the others are), 2 for a wrong call, 1 where
the ledger cannot be used.
"""
)
@click.argument("inputs", nargs=-1, metavar="[FILE]...")
@ledger_option
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON for each report: what became of it.")
@click.option("--published", metavar="DATE", help="When the reports were published, whatever they say themselves.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="auto", show_default=True, help="As for read.")
@_jobs_option
@_threads_option
@click.option("--max-size", "max_bytes", callback=parse_size, metavar="SIZE", help="Refuse reports that are larger.")
@references_option
@config_option
@_quiet_option
@click.pass_obj
def add(load: LoadModel | None, /, path: Path, **given: Any) -> None:
    """Read reports into a ledger.

    FILE is what "reportedly read" takes. A report that is in the ledger is not read again, and nothing is there twice.
    Another text at the same address (its url, or the id that it brings) is a version of it: claims that it keeps stay
    one, those that it lacks are marked as no longer in the text. Stopped at any moment, the ledger has each report
    whole or not at all; the same call goes on from there.
    """
    from reportedly.keeping import add_files
    from reportedly.ledger import open_ledger

    call = Call(**given)
    reader = _make_reader(call, choose_settings(call), load)
    with open_ledger(path) as ledger:
        results = add_files(
            ledger, reader, call.inputs, published=call.published, format=call.form, stdin=sys.stdin.buffer
        )
        complete = keep_results(results, call, total=count_reports(call.inputs))
    if not complete:
        raise click.exceptions.Exit(NOT_ALL_READ)


@click.command(
    epilog="""\
Examples:

\b
  reportedly claims
      the latest claims
  reportedly claims --source Austin --about "Kim Yong-hyun" --from 2024-10-01
      what one source said of another since then
  reportedly claims --text '"North Korean" troops' --naming anonymous --json
      words, those in quotation marks in that order; one line of JSON for each claim
  reportedly claims --place Kursk --certainty likely --csv --limit 1000 > kursk.csv
      for a spreadsheet
"""
)
@ledger_option
@click.option("--source", metavar="WORDS", help="Words in the source's name, description, role or country code.")
@click.option("--kind", type=click.Choice([each.value for each in SourceKind]), help="What the source is.")
@click.option("--naming", type=click.Choice([each.value for each in Naming]), help="Whether the source has a name.")
@click.option("--about", metavar="WORDS", help="Words in the name of somebody or something that the claim mentions.")
@click.option("--place", metavar="WORDS", help="Words in the name of a place in the claim, or its country's code.")
@click.option("--from", "first", metavar="DATE", help="Of reports from this day on, such as 2024-10-30.")
@click.option("--to", "last", metavar="DATE", help="Of reports up to this day, the day included.")
@click.option(
    "--certainty",
    type=click.Choice(CERTAINTIES),
    help="How likely its source calls it: a term of ICD 203, hedged without a range, stated at all, or none.",
)
@click.option("--text", metavar="WORDS", help="Words in the claim, whatever their endings.")
@click.option("--report", metavar="ID", help="Only of this report; the first characters of its id are enough.")
@click.option("--rejected", is_flag=True, help="Also what people have found to be no claim, or a piece of another one.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=50, show_default=True, help="At most so many.")
@click.option("--after", metavar="MARK", help="Go on behind the last claim shown; that call names the mark.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, one object a claim.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV with a head line.")
def claims(path: Path, as_json: bool, as_csv: bool, **asked: Any) -> None:
    """List the claims in a ledger, those of the latest reports first.

    All conditions hold together. A claim that a text's later versions keep is listed once. Reports without a date of
    their own count by when they were first seen. Days are those of UTC.
    """
    from reportedly.ledger import Filters, find_claims

    if as_json and as_csv:
        raise SettingError("--json and --csv exclude each other: give one of them")
    asked["kind"] = SourceKind(asked["kind"]) if asked["kind"] else None
    asked["naming"] = Naming(asked["naming"]) if asked["naming"] else None
    filters = Filters(**asked)
    with open_kept(path) as ledger:
        page = find_claims(ledger, filters)
    write_claims(page.claims, "json" if as_json else "csv" if as_csv else "text")
    if not page.claims:
        print_error("no claim in the ledger is like that")
    elif page.next is not None:
        print_error(f"there are more: go on with --after={page.next}")


@click.command(
    epilog="""\
Examples:

\b
  reportedly report r5a1c
      the sheet of one report, its versions and notices; the first characters of the id are enough
  reportedly report r5a1c --json
      the same for programs: the reading as in "reportedly read --json", and what the ledger knows beside it
"""
)
@click.argument("id")
@ledger_option
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON.")
@config_option
def report(id: str, path: Path, as_json: bool, config: Path | None) -> None:
    """Show one report: its claims, the versions of its address, its notices, by whom it was read.

    ID is what "reportedly claims" names as the report.
    """
    from reportedly.cli.settings import open_settings
    from reportedly.keeping import find_origin_of
    from reportedly.ledger import get_report

    with open_kept(path) as ledger:
        kept = get_report(ledger, id)
        origin = find_origin_of(ledger, kept.report.id)
    if as_json:
        write_out(dump_json(describe_report(kept, origin)))
        return
    show_report(kept, origin, open_settings(config))


@click.command(
    epilog="""\
Examples:

\b
  reportedly reread
      after an update of Reportedly: read again what an older version or another model has read
  reportedly reread --ledger desk.ledger --jobs 0
      on all cores
"""
)
@ledger_option
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON for each report: what became of it.")
@_jobs_option
@_threads_option
@references_option
@config_option
@_quiet_option
@click.pass_obj
def reread(load: LoadModel | None, /, path: Path, **given: Any) -> None:
    """Read again the reports in a ledger that another model or version has read.

    The new reading takes the place of the old one in every list; the old one stays as history.
    """
    from reportedly.keeping import identify_reader
    from reportedly.keeping import reread as read_again
    from reportedly.ledger import count_reports_read_otherwise

    call = Call(inputs=(), published=None, form="auto", max_bytes=None, **given)
    reader = _make_reader(call, choose_settings(call), load)
    with open_kept(path) as ledger:
        total = count_reports_read_otherwise(ledger, identify_reader(reader))
        complete = keep_results(read_again(ledger, reader), call, total=total)
    if not complete:
        raise click.exceptions.Exit(NOT_ALL_READ)


@click.command(
    epilog="""\
Examples:

\b
  reportedly check
      whether reportedly.ledger in this folder is whole
  reportedly check --ledger desk.ledger && reportedly backup --ledger desk.ledger
      back up only what is

Exit status: 0 where it is whole, 1 where it is not, 2 for a wrong call.
"""
)
@ledger_option
@_quiet_option
def check(path: Path, quiet: bool) -> None:
    """Check that a ledger is whole: the file, the index, and each claim against the words of its report."""
    from reportedly.ledger import check_integrity, count_rows

    with open_kept(path) as ledger:
        kept, shown = count_rows(ledger)
        progress = Progress(sys.stderr, kept, quiet=quiet)
        try:
            faults = check_integrity(ledger, step=lambda: progress.step(failed=False))
        finally:
            progress.hide()
    for fault in faults:
        print(clean_text(fault))
    if faults:
        raise click.exceptions.Exit(NOT_WHOLE)
    if not quiet:
        print(f"{path} is whole: {count_things(kept, 'report')}, {count_things(shown, 'claim')}")


@click.command(
    epilog="""\
Examples:

\b
  reportedly backup
      a copy beside the ledger, named after the time
  reportedly backup --ledger desk.ledger /mnt/safe/desk.ledger
      a copy in another place
"""
)
@click.argument("file", required=False, type=click.Path(path_type=Path))
@ledger_option
def backup(file: Path | None, path: Path) -> None:
    """Copy a ledger, also while others write to it.

    FILE must not be there yet. The copy is a ledger itself; this one remembers where it went.
    """
    from reportedly.ledger import back_up

    with open_kept(path) as ledger:
        made = back_up(ledger, file)
    print(clean_text(str(made)))


@click.command(
    epilog="""\
Examples:

\b
  reportedly restore reportedly.ledger.20241030T140500Z
      put a backup in the place of reportedly.ledger in this folder
  reportedly restore --ledger desk.ledger --yes /mnt/safe/desk.ledger
      without asking
"""
)
@click.argument("file", type=click.Path(path_type=Path))
@ledger_option
@_yes_option
def restore(file: Path, path: Path, yes: bool) -> None:
    """Put a backup in the place of a ledger.

    What was withdrawn since the backup was made stays withdrawn. No other program may have the ledger open.
    """
    from reportedly.ledger import restore as bring_back

    if path.exists() and not yes:
        click.confirm(f"{path} will be replaced by {file}. Go on?", abort=True, err=True)
    buried = bring_back(file, path)
    print(clean_text(f"{path} is as {file} was"))
    if buried:
        print(f"{count_things(buried, 'report')} in it had been withdrawn since: removed again")


@click.command(
    epilog="""\
Examples:

\b
  reportedly withdraw r5a1c --reason "court order 12/2024" --author "legal desk"
      one report
  reportedly withdraw https://example.org/story --reason "taken down by its outlet"
      all versions of an address
"""
)
@click.argument("target", metavar="ID")
@ledger_option
@click.option("--reason", required=True, metavar="TEXT", help="Why; it is what stays. Do not quote the report in it.")
@click.option("--author", metavar="NAME", help="Who says so.")
@_yes_option
def withdraw(target: str, path: Path, reason: str, author: str | None, yes: bool) -> None:
    """Remove a report from a ledger for good, for legal reasons.

    ID is a report's id or the beginning of it, or an address, which stands for all its versions. Text, claims, index
    and log are erased. A mark with the text's hash, the date and the reason is left, and the text is not taken in
    again. Backups that still hold it are named; removing those is up to you.
    """
    from reportedly.ledger import withdraw as remove

    if not yes:
        click.confirm(f"{target} will be erased from {path} and cannot be brought back. Go on?", abort=True, err=True)
    with open_kept(path) as ledger:
        done = remove(ledger, target, reason=reason, author=author)
    for grave in done.tombstones:
        print(clean_text(f"withdrawn: report {grave.report}, text sha256:{grave.hash}, {grave.withdrawn}"))
    for copy in done.backups:
        print(clean_text(f"still in a backup: {copy}"))
    if done.unfinished:
        print_error(done.unfinished)
        raise click.exceptions.Exit(NOT_WHOLE)


COMMANDS = (add, claims, report, reread, check, backup, restore, withdraw)


def open_kept(path: Path) -> Ledger:
    """The ledger at ``path``. Raises SettingError where there is none."""
    from reportedly.ledger import open_ledger

    if not path.exists():
        raise SettingError(f"there is no ledger at {path}: `reportedly add` makes one, --ledger names another")
    return open_ledger(path, create=False)


def _make_reader(call: Call, settings: Settings, load: LoadModel | None) -> Reader:
    limit_threads(plan_work(jobs=settings.jobs, threads=settings.threads, cores=count_cores())[1])
    from reportedly.pipeline import Reader, load_reading  # after the threads are limited: libraries look only once

    references = open_references(call.references, quiet=call.quiet)
    return Reader(settings, load=load or load_reading, references=references)
