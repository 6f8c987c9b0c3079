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
from unicodedata import normalize
from zlib import crc32

from reportedly.reconciliation.rows import load_rows, load_words
from reportedly.reconciliation.slots import (
    DAY,
    DAYS,
    DIGITS,
    FIGURE,
    NAME,
    NAMES,
    STOP,
    WORDS,
    Framed,
    collect_slots,
    make_value,
)
from reportedly.vocabulary import PartKind, Report

LENGTH = 5
"""Words in a shingle."""

_MASK = FIGURE
_FIGURES_AND_DAYS = ("number", "day")
_STOP = Framed(STOP)
_SPREAD, _BITS = 0x9E3779B1, 0xFFFFFFFF
_QUOTED = re.compile(r"“[^”\n]{1,900}”|\"[^\"\n]{1,900}\"|‘(?:[^’\n]|’(?=\w)){1,900}’")
_LEAST_QUOTED = 4
_QUOTED_LENGTH = 3
_SENTENCES = re.compile(r"[^\n.!?]+(?:[.!?]+(?![\s\"”’)]|$)[^\n.!?]+)*[.!?\n]*")
_WORDS = re.compile(r"©|[^\W_]+(?:['’.,-][^\W_]+)*")
_STEM = 6
_SOFT = frozenset("aeiouyhw")
_BONES = 4
_DAY = 3  # "Mon" and "Monday", "Jan" and "January" are one
_LEAST_TERM = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What a text consists of, in hashes of 32 bits.

    ``shingles`` are its runs of words, in order, repetitions included; ``names`` and ``numbers`` the facts that it
    tells; ``terms`` its longer words, cut to their beginnings; ``size`` how many words all this was made from.
    ``quoted`` are runs of words in the quotations that were left out of everything else;
    ``handed`` the shingles of sentences that give what a statement says; ``slots`` the frames in which
    figures and names stand, each with what fills it.
    """

    size: int
    shingles: tuple[int, ...]
    names: frozenset[int]
    numbers: frozenset[int]
    terms: frozenset[int]
    quoted: frozenset[int]
    handed: frozenset[int]
    slots: tuple[tuple[int, int], ...]


def read_wording(report: Report) -> Wording:
    """The wording of ``report``'s body. A text without words has an empty one."""
    body, quotations = _part_quotations(_join_body(report))
    told = [sentence for sentence in _iterate_sentences(body) if not _names_outlet(sentence, report)]
    found = [(sentence, _sort_words(sentence)) for sentence in told]
    own = [(sentence, words) for sentence, words in found if not any(word.furniture for word in words)]
    kept = [words for _, words in own]
    handed = [words for sentence, words in own if _find_handed_out().search(sentence)]
    words = [word for sentence in kept for word in sentence]
    names = frozenset(word.hash for sentence in kept for word in sentence[1:] if word.capital)
    return Wording(
        size=sum(word.sort != "day" for word in words),
        shingles=tuple(_hash_runs(_mask(words))),
        names=names,
        numbers=frozenset(word.hash for word in words if word.sort == "number"),
        terms=frozenset(word.term for word in words if word.term is not None and word.sort not in _FIGURES_AND_DAYS),
        quoted=frozenset(_hash_quotations(quotations)),
        handed=frozenset(each for sentence in handed for each in _hash_runs(_mask(sentence))),
        slots=(*_frame_dateline(report), *collect_slots(_frame(kept, names))),
    )


def _mask(words: Iterable[_Sorted]) -> list[bytes]:
    """Words as shingles have them: figures masked, days left out."""
    return [_MASK if word.sort == "number" else word.folded for word in words if word.sort != "day"]


@lru_cache(maxsize=1)
def _find_handed_out() -> re.Pattern[str]:
    """What marks a sentence that gives what a statement says, as in "The company said in a statement that …"."""
    ways = (r"\s+".join(map(re.escape, row["words"].split())) for row in load_rows("handed_out.tsv"))
    return re.compile(rf"\b(?:{'|'.join(ways)})\b", re.IGNORECASE)


def _sort_words(sentence: str) -> list[_Sorted]:
    return list(map(_sort_word, _WORDS.findall(sentence)))


def _frame(sentences: Iterable[list[_Sorted]], names: frozenset[int]) -> Iterator[Framed]:
    """Words as slots need them. A capital at the head of a sentence makes a name where the word is one elsewhere, or
    stands before another: "Ingrid Solvang said"; and no day.
    """
    for sentence in sentences:
        yield from (_STOP, _STOP)
        if sentence:
            head, after = sentence[0], sentence[1].capital if len(sentence) > 1 else False
            named = head.sort == "number" or (head.capital and (after or head.hash in names))
            if named or head.sort != "day":
                yield head.framed if named else head.plain
        yield from (word.framed for word in sentence[1:])


def _frame_dateline(report: Report) -> Iterator[tuple[int, int]]:
    """The place of the dateline, which is no part of the body: one market's report is not another's."""
    place = report.dateline.place if report.dateline else None
    if place:
        yield hash_words(PartKind.DATELINE), make_value(hash_words(_find_bones(place.casefold())), NAMES)


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


def _names_outlet(sentence: str, report: Report) -> bool:
    """Whether an outlet speaks of itself, as in "The Inland Gazette belongs to its readers"."""
    outlet = report.outlet
    return outlet is not None and len(outlet) >= _LEAST_TERM and outlet in sentence


@lru_cache(maxsize=1)
def _load_furniture() -> frozenset[str]:
    return frozenset(row["word"] for row in load_rows("furniture_words.tsv"))


@dataclass(frozen=True, slots=True)
class _Sorted:
    """A word folded, and what it is: ``number``, ``day``, ``month``, ``title`` or ``word``.

    ``term`` is the hash of its beginning where it is long enough; ``capital``: of a plain word with a capital letter;
    ``furniture``: in a sentence with it the page speaks to its reader; ``framed`` and ``plain`` as it stands in frames,
    within a sentence and at its head.
    """

    folded: bytes
    sort: str
    hash: int
    term: int | None
    capital: bool
    furniture: bool
    framed: Framed
    plain: Framed


@lru_cache(maxsize=65536)  # most words of a report were in one before
def _sort_word(word: str) -> _Sorted:
    folded = word.casefold().replace("’", "'").removesuffix("'s")
    sort = _find_sort(folded)
    marks = _load_furniture()
    capital = word[0].isupper()
    encoded = folded.encode("utf-8", "replace")
    return _Sorted(
        folded=encoded,
        sort=sort,
        hash=hash_words(folded),
        term=hash_words(folded[:_STEM]) if len(folded) >= _LEAST_TERM else None,
        capital=capital and sort == "word",
        furniture=word in marks or (word != "US" and word.lower() in marks),
        framed=_frame_word(folded, sort, capital),
        plain=Framed(encoded),
    )


def _frame_word(folded: str, sort: str, capital: bool) -> Framed:
    """``sort`` as in ``_Sorted``; days without a capital are "yesterday" and the like, which fill nothing."""
    if sort == "number":
        return Framed(FIGURE, make_value(hash_words(folded), DIGITS if folded[0].isdigit() else WORDS))
    if sort == "day":
        return Framed(DAY, make_value(hash_words(folded[:_DAY]), DAYS) if capital else 0)
    if capital and sort == "month":
        return Framed(FIGURE, make_value(hash_words(folded[:_DAY]), WORDS))
    if capital and sort == "word":
        return Framed(NAME, make_value(hash_words(_find_bones(folded)), NAMES))
    return Framed(folded.encode("utf-8", "replace"))


def _find_bones(name: str) -> str:
    """What spellings of a foreign name have in common: "Kyiv" and "Kiev", "Veselý" and "Vesely" are one."""
    plain = "".join(each for each in normalize("NFKD", name) if each.isalnum())
    return plain[:1] + "".join(each for each in plain[1:] if each not in _SOFT)[:_BONES]


def _find_sort(folded: str) -> str:
    if folded[:1].isdigit():  # "31", "9,000", "3rd"; "MH17" is a name
        return "number"
    for sort in ("number", "day", "month", "title"):
        if folded in load_words("masked_words.tsv", "class", sort):
            return sort
    return "word"
