"""The parsed sentence of a silence: who its subject is, and what its parts span."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from reportedly.reading.syntax import ParsedWord
from reportedly.vocabulary import Span

_UP = frozenset({"conj", "xcomp", "advcl", "parataxis", "ccomp"})
_APART = frozenset({"acl", "appos", "parataxis", "cc", "conj", "punct", "advcl"})
_BOTH = frozenset({"neither", "both", "either"})
_NOMINAL = frozenset({"nmod", "flat", "compound", "amod", "det", "case", "nummod", "appos", "list", "dep"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})


@dataclass(frozen=True)
class Parsed:
    """One parsed sentence of ``text``."""

    text: str
    words: tuple[ParsedWord, ...]

    @cached_property
    def children(self) -> dict[int, list[int]]:
        """The indices under each word."""
        found: dict[int, list[int]] = {}
        for index, word in enumerate(self.words):
            if word.head is not None:
                found.setdefault(word.head, []).append(index)
        return found

    def relation(self, index: int) -> str:
        """The relation of a word to its head, without its subtype."""
        return self.words[index].relation.partition(":")[0]

    def lower(self, index: int) -> str:
        """A word in small letters."""
        span = self.words[index].span
        return self.text[span.start : span.end].lower()

    def child(self, index: int, *relations: str) -> int | None:
        """The first word under ``index`` with one of the relations."""
        return next((child for child in self.children.get(index, ()) if self.relation(child) in relations), None)

    def top(self, span: Span) -> int | None:
        """The highest word in ``span``, its first one among equals."""
        inside = [index for index, word in enumerate(self.words) if word.span.overlaps(span)]
        chosen = set(inside)
        return next((i for i in inside if self.words[i].head not in chosen and self.relation(i) != "punct"), None)

    def find_subject_of(self, span: Span, *, speaker: bool) -> int | None:
        """The head noun of the subject of the words in ``span``.

        With ``speaker``, who speaks is taken before who is spoken of, where the words may go with either: "the army
        said that two posts were lost and gave no details".
        """
        inside = [index for index, word in enumerate(self.words) if word.span.overlaps(span)]
        own = next((found for index in inside if (found := self.child(index, "nsubj")) is not None), None)
        top = self.top(span)
        if own is not None:
            return self._antecedent(own) if self._is_relative(own) else own
        return None if top is None else self._find_above(top, speaker=speaker)

    def _find_above(self, index: int, *, speaker: bool) -> int | None:
        """The subject through a coordination, or of the clause that the words hang on."""
        for _ in range(len(self.words)):
            head = self.words[index].head
            if head is None:
                return None
            relation = self.relation(index)
            if relation == "acl":
                return head
            if relation not in _UP:
                return None
            if speaker and relation in ("conj", "advcl") and self.relation(head) == "ccomp":
                head = self.words[head].head or head
            found = self.child(head, "nsubj")
            if found is not None:
                return self._antecedent(found) if self._is_relative(found) else found
            index = head
        return None

    def _is_relative(self, subject: int) -> bool:
        verb = self.words[subject].head
        return self.lower(subject) in _RELATIVE and verb is not None and self.relation(verb) == "acl"

    def _antecedent(self, pronoun: int) -> int | None:
        """The head of the noun phrase that ends right before a relative pronoun, a comma between them passed over."""
        index = pronoun - 1
        while index >= 0 and self.words[index].upos == "PUNCT":
            index -= 1
        if index < 0:
            return None
        for _ in range(pronoun):
            head = self.words[index].head
            if head is None or head >= pronoun or self.relation(index) not in _NOMINAL:
                break
            index = head
        return index

    def phrase_of(self, noun: int) -> Span:
        """A noun with what belongs to it, without relative clauses and what is set off by commas."""
        kept = {noun}
        waiting = [noun]
        while waiting:
            below = [i for i in self.children.get(waiting.pop(), ()) if i not in kept and self._belongs(i)]
            kept.update(below)
            waiting += below
        return self._contiguous(noun, kept)

    def _is_noun(self, index: int) -> bool:
        return index < len(self.words) and self.words[index].upos in ("NOUN", "PROPN", "ADJ")

    def _belongs(self, child: int) -> bool:
        relation = self.relation(child)
        if relation not in _APART:
            return True
        if any(self.relation(below) == "punct" for below in self.children.get(child, ())):
            return False
        return relation in ("conj", "cc") or (relation == "acl" and self.child(child, "nsubj") is None)

    def _contiguous(self, noun: int, kept: Collection[int]) -> Span:
        """The unbroken run of ``kept`` around the noun; a run that ends in an article goes on to its noun."""
        first = last = noun
        while first - 1 in kept:
            first -= 1
        while last + 1 in kept or (self.words[last].upos in ("DET", "ADJ") and self._is_noun(last + 1)):
            last += 1
        if first and self.lower(first - 1) in _BOTH:
            first -= 1
        return Span(start=self.words[first].span.start, end=self.words[last].span.end)
