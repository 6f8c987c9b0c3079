import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.articles import (
    ArticlesError,
    choose_articles,
    cut_articles,
    is_complete,
    read_texts,
    split_sentences,
    spread,
)


def test_a_sentence_ends_at_a_stop_before_a_capital_but_not_after_a_short_title():
    text = 'The harbour was closed. Mr. Oyelaran said as much. "It is safe." Nobody believed him.'
    assert split_sentences(text) == [
        "The harbour was closed. ",
        "Mr. Oyelaran said as much. ",
        '"It is safe." ',
        "Nobody believed him.",
    ]


@given(st.text(alphabet='abc .!?"“”ABC\n', max_size=200))
def test_sentences_joined_are_the_text_again(text):
    assert "".join(split_sentences(text)) == text


def test_articles_are_cut_at_the_first_sentence_end_after_enough_words():
    text = "One two three four. Five seven eight nine. Ten eleven twelve thirteen."
    assert list(cut_articles([text], words=5)) == ["One two three four. Five seven eight nine."]


def test_short_texts_are_joined_and_the_rest_of_a_cut_text_is_dropped():
    texts = ["Alpha beta gamma.", "Delta epsilon zeta. This rest is dropped.", "Left over words."]
    assert list(cut_articles(texts, words=6)) == ["Alpha beta gamma.\n\nDelta epsilon zeta."]


def test_an_article_does_not_end_inside_a_quotation_unless_it_goes_on_and_on():
    assert not is_complete(['He said: "We wait here. '], words=5)
    assert is_complete(['He said: "We wait here. ', 'Then we leave." '], words=5)
    assert is_complete(['He said: "We wait here, and wait, and wait. '], words=5)


def test_the_spread_keeps_order_and_covers_the_whole():
    assert spread(list("abcdefgh"), 4) == ["a", "c", "e", "g"]
    assert spread(["a", "b"], 4) == ["a", "b"]


def test_rows_come_before_plain_files_and_plain_files_come_by_name(tmp_path):
    (tmp_path / "b.txt").write_text("second", encoding="utf-8")
    (tmp_path / "a.txt").write_text("first", encoding="utf-8")
    assert read_texts(tmp_path) == ["first", "second"]
    (tmp_path / "wikinews.jsonl").write_text(json.dumps({"text": "row"}) + "\n", encoding="utf-8")
    assert read_texts(tmp_path) == ["row"]


def test_the_first_folder_with_enough_text_is_taken(tmp_path):
    full = tmp_path / "full"
    full.mkdir()
    (full / "a.txt").write_text("The river rose overnight. The bridge held.", encoding="utf-8")
    folder, articles = choose_articles([tmp_path / "missing", full], words=4, count=3)
    assert folder == full
    assert articles == ["The river rose overnight."]


def test_too_little_text_is_an_error_that_says_what_to_give(tmp_path):
    with pytest.raises(ArticlesError, match=r"no text for an article of 600 words .* give --data a folder"):
        choose_articles([tmp_path], words=600, count=3)
