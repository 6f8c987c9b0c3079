import pytest

from tests.reading.test_speakers_linking import link, together

CONSUL = (
    "The/DET/det/2 consul/NOUN/nsubj/9 in/ADP/case/4 Oran/PROPN/nmod/2 ,/PUNCT/punct/6 Joris/PROPN/{} "
    "Smit/PROPN/flat/6 ,/PUNCT/punct/2 spoke/VERB/root/0 ./PUNCT/punct/9"
)
NAMES = {"Joris Smit": "PER", "Oran": "LOC", "Ana Ruiz": "PER", "Ruiz": "PER"}


@pytest.mark.parametrize("hung", ["appos/4", "conj/4", "dep/2"])
def test_a_name_behind_an_office_is_its_holders_wherever_the_parse_hangs_it(hung: str) -> None:
    _, found = link(CONSUL.format(hung), names=NAMES)
    assert together(found, "The consul in Oran", "Joris Smit")


def test_a_name_that_goes_on_without_a_comma_is_another() -> None:
    sentence = CONSUL.format("dep/2").replace(
        ",/PUNCT/punct/2 spoke/VERB/root/0", "alone/ADV/advmod/9 spoke/VERB/root/0"
    )
    _, found = link(sentence, names=NAMES)
    assert not together(found, "The consul in Oran", "Joris Smit")
    assert ["Joris Smit"] in found


def test_a_definite_office_and_a_name_are_one_before_another_pair() -> None:
    both = (
        "The/DET/det/2 bishop/NOUN/nsubj/13 ,/PUNCT/punct/2 Joris/PROPN/nsubj/13 Smit/PROPN/flat/4 ,/PUNCT/punct/2 "
        "and/CCONJ/cc/9 the/DET/det/9 mayor/NOUN/conj/2 ,/PUNCT/punct/9 Ana/PROPN/appos/9 Ruiz/PROPN/flat/11 "
        "prayed/VERB/root/0"
    )
    _, found = link(both, names=NAMES)
    assert together(found, "The bishop", "Joris Smit")
    assert together(found, "the mayor", "Ana Ruiz")


def test_whose_brother_is_somebody_else() -> None:
    sentence = (
        "Ruiz/PROPN/nsubj/8 ,/PUNCT/punct/1 whose/PRON/nmod/4 brother/NOUN/nsubj/5 sings/VERB/acl:relcl/1 "
        ",/PUNCT/punct/1 then/ADV/advmod/8 left/VERB/root/0"
    )
    _, found = link(sentence, names=NAMES)
    assert not any("Ruiz" in cluster and len(cluster) > 1 for cluster in found)
