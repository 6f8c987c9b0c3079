"""What a released image shows, as a claim of the image.

"The ministry released images showing a convoy": the model takes "images showing a convoy" for the ministry's words. The
ministry put the images before the public; that there was a convoy is what the images show.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from reportedly.reading.cues import lemmas_of
from reportedly.reading.table_rows import load_rows
from reportedly.reading.words import cut_words
from reportedly.reading.workspace import Attribution
from reportedly.vocabulary import Span

_LONGEST = 80
"""Characters in which the thing and what says that it shows must stand."""


def turn_to_exhibit(one: Attribution, text: str) -> Attribution:
    """The attribution with the thing shown as its source, where its content is such a thing; else as it is."""
    if not _is_release(one, text):
        return one
    first = one.content[0]
    match = _pattern().match(text, first.start, min(first.end, first.start + _LONGEST))
    if match is None or match.end() >= first.end:
        return one
    return replace(
        one,
        source=(Span(start=match.start("thing"), end=match.end("thing")),),
        cue=(Span(start=match.start("shows"), end=match.end("shows")),),
        content=(Span(start=match.end(), end=first.end), *one.content[1:]),
    )


def _is_release(one: Attribution, text: str) -> bool:
    words = [word for span in one.cue for word in cut_words(text, span.start, span.end)]
    return any(lemma in _words("release") for word in words for lemma in lemmas_of(word.text))


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(row["word"] for row in load_rows("exhibits.tsv") if row["kind"] == kind)


@cache
def _pattern() -> re.Pattern[str]:
    things = "|".join(sorted(map(re.escape, _words("thing"))))
    shows = "|".join(sorted(map(re.escape, _words("shows")), key=len, reverse=True))
    return re.compile(rf"(?P<thing>(?:[\w'’-]+ ){{0,4}}(?:{things})s?),? (?P<shows>{shows}) ", re.IGNORECASE)
