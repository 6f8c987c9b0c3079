"""Reportedly reads news reports and says who claims what, on what footing, with every word traceable to its place.

    >>> import reportedly
    >>> reading = reportedly.read("“We hold the line,” the mayor said.", published="2024-10-30")  # doctest: +SKIP

Nothing heavy is imported until it is asked for: the names below load on first use.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from reportedly.config import Settings
    from reportedly.contract import describe_failure, describe_reading, dump_line
    from reportedly.documents import Failure
    from reportedly.errors import InputError, ModelError, ReportedlyError, SettingError
    from reportedly.identity.references import References, load_references
    from reportedly.pipeline import Reader, read
    from reportedly.vocabulary import Claim, Entity, Passage, Phrase, Reading, Report, Source, Span

_HOMES = {
    "Claim": "vocabulary",
    "Entity": "vocabulary",
    "Failure": "documents",
    "InputError": "errors",
    "ModelError": "errors",
    "Passage": "vocabulary",
    "Phrase": "vocabulary",
    "Reader": "pipeline",
    "References": "identity.references",
    "Reading": "vocabulary",
    "Report": "vocabulary",
    "ReportedlyError": "errors",
    "SettingError": "errors",
    "Settings": "config",
    "Source": "vocabulary",
    "Span": "vocabulary",
    "describe_failure": "contract",
    "describe_reading": "contract",
    "dump_line": "contract",
    "load_references": "identity.references",
    "read": "pipeline",
}

__all__ = [
    "Claim",
    "Entity",
    "Failure",
    "InputError",
    "ModelError",
    "Passage",
    "Phrase",
    "Reader",
    "Reading",
    "References",
    "Report",
    "ReportedlyError",
    "SettingError",
    "Settings",
    "Source",
    "Span",
    "__version__",
    "describe_failure",
    "describe_reading",
    "dump_line",
    "load_references",
    "read",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'reportedly' has no attribute {name!r}")
    value = getattr(importlib.import_module(f"reportedly.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(set(globals()) | set(__all__))
