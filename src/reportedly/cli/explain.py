"""``reportedly explain``: why a claim, a figure, a time, a place, an entity or a silence was read as it was."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from reportedly.cli.read import FORMATS, NOT_ALL_READ
from reportedly.cli.references import open_references, references_option
from reportedly.cli.terminal import print_error
from reportedly.errors import SettingError
from reportedly.records.items import Item, list_items
from reportedly.records.plain import clean_text

if TYPE_CHECKING:
    from reportedly.vocabulary import Explained, Reason


@click.command(
    epilog="""\
Examples:

\b
  reportedly explain dispatch.txt
      what can be explained: every claim, figure, time, place, entity and silence with its id
  reportedly explain dispatch.txt --figure f3
      which row of which table gave its bounds, its unit, what it counts
  reportedly explain --published 2024-10-30 dispatch.txt --time t2
      what "Wednesday" was counted from
  reportedly explain dispatch.txt --place p3
      the places of that name, how each was weighed, and which won
  reportedly explain wire.jsonl --report 5a1c --claim 77e0
      one of many reports; the first characters of an id are enough
"""
)
@click.argument("inputs", nargs=-1, metavar="[FILE]...")
@click.option("--claim", metavar="ID", help="Explain this claim.")
@click.option("--figure", metavar="ID", help="Explain this figure, such as f3.")
@click.option("--time", metavar="ID", help="Explain this time, such as t2.")
@click.option("--place", metavar="ID", help="Explain this place, such as p1: which it could be and why one won.")
@click.option("--entity", metavar="ID", help="Explain this person, body or group: who is meant where, and why.")
@click.option("--silence", metavar="ID", help="Explain this silence, such as s1.")
@click.option("--report", metavar="ID", help="Only this report, where FILE holds several.")
@click.option("--published", metavar="DATE", help="When the reports were published, as for read.")
@references_option
@click.option("--format", "form", type=click.Choice(FORMATS), default="auto", show_default=True, help="As for read.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for each thing explained.")
def explain(inputs: tuple[str, ...], report: str | None, published: str | None, form: str, **asked: Any) -> None:
    """Say why a value stands in a reading: the row of a table, the head of the model, or the rule that gave it.

    Without an id, everything that can be explained is listed. Ids are those of "reportedly read --json"; figures,
    times, places and silences are counted in the order of the text: f1, t1, p1, s1.
    """
    from reportedly.pipeline import explain_files
    from reportedly.vocabulary import Explained

    as_json, references = bool(asked.pop("as_json")), open_references(asked.pop("references"))
    wanted = {kind: given for kind, given in asked.items() if given}
    failed, printed, known = False, 0, []
    given: dict[str, Any] = {"published": published, "format": form, "references": references}
    for result in explain_files(inputs, stdin=sys.stdin.buffer, **given):
        if not isinstance(result, Explained):
            print_error(f"{result.input}: {result.message}")
            failed = True
        elif not report or result.reading.report.id.startswith(report):
            known.append(result)
            printed += _print(result, wanted, as_json)
    if not printed and not failed:
        raise SettingError(_tell_missing(wanted, report, known))
    if failed:
        raise click.exceptions.Exit(NOT_ALL_READ)


def _print(explained: Explained, wanted: dict[str, str], as_json: bool) -> int:
    """Print what was asked for, or the list of all there is; how many things were printed."""
    chosen = [item for item in list_items(explained.reading) if not wanted or _is_wanted(item, wanted)]
    for item in chosen:
        reasons = explained.reasons.get(item.id, ())
        if as_json:
            print(json.dumps(_describe(item, reasons), ensure_ascii=False))
        elif wanted:
            print("\n".join(_tell(item, reasons)), end="\n\n")
        else:
            print(f"{item.kind:<8} {item.id:<17} {clean_text(item.told)}")
    return len(chosen)


def _is_wanted(item: Item, wanted: dict[str, str]) -> bool:
    given = wanted.get(item.kind)
    if given is None:
        return False
    return item.id == given or (item.kind in ("claim", "entity") and item.id.startswith(given))


def _tell(item: Item, reasons: tuple[Reason, ...]) -> Iterator[str]:
    yield f"{item.kind} {item.id}: “{clean_text(item.words)}”"
    yield f"  read as: {clean_text(item.told)}"
    for reason in reasons:
        yield f"  {reason.field} = {clean_text(reason.value)}: {clean_text(reason.because)}{clean_text(_place(reason))}"


def _place(reason: Reason) -> str:
    """The table with the row, or the head, that gave a value."""
    if reason.table:
        return f" [{reason.table}: {reason.row}]" if reason.row else f" [{reason.table}]"
    return f" [head: {reason.head}]" if reason.head else ""


def _describe(item: Item, reasons: tuple[Reason, ...]) -> dict[str, Any]:
    return {
        "kind": item.kind,
        "id": item.id,
        "words": item.words,
        "told": item.told,
        "reasons": [
            {
                "field": reason.field,
                "value": reason.value,
                "because": reason.because,
                "table": reason.table,
                "row": reason.row,
                "head": reason.head,
                "span": None if reason.span is None else [reason.span.start, reason.span.end],
            }
            for reason in reasons
        ],
    }


def _tell_missing(wanted: dict[str, str], report: str | None, known: list[Explained]) -> str:
    if report and not known:
        return f"no report whose id begins with {report!r}: give the id that `reportedly read --json` prints"
    if not wanted:
        return "nothing was found in it: no claim, figure, time, place, entity or silence"
    asked = ", ".join(f"--{kind} {given}" for kind, given in wanted.items())
    there = [item for each in known for item in list_items(each.reading) if item.kind in wanted]
    some = ", ".join(item.id for item in there[:8]) + (", …" if len(there) > 8 else "")
    return f"{asked} is not there" + (f": choose from {some}" if there else "; the reading has none of that kind")
