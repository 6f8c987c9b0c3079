"""What two claims share, in their words."""

from __future__ import annotations

import pytest

from reportedly.reconciliation.questions import compare_topics
from reportedly.reconciliation.questions.comparing import compare_views
from reportedly.reconciliation.questions.lexing import find_stem
from reportedly.reconciliation.questions.views import view_position
from reportedly.reconciliation.questions.worded import WORDLESS, Worded
from tests.reconciliation.questioned import state


def stem(*words: str) -> list[str]:
    return sorted(find_stem(word) for word in words)


@pytest.mark.parametrize(
    ("texts", "stems", "told"),
    [
        (
            ("He was playing Russian roulette.", "They played roulette."),
            ["play", "roulett", "rus"],
            "played, roulette, Russian",
        ),
        (("The Deputies were relieved.", "A deputy left."), stem("deputies"), "deputy"),
        (("Police closed the mill.",), stem("police"), "Police"),
        (("Mrs Orlo’s barn burned.",), ["orlo"], "Orlo"),
    ],
)
def test_words_stand_as_the_claims_have_them(texts: tuple[str, ...], stems: list[str], told: str) -> None:
    assert Worded(texts).tell(stems, 4) == told
    assert Worded(texts[::-1]).tell(stems, 4) == told


def test_a_stem_that_no_text_has_is_counted_and_not_shown() -> None:
    assert WORDLESS.tell(["roulett"], 4) == "one like word"
    assert Worded(("A mill burned.",)).tell(["roulett", "multipl"], 4) == "2 like words"
    assert Worded(("A mill burned.",)).tell(["mill", "roulett"], 4) == "mill"


def test_a_nation_goes_by_its_name_and_a_person_by_theirs() -> None:
    assert WORDLESS.tell(["carl dorn", "rus"], 4) == "Carl Dorn, Russia"


def test_the_reason_of_two_statements_has_their_words() -> None:
    one = state(
        "A guard said that Orlo was playing roulette with rifles.",
        "A guard",
        "Orlo was playing roulette with rifles",
        id="a",
    )
    other = state(
        "A clerk said that Orlo plays roulette and sells rifles.",
        "A clerk",
        "Orlo plays roulette and sells rifles",
        id="b",
    )
    told = " ".join(reason for _, _, reason in compare_topics(one, other).parts)
    assert "roulette" in told
    assert "plays" in told
    wordless = " ".join(reason for _, _, reason in compare_views(view_position(one), view_position(other)).parts)
    assert "roulett" not in wordless
    assert "like words" in wordless
