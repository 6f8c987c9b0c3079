"""The candidate that each mention of a report means, if any is sure enough."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from reportedly.reading.gazetteer import fold_name, measure_distance
from reportedly.reading.gazetteer.candidate import Candidate
from reportedly.reading.gazetteer.endings import split_endings
from reportedly.reading.gazetteer.geometry import contains
from reportedly.reading.places.bearers import stands_on_ground
from reportedly.reading.places.evidence import Group
from reportedly.reading.places.grouping import group_mentions, list_written
from reportedly.reading.places.keeping import LEAST, count_for, is_likely_city, judge_point, load_keeping
from reportedly.reading.places.mentions import Mention, Origin
from reportedly.reading.places.names import Looked, NameBook
from reportedly.reading.places.options import CAPITALS, classify, is_respelled
from reportedly.reading.places.surroundings import word_after
from reportedly.reading.places.weighing import Verdict, Weights, load_weights, weigh
from reportedly.reading.places.words import words_of
from reportedly.vocabulary.making import make_quick

_FAR_KM = 150.0
"""A town farther from the middle of a division than this is another thing to say than the division."""

_SEAT, _SEAT_KM = 0.1, 300.0
"""But a town with so many of its people is its seat, which the division is called after, out to this distance."""

_DIVISIONS = frozenset({"country", "continent", "admin1", "nature"})
_HAMLET = 0.005
"""A town with a smaller share of a division's people is not the one that the division is called after."""

_WRITTEN = 0.8
"""How sure a place is that the text itself puts into another."""


@make_quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What was chosen for a mention: ``candidate`` None where nothing is known or nothing is sure.

    ``sureness`` is the probability that the point is right; ``best`` the index of the likeliest candidate in ``group``,
    None without any; ``name`` the index of the name among those of the report.
    """

    mention: Mention
    candidate: Candidate | None
    sureness: float
    group: Group | None = None
    verdict: Verdict | None = None
    best: int | None = None
    name: int | None = None


def choose(
    text: str,
    mentions: Sequence[Mention],
    book: NameBook,
    *,
    home: Looked | None = None,
    least: float = LEAST,
    weights: Weights | None = None,
) -> list[Choice]:
    """A choice for each mention, in their order.

    ``home`` is the place in the outlet's name, ``least`` the probability with which a point must be right to be given.
    """
    grouped = group_mentions(text, mentions, book, home)
    verdicts = weigh(grouped.groups, load_weights() if weights is None else weights)
    keeping = load_keeping()
    written = list_written(text, mentions, grouped)
    found = []
    for place, (mention, index) in enumerate(zip(mentions, grouped.of, strict=True)):
        if index is None:
            found.append(Choice(mention=mention, candidate=None, sureness=0.0))
            continue
        group, verdict = grouped.groups[index], verdicts[index]
        best = _prefer_town(mention, group, int(np.argmax(verdict.scores)))
        sureness = judge_point(count_for(mention, group, verdict), keeping)
        if place in written:
            around = written[place]
            outer = grouped.groups[around].options.candidates[int(np.argmax(verdicts[around].scores))]
            there = _find_within(group, verdict, best, outer)
            if there is not None:
                best, sureness = there, max(sureness, _WRITTEN)
        if sureness < LEAST and _is_city(text, mention, group, verdict, best):
            sureness = LEAST
        kept = mention.origin is Origin.GIVEN or sureness >= least
        found.append(
            Choice(
                mention=mention,
                candidate=group.options.candidates[best] if kept else None,
                sureness=sureness,
                group=group,
                verdict=verdict,
                best=best,
                name=index,
            )
        )
    return found


def _is_city(text: str, mention: Mention, group: Group, verdict: Verdict, best: int) -> bool:
    """Whether a name that the encoder has for a place stands where only places do and is a city's most likely.

    A capital that it has for a person or a body need not: "La Paz offered help".
    """
    if mention.origin is Origin.RETYPED and group.options.candidates[best].feature in CAPITALS:
        acts = word_after(text, mention.span.end).lower() in words_of("town_verb")
        return acts and is_likely_city(group, verdict, best)
    tagged = mention.origin is Origin.TAGGED and not mention.found.part
    return tagged and stands_on_ground(text, mention.span.start) and is_likely_city(group, verdict, best)


def _find_within(group: Group, verdict: Verdict, best: int, outer: Candidate) -> int | None:
    """The likeliest candidate that lies in ``outer``, where the ``best`` one does not: "Astbury, Westmark".

    Of a country or a state it is None: "Borduria, Syldavia" is a list.
    """
    candidates = group.options.candidates
    if classify(candidates[best].feature) in _DIVISIONS or contains(outer, candidates[best]):
        return None
    order = np.argsort(-verdict.scores, kind="stable").tolist()
    return next((index for index in order if contains(outer, candidates[index])), None)


def _prefer_town(mention: Mention, group: Group, best: int) -> int:
    """A bare name is the town's rather than that of the division around it: "Kharkiv", but "Kharkiv region"."""
    candidates = group.options.candidates
    division = candidates[best]
    if not division.feature.startswith("ADM") or group.inner:
        return best
    words = fold_name(mention.found.form)
    if any(core != words for core, _ in split_endings(words)):
        return best
    for index, one in enumerate(candidates):
        far = _SEAT_KM if one.population >= _SEAT * division.population else _FAR_KM
        near = one.country == division.country and measure_distance(one, division) <= min(far, 2 * division.radius_km)
        if not one.feature.startswith("PPL") or not near or one.population < _HAMLET * division.population:
            continue
        if division.alternate or is_respelled(one, words):
            return index
    return best
