"""Judgements in lines for a person, and in lines of JSON for programs."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from reportedly.cli.listing import dump_json, write_out
from reportedly.cli.terminal import measure_width, print_error
from reportedly.records.judgements import describe_judgement, tell_said
from reportedly.records.plain import clean_text

if TYPE_CHECKING:
    from reportedly.ledger.judgement_lists import ListedJudgement
    from reportedly.ledger.judging import Judged

_INDENT = 8
_LONGEST = 200
_MOST_SHOWN = 3


def tell_judged(done: Judged, told: str, *, as_json: bool) -> None:
    """Print what became of a judgement; whose words are opposed to it goes to standard error as well."""
    opposed = [f"j{each.key}" for each in done.opposed]
    if as_json:
        write_out(dump_json({"key": f"j{done.key}", "known": done.known, "opposed": opposed}))
    else:
        print(clean_text(f"j{done.key}: {told}{', as you said before' if done.known else ''}"))
    for each in done.opposed:
        print_error(
            f"a conflict with j{each.key} of {each.author}, {each.recorded[:10]}: neither counts until one is undone"
        )


def write_judgements(listed: Iterable[ListedJudgement], *, as_json: bool) -> None:
    """Print judgements."""
    for each in listed:
        write_out(dump_json(describe_judgement(each)) if as_json else _show(each))
    sys.stdout.flush()


def _show(listed: ListedJudgement) -> str:
    width = max(40, measure_width(sys.stdout))
    gap = " " * _INDENT
    lines = [
        textwrap.fill(clean_text(line), width, initial_indent=gap, subsequent_indent=gap, break_on_hyphens=False)
        for line in _list_lines(listed)
    ]
    return f"{f'j{listed.key}':<{_INDENT}}" + "\n".join(lines).lstrip() + "\n\n"


def _list_lines(listed: ListedJudgement) -> Iterator[str]:
    yield f"{listed.state.value} · {listed.author} · {listed.recorded}"
    yield tell_said(listed)
    for subject, now in zip(listed.subjects[:_MOST_SHOWN], listed.now, strict=False):
        if subject.hash is not None:
            words = subject.label if subject.anchor is None else subject.anchor.quotation
            where = "" if subject.id in now else " · now " + ", ".join(now) if now else " · not found any more"
            yield f"{subject.item or subject.id}: “{_shorten(words)}” · report {subject.report}{where}"
    if listed.reason:
        yield f"because: {listed.reason}"
    if listed.opposed:
        yield f"opposed to {', '.join(f'j{key}' for key in listed.opposed)}"
    if listed.undone is not None:
        why = f": {listed.undone.reason}" if listed.undone.reason else ""
        yield f"undone {listed.undone.recorded}{why}"


def _shorten(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
