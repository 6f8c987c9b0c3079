"""What came into a ledger is grouped before groups are shown, as far as nobody else is writing."""

from __future__ import annotations

import contextlib

from reportedly.keeping import reconcile_pending
from reportedly.ledger import Ledger, LedgerError


def group_pending(ledger: Ledger) -> None:
    """Group what waits. Where another program is busy writing, the answer is of what is grouped so far.

    A ledger that cannot be read at all says so when it is asked next.
    """
    with contextlib.suppress(LedgerError):
        reconcile_pending(ledger)
