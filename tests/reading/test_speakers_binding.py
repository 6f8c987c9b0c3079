import pytest

from reportedly.reading.speakers.binding import read_tellers
from reportedly.reading.speakers.clusters import Clusters
from reportedly.reading.speakers.lexemes import Gender
from reportedly.reading.speakers.naming import group_names
from tests.reading.spoken import mention, words_at, write_report
from tests.reading.test_speakers_linking import link, together

NAMES = {"Ida Holm": "PER", "Tsering": "PER"}
HOLM = "Ida/PROPN/nsubj/3 Holm/PROPN/flat/1 slept/VERB/root/0 ./PUNCT/punct/3"


def find_apart(sentence: str) -> set[str]:
    """The words of all that are kept apart from Ida Holm."""
    clusters, _ = link(sentence, names=NAMES)
    return {sentence.split()[clusters.mentions[n].head].partition("/")[0] for n in clusters.apart}


@pytest.mark.parametrize(
    "told",
    [
        "Ida/PROPN/nsubj/3 Holm/PROPN/flat/1 told/VERB/root/0 her/PRON/obj/3",
        "Ida/PROPN/nsubj/3 Holm/PROPN/flat/1 spoke/VERB/root/0 to/ADP/case/5 her/PRON/obl/3",
        "Ida/PROPN/root/0 Holm/PROPN/flat/1 ,/PUNCT/punct/5 who/PRON/nsubj/5 came/VERB/acl/1 after/ADP/case/7 "
        "her/PRON/obl/5",
    ],
)
def test_an_object_is_another_one_than_its_subject(told: str) -> None:
    assert "her" in find_apart(told)


def test_what_one_has_along_may_be_ones_own() -> None:
    assert not find_apart("Ida/PROPN/nsubj/3 Holm/PROPN/flat/1 sat/VERB/root/0 with/ADP/case/5 her/PRON/obl/3")


def test_herself_is_the_subject() -> None:
    _, found = link("Ida/PROPN/nsubj/3 Holm/PROPN/flat/1 blamed/VERB/root/0 herself/PRON/obj/3", names=NAMES)
    assert together(found, "Ida Holm", "herself")


def read_gender(*sentences: str) -> Gender:
    workspace = write_report(*sentences, names=NAMES)
    ground, row, mentions = mention(workspace)
    clusters = Clusters(mentions, group_names(ground.text, row, mentions))
    read_tellers(clusters, row)
    words = [words_at(workspace, each) for each in mentions]
    return clusters.gender[clusters.find(words.index("Tsering"))]


SAID = "Tsering/PROPN/nsubj/2 said/VERB/root/0 she/PRON/nsubj/4 slept/VERB/ccomp/2 ./PUNCT/punct/2"


def test_who_says_she_is_a_woman() -> None:
    assert read_gender(SAID) is Gender.FEMALE


def test_she_may_be_another_woman_named_before() -> None:
    assert read_gender(HOLM, SAID) is Gender.OPEN
