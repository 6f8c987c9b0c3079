from __future__ import annotations

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reconciliation.stories.sketches import WHOLE, pack_sketch, unpack_sketch
from reportedly.reconciliation.stories.sketching import make_sketch
from reportedly.vocabulary import Part, PartKind, Reading, Report, Span
from tests.reconciliation.told import FIRE, OSTERODE, STAMP, tell, tell_fire, tell_trial


def day(written: str) -> int:
    return date.fromisoformat(written).toordinal()


def test_a_sketch_holds_who_where_and_when() -> None:
    found = make_sketch(tell_fire())
    assert [(one.name, one.age, one.known) for one in found.people] == [
        ("Ilka Brandstetter", 24, False),
        ("Otto Rehm", 0, True),
    ]
    assert [(spot.name, spot.geoname_id, spot.radius, spot.wide) for spot in found.spots] == [
        ("Osterode", OSTERODE[0], 5, False)
    ]
    assert (found.published, found.days, found.ages) == (day("2021-06-06"), (day("2021-06-05"),), (24,))
    assert found.ways == ("Weidendamm Street",)


def test_rare_words_of_the_beginning_weigh_most() -> None:
    found = make_sketch(tell_fire())
    assert next(iter(found.terms)) in {"boathouse", "brandstetter", "rower", "weidendamm", "osterode"}
    assert found.terms["boathouse"] > found.terms["fire"] > found.terms.get("said", 0)
    assert found.head["rower"] > 0
    assert math.sqrt(sum(weight**2 for weight in found.terms.values())) == pytest.approx(WHOLE, rel=0.02)


def test_what_a_town_has_in_all_its_stories_is_no_word_of_one() -> None:
    found = make_sketch(tell_fire())
    assert not {"osterode", "rehm", "otto"} & found.terms.keys()
    assert not {"osterode", "rehm", "otto"} & found.head.keys()
    assert {"brandstetter", "ilka"} <= found.terms.keys()


def test_an_age_belongs_to_the_name_beside_it() -> None:
    found = make_sketch(tell_trial())
    assert {one.surname: one.age for one in found.people} == {"brandstetter": 24, "vollrath": 51}
    text = "The 30-year-old Ada Lund went to sea. Years later 41 friends of Nils Berg drank to her."
    told = make_sketch(tell(text, people={"Ada Lund": None, "Nils Berg": None}, ages=(30,)))
    assert {one.surname: one.age for one in told.people}["berg"] == 0


def test_a_street_bears_no_person() -> None:
    text = "A car hit a lamp on Greta Vollmer Avenue, where Greta Vollmer never lived."
    assert make_sketch(tell(text, people={"Greta Vollmer": None})).people == ()
    assert make_sketch(tell(text.replace("Avenue", "yesterday"), people={"Greta Vollmer": None})).people != ()


def test_the_name_of_the_outlet_is_no_news() -> None:
    title = "Rower dies in boathouse fire - Quordle Gazette, News and Weather"
    assert "quordle" not in make_sketch(tell(FIRE, title=title)).head
    assert "quordle" in make_sketch(tell(FIRE, title="Rower dies - Quordle Gazette")).head


def test_what_is_no_body_is_left_out() -> None:
    text = f"By Xanthippe Moor\n\n{FIRE}"
    byline = Part(kind=PartKind.BYLINE, span=Span(start=0, end=17))
    report = Report(id="r", text=text, parts=(byline,))
    assert "xanthippe" not in make_sketch(Reading(report=report, reader=STAMP)).terms
    assert "xanthippe" in make_sketch(tell(text)).terms


def test_packing_and_unpacking_is_identity_and_small() -> None:
    sketch = make_sketch(tell_trial())
    assert unpack_sketch(pack_sketch(sketch)) == sketch
    assert len(pack_sketch(sketch)) < 2500


def test_a_sketch_of_another_form_is_refused() -> None:
    packed = pack_sketch(make_sketch(tell_fire()))
    with pytest.raises(ValueError, match="form 0"):
        unpack_sketch(b"[0" + packed[2:])


def test_a_very_long_text_is_cut() -> None:
    long = f"{FIRE} " + "The barge Zyklop went by. " * 6000 + "Quetzalcoatl came."
    found = make_sketch(tell(long))
    assert "quetzalcoatl" not in found.terms
    assert len(found.terms) < 60


@pytest.mark.parametrize(
    "text", ["", " ", "\ud800", "\0", "\u202e\u202d", "Monday", "a", "9" * 9000, "Bo Lo " * 10_000]
)
def test_odd_texts_have_a_sketch(text: str) -> None:
    sketch = make_sketch(tell(text, published=None))
    assert unpack_sketch(pack_sketch(sketch)) == sketch
    assert sketch.published is None


@given(st.text(max_size=300), st.sampled_from([None, "2021-06-06", "2021-06-06T10:00:00+02:00", "2021"]))
def test_any_text_packs(text: str, published: str | None) -> None:
    sketch = make_sketch(tell(text, published=published, title=text))
    assert unpack_sketch(pack_sketch(sketch)) == sketch
    assert (sketch.published is None) == (published in (None, "2021"))
