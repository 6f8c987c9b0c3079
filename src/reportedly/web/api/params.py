"""What programs may ask with: the same words as in the addresses of pages and on the command line."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query

from reportedly.ledger.answering.standpoints import Request as Rows
from reportedly.ledger.answering.standpoints import Standpoint

_LONGEST = 2000

AsOf = Annotated[
    str | None,
    Query(alias="as-of", max_length=_LONGEST, description="Only what was published by then: a day, or a moment."),
]
KnownAt = Annotated[
    str | None,
    Query(alias="known-at", max_length=_LONGEST, description="Only what was recorded here by then, as read then."),
]
First = Annotated[
    str | None, Query(alias="from", max_length=_LONGEST, description="Of reports from this day on, such as 2024-10-30.")
]
Last = Annotated[
    str | None, Query(alias="to", max_length=_LONGEST, description="Of reports up to this day, the day included.")
]
After = Annotated[str | None, Query(max_length=_LONGEST, description="The ``next`` of the page before.")]
Limit = Annotated[int, Query(ge=1, le=500, description="At most so many.")]
Words = Annotated[str | None, Query(max_length=_LONGEST, description="Words, each of which must be found.")]


def read_rows(
    as_of: AsOf = None,
    known_at: KnownAt = None,
    first: First = None,
    last: Last = None,
    after: After = None,
    limit: Limit = 50,
) -> Rows:
    """Which rows are asked for. Raises SettingError."""
    return Rows(
        standpoint=Standpoint(as_of=as_of or None, known_at=known_at or None),
        first=first or None,
        last=last or None,
        after=after or None,
        limit=limit,
    )
