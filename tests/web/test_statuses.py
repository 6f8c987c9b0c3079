"""One status for each kind of error, however it is asked."""

from __future__ import annotations

import pytest

from reportedly.errors import (
    InputError,
    LedgerError,
    ModelError,
    RefusedError,
    ReportedlyError,
    SettingError,
    UnknownError,
)
from reportedly.web.statuses import choose_status


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (UnknownError, 404),
        (RefusedError, 409),
        (SettingError, 422),
        (LedgerError, 503),
        (ModelError, 500),
        (InputError, 500),
    ],
)
def test_the_narrower_kind_decides(kind: type[ReportedlyError], status: int) -> None:
    assert choose_status(kind("told")) == status
