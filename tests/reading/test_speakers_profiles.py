from dataclasses import replace

import pytest

from reportedly.reading.speakers import resolve
from reportedly.vocabulary import Dateline, Entity
from tests.reading.spoken import write_report

CLAUSE = (
    "Sina/PROPN/nsubj/10 Faleolo/PROPN/flat/1 ,/PUNCT/punct/4 who/PRON/nsubj/4 {verb}/VERB/acl/1 "
    "Samoa/PROPN/nmod/7 's/PART/case/5 port/NOUN/obj/4 ,/PUNCT/punct/4 left/VERB/root/0 ./PUNCT/punct/9"
)


def find(*sentences: str, names: dict[str, str], name: str, dateline: str | None = None) -> Entity:
    workspace = write_report(*sentences, names=names)
    if dateline is not None:
        workspace = replace(workspace, report=replace(workspace.report, dateline=Dateline(place=dateline, date=None)))
    return next(entity for entity in resolve(workspace).entities if entity.name == name)


def test_a_clause_behind_a_name_tells_office_and_country() -> None:
    names = {"Sina Faleolo": "PER", "Samoa": "LOC"}
    head = find(CLAUSE.format(verb="heads"), names=names, name="Sina Faleolo")
    assert (head.role, head.country) == ("heads Samoa's port", "WSM")
    guest = find(CLAUSE.format(verb="loves"), names=names, name="Sina Faleolo")
    assert (guest.role, guest.country) == (None, None)


@pytest.mark.parametrize(("title", "country"), [("Police", "UGA"), ("Theater", None)])
def test_a_spokesman_of_a_body_of_state_is_of_the_country_that_the_report_is_from(
    title: str, country: str | None
) -> None:
    sentence = (
        f"{title}/PROPN/compound/2 spokesman/NOUN/nsubj/5 Denis/PROPN/flat/2 Okot/PROPN/flat/2 left/VERB/root/0 "
        "./PUNCT/punct/5"
    )
    person = find(sentence, names={"Denis Okot": "PER"}, name="Denis Okot", dateline="KAMPALA, Uganda")
    assert person.country == country


def test_a_body_is_of_the_country_whose_it_is_though_the_parse_leaves_it_out() -> None:
    sentence = (
        "Armenia/PROPN/nsubj/5 's/PART/case/1 Mountain/PROPN/compound/4 Corps/PROPN/nsubj/5 withdrew/VERB/root/0 "
        "./PUNCT/punct/5"
    )
    body = find(sentence, names={"Armenia": "LOC", "Mountain Corps": "ORG"}, name="Mountain Corps")
    assert body.country == "ARM"


def test_a_noun_beside_a_name_that_no_table_has_is_a_role() -> None:
    sentence = (
        "Ali/PROPN/nsubj/7 Kaya/PROPN/flat/1 ,/PUNCT/punct/5 a/DET/det/5 lutanier/NOUN/appos/1 ,/PUNCT/punct/5 "
        "left/VERB/root/0 ./PUNCT/punct/7"
    )
    assert find(sentence, names={"Ali Kaya": "PER"}, name="Ali Kaya").role == "lutanier"


def test_a_ship_is_of_the_country_whose_flag_it_flies() -> None:
    sentence = (
        "The/DET/det/5 Maltese-flagged/ADJ/amod/3 freighter/NOUN/compound/5 Santa/PROPN/compound/5 "
        "Dora/PROPN/nsubj/6 sank/VERB/root/0 ./PUNCT/punct/6"
    )
    assert find(sentence, names={"Santa Dora": "LOC"}, name="Santa Dora").country == "MLT"


def test_a_people_behind_a_name_tells_the_country() -> None:
    sentence = (
        "Samir/PROPN/nsubj/7 Okot/PROPN/flat/1 ,/PUNCT/punct/5 a/DET/det/5 Syrian/PROPN/appos/1 ,/PUNCT/punct/1 "
        "left/VERB/root/0 ./PUNCT/punct/7"
    )
    assert find(sentence, names={"Samir Okot": "PER", "Syrian": "NORP"}, name="Samir Okot").country == "SYR"


@pytest.mark.parametrize(("role", "country"), [("speaker of parliament", "UGA"), ("speaker of verses", None)])
def test_an_office_of_a_state_is_told_with_of_too(role: str, country: str | None) -> None:
    head, of, body = role.split()
    sentence = (
        f"Denis/PROPN/nsubj/9 Okot/PROPN/flat/1 ,/PUNCT/punct/5 the/DET/det/5 {head}/NOUN/appos/1 {of}/ADP/case/7 "
        f"{body}/NOUN/nmod/5 ,/PUNCT/punct/1 left/VERB/root/0 ./PUNCT/punct/9"
    )
    person = find(sentence, names={"Denis Okot": "PER"}, name="Denis Okot", dateline="KAMPALA, Uganda")
    assert person.country == country


@pytest.mark.parametrize(("words", "country"), [("flies", "TGO"), ("lost", None)])
def test_the_flag_behind_a_ships_name_tells_the_country(words: str, country: str | None) -> None:
    sentence = (
        f"Astra/PROPN/nsubj/11 Noor/PROPN/flat/1 ,/PUNCT/punct/5 which/PRON/nsubj/5 {words}/VERB/acl/1 "
        "the/DET/det/7 flag/NOUN/obj/5 of/ADP/case/9 Togo/PROPN/nmod/7 ,/PUNCT/punct/5 sank/VERB/root/0 "
        "./PUNCT/punct/11"
    )
    assert find(sentence, names={"Astra Noor": "ORG"}, name="Astra Noor").country == country
