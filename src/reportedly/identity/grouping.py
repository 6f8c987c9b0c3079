"""Many profiles parted into those of one entity each, whatever their order, with the reason of every link."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportedly.identity.candidates import find_candidates, index_profiles
from reportedly.identity.comparing import Identity, Sameness, compare_profiles
from reportedly.identity.profiles import Profile

_MOST_LINKS = 40
_MOST_CHECKED = 60
"""Of two groups about to be joined so many pairs are checked for a contradiction, the first of each by content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two profiles of one group that were found the same, by their ids, and why."""

    left: str
    right: str
    identity: Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Profiles of one entity, sorted by content, and the links that hold them together: one fewer than profiles."""

    profiles: tuple[Profile, ...]
    links: tuple[Link, ...]


def group_profiles(profiles: Iterable[Profile]) -> tuple[Group, ...]:
    """The profiles in groups of one entity; the same groups for any order of the input; equal profiles count once.

    The surest links come first, and no two groups are joined where a pair across them is known to be different: so
    "Kim" does not tie Kim Yong-hyun to Kim Jong Un. What is ``open`` is left apart, for a person to join.
    """
    runs = _chain_alike(sorted(set(profiles), key=_sort_key))
    groups = _Groups(runs)
    for link, left, right in _find_links([run.profiles[0] for run in runs]):
        groups.join(left, right, link)
    return groups.build()


@dataclass(slots=True, kw_only=True)
class _Run:
    """Profiles that say the same of one entity, by date, each linked to the one before."""

    profiles: list[Profile]
    links: list[Link]


def _sort_key(profile: Profile) -> tuple[str, ...]:
    known = (profile.date, profile.name, profile.id, profile.report, profile.role, profile.country)
    rest = (profile.kind.value, *profile.names, *sorted(profile.context), *map(str, profile.ids), str(profile.born))
    return (*(each or "" for each in known), *rest)


def _signature(profile: Profile) -> tuple[str, ...]:
    known = (profile.name, profile.kind.value, profile.role, profile.country, str(profile.born))
    return (*(each or "" for each in known), *map(str, profile.ids), *profile.names)


def _chain_alike(held: Sequence[Profile]) -> list[_Run]:
    """Profiles that say the same chained by date where the next is the same as the last: most are found so at once."""
    alike: dict[tuple[str, ...], list[Profile]] = defaultdict(list)
    for profile in held:
        alike[_signature(profile)].append(profile)
    runs: list[_Run] = []
    for members in alike.values():
        runs.append(_Run(profiles=[members[0]], links=[]))
        for last, profile in pairwise(members):
            identity = compare_profiles(last, profile)
            if identity.verdict is Sameness.SAME:
                runs[-1].profiles.append(profile)
                runs[-1].links.append(Link(left=last.id, right=profile.id, identity=identity))
            else:
                runs.append(_Run(profiles=[profile], links=[]))
    return runs


def _find_links(firsts: Sequence[Profile]) -> list[tuple[Link, int, int]]:
    """Links between the runs' first profiles that are the same, surest first."""
    index = index_profiles(firsts)
    places = {profile: place for place, profile in enumerate(firsts)}
    found: dict[tuple[int, int], Link] = {}
    for place, profile in enumerate(firsts):
        for other in find_candidates(profile, index, most=_MOST_LINKS):
            pair = (min(place, places[other]), max(place, places[other]))
            if pair not in found:
                identity = compare_profiles(firsts[pair[0]], firsts[pair[1]])
                if identity.verdict is Sameness.SAME:
                    found[pair] = Link(left=firsts[pair[0]].id, right=firsts[pair[1]].id, identity=identity)
    ordered = sorted(found.items(), key=lambda item: (-item[1].identity.score, item[0]))
    return [(link, left, right) for (left, right), link in ordered]


class _Groups:
    """Runs on their way to groups. Only this module changes it."""

    def __init__(self, runs: list[_Run]) -> None:
        self._runs = runs
        self._members = {place: [place] for place in range(len(runs))}
        self._at = list(range(len(runs)))
        self._links: dict[int, list[Link]] = defaultdict(list)

    def join(self, left: int, right: int, link: Link) -> None:
        """Join the groups of two runs, unless they are one or a pair across them is different."""
        one, other = sorted((self._at[left], self._at[right]))
        if one == other or self._contradict(one, other):
            return
        moved = self._members.pop(other)
        self._members[one] = sorted((*self._members[one], *moved))
        self._links[one] += [*self._links.pop(other, ()), link]
        for place in moved:
            self._at[place] = one

    def _contradict(self, one: int, other: int) -> bool:
        lefts, rights = (self._members[each][:_MOST_CHECKED] for each in (one, other))
        return any(
            compare_profiles(self._runs[left].profiles[0], self._runs[right].profiles[0]).verdict is Sameness.DIFFERENT
            for left in lefts
            for right in rights
        )

    def build(self) -> tuple[Group, ...]:
        """The groups in the order of their first profiles."""
        groups = [
            Group(
                profiles=tuple(
                    sorted((profile for run in members for profile in self._runs[run].profiles), key=_sort_key)
                ),
                links=(*(link for run in members for link in self._runs[run].links), *self._links.get(place, ())),
            )
            for place, members in self._members.items()
        ]
        return tuple(sorted(groups, key=lambda group: _sort_key(group.profiles[0])))
