"""The status by which an error of ours is answered: the same for pages, forms and programs."""

from __future__ import annotations

from reportedly.errors import LedgerError, RefusedError, ReportedlyError, SettingError, UnknownError

_STATUSES: tuple[tuple[type[ReportedlyError], int], ...] = (
    (UnknownError, 404),
    (RefusedError, 409),
    (SettingError, 422),
    (LedgerError, 503),
)


def choose_status(error: ReportedlyError) -> int:
    """The status of an error; 500 for one that no request should lead to."""
    return next((status for kind, status in _STATUSES if isinstance(error, kind)), 500)
