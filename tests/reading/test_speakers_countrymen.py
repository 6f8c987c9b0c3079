from tests.reading.test_speakers_linking import link, together

NAMES = {"Aki Salo": "PER", "Ana Ruiz": "PER", "Finn": "NORP", "Spanish": "NORP", "Finnish": "NORP"}
SALO = "Aki/PROPN/nsubj/3 Salo/PROPN/flat/1 dived/VERB/root/0 ./PUNCT/punct/3"
RUIZ = "Ana/PROPN/nsubj/3 Ruiz/PROPN/flat/1 watched/VERB/root/0 ./PUNCT/punct/3"
FINN = "The/DET/det/2 Finn/PROPN/nsubj/3 laughed/VERB/root/0 ./PUNCT/punct/3"


def test_the_finn_is_the_one_named_just_before() -> None:
    _, found = link(RUIZ, SALO, FINN, names=NAMES)
    assert together(found, "Aki Salo", "The Finn")


def test_the_finn_is_the_one_told_to_be_finnish() -> None:
    told = "Finnish/ADJ/amod/2 diver/NOUN/nsubj/5 Aki/PROPN/appos/2 Salo/PROPN/flat/3 dived/VERB/root/0 ./PUNCT/punct/5"
    _, found = link(told, RUIZ, FINN, names=NAMES)
    assert together(found, "Finnish diver Aki Salo", "The Finn")


def test_who_was_named_long_before_is_not_meant() -> None:
    rain = "It/PRON/nsubj/2 rained/VERB/root/0 ./PUNCT/punct/2"
    _, found = link(SALO, rain, rain, FINN, names=NAMES)
    assert ["The Finn"] in found


def test_the_spanish_are_many() -> None:
    _, found = link(SALO, "The/DET/det/2 Spanish/PROPN/nsubj/3 left/VERB/root/0", names=NAMES)
    assert together(found, "The Spanish")
    assert not together(found, "Aki Salo", "The Spanish")
