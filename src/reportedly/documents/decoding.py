"""Bytes to text: which encoding, and what is no text at all.

A byte-order mark says the encoding and is removed. Without one: UTF-16 by the place of its NUL bytes, else UTF-8, else
Windows-1252 where the result looks like text. Nothing is replaced and nothing is dropped: text comes out character for
character, or an InputError says why not.
"""

from __future__ import annotations

import codecs
import re

from reportedly.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (  # the first bytes of formats that people hand over by mistake, from the formats' specifications
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP file (or a word-processor document)"),
    (b"\x1f\x8b", "gzip data"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ\x00", "xz data"),
    (b"\x28\xb5\x2f\xfd", "Zstandard data"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip file"),
    (b"\xd0\xcf\x11\xe0", "an old word-processor document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "an image, sound or film"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_ASCII = bytes(range(128))
_ACCEPTED = "UTF-8, UTF-16 or Windows-1252"


def decode_bytes(data: bytes) -> str:
    """The text of ``data`` without its byte-order mark. Raises InputError for what is no text."""
    check_kind(data)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode(data[len(mark) :], encoding)
    if b"\x00" in data[:4096]:
        return _decode(data, _guess_wide(data[:4096]))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_narrow(data, error)


def check_kind(data: bytes) -> None:
    """Raise InputError where ``data`` is empty or begins like a known format that is no text."""
    if not data:
        raise InputError("it is empty: nothing to read")
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"it is {what}, not text: give plain text, HTML or JSON Lines")


def check_text(text: str) -> None:
    """Raise InputError where ``text`` is blank, binary in disguise, or holds half a character."""
    found = find_surrogate(text)
    if found is not None:
        raise InputError(
            f"character {found} is a lone surrogate (U+{ord(text[found]):04X}), half of a character: "
            "write the text again with whole characters"
        )
    controls = len(_CONTROLS.findall(text))
    if "\x00" in text or controls > max(2, len(text) // 100):
        raise InputError("it is binary, not text (it holds control characters): give plain text, HTML or JSON Lines")
    if not any(map(str.isalnum, text)):
        raise InputError("it holds no word: nothing to read")


def find_surrogate(text: str) -> int | None:
    """The offset of the first lone surrogate, or None."""
    found = _SURROGATES.search(text)
    return found.start() if found else None


def _decode(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"it begins like {encoding.upper()} but is damaged at byte {error.start} ({error.reason}): "
            f"save it again as {_ACCEPTED}"
        ) from error


def _guess_wide(head: bytes) -> str:
    """The byte order of UTF-16 without a mark: Latin text has its NULs all in the one half of each pair."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > 0.5 * half and even <= 0.02 * half:
        return "utf-16-le"
    if even > 0.5 * half and odd <= 0.02 * half:
        return "utf-16-be"
    raise InputError("it is binary, not text (it holds NUL bytes): give plain text, HTML or JSON Lines")


def _decode_narrow(data: bytes, error: UnicodeDecodeError) -> str:
    """What is not UTF-8: halves of characters, damaged UTF-8, Windows-1252, or an encoding that is not known."""
    try:
        return data.decode("utf-8", "surrogatepass")  # for check_text to say where the half stands
    except UnicodeDecodeError:
        _refuse_damaged(data, error)
    try:
        if len(data.translate(None, _ASCII)) <= 0.3 * len(data):
            return data.decode("cp1252")
    except UnicodeDecodeError:
        pass
    raise InputError(f"its encoding is not known: save it as {_ACCEPTED}")


def _refuse_damaged(data: bytes, error: UnicodeDecodeError) -> None:
    """Raise InputError where the whole characters beyond ASCII are at least as many as the bytes that spoil them."""
    sound = data.decode("utf-8", "ignore")
    spoilt = len(data) - len(sound.encode())
    whole = sum(map(len, _BEYOND_ASCII.findall(sound)))
    if whole and whole >= spoilt:
        raise InputError(
            f"it is UTF-8 but damaged at byte {error.start} ({error.reason}), perhaps cut off: get a whole copy"
        ) from error
