import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.records.plain import clean_text


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("plain words", "plain words"),
        ("a\r\n b\t\tc", "a b c"),
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("\x1b]0;title\x07", "]0;title"),
        ("said \u202eton\u202c so", "said ton so"),
        ("\u2066isolated\u2069\u200e\u200f\u061c", "isolated"),
        ("a\x9bb\x00c\x7f", "abc"),
        ("tags \U000e0041\U000e007f", "tags "),
        ("Tomás “quotes” — 北京 🙂 👩\u200d🚒", "Tomás “quotes” — 北京 🙂 👩\u200d🚒"),
        ("half \ud800 pair", "half pair"),
    ],
)
def test_what_could_drive_a_terminal_is_gone(text: str, clean: str) -> None:
    assert clean_text(text) == clean


@given(st.text())
def test_no_control_character_is_left_and_cleaning_again_changes_nothing(text: str) -> None:
    clean = clean_text(text)
    assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 or 0x202A <= ord(char) <= 0x202E for char in clean)
    assert clean_text(clean) == clean
