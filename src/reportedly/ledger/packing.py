"""A reading as JSON, and back, with nothing lost: the form in which a ledger keeps it.

The names are those of the vocabulary, a span is ``[start, end]``. Unlike the contract's JSON it keeps parts, sentences,
whole numbers of any length and confidences unrounded, so that what is loaded equals what was stored. A field that an
older reading lacks gets its default; one that is not known any more is passed over.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from reportedly.vocabulary import Reading, Report, Span

_Convert = Callable[[Any], Any]
_EXACT = 2**53


def pack_reading(reading: Reading) -> bytes:
    """The JSON of ``reading`` in UTF-8, without its report's text. The same reading gives the same bytes."""
    packed = _packer(Reading)(reading)
    del packed["report"]["text"]
    return _dump(packed)


def unpack_reading(body: bytes, text: str) -> Reading:
    """The reading that ``pack_reading`` was given, of a report whose text is ``text``."""
    return unpack_loaded(load_packed(body), text)


def load_packed(body: bytes) -> dict[str, Any]:
    """The plain values in what ``pack_reading`` gave: to make all of a reading's takes five times as long as that."""
    return _load(body)


def unpack_loaded(packed: dict[str, Any], text: str) -> Reading:
    """The reading of plain values, all of it or with some of its lists cut short; ``packed`` gets the text."""
    packed["report"]["text"] = text
    reading = _unpacker(Reading)(packed)
    assert isinstance(reading, Reading)
    return reading


def pack_report(report: Report) -> bytes:
    """The JSON of a report without its text."""
    packed = _packer(Report)(report)
    del packed["text"]
    return _dump(packed)


def unpack_report(body: bytes, text: str) -> Report:
    """The report that ``pack_report`` was given."""
    report = _unpacker(Report)({**_load(body), "text": text})
    assert isinstance(report, Report)
    return report


def _dump(packed: dict[str, Any]) -> bytes:
    # Halves of characters pass, because a text that holds one is kept as it is.
    return json.dumps(packed, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _load(body: bytes) -> dict[str, Any]:
    loaded = json.loads(body.decode("utf-8", "surrogatepass"))
    assert isinstance(loaded, dict)
    return loaded


@cache
def _packer(hint: Any) -> _Convert:
    """What turns a value of type ``hint`` into plain values."""
    if hint is Span:
        return lambda span: [span.start, span.end]
    if isinstance(hint, type) and is_dataclass(hint):
        return _pack_fields(hint)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return lambda value: value.value
    kinds = get_args(hint)
    if get_origin(hint) is tuple:
        return _pack_tuple(kinds)
    if get_origin(hint) in (Union, UnionType):
        return _pack_union(kinds)
    return _keep


def _pack_fields(kind: type) -> _Convert:
    hints = get_type_hints(kind)
    converts = [(each.name, _packer(hints[each.name])) for each in fields(kind)]
    return lambda value: {name: convert(getattr(value, name)) for name, convert in converts}


def _pack_tuple(kinds: tuple[Any, ...]) -> _Convert:
    if kinds[-1] is not Ellipsis:
        converts = [_packer(kind) for kind in kinds]
        return lambda values: [convert(value) for convert, value in zip(converts, values, strict=True)]
    convert = _packer(kinds[0])
    if convert is _keep:
        return list
    return lambda values: [convert(value) for value in values]


def _pack_union(kinds: tuple[Any, ...]) -> _Convert:
    if int in kinds and float in kinds:
        return _pack_number
    convert = _packer(_only(kinds))
    return convert if convert is _keep else lambda value: None if value is None else convert(value)


def _pack_number(value: int | float | None) -> int | float | str | None:
    """Long whole numbers in hexadecimal: Python writes no more than some thousand decimal digits."""
    return hex(value) if isinstance(value, int) and abs(value) > _EXACT else value


@cache
def _unpacker(hint: Any) -> _Convert:
    """What turns plain values into a value of type ``hint``."""
    if hint is Span:
        return lambda pair: Span(start=pair[0], end=pair[1])
    if isinstance(hint, type) and is_dataclass(hint):
        return _unpack_fields(hint)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    kinds = get_args(hint)
    if get_origin(hint) is tuple:
        return _unpack_tuple(kinds)
    if get_origin(hint) in (Union, UnionType):
        return _unpack_union(kinds)
    return _keep


def _unpack_fields(kind: type) -> _Convert:
    hints = get_type_hints(kind)
    converts = {each.name: _unpacker(hints[each.name]) for each in fields(kind)}
    return lambda packed: kind(**{name: converts[name](value) for name, value in packed.items() if name in converts})


def _unpack_tuple(kinds: tuple[Any, ...]) -> _Convert:
    if kinds[-1] is not Ellipsis:
        converts = [_unpacker(kind) for kind in kinds]
        return lambda values: tuple(convert(value) for convert, value in zip(converts, values, strict=True))
    convert = _unpacker(kinds[0])
    return tuple if convert is _keep else lambda values: tuple([convert(value) for value in values])


def _unpack_union(kinds: tuple[Any, ...]) -> _Convert:
    if int in kinds and float in kinds:
        return lambda value: int(value, 16) if isinstance(value, str) else value
    convert = _unpacker(_only(kinds))
    return convert if convert is _keep else lambda value: None if value is None else convert(value)


def _only(kinds: tuple[Any, ...]) -> Any:
    """The one type of ``X | None``. Raises TypeError for another union: it would need a mark that tells which it is."""
    (kind,) = (each for each in kinds if each is not type(None))
    return kind


def _keep(value: Any) -> Any:
    return value
