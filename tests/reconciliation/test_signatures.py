from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.reconciliation.signatures import MOST_SHINGLES, Signature, make_signature, pack_hashes, unpack_hashes
from reportedly.vocabulary import Report
from tests.reconciliation.dispatched import BODY, OTHER, sign


def keys(signature: Signature) -> set[int]:
    return set(unpack_hashes(signature.keys))


def test_the_same_text_has_the_same_signature_under_another_headline() -> None:
    assert sign(*BODY).body == sign(*BODY, id="b").body
    assert sign(*BODY).body != sign(*BODY[:-1]).body


def test_another_figure_makes_another_body() -> None:
    assert (
        sign("Rescuers counted 31 people in the valley.").body != sign("Rescuers counted 32 people in the valley.").body
    )


def test_a_part_shares_keys_with_the_whole_and_a_stranger_none() -> None:
    whole = sign(*BODY, *OTHER)
    assert len(keys(whole) & keys(sign(*BODY[:3]))) >= 5
    assert not keys(sign(*BODY)) & keys(sign(*OTHER))


def test_a_long_text_is_thinned_and_its_keys_are_few() -> None:
    words = " ".join(f"word{place % 9973}x{place}" for place in range(20_000))
    signature = make_signature(Report(id="a", text=words))
    assert signature.level > 0
    assert len(unpack_hashes(signature.shingles)) <= MOST_SHINGLES
    assert len(keys(signature)) <= 100


def test_a_text_without_words_has_no_keys() -> None:
    assert sign("—").keys == b""


@given(st.lists(st.integers(0, 2**32 - 1)))
def test_packing_keeps_hashes(hashes: list[int]) -> None:
    packed = pack_hashes(hashes)
    assert len(packed) == 4 * len(hashes)
    assert list(unpack_hashes(packed)) == hashes


def test_hashes_are_little_endian_everywhere() -> None:
    assert pack_hashes([1]) == b"\x01\x00\x00\x00"


def test_without_an_outlet_the_host_of_the_address_stands_for_it() -> None:
    assert sign("Snow fell.", url="https://www.varnpost.example/a/1").outlet == "varnpost.example"
    assert sign("Snow fell.", url="https://x.example", outlet="Varn Post").outlet == "Varn Post"
    assert sign("Snow fell.", url="http://[").outlet is None
