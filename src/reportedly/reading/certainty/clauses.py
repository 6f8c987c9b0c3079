"""What a claim's content says first, as a tree: its main statement, and which of its words speak of it.

Stands on the parse of the sentence where the content begins. Where there is none the words alone decide, and what a
relative or adverbial clause holds is left out as far as commas and conjunctions tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from reportedly.reading.certainty.lexicon import load_words
from reportedly.reading.syntax import ParsedWord
from reportedly.vocabulary import Span

_CLAUSAL = frozenset({"root", "ccomp", "xcomp", "parataxis", "csubj", "advcl", "conj"})
_MODIFIES = frozenset({"aux", "cop", "advmod", "discourse", "compound", "obl", "parataxis", "mark"})


@dataclass(frozen=True)
class Tree:
    """The words of one sentence; ``inside`` are the indices of those that belong to the content."""

    text: str
    words: tuple[ParsedWord, ...]
    inside: frozenset[int]

    @classmethod
    def of(cls, text: str, words: tuple[ParsedWord, ...], content: Sequence[Span]) -> Tree:
        """The tree of a sentence whose words at ``content`` are the content."""
        inside = frozenset(
            index for index, word in enumerate(words) if any(word.span.overlaps(span) for span in content)
        )
        return cls(text, words, inside)

    @cached_property
    def children(self) -> dict[int, list[int]]:
        """The indices under each word."""
        found: dict[int, list[int]] = {}
        for index, word in enumerate(self.words):
            if word.head is not None:
                found.setdefault(word.head, []).append(index)
        return found

    @cached_property
    def main(self) -> int | None:
        """The word that heads the main statement: the first of the tops, a clause before a noun."""
        return min(self.tops, key=lambda i: (self.relation(i) not in _CLAUSAL, i), default=None)

    @cached_property
    def tops(self) -> tuple[int, ...]:
        """The words of the content that hang on nothing in it, in order; of words that hang on each other, one."""
        tops = [i for i in sorted(self.inside) if (head := self.words[i].head) is None or head not in self.inside]
        reached = self._below(tops)
        for index in sorted(self.inside):
            if index not in reached:
                tops.append(self._enter_ring(index))
                reached |= self._below(tops[-1:])
        return tuple(i for i in sorted(tops) if self.words[i].upos != "PUNCT")

    def _below(self, indices: Iterable[int]) -> set[int]:
        found: set[int] = set()
        waiting = list(indices)
        while waiting:
            index = waiting.pop()
            if index not in found:
                found.add(index)
                waiting += (child for child in self.children.get(index, ()) if child in self.inside)
        return found

    def _enter_ring(self, index: int) -> int:
        """A word of the ring that the heads of ``index`` lead into: the parser does not rule rings out."""
        seen: list[int] = []
        while index not in seen:
            seen.append(index)
            head = self.words[index].head
            assert head is not None, "a word without a head is a top, and what hangs on a top is reached"
            index = head
        ring = seen[seen.index(index) :]
        return min(ring, key=lambda i: (self.relation(i) not in _CLAUSAL, i))

    def relation(self, index: int) -> str:
        """The relation of a word to its head, without its subtype."""
        return self.words[index].relation.partition(":")[0]

    def lower(self, index: int) -> str:
        """A word in small letters."""
        span = self.words[index].span
        return self.text[span.start : span.end].lower()

    def at(self, span: Span) -> list[int]:
        """The indices of the words that share a character with ``span``."""
        return [index for index, word in enumerate(self.words) if word.span.overlaps(span)]

    def top(self, indices: Iterable[int]) -> int | None:
        """The word among ``indices`` whose head is not among them; a verb or an adjective before others."""
        chosen = set(indices)
        tops = [i for i in sorted(chosen) if self.words[i].head not in chosen]
        return next((i for i in tops if self.words[i].upos != "PUNCT"), None)

    def hangs_outside(self, index: int) -> bool:
        """Whether a word's head is none of the content's."""
        head = self.words[index].head
        return head is None or head not in self.inside

    def child(self, index: int, *relations: str) -> int | None:
        """The first word under ``index`` with one of the relations."""
        return next((child for child in self.children.get(index, ()) if self.relation(child) in relations), None)


def leads_to_main(tree: Tree, index: int) -> bool:
    """Whether the clause of ``index`` is the main one, or one that the main one only introduces.

    "He seems likely to win" and "he thinks it is likely" lead there; a relative, an adverbial or a second clause does
    not, nor what somebody else thinks.
    """
    for _ in range(len(tree.words)):
        if index == tree.main:
            return True
        head = tree.words[index].head
        if head is None or not _passes(tree, index, head):
            return False
        index = head
    return False


def modifies_main(tree: Tree, index: int) -> bool:
    """Whether a word is the main statement's head or hangs on it as an adverb or an auxiliary does."""
    if leads_to_main(tree, index):
        return True
    head = tree.words[index].head
    return head is not None and tree.relation(index) in _MODIFIES and leads_to_main(tree, head)


def _passes(tree: Tree, index: int, head: int) -> bool:
    relation = tree.relation(index)
    if relation in ("xcomp", "csubj") or (relation == "acl" and tree.lower(head) in load_words("carrier")):
        return True
    if tree.lower(index) in load_words("carrier") and relation in ("obj", "nsubj", "obl"):
        return True
    if relation != "ccomp":
        return False
    subject = tree.child(head, "nsubj", "expl")
    return subject is None or tree.lower(subject) in load_words("reporting_self")
