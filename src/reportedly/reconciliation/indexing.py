"""Pairs of reports worth judging, found as reports arrive, and the links between them.

Two reports are judged where they share keys of their signatures. A key that stands in very many different texts (a
footer, a box with the weather) proposes nothing. When it becomes so common, links that rest on it are taken back, so
that the links are always those which the reports held so far would have got in any order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from reportedly.reconciliation.copying import DEFAULTS, Copying, CopyKind, CopySettings, judge_copy
from reportedly.reconciliation.keys import KeyTable
from reportedly.reconciliation.signatures import Signature, unpack_hashes


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexSettings:
    """When two texts are worth judging."""

    least_shared: int = 2
    """Two texts are judged if they share so many keys that are not common."""

    most_days: int = 25
    """A key that one outlet has printed on more days is common: furniture, or the background of a long trial."""

    most_texts: int = 500
    """A key that stands in more different texts is common."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What the arrival of a report changes: ``links`` that it brings, and pairs of reports that are linked no more."""

    links: tuple[Copying, ...] = ()
    cut: tuple[tuple[str, str], ...] = ()


_Pair: TypeAlias = tuple[int, int]
_NOTHING = Arrival()


class OriginIndex:
    """The signatures held so far, and which are linked; what it holds does not depend on the order of arrival.

    Reports with one text and day stand for each other: forty outlets that run a dispatch unchanged are judged once.
    ``refine`` may change a judgement by what is known besides, as ``judge_retelling`` does by claims; it must be a
    function of the two reports alone.
    """

    def __init__(
        self,
        settings: IndexSettings | None = None,
        *,
        copying: CopySettings = DEFAULTS,
        refine: Callable[[Copying], Copying] = lambda link: link,
    ) -> None:
        self._settings = settings or IndexSettings()
        self._copying = copying
        self._refine = refine
        self._table = KeyTable()
        self._common: set[int] = set()
        self._texts: list[list[Signature]] = []  # a place a text and day: its reports, the first by id in front
        self._places: dict[tuple[str, str | None], int] = {}
        self._bodies: dict[str, list[int]] = defaultdict(list)
        self._linked: dict[int, set[int]] = defaultdict(set)
        self._held: set[str] = set()

    def __len__(self) -> int:
        return len(self._held)

    def add(self, signature: Signature) -> Arrival:
        """Take ``signature`` in; what changes by it: nothing by a report that is held, or has no words."""
        if signature.report in self._held:
            return _NOTHING
        self._held.add(signature.report)
        if not signature.keys:
            return _NOTHING
        place = self._places.setdefault((signature.body, _read_day(signature)), len(self._texts))
        if place < len(self._texts):
            return self._add_twin(signature, place)
        self._texts.append([signature])
        return self._enter(signature, place)

    def find(self, signature: Signature) -> tuple[Copying, ...]:
        """The links that ``signature`` would bring, one for each text it is linked to; nothing is changed."""
        places = (*self._bodies.get(signature.body, ()), *self._propose(self._look_up(signature)))
        links = (link for _, link in self._judge(signature, places) if link.left != link.right)
        return tuple(sorted(links, key=lambda link: (link.left, link.right)))

    def links(self) -> tuple[Copying, ...]:
        """The links between different texts, and from the first report of each text, by id, to its other reports."""
        found: dict[tuple[str, str], Copying] = {}
        for place, text in enumerate(self._texts):
            others = [self._texts[each][0] for each in self._linked.get(place, ()) if each > place]
            for other in (*others, *text[1:]):
                link = self._compare(text[0], other)
                found[link.left, link.right] = link
        return tuple(found[pair] for pair in sorted(found))

    def _add_twin(self, signature: Signature, place: int) -> Arrival:
        """A text that was there on that day, from another report."""
        twins = self._texts[place]
        link = self._compare(signature, twins[0])
        twins.append(signature)
        if signature.report < twins[0].report:
            twins[0], twins[-1] = twins[-1], twins[0]
        return Arrival(links=(link,), cut=self._retire_all(signature, self._look_up(signature)))

    def _enter(self, signature: Signature, place: int) -> Arrival:
        """A text that is new: its keys go in first, since they may make a key common."""
        self._table.add(unpack_hashes(signature.keys), place)
        holders = self._look_up(signature)
        cut = self._retire_all(signature, holders)
        equal = tuple(self._bodies[signature.body])
        self._bodies[signature.body].append(place)
        near = self._propose(holders)
        found = [each for each in self._judge(signature, (*equal, *near)) if each[0] != place]
        for other, _ in found:
            self._linked[place].add(other)
            self._linked[other].add(place)
        return Arrival(
            links=tuple(sorted((link for _, link in found), key=lambda link: (link.left, link.right))), cut=cut
        )

    def _judge(self, signature: Signature, places: Iterable[int]) -> Iterator[tuple[int, Copying]]:
        """The places that ``signature`` is linked to, with the links."""
        for place in dict.fromkeys(places):
            link = self._compare(signature, self._texts[place][0])
            if link.kind is not CopyKind.NONE:
                yield place, link

    def _look_up(self, signature: Signature) -> dict[int, list[int]]:
        """The places of each key of ``signature`` that is not common."""
        keys = unpack_hashes(signature.keys)
        return {key: list(self._table.find(key)) for key in keys if key not in self._common}

    def _propose(self, holders: Mapping[int, list[int]]) -> list[int]:
        """The places that share enough keys."""
        shared: Counter[int] = Counter()
        for key, places in holders.items():
            if key not in self._common:
                shared.update(places)
        return [place for place, count in shared.items() if count >= self._settings.least_shared]

    def _retire_all(self, signature: Signature, holders: Mapping[int, list[int]]) -> tuple[tuple[str, str], ...]:
        """The links that go because keys of ``signature``, which has just gone in, are now common."""
        common = {key: set(places) for key, places in holders.items() if self._is_common(places, signature.outlet)}
        self._common.update(common)
        return tuple(pair for places in common.values() for pair in self._cut_links(places))

    def _cut_links(self, places: set[int]) -> list[tuple[str, str]]:
        """Part those among ``places`` that nothing holds together any more."""
        cut: list[tuple[str, str]] = []
        for left in places:
            for right in [each for each in self._linked.get(left, ()) if each in places and left < each]:
                if not self._hold_together(left, right):
                    self._linked[left].discard(right)
                    self._linked[right].discard(left)
                    names = sorted((self._texts[left][0].report, self._texts[right][0].report))
                    cut.append((names[0], names[1]))
        return sorted(cut)

    def _is_common(self, places: Sequence[int], outlet: str | None) -> bool:
        """Whether a key in ``places`` is common, where its last text is of ``outlet``."""
        if len(places) > self._settings.most_texts:
            return True
        if outlet is None or len(places) <= self._settings.most_days:
            return False
        theirs = {
            _read_day(self._texts[place][0])
            for place in places
            if any(each.outlet == outlet for each in self._texts[place])
        }
        return len(theirs) > self._settings.most_days

    def _hold_together(self, left: int, right: int) -> bool:
        """Whether the two are one body, or share enough keys that are not common."""
        one, other = self._texts[left][0], self._texts[right][0]
        if one.body == other.body:
            return True
        shared = set(unpack_hashes(one.keys)).intersection(unpack_hashes(other.keys)) - self._common
        return len(shared) >= self._settings.least_shared

    def _compare(self, one: Signature, other: Signature) -> Copying:
        return self._refine(judge_copy(one, other, self._copying))


def _read_day(signature: Signature) -> str | None:
    return signature.published[:10] if signature.published else None
