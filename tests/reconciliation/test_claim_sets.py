from __future__ import annotations

from reportedly.reconciliation.claim_sets import ClaimSet, collect_claims, compare_claims, judge_retelling
from reportedly.reconciliation.copying import Copying, CopyKind
from tests.reconciliation.dispatched import claim, read

TEXT = (
    "Mayor Elke Tanner said the cabins hung over the valley for six hours. "
    "Police said the clerk had sold three tickets after the closing hour. "
    "Bruno Kessel said the rescuers needed a second winch since the spring. "
    "The railway said inspectors would examine both brakes before Monday evening. "
    "It said so."
)
CLAIMS = (
    claim(TEXT, "Mayor Elke Tanner", "said", "the cabins hung over the valley for six hours"),
    claim(TEXT, "Police", "said", "the clerk had sold three tickets after the closing hour"),
    claim(TEXT, "Bruno Kessel", "said", "the rescuers needed a second winch since the spring"),
    claim(TEXT, "The railway", "said", "inspectors would examine both brakes before Monday evening"),
    claim(TEXT, "It", "said", "so"),
)
RETOLD = (
    "For six hours the valley had cabins hanging over it, the mayor said. "
    "After the closing hour three tickets were sold, police said, by the clerk. "
    "Since the spring rescuers have needed another, second winch, Kessel said. "
    "Before Monday evening both brakes were to be examined by inspectors, the railway said."
)
RETOLD_CLAIMS = (
    claim(RETOLD, "the mayor", "said", "For six hours the valley had cabins hanging over it"),
    claim(RETOLD, "police", "said", "After the closing hour three tickets were sold"),
    claim(RETOLD, "Kessel", "said", "Since the spring rescuers have needed another, second winch"),
    claim(RETOLD, "the railway", "said", "Before Monday evening both brakes were to be examined by inspectors"),
)


def link(**changes: object) -> Copying:
    values = {
        "left": "a",
        "right": "b",
        "kind": CopyKind.NONE,
        "score": 0.1,
        "reason": "",
        "left_share": 0.1,
        "right_share": 0.1,
        "names": 1.0,
        "numbers": 1.0,
        "terms": 0.5,
    }
    return Copying(**{**values, **changes})  # type: ignore[arg-type]


def test_the_same_claims_in_other_words_are_matched() -> None:
    one, other = collect_claims(read(TEXT, *CLAIMS)), collect_claims(read(RETOLD, *RETOLD_CLAIMS, id="b"))
    overlap = compare_claims(one, other)
    assert (len(one.claims), len(other.claims), overlap.matched, overlap.least) == (4, 4, 4, 1.0)
    assert compare_claims(other, one) == overlap
    assert judge_retelling(link(), overlap).kind is CopyKind.REWRITE
    assert "4 claims of 4 and 4" in judge_retelling(link(), overlap).reason


def test_a_report_with_claims_of_its_own_is_no_rewrite() -> None:
    one = collect_claims(read(TEXT, *CLAIMS))
    other = collect_claims(read(RETOLD, *RETOLD_CLAIMS[:2], id="b"))
    overlap = compare_claims(one, other)
    assert (overlap.matched, overlap.least) == (2, 0.5)
    assert judge_retelling(link(), overlap) == link()


def test_claims_alone_make_no_rewrite_of_texts_with_other_names_or_words() -> None:
    overlap = compare_claims(collect_claims(read(TEXT, *CLAIMS)), collect_claims(read(RETOLD, *RETOLD_CLAIMS, id="b")))
    for differing in (link(names=0.2), link(terms=0.2), link(kind=CopyKind.PARTIAL)):
        assert judge_retelling(differing, overlap) == differing


def test_issues_of_one_bulletin_are_no_rewrites_whatever_they_claim() -> None:
    overlap = compare_claims(collect_claims(read(TEXT, *CLAIMS)), collect_claims(read(RETOLD, *RETOLD_CLAIMS, id="b")))
    assert judge_retelling(link(pattern=True), overlap) == link(pattern=True)


def test_a_claim_is_matched_once() -> None:
    one = ClaimSet(report="a", claims=(frozenset({1, 2, 3, 4}), frozenset({1, 2, 3, 5})))
    other = ClaimSet(report="b", claims=(frozenset({1, 2, 3, 4}),))
    assert compare_claims(one, other).matched == 1


def test_of_a_claim_within_another_the_inner_one_counts() -> None:
    text = "An aide said the agency reckons that three bridges were mined on Friday."
    outer = claim(text, "An aide", "said", "the agency reckons that three bridges were mined on Friday", id="c1")
    inner = claim(text, "the agency", "reckons", "three bridges were mined on Friday", id="c2", within="c1")
    assert len(collect_claims(read(text, outer, inner)).claims) == 1
