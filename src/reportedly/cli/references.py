"""The option for a table of known entities, and its opening."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly.cli.terminal import print_error
from reportedly.errors import InputError, SettingError

if TYPE_CHECKING:
    from reportedly.identity.references import References

references_option = click.option(
    "--references",
    type=click.Path(path_type=Path),
    metavar="TABLE",
    help="Known persons and bodies, as CSV (id, name, aliases, kind, country, role) or followthemoney entities: those "
    "that a report surely names get the id that they have there.",
)


def open_references(path: Path | None, *, quiet: bool = False) -> References | None:
    """The references in ``path``, and a line on standard error for each thing in it that is not read.

    Raises SettingError where it cannot be read: the call is wrong, whatever the reports are.
    """
    if path is None:
        return None
    from reportedly.identity.references import load_references

    try:
        references = load_references(path)
    except InputError as error:
        raise SettingError(f"--references: {error}") from error
    for remark in () if quiet else references.remarks:
        print_error(remark)
    return references
