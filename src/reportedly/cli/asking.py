"""Options that the commands which answer have in common, and what becomes of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from reportedly.cli.ledger import ledger_option
from reportedly.cli.terminal import print_error
from reportedly.errors import SettingError

if TYPE_CHECKING:
    from reportedly.ledger.answering.standpoints import Request

_Command = TypeVar("_Command", bound=Callable[..., Any])

_STANDPOINT = (
    click.option(
        "--as-of", metavar="DATE", help="Only what was published by then; by when first seen, where no date is known."
    ),
    click.option("--known-at", metavar="DATE", help="Only what this ledger had recorded by then, as it was read then."),
)
_STRETCH = (
    click.option("--from", "first", metavar="DATE", help="Of reports from this day on, such as 2024-10-30."),
    click.option("--to", "last", metavar="DATE", help="Of reports up to this day, the day included."),
)
_PAGES = (
    click.option("--limit", type=click.IntRange(1, 10_000), default=50, show_default=True, help="At most so many."),
    click.option("--after", metavar="MARK", help="Go on behind the last one shown; that call names the mark."),
)
_FORMS = (
    click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, one object each."),
    click.option("--csv", "as_csv", is_flag=True, help="Print CSV with a head line."),
)


def asks(*, stretch: bool = True) -> Callable[[_Command], _Command]:
    """The options of a command that answers; without ``stretch`` it takes no days from and to."""

    def add(command: _Command) -> _Command:
        for option in reversed((ledger_option, *_STANDPOINT, *(_STRETCH if stretch else ()), *_PAGES, *_FORMS)):
            command = option(command)
        return command

    return add


def make_request(given: dict[str, Any]) -> Request:
    """What the options ask for. Raises SettingError."""
    from reportedly.ledger.answering.standpoints import Request, Standpoint

    return Request(
        standpoint=Standpoint(as_of=given["as_of"], known_at=given["known_at"]),
        first=given.get("first"),
        last=given.get("last"),
        oldest_first=given.get("oldest_first", False),
        after=given["after"],
        limit=given["limit"],
    )


def choose_form(given: dict[str, Any]) -> str:
    """``text``, ``json``, ``csv`` or ``sentence``. Raises SettingError where several are asked for."""
    asked = [name for name in ("json", "csv", "sentence") if given.get(f"as_{name}")]
    if len(asked) > 1:
        raise SettingError(f"--{asked[0]} and --{asked[1]} exclude each other: give one of them")
    return asked[0] if asked else "text"


def tell_rest(shown: int, mark: str | None, nothing: str) -> None:
    """Say on standard error that there is nothing, or how to go on."""
    if mark is not None:
        print_error(f"there are more: go on with --after={mark}")
    elif not shown:
        print_error(nothing)
