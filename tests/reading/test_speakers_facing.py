from tests.reading.test_speakers_linking import link, together

MET = "Ivo/PROPN/nsubj/3 Brandl/PROPN/flat/1 met/VERB/root/0 Lea/PROPN/obj/3 Sommer/PROPN/flat/4 ./PUNCT/punct/3"
THIRD = "Uwe/PROPN/nsubj/3 Pohl/PROPN/flat/1 left/VERB/root/0 ./PUNCT/punct/3"
SAID = (
    "Brandl/PROPN/nsubj/2 said/VERB/root/0 his/PRON/nmod/4 rival/NOUN/nsubj/6 was/AUX/cop/6 late/ADJ/ccomp/2 "
    "./PUNCT/punct/2"
)
NAMES = {"Ivo Brandl": "PER", "Lea Sommer": "PER", "Uwe Pohl": "PER", "Brandl": "PER"}


def test_a_rival_is_the_other_one_of_two() -> None:
    _, found = link(MET, SAID, names=NAMES)
    assert together(found, "Lea Sommer", "his rival")
    assert together(found, "Ivo Brandl", "Brandl", "his")


def test_among_three_a_rival_is_nobody() -> None:
    _, found = link(MET, THIRD, SAID, names=NAMES)
    assert ["his rival"] in found


def test_a_rival_whose_name_follows_stays_with_it() -> None:
    named = (
        "Brandl/PROPN/nsubj/2 beat/VERB/root/0 his/PRON/nmod/4 rival/NOUN/obj/2 ,/PUNCT/punct/4 Uwe/PROPN/appos/4 "
        "Pohl/PROPN/flat/6 ./PUNCT/punct/2"
    )
    _, found = link(MET, named, names=NAMES)
    assert together(found, "his rival", "Uwe Pohl")
    assert not together(found, "his rival", "Lea Sommer")


def test_the_elder_brother_is_no_mother() -> None:
    elder = (
        "Ivo/PROPN/nsubj/7 Brandl/PROPN/flat/1 ,/PUNCT/punct/1 the/DET/det/5 elder/NOUN/appos/1 ,/PUNCT/punct/1 "
        "spoke/VERB/root/0"
    )
    mother = (
        "His/PRON/nmod/2 mother/NOUN/nsubj/7 ,/PUNCT/punct/2 Lea/PROPN/appos/2 Brandl/PROPN/flat/4 ,/PUNCT/punct/2 "
        "spoke/VERB/root/0"
    )
    brother = "The/DET/det/3 elder/ADJ/amod/3 brother/NOUN/nsubj/4 left/VERB/root/0"
    names = {"Ivo Brandl": "PER", "Uwe Brandl": "PER", "Lea Brandl": "PER"}
    third = "Uwe/PROPN/nsubj/3 Brandl/PROPN/flat/1 left/VERB/root/0 ./PUNCT/punct/3"
    _, found = link(elder, third, mother, brother, names=names)
    assert together(found, "Ivo Brandl", "The elder brother")
