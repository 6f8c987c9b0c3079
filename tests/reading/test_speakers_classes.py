import pytest

from reportedly.reading.speakers.classes import clash, find_classes
from tests.reading.test_speakers_linking import link, together


@pytest.mark.parametrize(("left", "right"), [("police", "militia"), ("ministry", "company"), ("court", "party")])
def test_bodies_of_two_kinds_are_never_one(left: str, right: str) -> None:
    assert clash(find_classes(left), find_classes(right))
    assert not clash(find_classes(left), find_classes(left))


@pytest.mark.parametrize("word", ["organization", "agency", "rain"])
def test_what_any_body_may_be_clashes_with_none(word: str) -> None:
    assert not clash(find_classes(word), find_classes("army"))


def test_the_firm_is_the_only_company_named() -> None:
    names = {"Tanoh Bank": "ORG", "Volta Party": "ORG"}
    _, found = link(
        "Tanoh/PROPN/compound/2 Bank/PROPN/nsubj/3 paid/VERB/root/0 Volta/PROPN/compound/5 Party/PROPN/obj/3 "
        "./PUNCT/punct/3",
        "The/DET/det/3 large/ADJ/amod/3 lender/NOUN/nsubj/4 wept/VERB/root/0 ./PUNCT/punct/4",
        "The/DET/det/3 old/ADJ/amod/3 firm/NOUN/nsubj/4 fell/VERB/root/0 ./PUNCT/punct/4",
        names=names,
    )
    assert together(found, "Tanoh Bank", "The old firm")
    assert not together(found, "Volta Party", "The old firm")
