"""Every error that Reportedly raises on purpose.

    ReportedlyError
    ├── InputError            a report that cannot be read; the others still are
    ├── SettingError          a setting, an option or an argument outside what is allowed
    ├── ModelError            the weights are missing, damaged or made for another version
    └── LedgerError           a ledger is missing, damaged, busy, full, of another version, or none at all
        ├── UnknownError      what was asked for by its id or name is not in the ledger
        └── RefusedError      what somebody says cannot be said of what the ledger holds, or contradicts what stands

A message says what was given, what is allowed and what to do next.
"""

from __future__ import annotations


class ReportedlyError(Exception):
    """Root of the tree: catch this to catch everything that Reportedly raises on purpose."""


class InputError(ReportedlyError):
    """A report that cannot be read: empty, binary, too large, in another language, malformed."""


class SettingError(ReportedlyError):
    """A setting or an argument outside what is allowed."""


class ModelError(ReportedlyError):
    """The model's files are missing, damaged or made for another version."""


class LedgerError(ReportedlyError):
    """The ledger's file is missing, damaged, busy, full, of another version, or no ledger at all."""


class UnknownError(LedgerError):
    """What was asked for by its id or name is not in the ledger, or more than one thing is meant by it."""


class RefusedError(LedgerError):
    """What somebody says cannot be said of what the ledger holds, or contradicts what stands in it."""
