"""Reports grouped into stories: what the ledger needs to do so as they arrive, and the same at once for a few."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from reportedly.reconciliation.stories.judging import judge_story
from reportedly.reconciliation.stories.keys import LEAST_SHARED, list_keys
from reportedly.reconciliation.stories.sketches import Sketch, pack_sketch
from reportedly.reconciliation.stories.sketching import make_sketch
from reportedly.vocabulary import Reading, Report
from reportedly.vocabulary.grouping import GroupKind, Item, Link, Linking

MOST_ITEMS = 300
"""A key that stands in more reports is common: a capital on a great day, a name that all the world names."""

MOST_DAYS = 40
"""A key that one outlet has on more days is common: a head of state, whom it names in a hundred stories."""


def make_items(reading: Reading) -> tuple[Item, ...]:
    """The report as the one thing that is grouped; a report without words is no item."""
    sketch, report = make_sketch(reading), reading.report
    return (make_item(report.id, sketch, report),) if sketch.terms else ()


def make_item(id: str, sketch: Sketch, report: Report | None = None) -> Item:
    """The item of a sketch; outlet and date are those of the report."""
    body = pack_sketch(sketch)
    return Item(
        id=id,
        report=id,
        keys=list_keys(sketch),
        body=body,
        outlet=report.outlet if report else None,
        published=report.published if report else None,
        twin=hashlib.blake2b(body, digest_size=12).hexdigest(),
    )


STORIES = Linking(
    kind=GroupKind.STORY,
    version="1",
    make=make_items,
    judge=judge_story,
    least_shared=LEAST_SHARED,
    most_items=MOST_ITEMS,
    most_days=MOST_DAYS,
)


def find_links(items: Iterable[Item]) -> tuple[Link, ...]:
    """The links between all ``items``, by their ids; the same for any order. For tests and measurements."""
    held = sorted({item.id: item for item in items}.values(), key=lambda item: item.id)
    links = (judge_story(held[one], held[other]) for one, other in propose_pairs(held))
    return tuple(link for link in links if link is not None)


def propose_pairs(items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """The places of pairs worth judging: those that share enough keys which are not common."""
    holders: dict[int, list[int]] = defaultdict(list)
    for place, item in enumerate(items):
        for key in item.keys:
            holders[key].append(place)
    shared: Counter[tuple[int, int]] = Counter()
    for places in holders.values():
        if not _is_common([items[place] for place in places]):
            shared.update(combinations(places, 2))
    return (pair for pair in sorted(shared) if shared[pair] >= LEAST_SHARED)


def _is_common(holders: Sequence[Item]) -> bool:
    """Whether a key that ``holders`` have proposes nothing."""
    if len(holders) > MOST_ITEMS:
        return True
    printed = {(item.outlet, (item.published or "")[:10]) for item in holders}
    days = Counter(outlet for outlet, _ in printed if outlet is not None)
    return any(count > MOST_DAYS for count in days.values())


def group_stories(ids: Iterable[str], links: Iterable[Link]) -> tuple[tuple[str, ...], ...]:
    """The parts that joining links hold together, each sorted, in order of their first ids; the same for any order."""
    heads = {each: each for each in ids}

    def find(each: str) -> str:
        while heads[each] != each:
            heads[each] = heads[heads[each]]
            each = heads[each]
        return each

    for link in links:
        if link.joins and link.left in heads and link.right in heads:
            first, second = sorted((find(link.left), find(link.right)))
            heads[second] = first
    parts: dict[str, list[str]] = defaultdict(list)
    for each in sorted(heads):
        parts[find(each)].append(each)
    return tuple(tuple(part) for part in parts.values())
