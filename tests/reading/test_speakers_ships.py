import pytest

from tests.reading.test_speakers_linking import link, together

SHIP = (
    "The/DET/det/2 trawler/NOUN/nsubj/4 Skua/PROPN/appos/2 sank/VERB/root/0 after/SCONJ/mark/7 {}/PRON/nsubj/7 "
    "turned/VERB/advcl/4 ./PUNCT/punct/4"
)
CAPTAIN = "Her/PRON/nmod/2 captain/NOUN/nsubj/3 swam/VERB/root/0 ./PUNCT/punct/3"
NAMES = {"Skua": "ORG", "Ida Holm": "PER", "HNLMS Kievit": "ORG"}


def test_a_ship_is_she() -> None:
    _, found = link(SHIP.format("she"), names=NAMES)
    assert any("she" in cluster and any("Skua" in words for words in cluster) for cluster in found)


def test_her_captain_is_a_ships() -> None:
    _, found = link(SHIP.format("it"), CAPTAIN, names=NAMES)
    assert any("Her" in cluster and any("Skua" in words for words in cluster) for cluster in found)


def test_where_a_woman_is_named_she_may_be_meant() -> None:
    holm = "Ida/PROPN/nsubj/3 Holm/PROPN/flat/1 watched/VERB/root/0 ./PUNCT/punct/3"
    _, found = link(holm, SHIP.format("she"), names=NAMES)
    assert not any("she" in cluster and any("Skua" in words for words in cluster) for cluster in found)


@pytest.mark.parametrize("words", ["Her", "Its"])
def test_a_prefix_makes_a_ship(words: str) -> None:
    kievit = "HNLMS/PROPN/nsubj/3 Kievit/PROPN/flat/1 burned/VERB/root/0 ./PUNCT/punct/3"
    _, found = link(kievit, CAPTAIN.replace("Her", words), names=NAMES)
    assert together(found, "HNLMS Kievit", words)


def test_a_ship_is_she_in_the_next_sentence() -> None:
    towed = "She/PRON/nsubj:pass/3 was/AUX/aux/3 towed/VERB/root/0 ./PUNCT/punct/3"
    _, found = link(SHIP.format("it"), towed, names=NAMES)
    assert any("She" in cluster and any("Skua" in words for words in cluster) for cluster in found)
