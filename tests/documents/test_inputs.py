"""Files, directories, JSON Lines and standard input: in order, one at a time, an error where one cannot be read."""

import codecs
import io
import itertools
import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.documents import Failure, ReadOptions, read_bytes, read_documents
from reportedly.errors import InputError, SettingError
from reportedly.vocabulary import Report

TEXT = "The mayor said on Monday that the bridge would open again within the week."
PAGE = f"<!DOCTYPE html><html><head><title>Bridge</title></head><body><article><p>{TEXT}</p></article></body></html>"


def _read(*inputs, stdin=b"", **options):
    return list(read_documents([str(each) for each in inputs], ReadOptions(**options), stdin=io.BytesIO(stdin)))


def _name(result):
    return result.input if isinstance(result, Failure) else result.text


def _write(path, data):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def test_reads_a_file_verbatim(tmp_path):
    path = _write(tmp_path / "a.txt", codecs.BOM_UTF8 + f"{TEXT}\r\n".encode())

    (report,) = _read(path)

    assert report.text == f"{TEXT}\r\n"


@pytest.mark.parametrize("inputs", [(), ("-",)])
def test_reads_standard_input(inputs):
    (report,) = _read(*inputs, stdin=TEXT.encode())

    assert report.text == TEXT


def test_keeps_the_order_and_goes_on_after_an_error(tmp_path):
    good = _write(tmp_path / "good.txt", TEXT)
    empty = _write(tmp_path / "empty.txt", "")
    missing = tmp_path / "missing.txt"

    results = _read(good, empty, missing, "-", good, stdin=f"{TEXT} Again.".encode())

    assert [_name(each) for each in results] == [TEXT, str(empty), str(missing), f"{TEXT} Again.", TEXT]
    assert "empty" in results[1].message
    assert "no such file" in results[2].message
    assert results[1].report is None


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.7", "a PDF"),
        (b"\x00\x01\x02\x03" * 20, "binary"),
        (b"  \n\n ", "no word"),
        (f"{TEXT} ".encode() * 4, "over 200 bytes"),
        ("Мэр заявил в понедельник, что мост снова откроется.".encode(), "Cyrillic"),
        (b"one \xed\xa0\x80 two", "surrogate"),
    ],
)
def test_a_file_that_is_no_report_says_why(tmp_path, data, message):
    path = _write(tmp_path / "a.txt", data)

    (failure,) = _read(path, max_bytes=200)

    assert failure.input == str(path)
    assert message in failure.message


def test_reads_a_directory_in_order(tmp_path):
    for name in ("b.txt", "a/z.txt", "a/c.txt", "c.txt"):
        _write(tmp_path / name, f"{TEXT} {name}")
    for name in (".hidden.txt", ".hidden/d.txt", "notes.pdf", "Makefile", "README.md"):
        _write(tmp_path / name, f"{TEXT} {name}")

    results = _read(tmp_path)

    assert [each.text.removeprefix(f"{TEXT} ") for each in results] == ["a/c.txt", "a/z.txt", "b.txt", "c.txt"]


def test_a_directory_does_not_follow_linked_directories_or_wait_for_pipes(tmp_path):
    _write(tmp_path / "a.txt", TEXT)
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere")

    report, failure = _read(tmp_path)

    assert report.text == TEXT
    assert failure.input == str(tmp_path / "broken.txt")


def test_a_directory_without_reports_is_an_error(tmp_path):
    _write(tmp_path / "picture.png", b"\x89PNG")

    (failure,) = _read(tmp_path)

    assert failure.input == str(tmp_path)
    assert ".jsonl" in failure.message


def test_a_named_file_of_any_ending_is_judged_by_its_content(tmp_path):
    text, page, lines = (
        _write(tmp_path / "a.dat", TEXT),
        _write(tmp_path / "b.dat", PAGE),
        _write(tmp_path / "c.dat", json.dumps({"text": TEXT, "id": "r1"})),
    )

    first, second, third = _read(text, page, lines)

    assert (first.text, second.text, third.id) == (TEXT, TEXT, "r1")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<?xml version='1.0'?><rss><channel/></rss>", "XML"),
        (b'[{"text": "One"}]', "JSON over several lines"),
        (b'{\n  "text": "One"\n}', "JSON over several lines"),
    ],
)
def test_other_formats_are_refused_not_read_as_text(data, message):
    (failure,) = _read(stdin=data)

    assert message in failure.message


def test_a_format_that_is_asked_for_is_kept_to(tmp_path):
    path = _write(tmp_path / "a.html", PAGE)

    (report,) = _read(path, format="text", check_language=False)

    assert report.text == PAGE


def test_paths_that_cannot_be():
    results = _read("", "a\0b")

    assert ["empty or holds a NUL" in each.message for each in results] == [True, True]


def test_a_closed_standard_input_is_an_error():
    closed = io.BytesIO()
    closed.close()

    (failure,) = read_documents([], ReadOptions(), stdin=closed)

    assert (failure.input, "closed" in failure.message) == ("-", True)


class BrokenPipe(io.RawIOBase):
    """A pipe that breaks after its first line."""

    def __init__(self, first):
        self._lines = iter([first])

    def readline(self, size=-1):
        try:
            return next(self._lines)
        except StopIteration:
            raise OSError(5, "Input/output error") from None


def test_what_came_before_a_pipe_broke_is_kept():
    pipe = BrokenPipe(json.dumps({"text": TEXT}).encode() + b"\n")

    report, failure = read_documents([], ReadOptions(), stdin=pipe)

    assert report.text == TEXT
    assert "Input/output error" in failure.message


# JSON Lines


def _dump(*rows):
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def test_reads_json_lines_with_what_they_state(tmp_path):
    row = {
        "text": f"{TEXT}\r\n",
        "id": "a1",
        "title": "Bridge",
        "published": "2024-10-30T10:00+09:00",
        "url": "https://example.org/a",
        "outlet": "Example",
        "mood": ["ignored"],
    }
    path = _write(tmp_path / "a.jsonl", _dump(row))

    (report,) = _read(path)

    assert (report.text, report.id, report.title) == (row["text"], "a1", "Bridge")
    assert (report.published, report.url, report.outlet) == (row["published"], row["url"], "Example")


@pytest.mark.parametrize(
    ("line", "report", "message"),
    [
        (b'{"id": "a1"}', "a1", 'no "text"'),
        (b'{"id": "a1", "text": 7}', "a1", '"text" is a int'),
        (b'{"id": "a1", "text": null}', "a1", '"text" is a NoneType'),
        (b'{"id": ["a"], "text": "One two"}', None, '"id" is a list'),
        (b'{"text": "One two", "title": 3}', None, '"title" is a int'),
        (b'{"text": "One two", "published": "soon"}', None, "published is 'soon'"),
        (b'{"text": "One \\ud800 two", "id": 12}', "12", "lone surrogate"),
        (b'{"text": "One two", "title": "\\ud800"}', None, "lone surrogate"),
        (b'{"text": " "}', None, "no word"),
        (b'["text"]', None, "no object"),
        (b'{"text": "One tw', None, "not JSON"),
        (b"[" * 100_000, None, "nested too deeply"),
        (b'{"text": "\xff\x81"}', None, "encoding is not known"),
    ],
)
def test_a_bad_line_is_an_error_for_that_line(tmp_path, line, report, message):
    good = _dump({"text": TEXT})
    path = _write(tmp_path / "a.jsonl", good + b"\n" + line + b"\n" + good)

    first, failure, last = _read(path)

    assert first.text == last.text == TEXT
    assert failure.input == f"{path}:3"
    assert failure.report == report
    assert message in failure.message


def test_a_cut_off_last_line_is_an_error(tmp_path):
    path = _write(tmp_path / "a.jsonl", _dump({"text": TEXT}) + b'{"text": "The may')

    report, failure = _read(path)

    assert report.text == TEXT
    assert (failure.input, "cut off" in failure.message) == (f"{path}:2", True)


def test_a_line_over_the_limit_is_skipped_whole():
    limit = len(_dump({"text": TEXT})) - 1
    data = _dump({"text": TEXT}, {"text": TEXT * 50_000}, {"text": TEXT})

    first, failure, last = _read(stdin=data, max_bytes=limit)

    assert first.text == last.text == TEXT
    assert failure.input == "-:2"
    assert f"over {limit} bytes" in failure.message


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_json_lines_in_other_encodings(tmp_path, encoding):
    rows = [{"text": f"{TEXT} “Ċ, ਊ”"}, {"text": TEXT}]  # letters with the byte of a line feed in them
    data = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode(encoding)

    results = _read(_write(tmp_path / "a.jsonl", data))

    assert [each.text for each in results] == [row["text"] for row in rows]


def test_an_empty_json_lines_file_has_no_reports(tmp_path):
    (failure,) = _read(_write(tmp_path / "a.jsonl", b"\n \n"))

    assert "no report" in failure.message


class Endless(io.RawIOBase):
    """Lines without end, counted as they are taken."""

    def __init__(self):
        self.taken = 0

    def readline(self, size=-1):
        self.taken += 1
        return _dump({"text": f"{TEXT} {self.taken}"})


def test_lines_are_read_as_they_are_asked_for():
    stream = Endless()

    first = list(itertools.islice(read_documents(["-"], ReadOptions(), stdin=stream), 3))

    assert [each.text[-1] for each in first] == ["1", "2", "3"]
    assert stream.taken == 3


# options


def test_the_given_date_comes_before_the_reports_own():
    (report,) = _read(stdin=_dump({"text": TEXT, "published": "2024-10-29"}), published="2024-10-30")

    assert report.published == "2024-10-30"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"published": "30.10.2024"}, "2024-10-30"),
        ({"format": "pdf"}, "auto, text, html, jsonl"),
        ({"max_bytes": 0}, "from 1 up"),
    ],
)
def test_options_are_checked(options, message):
    with pytest.raises(SettingError, match=message):
        ReadOptions(**options)


# one report from bytes


def test_read_bytes_goes_by_the_name():
    assert read_bytes(TEXT.encode(), name="a.txt", options=ReadOptions()).text == TEXT
    assert read_bytes(_dump({"text": TEXT}), name="a.jsonl", options=ReadOptions()).text == TEXT
    with pytest.raises(InputError, match="2 reports"):
        read_bytes(_dump({"text": TEXT}, {"text": TEXT}), name="a.jsonl", options=ReadOptions())


NAMES = st.sampled_from(["a", "a.txt", "a.html", "a.jsonl"])
SCRAPS = st.lists(
    st.sampled_from(
        [
            b"<html>",
            b"<p>",
            b"{",
            b'"text"',
            b":",
            b"\n",
            b"\x00",
            b"\xff\xfe",
            b"\xef\xbb\xbf",
            b"word ",
            b"\xc3",
            b"}",
        ]
    )
    | st.binary(max_size=6),
    max_size=12,
).map(b"".join)


@given(SCRAPS, NAMES)
def test_any_bytes_are_a_report_or_an_input_error(data, name):
    try:
        report = read_bytes(data, name=name, options=ReadOptions())
    except InputError:
        return
    assert isinstance(report, Report)
