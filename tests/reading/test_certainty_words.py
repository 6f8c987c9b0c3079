"""Words of likelihood by their tables: which range, negations, what is no hedge, what stands beside what."""

from __future__ import annotations

import pytest

from reportedly.reading.certainty.scales import load_survey
from tests.reading.judged import judge, read_certainty

ICD = {
    "almost no chance": (0.01, 0.05),
    "very unlikely": (0.05, 0.20),
    "unlikely": (0.20, 0.45),
    "even": (0.45, 0.55),
    "likely": (0.55, 0.80),
    "very likely": (0.80, 0.95),
    "almost certain": (0.95, 0.99),
}


@pytest.mark.parametrize(
    ("content", "words", "term"),
    [
        ("the dam will likely hold", "likely", "likely"),
        ("the dam will probably hold", "probably", "likely"),
        ("a breach is probable", "probable", "likely"),
        ("the dam is very likely to hold", "very likely", "very likely"),
        ("a breach is highly probable", "highly probable", "very likely"),
        ("a breach is unlikely", "unlikely", "unlikely"),
        ("a breach is improbable", "improbable", "unlikely"),
        ("a breach is very unlikely", "very unlikely", "very unlikely"),
        ("a breach is highly improbable", "highly improbable", "very unlikely"),
        ("there is almost no chance of a breach", "almost no chance", "almost no chance"),
        ("there is a remote chance of a breach", "remote chance", "almost no chance"),
        ("the risk of a breach is remote", "remote", "almost no chance"),
        ("there is a roughly even chance of a breach", "roughly even chance", "even"),
        ("there are roughly even odds of a breach", "roughly even odds", "even"),
        ("the dam will almost certainly hold", "almost certainly", "almost certain"),
        ("it is nearly certain that the dam will hold", "nearly certain", "almost certain"),
        ("there is a very high probability of a breach", "very high probability", "very likely"),
        ("the likelihood of a breach is very high", "very high", "very likely"),
        ("the dam is “likely” to hold", "likely", "likely"),
    ],
)
def test_the_terms_of_icd_203(content: str, words: str, term: str) -> None:
    assert read_certainty(f"[S:The engineer] [Q:said] [C:{content}].") == ("icd203", *ICD[term], [words])


@pytest.mark.parametrize(
    ("content", "words", "term"),
    [
        ("a breach is not likely", "not likely", "unlikely"),
        ("a breach isn't likely", "isn't likely", "unlikely"),
        ("a breach is no longer likely", "no longer likely", "unlikely"),
        ("a breach is not at all probable", "not at all probable", "unlikely"),
        ("a breach is not unlikely", "not unlikely", "likely"),
        ("a breach is hardly likely", "hardly likely", "unlikely"),
        ("a breach is not very likely", "not very likely", "very unlikely"),
    ],
)
def test_not_turns_a_range_round(content: str, words: str, term: str) -> None:
    assert read_certainty(f"[S:The engineer] [Q:said] [C:{content}].") == ("icd203", *ICD[term], [words])


def test_not_only_is_no_negation() -> None:
    content = "a breach is not only likely but near"
    assert read_certainty(f"[S:The engineer] [Q:said] [C:{content}].") == ("icd203", 0.55, 0.80, ["likely"])


def test_a_negation_of_what_happens_leaves_the_range() -> None:
    found = read_certainty("[S:The engineer] [Q:said] [C:the dam was almost certainly not built well].")
    assert found == ("icd203", 0.95, 0.99, ["almost certainly"])


@pytest.mark.parametrize(
    ("content", "words", "asked"),
    [
        ("a breach is highly likely", "highly likely", "highly likely"),
        ("a breach is highly unlikely", "highly unlikely", "highly unlikely"),
        ("there is little chance of a breach", "little chance", "little chance"),
        ("there is a very good chance of a breach", "very good chance", "very good chance"),
        ("the chances of a breach are slight", "slight", "chances are slight"),
        ("the odds are better than even", "better than even", "better than even"),
        ("the dam will probably not hold", "probably not", "probably not"),
    ],
)
def test_other_words_have_the_range_that_people_give_them(content: str, words: str, asked: str) -> None:
    survey = load_survey()[asked]
    found = read_certainty(f"[S:The engineer] [Q:said] [C:{content}].")
    assert found == ("survey", survey.low, survey.high, [words])


@pytest.mark.parametrize(
    ("content", "scale", "low", "high"),
    [
        ("there is a realistic possibility of a breach", "phia", 0.40, 0.50),
        ("it is virtually certain that the dam will hold", "kent", 0.87, 0.99),
        ("it is doubtful that the dam will hold", "kent", 0.20, 0.40),
        ("the dam is certain to hold", "kent", 1.0, 1.0),
        ("there is a 70 percent chance of a breach", "stated", 0.70, 0.70),
    ],
)
def test_words_of_other_publications_and_numbers(content: str, scale: str, low: float, high: float) -> None:
    found = read_certainty(f"[S:The engineer] [Q:said] [C:{content}].")
    assert found is not None
    assert found[:3] == (scale, low, high)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("the dam may hold", ["may"]),
        ("the dam might hold", ["might"]),
        ("the dam could burst", ["could"]),
        ("the dam could possibly burst", ["could", "possibly"]),
        ("perhaps the dam will hold", ["perhaps"]),
        ("maybe the dam will hold", ["maybe"]),
        ("the dam has apparently burst", ["apparently"]),
        ("the dam has reportedly burst", ["reportedly"]),
        ("the dam is thought to have burst", ["thought"]),
        ("ten men are feared dead", ["feared"]),
        ("the dam appears to have burst", ["appears to"]),
        ("the dam seems safe", ["seems"]),
        ("they cannot rule out a breach", ["cannot rule out"]),
        ("a breach could not be ruled out", ["could not be ruled out"]),
        ("he was not certain that the dam would hold", ["not certain"]),
        ("suspected rebels burst the dam", ["suspected"]),
        ("it is possible that the dam burst", ["possible that"]),
    ],
)
def test_words_without_a_number_leave_it_open(content: str, words: list[str]) -> None:
    assert read_certainty(f"[S:The engineer] [Q:said] [C:{content}].") == ("hedge", 0.0, 1.0, words)


@pytest.mark.parametrize(
    "content",
    [
        "the dam will hold",
        "the dam was built in May",
        "Theresa May had seen the dam",
        "the might of the river was great",
        "the military might was on show",
        "from the dam they could see the sea",
        "the siren could be heard in the town",
        "the dam could not be repaired",
        "the engineers could no longer see the wall",
        "residents may return to their homes",
        "students may sit the exam again",
        "help must come as soon as possible",
        "they would come if possible",
        "he appeared in court",
        "the suspect was in prison",
        "there was probable cause for a search",
        "it was possible to see the sea",
        "they took every chance to swim",
        "the likely buyer stayed away",
        "they made sure of it",
    ],
)
def test_no_hedges(content: str) -> None:
    assert read_certainty(f"[S:The engineer] [Q:said] [C:{content}].") is None


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("[S:The engineer] [Q:believes] [C:that the dam will hold].", ["believes"]),
        ("[S:The engineer] [Q:suspects] [C:that the dam burst].", ["suspects"]),
        ("[S:The engineer] [Q:does not think] [C:the dam burst].", ["does not think"]),
        ("[S:The engineer] [Q:would not rule out] [C:a breach].", ["would not rule out"]),
        ("[S:The engineer] [Q:did not deny] [C:that the dam had burst].", ["did not deny"]),
        ("[S:Nobody] [Q:denies] [C:that the dam burst].", ["denies"]),
        ("[S:Unconfirmed reports] [Q:say] [C:the dam has burst].", ["Unconfirmed"]),
    ],
)
def test_cues_and_sources_hedge_too(marked: str, words: list[str]) -> None:
    found = read_certainty(marked)
    assert found is not None
    assert found[3] == words


def test_a_likely_in_the_cue_counts() -> None:
    marked = "[S:The engineer] [Q:thinks it unlikely] [C:that the dam will hold]."
    assert read_certainty(marked) == ("icd203", 0.20, 0.45, ["unlikely"])


def test_a_term_of_icd_203_stands_alone() -> None:
    marked = "[S:The engineer] [Q:believes] [C:the dam could burst and is likely to flood the town]."
    found = read_certainty("[S:The engineer] [Q:believes] [C:it is likely that the dam could burst].")
    assert found == ("icd203", 0.55, 0.80, ["likely"])
    assert read_certainty(marked) is not None


def test_a_question_is_neither_likely_nor_unlikely() -> None:
    assert read_certainty("[S:The judge] [Q:asked] [C:whether it was likely that the dam would burst].") is None
    assert read_certainty("[C:“Is it likely that the dam will burst?”] [S:the judge] [Q:asked].") is None


def test_a_condition_counts_where_nothing_else_does() -> None:
    assert read_certainty("[S:The engineer] [Q:said] [C:if it rains, the dam will burst].") == (
        "conditional", 0.0, 1.0, ["if"])  # fmt: skip
    assert read_certainty("[S:The engineer] [Q:said] [C:the dam will burst unless it is drained].") == (
        "conditional", 0.0, 1.0, ["unless"])  # fmt: skip
    assert read_certainty("[S:The engineer] [Q:said] [C:they may be late if it rains].") == (
        "hedge", 0.0, 1.0, ["may"])  # fmt: skip


@pytest.mark.parametrize(
    "content",
    [
        "the dam will hold even if it rains",
        "he did not know if the dam would hold",
        "the wall shook as if it had been hit",
        "the town provided water for all",
    ],
)
def test_no_conditions(content: str) -> None:
    assert read_certainty(f"[S:The engineer] [Q:said] [C:{content}].") is None


def test_a_hedge_is_explained_by_its_row() -> None:
    text, judged = judge("[S:The engineer] [Q:said] [C:there is a very high probability of a breach].")
    reason = judged.reasons[0]
    assert (reason.field, reason.value, reason.table) == ("certainty", "icd203 0.8-0.95", "certainty_words.tsv")
    assert '"very high probability"' in reason.because
    assert 'ICD 203 (2015), D.6.e(2)(a), as another way to say "highly probable"' in reason.because
    assert reason.span is not None
    assert text[reason.span.start : reason.span.end] == "very high probability"
    assert reason.row is not None
    assert reason.row.startswith("very|extremely? high|strong probability")
