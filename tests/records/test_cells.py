import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.records.cells import guard_cell


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+49 30", "'+49 30"),
        ("-5 troops", "'-5 troops"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =1+1", "'  =1+1"),
        ("\t=1", "'\t=1"),
        ("\rx", "'\rx"),
        ("＝1", "'＝1"),
        ("plain", "plain"),
        ("a=b", "a=b"),
        ("", ""),
        (None, None),
        (-5.0, -5.0),
    ],
)
def test_no_cell_is_a_formula(value: object, cell: object) -> None:
    assert guard_cell(value) == cell


@given(st.text())
def test_a_guarded_cell_keeps_its_words(text: str) -> None:
    assert guard_cell(text) in (text, f"'{text}")
    assert guard_cell(text)[:1] not in tuple("=+-@\t\r\n")
