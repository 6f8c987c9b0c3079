"""A table of known entities that the user brings, and the links from what reports name to its ids.

Two forms are read: CSV with a head line, and followthemoney entities as JSON Lines.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from reportedly.errors import InputError
from reportedly.identity.bodies import find_country
from reportedly.identity.candidates import ProfileIndex, find_candidates, index_profiles
from reportedly.identity.comparing import Identity, Sameness, compare_profiles
from reportedly.identity.profiles import Profile
from reportedly.vocabulary import EntityKind

COLUMNS = ("id", "name", "aliases", "kind", "country", "role", "born")
"""The columns of a CSV table that are read; ``id`` and ``name`` must be there. ``aliases`` are parted by | or ;."""

_SCHEMAS = {
    "Person": EntityKind.PERSON,
    "Organization": EntityKind.ORGANIZATION,
    "Company": EntityKind.ORGANIZATION,
    "PublicBody": EntityKind.ORGANIZATION,
    "LegalEntity": EntityKind.ORGANIZATION,
    "Vessel": EntityKind.VEHICLE,
    "Airplane": EntityKind.VEHICLE,
    "Vehicle": EntityKind.VEHICLE,
    "Address": EntityKind.PLACE,
}
"""Schemata of followthemoney that stand for what reports name; entities of others are left out and counted."""

_FTM_NAMES = ("name", "alias", "weakAlias", "previousName", "abbreviation")
_FTM_ROLES = ("position", "title")
_FTM_COUNTRIES = ("country", "nationality", "citizenship", "jurisdiction", "mainCountry")
_ALIAS_MARK = re.compile(r"[|;]")
_YEAR = re.compile(r"(\d{4})(?:-\d{2}){0,2}")
_LARGEST = 512 * 1024 * 1024
_MOST_FITTING = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class References:
    """Known entities under one scheme. ``remarks``: what of the file was left aside, each in a sentence."""

    scheme: str
    index: ProfileIndex
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """Where a profile stands in the references: ``ids`` by scheme, empty where none fits or more than one.

    ``considered`` are the references that came near, by id, with the comparison of each.
    """

    ids: tuple[tuple[str, str], ...]
    reason: str
    considered: tuple[tuple[str, Identity], ...] = ()


def load_references(path: str | Path, *, scheme: str | None = None) -> References:
    """The references in a CSV file, or in a file of followthemoney entities (``.json``, ``.jsonl``, ``.ftm``).

    ``scheme`` is the name under which their ids are given out; without it, the file's name without its endings. Raises
    InputError with the place of the fault.
    """
    path = Path(path)
    text = _read_file(path)
    name = scheme or path.name.split(".")[0]
    remarks: list[str] = []
    entities = path.suffix.lower() in (".json", ".jsonl", ".ndjson", ".ftm") or text.lstrip().startswith("{")
    read = _read_entities if entities else _read_table
    profiles = tuple(read(text, path.name, remarks))
    if not profiles:
        raise InputError(f"{path.name} holds no reference: give at least one row with an id and a name")
    return References(scheme=name, index=index_profiles(profiles), remarks=tuple(remarks))


def link_references(profile: Profile, references: References) -> Linked:
    """The id of the one reference that ``profile`` is the same as; none where no reference fits, or two do."""
    candidates = find_candidates(profile, references.index, most=_MOST_FITTING)
    compared = [(reference, compare_profiles(profile, reference)) for reference in candidates]
    near = tuple((one.id, identity) for one, identity in compared if identity.verdict is not Sameness.DIFFERENT)
    fitting = {one: identity for one, identity in near if identity.verdict is Sameness.SAME}
    if not fitting:
        reason = (
            f"none of {len(near)} references with such a name fits surely" if near else "no reference has such a name"
        )
        return Linked(ids=(), reason=reason, considered=near)
    if len(fitting) > 1:
        return Linked(ids=(), reason=f"several references fit: {', '.join(sorted(fitting))}", considered=near)
    (reference, identity), *_ = fitting.items()
    return Linked(ids=((references.scheme, reference),), reason=identity.reason, considered=near)


def _read_file(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise InputError(
                f"{path.name} has more than {_LARGEST // 2**20} MiB: split it, or leave out what is not needed"
            )
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(
            f"{path} cannot be read ({error.strerror}): give a CSV file or followthemoney entities"
        ) from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path.name} is not UTF-8 (byte {error.start}): save it as UTF-8") from error


def _read_table(text: str, file: str, remarks: list[str]) -> Iterator[Profile]:
    """The rows of a CSV table; of comma, semicolon and tab the one that its head has most parts the fields."""
    head = text.partition("\n")[0]
    mark = max(",;\t", key=head.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    try:
        columns = [column.strip().lower() for column in next(rows, [])]
        _check_columns(columns, file, remarks)
        for row in rows:
            if any(field.strip() for field in row):
                yield _read_row(
                    dict(zip(columns, row, strict=False)), f"{file}:{rows.line_num}", len(row) - len(columns)
                )
    except csv.Error as error:
        raise InputError(f"{file}:{rows.line_num} is no CSV ({error}): check its quotation marks") from error


def _check_columns(columns: Sequence[str], file: str, remarks: list[str]) -> None:
    missing = [column for column in ("id", "name") if column not in columns]
    if missing:
        raise InputError(
            f"{file} has no column {' and no column '.join(missing)}, but {', '.join(columns) or 'nothing'}: "
            f"its first line names the columns, of which these are read: {', '.join(COLUMNS)}"
        )
    twice = sorted({column for column in columns if columns.count(column) > 1})
    if twice:
        raise InputError(f"{file} has the column {twice[0]} twice: leave one of them out")
    if unknown := [column for column in columns if column not in COLUMNS]:
        remarks.append(f"{file}: not read: {', '.join(unknown)}; these columns are read: {', '.join(COLUMNS)}")


def _read_row(row: Mapping[str, str], place: str, surplus: int) -> Profile:
    if surplus > 0:
        raise InputError(f"{place} has {surplus} fields more than the first line has columns: quote fields with commas")
    fields = {column: value.strip() for column, value in row.items()}
    if not fields["id"] or not fields.get("name"):
        raise InputError(f"{place} lacks its {'id' if not fields['id'] else 'name'}: every row needs both")
    return Profile(
        id=fields["id"],
        name=fields["name"],
        names=tuple(alias.strip() for alias in _ALIAS_MARK.split(fields.get("aliases", "")) if alias.strip()),
        kind=_read_kind(fields.get("kind", ""), place),
        country=_read_country(fields.get("country", ""), place),
        role=fields.get("role") or None,
        born=_read_year(fields.get("born", ""), place),
    )


def _read_kind(written: str, place: str) -> EntityKind:
    if not written:
        return EntityKind.PERSON
    try:
        return EntityKind(written.lower())
    except ValueError as error:
        allowed = ", ".join(EntityKind)
        raise InputError(f"{place} has the kind {written!r}: give one of {allowed}, or nothing for a person") from error


def _read_country(written: str, place: str) -> str | None:
    if not written:
        return None
    country = find_country(written)
    if country is None:
        raise InputError(f"{place} has the country {written!r}: give an ISO 3166-1 code (KOR, KR) or an English name")
    return country


def _read_year(written: str, place: str) -> int | None:
    if not written:
        return None
    matched = _YEAR.fullmatch(written)
    if matched is None:
        raise InputError(f"{place} has born {written!r}: give a year or a date (1959, 1959-09-02)")
    return int(matched.group(1))


def _read_entities(text: str, file: str, remarks: list[str]) -> Iterator[Profile]:
    """Entities of followthemoney, one a line; other schemata than ``_SCHEMAS`` are counted in the remarks."""
    skipped: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        entity = _parse_entity(line, f"{file}:{number}")
        if entity["schema"] in _SCHEMAS:
            yield _read_entity(entity, f"{file}:{number}")
        else:
            skipped[entity["schema"]] = skipped.get(entity["schema"], 0) + 1
    if skipped:
        counts = ", ".join(f"{schema} ({count})" for schema, count in sorted(skipped.items()))
        remarks.append(f"{file}: not read: entities of the schema {counts}; read are {', '.join(_SCHEMAS)}")


def _parse_entity(line: str, place: str) -> dict[str, Any]:
    try:
        entity = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{place} is no JSON ({error}): give one entity a line, as `ftm` writes them") from error
    shaped = isinstance(entity, dict) and isinstance(entity.get("properties"), dict)
    if not shaped or not all(isinstance(entity.get(key), str) and entity[key] for key in ("id", "schema")):
        raise InputError(f"{place} is no followthemoney entity: it needs id, schema and properties")
    found: dict[str, Any] = entity
    return found


def _read_entity(entity: Mapping[str, Any], place: str) -> Profile:
    listed: Callable[..., list[str]] = partial(_list_values, entity["properties"], place)
    names = listed(*_FTM_NAMES)
    if not names:
        raise InputError(f"{place} has no name: give the entity at least one under properties.name")
    countries = [country for written in listed(*_FTM_COUNTRIES) if (country := find_country(written)) is not None]
    years = [int(written[:4]) for written in listed("birthDate") if _YEAR.fullmatch(written)]
    return Profile(
        id=entity["id"],
        name=names[0],
        names=tuple(names[1:]),
        kind=_SCHEMAS[entity["schema"]],
        country=countries[0] if len(set(countries)) == 1 else None,
        role=next(iter(listed(*_FTM_ROLES)), None),
        born=years[0] if len(set(years)) == 1 else None,
    )


def _list_values(properties: Mapping[str, Any], place: str, *keys: str) -> list[str]:
    found: list[str] = []
    for key in keys:
        values = properties.get(key, [])
        values = [values] if isinstance(values, str) else values
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise InputError(f"{place} has {key} as {type(values).__name__}: give a list of strings")
        found += [value.strip() for value in values if value.strip()]
    return list(dict.fromkeys(found))
