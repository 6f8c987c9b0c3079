import pytest

from reportedly.ledger.kinship import Kinship, find_address, fold_words, hash_folded, trim_address
from reportedly.vocabulary import Report
from tests.ledger.made_readings import make_reading


def kin(*sentences: str) -> list[int]:
    kinship = Kinship()
    return [kinship.number_claim(claim) for claim in make_reading(list(sentences)).claims]


def test_what_nobody_means_makes_no_difference() -> None:
    assert kin("The mayor said “the bridge” is  open.") == kin('The Mayor said "the bridge" is open.')


def test_another_source_or_other_words_are_another_claim() -> None:
    one, two, three = kin("The mayor said it burns.", "The cook said it burns.", "The mayor said it froze.")
    assert len({one, two, three}) == 3


def test_the_same_said_twice_is_two_claims() -> None:
    first, second = kin("The mayor said it burns.", "The mayor said it burns.")
    assert first != second
    assert first == kin("The mayor said it burns.")[0]


def test_a_number_fits_a_column() -> None:
    assert all(-(2**63) <= number < 2**63 for number in kin(*(f"The mayor said {n} burn." for n in range(50))))


@pytest.mark.parametrize(
    ("facts", "address"),
    [
        ({"id": "r0123456789abcdef"}, None),
        ({"id": "x1"}, "id:/x1"),
        ({"id": "x1", "outlet": "Wire"}, "id:Wire/x1"),
        ({"id": "x1", "url": "HTTPS://Example.org/A?b=1&utm_source=x#top"}, "https://example.org/A?b=1"),
        ({"id": "x1", "url": "http://[bad"}, "http://[bad"),
    ],
)
def test_where_versions_come_in(facts: dict[str, str], address: str | None) -> None:
    assert find_address(Report(text="x", **facts)) == address


def test_tracking_is_cut_wherever_it_stands() -> None:
    assert trim_address("https://e.org/?utm_a=1&x=2&fbclid=3") == "https://e.org/?x=2"


def test_a_withdrawn_text_is_known_in_other_spacing() -> None:
    assert hash_folded("The  Mayor said\n“yes”.") == hash_folded('the mayor said "yes"')
    assert fold_words("“Yes,” …") == "yes"
