"""Which words of a report are taken for places."""

from __future__ import annotations

import pytest

from reportedly.reading.gazetteer import load_gazetteer
from reportedly.reading.ground import lay_ground
from reportedly.reading.places.mentions import Mention, Origin, find_mentions, list_given
from reportedly.reading.places.names import NameBook
from reportedly.vocabulary import Dateline, Part, PartKind, Report, Span
from tests.reading.figured import mark_up
from tests.reading.placed import book, find


def mentions(marked: str) -> list[Mention]:
    workspace = mark_up(marked)
    return list(find_mentions(lay_ground(workspace), workspace.report, book()))


def found(marked: str) -> list[tuple[str, Origin]]:
    return [(mention.words, mention.origin) for mention in mentions(marked)]


def test_a_place_of_the_encoder_is_one_whether_the_gazetteer_knows_it_or_not() -> None:
    first, second = mentions("Fires burned in [LOC:Birkvik] and [LOC:Elm Street].")
    assert [first.words, second.words] == ["Birkvik", "Elm Street"]
    assert first.found.candidates
    assert not second.found.candidates


def test_two_places_in_one_name_are_two() -> None:
    assert found("He is from [LOC:Astbury, Westmark].") == [("Astbury", Origin.TAGGED), ("Westmark", Origin.TAGGED)]


def test_the_word_for_its_kind_belongs_to_a_name() -> None:
    assert found("Rain fell in the [LOC:Holm] region.") == [("Holm region", Origin.TAGGED)]


@pytest.mark.parametrize(
    "marked",
    [
        "The flood reached [ORG:Birkvik] overnight.",
        "Crews from [ORG:Birkvik] helped.",
        "[PER:Birkvik] residents fled.",
        "[PER:Birkvik], Norland, was calm.",
    ],
)
def test_what_was_taken_for_a_body_or_a_person_is_a_place_where_the_words_say_so(marked: str) -> None:
    assert ("Birkvik", Origin.RETYPED) in found(marked)


def test_without_such_words_it_is_none() -> None:
    assert found("[ORG:Birkvik] won by two goals.") == []
    assert found("[PER:Lincoln] smiled.") == []


def test_a_person_of_the_report_is_no_place() -> None:
    assert found("[PER:Anna Lincoln] left. | The mayor wrote to [PER:Lincoln].") == []


def test_a_name_behind_a_title_is_a_person() -> None:
    assert found("The paper reached Mr. [PER:Lincoln] late.") == []


def test_a_body_of_a_place_mentions_it() -> None:
    assert found("The [ORG:Birkvik Police Department] came.") == [("Birkvik", Origin.BODY)]
    assert found("The [ORG:Bank of Norland] cut rates.") == [("Norland", Origin.BODY)]


def test_a_company_or_a_newspaper_is_of_no_place() -> None:
    assert found("The [ORG:Birkvik Times] wrote so.") == []
    assert found("[ORG:Birkvik Foods] was sold.") == []


def test_a_country_in_another_name_is_context_alone() -> None:
    assert found("She studied at the [ORG:University of Norland].") == [("Norland", Origin.CONTEXT)]


def test_a_country_or_capital_taken_for_a_body_or_a_person_is_a_place() -> None:
    assert found("[ORG:Norland] fired missiles.") == [("Norland", Origin.RETYPED)]
    assert found("[PER:Roma Nova] fired missiles.") == [("Roma Nova", Origin.RETYPED)]


def test_what_the_encoder_missed_is_found_by_its_words() -> None:
    assert found("A woman from Birkvik was hurt.") == [("Birkvik", Origin.UNTAGGED)]
    assert found("Birkvik Mayor Ann Lee spoke.") == [("Birkvik", Origin.UNTAGGED)]
    assert found("Sen. Ann Lee, R-Birkvik, spoke.") == [("Birkvik", Origin.UNTAGGED)]
    assert found("Then Birkvik sang.") == []


def test_a_facility_without_a_known_name_stays() -> None:
    assert found("He died at [FAC:Mercy Hospital].") == [("Mercy Hospital", Origin.FACILITY)]


def test_a_people_taken_for_a_place_is_context_alone() -> None:
    workspace = mark_up("The [LOC:Kenyan] troops left the [LOC:Philippines].")
    known = NameBook(atlas=load_gazetteer())
    found = find_mentions(lay_ground(workspace), workspace.report, known)
    assert [one.origin for one in found] == [Origin.PEOPLE, Origin.TAGGED]


def test_what_was_no_place_to_the_encoder_and_is_not_sure_is_left_out() -> None:
    found = find("The [ORG:Birkvik Police Department] left [LOC:Porto].", least=1.1)
    assert [one.place.text for one in found] == ["Porto"]


def test_money_is_no_place() -> None:
    assert found("It cost [LOC:Norland]$5.") == []


def test_a_byline_is_not_read() -> None:
    workspace = mark_up("By a writer in [LOC:Birkvik]\n\nRain fell in [LOC:Porto].")
    text = workspace.report.text
    byline = Part(kind=PartKind.BYLINE, span=Span(start=0, end=text.index("\n")))
    report = Report(id="r", text=text, parts=(byline,))
    assert [one.words for one in find_mentions(lay_ground(workspace), report, book())] == ["Porto"]


def test_a_name_in_capitals_before_a_dash_is_a_dateline() -> None:
    assert mentions("[LOC:BIRKVIK], Norland (XP) -- Rain fell.")[0].dateline
    assert not mentions("In [LOC:Porto] - it rained.")[0].dateline


def test_the_dateline_of_the_report_is_a_mention_though_it_is_not_read() -> None:
    workspace = mark_up("PORTO, Campo - Rain fell.")
    line = Part(kind=PartKind.DATELINE, span=Span(start=0, end=15))
    report = Report(
        id="r", text=workspace.report.text, parts=(line,), dateline=Dateline(place="PORTO, Campo", date=None)
    )
    found = find_mentions(lay_ground(workspace), report, book())
    assert [(one.words, one.origin, one.dateline) for one in found] == [
        ("PORTO", Origin.DATELINE, True),
        ("Campo", Origin.DATELINE, True),
    ]


def test_given_spans_are_mentions_whatever_the_encoder_says() -> None:
    workspace = mark_up("The Kenyan team met [PER:Birkvik] in [LOC:Porto].")
    ground, text = lay_ground(workspace), workspace.report.text
    spans = [Span(start=text.index(word), end=text.index(word) + len(word)) for word in ("Birkvik", "Kenyan")]
    given = list_given(ground, workspace.report, spans, book())
    assert [(one.words, one.origin) for one in given] == [
        ("Kenyan", Origin.GIVEN),
        ("Birkvik", Origin.GIVEN),
        ("Porto", Origin.TAGGED),
    ]


def test_an_outlet_with_the_name_of_a_town_is_no_place() -> None:
    assert [one.place.text for one in find("He told [LOC:Birkvik] so in [LOC:Astbury].", outlet="Birkvik")] == [
        "Astbury"
    ]
    assert [one.place.text for one in find("He spoke in [LOC:Birkvik].", outlet="Birkvik Post")] == ["Birkvik"]


def test_a_capital_that_was_passed_over_acts() -> None:
    assert found("Roma Nova offered to pay.") == [("Roma Nova", Origin.UNTAGGED)]
    assert found("Roma Nova was quiet.") == []
    assert found("Holm offered to pay.") == []  # a surname as well


@pytest.mark.parametrize(("kind", "verb", "is_place"), [("ORG", "paid", True), ("ORG", "won", False)])
def test_a_town_near_a_place_of_the_report_pays(kind: str, verb: str, is_place: bool) -> None:
    marked = f"Rain fell in [LOC:Campo]. | [{kind}:Porto] {verb} nothing."
    assert (("Porto", Origin.RETYPED) in found(marked)) is is_place


def test_a_first_name_that_opens_a_quotation_is_the_persons() -> None:
    told = "[PER:Lincoln Marsh] keeps goats. | “{} has met them,” she said."
    assert found(told.format("[LOC:Lincoln]")) == []
    assert found(told.format("In [LOC:Lincoln] she")) == [("Lincoln", Origin.TAGGED)]
