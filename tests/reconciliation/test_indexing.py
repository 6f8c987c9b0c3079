from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.reconciliation.copying import Copying, CopyKind
from reportedly.reconciliation.indexing import IndexSettings, OriginIndex
from reportedly.reconciliation.signatures import Signature
from tests.reconciliation.dispatched import BODY, OTHER, sign, swap

LATER = swap(BODY, **{"31_people": "33 people"})
TEXTS = (
    sign(*BODY, id="a", published="2025-03-09"),
    sign(*BODY, id="b", published="2025-03-09"),
    sign(*BODY, id="c", published="2025-03-10"),
    sign(*LATER, id="d", published="2025-03-09"),
    sign(*BODY[:3], id="e"),
    sign(*OTHER, id="f", published="2025-03-09"),
    sign(*OTHER[:3], id="g", published="2025-03-11"),
    sign(*OTHER[1:], *BODY[:2], id="h"),
    sign("—", id="i"),
)


def fill(signatures: list[Signature], **settings: int) -> OriginIndex:
    index = OriginIndex(IndexSettings(**settings))
    for signature in signatures:
        index.add(signature)
    return index


def pairs(links: tuple[Copying, ...]) -> list[tuple[str, str]]:
    return [(link.left, link.right) for link in links]


def test_a_report_is_linked_to_its_copies_as_it_arrives() -> None:
    index = OriginIndex()
    assert index.add(TEXTS[0]).links == ()
    assert index.add(TEXTS[5]).links == ()
    assert pairs(index.add(TEXTS[3]).links) == [("a", "d")]
    assert pairs(index.add(TEXTS[1]).links) == [("a", "b")]
    assert len(index) == 4


def test_a_report_that_is_held_changes_nothing() -> None:
    index = fill([*TEXTS])
    before = index.links()
    assert index.add(TEXTS[3]).links == ()
    assert (len(index), index.links()) == (len(TEXTS), before)


def test_texts_of_one_body_hang_on_the_first_of_each_day() -> None:
    links = fill([*TEXTS[:3]]).links()
    assert pairs(links) == [("a", "b"), ("a", "c")]
    assert {link.kind for link in links} == {CopyKind.COPY}


def test_finding_changes_nothing() -> None:
    index = fill([TEXTS[0], TEXTS[5]])
    assert pairs(index.find(TEXTS[4])) == [("a", "e")]
    assert (len(index), index.links()) == (2, ())


def test_a_text_without_words_is_held_and_linked_to_nothing() -> None:
    index = fill([TEXTS[8], sign("…", id="j")])
    assert (len(index), index.links()) == (2, ())


@given(st.permutations(range(len(TEXTS))), st.sampled_from([1, 2, 3, 1000]))
@settings(deadline=None)
def test_the_links_do_not_depend_on_the_order_of_arrival(order: list[int], most: int) -> None:
    one = fill([*TEXTS], most_texts=most)
    other = fill([TEXTS[place] for place in order], most_texts=most)
    assert one.links() == other.links()


FOOTER = (
    "The harbour museum of Varn shows nets, lamps and the log of the pilot Anton Reuss in three rooms above the old "
    "rope walk beside the lock keeper's garden and the northern mole."
)


OWN = (
    "Nothing was heard when Alwood closed its Almill.",
    "In the hall of Bowood sat the men of Bomill and said nothing.",
    "Snow lay deeper above Cuwood than at Cumill, which is rare.",
    "A fox has been seen near Duwood and again by Dumill.",
    "Rain kept the fair short in Ekwood, and Ekmill had none.",
    "What became of the bridge that Fiwood shares with Fimill is not known.",
    "Two geese crossed Gowood with a flag from Gomill.",
)
"""Lines of no one pattern: what the texts have in common stands in the footer."""


def test_what_stands_in_very_many_texts_links_nothing_any_more() -> None:
    index = OriginIndex(IndexSettings(most_texts=5))
    arrivals = [index.add(sign(line, FOOTER, id=f"t{place}")) for place, line in enumerate(OWN)]
    assert pairs(arrivals[1].links) == [("t0", "t1")]
    assert ("t0", "t1") in [pair for arrival in arrivals for pair in arrival.cut]
    assert index.links() == ()


def test_what_one_outlet_prints_every_day_links_nothing_any_more() -> None:
    for outlets, left in ((("Varn Post",), 0), ((None,), 21), (("A", "B", "C", "D", "E", "F", "G"), 21)):
        index = OriginIndex(IndexSettings(most_days=5))
        for day, line in enumerate(OWN):
            outlet = outlets[day % len(outlets)]
            index.add(sign(line, FOOTER, id=f"t{day}", outlet=outlet, published=f"2025-03-0{day + 1}"))
        assert len(index.links()) == left


def test_a_judgement_may_be_refined() -> None:
    index = OriginIndex(refine=lambda link: Copying(**{**fields(link), "kind": CopyKind.NONE}))
    for signature in TEXTS[3:5]:
        assert index.add(signature).links == ()


def fields(link: Copying) -> dict[str, object]:
    return {name: getattr(link, name) for name in link.__dataclass_fields__}
