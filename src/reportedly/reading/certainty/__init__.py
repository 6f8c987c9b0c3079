"""How sure a claim is: its certainty as a range, its polarity, the reporter's distance, a statement of confidence.

Words of likelihood come from tables, each with the publication that gives it a range; which of them speak of the
claim's main statement is told by the parse of its sentence.
"""

from reportedly.reading.certainty.judging import Judged, judge_claims
from reportedly.reading.certainty.scales import (
    convert_certainty,
    from_stix_confidence,
    list_scales,
    name_range,
    to_stix_confidence,
)

__all__ = [
    "Judged",
    "convert_certainty",
    "from_stix_confidence",
    "judge_claims",
    "list_scales",
    "name_range",
    "to_stix_confidence",
]
