"""Which bytes are text, and in which encoding."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.documents.decoding import check_text, decode_bytes
from reportedly.errors import InputError

WORDS = "The mayor’s café said “no” – twice.\r\nNobody asked why."


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode(),
        codecs.BOM_UTF8 + WORDS.encode(),
        codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
        WORDS.encode("utf-16-le"),
        WORDS.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + WORDS.encode("utf-32-le"),
        WORDS.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 mark", "utf-16-le mark", "utf-16-be mark", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
def test_recognises_the_encoding(data):
    assert decode_bytes(data) == WORDS


def test_only_the_first_mark_is_encoding():
    assert decode_bytes(codecs.BOM_UTF8 * 2 + b"One") == "\ufeffOne"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b"%PDF-1.7 and so on", "a PDF"),
        (b"PK\x03\x04 and so on", "a ZIP"),
        (b"\x89PNG\r\n\x1a\n", "a PNG"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"{\\rtf1 words}", "an RTF"),
        (bytes(range(256)) * 8, "binary"),
        (b"a\x00b\x00\x00\x00\x01\x02", "binary"),
        ("Они сказали нет".encode("koi8-r"), "encoding is not known"),
        ("He said “no”, and “never”".encode()[:-1], "damaged at byte"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8a\x00", "damaged"),
    ],
)
def test_refuses_what_is_no_text_and_says_why(data, message):
    with pytest.raises(InputError, match=message):
        decode_bytes(data)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (" \r\n\t ", "no word"),
        ("___", "no word"),
        ("a \ud800 b", r"character 2 is a lone surrogate \(U\+D800\)"),
        ("words\x00", "binary"),
        ("\x01\x02\x03\x04 ab", "binary"),
    ],
)
def test_refuses_a_text_without_words_or_with_half_characters(text, message):
    with pytest.raises(InputError, match=message):
        check_text(text)


def test_half_characters_in_utf_8_are_named():
    with pytest.raises(InputError, match="lone surrogate"):
        check_text(decode_bytes(b"one \xed\xa0\x80 two"))


@given(st.text(min_size=1))
def test_utf_8_comes_out_as_it_went_in(text):
    data = text.encode("utf-8", "surrogatepass")
    try:
        decoded = decode_bytes(data)
    except InputError:
        return
    if not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and "\x00" not in text:
        assert decoded == text
