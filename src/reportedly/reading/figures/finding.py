"""Figures of a report: every number that is a quantity, with its bounds, unit, noun, change and scope.

One look at each sentence says whether it may hold a figure; only those that may are cut into tokens and read from left
to right. What is found costs in proportion to the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.reading.figures.drafts import make_found
from reportedly.reading.figures.found import Found
from reportedly.reading.figures.implied import load_harm_words
from reportedly.reading.figures.number_words import find_number_words
from reportedly.reading.figures.reading import Desk, read_sentence
from reportedly.reading.figures.references import Memory
from reportedly.reading.figures.scan import cut_tokens
from reportedly.reading.figures.scopes import order_moments
from reportedly.reading.figures.sentences import Sentence
from reportedly.reading.ground import Ground
from reportedly.reading.syntax import Parse
from reportedly.vocabulary import Moment

_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"[\d¼-¾⅐-⅞]")


def find_figures(ground: Ground, moments: Sequence[Moment], parse: Parse) -> tuple[Found, ...]:
    """The figures of a report in order of the text, with ids f1, f2 … and no claim.

    ``moments`` are its time expressions: what stands in a date, a time of day or a repeated time is no figure. A
    duration is a measure unless the words place it on the line of time.
    """
    memory, ordered = Memory(), order_moments(moments)
    found: list[Found] = []
    for span in ground.sentences:
        memory.turn_sentence()
        if not _may_hold(ground.text, span.start, span.end):
            continue
        tokens = cut_tokens(ground.text, span.start, span.end)
        sentence = Sentence(tokens, span, parse)
        desk = Desk(sentence=sentence, ground=ground, moments=ordered, memory=memory)
        for draft in read_sentence(desk):
            found.append(make_found(draft, tokens, len(found) + 1))
    return tuple(found)


def _may_hold(text: str, start: int, end: int) -> bool:
    """Whether a sentence has a digit, a number word or a word of harm."""
    if _DIGIT.search(text, start, end) is not None:
        return True
    words = _WORD.findall(text[start:end].lower())
    return not (find_number_words().isdisjoint(words) and load_harm_words().isdisjoint(words))
