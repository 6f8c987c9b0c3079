from reportedly.reading.speakers.mentions import Form
from tests.reading.spoken import mention, words_at, write_report

FULL = "Emir/PROPN/nsubj/3 Kovač/PROPN/flat/1 sang/VERB/root/0 ./PUNCT/punct/3"
NAMES = {"Emir Kovač": "PER", "Emir": "PER"}


def list_forms(*sentences: str) -> list[tuple[str, Form]]:
    workspace = write_report(*sentences, names=NAMES)
    return [(words_at(workspace, each), each.form) for each in mention(workspace)[2]]


def test_a_first_name_that_is_an_office_is_a_name_where_it_stands_alone() -> None:
    found = list_forms(FULL, "Emir/PROPN/nsubj/2 left/VERB/root/0 ./PUNCT/punct/2")
    assert ("Emir", Form.NAME) in found


def test_with_an_article_it_is_the_office() -> None:
    found = list_forms(FULL, "The/DET/det/2 Emir/PROPN/nsubj/3 left/VERB/root/0 ./PUNCT/punct/3")
    assert ("The Emir", Form.DESCRIPTION) in found


def test_where_nobody_bears_it_it_is_the_office() -> None:
    found = list_forms("Emir/PROPN/nsubj/2 left/VERB/root/0 ./PUNCT/punct/2")
    assert ("Emir", Form.DESCRIPTION) in found
