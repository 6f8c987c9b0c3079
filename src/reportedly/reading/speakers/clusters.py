"""Mentions put together into those that stand for the same one, each with why it joined."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.reading.speakers.classes import clash, find_classes
from reportedly.reading.speakers.lexemes import Sort
from reportedly.reading.speakers.mentions import Form, Mention
from reportedly.reading.speakers.named import Named
from reportedly.vocabulary.making import make_quick


@make_quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Why a mention stands for whom it does: a sentence, by a rule or the scorer, and the mention that it follows.

    ``rivals`` are the candidates in order of their probability, with it, the chosen one first; empty for a rule.
    """

    because: str
    towards: int | None = None
    head: str | None = None
    rivals: tuple[tuple[int, float], ...] = ()


def _find_classes(mention: Mention) -> frozenset[str]:
    """The classes of the body that a description or a name's last word stands for; rebels name themselves armies."""
    if mention.sort is not Sort.BODY or mention.form not in (Form.NAME, Form.DESCRIPTION):
        return frozenset()
    classes = find_classes(mention.lemma)
    return classes | {"rebels"} if mention.form is Form.NAME and "army" in classes else classes


_REACH = 2
"""So many sentences on, two who were named together are still as near to each other."""


_FAR = 200
"""And so many mentions on, in sentences that do not end."""


class Clusters:
    """Which mentions belong together so far, by mention number."""

    def __init__(self, mentions: Sequence[Mention], groups: Sequence[Named]) -> None:
        self.mentions = mentions
        self.groups = groups
        self.parent = list(range(len(mentions)))
        self.links: dict[int, Link] = {}
        self.gender = [mention.gender for mention in mentions]
        self.sort = [mention.sort for mention in mentions]
        self.named = [False] * len(mentions)
        self.classes = [_find_classes(mention) for mention in mentions]
        self.apart: dict[int, set[int]] = {}
        self.together: dict[int, tuple[int, ...]] = {}
        heads = {mention.head: number for number, mention in enumerate(mentions) if mention.form is not Form.PAIR}
        for number, mention in enumerate(mentions):
            if mention.form is Form.NAME:
                for word in range(mention.low, mention.high):
                    heads.setdefault(word, number)
        self.by_head = heads
        self.couples: list[tuple[int, int]] = []
        self.pronouns = frozenset(mention.head for mention in mentions if mention.form is Form.PRONOUN)
        self.owners = {n: heads[m.owner] for n, m in enumerate(mentions) if m.owner is not None and m.owner in heads}
        for group in groups:
            first = group.mentions[0]
            self.named[first] = True
            self.gender[first] = self.gender[first] or group.gender
            self.sort[first] = group.sort
            self.classes[first] = self._join_classes(group.mentions)
            for number in group.mentions[1:]:
                self.parent[number] = first
                self.gender[first] = self.gender[first] or self.gender[number]
                self.links[number] = Link(because=group.because.get(number, "the same name"), towards=first)

    def find(self, number: int) -> int:
        """The mention that stands for the cluster of mention ``number``."""
        parent = self.parent
        root = parent[number]
        while parent[root] != root:
            root = parent[root]
        while parent[number] != root:
            parent[number], number = root, parent[number]
        return root

    def may_join(self, number: int, target: int) -> bool:
        """Whether the clusters of the two may be one: not two names, a man and a woman, a person and a place."""
        left, right = self.find(number), self.find(target)
        if left == right:
            return True
        if self.named[left] and self.named[right]:
            return False
        owner = self.owners.get(number)
        if owner is not None and self.find(owner) == right:
            return False
        if self.gender[left] and self.gender[right] and self.gender[left] is not self.gender[right]:
            return False
        if clash(self.classes[left], self.classes[right]):
            return False
        return not self._sorts_clash(left, right) and right not in self.apart.get(left, ())

    def _join_classes(self, numbers: Sequence[int]) -> frozenset[str]:
        return frozenset().union(*(self.classes[number] for number in numbers))

    def _sorts_clash(self, left: int, right: int) -> bool:
        sorts = {self.sort[left], self.sort[right]} - {Sort.OPEN}
        return len(sorts) == 2 and Sort.PERSON in sorts and sorts != {Sort.PERSON, Sort.PEOPLE}

    def join(self, number: int, target: int, link: Link) -> bool:
        """Put mention ``number`` with mention ``target``, if they may be one; tells whether they are now."""
        left, right = self.find(number), self.find(target)
        if left == right:
            return True
        if not self.may_join(left, right):
            return False
        root, other = (right, left) if self.named[right] or (right < left and not self.named[left]) else (left, right)
        self.parent[other] = root
        self.named[root] = self.named[root] or self.named[other]
        self.gender[root] = self.gender[root] or self.gender[other]
        self.classes[root] = self.classes[root] | self.classes[other]
        if self.sort[root] is Sort.OPEN:
            self.sort[root] = self.sort[other]
        self._join_apart(root, other)
        self.links.setdefault(number, link)
        return True

    def is_one_of_two(self, number: int, target: int) -> bool:
        """Whether a pronoun could as well be the other one: the two were only named together, in a sentence before."""
        at = bisect_left(self.couples, (number, 0)) - 1
        if at < 0:
            return False
        couple = self.couples[at]
        roots = {self.find(member) for member in couple}
        mention, sentence = self.mentions[number], self.mentions[couple[0]].sentence
        if number - couple[1] > _FAR:
            return False
        if self.find(target) not in roots or len(roots) != 2 or not 1 <= mention.sentence - sentence <= _REACH:
            return False
        if any(self.gender[root] and self.gender[root] is not mention.gender for root in roots):
            return False
        return not any(self.find(other) in roots for other in range(couple[1] + 1, number))

    def keep_apart(self, one: int, other: int) -> None:
        """The two are never the same: "he" in "he met him"."""
        left, right = self.find(one), self.find(other)
        self.apart.setdefault(left, set()).add(right)
        self.apart.setdefault(right, set()).add(left)

    def _join_apart(self, root: int, other: int) -> None:
        for far in self.apart.pop(other, ()):
            self.apart.setdefault(root, set()).add(far)
            self.apart[far].discard(other)
            self.apart[far].add(root)

    def list(self) -> list[list[int]]:
        """The clusters with their mentions in order, by first mention."""
        found: dict[int, list[int]] = {}
        for number in range(len(self.mentions)):
            found.setdefault(self.find(number), []).append(number)
        return sorted(found.values())
