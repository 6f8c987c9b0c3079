from dataclasses import replace

import pytest

from tests.reading.spoken import mention, words_at, write_report


def list_words(*sentences: str, names: dict[str, str]) -> list[str]:
    workspace = write_report(*sentences, names=names)
    return [words_at(workspace, each) for each in mention(workspace)[2]]


@pytest.mark.parametrize(("cut", "whole"), [("Yang Soo", "Yang Soo-ah"), ("Yang Soo-", "Yang Soo-ah")])
def test_a_name_cut_at_its_hyphen_is_made_whole(cut: str, whole: str) -> None:
    sentence = "Yang/PROPN/nsubj/3 Soo-ah/PROPN/flat/1 left/VERB/root/0"
    assert list_words(sentence, names={cut: "PER"}) == [whole]


def test_what_a_person_leads_is_no_part_of_the_name() -> None:
    sentence = "Ida/PROPN/compound/3 Holm-led/PROPN/flat/1 talks/NOUN/nsubj/4 failed/VERB/root/0"
    workspace = write_report(sentence, names={"Ida Holm": "PER"})
    (name,) = [each.name for each in mention(workspace)[2] if each.name is not None]
    assert name.span.end == len("Ida Holm")


def test_a_surname_that_is_a_common_noun_is_not_added() -> None:
    found = list_words(
        "Ida/PROPN/nsubj/3 Mayor/PROPN/flat/1 left/VERB/root/0 ./PUNCT/punct/3",
        "Mayor/NOUN/nsubj/2 spoke/VERB/root/0",
        names={"Ida Mayor": "PER"},
    )
    assert found == ["Ida Mayor", "Mayor"]


def test_a_surname_taken_for_a_body_is_a_persons() -> None:
    workspace = write_report(
        "Marta/PROPN/nsubj/3 Wronka/PROPN/flat/1 left/VERB/root/0 ./PUNCT/punct/3",
        "Wronka/PROPN/nsubj/2 spoke/VERB/root/0",
        names={"Marta Wronka": "PER", "Wronka": "ORG"},
    )
    assert {each.name.type for each in mention(workspace)[2] if each.name is not None} == {"PER"}


def list_named(*sentences: str, names: dict[str, str]) -> list[tuple[str, str]]:
    workspace = write_report(*sentences, names=names)
    text = workspace.report.text
    found = [each.name for each in mention(workspace)[2] if each.name is not None]
    return [(text[name.span.start : name.span.end], name.type) for name in found]


GARRISON = (
    "The/DET/det/2 {}/PROPN/nsubj/7 of/ADP/case/6 South/PROPN/compound/6 Old/PROPN/compound/6 Varang/PROPN/nmod/2 "
    "spoke/VERB/root/0"
)


def test_a_body_of_which_only_the_place_was_seen_is_one_name() -> None:
    assert list_named(GARRISON.format("Garrison"), names={"South Old Varang": "LOC"}) == [
        ("Garrison of South Old Varang", "ORG")
    ]
    assert list_named(GARRISON.format("Union"), names={"Union": "ORG", "Varang": "LOC"}) == [
        ("Union of South Old Varang", "ORG")
    ]


def test_what_is_no_body_leaves_the_place_alone() -> None:
    assert list_named(GARRISON.format("Harvest"), names={"South Old Varang": "LOC"}) == [("South Old Varang", "LOC")]


def test_a_ship_is_known_again() -> None:
    sank = "The/DET/det/2 tanker/NOUN/nsubj/4 Skua/PROPN/appos/2 sank/VERB/root/0 ./PUNCT/punct/4"
    again = "The/DET/det/2 Skua/PROPN/nsubj/3 burned/VERB/root/0 ./PUNCT/punct/3"
    workspace = write_report(sank, again, names={"Skua": "OTHER"})
    first = min(workspace.names, key=lambda name: name.span)
    (other,) = (each for each in mention(replace(workspace, names=(first,)))[2] if each.sentence == 1)
    assert other.name is not None
    assert other.name.type == "ORG"


def test_one_who_was_cut_at_a_hyphen_is_one() -> None:
    sentence = "Hans-Peter/PROPN/nsubj/3 Maurer/PROPN/flat/1 spoke/VERB/root/0"
    assert list_named(sentence, names={"Hans": "PER", "Peter Maurer": "PER"}) == [("Hans-Peter Maurer", "PER")]


@pytest.mark.parametrize(
    ("tagged", "name"),
    [("Sisters Anke", "Anke"), ("Tanner Grace Moyo", "Grace Moyo"), ("Hunter Brandl Moyo", "Hunter Brandl Moyo")],
)
def test_what_people_are_is_no_part_of_a_name_at_a_sentences_start(tagged: str, name: str) -> None:
    words = tagged.split()
    rest = " ".join(f"{word}/PROPN/flat/1" for word in words[1:])
    sentence = f"{words[0]}/PROPN/nsubj/{len(words) + 1} {rest} spoke/VERB/root/0"
    assert list_named(sentence, names={tagged: "PER"}) == [(name, "PER")]


def test_a_surname_taken_for_a_place_is_a_persons_where_it_says_something() -> None:
    full = "Ida/PROPN/nsubj/3 Reading/PROPN/flat/1 left/VERB/root/0 ./PUNCT/punct/3"
    names = {"Ida Reading": "PER", "Reading": "LOC"}
    said = "Reading/PROPN/nsubj/2 said/VERB/root/0 so/ADV/advmod/2"
    assert list_named(full, said, names=names)[1] == ("Reading", "PER")
    assert list_named(full, said.replace("said", "flooded"), names=names)[1] == ("Reading", "LOC")


def test_a_ship_is_what_stands_behind_its_kind() -> None:
    sentence = "The/DET/det/2 ferry/NOUN/nsubj/5 Ever/PROPN/flat/2 Patient/PROPN/flat/2 sank/VERB/root/0"
    assert list_named(sentence, names={"Nobody": "PER"}) == [("Ever Patient", "ORG")]


def test_a_person_taken_for_a_body_stands_between_commas() -> None:
    sentence = (
        "The/DET/det/2 minister/NOUN/nsubj/7 ,/PUNCT/punct/2 {}/PROPN/appos/2 Mbala/PROPN/flat/4 ,/PUNCT/punct/2 "
        "spoke/VERB/root/0"
    )
    assert list_named(sentence.format("Grace"), names={"Grace Mbala": "ORG"}) == [("Grace Mbala", "PER")]
    assert list_named(sentence.format("Alpha"), names={"Alpha Mbala": "ORG"}) == [("Alpha Mbala", "ORG")]


def test_a_second_surname_that_was_cut_off_belongs_to_the_name() -> None:
    sentence = "Ana/PROPN/nsubj/4 Ruiz/PROPN/flat/1 Paz/PROPN/flat/1 spoke/VERB/root/0"
    assert list_named(sentence, names={"Ana Ruiz": "PER"}) == [("Ana Ruiz Paz", "PER")]
    assert list_named(sentence.replace("Paz/PROPN/flat/1", "Paz/PROPN/obj/4"), names={"Ana Ruiz": "PER"})[0] == (
        "Ana Ruiz",
        "PER",
    )
