"""The words of a report's text that tell whether it is another report's text.

Left out: every part that is not body (headline, dateline, byline, credits, boilerplate), sentences in which the page
speaks to its reader, and quotations of four words and more: two reporters who heard one speech write down the same
quotation, which shows one occasion, not one text. Figures are masked and days dropped, since copies bring figures up to
date and write "yesterday".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from zlib import crc32

from reportedly.reconciliation.rows import load_rows, load_words
from reportedly.vocabulary import PartKind, Report

LENGTH = 5
"""Words in a shingle."""

_MASK = b"#"
_SPREAD, _BITS = 0x9E3779B1, 0xFFFFFFFF
_QUOTED = re.compile(r"“[^”\n]{1,900}”|\"[^\"\n]{1,900}\"|‘(?:[^’\n]|’(?=\w)){1,900}’")
_LEAST_QUOTED = 4
_QUOTED_LENGTH = 3
_SENTENCES = re.compile(r"[^\n.!?]+(?:[.!?]+(?![\s\"”’)]|$)[^\n.!?]+)*[.!?\n]*")
_WORDS = re.compile(r"©|[^\W_]+(?:['’.,-][^\W_]+)*")
_STEM = 6
_LEAST_TERM = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What a text consists of, in hashes of 32 bits.

    ``shingles`` are its runs of words, in order, repetitions included; ``names`` and ``numbers`` the facts that it
    tells; ``terms`` its longer words, cut to their beginnings; ``size`` how many words all this was made from.
    ``quoted`` are runs of words in the quotations that were left out of everything else.
    """

    size: int
    shingles: tuple[int, ...]
    names: frozenset[int]
    numbers: frozenset[int]
    terms: frozenset[int]
    quoted: frozenset[int]


def read_wording(report: Report) -> Wording:
    """The wording of ``report``'s body. A text without words has an empty one."""
    masked: list[bytes] = []
    names: set[int] = set()
    numbers: set[int] = set()
    terms: set[int] = set()
    body, quotations = _part_quotations(_join_body(report))
    for sentence in _iterate_sentences(body):
        words = [_sort_word(word) for word in _WORDS.findall(sentence)]
        if any(word.furniture for word in words) or _names_outlet(sentence, report.outlet):
            continue
        for place, word in enumerate(words):
            if word.sort == "number":
                numbers.add(word.hash)
                masked.append(_MASK)
            elif word.sort != "day":
                masked.append(word.folded)
                if word.term is not None:
                    terms.add(word.term)
                if place and word.capital:
                    names.add(word.hash)
    return Wording(
        size=len(masked),
        shingles=tuple(_hash_runs(masked)),
        names=frozenset(names),
        numbers=frozenset(numbers),
        terms=frozenset(terms),
        quoted=frozenset(_hash_quotations(quotations)),
    )


def read_terms(words: str) -> frozenset[int]:
    """The terms and figures of any words, as a wording has them."""
    found: set[int] = set()
    for each in map(_sort_word, _WORDS.findall(words)):
        if each.sort == "number":
            found.add(each.hash)
        elif each.sort != "day" and each.term is not None:
            found.add(each.term)
    return frozenset(found)


def hash_words(words: str) -> int:
    """32 bits that are the same on every machine; unpaired surrogates count as question marks."""
    return _hash(words.encode("utf-8", "replace"))


def _hash(words: bytes) -> int:
    return crc32(words) * _SPREAD & _BITS


def _hash_runs(words: list[bytes]) -> Iterator[int]:
    """The hashes of runs of words, with a space between them: the text is joined once, and its slices hashed."""
    joined = b" ".join(words)
    if 0 < len(words) < LENGTH:
        yield _hash(joined)
    ends = list(accumulate(len(word) + 1 for word in words))
    for start, end in zip([0, *ends], ends[LENGTH - 1 :], strict=False):
        yield crc32(joined[start : end - 1]) * _SPREAD & _BITS


def _join_body(report: Report) -> str:
    """The body without everything else."""
    pieces: list[str] = []
    begin = 0
    for part in report.parts:
        if part.kind is not PartKind.BODY:
            pieces.append(report.text[begin : part.span.start])
            begin = part.span.end
    pieces.append(report.text[begin:])
    return "\n".join(pieces)


def _part_quotations(text: str) -> tuple[str, list[str]]:
    """The text without its longer quotations, and those."""
    quotations: list[str] = []

    def drop(found: re.Match[str]) -> str:
        if found.group().count(" ") < _LEAST_QUOTED - 1:
            return found.group()
        quotations.append(found.group())
        return " "

    return _QUOTED.sub(drop, text), quotations


def _hash_quotations(quotations: Iterable[str]) -> Iterator[int]:
    for quotation in quotations:
        words = [word.casefold().replace("’", "'") for word in _WORDS.findall(quotation)]
        for place in range(len(words) - _QUOTED_LENGTH + 1):
            yield hash_words(" ".join(words[place : place + _QUOTED_LENGTH]))


def _iterate_sentences(text: str) -> Iterator[str]:
    return (found.group() for found in _SENTENCES.finditer(text))


def _names_outlet(sentence: str, outlet: str | None) -> bool:
    """Whether an outlet speaks of itself, as in "The Inland Gazette belongs to its readers"."""
    return outlet is not None and len(outlet) >= _LEAST_TERM and outlet in sentence


@lru_cache(maxsize=1)
def _load_furniture() -> frozenset[str]:
    return frozenset(row["word"] for row in load_rows("furniture_words.tsv"))


@dataclass(frozen=True, slots=True)
class _Sorted:
    """A word folded, and what it is: ``number``, ``day``, ``month``, ``title`` or ``word``.

    ``term`` is the hash of its beginning where it is long enough; ``capital``: of a plain word with a capital letter;
    ``furniture``: in a sentence with it the page speaks to its reader.
    """

    folded: bytes
    sort: str
    hash: int
    term: int | None
    capital: bool
    furniture: bool


@lru_cache(maxsize=65536)  # most words of a report were in one before
def _sort_word(word: str) -> _Sorted:
    folded = word.casefold().replace("’", "'").removesuffix("'s")
    sort = _find_sort(folded)
    marks = _load_furniture()
    return _Sorted(
        folded=folded.encode("utf-8", "replace"),
        sort=sort,
        hash=hash_words(folded),
        term=hash_words(folded[:_STEM]) if len(folded) >= _LEAST_TERM else None,
        capital=sort == "word" and word[0].isupper(),
        furniture=word in marks or (word != "US" and word.lower() in marks),
    )


def _find_sort(folded: str) -> str:
    if folded[:1].isdigit():  # "31", "9,000", "3rd"; "MH17" is a name
        return "number"
    for sort in ("number", "day", "month", "title"):
        if folded in load_words("masked_words.tsv", "class", sort):
            return sort
    return "word"
