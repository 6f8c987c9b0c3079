"""The sheet: one report's claims as a person reads them on a terminal.

The words stand beside the source where the terminal is wide, below it where it is not. Every distinction has a shape
as well as a style, so that it is there without colours: a solid rule for a named source, a broken one for any other;
quotation marks and bold for words that are quoted; an arrow for a claim inside another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

from rich.console import Console
from rich.text import Text

from reportedly.cli.terminal import measure_width
from reportedly.config import Settings
from reportedly.reading.quotes import find_quotations
from reportedly.records.plain import clean_text
from reportedly.vocabulary import Claim, Naming, Passage, Quotation, Reading, Report, Span
from reportedly.wording import (
    describe_report,
    name_source,
    tell_certainty,
    tell_details,
    tell_doubt,
    tell_footing,
    tell_own_voice,
    tell_silence,
    tell_sites,
    tell_speakers,
    tell_stance,
)

SOURCE = "bold color(68)"
RULE = "color(68)"
SOFT = "dim"
CUE = "italic"
QUOTED = "bold"
DOUBT = "yellow"

WIDE = 100
"""Columns from which the words stand beside their source."""

_GUTTER = 5
_SIDE = 34
_INDENT = 3
_TITLE = 72


@dataclass(frozen=True, slots=True)
class _Row:
    """A claim with its number and how deep it stands inside others."""

    number: int
    depth: int
    claim: Claim


def open_console(stream: TextIO) -> Console:
    """A console on ``stream``: plain where that is no terminal, without colours where NO_COLOR says so."""
    return Console(
        file=stream, width=measure_width(stream), markup=False, emoji=False, highlight=False, soft_wrap=False
    )


def write_sheet(reading: Reading, console: Console, settings: Settings) -> None:
    """Print the sheet of one reading, and a blank line below it."""
    shown = [claim for claim in reading.claims if claim.confidence >= settings.minimum_confidence]
    for part in _head(reading, shown, console.width):
        for line in part.wrap(console, console.width):
            console.print(_trim(line))
    quoted = _quoted(reading.report.text)
    for row in _order(shown):
        console.print()
        for line in _claim(
            row, _words(row.claim, quoted, reading.report.text), _details(row.claim, reading), console, settings
        ):
            console.print(line, no_wrap=True, overflow="ignore", crop=False)
    for line in _rest(reading, console):
        console.print(line, no_wrap=True, overflow="ignore", crop=False)
    console.print()


def _rest(reading: Reading, console: Console) -> Iterator[Text]:
    """What stands outside the claims: the outlet's own figures, what nobody would say, who speaks, where it was."""
    silences = tuple(tell_silence(silence) for silence in reading.silences)
    listed = (
        ("In the outlet's own voice", tell_own_voice(reading)),
        ("Not said", silences),
        ("Who speaks", tell_speakers(reading)),
        ("Places", tell_sites(reading)),
    )
    for title, rows in listed:
        if rows:
            yield Text()
            yield Text(" " * _GUTTER + title, style=SOFT)
        for row in rows:
            for line in Text(clean_text(row)).wrap(console, max(20, console.width - _GUTTER - 2)):
                yield _trim(Text.assemble(" " * _GUTTER, ("· ", RULE), line))


def _head(reading: Reading, shown: list[Claim], width: int) -> Iterator[Text]:
    yield Text(_title(reading.report), style="bold")
    yield Text(" · ".join(map(clean_text, describe_report(reading.report))), style=SOFT)
    yield Text(_count(shown, len(reading.claims)), style=SOFT)
    yield Text("─" * width, style=SOFT)


def _title(report: Report) -> str:
    if report.title:
        return clean_text(report.title).strip()
    opening = clean_text(report.text[: 4 * _TITLE]).strip()
    if len(opening) <= _TITLE:
        return opening or "A report without words"
    return opening[: _TITLE + 1].rsplit(" ", 1)[0][:_TITLE] + " …"


def _count(shown: list[Claim], found: int) -> str:
    if not found:
        return "No claims found"
    namings = Counter(claim.source.naming for claim in shown)
    tally = ", ".join(f"{namings[naming]} {naming.value}" for naming in Naming if namings[naming])
    hidden = f"; {found - len(shown)} below the minimum confidence not shown" if found > len(shown) else ""
    return f"{len(shown)} {'claim' if len(shown) == 1 else 'claims'}" + (f": {tally}" if tally else "") + hidden


def _order(claims: list[Claim]) -> list[_Row]:
    """Claims in their order, each followed by those that stand within it."""
    ids = {claim.id for claim in claims}
    inner: dict[str | None, list[Claim]] = {}
    for claim in claims:
        inner.setdefault(claim.within if claim.within in ids else None, []).append(claim)
    rows: list[_Row] = []

    def add(claim: Claim, depth: int) -> None:
        rows.append(_Row(len(rows) + 1, depth, claim))
        for each in inner.get(claim.id, ()):
            add(each, depth + 1)

    for claim in inner.get(None, ()):
        add(claim, 0)
    return rows


def _claim(row: _Row, words: Text, details: Text, console: Console, settings: Settings) -> Iterator[Text]:
    footing = _footing(row.claim, settings)
    head = [Text(clean_text(name_source(row.claim.source)), style=SOURCE), *([footing] if footing else [])]
    indent = _INDENT * min(row.depth, 4)
    if console.width >= WIDE:
        side = [line for part in head for line in part.wrap(console, _SIDE - indent)]
        told = [
            line for part in _parts(words, details) for line in part.wrap(console, console.width - _GUTTER - _SIDE - 4)
        ]
        return _beside(row, side, told, indent)
    width = max(20, console.width - _GUTTER - 2 - indent)
    return _below(
        row, [line for part in (*head, *_parts(words, details)) for line in part.wrap(console, width)], indent
    )


def _parts(words: Text, details: Text) -> list[Text]:
    return [words, details] if details else [words]


def _details(claim: Claim, reading: Reading) -> Text:
    """The claim's figures and times as they were understood, below its words."""
    return Text(" · ".join(clean_text(part) for part in tell_details(claim, reading)), style=SOFT)


def _beside(row: _Row, side: list[Text], words: list[Text], indent: int) -> Iterator[Text]:
    for number in range(max(len(side), len(words))):
        left = side[number] if number < len(side) else Text()
        left.truncate(_SIDE - indent, pad=True)
        right = words[number] if number < len(words) else Text()
        yield _trim(Text.assemble(_margin(row, number, indent), left, " ", _rule(row.claim), " ", right))


def _below(row: _Row, lines: list[Text], indent: int) -> Iterator[Text]:
    for number, line in enumerate(lines):
        yield _trim(Text.assemble(_margin(row, number, indent), _rule(row.claim), " ", line))


def _margin(row: _Row, line: int, indent: int) -> Text:
    """The claim's number before its first line, with an arrow where it stands inside another."""
    arrow = "↳ " if row.depth and line == 0 else ""
    number = f"{row.number:>{_GUTTER - 2}}  " if line == 0 else " " * _GUTTER
    return Text(number + arrow.rjust(indent), style=SOFT)


def _rule(claim: Claim) -> Text:
    return Text("│" if claim.source.naming is Naming.NAMED else "┊", style=RULE)


def _footing(claim: Claim, settings: Settings) -> Text:
    doubt = tell_doubt(claim, settings.low_confidence)
    parts = [Text(clean_text(part), style=SOFT) for part in tell_footing(claim.source)]
    return Text(" · ", style=SOFT).join([*parts, *([Text(doubt, style=DOUBT)] if doubt else [])])


def _words(claim: Claim, quoted: tuple[Span, ...], text: str) -> Text:
    """Cue and content, the quoted words set off, and what keeps the claim from being a plain assertion."""
    cue = clean_text(claim.cue.words.text).rstrip(":") if claim.cue else "(continues)"
    line = Text.assemble((f"{cue}:", CUE), " ")
    pieces = [(claim.content.text, True)] if claim.quotation is Quotation.DIRECT else _pieces(claim.content, quoted)
    for words, is_quoted in pieces:
        line.append(clean_text(words), style=QUOTED if is_quoted else "")
    for note in (*tell_stance(claim), *tell_certainty(claim, text)):
        line.append(f"  [{note}]", style=SOFT)
    return line


def _pieces(passage: Passage, quoted: tuple[Span, ...]) -> Iterator[tuple[str, bool]]:
    """The text of a passage in stretches, each with whether it is quoted in the report."""
    position = 0
    for number, span in enumerate(passage.spans):
        start = position + (len(" … ") if number else 0)
        if number:
            yield passage.text[position:start], False
        for left, right, inside in _cut(span, quoted):
            yield passage.text[start + left - span.start : start + right - span.start], inside
        position = start + span.end - span.start


def _cut(span: Span, quoted: tuple[Span, ...]) -> Iterator[tuple[int, int, bool]]:
    position = span.start
    for each in quoted:
        start, end = max(each.start, position), min(each.end, span.end)
        if start < end:
            if position < start:
                yield position, start, False
            yield start, end, True
            position = end
    if position < span.end:
        yield position, span.end, False


def _quoted(text: str) -> tuple[Span, ...]:
    """Where ``text`` quotes, outermost quotations only."""
    return tuple(quotation.span for quotation in find_quotations(text) if not quotation.nested)


def _trim(line: Text) -> Text:
    line.rstrip()
    return line
