"""Places by their names: towns, divisions, countries, seas, ranges, buildings, with a point and a radius for each."""

from reportedly.reading.gazetteer.borders import Borders, load_borders
from reportedly.reading.gazetteer.candidate import Candidate
from reportedly.reading.gazetteer.countries import Country
from reportedly.reading.gazetteer.folding import fold_abbreviation, fold_name
from reportedly.reading.gazetteer.geometry import contains, distance_km, find_nearest, measure_distance
from reportedly.reading.gazetteer.index import Gazetteer, load_gazetteer

__all__ = [
    "Borders",
    "Candidate",
    "Country",
    "Gazetteer",
    "contains",
    "distance_km",
    "find_nearest",
    "fold_abbreviation",
    "fold_name",
    "load_borders",
    "load_gazetteer",
    "measure_distance",
]
