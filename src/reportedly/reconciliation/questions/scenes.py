"""What a report as a whole is about: the names, places, days and happenings that tell its event from another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reportedly.identity.spelling import fold_word
from reportedly.reconciliation.questions.lexicon import load_events
from reportedly.reconciliation.questions.settings import Places, fold_place
from reportedly.vocabulary import EntityKind, PlaceUse, Reading, TimeType

_MOST_PEOPLE, _MOST_OTHERS, _MOST_PLACES, _MOST_DAYS = 8, 4, 6, 4
_MARKS = ".,;:'\"’”()"
_READ_WORDS = 400
"""Words of a report in which its happenings are looked for: news tells them first."""


def find_scene(reading: Reading, places: Places) -> tuple[str, ...]:
    """The marks of a scene, sorted: ``n:`` people, ``o:`` bodies and buildings, ``p:`` places, ``d:`` days, ``e:``."""
    found = {*_list_names(reading), *_list_places(reading), *_list_days(reading), *_list_events(reading)}
    found |= {f"p:{setting.geoname_id or setting.name}" for setting in places.main}
    return tuple(sorted(found))


def fold_words(text: str) -> str:
    """Words for comparison, joined with a blank."""
    return " ".join(filter(None, (fold_word(word) for word in text.replace("-", " ").split())))


def _list_names(reading: Reading) -> Iterator[str]:
    people = [one for one in reading.entities if one.kind is EntityKind.PERSON and " " in one.name and one.names]
    others = [
        one for one in reading.entities if one.kind in (EntityKind.FACILITY, EntityKind.EVENT, EntityKind.ORGANIZATION)
    ]
    for kept, mark, most in ((people, "n:", _MOST_PEOPLE), (others, "o:", _MOST_OTHERS)):
        kept.sort(key=lambda one: (-len(one.mentions), one.name))
        for entity in kept[:most]:
            yield mark + fold_words(entity.name)


def _list_places(reading: Reading) -> Iterator[str]:
    counts = Counter(
        f"p:{place.geoname_id or fold_place(place)}" for place in reading.places if place.use is PlaceUse.LITERAL
    )
    yield from (place for place, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_MOST_PLACES])


def _list_days(reading: Reading) -> Iterator[str]:
    days = {
        moment.start[:10]
        for moment in reading.times
        if moment.type in (TimeType.DATE, TimeType.TIME)
        and moment.start is not None
        and moment.end is not None
        and moment.start[:10] == moment.end[:10]
    }
    yield from (f"d:{day}" for day in sorted(days)[:_MOST_DAYS])


def _list_events(reading: Reading) -> Iterator[str]:
    words = reading.report.text[: 8 * _READ_WORDS].casefold().split()
    events = load_events()
    found = (events.get(word) or events.get(word.strip(_MARKS)) for word in words)
    counts = Counter(event for event in found if event is not None)
    yield from (f"e:{event}" for event, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:2])
