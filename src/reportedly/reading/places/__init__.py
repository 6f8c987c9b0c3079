"""Places: which words name them, which place each name means, and where on the map it lies, with how much certainty."""

from reportedly.reading.places.claiming import place_claims
from reportedly.reading.places.finding import find_places, place_spans
from reportedly.reading.places.found import FoundPlace, Weighed

__all__ = ["FoundPlace", "Weighed", "find_places", "place_claims", "place_spans"]
