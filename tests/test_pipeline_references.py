from dataclasses import replace
from pathlib import Path

import pytest

import reportedly
from reportedly.config import Settings
from reportedly.errors import InputError
from reportedly.pipeline import Reader, link_entities
from reportedly.vocabulary import Reading
from tests.fake_model import load_fake
from tests.sample_reading import READING

TABLE = "id,name,aliases,kind,country,role\nH-7,Ines Okafor,,person,PRT,Harbour Master\nH-8,Tomás Brandt,,person,,\n"


@pytest.fixture
def references(tmp_path: Path) -> reportedly.References:
    path = tmp_path / "people.csv"
    path.write_text(TABLE, encoding="utf-8")
    return reportedly.load_references(path)


def test_who_is_surely_known_gets_an_id_beside_those_it_has(references: reportedly.References) -> None:
    linked = link_entities(READING, references)
    (entity,) = linked.reading.entities
    assert dict(entity.ids) == {"wikidata": "Q0", "people": "H-7"}
    (reason,) = linked.reasons[entity.id]
    assert (reason.field, reason.value) == ("ids", "people H-7")
    assert reason.because


def test_who_is_not_known_gets_none_and_the_reason_is_said(references: reportedly.References) -> None:
    (okafor,) = READING.entities
    stranger = replace(okafor, name="Paula Quist", names=(), ids=())
    linked = link_entities(replace(READING, entities=(stranger,)), references)
    assert linked.reading.entities[0].ids == ()
    (reason,) = linked.reasons[stranger.id]
    assert reason.value == "none"
    assert reason.because == "no reference has such a name"


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_reader_links_every_reading_it_gives(references: reportedly.References, jobs: int) -> None:
    reader = Reader(Settings(jobs=jobs), load=load_fake, references=references)
    text = "Ines Okafor said the bridge is open."
    known, failed, again = *reader.read_many([text, ""]), reader.read(text)
    assert not isinstance(failed, Reading)
    assert isinstance(known, Reading)
    assert known == again
    assert [entity.ids for entity in known.entities] == [(("people", "H-7"),)]


def test_a_table_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        reportedly.load_references(tmp_path / "nowhere.csv")
