"""What rules and scorer make of a whole report, with the shipped weights."""

import pytest

from reportedly.reading.encoder import Model, load_model
from reportedly.reading.speakers import Resolved, resolve
from reportedly.reading.stages import attribute, encode
from reportedly.reading.workspace import Workspace
from reportedly.vocabulary import Naming, Report

pytestmark = pytest.mark.model

TEXT = """NAIROBI, Kenya — Kenyan Interior Minister Grace Wanjiru said on Tuesday that police had arrested four men \
over the attack on a market in Garissa. She told reporters that the suspects were linked to Al-Shabab.

"I have ordered a full inquiry," Ms. Wanjiru said.

A senior Somali official, who spoke on condition of anonymity, denied it. The official said his government had warned \
Nairobi weeks ago.

Daniel Otieno, a 34-year-old trader, said he saw two gunmen. "They came from the river," he said. His wife, Mary \
Otieno, was hurt. Mr. Otieno said she was in the hospital."""


@pytest.fixture(scope="module")
def model() -> Model:
    return load_model()


def read(text: str, model: Model) -> Resolved:
    return resolve(attribute(encode(Workspace(report=Report(id="report", text=text)), model), model))


def test_sources_are_named_by_pronouns_titles_and_surnames(model: Model) -> None:
    named = [(claim.source.words.text, claim.source.name) for claim in read(TEXT, model).claims]
    assert ("She", "Grace Wanjiru") in named
    assert ("Ms. Wanjiru", "Grace Wanjiru") in named
    assert ("Mr. Otieno", "Daniel Otieno") in named


def test_one_without_a_name_is_one_entity_throughout(model: Model) -> None:
    sources = [claim.source for claim in read(TEXT, model).claims if "official" in claim.source.words.text]
    assert len({source.entity for source in sources}) == 1
    assert sources[0].entity is not None
    assert {source.name for source in sources} == {None}
    assert sources[0].naming is Naming.ANONYMOUS


def test_the_same_report_gives_the_same_entities(model: Model) -> None:
    assert read(TEXT, model).entities == read(TEXT, model).entities


def test_every_mention_lies_in_one_entity(model: Model) -> None:
    resolved = read(TEXT, model)
    spans = [span for entity in resolved.entities for span in entity.mentions]
    assert len(spans) == len(set(spans))
    assert all(claim.source.entity in {e.id for e in resolved.entities} | {None} for claim in resolved.claims)
    assert all(any(name.within(span) for span in each.mentions) for each in resolved.entities for name in each.names)


def list_sources(text: str, model: Model) -> list[tuple[str, str | None]]:
    return [(claim.source.words.text, claim.source.name) for claim in read(text, model).claims]


def test_they_are_not_the_one_person_who_speaks(model: Model) -> None:
    text = "The River Guild went on strike on Tuesday. They want new lamps, guild secretary Jean Lifenya said."
    (person,) = (entity for entity in read(text, model).entities if entity.name == "Jean Lifenya")
    assert "They" not in [text[span.start : span.end] for span in person.mentions]


def test_the_parts_of_a_name_cut_at_its_hyphen_are_one_source(model: Model) -> None:
    text = (
        "BASEL, Switzerland — Christine Vogt, who leads the zoo, said on Tuesday that the flamingos had flown. "
        "Keeper Hans-Peter Meier said he had counted them in the morning."
    )
    assert list_sources(text, model)[-1][1] == "Hans-Peter Meier"


def test_two_of_one_surname_stay_apart(model: Model) -> None:
    text = """Chief executive Jung Woo-jin said on Friday that 300 welders must go. Union leader Jung Hye-won said \
they would not.

Mr. Jung said orders from Greece had been canceled. Ms. Jung said that the orders had never existed."""
    named = [name for _, name in list_sources(text, model)]
    assert named == ["Jung Woo-jin", "Jung Hye-won", "Jung Woo-jin", "Jung Hye-won"]


def test_pronouns_for_the_nameless_take_up_what_stands_for_them(model: Model) -> None:
    text = "Two neighbors called the police. They said the shots came from a grey van, which nobody had seen before."
    they = next(claim.source for claim in read(text, model).claims if claim.source.words.text == "They")
    assert (they.name, they.called) == (None, "Two neighbors")
