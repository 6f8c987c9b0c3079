"""Column types that keep what Python can hold and databases cannot."""

from __future__ import annotations

import re
import zlib
from typing import Any

from sqlalchemy import BigInteger, Column, ColumnElement, Integer, LargeBinary, Text, and_, literal, type_coerce
from sqlalchemy.types import TypeDecorator

ESCAPE = "\U0010ffff"
"""A code point that stands for no character: it begins the escape of one that a text column cannot hold."""

_UNFIT = re.compile("[\0\ud800-\udfff\U0010ffff]")
_ESCAPED = re.compile(ESCAPE + "([0-9a-f]{6})")

Key = BigInteger().with_variant(Integer(), "sqlite")
"""A row's number. SQLite counts rows by itself only where the column is called INTEGER, which has 64 bits there."""


def escape_unfit(text: str) -> str:
    """``text`` with NUL and lone surrogates, which no UTF-8 column takes, as ``U+10FFFF`` and six digits."""
    if text.isascii() and "\0" not in text:
        return text
    return _UNFIT.sub(lambda match: f"{ESCAPE}{ord(match[0]):06x}", text)


def restore_unfit(text: str) -> str:
    """The text that ``escape_unfit`` was given."""
    if ESCAPE not in text:
        return text
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)


class Zipped(bytes):
    """Bytes that are compressed already: by the process that made them, while another one writes."""


def zip_bytes(value: bytes) -> Zipped:
    """``value`` as a ``Packed`` column holds it."""
    return Zipped(zlib.compress(value, 1))


class Words(TypeDecorator[str]):
    """Text of a report, kept character for character."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Any) -> str | None:
        """As it goes into the database."""
        return None if value is None else escape_unfit(value)

    def process_result_value(self, value: str | None, dialect: Any) -> str | None:
        """As it was."""
        return None if value is None else restore_unfit(value)


def begins(column: Column[str], beginning: str) -> ColumnElement[bool]:
    """Whether a column of words begins so, case and all: as a range, which an index serves, as LIKE is not by any.

    The database must compare text by code points, as SQLite does.
    """
    first = escape_unfit(beginning)
    plain = type_coerce(column, Text)
    return and_(plain >= literal(first, Text), plain < literal(first + 2 * ESCAPE, Text))


class Packed(TypeDecorator[bytes]):
    """Bytes that are compressed in the database: a reading's JSON shrinks to a fifth."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: bytes | None, dialect: Any) -> bytes | None:
        """As it goes into the database."""
        return value if value is None or isinstance(value, Zipped) else zip_bytes(value)

    def process_result_value(self, value: bytes | None, dialect: Any) -> bytes | None:
        """As it was."""
        return None if value is None else zlib.decompress(value)
