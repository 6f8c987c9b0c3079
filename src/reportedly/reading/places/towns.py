"""Towns that the encoder took for people or bodies, known by where the report is from and by what they do."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.reading.gazetteer import fold_name, measure_distance
from reportedly.reading.gazetteer.candidate import Candidate
from reportedly.reading.places.bearers import is_nobodys, is_person
from reportedly.reading.places.names import Looked
from reportedly.reading.places.options import is_respelled
from reportedly.reading.places.surroundings import word_after
from reportedly.reading.places.words import words_of
from reportedly.vocabulary import Span

_TOWN = 15_000
_AROUND_KM = 100.0
_MOST_AROUND = 20
_LOOKED_AT = 5
_ENGLISH = frozenset({"USA", "GBR", "CAN", "AUS", "NZL", "IRL", "ZAF"})


def is_at_home(text: str, span: Span, found: Looked, around: Sequence[Candidate]) -> bool:
    """Whether a town of some size lies in a country that the report is about, and its name is nobody's.

    ``around`` are the places that the report names. "No ship left Piraeus", in a report from Greece: people come with
    their whole name at least once. Where English is spoken towns are called after people too often; there, and beyond
    a border, it must lie near a place of the report.
    """
    word = text[span.start : span.end].removesuffix("'s").removesuffix("’s")
    if is_person(text, span) or not all(map(is_nobodys, word.split())):
        return False
    first, folded = found.candidates[0], fold_name(word)
    at_home = first.country not in _ENGLISH and any(place.country == first.country for place in around)
    if at_home and _is_town(first, folded):
        return True
    acting = acts(text, span.end)
    return any(
        _is_town(one, folded) and (acting or one.country not in _ENGLISH) and _lies_around(one, around)
        for one in found.candidates[:_LOOKED_AT]
    )


def acts(text: str, end: int) -> bool:
    """Whether a verb for what a council or a state does stands behind a name: "Oxford had paid nothing"."""
    return word_after(text, end).lower() in words_of("town_verb")


def _is_town(one: Candidate, folded: str) -> bool:
    return one.feature.startswith("PPL") and one.population >= _TOWN and is_respelled(one, folded)


def _lies_around(one: Candidate, around: Sequence[Candidate]) -> bool:
    """Whether a town lies near a place of the report, or in a state that it names."""
    for place in around[:_MOST_AROUND]:
        if place.feature == "ADM1" and (place.country, place.name) == (one.country, one.admin1):
            return True
        if place.feature.startswith("PPL") and measure_distance(place, one) <= _AROUND_KM:
            return True
    return False
