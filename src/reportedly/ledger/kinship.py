"""What makes a claim, a figure or a text the same as another one."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from urllib.parse import urlsplit, urlunsplit

from reportedly.vocabulary import Claim, Figure, Report, Source

_MADE_ID = re.compile("r[0-9a-f]{16}")
"""The form of an id that was made from a report's content, rather than given."""

_TRACKING = re.compile(r"(?:^|&)(?:utm_\w+|fbclid|gclid)=[^&]*")
_STRAIGHT = str.maketrans("‘’‚‛“”„‟«»", '\'\'\'\'""""""')
_EDGES = " \t\r\n.,;:!?'\"–—-…()[]"


def fold_words(text: str) -> str:
    """``text`` without what a sub-editor may change and nobody means: case, spacing, kinds of quotation marks, ends."""
    return " ".join(text.translate(_STRAIGHT).casefold().split()).strip(_EDGES)


def hash_text(text: str) -> str:
    """SHA-256 of a text in UTF-8, in hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def hash_folded(text: str) -> str:
    """The same for all texts that differ in case, spacing and kinds of quotation marks only."""
    return hash_text(fold_words(text))


def find_address(report: Report) -> str | None:
    """Where the report's versions come in: its URL without what tells visitors apart, else the id that it was given."""
    if report.url:
        return trim_address(report.url)
    if _MADE_ID.fullmatch(report.id):
        return None
    return f"id:{report.outlet or ''}/{report.id}"


def trim_address(url: str) -> str:
    """``url`` without fragment and tracking, scheme and host in small letters."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url.strip()
    query = _TRACKING.sub("", parts.query).strip("&")
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path, query, ""))


class Kinship:
    """Numbers that are alike for what is the same in two versions of a text, and differ within one version."""

    def __init__(self) -> None:
        self._times: Counter[str] = Counter()

    def number_claim(self, claim: Claim) -> int:
        """By source, words and polarity; the second of two equal ones has a number of its own."""
        return self._number(f"c\n{_name(claim.source)}\n{fold_words(claim.content.text)}\n{claim.polarity}")

    def number_figure(self, figure: Figure) -> int:
        """By its words, what it counts and its scope."""
        scope = figure.scope.text if figure.scope else ""
        return self._number(f"f\n{fold_words(figure.text)}\n{fold_words(figure.counts or '')}\n{fold_words(scope)}")

    def _number(self, identity: str) -> int:
        self._times[identity] += 1
        whole = f"{identity}\n{self._times[identity]}".encode("utf-8", "surrogatepass")
        return int.from_bytes(hashlib.sha256(whole).digest()[:8], "big", signed=True)


def _name(source: Source) -> str:
    return fold_words(source.name or source.words.text)
