from tests.reading.test_speakers_linking import link, together

NAMES = {"Rui Leal": "PER", "Ivo Brandl": "PER", "Ruiz": "PER", "Leal": "PER"}
BOTH = "Rui/PROPN/nsubj/3 Leal/PROPN/flat/1 met/VERB/root/0 Ivo/PROPN/obj/3 Brandl/PROPN/flat/4 ./PUNCT/punct/3"
SAID = (
    "¶“/PUNCT/punct/3 He/PRON/nsubj/3 snores/VERB/ccomp/7 ,/PUNCT/punct/3 ”/PUNCT/punct/3 Ruiz/PROPN/nsubj/7 "
    "said/VERB/root/0 {}/ADP/case/9 Leal/PROPN/obl/3 ./PUNCT/punct/7"
)


def test_who_is_spoken_of_is_he() -> None:
    _, found = link(BOTH, SAID.format("of"), names=NAMES)
    assert together(found, "Rui Leal", "Leal", "He")


def test_to_whom_it_is_said_is_not() -> None:
    _, found = link(BOTH, SAID.format("to"), names=NAMES)
    assert ["He"] in found
