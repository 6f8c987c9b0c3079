"""A stream of bytes read whole or by lines, never beyond a limit and never further ahead than a line."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import BinaryIO

from reportedly.errors import InputError

_PEEK = 4096
_CHUNK = 1 << 20


class Stream:
    """An input's bytes; reading by line, a slow pipe gives its first report as soon as its line is there."""

    def __init__(self, binary: BinaryIO) -> None:
        self._binary = binary
        self._ahead = b""

    def peek(self) -> bytes:
        """The beginning of the first line, kept for what is read next."""
        self._ahead = self._ahead or self._binary.readline(_PEEK)
        return self._ahead

    def take_rest(self, limit: int) -> bytes:
        """Everything. Raises InputError beyond ``limit`` bytes."""
        pieces, size = [self._ahead], len(self._ahead)
        while size <= limit:
            piece = self._binary.read(min(_CHUNK, limit + 1 - size))
            if not piece:
                return b"".join(pieces)
            pieces.append(piece)
            size += len(piece)
        raise _too_large(limit, "it")

    def split_lines(self, limit: int) -> Iterator[tuple[int, bytes | InputError]]:
        """Each line with its number from 1, an error in the place of one beyond ``limit`` bytes.

        A line of UTF-16 comes with a byte-order mark before it, as a file of its own would.
        """
        mark = _find_wide_mark(self.peek())
        number = 0
        while line := self._take_line(limit, mark):
            number += 1
            if len(line) > limit + 2:
                self._skip_line(line, mark)
                yield number, _too_large(limit, "the line")
            else:
                yield number, line if line.startswith(mark) else mark + line

    def _take_line(self, limit: int, mark: bytes) -> bytes:
        """The next line with its line feed, at most three bytes beyond ``limit``; empty at the end."""
        line, self._ahead = self._ahead, b""
        while not _ends_line(line, mark) and len(line) < limit + 3:
            more = self._binary.read(1) if _is_half_feed(line, mark) else self._binary.readline(limit + 3 - len(line))
            if not more:
                break
            line += more
        return line

    def _skip_line(self, line: bytes, mark: bytes) -> None:
        """Read on to the end of a line of which ``line`` is the beginning."""
        while not _ends_line(line, mark):
            more = self._binary.read(1) if _is_half_feed(line, mark) else self._binary.readline(_CHUNK)
            if not more:
                return
            line = line[-2 - len(line) % 2 :] + more  # enough of the past to know where characters begin


def _find_wide_mark(head: bytes) -> bytes:
    """The byte-order mark of UTF-16 input, also where it has none but begins with a brace in two bytes."""
    if head.startswith((codecs.BOM_UTF16_LE, b"{\0")):
        return codecs.BOM_UTF16_LE
    if head.startswith((codecs.BOM_UTF16_BE, b"\0{")):
        return codecs.BOM_UTF16_BE
    return b""


def _ends_line(line: bytes, mark: bytes) -> bool:
    if not mark:
        return line.endswith(b"\n")
    return len(line) % 2 == 0 and line.endswith(b"\n\0" if mark == codecs.BOM_UTF16_LE else b"\0\n")


def _is_half_feed(line: bytes, mark: bytes) -> bool:
    """Whether ``line`` ends in the first byte of what may be a line feed in UTF-16, low byte first."""
    return mark == codecs.BOM_UTF16_LE and len(line) % 2 == 1 and line.endswith(b"\n")


def _too_large(limit: int, what: str) -> InputError:
    return InputError(f"{what} is over {limit} bytes, the largest report that is read: split it, or allow more bytes")
