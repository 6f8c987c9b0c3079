import pytest

from reportedly.reading.speakers.clusters import Clusters, Link
from reportedly.reading.speakers.couples import note_couples
from reportedly.reading.speakers.naming import group_names
from tests.reading.spoken import mention, words_at, write_report

PAIR = (
    "Ida/PROPN/nsubj/6 Holm/PROPN/flat/1 and/CCONJ/cc/4 Eva/PROPN/conj/1 Lund/PROPN/flat/{} met/VERB/root/0 "
    "./PUNCT/punct/6"
)
SHE = "She/PRON/nsubj/2 spoke/VERB/root/0 ./PUNCT/punct/2"
NAMES = {"Ida Holm": "PER", "Eva Lund": "PER", "Holm": "PER"}


def lay(*sentences: str) -> tuple[Clusters, list[str]]:
    workspace = write_report(*sentences, names=NAMES)
    ground, row, mentions = mention(workspace)
    clusters = Clusters(mentions, group_names(ground.text, row, mentions))
    note_couples(clusters, row)
    return clusters, [words_at(workspace, each) for each in mentions]


@pytest.mark.parametrize("head", [4, 1])
def test_after_two_women_she_is_either_though_the_parse_tore_a_name(head: int) -> None:
    clusters, words = lay(PAIR.format(head), SHE)
    (couple,) = clusters.couples
    assert all(clusters.is_one_of_two(words.index("She"), member) for member in couple)


def test_who_was_named_alone_since_is_meant() -> None:
    clusters, words = lay(PAIR.format(4), "Holm/PROPN/nsubj/2 rose/VERB/root/0 ./PUNCT/punct/2", SHE)
    assert not clusters.is_one_of_two(words.index("She"), words.index("Holm"))


def test_a_second_pronoun_follows_the_first_one_that_was_settled() -> None:
    clusters, words = lay(PAIR.format(4), SHE, SHE)
    first = words.index("She")
    clusters.join(first, words.index("Ida Holm"), Link(because="the test says so"))
    assert not clusters.is_one_of_two(words.index("She", first + 1), words.index("Ida Holm"))


def test_far_from_them_two_are_no_more_alike() -> None:
    rain = "It/PRON/expl/2 rained/VERB/root/0 ./PUNCT/punct/2"
    clusters, words = lay(PAIR.format(4), rain, rain, SHE)
    assert not clusters.is_one_of_two(words.index("She"), words.index("Ida Holm"))
