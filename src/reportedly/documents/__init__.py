"""Bytes to reports: text, web pages, JSON Lines, directories, standard input.

Nothing heavy is imported with this package: trafilatura and lxml come with the first web page.
"""

from reportedly.documents.inputs import (
    DEFAULT_MAX_BYTES,
    FORMATS,
    Failure,
    ReadOptions,
    read_bytes,
    read_documents,
)
from reportedly.documents.reports import Facts, make_report, make_report_id

__all__ = [
    "DEFAULT_MAX_BYTES",
    "FORMATS",
    "Facts",
    "Failure",
    "ReadOptions",
    "make_report",
    "make_report_id",
    "read_bytes",
    "read_documents",
]
