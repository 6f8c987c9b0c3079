"""Articles of one length, cut from a collection of reports: the same files give the same articles."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

SENTENCE_END = re.compile(
    r"""
    (?: [a-z]{3,} [.!?] [”’"')\]]*   # a period after a long word: "Mr." and "Jan." end nothing
      | [.!?] [”"] )                 # or a mark inside closing quotation marks
    \s+ (?= ["“‘'(\[]? [A-Z0-9] )    # and what follows looks like the start of a sentence
    """,
    re.VERBOSE,
)


class ArticlesError(Exception):
    """There are no articles to measure with."""


QUOTATION_MARK = re.compile('["“”]')


def split_sentences(text: str) -> list[str]:
    """``text`` in sentences, roughly; each keeps the white space that follows it, so joined they are ``text`` again."""
    ends = [match.end() for match in SENTENCE_END.finditer(text)]
    bounds = [0, *ends, len(text)]
    return [text[start:end] for start, end in pairwise(bounds) if end > start]


def cut_articles(texts: Iterable[str], *, words: int) -> Iterator[str]:
    """One article after another: texts joined until there are ``words`` words, cut there; a shorter rest is dropped.

    The rest of the text that was cut is dropped too, so that every article begins as a report begins.
    """
    pieces: list[str] = []
    for text in texts:
        for sentence in split_sentences(text.strip() + "\n\n"):
            pieces.append(sentence)
            if is_complete(pieces, words=words):
                yield "".join(pieces).strip()
                pieces = []
                break


def is_complete(sentences: list[str], *, words: int) -> bool:
    """Whether the article may end here: long enough, and not inside a quotation unless that goes on and on."""
    length = sum(len(sentence.split()) for sentence in sentences)
    marks = sum(len(QUOTATION_MARK.findall(sentence)) for sentence in sentences)
    return length >= words and (marks % 2 == 0 or length >= 1.25 * words)


def read_texts(folder: Path) -> list[str]:
    """The texts of a folder: of its ``wikinews.jsonl`` where there is one, else of its plain-text files by name."""
    rows = folder / "wikinews.jsonl"
    if rows.is_file():
        with rows.open(encoding="utf-8") as lines:
            return [json.loads(line)["text"] for line in lines]
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]


def spread(items: list[str], count: int) -> list[str]:
    """At most ``count`` of the items, evenly spread over all of them."""
    if len(items) <= count:
        return items
    return [items[index * len(items) // count] for index in range(count)]


def choose_articles(folders: Iterable[Path], *, words: int, count: int) -> tuple[Path, list[str]]:
    """The first folder that yields an article, and ``count`` articles of about ``words`` words from it.

    Raises ``ArticlesError`` where none does.
    """
    tried = []
    for folder in folders:
        articles = list(cut_articles(read_texts(folder), words=words))
        if articles:
            return folder, spread(articles, count)
        tried.append(str(folder))
    raise ArticlesError(
        f"no text for an article of {words} words in {', '.join(tried) or 'no folder at all'}: "
        "give --data a folder with wikinews.jsonl or with plain-text files"
    )
