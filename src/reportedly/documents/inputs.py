"""Files, directories and standard input to reports, one at a time and in order.

Nothing is held but the report at hand: a JSON Lines file is read line by line, a plain file up to the size limit.
"""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from reportedly.documents.dates import parse_published
from reportedly.documents.decoding import check_kind, decode_bytes
from reportedly.documents.reports import Facts, make_report
from reportedly.documents.rows import parse_row, read_facts, read_id, read_text
from reportedly.documents.streams import Stream
from reportedly.documents.webpages import decode_page, looks_like_html, read_page
from reportedly.errors import InputError, SettingError
from reportedly.vocabulary import Report

DEFAULT_MAX_BYTES = 20_000_000

FORMATS = ("auto", "text", "html", "jsonl")

SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
"""What a file's ending says of its format. Others are passed over in a directory, and judged by content when named."""

STANDARD_INPUT = "-"
_AROUND = b"\xef\xbb\xbf\xff\xfe \t\r\n"  # byte-order marks and white space


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A report that could not be read: ``input`` is PATH, PATH:LINE, "-" or "-:LINE", ``report`` its id if stated."""

    input: str
    report: str | None
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """How inputs are read. Raises SettingError for a value that is not allowed.

    ``published`` is the date of every report read with these options, before what a report says of itself;
    ``format`` is one of FORMATS; ``max_bytes`` limits each report (a line of JSON Lines, any other input whole).
    """

    published: str | None = None
    format: str = "auto"
    max_bytes: int = DEFAULT_MAX_BYTES
    check_language: bool = True

    def __post_init__(self) -> None:
        if self.format not in FORMATS:
            raise SettingError(f"format is {self.format!r}: give one of {', '.join(FORMATS)}")
        if self.max_bytes < 1:
            raise SettingError(f"max_bytes is {self.max_bytes}: give a whole number from 1 up")
        if self.published is not None:
            try:
                parse_published(self.published)
            except InputError as error:
                raise SettingError(str(error)) from error


def read_documents(inputs: Sequence[str], options: ReadOptions, *, stdin: BinaryIO) -> Iterator[Report | Failure]:
    """The reports of ``inputs`` in order, each as soon as it is read; a Failure in the place of one that is not.

    An input is a path of a file or directory, or "-" for ``stdin``, which is read too where no input is named.
    """
    for name in inputs or (STANDARD_INPUT,):
        if name == STANDARD_INPUT:
            yield from _guard(STANDARD_INPUT, _read_stdin(stdin, options))
        else:
            yield from _guard(_show(name), _read_path(name, options))


def read_bytes(data: bytes, *, name: str, options: ReadOptions) -> Report:
    """The one report that ``data`` is. Raises InputError.

    ``name`` is the file's name, whose ending says the format where ``options`` leave it open; a JSON Lines input must
    hold exactly one report.
    """
    found = list(_read_stream(io.BytesIO(data), name, options, known=SUFFIXES.get(Path(name).suffix.lower())))
    if len(found) != 1:
        raise InputError(f"{name} holds {len(found)} reports, not one: read it with read_documents")
    if isinstance(found[0], Failure):
        raise InputError(found[0].message)
    return found[0]


def _guard(name: str, reports: Iterator[Report | Failure]) -> Iterator[Report | Failure]:
    """``reports``, with a Failure as the last where reading them breaks off."""
    try:
        yield from reports
    except InputError as error:
        yield Failure(input=name, report=None, message=str(error))
    except OSError as error:
        yield Failure(input=name, report=None, message=_explain(error))


def _explain(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file or directory: give a path that exists, or - for standard input"
    if isinstance(error, PermissionError):
        return "reading it is not permitted: change its permissions, or give a copy"
    return f"it cannot be read ({error.strerror or error}): check the path, or give a copy"


def _show(path: str) -> str:
    """A path as text that can be written: bytes that are no UTF-8 come out escaped."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _read_stdin(stdin: BinaryIO, options: ReadOptions) -> Iterator[Report | Failure]:
    if stdin.closed:
        raise InputError("standard input is closed: name a file, or pipe a report in")
    yield from _read_stream(stdin, STANDARD_INPUT, options, known=None)


def _read_path(name: str, options: ReadOptions) -> Iterator[Report | Failure]:
    if not name or "\0" in name:
        raise InputError("the path is empty or holds a NUL: give the path of a file or directory")
    path = Path(name)
    if path.is_dir():
        yield from _read_directory(path, options)
    else:
        yield from _read_file(path, options)


def _read_directory(root: Path, options: ReadOptions) -> Iterator[Report | Failure]:
    empty = True
    for path in _walk(root):
        empty = False
        if isinstance(path, Failure):
            yield path
        else:
            yield from _guard(_show(str(path)), _read_file(path, options))
    if empty:
        raise InputError(f"the directory holds no report: put files in it that end in {', '.join(SUFFIXES)}")


def _walk(root: Path) -> Iterator[Path | Failure]:
    """The reports under ``root``, by name; hidden entries, other endings and linked directories are passed over."""
    waiting = [root]
    while waiting:
        path = waiting.pop()
        if path.is_dir() and (path == root or not path.is_symlink()):
            try:
                names = sorted(os.listdir(path), reverse=True)
            except OSError as error:
                yield Failure(input=_show(str(path)), report=None, message=_explain(error))
                continue
            waiting.extend(path / name for name in names if not name.startswith("."))
        elif path.suffix.lower() in SUFFIXES and _is_file_or_broken(path):
            yield path


def _is_file_or_broken(path: Path) -> bool:
    """A pipe or device would wait for ever; a link that leads nowhere is an error worth telling."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return True


def _read_file(path: Path, options: ReadOptions) -> Iterator[Report | Failure]:
    with open(path, "rb") as stream:
        yield from _read_stream(stream, _show(str(path)), options, known=SUFFIXES.get(path.suffix.lower()))


def _read_stream(binary: BinaryIO, name: str, options: ReadOptions, *, known: str | None) -> Iterator[Report | Failure]:
    """The reports of one input; ``known`` is the format that its name says, None to judge by what it begins with."""
    stream = Stream(binary)
    wanted = known if options.format == "auto" else options.format
    if wanted == "jsonl" or (wanted is None and _opens_json(stream.peek())):
        yield from _read_lines(stream, name, options)
    else:
        yield _read_whole(stream.take_rest(options.max_bytes), wanted, options)


def _opens_json(first_line: bytes) -> bool:
    """Whether an input begins with a JSON object that has its first key on the same line."""
    plain = first_line.replace(b"\0", b"").lstrip(_AROUND)
    return plain.startswith(b"{") and plain[1:].lstrip(b" \t").startswith((b'"', b"}"))


def _read_whole(data: bytes, wanted: str | None, options: ReadOptions) -> Report:
    check_kind(data)
    if wanted == "html":
        return _make_page(decode_page(data), options)
    text = decode_bytes(data)
    if wanted is None:
        if looks_like_html(text[:4096]):
            return _make_page(decode_page(data), options)
        _refuse_other_markup(text[:200].lstrip())
    return _make(text, options, {})


def _refuse_other_markup(head: str) -> None:
    if head.lower().startswith(("<?xml", "<rss", "<feed", "<nitf", "<newsml")):
        raise InputError("it is XML, which is not read: give plain text, HTML or JSON Lines")
    inside = head[1:].lstrip()
    if (head.startswith("[") and inside.startswith(("{", "["))) or (head.startswith("{") and inside.startswith('"')):
        raise InputError("it is JSON over several lines: write JSON Lines, one report a line")


def _make_page(source: str, options: ReadOptions) -> Report:
    page = read_page(source)
    return _make(
        page.text,
        options,
        {
            "title": page.title,
            "published": page.published,
            "url": page.url,
            "outlet": page.outlet,
            "bylines": page.authors,
        },
    )


def _make(text: str, options: ReadOptions, facts: Facts) -> Report:
    if options.published is not None:
        facts = {**facts, "published": options.published}
    return make_report(text, check_language=options.check_language, **facts)


def _read_lines(stream: Stream, name: str, options: ReadOptions) -> Iterator[Report | Failure]:
    """One report or Failure for each line of JSON Lines that is not blank. Raises InputError where there is none."""
    empty = True
    for number, line in stream.split_lines(options.max_bytes):
        place = f"{name}:{number}"
        if isinstance(line, InputError):
            yield Failure(input=place, report=None, message=str(line))
        elif _is_blank(line):
            continue
        else:
            yield _read_line(line, place, options)
        empty = False
    if empty:
        raise InputError("it holds no report: write one object a line")


def _is_blank(line: bytes) -> bool:
    """Whether a line holds white space and a byte-order mark at most, in UTF-8 or UTF-16."""
    return not line.replace(b"\0", b"").strip(_AROUND)


def _read_line(line: bytes, place: str, options: ReadOptions) -> Report | Failure:
    row: dict[str, Any] = {}
    try:
        row = parse_row(line)
        return _make(read_text(row), options, read_facts(row))
    except InputError as error:
        return Failure(input=place, report=read_id(row, strict=False), message=str(error))
