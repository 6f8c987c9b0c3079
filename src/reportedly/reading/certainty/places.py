"""A phrase where it was found, with the words around it, which decide what it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from reportedly.reading.certainty.lexicon import Hedge
from reportedly.reading.certainty.phrases import Hit
from reportedly.reading.words import Word

HedgeHit = Hit[tuple[Hedge, ...]]


@dataclass(frozen=True)
class Place:
    """A hit among the ``words`` that were searched."""

    hit: HedgeHit
    words: Sequence[Word]

    @cached_property
    def before(self) -> tuple[str, ...]:
        """The words before it, a leading "that" left out."""
        texts = tuple(word.text for word in self.words[: self.hit.first])
        return texts[1:] if texts[:1] == ("that",) else texts

    @cached_property
    def after(self) -> tuple[str, ...]:
        """The next few words behind it."""
        return tuple(word.text for word in self.words[self.hit.last : self.hit.last + 4])
