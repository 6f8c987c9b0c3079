"""Anchors: the words that a judgement is fastened to are found again, and never guessed."""

from __future__ import annotations

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from reportedly.ledger.kinship import hash_text as ledger_hash
from reportedly.vocabulary import Report, Span
from reportedly.vocabulary.anchors import CONTEXT, Anchor, find_anchor, hash_text, make_anchor, place_words

TEXT = (
    "The harbour office said on Friday that 13 boats had left before the storm. "
    "The coast guard said that 13 crews were still at sea. "
    "Nobody could say where the lighthouse keeper was."
)
_ODD = st.text(st.characters(codec=None) | st.sampled_from("\0\ud800\u202e “”'\nß"), max_size=40)


def report(text: str) -> Report:
    return Report(id="r1", text=text)


def anchor_of(words: str, text: str = TEXT, at: int = 0) -> Anchor:
    start = text.index(words, at)
    return make_anchor(report(text), Span(start=start, end=start + len(words)))


def found(anchor: Anchor, text: str) -> str | None:
    span = find_anchor(anchor, text)
    return None if span is None else text[span.start : span.end]


def test_an_anchor_holds_the_words_and_their_context() -> None:
    anchor = anchor_of("13 boats")
    assert anchor.quotation == "13 boats"
    assert anchor.prefix == "rbour office said on Friday that "[-CONTEXT:]
    assert anchor.suffix == " had left before the storm. The "[:CONTEXT]
    assert anchor.hash == ledger_hash(TEXT)


def test_a_span_beyond_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing at"):
        make_anchor(report("short"), Span(start=2, end=9))


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ({"quotation": ""}, "words that it quotes"),
        ({"prefix": "x" * 33, "start": 40}, "32 code points"),
        ({"prefix": "xyz", "start": 2}, "cannot stand before"),
    ],
)
def test_what_is_no_anchor(facts: dict[str, object], message: str) -> None:
    values: dict[str, object] = {"hash": "h", "quotation": "words", "prefix": "", "suffix": "", "start": 0}
    with pytest.raises(ValueError, match=message):
        Anchor(**{**values, **facts})  # type: ignore[arg-type]


def test_the_surroundings_tell_which_of_two_is_meant() -> None:
    second = anchor_of("13", at=80)
    changed = "CORRECTION. " + TEXT.replace("harbour office", "port office")
    span = find_anchor(second, changed)
    assert span is not None
    assert changed[span.start : span.end + 6] == "13 crews"


def test_two_places_that_fit_alike_are_no_answer() -> None:
    sentence = "The mayor said that the bridge is open again. "
    anchor = anchor_of("the bridge is open again", "Early on. " + sentence + "Nothing else.")
    assert found(anchor, f"{sentence} {sentence}") is None


def test_in_its_own_text_the_offsets_decide() -> None:
    text = "again and again and again and again and again and again and again and again and again and again"
    anchor = make_anchor(report(text), Span(start=40, end=45))
    assert find_anchor(anchor, text) == Span(start=40, end=45)


def test_a_short_number_elsewhere_is_not_the_one_that_was_meant() -> None:
    assert found(anchor_of("13"), "On the 13th the yard will open its gates to visitors, the owner said.") is None


def test_case_spacing_and_quotation_marks_may_differ() -> None:
    text = "The engineer said: “We opened\nthe second valve,” and left."
    anchor = anchor_of("“We opened\nthe second valve,”", text)
    changed = 'THE ENGINEER said: "We opened  the Second valve," and left early.'
    assert found(anchor, changed) == '"We opened  the Second valve,"'


def test_folding_keeps_places_where_characters_grow() -> None:
    text = "In der STRASSE said Herr Groß that the Maß is full, and nobody answered him."
    assert (
        found(anchor_of("the Maß is full", text), "Weißße. " + text.replace("the Maß", "THE MASS"))
        == "THE MASS is full"
    )


def test_words_that_are_gone_are_not_found() -> None:
    assert find_anchor(anchor_of("lighthouse keeper"), "An entirely different report about a school.") is None
    assert find_anchor(anchor_of("lighthouse keeper"), "") is None


def test_white_space_alone_is_found_only_as_it_was() -> None:
    anchor = make_anchor(report("a \n b"), Span(start=1, end=4))
    assert find_anchor(anchor, "a \n b") == Span(start=1, end=4)
    assert find_anchor(anchor, "c") is None


def test_many_repetitions_are_gone_through_once() -> None:
    text = "The crew said no. " * 10_000
    anchor = make_anchor(report(text), Span(start=90_000, end=90_017))
    assert find_anchor(anchor, text) == Span(start=90_000, end=90_017)
    assert find_anchor(anchor, text + "x") is None


def test_the_hash_is_that_of_the_ledger() -> None:
    assert hash_text("a\ud800b") == ledger_hash("a\ud800b")


@given(before=_ODD, after=_ODD, words=st.text(max_size=30).map(lambda each: each + "◊"), left=_ODD, right=_ODD)
@example(before="", after="", words="13", left="", right="")
@example(before="It rained. ", after="Later.", words="…", left="of ", right=" of")
def test_an_edit_outside_of_quotation_and_context_changes_nothing(
    before: str, after: str, words: str, left: str, right: str
) -> None:
    prefix = f"the office said at noon, early, {left}"[-CONTEXT:]
    suffix = f"{right} as the harbour clock struck two"[:CONTEXT]
    whole = prefix + words + suffix
    old, new = f"One. {whole} Two.", f"{before}{whole}{after}"
    assume(new.count(words) == 1)
    anchor = make_anchor(report(old), Span(start=5 + len(prefix), end=5 + len(prefix) + len(words)))
    start = len(before) + len(prefix)
    assert find_anchor(anchor, new) == Span(start=start, end=start + len(words))


@given(data=st.data())
def test_another_case_and_spacing_of_the_whole_text_changes_nothing(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(TEXT) - 1))
    end = data.draw(st.integers(start + 1, len(TEXT)))
    words = TEXT[start:end]
    anchor = make_anchor(report(TEXT), Span(start=start, end=end))
    new = TEXT.upper().replace(" ", "  ")
    assume(words.strip() and words != words.upper())
    span = find_anchor(anchor, new)
    assert span is not None
    assert new[span.start : span.end] == words.strip().upper().replace(" ", "  ")
    assert fold(new[: span.start]) == fold(TEXT[:start])


@given(text=st.text(min_size=1, max_size=60) | _ODD.filter(bool), data=st.data())
def test_whatever_is_anchored_is_found_in_its_own_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    anchor = make_anchor(report(text), Span(start=start, end=end))
    assert find_anchor(anchor, text) == Span(start=start, end=end)


@given(text=_ODD, other=_ODD.filter(bool), data=st.data())
def test_what_is_found_is_the_same_but_for_what_folds(text: str, other: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(other) - 1))
    anchor = make_anchor(report(other), Span(start=start, end=len(other)))
    span = find_anchor(anchor, text)
    if span is not None:
        assert fold(text[span.start : span.end]) == fold(anchor.quotation)


def fold(words: str) -> str:
    straight = words.translate(str.maketrans("‘’‚‛“”„‟«»", '\'\'\'\'""""""'))
    return "".join("".join(straight.split()).casefold())


def test_words_are_placed_nearest_to_where_they_are_looked_for() -> None:
    assert place_words(TEXT, "13", 0) == Span(start=TEXT.index("13"), end=TEXT.index("13") + 2)
    later = TEXT.rindex("13")
    assert place_words(TEXT, "13", len(TEXT)) == Span(start=later, end=later + 2)
    assert place_words(TEXT, "THE  COAST guard", 0) == Span(
        start=TEXT.index("The coast"), end=TEXT.index(" said that 13")
    )
    assert place_words(TEXT, "a dozen", 0) is None
    assert place_words(TEXT, "", 0) is None
    assert place_words(TEXT, " \n", 0) is None
