"""What became of reports that go into a ledger, and what a ledger knows of one."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from reportedly.cli.listing import dump_json, write_out
from reportedly.cli.progress import Progress
from reportedly.cli.terminal import print_error
from reportedly.records.claims import tell_end
from reportedly.records.plain import clean_text
from reportedly.records.verdicts import tell_verdicts

if TYPE_CHECKING:
    from reportedly.cli.read import Call
    from reportedly.config import Settings
    from reportedly.documents import Failure
    from reportedly.ledger import Added, KeptReport, Trace

_FAILED = ("failed", "withdrawn")
_OUTCOMES: dict[str, Callable[[int], str]] = {
    "new": lambda number: f"{count_things(number, 'report')} added",
    "version": lambda number: f"{count_things(number, 'new version')} of an address added",
    "reread": lambda number: f"{number} read anew",
    "known": lambda number: f"{number} known already",
    "withdrawn": lambda number: f"{number} withdrawn and kept out",
    "failed": lambda number: f"{number} not read",
}


def keep_results(results: Iterator[Added | Failure], call: Call, *, total: int | None) -> bool:
    """Take results as they come, with a progress bar and a summary; whether every report is in the ledger."""
    progress = Progress(sys.stderr, total, quiet=call.quiet)
    outcomes: Counter[str] = Counter()
    try:
        for result in results:
            progress.hide()
            outcome = _tell_result(result, as_json=call.as_json)
            outcomes[outcome] += 1
            progress.step(failed=outcome in _FAILED)
    finally:
        progress.hide()
    if not call.quiet and not call.as_json:
        print(_summarise(outcomes))
    return not any(outcomes[each] for each in _FAILED)


def _summarise(outcomes: Counter[str]) -> str:
    told = [tell(outcomes[name]) for name, tell in _OUTCOMES.items() if outcomes[name]]
    return ", ".join(told) or "nothing to do"


def _tell_result(result: Added | Failure, *, as_json: bool) -> str:
    """Print what must be said of one report; its outcome."""
    from reportedly.contract import describe_failure
    from reportedly.ledger import Added

    if not isinstance(result, Added):
        print_error(f"{result.input}: {result.message}")
        if as_json:
            write_out(dump_json(describe_failure(result)))
        return "failed"
    if result.outcome == "withdrawn":
        print_error(f"report {result.report} was withdrawn from this ledger and is not taken in again")
    if as_json:
        notice = result.notice.kind.value if result.notice else None
        described = {"report": result.report, "outcome": result.outcome.value, "claims": result.claims}
        write_out(dump_json({**described, "notice": notice}))
    return result.outcome.value


def count_things(number: int, noun: str) -> str:
    """Such as: 1 report, 2 reports."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def show_report(kept: KeptReport, origin: Trace | None, settings: Settings) -> None:
    """Print a report's sheet, and what its ledger knows beside it."""
    from reportedly.cli.sheet import open_console, write_sheet

    if kept.reading is None:
        print("This report was added without being read: `reportedly reread` reads it.\n")
    else:
        write_sheet(kept.reading, open_console(sys.stdout), settings)
    print("In the ledger")
    for line in _list_facts(kept):
        print(f"  {clean_text(line)}")
    if origin is not None:
        print(f"  {clean_text(_tell_origin(kept.report.id, origin))}")


def _tell_origin(report: str, origin: Trace) -> str:
    """Of how many reports a report's text is, and which one was first."""
    first = origin.members[0].member
    if origin.group.reports == 1:
        return f"origin {origin.group.id}: no other report here carries this text"
    whose = "this one" if first.report == report else f"report {first.report}"
    where = f" in {first.outlet}" if first.outlet else ""
    return f"origin {origin.group.id}: {origin.group.reports} reports carry this text, first {whose}{where}"


def _list_facts(kept: KeptReport) -> Iterator[str]:
    yield f"report {kept.report.id}, first seen {kept.first_seen}, last seen {kept.last_seen}"
    if kept.address:
        yield f"address: {kept.address}"
    for number, version in enumerate(kept.versions, start=1):
        here = " (this one)" if version.report == kept.report.id else ""
        notice = f", {version.notice}" if version.notice else ""
        dated = f"published {version.published}, " if version.published else ""
        yield f"version {number}: report {version.report}{here}, {dated}first seen {version.first_seen}{notice}"
    for each in kept.notices:
        about = each.address or "a report that is not known here"
        yield f"notice of {each.kind} in report {each.report}, about {about}: “{each.words}”"
    for reading in kept.readings:
        now = "in view" if reading.in_view else "replaced"
        yield f"read by {reading.reader.model}, version {reading.reader.version}, {reading.recorded}: {now}"
    contents = {claim.id: claim.content.text for claim in kept.reading.claims} if kept.reading else {}
    for claim, ended, since in kept.ended:
        yield f"claim {claim}, {tell_end(ended, since)}: “{contents.get(claim, '')}”"
    for id, said in kept.judged:
        yield from (f"{id}: {line}" for line in tell_verdicts(said))
