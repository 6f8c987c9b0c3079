"""The places that a name may mean as arrays: what is the same in every report is computed once a name."""

from __future__ import annotations

import math
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from reportedly.reading.gazetteer import fold_name
from reportedly.reading.gazetteer.candidate import Candidate

Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int64]

CLASSES = ("country", "admin1", "admin2", "admin3", "capital", "seat", "town", "section", "continent", "nature", "spot")
"""Feature codes in the classes that are weighed."""

LEARNED = ("country", "admin1", "admin2", "admin3", "town", "section", "continent", "nature", "spot")
"""Classes as they are weighed: capitals and seats are towns, for local news would teach that they are seldom meant."""

_LUMPED = {"capital": "town", "seat": "town"}
STANDING = (
    "population",
    "share",
    "rank",
    "main",
    "unlike",
    "curated",
    "overshadowed",
    *(f"is_{name}" for name in LEARNED),
)
"""What is weighed of a candidate whatever the report says; how each is counted stands in ``_describe``."""

NOWHERE = -1
_TENFOLD = 10.0
_LARGEST = 9.0
_ALIKE = 0.87
_CITY = 300_000
_CAPITAL = 3_000_000
"""A population of a billion counts as one."""

_DIVISIONS = {"ADM1": "admin1", "ADM1H": "admin1", "ADM2": "admin2", "ADM2H": "admin2"}
_TOWNS = {"PPLC": "capital", "PPLA": "seat", "PPLX": "section"}
CAPITALS = ("PPLC", "PPLG")
"""Capitals, and seats of government elsewhere: La Paz, The Hague."""

_numbers: dict[tuple[str, ...], int] = {}


def classify(feature: str) -> str:
    """One of ``CLASSES`` for a GeoNames feature code."""
    if feature.startswith(("PCL", "TERR")):
        return "country"
    if feature in ("CONT", "RGN"):
        return "continent"
    if feature.startswith("ADM"):
        return _DIVISIONS.get(feature, "admin3")
    if feature.startswith("PPL"):
        return _TOWNS.get(feature, "town")
    return "spot" if feature in _SPOTS else "nature"


_SPOTS = frozenset(
    "AIRP AIRB AIRF BDG BLDG CH CSTL CTRB DAM FCL GOVL HSP HSPC HTL INSM ITTR LIBR MALL MFG MIL MNMT MSQE MUS NUC OBS"
    " PAL PO PRN PRT PS REFN RLG RSTN SCH SCHC SHRN SQR STDM TMPL TOWR UNIV STNM STNE FT BANK BUSTN MTRO ST".split()
)


def is_respelled(one: Candidate, folded: str) -> bool:
    """Whether a folded name is a candidate's, or its main one in another spelling: Zaporizhzhia, Zaporizhzhya."""
    if not one.alternate:
        return True
    name = fold_name(one.name)
    return name[:1] == folded[:1] and SequenceMatcher(None, name, folded, autojunk=False).ratio() >= _ALIKE


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Options:
    """The candidates of one name, row for row in every array.

    ``standing`` [n, len(STANDING)], ``points`` [n, 3] on the unit sphere, ``reach`` in km. ``country``, ``region`` and
    ``county`` are numbers of the country, the first-level and the second-level division that a candidate lies in or is;
    ``own`` the number of the one that it is; NOWHERE where there is none.
    """

    candidates: tuple[Candidate, ...]
    standing: Floats
    points: Floats
    reach: Floats
    country: Ints
    region: Ints
    county: Ints
    own: Ints
    solid: Floats

    @classmethod
    def of(cls, name: str, candidates: tuple[Candidate, ...]) -> Options:
        """The arrays of the candidates of ``name``."""
        divisions = [_number_divisions(one) for one in candidates]
        columns = np.array(divisions, dtype=np.int64).reshape(len(candidates), 4)
        return cls(
            candidates=candidates,
            standing=_describe_all(name, candidates),
            points=np.array([_point(one) for one in candidates]).reshape(len(candidates), 3),
            reach=np.array([one.radius_km for one in candidates]),
            country=columns[:, 0],
            region=columns[:, 1],
            county=columns[:, 2],
            own=columns[:, 3],
            solid=np.array([classify(one.feature) not in ("country", "continent") for one in candidates], dtype=float),
        )


def _describe_all(name: str, candidates: tuple[Candidate, ...]) -> Floats:
    """Counts of ``STANDING``, row for row."""
    shared = _Shared(
        most=max((_count_people(one) for one in candidates), default=0),
        folded=fold_name(name),
        shadow=max((_cast_shadow(one) for one in candidates), default=0.0),
    )
    rows = [_describe(one, rank, shared) for rank, one in enumerate(candidates)]
    return np.array(rows, dtype=float).reshape(len(candidates), len(STANDING))


class _Shared(NamedTuple):
    """Of all candidates of a name: the largest population, the folded name, how well known the best known city is."""

    most: int
    folded: str
    shadow: float


def _cast_shadow(one: Candidate) -> float:
    """1 for a city, 2 for a capital; "Washington" is seldom the state."""
    if not one.feature.startswith("PPL") or one.alternate:
        return 0.0
    return 2.0 if one.feature in CAPITALS else float(one.population >= _CITY)


def _count_people(one: Candidate) -> int:
    """The population; a capital is named as often as a city of millions, however few live there."""
    return max(one.population, _CAPITAL) if one.feature in CAPITALS and not one.alternate else one.population


def _describe(one: Candidate, rank: int, shared: _Shared) -> list[float]:
    """Population by its logarithm (a billion is one), the same beside the largest of the name, place in the list.

    ``main``: the name is its main one; ``unlike``: another name, with other letters;
    ``overshadowed``: a division with the name of a city.
    """
    group, folded, people = classify(one.feature), fold_name(one.name), _count_people(one)
    return [
        math.log10(people + _TENFOLD) / _LARGEST,
        math.log10((people + _TENFOLD) / (shared.most + _TENFOLD)),
        1.0 / (1 + rank),
        0.0 if one.alternate else 1.0,
        1.0 if one.alternate and folded[:2] != shared.folded[:2] else 0.0,
        1.0 if one.curated else 0.0,
        shared.shadow if group in ("admin1", "admin2") else 0.0,
        *(1.0 if _LUMPED.get(group, group) == name else 0.0 for name in LEARNED),
    ]


def _point(one: Candidate) -> tuple[float, float, float]:
    north, east = math.radians(one.latitude), math.radians(one.longitude)
    return math.cos(north) * math.cos(east), math.cos(north) * math.sin(east), math.sin(north)


def _number_divisions(one: Candidate) -> tuple[int, int, int, int]:
    """Country, region and county that it lies in or is, and which of them it is."""
    if one.country is None:
        return NOWHERE, NOWHERE, NOWHERE, NOWHERE
    group = classify(one.feature)
    country = _number(one.country)
    if group == "country":
        return country, NOWHERE, NOWHERE, country
    first = one.name if group == "admin1" else one.admin1
    region = _number(one.country, first) if first else NOWHERE
    if group == "admin1":
        return country, region, NOWHERE, region
    second = one.name if group == "admin2" else one.admin2
    county = _number(one.country, first or "", second) if second else NOWHERE
    return country, region, county, county if group == "admin2" else NOWHERE


def _number(*division: str) -> int:
    """A number for a country or a division of it, the same for the same names; used within one process only."""
    return _numbers.setdefault(division, len(_numbers))
