"""Names to places: the look-up, over a file that is mapped and never read whole."""

from __future__ import annotations

import json
from bisect import bisect_left
from functools import cache
from pathlib import Path

from reportedly.reading.gazetteer.borders import Point, load_borders
from reportedly.reading.gazetteer.candidate import Candidate
from reportedly.reading.gazetteer.countries import Country
from reportedly.reading.gazetteer.endings import split_endings
from reportedly.reading.gazetteer.folding import fold_abbreviation, fold_name, hash_key
from reportedly.reading.gazetteer.layout import (
    ALTERNATE,
    CURATED,
    DEGREE,
    KILOMETRE,
    LIST,
    NO_COUNTRY,
    NOWHERE,
    RECORD,
    RECORD_BITS,
    Sections,
)

_PATH = Path(__file__).with_name("gazetteer.bin")
_LONGEST_NAME = 120  # the longest key of the file is shorter
_REMEMBERED = 2048  # names whose places are kept; a report says the same few again and again
_LONGEST_ID = 10  # digits
GEONAMES, OWN = "gn", "reportedly"  # schemes of keys


class Gazetteer:
    """The places that names may mean. Opening one maps a file and reads a few pages of it."""

    def __init__(self, path: Path = _PATH) -> None:
        sections = Sections(path)
        self._records = sections.view("records")
        self._names = sections.view("names")
        self._keys = sections.view("keys").cast("Q")
        self._targets = sections.view("targets").cast("I")
        self._lists = sections.view("lists").cast("I")
        self._features: list[str] = json.loads(bytes(sections.view("features")))
        self._rows: list[list[str | int | None]] = json.loads(bytes(sections.view("countries")))
        self._capitals: dict[str, str] = json.loads(bytes(sections.view("capitals")))
        self._slugs: list[str] = json.loads(bytes(sections.view("slugs")))
        self._slug_places = {slug: place for place, slug in enumerate(self._slugs)}
        self._codes = [str(row[0]) for row in self._rows]
        self._first_own = len(self._records) // RECORD.size - len(self._slugs)
        self._divisions: dict[int, str | None] = {NOWHERE: None}
        self._found: dict[str, tuple[Candidate, ...]] = {}

    def __len__(self) -> int:
        return len(self._records) // RECORD.size

    def look_up(self, name: str) -> tuple[Candidate, ...]:
        """All places that bear ``name``, most populous first; empty where there are none.

        Case, accents, hyphens, apostrophes, "St." for Saint and a leading "the" make no difference, but abbreviations
        need their capitals or their full stop ("US", "Ala."). With a word for a kind of place ("Kursk region") those of
        the bare name and that kind follow the places of the whole name. Seas, regions, buildings of our own tables come
        before places of fewer than a million people, by a name that is not their main one of fewer than 150,000. A
        division comes behind the town in it that has its name.
        """
        found = self._found.get(name)
        if found is None:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            found = self._found[name] = self._search(name) if len(name) <= _LONGEST_NAME else ()
        return found

    def get(self, key: str) -> Candidate | None:
        """The place of a ``Candidate.key``; None where there is none."""
        scheme, _, rest = key.partition(":")
        if scheme == GEONAMES and rest.isdecimal() and len(rest) <= _LONGEST_ID:
            record = self._find_id(int(rest))
        elif scheme == OWN and rest in self._slug_places:
            record = self._first_own + self._slug_places[rest]
        else:
            record = None
        return None if record is None else self._read(record)

    def list_countries(self) -> tuple[Country, ...]:
        """All countries and dependent territories, in the order of their codes."""
        return tuple(self._make_country(row) for row in self._rows)

    def map_capitals(self) -> dict[str, str]:
        """Folded names of capitals (``fold_name``) to the country's alpha-3 code.

        Only names by which the capital is the best known place of all: "san jose" is not there.
        """
        return dict(self._capitals)

    def border(self, country: str, other: str) -> tuple[Point, ...]:
        """Points (latitude, longitude) along the land border of two countries; empty where there is none."""
        return load_borders().trace(country, other)

    def neighbours(self, country: str) -> tuple[str, ...]:
        """The countries with which ``country`` has a land border."""
        return load_borders().list_neighbours(country)

    def _search(self, name: str) -> tuple[Candidate, ...]:
        folded, short = fold_name(name), fold_abbreviation(name)
        found: dict[int, Candidate] = {}
        for target in (*(self._find(short) if short else ()), *self._find(folded)):
            record = target & RECORD_BITS
            if record not in found:
                found[record] = self._read(record, alternate=target & ALTERNATE != 0)
        for core, features in split_endings(folded):
            for target in (*self._find("@" + core), *self._find(core)):
                record = target & RECORD_BITS
                if record not in found and self._read_feature(record).startswith(features):
                    found[record] = self._read(record, alternate=True)
        return tuple(found.values())

    def _find(self, key: str) -> tuple[int, ...]:
        """The targets of a key: records with the bit that tells alternate names."""
        wanted = hash_key(key)
        place = bisect_left(self._keys, wanted)
        if place == len(self._keys) or self._keys[place] != wanted:
            return ()
        target = self._targets[place]
        if not target & LIST:
            return (target,)
        start = (target & ~LIST) + 1
        return tuple(self._lists[start : start + self._lists[start - 1]].tolist())

    def _find_id(self, geoname_id: int) -> int | None:
        record = bisect_left(range(self._first_own), geoname_id, key=self._read_id)
        return record if record < self._first_own and self._read_id(record) == geoname_id else None

    def _read_id(self, record: int) -> int:
        number: int = RECORD.unpack_from(self._records, record * RECORD.size)[0]
        return number

    def _read_feature(self, record: int) -> str:
        place: int = RECORD.unpack_from(self._records, record * RECORD.size)[8]
        return self._features[place]

    def _read(self, record: int, *, alternate: bool = False) -> Candidate:
        (number, north, east, population, start, admin1, admin2, radius, feature, country, length, flags) = (
            RECORD.unpack_from(self._records, record * RECORD.size)
        )
        return Candidate(
            geoname_id=number or None,
            key=f"{GEONAMES}:{number}" if number else f"{OWN}:{self._slugs[record - self._first_own]}",
            name=str(self._names[start : start + length], "utf-8"),
            latitude=north / DEGREE,
            longitude=east / DEGREE,
            feature=self._features[feature],
            country=None if country == NO_COUNTRY else self._codes[country],
            admin1=self._name_division(admin1),
            admin2=self._name_division(admin2),
            population=population,
            radius_km=radius / KILOMETRE,
            curated=bool(flags & CURATED),
            alternate=alternate,
        )

    def _name_division(self, record: int) -> str | None:
        if record not in self._divisions:
            start, length = RECORD.unpack_from(self._records, record * RECORD.size)[4::6]
            self._divisions[record] = str(self._names[start : start + length], "utf-8")
        return self._divisions[record]

    def _make_country(self, row: list[str | int | None]) -> Country:
        code, short_code, name, capital, capital_id, continent, independent = row
        return Country(
            code=str(code),
            short_code=str(short_code),
            name=str(name),
            capital=None if capital is None else str(capital),
            capital_key=None if capital_id is None else f"{GEONAMES}:{capital_id}",
            continent=str(continent),
            independent=bool(independent),
        )


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer that comes with the package, mapped once a process; processes share its pages."""
    return Gazetteer()
