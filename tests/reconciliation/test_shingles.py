from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.documents import make_report
from reportedly.reconciliation.shingles import hash_words, read_terms, read_wording
from reportedly.vocabulary import Part, PartKind, Report, Span
from tests.reconciliation.dispatched import BODY, report


def test_only_the_body_counts() -> None:
    text = "\n\n".join(
        ("Cable car stops above Varn", "By Ines Moll", "VARN, March 9 (Northline) — " + BODY[0], BODY[1])
    )
    told = make_report(text, id="a")
    assert {part.kind for part in told.parts} >= {PartKind.HEADLINE, PartKind.BYLINE, PartKind.DATELINE}
    assert read_wording(told).shingles == read_wording(report(BODY[0], BODY[1])).shingles


def test_what_a_part_covers_is_left_out_wherever_it_stands() -> None:
    text = f"{BODY[0]}\nThe ledger of the Varn Post lies open.\n{BODY[1]}"
    start = text.index("The ledger")
    part = Part(kind=PartKind.BOILERPLATE, span=Span(start=start, end=text.index("\n", start)))
    told = Report(id="a", text=text, parts=(part,))
    assert read_wording(told).shingles == read_wording(report(BODY[0], BODY[1])).shingles


def test_longer_quotations_are_left_out_and_shorter_ones_kept() -> None:
    said = "“We hung there and sang every song that we knew,” he said."
    assert read_wording(report(BODY[0], said)).shingles != read_wording(report(BODY[0])).shingles
    for quoted in ('"all the doors were locked by noon"', "‘all the doors weren’t locked by noon’"):
        with_it = read_wording(report(f"The clerk wrote that {quoted} in the book of the station."))
        without = read_wording(report("The clerk wrote that in the book of the station."))
        assert with_it.shingles == without.shingles
    kept = read_wording(report('The clerk called it a "small matter" in the book of the station.'))
    assert hash_words("matter") in kept.terms


def test_figures_and_days_do_not_tell_texts_apart() -> None:
    one = report("Rescuers counted 31 people in the valley on Sunday and went home.")
    other = report("Rescuers counted twelve people in the valley on yesterday and went home.")
    assert read_wording(one).shingles == read_wording(other).shingles
    assert read_wording(one).numbers == {hash_words("31")}
    assert read_wording(other).numbers == {hash_words("twelve")}


def test_names_are_words_with_a_capital_within_a_sentence() -> None:
    wording = read_wording(report("Hikers met Elke Tanner in Varn. Snow fell on Sunday. Mayor Tanner left."))
    assert wording.names == {hash_words(name) for name in ("elke", "tanner", "varn")}


def test_a_sentence_that_speaks_to_its_reader_is_no_report() -> None:
    with_it = report(BODY[0], "Tell the paper what you saw above the valley of Varn by writing to the desk.")
    assert read_wording(with_it).shingles == read_wording(report(BODY[0])).shingles


def test_the_country_in_capitals_is_no_pronoun() -> None:
    assert read_wording(report("Nobody from the US was in the cabin above the valley.")).size > 0
    assert read_wording(report("Nobody told us of the cabin above the valley.")).size == 0


def test_an_outlet_that_speaks_of_itself_is_left_out() -> None:
    line = "The Varn Post is printed by its readers on paper from the mill."
    assert read_wording(report(BODY[0], line, outlet="Varn Post")).size == read_wording(report(BODY[0])).size
    assert read_wording(report(BODY[0], line)).size > read_wording(report(BODY[0])).size


def test_what_a_statement_says_is_marked_as_handed_out() -> None:
    told = "The railway said in a statement that it would pay for the night in the hotel and for the soup."
    wording = read_wording(report(BODY[0], told))
    assert wording.handed == set(read_wording(report(told)).shingles)
    assert wording.handed < set(wording.shingles)
    assert read_wording(report(BODY[0], told.replace(" in a statement that", ""))).handed == set()
    assert read_wording(report(BODY[0], "The statement lay on a table in the hall of the railway.")).handed == set()


def test_a_slot_is_filled_with_figure_name_or_day() -> None:
    one = read_wording(report("Rescuers counted 31 people in Varn on Sunday and went home."))
    other = read_wording(report("Rescuers counted 32 people in Loske on Monday and went home."))
    assert {frame for frame, _ in one.slots} == {frame for frame, _ in other.slots}
    assert len(one.slots) == 6
    assert not set(one.slots) & set(other.slots)


def test_a_capital_at_the_head_of_a_sentence_is_a_name_where_it_is_one_elsewhere_or_before_another() -> None:
    told = [
        read_wording(report(f"{name} fell silent. Nobody in {name} spoke. Elke {name} said so.")).slots
        for name in ("Varn", "Loske")
    ]
    assert len(told[0]) == 6
    assert {frame for frame, _ in told[0]} == {frame for frame, _ in told[1]}
    assert read_wording(report("Varn fell silent. Nobody spoke there.")).slots == ()


def test_two_spellings_of_a_foreign_name_fill_a_slot_alike() -> None:
    one = read_wording(report("The envoy met Veselý in the old town of Kyiv on Sunday."))
    other = read_wording(report("The envoy met Vesely in the old town of Kiev on Sunday."))
    assert one.slots == other.slots
    assert one.names != other.names


def test_yesterday_fills_no_slot() -> None:
    assert read_wording(report("The lift stood still all of yesterday and ran again.")).slots == ()
    assert len(read_wording(report("The lift stood still all of Sunday and ran again.")).slots) == 2


def test_the_place_of_the_dateline_fills_a_slot() -> None:
    told = [make_report(f"Shares fall\n\n{place}, March 9 (Northline) — {BODY[0]}") for place in ("VARN", "LOSKE")]
    slots = [set(read_wording(each).slots) for each in told]
    assert len(slots[0] - slots[1]) == len(slots[1] - slots[0]) == 1


def test_terms_are_beginnings_of_longer_words() -> None:
    assert read_terms("rescuers rescued 31 on Sunday") == {hash_words("rescue"), hash_words("31")}


def test_a_short_text_is_one_shingle() -> None:
    assert len(read_wording(report("Snow fell.")).shingles) == 1
    assert read_wording(report("   ")).shingles == ()


@given(st.text(max_size=300))
def test_any_text_has_a_wording(text: str) -> None:
    wording = read_wording(Report(id="a", text=text))
    assert all(0 <= each < 2**32 for each in wording.shingles)
    assert len(wording.shingles) <= max(1, wording.size)
    assert all(0 <= each < 2**32 for slot in wording.slots for each in slot)


def test_lone_surrogates_and_nulls_are_words_too() -> None:
    assert read_wording(Report(id="a", text="\ud800x \x00 stood there for five days")).size > 0
