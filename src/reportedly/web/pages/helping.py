"""Help: a part for each view, all on one page; and what programs may ask."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from reportedly.web.asked import read_asked
from reportedly.web.rendering import make_environment, render

router = APIRouter(include_in_schema=False)


@router.get("/help")
def show_help(request: Request) -> Response:
    """All help; the foot of each view leads to its part."""
    parts = [name for name in make_environment().list_templates() if name.startswith("help/")]
    return render(request, "help.html", read_asked(request), view="help", parts=parts)
