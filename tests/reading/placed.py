"""A small atlas and texts with marked names for the tests of places; how they are marked stands in ``figured``."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.reading.gazetteer import Candidate, distance_km, fold_name
from reportedly.reading.ground import lay_ground
from reportedly.reading.places import FoundPlace, find_places
from reportedly.reading.places.names import NameBook
from reportedly.reading.syntax import Parse, parse_nothing
from reportedly.vocabulary import Claim, Dateline, Part, PartKind, Place, Report, Span
from tests.reading.figured import mark_up

ROWS = (
    # name, latitude, longitude, feature, country, admin1, admin2, population, radius
    ("Norland", 60.0, 10.0, "PCLI", "NOL", None, None, 5_000_000, 400.0),
    ("Sudland", 40.0, 10.0, "PCLI", "SUL", None, None, 60_000_000, 500.0),
    ("Holm", 60.1, 10.1, "PPLC", "NOL", "Holm", None, 900_000, 15.0),
    ("Holm", 60.0, 10.0, "ADM1", "NOL", None, None, 1_200_000, 60.0),
    ("Westmark", 61.0, 6.0, "ADM1", "NOL", None, None, 400_000, 120.0),
    ("Astbury", 61.1, 6.2, "PPL", "NOL", "Westmark", "Ast County", 8_000, 3.0),
    ("Ast County", 61.1, 6.1, "ADM2", "NOL", "Westmark", None, 20_000, 25.0),
    ("Birkvik", 61.3, 6.4, "PPL", "NOL", "Westmark", "Ast County", 12_000, 3.0),
    ("Astbury", 40.5, 12.0, "PPLA", "SUL", "Campo", None, 700_000, 12.0),
    ("Campo", 40.4, 12.0, "ADM1", "SUL", None, None, 2_000_000, 90.0),
    ("Porto", 40.0, 12.5, "PPL", "SUL", "Campo", None, 90_000, 6.0),
    ("Roma Nova", 40.2, 10.2, "PPLC", "SUL", "Centro", None, 3_000_000, 25.0),
    ("Lincoln", 40.9, 11.5, "PPL", "SUL", "Campo", None, 30_000, 4.0),
    ("Grey Sea", 50.0, 8.0, "SEA", None, None, None, 0, 300.0),
)
BORDER = ((50.0, 9.0), (50.0, 10.0), (50.0, 11.0))


class SmallAtlas:
    """The places of ``ROWS``; the two countries have a border."""

    def look_up(self, name: str) -> tuple[Candidate, ...]:
        """By folded name, most populous first; "Westmark region" is the division."""
        folded = fold_name(name)
        core = folded.removesuffix(" region").removesuffix(" province")
        wanted = {folded, core} if core != folded else {folded}
        found = [row for row in ROWS if fold_name(row[0]) in wanted and (core == folded or row[3].startswith("ADM"))]
        return tuple(make(row) for row in sorted(found, key=lambda row: -row[7]))

    def border(self, country: str, other: str) -> tuple[tuple[float, float], ...]:
        """The one border."""
        return BORDER if {country, other} == {"NOL", "SUL"} else ()


def make(row: tuple[str, float, float, str, str | None, str | None, str | None, int, float]) -> Candidate:
    """A candidate of a row."""
    name, latitude, longitude, feature, country, admin1, admin2, population, radius = row
    number = ROWS.index(row) + 1
    return Candidate(
        geoname_id=number,
        key=f"gn:{number}",
        name=name,
        latitude=latitude,
        longitude=longitude,
        feature=feature,
        country=country,
        admin1=admin1,
        admin2=admin2,
        population=population,
        radius_km=radius,
        curated=False,
    )


ATLAS = SmallAtlas()


def book() -> NameBook:
    """A new book of the small atlas."""
    return NameBook(atlas=ATLAS)


def find(
    marked: str,
    *,
    claims: Sequence[Claim] = (),
    parse: Parse = parse_nothing,
    dateline: str | None = None,
    outlet: str | None = None,
    least: float = 0.0,
) -> tuple[FoundPlace, ...]:
    """What is found in a text; ``dateline`` stands at its beginning and is not read. Points are given unsure or not."""
    workspace = mark_up(marked)
    text = workspace.report.text
    parts = (Part(kind=PartKind.DATELINE, span=Span(start=0, end=len(dateline))),) if dateline else ()
    stated = Dateline(place=dateline, date=None) if dateline else None
    report = Report(id="r", text=text, parts=parts, dateline=stated, outlet=outlet)
    return find_places(lay_ground(workspace), report, claims, parse, ATLAS, least=least)


def places(marked: str, *, dateline: str | None = None, outlet: str | None = None) -> list[Place]:
    """The places of a text."""
    return [found.place for found in find(marked, dateline=dateline, outlet=outlet)]


def only(marked: str) -> Place:
    """The one place of a text."""
    (place,) = places(marked)
    return place


def distance(place: Place, latitude: float, longitude: float) -> float:
    """How far a place with a point is from another point, in km."""
    assert place.latitude is not None
    assert place.longitude is not None
    return distance_km(place.latitude, place.longitude, latitude, longitude)
