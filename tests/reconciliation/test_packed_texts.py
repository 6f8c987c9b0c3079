from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.reconciliation.claim_sets import ClaimSet
from reportedly.reconciliation.packed_texts import pack_text, unpack_claims, unpack_signature
from reportedly.reconciliation.signatures import make_signature
from reportedly.vocabulary import Report
from tests.reconciliation.dispatched import BODY, sign

CLAIMS = st.lists(st.frozensets(st.integers(0, 2**32 - 1), max_size=6), max_size=4).map(tuple)


@given(CLAIMS)
def test_what_is_packed_comes_back(claims: tuple[frozenset[int], ...]) -> None:
    signature = sign(*BODY, id="a", published="2025-03-09", outlet="Post")
    held = ClaimSet(report="a", claims=claims)
    packed = pack_text(signature, held)
    assert (unpack_signature(packed), unpack_claims(packed)) == (signature, held)


@given(st.text(st.characters(codec=None), min_size=1), st.text(st.characters(codec=None), min_size=1))
@settings(max_examples=50)
def test_whatever_the_text_and_its_id(text: str, id: str) -> None:
    signature = make_signature(Report(id=id, text=text))
    assert unpack_signature(pack_text(signature, ClaimSet(report=id, claims=()))) == signature
