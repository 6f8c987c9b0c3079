"""The bytes of the gazetteer's file, the same for the same places."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping, Sequence
from math import pi, sqrt

from reportedly.reading.gazetteer.folding import hash_key
from reportedly.reading.gazetteer.layout import (
    ALTERNATE,
    CURATED,
    DEGREE,
    KILOMETRE,
    LIST,
    NO_COUNTRY,
    NOWHERE,
    RECORD,
    pack_sections,
)
from training.gazetteer.drafts import Draft

_PEOPLE_A_KM2 = 2500.0  # in a town, by which its extent is estimated
_SMALLEST_KM = 1.0
_LARGEST_NUMBER = 0xFFFF_FFFF
_LARGEST_SHORT = 0xFFFF


def sort_drafts(drafts: Sequence[Draft]) -> list[Draft]:
    """Places with a GeoNames id by that, then our own by slug. Raises ValueError where an id stands twice."""
    numbers = [draft.geoname_id for draft in drafts if draft.geoname_id is not None]
    if len(numbers) != len(set(numbers)):
        raise ValueError("two places have one GeoNames id: merge them")
    return sorted(drafts, key=lambda draft: (draft.geoname_id or _LARGEST_NUMBER, draft.slug or ""))


def pack_gazetteer(
    drafts: Sequence[Draft], index: Mapping[str, list[tuple[int, bool]]], countries: list[list[str | int | None]],
    capitals: Mapping[str, str],
) -> bytes:  # fmt: skip
    """The bytes of ``gazetteer.bin``. ``drafts`` are sorted, ``index`` leads to their places in that order."""
    features = sorted({draft.feature for draft in drafts})
    codes = [str(row[0]) for row in countries]
    records, names = _pack_records(drafts, features, codes)
    keys, targets, lists = _pack_index(index)
    return pack_sections(
        {
            "records": records,
            "names": names,
            "keys": keys,
            "targets": targets,
            "lists": lists,
            "countries": _write_json(countries),
            "capitals": _write_json(dict(sorted(capitals.items()))),
            "features": _write_json(features),
            "slugs": _write_json([draft.slug for draft in drafts if draft.geoname_id is None]),
        }
    )


def estimate_radius(draft: Draft) -> float:
    """A place's own radius in kilometres, else a town's from its people."""
    return draft.radius_km or max(_SMALLEST_KM, sqrt(draft.population / (pi * _PEOPLE_A_KM2)))


def _pack_records(drafts: Sequence[Draft], features: list[str], codes: list[str]) -> tuple[bytes, bytes]:
    divisions = {draft.code: index for index, draft in enumerate(drafts) if draft.code is not None}
    feature_places = {feature: place for place, feature in enumerate(features)}
    country_places = {code: place for place, code in enumerate(codes)}
    names = bytearray()
    starts: dict[bytes, int] = {}
    records = bytearray()
    for draft in drafts:
        name = draft.name.encode("utf-8")
        if name not in starts:
            starts[name] = len(names)
            names += name
        records += RECORD.pack(
            draft.geoname_id or 0,
            round(draft.latitude * DEGREE),
            round(draft.longitude * DEGREE),
            min(draft.population, _LARGEST_NUMBER),
            starts[name],
            *_find_divisions(draft.within, divisions),
            min(round(estimate_radius(draft) * KILOMETRE), _LARGEST_SHORT),
            feature_places[draft.feature],
            NO_COUNTRY if draft.country is None else country_places[draft.country],
            len(name),
            CURATED if draft.curated else 0,
        )
    return bytes(records), bytes(names)


def _find_divisions(within: str | None, divisions: Mapping[str, int]) -> tuple[int, int]:
    """The records of the first and second level divisions with which a code begins."""
    upper = ".".join((within or "").split(".", maxsplit=2)[:2])
    return divisions.get(upper, NOWHERE), divisions.get(within or "", NOWHERE) if within != upper else NOWHERE


def _pack_index(index: Mapping[str, list[tuple[int, bool]]]) -> tuple[bytes, bytes, bytes]:
    """Keys, targets and lists. Raises ValueError where two keys share a hash, which is all but impossible."""
    hashed = sorted((hash_key(key), key) for key in index)
    if len({number for number, _ in hashed}) != len(hashed):
        raise ValueError("two keys have one hash: take another salt for hash_key")
    targets: list[int] = []
    lists: list[int] = []
    for _, key in hashed:
        bearers = [place | (ALTERNATE if alternate else 0) for place, alternate in index[key]]
        if len(bearers) == 1:
            targets += bearers
        else:
            targets.append(LIST | len(lists))
            lists += [len(bearers), *bearers]
    return (
        struct.pack(f"<{len(hashed)}Q", *(number for number, _ in hashed)),
        struct.pack(f"<{len(targets)}I", *targets),
        struct.pack(f"<{len(lists)}I", *lists),
    )


def _write_json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
