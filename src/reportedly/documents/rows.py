"""One line of JSON Lines to a report's text and facts."""

from __future__ import annotations

import json
from typing import Any

from reportedly.documents.decoding import decode_bytes, find_surrogate
from reportedly.documents.reports import Facts
from reportedly.errors import InputError


def parse_row(line: bytes) -> dict[str, Any]:
    """The object that a line is. Raises InputError."""
    try:
        row = json.loads(decode_bytes(line))
    except RecursionError as error:
        raise InputError("the JSON is nested too deeply: give one flat object a line") from error
    except ValueError as error:
        raise InputError(f"the line is not JSON ({error}), perhaps cut off: give one whole object a line") from error
    if not isinstance(row, dict):
        raise InputError(f'the line is JSON but no object: write {{"text": …}}, not a {type(row).__name__}')
    return row


def read_text(row: dict[str, Any]) -> str:
    """The report's text. Raises InputError where it is missing or no string."""
    if "text" not in row:
        raise InputError('the object has no "text": put the report\'s text there')
    if not isinstance(row["text"], str):
        raise InputError(f'"text" is a {type(row["text"]).__name__}: give a string')
    return row["text"]


def read_facts(row: dict[str, Any]) -> Facts:
    """What else the row states; other keys are left alone. Raises InputError for a value of the wrong type."""
    return {
        "title": _read_string(row, "title"),
        "url": _read_string(row, "url"),
        "outlet": _read_string(row, "outlet"),
        "id": read_id(row, strict=True),
        "published": _read_string(row, "published"),
    }


def _read_string(row: dict[str, Any], key: str) -> str | None:
    """The string at ``key``; None where it is absent, null or blank. Raises InputError for another type."""
    value = row.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise InputError(f'"{key}" is a {type(value).__name__}: give a string, or leave it out')
    if find_surrogate(value) is not None:
        raise InputError(f'"{key}" holds a lone surrogate, half of a character: write it again with whole characters')
    return value if value.strip() else None


def read_id(row: dict[str, Any], *, strict: bool) -> str | None:
    """The row's id; a whole number counts as its digits. Not ``strict``: None for what is no id."""
    value = row.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    try:
        return _read_string(row, "id")
    except InputError:
        if strict:
            raise
        return None
