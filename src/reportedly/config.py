"""The settings: one frozen value, built at the edge and passed inwards.

The defaults stand here once; ``settings.toml`` beside this file is the same list as a commented file to copy, and a
test keeps the two alike. A settings file may hold any of the keys; one that is not known fails.
"""

from __future__ import annotations

import difflib
import json
import textwrap
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from reportedly.errors import SettingError


def _setting(default: Any, about: str, *, low: float | None = None, high: float | None = None) -> Any:
    """A field with its default, what it is for, and the range that it may take (both ends included)."""
    return field(default=default, metadata={"about": about, "low": low, "high": high})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How reports are read and shown. Every value is checked when the settings are made.

    Raises SettingError for a value of another type or outside its range.
    """

    max_bytes: int = _setting(
        20_000_000,
        "The largest report that is read, in bytes as it comes in. A larger one is an error; the others still come.",
        low=1,
    )
    check_language: bool = _setting(
        True,
        "Whether a report in another language than English is an error. Without the check it is read, but badly.",
    )
    jobs: int = _setting(
        1,
        "How many processes read reports at the same time, each with the model in memory; 0 stands for as many as the "
        "cores allow. Jobs times threads never go above the number of cores: fewer jobs run then.",
        low=0,
    )
    threads: int = _setting(
        1,
        "How many threads each process uses. One is best for many reports; more bring a single long one sooner.",
        low=1,
    )
    minimum_confidence: float = _setting(
        0.0,
        "Claims below this confidence are left out of the sheet, which says how many. --json always has them all.",
        low=0.0,
        high=1.0,
    )
    low_confidence: float = _setting(
        0.5,
        "Claims below this confidence are marked as uncertain in the sheet and in notebooks.",
        low=0.0,
        high=1.0,
    )

    def __post_init__(self) -> None:
        for each in fields(self):
            _check(each.name, getattr(self, each.name), type(each.default), each.metadata)


def load_settings(path: Path) -> Settings:
    """The settings of a TOML file; what it leaves out has its default. Raises SettingError."""
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SettingError(f"the settings file {path} cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingError(f"the settings file {path} is not valid TOML: {error}") from error
    try:
        return change_settings(Settings(), values)
    except SettingError as error:
        raise SettingError(f"in the settings file {path}: {error}") from error


def change_settings(settings: Settings, values: Mapping[str, Any]) -> Settings:
    """``settings`` with ``values`` in place of its own. Raises SettingError for a key that is not known."""
    known = [each.name for each in fields(settings)]
    for key in values:
        if key not in known:
            raise SettingError(f"there is no setting {key!r}. {_suggest(key, known)}")
    return replace(settings, **values)


def write_settings(settings: Settings) -> str:
    """``settings`` as a commented TOML file: for each its help, its range, its default, its value."""
    return _HEAD + "\n".join(_write_one(each, getattr(settings, each.name)) for each in fields(settings))


_HEAD = """\
# The settings of Reportedly. `reportedly settings > my.toml` writes this file; change what you like, leave out the
# rest, and hand it over with `--config my.toml`. Options on the command line come before it.

"""


def _write_one(each: Any, value: Any) -> str:
    allowed = f"Allowed: {_allow(type(each.default), each.metadata)}. Default: {json.dumps(each.default)}."
    lines = [*textwrap.wrap(each.metadata["about"], 110), allowed]
    return "".join(f"# {line}\n" for line in lines) + f"{each.name} = {json.dumps(value)}\n"


def _check(name: str, value: Any, kind: type, limits: Mapping[str, Any]) -> None:
    right = type(value) is kind or (kind is float and type(value) is int)
    low, high = limits["low"], limits["high"]
    if not (right and (low is None or low <= value) and (high is None or value <= high)):
        raise SettingError(f"{name} = {value!r} is not allowed: give {_allow(kind, limits)}")


def _allow(kind: type, limits: Mapping[str, Any]) -> str:
    if kind is bool:
        return "true or false"
    noun = {int: "a whole number", float: "a number"}[kind]
    if limits["high"] is not None:
        return f"{noun} from {limits['low']} to {limits['high']}"
    return f"{noun}, {limits['low']} or more"


def _suggest(key: str, known: list[str]) -> str:
    near = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
    return f"Did you mean {near[0]!r}?" if near else f"The settings are: {', '.join(known)}."
