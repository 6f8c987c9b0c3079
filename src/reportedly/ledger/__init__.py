"""The ledger: reports, readings and claims kept in one file, and everything that speaks SQL.

What is added is never changed; what is in view is worked out from it. ``open_ledger`` opens or makes one.
"""

from reportedly.errors import LedgerError
from reportedly.ledger.adding import Added, Outcome, add_reading, add_report, add_rereading
from reportedly.ledger.checking import check_integrity
from reportedly.ledger.chronology import show_microseconds
from reportedly.ledger.copies import back_up, restore
from reportedly.ledger.derived import DERIVED, Derived, rebuild
from reportedly.ledger.erasing import Withdrawn, withdraw
from reportedly.ledger.finding import CERTAINTIES, Filters, ListedClaim, Page, find_claims, iterate_claims
from reportedly.ledger.notices import Notice, NoticeKind, find_notice
from reportedly.ledger.showing import (
    InView,
    KeptNotice,
    KeptReading,
    KeptReport,
    KeptVersion,
    Tombstone,
    count_reports_read_otherwise,
    count_rows,
    find_reports_read_otherwise,
    get_report,
    is_read,
    iterate_readings,
    list_versions,
    list_withdrawals,
)
from reportedly.ledger.store import Ledger, open_ledger

__all__ = [
    "CERTAINTIES",
    "DERIVED",
    "Added",
    "Derived",
    "Filters",
    "InView",
    "KeptNotice",
    "KeptReading",
    "KeptReport",
    "KeptVersion",
    "Ledger",
    "LedgerError",
    "ListedClaim",
    "Notice",
    "NoticeKind",
    "Outcome",
    "Page",
    "Tombstone",
    "Withdrawn",
    "add_reading",
    "add_report",
    "add_rereading",
    "back_up",
    "check_integrity",
    "count_reports_read_otherwise",
    "count_rows",
    "find_claims",
    "find_notice",
    "find_reports_read_otherwise",
    "get_report",
    "is_read",
    "iterate_claims",
    "iterate_readings",
    "list_versions",
    "list_withdrawals",
    "open_ledger",
    "rebuild",
    "restore",
    "show_microseconds",
    "withdraw",
]
