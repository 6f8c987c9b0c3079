"""Who is spoken of in a report: names, pronouns and descriptions of people, bodies and places put together.

Names are put together by rule, pronouns and descriptions by a small learned scorer over the encoder's states; what is
not sure stays unlinked. Each link keeps its reason.
"""

from reportedly.reading.speakers.resolving import Resolved, make_id, resolve
from reportedly.reading.speakers.scorer import Scorer, load_scorer
from reportedly.reading.speakers.settling import settle_source

__all__ = ["Resolved", "Scorer", "load_scorer", "make_id", "resolve", "settle_source"]
