"""What nobody would say: refusals, details not given, requests not answered, what is unclear or could not be verified.

The patterns are those of silences.tsv, by which attribution tells that a cue makes no claim.
"""

from reportedly.reading.silences.dropping import drop_silent
from reportedly.reading.silences.finding import Found, find_silences

__all__ = ["Found", "drop_silent", "find_silences"]
