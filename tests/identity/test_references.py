from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import Any

import pytest

from reportedly.errors import InputError
from reportedly.identity.profiles import Profile
from reportedly.identity.references import link_references, load_references
from reportedly.vocabulary import EntityKind


def write(folder: Path, text: str, name: str = "desk.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def person(name: str, **known: Any) -> Profile:
    return Profile(id="e1", name=name, kind=EntityKind.PERSON, **known)


TABLE = """id,name,aliases,kind,country,role,born,colour
7,Kim Yong-hyun,Kim Yong Hyun|Gim Yong-hyeon,person,KOR,Defense Minister,1959,red
8,Ayla Korkut,,,Turkey,,,
9,National Intelligence Service,NIS,organization,kr,,,
10,John Smith,,person,USA,mayor,,
11,John Smith,,person,GBR,lawyer,,
"""


# --- CSV -------------------------------------------------------------------------------------------------------------


def test_a_table_is_read_and_unknown_columns_are_told(tmp_path: Path) -> None:
    references = load_references(write(tmp_path, TABLE))
    first, second, third, *_ = references.index.profiles
    assert references.scheme == "desk"
    assert references.remarks == (
        "desk.csv: not read: colour; these columns are read: id, name, aliases, kind, country, role, born",
    )
    assert (first.id, first.names, first.country, first.born) == ("7", ("Kim Yong Hyun", "Gim Yong-hyeon"), "KOR", 1959)
    assert (second.kind, second.country, second.role) == (EntityKind.PERSON, "TUR", None)
    assert (third.kind, third.country) == (EntityKind.ORGANIZATION, "KOR")


def test_links_are_given_with_the_reason(tmp_path: Path) -> None:
    references = load_references(write(tmp_path, TABLE), scheme="ours")
    linked = link_references(person("Kim Yong Hyun", country="KOR"), references)
    assert linked.ids == (("ours", "7"),)
    assert linked.reason
    assert linked.considered[0][0] == "7"
    agency = Profile(id="e2", name="NIS", kind=EntityKind.ORGANIZATION, country="KOR")
    assert link_references(agency, references).ids == (("ours", "9"),)


def test_no_link_without_a_sure_one(tmp_path: Path) -> None:
    references = load_references(write(tmp_path, TABLE))
    assert link_references(person("Kim"), references).ids == ()
    assert link_references(person("Zebulon Quigley"), references).reason == "no reference has such a name"
    smith = link_references(person("John Smith"), references)
    assert (smith.ids, len(smith.considered)) == ((), 2)
    assert link_references(person("John Smith", country="USA", role="mayor"), references).ids == (("desk", "10"),)


def test_no_link_where_two_references_fit(tmp_path: Path) -> None:
    twice = load_references(write(tmp_path, "id,name\na,Ayla Korkut\nb,Ayla Korkut\n"))
    linked = link_references(person("Ayla Korkut"), twice)
    assert (linked.ids, linked.reason) == ((), "several references fit: a, b")


def test_references_travel_to_other_processes(tmp_path: Path) -> None:
    references = load_references(write(tmp_path, TABLE))
    assert pickle.loads(pickle.dumps(references)) == references


def test_other_marks_between_fields_and_a_byte_order_mark(tmp_path: Path) -> None:
    path = write(tmp_path, '\ufeffid;name;aliases\n1;"Korkut; Ayla";Ayla K.\n\n')
    (profile,) = load_references(path).index.profiles
    assert (profile.name, profile.names) == ("Korkut; Ayla", ("Ayla K.",))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "has no column id and no column name, but nothing"),
        ("id,title\n1,x\n", "has no column name, but id, title: its first line names the columns"),
        ("id,name,name\n", "has the column name twice"),
        ("id,name\n", "holds no reference: give at least one row"),
        ("id,name\n,Ayla\n", "desk.csv:2 lacks its id"),
        ("id,name\n1,\n", "desk.csv:2 lacks its name"),
        ("id,name\n1\n", "desk.csv:2 lacks its name"),
        ("id,name\n1,Korkut, Ayla\n", "desk.csv:2 has 1 fields more than the first line has columns"),
        ("id,name,kind\n1,Ayla,human\n", "has the kind 'human': give one of person, organization"),
        ("id,name,country\n1,Ayla,Ruritania\n", "has the country 'Ruritania': give an ISO 3166-1 code"),
        ("id,name,born\n1,Ayla,long ago\n", "has born 'long ago': give a year or a date"),
        ('id,name\n1,"Ayla\n', "is no CSV"),
    ],
)
def test_faults_of_a_table_are_told(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(InputError) as told:
        load_references(write(tmp_path, text))
    assert message in str(told.value)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        load_references(tmp_path / "none.csv")
    (tmp_path / "latin.csv").write_bytes("id,name\n1,Jürgen\n".encode("latin-1"))
    with pytest.raises(InputError, match="is not UTF-8"):
        load_references(tmp_path / "latin.csv")


# --- followthemoney --------------------------------------------------------------------------------------------------


def entity(**known: Any) -> str:
    return json.dumps({"id": "Q1", "schema": "Person", "properties": {"name": ["Ayla Korkut"]}} | known)


def test_entities_are_read_and_other_schemata_counted(tmp_path: Path) -> None:
    known = {
        "name": ["Kim Yong-hyun"],
        "alias": ["Gim Yong-hyeon"],
        "nationality": ["kr"],
        "position": ["Defense Minister"],
        "birthDate": ["1959-09-02"],
    }
    lines = [entity(properties=known), entity(id="D1", schema="Directorship"), "", entity(id="Q2")]
    references = load_references(write(tmp_path, "\n".join(lines), "people.ftm.json"))
    first, second = references.index.profiles
    assert references.scheme == "people"
    assert (first.name, first.names, first.country) == ("Kim Yong-hyun", ("Gim Yong-hyeon",), "KOR")
    assert (first.role, first.born) == ("Defense Minister", 1959)
    assert (second.id, second.country) == ("Q2", None)
    assert "Directorship (1)" in references.remarks[0]


def test_several_nationalities_are_none(tmp_path: Path) -> None:
    both = entity(properties={"name": ["Ayla Korkut"], "country": ["tr", "de"]})
    (profile,) = load_references(write(tmp_path, both, "x.json")).index.profiles
    assert profile.country is None


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "people.json:1 is no JSON"),
        ("[1]", "people.json:1 is no followthemoney entity"),
        (entity(properties=None), "people.json:1 is no followthemoney entity"),
        (entity(id=""), "people.json:1 is no followthemoney entity"),
        (entity(properties={}), "people.json:1 has no name"),
        (entity(properties={"name": [1]}), "people.json:1 has name as list: give a list of strings"),
    ],
)
def test_faults_of_entities_are_told(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(InputError) as told:
        load_references(write(tmp_path, line, "people.json"))
    assert message in str(told.value)
