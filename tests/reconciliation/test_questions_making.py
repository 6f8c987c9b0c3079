from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reconciliation.questions import make_positions
from reportedly.vocabulary import Act, Figure, FigureKind, Polarity, QuestionKind, Reading, Span
from tests.reconciliation.questioned import count, day, figure, person, read, said, state


def test_a_figure_of_a_claim_is_how_many_of_what_by_whom() -> None:
    text = "Ana Reyes said 900 North Korean soldiers were stationed in Kursk region."
    claim = said(text, "Ana Reyes", "900 North Korean soldiers were stationed in Kursk region", name="Ana Reyes")
    told = figure(text, "900 North Korean soldiers", 900, counts="soldiers", claim=claim.id)
    (position,) = make_positions(read(text, claim, figures=(told,), published="2024-11-03", outlet="Delta Post"))
    assert (position.kind, position.source, position.figure) == (QuestionKind.HOW_MANY, "name:ana reyes", "f1")
    assert (position.topic.head, position.topic.terms, position.topic.doing) == ("troop", ("PRK",), ("present",))
    assert [setting.name for setting in position.topic.where] == ["kursk oblast"]
    assert position.amount is not None
    assert (position.amount.low, position.amount.high) == (900, 900)
    assert position.sentence == text


def test_a_figure_outside_of_claims_is_the_outlets_own() -> None:
    position = count("Four people were killed in Gary.", "Four people", 4, counts="people", outlet="The Lake Sheet")
    assert position.source == "outlet:lake sheet"
    assert position.claim is None
    assert position.content.text == "Four people were killed in Gary."


@pytest.mark.parametrize(
    ("text", "words", "counts", "doing"),
    [
        ("A blast killed 12 people in Gary.", "12 people", "people", "killed"),
        ("The toll of the flood in Gary rose to 31.", "31", None, "killed"),
        ("In Gary 40 people were wounded.", "40 people", "people", "wounded"),
        ("In Gary 14 miners had lost their lives.", "14 miners", "miners", "killed"),
        ("Officers detained 70 marchers in Gary.", "70 marchers", "marchers", "arrested"),
        ("On Monday 70 marchers came to Gary.", "70 marchers", "marchers", "gathered"),
        ("Of the crew in Gary 6 sailors are missing.", "6 sailors", "sailors", "missing"),
        ("Losses in Gary come to 9 trucks.", "9 trucks", "trucks", "hit"),
        ("The police in Gary said 3 people are in custody.", "3 people", "people", "arrested"),
        ("There will be 900 people in Gary.", "900 people", "people", "planned"),
        ("In Gary 5 people are expected to survive.", "5 people", "people", "wounded"),
    ],
)
def test_what_befell_those_who_are_counted(text: str, words: str, counts: str | None, doing: str) -> None:
    assert count(text, words, 5, counts=counts).topic.doing[0] == doing


def test_what_befell_others_is_not_what_befell_the_first() -> None:
    text = "A shooting in Gary left one person dead and three others injured."
    noun = Span(start=text.index("person"), end=text.index("person") + len("person"))
    others = replace(figure(text, "three others", 3, counts="others"), counts="person", counts_span=noun)
    (position,) = make_positions(read(text, figures=(others,)))
    assert position.topic.doing[0] == "wounded"


def test_a_bare_number_takes_its_noun_from_before_it() -> None:
    position = count("Kyiv puts the North Korean force in Russia at about 8,000.", "8,000", 8000)
    assert (position.topic.head, position.topic.terms, position.topic.doing) == ("troop", ("PRK",), ("present",))
    assert not position.topic.inherited


def test_a_bare_number_takes_its_noun_and_place_from_further_up() -> None:
    text = "North Korean soldiers in Kursk region keep apart. One village counted 600 by Monday."
    position = count(text, "600", 600)
    assert position.topic.inherited
    assert (position.topic.head, position.topic.terms) == ("troop", ("PRK",))
    assert [setting.name for setting in position.topic.where] == ["kursk oblast"]


def test_those_of_whom_others_are_part_say_so() -> None:
    text = "The North Korean force in Russia grows. Of those, more than 500 are trained."
    assert "of them" in count(text, "more than 500", 500).topic.scope


def test_who_sends_troops_is_whose_they_are() -> None:
    position = count("Envoys fear North Korea will send 900 troops to Russia.", "900 troops", 900, counts="troops")
    assert (position.topic.terms, position.topic.doing[0]) == (("PRK",), "sent")
    told = "North Korea knows that 900 troops were sent to Russia."
    assert count(told, "900 troops", 900, counts="troops").topic.terms == ()


def test_the_people_sent_are_the_troops_counted_before() -> None:
    text = "About 800 North Korean troops are in Russia. The number of people sent to Russia rose to 900."
    figures = (
        figure(text, "About 800 North Korean troops", 800, counts="troops"),
        figure(text, "900", 900, counts=None),
    )
    _, sent = make_positions(read(text, figures=figures))
    assert (sent.topic.head, sent.topic.terms, sent.topic.doing[0]) == ("troop", ("PRK",), "sent")


def test_in_the_country_is_the_state_around_the_main_place() -> None:
    text = "North Korean troops are in Kursk region. Russia is large. In the country are 900 North Korean troops."
    position = count(text, "900 North Korean troops", 900, counts="troops")
    assert [setting.name for setting in position.topic.where] == ["russia"]


def test_people_of_a_nation_are_its_soldiers_where_the_report_speaks_of_these() -> None:
    text = "North Korean troops dig in. In Kursk region 700 North Koreans were seen."
    assert count(text, "700 North Koreans", 700, counts="North Koreans").topic.head == "troop"
    alone = "In Kursk region 700 North Koreans were seen."
    assert count(alone, "700 North Koreans", 700, counts="North Koreans").topic.head == "person"


@pytest.mark.parametrize(
    ("text", "words", "number"),
    [
        ("Two men told reporters that nothing moved.", "Two men", 2),
        ("The memo has 300 more than the last estimate of troops.", "300", 300),
        ("It was their second visit.", "second visit", 2),
        ("The two leaders met in Gary.", "two leaders", 2),
    ],
)
def test_what_nobody_asks_the_number_of(text: str, words: str, number: float) -> None:
    claims = (said(text, "Two men", "nothing moved", cue="told"),) if "Two men" in text else ()
    kind = FigureKind.ORDINAL if words.startswith("second") else FigureKind.COUNT
    reading = read(text, *claims, figures=(figure(text, words, number, kind=kind),))
    assert [one for one in make_positions(reading) if one.kind is QuestionKind.HOW_MANY] == []


def test_a_number_that_is_turned_down_is_denied() -> None:
    text = "The officer said 16 soldiers died in Gary, not 61 soldiers."
    claim = said(text, "The officer", "16 soldiers died in Gary, not 61 soldiers")
    figures = (
        figure(text, "16 soldiers", 16, counts="soldiers", claim=claim.id),
        figure(text, "61 soldiers", 61, counts="soldiers", claim=claim.id),
    )
    held = {one.amount.low: one.polarity for one in make_positions(read(text, claim, figures=figures)) if one.amount}
    assert held == {16: Polarity.POSITIVE, 61: Polarity.NEGATIVE}


def test_none_is_a_number_too() -> None:
    text = "The mayor said no civilians were killed in Gary."
    position, whether = make_positions(read(text, said(text, "The mayor", "no civilians were killed in Gary")))
    assert (whether.kind, whether.polarity) == (QuestionKind.WHETHER, Polarity.NEGATIVE)
    assert position.amount is not None
    assert (position.amount.low, position.amount.high, position.figure) == (0, 0, None)
    assert (position.topic.head, position.topic.doing) == ("civilian", ("killed",))
    assert position.words.text == "no civilians"


def test_a_denial_that_there_are_any_says_none_and_answers_whether() -> None:
    text = "The prefect denied that any foreign troops were in Kursk region."
    claim = said(
        text,
        "The prefect",
        "that any foreign troops were in Kursk region",
        cue="denied",
        act=Act.DENY,
        polarity=Polarity.NEGATIVE,
    )
    none, whether = make_positions(read(text, claim))
    assert none.amount is not None
    assert (none.amount.high, none.polarity) == (0, Polarity.POSITIVE)
    assert (whether.kind, whether.polarity) == (QuestionKind.WHETHER, Polarity.NEGATIVE)


@pytest.mark.parametrize(
    ("content", "polarity"),
    [
        ("the convoy had reached Gary", Polarity.POSITIVE),
        ("the convoy had not reached Gary", Polarity.NEGATIVE),
        ("the crossing was closed", Polarity.NEGATIVE),
        ("the crossing was not closed", Polarity.POSITIVE),
        ("the guards fired no shots", Polarity.NEGATIVE),
    ],
)
def test_negations_and_opposites_are_taken_out_of_the_words(content: str, polarity: Polarity) -> None:
    assert state(f"A driver said {content}.", "A driver", content).polarity is polarity


def test_open_and_closed_are_one_predicate() -> None:
    one = state("A driver said the crossing was open.", "A driver", "the crossing was open")
    other = state("A driver said the crossing was closed.", "A driver", "the crossing was closed")
    assert one.topic.head == other.topic.head
    assert one.topic.words == other.topic.words


def test_no_sign_of_troops_counts_none_of_them() -> None:
    text = "The mayor said he saw no sign of soldiers in Gary."
    (position,) = make_positions(read(text, said(text, "The mayor", "he saw no sign of soldiers in Gary")))
    assert position.kind is QuestionKind.WHETHER


def test_a_condition_affirms_nothing() -> None:
    text = "The mayor said if troops come, people will leave."
    assert make_positions(read(text, said(text, "The mayor", "if troops come, people will leave"))) == ()


def test_a_claim_that_only_carries_another_is_no_position() -> None:
    text = "A clerk said the agency believes that the bridge was sabotaged by divers."
    outer = said(text, "A clerk", "the agency believes that the bridge was sabotaged by divers")
    inner = said(
        text, "the agency", "that the bridge was sabotaged by divers", cue="believes", act=Act.BELIEVE, within=outer.id
    )
    assert [one.source_words for one in make_positions(read(text, outer, inner))] == ["the agency"]


def test_an_age_is_a_position_of_the_person_beside_it() -> None:
    text = "Mara Holt, 44, was charged in Gary."
    told = figure(text, "44", 44, kind=FigureKind.AGE)
    (position,) = make_positions(read(text, figures=(told,), entities=(person(text, "Mara Holt"),)))
    assert (position.topic.head, position.topic.about) == ("age", ("mara holt",))
    nobody = "A driver, 44, was charged in Gary."
    assert make_positions(read(nobody, figures=(figure(nobody, "44", 44, kind=FigureKind.AGE),))) == ()


def test_the_time_that_a_state_is_told_of_is_its_as_of() -> None:
    text = "On Monday 500 soldiers were stationed in Kursk."
    position = count(text, "500 soldiers", 500, counts="soldiers", times=(day(text, "Monday", "2024-11-04"),))
    assert position.as_of is not None
    assert position.as_of.start == "2024-11-04"


def test_since_when_is_scope() -> None:
    text = "Since May 40 people have been killed in Gary."
    position = count(text, "40 people", 40, counts="people", times=(day(text, "May", "2023-05-01"),))
    assert "since 2023-05-01" in position.topic.scope
    assert position.topic.when is None


def test_ids_are_made_from_content() -> None:
    text = "Four people were killed in Gary."
    one, other = count(text, "Four people", 4, counts="people"), count(text, "Four people", 4, counts="people")
    assert one.id == other.id
    assert count(text, "Four people", 4, counts="people", id="b").id != one.id


@given(st.text(max_size=200))
def test_any_text_makes_positions_or_none(text: str) -> None:
    reading = read(text) if text.strip() else _bare(text)
    assert make_positions(reading) == ()


def _bare(text: str) -> Reading:
    return read("x", id="empty") if not text else read(text)


@given(st.text(alphabet="ab \n\x00\u202e\ud800'’.-,0123456789", min_size=1, max_size=60))
def test_odd_figures_raise_nothing(text: str) -> None:
    words = text[: max(1, len(text) // 2)]
    reading = read(text, figures=(figure(text, words, 3),))
    assert len(make_positions(reading)) <= 1


@pytest.mark.parametrize(
    ("content", "asked"),
    [
        ("the bridge was shut", True),
        ("he works at the mill", True),
        ("the mayor took the key", True),
        ("him as Ada Holm", False),
        ("gun control", False),
        ("a broken pump as the cause of the flood", True),  # no verb, and yet it says what it is about
    ],
)
def test_what_states_nothing_is_not_asked(content: str, asked: bool) -> None:
    text = f"A clerk said {content}."
    positions = make_positions(read(text, said(text, "A clerk", content)))
    assert [one.kind for one in positions] == [QuestionKind.WHETHER] * asked


@pytest.mark.parametrize(("act", "asked"), [(Act.PROMISE, True), (Act.DEMAND, True), (Act.STATE, False)])
def test_what_somebody_means_to_do_is_asked(act: Act, asked: bool) -> None:
    text = "A captain vowed to sail on Monday."
    positions = make_positions(read(text, said(text, "A captain", "to sail on Monday", cue="vowed", act=act)))
    assert bool(positions) is asked


def test_what_is_denied_is_asked_though_it_has_no_verb() -> None:
    text = "A clerk denied gun control."
    claim = said(text, "A clerk", "gun control", cue="denied", act=Act.DENY, polarity=Polarity.NEGATIVE)
    (position,) = make_positions(read(text, claim))
    assert position.polarity is Polarity.NEGATIVE


@pytest.mark.parametrize(
    ("content", "polarity", "held", "denies"),
    [
        ("the bridge was open", Polarity.POSITIVE, Polarity.POSITIVE, False),
        ("the bridge was open", Polarity.NEGATIVE, Polarity.NEGATIVE, True),
        ("the bridge was never open", Polarity.POSITIVE, Polarity.NEGATIVE, False),
        ("the bridge was never open", Polarity.NEGATIVE, Polarity.POSITIVE, True),
        ("the no-fly zone was widened", Polarity.POSITIVE, Polarity.POSITIVE, False),
    ],
)
def test_who_denies_words_and_whose_words_deny(content: str, polarity: Polarity, held: Polarity, denies: bool) -> None:
    position = state(f"A clerk said {content}.", "A clerk", content, polarity=polarity)
    assert (position.polarity, position.denies) == (held, denies)


@pytest.mark.parametrize(
    ("text", "words", "counts", "doing"),
    [
        ("A blast killed 12 bullets in Gary.", "12 bullets", "bullets", "killed"),
        ("The police arrested 4 guns in Gary.", "4 guns", "guns", "arrested"),
        ("The blast wounded 3 houses in Gary.", "3 houses", "houses", "wounded"),
    ],
)
def test_nothing_befalls_things_that_befalls_people_alone(text: str, words: str, counts: str, doing: str) -> None:
    assert doing not in count(text, words, 4, counts=counts).topic.doing
    assert doing in count(text.replace(counts, "people"), "people", 4, counts="people").topic.doing


def test_a_caption_that_a_report_repeats_is_one_position() -> None:
    caption = "Two people were killed in Gary when a boat hit the old pier."
    text = f"{caption} A photographer was there. {caption}"
    assert len(make_positions(read(text, figures=_find_twice(text, "Two people")))) == 1
    short = "Gary: the mill. Two people were killed. Toledo: the dam. Two people were killed."
    assert len(make_positions(read(short, figures=_find_twice(short, "Two people")))) == 2


def _find_twice(text: str, words: str) -> tuple[Figure, Figure]:
    first = figure(text, words, 2, counts="people")
    again = text.rindex(words)
    return first, replace(first, span=Span(start=again, end=again + len(words)), counts_span=None)


def test_a_number_that_says_what_a_thing_is_like_counts_nothing() -> None:
    text = "They fled in a 2-door car from a three-bedroom house."
    reading = read(
        text, figures=(figure(text, "2-door", 2, counts="door"), figure(text, "three-bedroom", 3, counts="bedroom"))
    )
    assert make_positions(reading) == ()
    crew = "A four-man crew was rescued."
    assert make_positions(read(crew, figures=(figure(crew, "four-man", 4, counts="man"),)))
