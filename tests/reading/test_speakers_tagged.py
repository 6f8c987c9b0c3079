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
