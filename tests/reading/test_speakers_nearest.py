from tests.reading.test_speakers_linking import link, together

LIGA = "Seto/PROPN/compound/2 Liga/PROPN/nsubj/3 voted/VERB/root/0 ./PUNCT/punct/3"
OTHER = "Vana/PROPN/compound/2 Kuu/PROPN/nsubj/3 voted/VERB/root/0 ./PUNCT/punct/3"
PARTY = "The/DET/det/2 party/NOUN/nsubj/3 spoke/VERB/root/0 ./PUNCT/punct/3"
NAMES = {"Seto Liga": "ORG", "Vana Kuu": "ORG", "Defense Ministry": "ORG"}


def test_the_party_is_the_only_body_named() -> None:
    _, found = link(LIGA, PARTY, names=NAMES)
    assert together(found, "Seto Liga", "The party")


def test_of_two_bodies_the_party_is_neither() -> None:
    _, found = link(LIGA, OTHER, PARTY, names=NAMES)
    assert ["The party"] in found


def test_a_ministry_is_no_party() -> None:
    ministry = "Defense/PROPN/compound/2 Ministry/PROPN/nsubj/3 spoke/VERB/root/0 ./PUNCT/punct/3"
    _, found = link(ministry, PARTY, names=NAMES)
    assert ["The party"] in found


QUOTED = (
    "“/PUNCT/punct/3 She/PRON/nsubj/3 lied/VERB/ccomp/6 ,/PUNCT/punct/3 ”/PUNCT/punct/3 said/VERB/root/0 "
    "Ivo/PROPN/nsubj/6 Brandl/PROPN/flat/7 ./PUNCT/punct/6"
)
PEOPLE = {"Ivo Brandl": "PER", "Lea Sommer": "PER", "Eva Lund": "PER"}


def spoke(name: str) -> str:
    first, last = name.split()
    return f"{first}/PROPN/nsubj/3 {last}/PROPN/flat/1 spoke/VERB/root/0 ./PUNCT/punct/3"


def test_in_anothers_words_she_is_the_only_other_one_named() -> None:
    _, found = link(spoke("Lea Sommer"), QUOTED, names=PEOPLE, speakers={0: "Ivo Brandl"})
    assert together(found, "Lea Sommer", "She")


def test_of_two_others_she_is_neither() -> None:
    _, found = link(spoke("Lea Sommer"), spoke("Eva Lund"), QUOTED, names=PEOPLE, speakers={0: "Ivo Brandl"})
    assert ["She"] in found
