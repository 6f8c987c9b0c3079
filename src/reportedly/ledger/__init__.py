"""The ledger: reports, readings and claims kept in one file, and everything that speaks SQL.

What is added is never changed; what is in view is worked out from it. ``open_ledger`` opens or makes one.
"""

from reportedly.errors import LedgerError
from reportedly.ledger.adding import (
    Added,
    Outcome,
    Prepared,
    add_prepared,
    add_reading,
    add_report,
    add_rereading,
    add_several,
    prepare_reading,
)
from reportedly.ledger.checking import check_integrity
from reportedly.ledger.chronology import show_microseconds
from reportedly.ledger.comparing import explain_links
from reportedly.ledger.constraints import Constraints, ReadConstraints, no_constraints
from reportedly.ledger.copies import back_up, restore
from reportedly.ledger.erasing import Withdrawn, withdraw
from reportedly.ledger.finding import CERTAINTIES, Filters, ListedClaim, Page, find_claims, iterate_claims
from reportedly.ledger.groups import (
    Group,
    GroupFilters,
    GroupPage,
    Member,
    count_groups,
    find_group,
    find_groups_of,
    list_groups,
    list_members,
    load_group,
)
from reportedly.ledger.items import Kept, Made, make_items, make_kept_items
from reportedly.ledger.judgement_lists import ListedJudgement, list_judgements
from reportedly.ledger.judging import Judged, judge, judge_several, undo
from reportedly.ledger.notices import Notice, NoticeKind, find_notice
from reportedly.ledger.pairing import read_constraints
from reportedly.ledger.reconciling import Reconciled, count_pending, rebuild, reconcile
from reportedly.ledger.showing import (
    InView,
    KeptNotice,
    KeptReading,
    KeptReport,
    KeptVersion,
    Tombstone,
    count_reports_read_otherwise,
    count_rows,
    find_report,
    find_reports_read_otherwise,
    find_titles,
    get_report,
    is_read,
    iterate_readings,
    list_versions,
    list_withdrawals,
)
from reportedly.ledger.store import Ledger, open_ledger
from reportedly.ledger.tracing import Beside, Trace, Traced, trace_group
from reportedly.ledger.verdicts import Verdicts, read_verdicts, read_verdicts_of_claims

__all__ = [
    "CERTAINTIES",
    "Added",
    "Beside",
    "Constraints",
    "Filters",
    "Group",
    "GroupFilters",
    "GroupPage",
    "InView",
    "Judged",
    "Kept",
    "KeptNotice",
    "KeptReading",
    "KeptReport",
    "KeptVersion",
    "Ledger",
    "LedgerError",
    "ListedClaim",
    "ListedJudgement",
    "Made",
    "Member",
    "Notice",
    "NoticeKind",
    "Outcome",
    "Page",
    "Prepared",
    "ReadConstraints",
    "Reconciled",
    "Tombstone",
    "Trace",
    "Traced",
    "Verdicts",
    "Withdrawn",
    "add_prepared",
    "add_reading",
    "add_report",
    "add_rereading",
    "add_several",
    "back_up",
    "check_integrity",
    "count_groups",
    "count_pending",
    "count_reports_read_otherwise",
    "count_rows",
    "explain_links",
    "find_claims",
    "find_group",
    "find_groups_of",
    "find_notice",
    "find_report",
    "find_reports_read_otherwise",
    "find_titles",
    "get_report",
    "is_read",
    "iterate_claims",
    "iterate_readings",
    "judge",
    "judge_several",
    "list_groups",
    "list_judgements",
    "list_members",
    "list_versions",
    "list_withdrawals",
    "load_group",
    "make_items",
    "make_kept_items",
    "no_constraints",
    "open_ledger",
    "prepare_reading",
    "read_constraints",
    "read_verdicts",
    "read_verdicts_of_claims",
    "rebuild",
    "reconcile",
    "restore",
    "show_microseconds",
    "trace_group",
    "undo",
    "withdraw",
]
