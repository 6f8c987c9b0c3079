"""A reading as marked-up HTML, for a notebook: the report's own text with its sources, cues and contents marked.

One element with its style inside, scoped to a class, without scripts. Every distinction has a shape as well as a
colour; colours follow the notebook's theme where it names one, else the system's. The text stays as it is: numbers
of claims come from the style, so that a copied sentence holds the report's words alone.
"""

from __future__ import annotations

import functools
import html
from collections.abc import Iterator, Mapping
from importlib import resources

from reportedly import marking
from reportedly.vocabulary import Claim, PartKind, Reading, Report
from reportedly.wording import (
    describe_report,
    name_source,
    tell_certainty,
    tell_details,
    tell_doubt,
    tell_figure,
    tell_footing,
    tell_moment,
    tell_own_voice,
    tell_place,
    tell_silence,
    tell_sites,
    tell_speakers,
    tell_stance,
)

LOW_CONFIDENCE = 0.5
"""Claims below it are marked as uncertain; the default of the setting of that name."""

_DARK = (
    "{--paper:#1a1917;--ink:#ece8df;--soft:#aaa498;--line:#3a362f;--blue:#8db9e4;--wash:#213448;--doubt:#e0b04a;"
    "color-scheme:dark}"
)
_DARK_THEMES = (
    '[data-jp-theme-light="false"]',
    'html[data-theme="dark"]',
    'body[data-theme="dark"]',
    'html[theme="dark"]',
    "body.vscode-dark",
    'body[data-vscode-theme-kind="vscode-dark"]',
)
_LIGHT_THEMES = ('[data-jp-theme-light="true"]', 'html[data-theme="light"]', "body.vscode-light")
_CLASSES = {
    PartKind.HEADLINE.value: "headline",
    PartKind.DATELINE.value: "aside",
    PartKind.BYLINE.value: "aside",
    PartKind.CONTRIBUTOR.value: "aside",
    PartKind.RULE.value: "aside",
    PartKind.BOILERPLATE.value: "aside",
}
_UNMARKED = (marking.HEDGE, marking.DISTANCE)
"""What the list beside the text tells in words."""

_SNIPPET = 140


def render_html(reading: Reading) -> str:
    """The reading as one ``<section>``: the marked text, the claims with their footing, the key to the marks."""
    report = reading.report
    about = " · ".join(_escape(part) for part in _describe(reading))
    notes = dict(_note_marks(reading))
    marks = (mark for mark in marking.list_marks(reading) if mark.kind not in _UNMARKED)
    pieces = marking.cut_text(len(report.text), marks)
    text = "".join(_render_piece(report.text[each.start : each.end], each, notes) for each in pieces)
    claims = "".join(_render_claim(number, claim, reading) for number, claim in enumerate(reading.claims, start=1))
    listed = f'<div class="side">{claims and f"<ol>{claims}</ol>"}{_render_rest(reading)}</div>'
    return (
        f'<section class="reportedly"><style>{_style()}</style>{_title(report)}<p>{about}</p>'
        f'<div class="columns"><article>{text}</article>{listed}</div>{_KEY}</section>'
    )


_KEY = (
    '<div class="key" aria-label="Key"><span><span class="source">named source</span></span>'
    '<span><span class="source loose">unnamed or anonymous source</span></span>'
    '<span class="cue">cue</span><span><span class="quoted">quoted words</span></span>'
    '<span><span class="told">reported words</span></span>'
    '<span><span class="within">a claim inside another</span></span><span><span class="figure">figure</span></span>'
    '<span><span class="time">time</span></span><span><span class="place">place</span></span>'
    '<span><span class="silence">not said</span></span></div>'
)


def _describe(reading: Reading) -> Iterator[str]:
    found = len(reading.claims)
    yield from describe_report(reading.report)
    yield f"{found or 'no'} {'claim' if found == 1 else 'claims'}"


def _title(report: Report) -> str:
    """The title as a heading, unless it stands in the text as the headline, which looks like one itself."""
    heads = (report.text[part.span.start : part.span.end] for part in report.parts if part.kind is PartKind.HEADLINE)
    return f"<h3>{_escape(report.title)}</h3>" if report.title and report.title not in heads else ""


def _note_marks(reading: Reading) -> Iterator[tuple[int | str, str]]:
    """What claims are, by their numbers, and what figures, times, places and silences were understood as, by ids."""
    for number, claim in enumerate(reading.claims, start=1):
        told = " · ".join(_tell_claim(claim, reading.report.text))
        yield number, f"{number} · {name_source(claim.source)} · {told}"
    yield from ((figure.id, tell_figure(figure)) for figure in reading.figures)
    yield from ((moment.id, tell_moment(moment)) for moment in reading.times)
    yield from ((place.id, tell_place(place)) for place in reading.places)
    for number, silence in enumerate(reading.silences, start=1):
        yield f"s{number}", f"not said: {tell_silence(silence)}"


def _render_piece(words: str, piece: marking.Piece, noted: Mapping[int | str, str]) -> str:
    if not piece.marks:
        return _escape(words)
    styles = " ".join(dict.fromkeys(_CLASSES.get(mark.kind, mark.kind) for mark in piece.marks))
    notes = "\n".join(dict.fromkeys(noted[about] for mark in piece.marks if (about := mark.number or mark.id)))
    begun = " ".join(str(mark.number) for mark in piece.marks if mark.begins and mark.span.start == piece.start)
    numbers = f' data-claims="{begun}"' if begun else ""
    title = f' title="{_escape(notes)}"' if notes else ""
    return f'<span class="{styles}"{numbers}{title}>{_escape(words)}</span>'


def _render_rest(reading: Reading) -> str:
    """What stands outside the claims: the outlet's own figures, what nobody would say, who speaks, where it was."""
    silences = tuple(tell_silence(silence) for silence in reading.silences)
    listed = (
        ("In the outlet's own voice", tell_own_voice(reading)),
        ("Not said", silences),
        ("Who speaks", tell_speakers(reading)),
        ("Places", tell_sites(reading)),
    )
    return "".join(
        f"<h4>{title}</h4><ul>{''.join(f'<li>{_escape(row)}</li>' for row in rows)}</ul>"
        for title, rows in listed
        if rows
    )


def _render_claim(number: int, claim: Claim, reading: Reading) -> str:
    styles = " ".join(filter(None, ("" if marking.is_named(claim) else "loose", "inner" if claim.within else "")))
    told = (*tell_footing(claim.source), *tell_stance(claim), *tell_certainty(claim, reading.report.text))
    footing = " · ".join(_escape(part) for part in told)
    details = " · ".join(_escape(part) for part in tell_details(claim, reading))
    doubt = tell_doubt(claim, LOW_CONFIDENCE)
    badge = f' <span class="doubt">{doubt}</span>' if doubt else ""
    cue = f"<i>{_escape(claim.cue.words.text)}</i> " if claim.cue else ""
    return (
        f'<li class="{styles}"><span class="number">{number}</span><b>{_escape(name_source(claim.source))}</b>'
        f"{badge}<br><small>{footing}</small><br>"
        f"{cue}{_escape(_shorten(claim.content.text))}{details and f'<br><small>{details}</small>'}</li>"
    )


def _tell_claim(claim: Claim, text: str) -> Iterator[str]:
    yield from tell_footing(claim.source)
    yield f"{claim.quotation.value} words"
    yield from tell_stance(claim)
    yield from tell_certainty(claim, text)
    yield tell_doubt(claim, LOW_CONFIDENCE) or f"confidence {claim.confidence:.2f}"


def _shorten(text: str) -> str:
    return text if len(text) <= _SNIPPET else text[:_SNIPPET].rsplit(" ", 1)[0] + " …"


def _escape(text: str) -> str:
    """``text`` for HTML; characters that it may not hold become the replacement character."""
    return html.escape(marking.make_printable(text))


@functools.cache
def _style() -> str:
    """Light by default, dark where the system is, and whichever the notebook says it is."""
    base = resources.files("reportedly").joinpath("markup.css").read_text(encoding="utf-8")
    dark = ",".join(f"{theme} .reportedly" for theme in _DARK_THEMES)
    unless_light = "".join(f":not({theme} *)" for theme in _LIGHT_THEMES)
    system = f"@media (prefers-color-scheme:dark){{.reportedly{unless_light}{_DARK}}}"
    return base + system + dark + _DARK
