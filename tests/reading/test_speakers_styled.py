import pytest

from tests.reading.test_speakers_linking import link

NAMES = {"Tordo": "PER"}


@pytest.mark.parametrize(
    "sentence",
    [
        "A/DET/det/2 rebel/NOUN/nsubj/7 who/PRON/nsubj/4 calls/VERB/acl/2 himself/PRON/obj/4 Tordo/PROPN/xcomp/4 "
        "spoke/VERB/root/0",
        "A/DET/det/2 rebel/NOUN/nsubj/6 known/VERB/acl/2 as/ADP/case/5 Tordo/PROPN/obl/3 spoke/VERB/root/0",
    ],
)
def test_who_calls_himself_by_a_name_has_it(sentence: str) -> None:
    _, found = link(sentence, names=NAMES)
    assert any("Tordo" in cluster and any(words.startswith("A rebel") for words in cluster) for cluster in found)


def test_whom_somebody_calls_is_another() -> None:
    _, found = link("A/DET/det/2 rebel/NOUN/nsubj/3 called/VERB/root/0 Tordo/PROPN/obj/3 ./PUNCT/punct/3", names=NAMES)
    assert not any("Tordo" in cluster and "A rebel" in cluster for cluster in found)
