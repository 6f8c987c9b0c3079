"""The commands on groups of reports: origins, rebuild."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportedly.cli.kept import count_things
from reportedly.cli.ledger import ledger_option, open_kept
from reportedly.cli.listing import dump_json, write_out
from reportedly.cli.progress import Progress
from reportedly.cli.terminal import print_error
from reportedly.errors import SettingError
from reportedly.records.origins import choose_agency, describe_origin, tell_way
from reportedly.records.plain import clean_text
from reportedly.workers import count_cores, plan_work

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text
    from rich.tree import Tree

    from reportedly.ledger import Member, Trace, Traced

_MOST_SHOWN = 12
"""Links out of an origin that are shown on a terminal; JSON has all."""

_COPIES = {"copy": "copy", "partial": "part of it", "rewrite": "rewrite"}
_WAYS = {
    "draws_on": "draws on",
    "drawn_on_by": "drawn on by",
    "unknown": "shares passages with",
}


@click.command(
    epilog="""\
Examples:

\b
  reportedly origins
      the texts behind the latest reports, each with all reports that carry it
  reportedly origins --copied --from 2024-10-01
      only those that several reports carry
  reportedly origins --report r5a1c
      the text that one report carries, and who else does
  reportedly origins --json --limit 1000
      one line of JSON for each
"""
)
@click.argument("id", required=False)
@ledger_option
@click.option("--report", metavar="ID", help="Only the origin of this report; its first characters are enough.")
@click.option("--copied", is_flag=True, help="Only those that several reports carry.")
@click.option("--from", "first", metavar="DATE", help="With a report from this day or later, such as 2024-10-30.")
@click.option("--to", "last", metavar="DATE", help="With a report up to this day, the day included.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=50, show_default=True, help="At most so many.")
@click.option("--after", metavar="MARK", help="Go on behind the last one shown; that call names the mark.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, one object an origin.")
def origins(id: str | None, path: Path, report: str | None, as_json: bool, **asked: Any) -> None:
    """List the texts that reports are copies of: forty outlets that run one wire story have one origin.

    Under the first report of each stand its copies, rewrites and parts, with the reason of each. A report that only
    carries passages of another text has an origin of its own and "draws on" the other. ID is that of an origin.
    """
    from reportedly.keeping import count_origins

    if id is not None and report is not None:
        raise SettingError("an origin's ID and --report exclude each other: give one of them")
    with open_kept(path) as ledger:
        bring_up_to_date(ledger)
        found, after = _find(ledger, id, report, asked)
        number, reports = count_origins(ledger)
    if as_json:
        for trace in found:
            write_out(dump_json(describe_origin(trace)))
    else:
        _show(found)
        print(f"{count_things(reports, 'report')} in this ledger, {count_things(number, 'origin')}")
    if not found:
        print_error("no origin in the ledger is like that")
    elif after is not None:
        print_error(f"there are more: go on with --after={after}")


@click.command(
    epilog="""\
Examples:

\b
  reportedly rebuild
      make all groups in reportedly.ledger again
  reportedly rebuild --jobs 0
      on all cores: worth it from some ten thousand reports on
"""
)
@ledger_option
@click.option(
    "--jobs", type=click.IntRange(min=0), default=1, metavar="N", help="Work with N processes; 0 for one on each core."
)
@click.option("-q", "--quiet", is_flag=True, help="No progress bar and no summary.")
def rebuild(path: Path, jobs: int, quiet: bool) -> None:
    """Make everything again that is worked out from a ledger's reports: origins, stories, questions.

    What was added and what people judged stays as it is, and so do the ids. Nothing is lost where it is stopped: the
    next command goes on.
    """
    from reportedly.keeping import rebuild as make_again

    with open_kept(path) as ledger:
        progress = Progress(sys.stderr, _count_read(ledger), quiet=quiet, doing="Grouping")
        try:
            jobs = plan_work(jobs=jobs, threads=1, cores=count_cores())[0]
            done = make_again(ledger, step=lambda number: progress.step(failed=False, number=number), jobs=jobs)
        finally:
            progress.hide()
    if not quiet:
        print(f"{count_things(done.reports, 'report')} grouped again")


COMMANDS = (origins, rebuild)


def bring_up_to_date(ledger: Any) -> None:
    """Group what waits, with a progress bar where that takes a while."""
    from reportedly.keeping import reconcile_pending
    from reportedly.ledger import count_pending

    progress = Progress(sys.stderr, count_pending(ledger), doing="Grouping")
    try:
        reconcile_pending(ledger, step=lambda number: progress.step(failed=False, number=number))
    finally:
        progress.hide()


def _find(
    ledger: Any, id: str | None, report: str | None, asked: dict[str, Any]
) -> tuple[tuple[Trace, ...], str | None]:
    from reportedly.keeping import find_origin, find_origin_of, list_origins
    from reportedly.ledger import GroupFilters

    if id is not None:
        return (find_origin(ledger, id),), None
    if report is not None:
        found = find_origin_of(ledger, report)
        return () if found is None else (found,), None
    copied = asked.pop("copied")
    return list_origins(ledger, GroupFilters(**asked, least=2 if copied else 1))


def _count_read(ledger: Any) -> int:
    from reportedly.ledger import count_rows

    return int(count_rows(ledger)[0])


def _show(found: tuple[Trace, ...]) -> None:
    from reportedly.cli.sheet import open_console

    console = open_console(sys.stdout)
    for trace in found:
        _print_tree(_grow(trace), console)
        print()


def _print_tree(tree: Tree, console: Console) -> None:
    with console.capture() as captured:
        console.print(tree)
    for line in captured.get().splitlines():
        print(line.rstrip())


def _grow(trace: Trace) -> Tree:
    """The first report of an origin, what goes back to it, and below them what it shares passages with."""
    from rich.text import Text
    from rich.tree import Tree

    below: dict[str | None, list[Traced]] = defaultdict(list)
    for each in trace.members:
        below[each.back].append(each)
    tree = Tree(_head(trace), guide_style="dim")
    waiting = [(each, tree) for each in reversed(below[None])]
    while waiting:
        each, parent = waiting.pop()
        grown = parent.add(_tell_member(each))
        waiting += [(other, grown) for other in reversed(below[each.member.name])]
    hidden = trace.group.size - len(trace.members)
    if hidden > 0:
        tree.add(Text(f"and {count_things(hidden, 'report')} more", style="dim"))
    for line in _tell_beside(trace):
        tree.add(line)
    return tree


def _head(trace: Trace) -> Text:
    from rich.text import Text

    agency = choose_agency(trace)
    head = Text()
    head.append(trace.group.id, style="bold color(68)")
    head.append(f" · {count_things(trace.group.reports, 'report')}")
    outlets = {each.member.outlet for each in trace.members if each.member.outlet}
    if len(outlets) > 1:
        head.append(f" · {count_things(len(outlets), 'outlet')}")
    if agency is not None:
        head.append(f" · credited to {clean_text(agency)}")
    return head


def _tell_member(traced: Traced) -> Text:
    from rich.text import Text

    line = Text(_tell_report(traced.member))
    if traced.link is not None:
        line.append(f"\n{_COPIES.get(traced.link.kind, traced.link.kind)} {traced.link.score:.2f}", style="bold")
        line.append(f": {clean_text(traced.link.reason)}", style="dim")
    elif traced.back is not None:
        line.append("\nput here by a person", style="dim")
    return line


def _tell_report(member: Member) -> str:
    from reportedly.ledger import show_microseconds

    seen = f"seen {show_microseconds(member.first_seen_at)}"
    date = member.published[:16] if member.published else seen[:21]
    where = member.outlet or member.agency or member.url
    title = f"“{member.title}”" if member.title else None
    return clean_text(" · ".join(filter(None, (date.replace("T", " "), where, title, f"report {member.report}"))))


def _tell_beside(trace: Trace) -> Iterator[Text]:
    from rich.text import Text

    for each in trace.beside[:_MOST_SHOWN]:
        line = Text(f"{_WAYS[tell_way(each)]} {each.group}: ", style="italic")
        line.append(_tell_report(each.other), style="not italic")
        line.append(f"\n{each.link.score:.2f}: {clean_text(each.link.reason)}", style="dim not italic")
        yield line
    if len(trace.beside) > _MOST_SHOWN:
        yield Text(f"and {len(trace.beside) - _MOST_SHOWN} more that share passages", style="dim")
