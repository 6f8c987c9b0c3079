"""Whether what a command prints stands in the reports that it names: each figure, name and quotation.

The JSON of any view is walked. Wherever an object has words and offsets, the slice of the report must be those words;
a source's name must be a name that its report has; what is quoted, and each number, in a sentence that the program
made (a label, a reason) must stand in one of the reports that the sentence is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from reportedly.vocabulary import GAP, Reading

_MADE = ("label", "reason")
"""Fields with sentences that the program makes."""

_WORDS = ("source_words", "source_role", "cue", "content")
"""Fields of flat rows that hold words of the report."""

_QUOTED = re.compile(r"“([^”]*)”")
_NUMBER = re.compile(r"(?<![\w-])\d[\d,.]*\d|(?<![\w-])\d(?![\w-])")
_AND = re.compile(r",? and |, ")
_DATE = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
_FOLDS = str.maketrans({"’": "'", "‘": "'", "“": None, "”": None, '"': None, "\u00a0": " "})
"""Quotation marks inside a quotation are left out where a label quotes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A report's text, and the names that its entities have."""

    text: str
    names: frozenset[str]
    title: str | None = None


def store(reading: Reading) -> Stored:
    """What a reading is checked against. A name that stands nowhere in the text as one of its names is none."""
    text = reading.report.text
    own = {entity.name: [text[span.start : span.end] for span in entity.names] for entity in reading.entities}
    standing = {name for name, spans in own.items() if spans and stands(name, text)}
    return Stored(text=text, names=frozenset(standing), title=reading.report.title)


def find_untraced(printed: Any, stored: Mapping[str, Stored], report: str | None = None) -> Iterator[str]:
    """What in ``printed`` does not resolve, in a sentence each; ``report`` is the one that it stands in."""
    if isinstance(printed, list):
        for each in printed:
            yield from find_untraced(each, stored, report)
    elif isinstance(printed, dict):
        own = _name_report(printed) or report
        yield from _check_places(printed, stored, own)
        yield from _check_words(printed, stored, own)
        yield from _check_sentences(printed, stored, own)
        for name, each in printed.items():
            if name not in ("text", "judgements", "grades"):
                yield from find_untraced(each, stored, own)


def _name_report(printed: dict[str, Any]) -> str | None:
    report = printed.get("report")
    if isinstance(report, dict):
        return report.get("id")
    return report if isinstance(report, str) else None


def _check_places(printed: dict[str, Any], stored: Mapping[str, Stored], report: str | None) -> Iterator[str]:
    """Words beside their offsets."""
    words = printed.get("text", printed.get("content"))
    for name in ("spans", "span"):
        if name not in printed or not isinstance(words, str):
            continue
        spans = printed[name] if name == "spans" else [printed[name]]
        if report not in stored:
            yield f"{words!r} stands in no report: {report}"
        elif not spans and words == stored[report].title:
            continue  # a notice in a title that is no part of the text
        elif GAP.join(stored[report].text[start:end] for start, end in spans) != words:
            yield f"{words!r} does not stand at {spans} of {report}"
    if isinstance(printed.get("amount"), dict) and not printed["words"]["spans"]:
        yield f"a figure without its place in {report}"


def _check_words(printed: dict[str, Any], stored: Mapping[str, Stored], report: str | None) -> Iterator[str]:
    """Names, and words without offsets, in rows that say which report they are of."""
    if report not in stored:
        return
    for name in _WORDS:
        words = printed.get(name)
        if isinstance(words, str):
            yield from (
                f"{name} {piece!r} does not stand in {report}"
                for piece in words.split(GAP)
                if piece not in stored[report].text
            )
    if "claim" in printed and printed["claim"] is None and isinstance(printed.get("report"), dict):
        return  # the outlet's own voice: its name is the report's, and is no word of the text
    named = printed.get("source_name", printed.get("name") if "naming" in printed and "entity" in printed else None)
    if isinstance(named, str) and not is_named(named, stored[report]):
        yield f"{named!r} is no name that {report} has"


def is_named(name: str, stored: Stored) -> bool:
    """Whether a report has a name, or each of several that are said together."""
    parts = _AND.split(name)
    return name in stored.names or all(part in stored.names or stands(part, stored.text) for part in parts)


def _check_sentences(printed: dict[str, Any], stored: Mapping[str, Stored], report: str | None) -> Iterator[str]:
    """Numbers and quotations in sentences that the program made; without a report any of those stored will do."""
    texts = [stored[report].text] if report in stored else [each.text for each in stored.values()]
    for name in _MADE:
        sentence = printed.get(name)
        if not isinstance(sentence, str) or "aspect" in printed or "span" in printed:
            continue
        for quoted in _QUOTED.findall(sentence):
            if not any(stands(piece, text) for text in texts for piece in [quoted.strip(" …")]):
                yield f"{quoted!r} in {sentence!r} stands in no report"
        if name == "label":
            yield from _check_numbers(sentence, texts)


def _check_numbers(sentence: str, texts: list[str]) -> Iterator[str]:
    for number in _NUMBER.findall(_DATE.sub(" ", sentence)):
        if not any(number in text for text in texts):
            yield f"the number {number} in {sentence!r} stands in no report"


def list_numbers(shown: str) -> list[str]:
    """The numbers in ``shown``, in digits; dates and what is joined to a word left out."""
    return _NUMBER.findall(_DATE.sub(" ", shown))


def stands(words: str, text: str) -> bool:
    """Whether words stand in a text, but for spacing and quotation marks; of broken ones each piece."""
    return all(_fold(piece) in _fold(text) for piece in words.split("…"))


def _fold(text: str) -> str:
    return " ".join(text.translate(_FOLDS).split()).casefold()
