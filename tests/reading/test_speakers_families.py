import pytest

from reportedly.reading.speakers.lexemes import Gender
from reportedly.reading.speakers.named import Named
from reportedly.reading.speakers.naming import group_names
from tests.reading.spoken import mention, words_at, write_report
from tests.reading.test_speakers_linking import link, together

SON = (
    "Otto/PROPN/nsubj/10 Reuss/PROPN/flat/1 and/CCONJ/cc/5 his/PRON/nmod/5 son/NOUN/conj/1 ,/PUNCT/punct/5 "
    "Emil/PROPN/appos/5 Reuss/PROPN/flat/7 ,/PUNCT/punct/5 fish/VERB/root/0 ./PUNCT/punct/10"
)
WIFE = SON.replace("son/", "wife/").replace("Emil", "Quilla")
NAMES = {"Otto Reuss": "PER", "Emil Reuss": "PER", "Quilla Reuss": "PER", "Reuss": "PER"}


def group(*sentences: str) -> list[tuple[Named, list[str]]]:
    workspace = write_report(*sentences, names=NAMES)
    ground, row, mentions = mention(workspace)
    groups = group_names(ground.text, row, mentions)
    return [(group, [words_at(workspace, mentions[number]) for number in group.mentions]) for group in groups]


def alone(word: str) -> str:
    return f"The/DET/det/3 {word}/ADJ/amod/3 Reuss/PROPN/nsubj/4 spoke/VERB/root/0 ./PUNCT/punct/4"


@pytest.mark.parametrize(("word", "full"), [("elder", "Otto Reuss"), ("younger", "Emil Reuss")])
def test_the_elder_and_the_younger_are_told_by_words_for_kin(word: str, full: str) -> None:
    found = [words for _, words in group(SON, alone(word))]
    assert [full, f"The {word} Reuss"] in found


def test_without_a_word_for_kin_the_elder_is_nobody() -> None:
    two = SON.replace("his/PRON/nmod/5 son/", "their/PRON/nmod/5 pilot/")
    assert [each.open for each, _ in group(two, alone("elder"))] == [False, False, True]


def test_a_wife_is_a_woman_whatever_her_name() -> None:
    genders = [each.gender for each, _ in group(WIFE)]
    assert genders == [Gender.MALE, Gender.FEMALE]


def test_an_honorific_goes_to_the_one_of_that_gender() -> None:
    mrs = "Mrs./PROPN/nsubj/3 Reuss/PROPN/flat/1 spoke/VERB/root/0 ./PUNCT/punct/3"
    assert ["Quilla Reuss", "Mrs. Reuss"] in [words for _, words in group(WIFE, mrs)]


def test_the_younger_man_is_the_son() -> None:
    man = "The/DET/det/3 younger/ADJ/amod/3 man/NOUN/nsubj/4 laughed/VERB/root/0 ./PUNCT/punct/4"
    _, found = link(SON, man, names=NAMES)
    assert together(found, "Emil Reuss", "The younger man")
    assert not together(found, "Otto Reuss", "The younger man")
