"""Somebody stands by a number: "The Pentagon has kept to about 10,000" is that body's claim, without a word of saying.

The model was taught on verbs of saying and finds none here. Only the plain form is taken: a name of a body, a person or
a seat of government, the verb, the number, with or without "its estimate of"; nothing that the model found is touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from reportedly.reading.ground import Ground
from reportedly.reading.table_rows import load_rows
from reportedly.reading.workspace import Attribution, Name
from reportedly.vocabulary import Span

_SPEAKERS = frozenset({"PER", "ORG", "LOC"})
_SCORE = 0.6
_OWN = r"(?:(?:its|his|her|their|the|an?) (?:\w+ )?(?:estimate|figure|count|tally|number|toll|total) of )?"
_BOUND = r"(?:(?:about|around|some|nearly|almost|roughly|up to|at least|more than|fewer than|as many as) )?"
_END = re.compile(r"[.!?]?[\s\"”’]*$")


def find_kept_numbers(attributions: Iterable[Attribution], ground: Ground) -> Iterator[Attribution]:
    """The attributions by which somebody stands by a number, where ``attributions`` has nothing in that sentence."""
    taken: list[Span] | None = None
    for found in _compile().finditer(ground.text):
        sentence = ground.sentence_at(found.start())
        speaker = None if sentence is None else _find_speaker(found.start(), sentence, ground)
        if sentence is None or speaker is None or ground.quotations_on(found.start(), found.end()):
            continue
        if taken is None:
            taken = [span for one in attributions for span in (*one.source, *one.cue, *one.content)]
        if any(span.overlaps(sentence) for span in taken):
            continue
        whole = ground.text[sentence.start : sentence.end]
        end = sentence.start + len(whole) - len(_END.findall(whole)[0])
        if end > found.end():
            cue, content = Span(start=found.start() + 1, end=found.end() - 1), Span(start=found.end(), end=end)
            yield Attribution(source=(speaker,), cue=(cue,), content=(content,), score=_SCORE)


def _find_speaker(end: int, sentence: Span, ground: Ground) -> Span | None:
    """The name that ends there, with the article before it, if the sentence begins with them."""
    name: Name | None = next((name for name in ground.names_in(sentence.start, end) if name.span.end == end), None)
    if name is None or name.type not in _SPEAKERS:
        return None
    before = ground.text[sentence.start : name.span.start]
    return Span(start=sentence.start, end=end) if before in ("", "The ") else None


@cache
def _compile() -> re.Pattern[str]:
    """The verb with blanks around it, before a number."""
    verbs = "|".join(f"(?:{row['forms']}) {row['preposition']}" for row in load_rows("standing_verbs.tsv"))
    return re.compile(rf" (?:(?:has|have|had|still) )?(?:{verbs}) (?={_OWN}{_BOUND}\d)")
