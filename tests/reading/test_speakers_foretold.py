from tests.reading.test_speakers_linking import link, together

NAMES = {"Rui Leal": "PER"}
LEAD = (
    "The/DET/det/2 quay/NOUN/nsubj/3 sank/VERB/parataxis/7 ,/PUNCT/punct/3 its/PRON/nmod/6 owner/NOUN/nsubj/7 "
    "said/VERB/root/0 ./PUNCT/punct/7"
)
RAIN = "It/PRON/nsubj/2 rained/VERB/root/0 ./PUNCT/punct/2"


def test_the_owner_is_named_in_an_apposition_a_little_later() -> None:
    named = (
        "Rui/PROPN/nsubj/7 Leal/PROPN/flat/1 ,/PUNCT/punct/5 the/DET/det/5 owner/NOUN/appos/1 ,/PUNCT/punct/1 "
        "wept/VERB/root/0 ./PUNCT/punct/7"
    )
    _, found = link(LEAD, RAIN, named, names=NAMES)
    assert together(found, "its owner", "Rui Leal")


def test_who_is_told_of_in_the_next_sentence_is_the_one() -> None:
    named = (
        "Rui/PROPN/nsubj/8 Leal/PROPN/flat/1 ,/PUNCT/punct/5 who/PRON/nsubj/5 built/VERB/acl/1 it/PRON/obj/5 "
        ",/PUNCT/punct/5 wept/VERB/root/0 ./PUNCT/punct/8"
    )
    _, found = link(LEAD, named, names=NAMES)
    assert together(found, "its owner", "Rui Leal")


def test_another_who_only_comes_next_is_not() -> None:
    _, found = link(LEAD, "Rui/PROPN/nsubj/3 Leal/PROPN/flat/1 wept/VERB/root/0 ./PUNCT/punct/3", names=NAMES)
    assert not together(found, "its owner", "Rui Leal")
