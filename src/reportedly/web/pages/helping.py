"""Help: a part for each view, all on one page; and what programs may ask."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from fastapi import APIRouter, Request, Response

from reportedly.web.asked import read_asked
from reportedly.web.rendering import make_environment, render

router = APIRouter(include_in_schema=False)

_GENERAL = "help/general.html"
"""What holds for every view stands first."""

_TITLE = re.compile(r"<h2>(.*?)</h2>")


@router.get("/help")
def show_help(request: Request) -> Response:
    """All help; the foot of each view leads to its part."""
    titles = list_parts()
    return render(request, "help.html", read_asked(request), view="help", parts=tuple(titles), titles=titles)


@functools.cache
def list_parts() -> Mapping[str, str]:
    """The parts of the help by their templates, with their titles, in the order in which they stand."""
    environment = make_environment()
    names = (name for name in environment.list_templates() if name.startswith("help/"))
    return {name: _find_title(name) for name in sorted(names, key=lambda name: (name != _GENERAL, name))}


def _find_title(name: str) -> str:
    loader = make_environment().loader
    found = _TITLE.search(loader.get_source(make_environment(), name)[0]) if loader else None
    return found[1] if found else name
