"""The countries of the gazetteer with their codes and capitals."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country or dependent territory. ``code`` is ISO 3166-1 alpha-3 (XKX: Kosovo), ``short_code`` alpha-2 (XK).

    ``capital`` is the seat of government's name, None where there is none; ``capital_key`` its key in the gazetteer.
    ``continent`` is GeoNames' code (AF AN AS EU NA OC SA). ``independent``: a member or observer of the United Nations,
    Taiwan or Kosovo.
    """

    code: str
    short_code: str
    name: str
    capital: str | None
    capital_key: str | None
    continent: str
    independent: bool
