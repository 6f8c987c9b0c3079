from __future__ import annotations

import pytest

from evals.gold import NamedText
from evals.name_errors import NameFault, find_name_errors, find_name_fault, render_name_errors
from evals.naming import Scheme
from evals.records import Named
from reportedly.vocabulary import Span

SCHEME = Scheme(corpus="c", gold={"PER": "PER", "LOC": "LOC"}, ours={"PER": "PER", "LOC": "LOC"}, pinned=True)
TEXT = "Ana Ruiz left Lima harbour for Cusco"


def name(words: str, kind: str) -> Named:
    start = TEXT.index(words)
    return Named(span=Span(start=start, end=start + len(words)), type=kind)


@pytest.mark.parametrize(
    ("words", "kind", "fault"),
    [
        ("Ana Ruiz", "PER", NameFault.RIGHT),
        ("Ana Ruiz", "LOC", NameFault.TYPE),
        ("Ana Ruiz left", "PER", NameFault.LONG),
        ("Ruiz", "PER", NameFault.SHORT),
        ("Ruiz left", "PER", NameFault.SHIFTED),
    ],
)
def test_faults_of_a_name(words: str, kind: str, fault: NameFault) -> None:
    other = name(words, kind)
    assert find_name_fault("PER", name("Ana Ruiz", "PER").span, (other.span, other.type)) is fault


def test_missed_and_spurious_names_and_a_page_of_counts() -> None:
    gold = NamedText(id="t", text=TEXT, names=(name("Ana Ruiz", "PER"), name("Lima", "LOC")))
    findings = list(find_name_errors(SCHEME, gold, [name("Lima", "LOC"), name("Cusco", "LOC")]))
    assert [(f.fault, f.type) for f in findings] == [
        (NameFault.MISSED, "PER"),
        (NameFault.RIGHT, "LOC"),
        (NameFault.SPURIOUS, "LOC"),
    ]
    page = render_name_errors("names", findings)
    assert "| c | LOC | 0 | 1 | 0 | 0 | 0 | 0 | 1 |" in page
    assert "Lima" not in page


def test_in_an_incomplete_text_nothing_is_spurious() -> None:
    gold = NamedText(id="t", text=TEXT, names=(), complete=False)
    assert list(find_name_errors(SCHEME, gold, [name("Cusco", "LOC")])) == []
