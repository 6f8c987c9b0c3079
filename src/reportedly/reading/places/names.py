"""A name as a report writes it, and the places of the gazetteer that it may mean."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from reportedly.reading.gazetteer import fold_name
from reportedly.reading.gazetteer.candidate import Candidate
from reportedly.reading.gazetteer.endings import split_endings
from reportedly.reading.places.atlas import Atlas
from reportedly.reading.places.options import Options, classify
from reportedly.reading.places.words import load_demonyms, words_of
from reportedly.vocabulary.making import make_quick

MOST_CANDIDATES = 60
"""Of a name with more bearers the best known are looked at."""

_POSSESSIVE = re.compile(r"(?:['’]s?|['’]s)$")
_EDGES = " \t\n\r\"“”‘’'.,;:()[]"
_GENERIC = re.compile(
    r"^(?:the )?(?:city|town|village|municipality|county|state|province|region|district|island) of (?=[A-Z])"
)

_MOST_PARTS = 3
_COUNTY = re.compile(r"^(.+?) (?:Co\.?|Cty\.?)$")
_LONGEST = 80
_REMEMBERED = 4096


@make_quick
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Looked:
    """What a name was found as: the places that bear ``form``; ``part`` are words before it that name a part of one.

    ``demonym``: the words are a people's, the place is their country.
    """

    form: str
    candidates: tuple[Candidate, ...]
    part: str = ""
    demonym: bool = False


NOTHING = Looked(form="", candidates=())


@dataclass(slots=True, eq=False)
class NameBook:
    """Look-ups in an atlas by the forms that news gives to names; remembers those that reports have in common."""

    atlas: Atlas
    known: dict[str, Looked] = field(default_factory=dict)
    counted: dict[str, Options] = field(default_factory=dict)

    def count(self, found: Looked) -> Options:
        """The candidates as arrays."""
        key = f"{found.form}\t{len(found.candidates)}"  # the same name narrowed in another report keeps its own
        options = self.counted.get(key)
        if options is None or options.candidates != found.candidates:
            _forget(self.counted)
            options = self.counted[key] = Options.of(found.form, found.candidates)
        return options

    def find(self, words: str) -> Looked:
        """The places that ``words`` may mean, in whole or behind words like "northern"; else NOTHING."""
        found = self.known.get(words)
        if found is None:
            _forget(self.known)
            found = self.known[words] = self._search(words)
        return found

    def find_whole(self, words: str) -> Looked:
        """The places that bear ``words`` as they are, nothing left off."""
        found = self._look_up(_tidy(words))
        return found if found is not None else NOTHING

    def find_people(self, words: str) -> Looked:
        """The country of a demonym; NOTHING where it is none."""
        country = load_demonyms().get(_tidy(words))
        if country is None:
            return NOTHING
        states = tuple(one for one in self.atlas.look_up(country) if one.feature.startswith("PCL"))
        return Looked(form=country, candidates=states[:1], demonym=True) if states else NOTHING

    def _search(self, words: str) -> Looked:
        tidy = _tidy(words)
        return self._look_up(tidy) or self._look_behind(tidy) or NOTHING

    def _look_up(self, words: str) -> Looked | None:
        if not words or len(words) > _LONGEST:
            return None
        for form in _forms(words):
            candidates = self.atlas.look_up(form)
            if candidates:
                candidates = _heed_kind(form, candidates)
                return Looked(form=form, candidates=candidates[:MOST_CANDIDATES])
        return None

    def _look_behind(self, words: str) -> Looked | None:
        """Behind words that name a part: "Far North Queensland" is a part of Queensland."""
        parts, split = words_of("part"), words.split(" ")
        for count in range(1, min(_MOST_PARTS, len(split) - 1) + 1):
            if split[count - 1].lower() not in parts:
                return None
            found = self._look_up(" ".join(split[count:]))
            if found is not None:
                return replace(found, part=" ".join(split[:count]))
        return None


@lru_cache(maxsize=2)
def open_book(atlas: Atlas) -> NameBook:
    """The book of an atlas, the same one for every report."""
    return NameBook(atlas=atlas)


def _heed_kind(form: str, candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Of "Kursk region" the divisions alone, where there are some and nothing has the whole for its name.

    Of a building of our own tables ("White House") that alone: a town of the name is not what a report means.
    """
    known = tuple(one for one in candidates if one.curated and not one.alternate and classify(one.feature) == "spot")
    if known:
        return known
    folded = fold_name(form)
    for _, features in split_endings(folded):
        meant = tuple(one for one in candidates if one.feature.startswith(features))
        if meant and all(one in meant for one in candidates if fold_name(one.name) == folded):
            return meant
    return candidates


def _forget(remembered: dict[str, Any]) -> None:
    if len(remembered) >= _REMEMBERED:
        remembered.clear()


def _tidy(words: str) -> str:
    """One blank between words, no possessive, no marks at the ends but the stop of an abbreviation."""
    joined = " ".join(words.split())
    bare = _POSSESSIVE.sub("", joined).lstrip(_EDGES)
    stripped = bare.rstrip(_EDGES)
    return stripped + "." if bare[len(stripped) :].startswith(".") else stripped


def _forms(words: str) -> list[str]:
    """The spellings to try, in order; a full stop may be an abbreviation's or the sentence's."""
    forms = [words]
    if words.endswith("."):
        forms.append(words[:-1])
    short = _COUNTY.match(words)
    if short is not None:
        forms.append(f"{short[1]} County")
    if (bare := _GENERIC.sub("", words)) != words:
        forms.append(bare)
    return forms
