"""From places to keys: which names lead to which places, and in which order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from reportedly.reading.gazetteer.endings import load_endings, strip_endings
from reportedly.reading.gazetteer.folding import fold_abbreviation, fold_name
from training.gazetteer.drafts import Draft

_LONGEST_KEY = 110
_CURATED_WEIGHT = 1_000_000  # people: what our tables name is better known than a town of fewer ...
_ALTERNATE_WEIGHT = 150_000  # ... and by a name that is not its main one, than a town of fewer: Suez is a city first


def index_places(drafts: Sequence[Draft]) -> dict[str, list[tuple[int, bool]]]:
    """Keys to places, as indexes into ``drafts``, each with whether the name is no main one; best known first."""
    bearers: dict[str, dict[int, bool]] = defaultdict(dict)
    for index, draft in enumerate(drafts):
        for key, alternate in list_keys(draft):
            bearers[key].setdefault(index, alternate)
    return {key: _sort_bearers(found, drafts) for key, found in sorted(bearers.items())}


def list_keys(draft: Draft) -> Iterator[tuple[str, bool]]:
    """The keys of a place, its main name's first, each with whether it is another's.

    A division's name without the word for its kind has a key of a kind of its own, "@kursk" of Kursk Oblast.
    """
    kinds = list_kinds()  # "Region" stands among the names of Calabarzon
    main = fold_name(draft.name)
    is_division = draft.feature.startswith("ADM")
    for name in (draft.name, *draft.names):
        short = fold_abbreviation(name)
        key = fold_name(name)
        if short is not None:
            yield short, name != draft.name
        elif key and len(key) <= _LONGEST_KEY and key not in kinds:
            core = strip_endings(key) if is_division else key
            if core != key:
                yield "@" + core, True
            yield key, key != main


@cache
def list_kinds() -> frozenset[str]:
    """The words for kinds of places, which name none."""
    return frozenset(words for _, words in load_endings())


def _sort_bearers(found: dict[int, bool], drafts: Sequence[Draft]) -> list[tuple[int, bool]]:
    peopled = [drafts[index] for index in found if drafts[index].feature.startswith("PPL")]
    return sorted(found.items(), key=lambda item: _rank(drafts[item[0]], peopled, alternate=item[1]))


def _rank(draft: Draft, towns: list[Draft], *, alternate: bool) -> tuple[int, bool, bool, int, str]:
    is_division = draft.feature.startswith("ADM")
    return -_weigh(draft, towns, alternate=alternate), is_division, alternate, draft.geoname_id or 0, draft.slug or ""


def _weigh(draft: Draft, towns: list[Draft], *, alternate: bool) -> int:
    """People, by which places of one name are sorted.

    A division weighs no more than the town in it of that name; a county that is called by its bare name, as towns are,
    weighs nothing beside them.
    """
    if draft.code is not None:
        if alternate and draft.feature == "ADM2" and towns:
            return 0
        inner = [town.population for town in towns if (town.within or "").startswith(draft.code)]
        return min(draft.population, max(inner)) if inner else draft.population
    if not draft.curated or draft.feature.startswith("PPL"):
        return draft.population
    return max(draft.population, _ALTERNATE_WEIGHT if alternate else _CURATED_WEIGHT)
