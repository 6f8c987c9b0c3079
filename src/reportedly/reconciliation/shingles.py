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
from zlib import crc32

from reportedly.reconciliation.rows import load_rows, load_words
from reportedly.vocabulary import PartKind, Report

LENGTH = 5
"""Words in a shingle."""

_MASK = "#"
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
    masked: list[str] = []
    names: set[int] = set()
    numbers: set[int] = set()
    terms: set[int] = set()
    body, quotations = _part_quotations(_join_body(report))
    for sentence in _iterate_sentences(body):
        words = _WORDS.findall(sentence)
        if _is_furniture(words) or _names_outlet(sentence, report.outlet):
            continue
        for place, word in enumerate(words):
            folded, sort = _sort_word(word)
            if sort == "number":
                numbers.add(hash_words(folded))
                masked.append(_MASK)
            elif sort != "day":
                masked.append(folded)
                if len(folded) >= _LEAST_TERM:
                    terms.add(hash_words(folded[:_STEM]))
                if place and sort == "word" and word[0].isupper():
                    names.add(hash_words(folded))
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
    for word in _WORDS.findall(words):
        folded, sort = _sort_word(word)
        if sort == "number":
            found.add(hash_words(folded))
        elif sort != "day" and len(folded) >= _LEAST_TERM:
            found.add(hash_words(folded[:_STEM]))
    return frozenset(found)


def hash_words(words: str) -> int:
    """32 bits that are the same on every machine; unpaired surrogates count as question marks."""
    return crc32(words.encode("utf-8", "replace")) * 0x9E3779B1 & 0xFFFFFFFF


def _hash_runs(words: list[str]) -> Iterator[int]:
    if 0 < len(words) < LENGTH:
        yield hash_words(" ".join(words))
    for place in range(len(words) - LENGTH + 1):
        yield hash_words(" ".join(words[place : place + LENGTH]))


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


def _is_furniture(words: list[str]) -> bool:
    marks = _load_furniture()
    return any(word in marks or (word != "US" and word.lower() in marks) for word in words)


def _names_outlet(sentence: str, outlet: str | None) -> bool:
    """Whether an outlet speaks of itself, as in "The Inland Gazette belongs to its readers"."""
    return outlet is not None and len(outlet) >= _LEAST_TERM and outlet in sentence


@lru_cache(maxsize=1)
def _load_furniture() -> frozenset[str]:
    return frozenset(row["word"] for row in load_rows("furniture_words.tsv"))


@lru_cache(maxsize=65536)
def _sort_word(word: str) -> tuple[str, str]:
    """The word folded, and what it is: ``number``, ``day``, ``month``, ``title`` or ``word``."""
    folded = word.casefold().replace("’", "'").removesuffix("'s")
    if folded[:1].isdigit():  # "31", "9,000", "3rd"; "MH17" is a name
        return folded, "number"
    for sort in ("number", "day", "month", "title"):
        if folded in load_words("masked_words.tsv", "class", sort):
            return folded, sort
    return folded, "word"
