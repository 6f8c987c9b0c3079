"""Templates to answers: one environment that escapes everything, and what all templates may call.

Words from a report are data wherever they stand: escaped, isolated from the direction of the words around them (``bdi``
or ``dir=auto``), and without the characters that HTML may not hold.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from importlib import resources
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fastapi import Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from reportedly import __version__
from reportedly.records.amounts import tell_amount
from reportedly.records.claims import tell_end
from reportedly.records.plain import clean_text
from reportedly.web.asked import Asked
from reportedly.web.charts.small import draw_small
from reportedly.wording import show_date

if TYPE_CHECKING:
    from reportedly.ledger.answering.statements import Statement
    from reportedly.web.desk import Desk

STATIC = Path(str(resources.files("reportedly.web").joinpath("static")))
BUILT = STATIC / "built"
"""Where the enhancements lie, if they were built."""

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_CLOCK = re.compile(r"T\d{2}:\d{2}")

VIEWS = (
    ("stories", "/", "Stories"),
    ("questions", "/questions", "Questions"),
    ("sources", "/sources", "Sources"),
    ("timeline", "/timeline", "Timeline"),
    ("map", "/map", "Map"),
    ("silences", "/silences", "Silences"),
)
"""The views that stand at the head of every page: name, address, title."""

LOOKING_BACK = frozenset(("stories", "questions", "sources", "timeline", "map", "silences", "changed"))
"""Views that can show the ledger as it was."""


def render(
    request: Request, template: str, asked: Asked, *, view: str = "", status: int = 200, **values: Any
) -> HTMLResponse:
    """A whole page from a template in ``templates``."""
    desk: Desk = request.app.state.desk
    session = request.scope.get("session")
    page = {
        "asked": asked,
        "view": view,
        "views": VIEWS,
        "author": desk.author,
        "form_token": desk.door.make_form_token(session) if session else "",
        "scripts": find_scripts(),
        "version": __version__,
        "path": request.url.path,
    }
    return HTMLResponse(make_environment().get_template(template).render({**page, **values}), status)


@functools.cache
def make_environment() -> Environment:
    """The templates, everything escaped; a name that is not there is an error, never an empty place."""
    environment = Environment(
        loader=PackageLoader("reportedly.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "words": show_words,
        "line": show_line,
        "date": tell_date,
        "moment": show_date,
        "time": show_time,
        "number": show_number,
        "count": count_things,
        "amount": tell_amount,
        "spaced": lambda name: str(name).replace("_", " "),
    }
    environment.filters["groupby_day"] = group_by_day
    environment.globals["LOOKING_BACK"] = LOOKING_BACK
    environment.globals |= {"static": locate_static, "tell_end": tell_end, "draw_small": draw_small}
    return environment


def show_words(text: str | None) -> Markup:
    """Words from a report, safe to stand among ours: escaped, and with a direction of their own."""
    return Markup("<bdi>{}</bdi>").format(_UNPRINTABLE.sub("\ufffd", text or ""))


def show_line(text: str | None) -> str:
    """Words from a report on one line, without controls, for a label or an attribute."""
    return clean_text(text or "")


def tell_date(when: str | None) -> str:
    """A date or date-time (ISO 8601) as a day in words: "30 October 2024"."""
    return show_date(when[:10]) if when else "no date"


def show_time(when: str | None) -> Markup:
    """A ``time`` element: a script shows a moment in the reader's own zone, with the original at hand."""
    if not when:
        return escape("no date")
    told = show_date(when[:10])
    if _CLOCK.search(when):
        zone = " UTC" if when.endswith(("Z", "+00:00")) else f" UTC{when[-6:]}" if when[-6:-5] in ("+", "-") else ""
        told = f"{told}, {when[11:16]}{zone}"
    return Markup('<time datetime="{}">{}</time>').format(when, told)


def show_number(value: float | None) -> str:
    """A number with its thousands apart; whole ones without a fraction."""
    if value is None:
        return ""
    whole = isinstance(value, int) or float(value).is_integer()
    return f"{int(value):,}" if whole else f"{value:,}"


def count_things(number: int, noun: str, plural: str | None = None) -> str:
    """Such as: 1 report, 2,000 reports, 3 replies."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def group_by_day(said: Iterable[Sequence[Statement]]) -> list[tuple[str, list[Sequence[Statement]]]]:
    """Statements, those with the same words together, by the day of the report that stands for them."""
    days = groupby(said, key=lambda same: (same[0].report.published or same[0].report.first_seen)[:10])
    return [(day, list(own)) for day, own in days]


def locate_static(name: str) -> str:
    """The address of a static file, with its state in it, so that browsers may keep it for good."""
    stamp = (STATIC / name).stat().st_mtime_ns // 1_000_000
    return f"/static/{name}?v={stamp:x}"


def find_scripts() -> Mapping[str, str]:
    """The addresses of the enhancements by their names; none where they were not built."""
    manifest = BUILT / "manifest.json"
    return _read_manifest(manifest.stat().st_mtime_ns) if manifest.is_file() else {}


@functools.lru_cache(maxsize=2)
def _read_manifest(stamp: int) -> Mapping[str, str]:
    named: dict[str, str] = json.loads((BUILT / "manifest.json").read_text(encoding="utf-8"))
    return {name: f"/static/built/{file}" for name, file in named.items()}


def send_csv(table: str, name: str) -> Response:
    """A table to keep as a file: with the mark by which spreadsheets know UTF-8."""
    head = {"Content-Disposition": f'attachment; filename="reportedly-{name}.csv"'}
    return Response("\ufeff" + table, media_type="text/csv; charset=utf-8", headers=head)
