from hypothesis import example, given

from reportedly.ledger.columns import escape_unfit, restore_unfit
from tests.ledger.made_readings import TEXTS


@given(TEXTS)
@example("\U0010ffff000000")
@example("plain")
def test_any_text_fits_and_comes_back(text: str) -> None:
    fit = escape_unfit(text)
    fit.encode()
    assert "\0" not in fit
    assert restore_unfit(fit) == text


def test_what_fits_stays_as_it_is() -> None:
    assert escape_unfit("Tomás said “yes”\u202e") == "Tomás said “yes”\u202e"
    assert escape_unfit("a\0b") == "a\U0010ffff000000b"
