"""Profiles worth comparing with one, out of many: by shared words of names, then by names that are spelled alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportedly.identity.bodies import is_shared
from reportedly.identity.forms import Order, ParsedBody, ParsedName
from reportedly.identity.profiles import Profile, parse_profile
from reportedly.identity.spelling import fold_word, list_spellings, make_key

MOST = 50
"""Candidates at most, the likeliest by names first."""

CLOSE = 80.0
"""Percent of letters in common from which another spelling is looked at."""

_MOST_SPELLINGS = 4
_LEAST_FUZZY = 5
_MOST_BLOCK = 4000
_LARGE_BLOCK = 400
_MOST_NAMES = 3
_FUZZY = ("family", "word")
_COUNTRY_BONUS = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileIndex:
    """Profiles by the keys of their names. Make it with ``index_profiles``.

    ``blocks``: positions by key ("family:kim"); ``spellings``: words of keys by sort and first letter ("family:k"),
    among which others are sought; ``wholes``: every profile's name, folded.
    """

    profiles: tuple[Profile, ...]
    blocks: dict[str, list[int]]
    spellings: dict[str, list[str]]
    wholes: tuple[str, ...]


def index_profiles(profiles: Iterable[Profile]) -> ProfileIndex:
    """An index of the profiles, in their order."""
    held = tuple(profiles)
    blocks: dict[str, list[int]] = defaultdict(list)
    for position, profile in enumerate(held):
        for key in _list_keys(profile):
            blocks[key].append(position)
    spellings: dict[str, list[str]] = defaultdict(list)
    for key in blocks:
        sort, _, word = key.partition(":")
        if sort in _FUZZY and len(word) >= _LEAST_FUZZY:
            spellings[f"{sort}:{word[0]}"].append(word)
    wholes = tuple(_write_whole(profile.name) for profile in held)
    return ProfileIndex(profiles=held, blocks=dict(blocks), spellings=dict(spellings), wholes=wholes)


def find_candidates(profile: Profile, index: ProfileIndex, *, most: int = MOST) -> tuple[Profile, ...]:
    """The profiles that may be the same as ``profile``, likeliest first, itself left out; equal input, equal order.

    They share a word of a name, or one that is spelled nearly so (by rapidfuzz). Whether they are the same is for
    ``compare_profiles`` to say.
    """
    sought = tuple(_seek_keys(profile))
    blocks = [index.blocks[key] for key in (*sought, *_find_spellings(sought, index)) if key in index.blocks]
    found: dict[int, None] = {}
    for block in sorted(blocks, key=len):
        kept = block if not found or len(block) <= _LARGE_BLOCK else block[:_MOST_BLOCK]
        found.update(dict.fromkeys(kept))
    others = [position for position in found if not _is_one(profile, index.profiles[position])]
    return tuple(index.profiles[position] for position in _rank(profile, others, index)[:most])


def _is_one(profile: Profile, other: Profile) -> bool:
    return profile is other or (profile.id == other.id and profile == other)


def _list_keys(profile: Profile) -> tuple[str, ...]:
    """The keys under which a profile is found."""
    keys: dict[str, None] = {}
    for name in parse_profile(profile)[:_MOST_NAMES]:
        found = _list_person_keys(name) if isinstance(name, ParsedName) else _list_body_keys(name)
        keys.update(dict.fromkeys(found))
    return tuple(keys)


def _list_person_keys(name: ParsedName) -> Iterator[str]:
    if name.order is Order.SINGLE:
        yield f"single:{_key(name.words[0])}"
        return
    yield from (f"family:{_key(word)}" for word in (*name.family, *name.middle) if len(word) > 1)
    yield from (f"given:{_key(word)}" for word in name.given)


def _list_body_keys(body: ParsedBody) -> Iterator[str]:
    yield f"body:{make_key(''.join(body.words))}"
    if not is_shared(body):
        yield from (f"word:{make_key(word)}" for word in body.words[:1])
    if body.acronym is not None:
        yield f"acronym:{body.acronym}"
    yield from (f"acronym:{initials}" for initials in body.initials)
    yield from (f"code:{code}" for code in sorted(body.codes))


def _seek_keys(profile: Profile) -> Iterator[str]:
    """The keys of profiles that may be the same: a full name is met by its parts, a part by full names."""
    for name in parse_profile(profile)[:_MOST_NAMES]:
        if isinstance(name, ParsedBody):
            yield from _list_body_keys(name)
        elif name.order is Order.SINGLE:
            yield from (f"{sort}:{key}" for key in _spell(name.words[0]) for sort in ("single", "family", "given"))
        else:
            parts = (*name.family, *name.middle)
            yield from (f"family:{key}" for word in parts if len(word) > 1 for key in _spell(word))
            yield from (f"single:{key}" for word in (*parts, *name.given) for key in _spell(word))


def _spell(word: str) -> tuple[str, ...]:
    """The keys of a word and of its other spellings by the tables."""
    folded = fold_word(word)
    return tuple(dict.fromkeys((make_key(folded), *(make_key(each) for each in sorted(list_spellings(folded))))))


def _key(word: str) -> str:
    return make_key(fold_word(word))


def _find_spellings(sought: Sequence[str], index: ProfileIndex) -> tuple[str, ...]:
    """Keys in the index that are spelled nearly like those sought."""
    from rapidfuzz import fuzz, process

    found: list[str] = []
    for key in sought:
        sort, _, word = key.partition(":")
        if sort not in _FUZZY or len(word) < _LEAST_FUZZY:
            continue
        near = index.spellings.get(f"{sort}:{word[0]}", ())
        hits = process.extract(word, near, scorer=fuzz.ratio, score_cutoff=CLOSE, limit=_MOST_SPELLINGS)
        found += [f"{sort}:{hit[0]}" for hit in hits if hit[0] != word]
    return tuple(dict.fromkeys(found))


def _rank(profile: Profile, positions: Sequence[int], index: ProfileIndex) -> list[int]:
    """Positions by how alike the whole names are and whether the country fits, then by their place in the index.

    A part of a name counts as much as the whole ("Smith", "John Smith"), so the letters in common break ties.
    """
    from rapidfuzz import fuzz, process

    whole = _write_whole(profile.name)
    wholes = [index.wholes[position] for position in positions]
    scores = [0.0] * len(wholes)
    for scorer, weight in ((fuzz.token_set_ratio, 1.0), (fuzz.ratio, 0.1)):
        for _, score, at in process.extract(whole, wholes, scorer=scorer, limit=None):
            scores[at] += weight * score
    ranked = [
        (-score - _prefer(profile, index.profiles[position]), position)
        for score, position in zip(scores, positions, strict=True)
    ]
    return [position for _, position in sorted(ranked)]


def _prefer(profile: Profile, other: Profile) -> float:
    return _COUNTRY_BONUS if profile.country is not None and profile.country == other.country else 0.0


@lru_cache(maxsize=16384)
def _write_whole(name: str) -> str:
    return " ".join(fold_word(word) for word in name.replace("-", " ").split()[:16])
