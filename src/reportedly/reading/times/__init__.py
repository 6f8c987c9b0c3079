"""Time expressions of a report, normalised as TIMEX3, and when each claim was said.

Text to tokens (``tokens``), tokens to matches of a grammar in tables (``lexicon``, ``patterns``, ``matching``,
``guards``), matches to what they say (``rules``, ``special_rules``), neighbours joined (``joining``), and all resolved
in order of the text against the publication date or the day that the text tells of (``scene``, ``points``,
``resolving``).
"""

from reportedly.reading.times.finding import Found, find_moments
from reportedly.reading.times.saying import date_claims

__all__ = ["Found", "date_claims", "find_moments"]
