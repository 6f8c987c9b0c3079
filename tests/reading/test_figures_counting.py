"""What a figure counts: the noun behind it, the noun that the words point to, and whether it is all or more."""

from __future__ import annotations

import pytest

from reportedly.reading.syntax import ParsedWord
from reportedly.vocabulary import Span
from tests.reading.figured import find, make_parse, read, read_one


@pytest.mark.parametrize(
    ("written", "noun"),
    [
        ("14 police officers", "officers"),
        ("14 West African fishing boats", "boats"),
        ("14 arms dealers", "dealers"),
        ("14 people", "people"),
        ("14 sheep", "sheep"),
        ("14 North Koreans", "North Koreans"),
        ("14 Rohingya", "Rohingya"),
        ("14 elderly and disabled villagers", "villagers"),
        ("14 of the passengers", "passengers"),
        ("14 of the island's teachers", "teachers"),
        ("14 dead", "dead"),
        ("one fisherman", "fisherman"),
        ("two Kestrel-90s", "Kestrel-90s"),
        ("14-member", "member"),
        ("14 million seeds", "seeds"),
    ],
)
def test_noun(written: str, noun: str) -> None:
    figure = read_one(f"There were {written} there.")
    assert (figure.text, figure.counts) == (written, noun)
    assert figure.counts_span is not None
    text = f"There were {written} there."
    assert text[figure.counts_span.start : figure.counts_span.end] == noun


@pytest.mark.parametrize("text", ["The strike killed 14.", "14 were arrested.", "They found 14 near the pier."])
def test_a_bare_number_counts_nothing_that_is_not_said(text: str) -> None:
    figure = read_one(text)
    assert (figure.text, figure.counts) == ("14", None)


def test_of_a_number_of_its_own() -> None:
    first, second = read("12 of the 40 divers surfaced.")
    assert (first.text, first.counts) == ("12", "divers")
    assert (second.text, second.counts) == ("40 divers", "divers")


def test_a_verb_ends_a_singular_noun() -> None:
    assert read_one("One pupil drowned near the weir.").text == "One pupil"
    assert read_one("30 percent of the rice arrived.").counts == "rice"


def test_of_them_goes_back_to_what_was_counted() -> None:
    first, second = read("They trained 900 recruits.| More than 300 of them deserted.")
    assert (second.text, second.counts) == ("More than 300 of them", "recruits")
    assert second.counts_span == first.counts_span


def test_of_them_goes_back_to_a_plural_where_nothing_was_counted() -> None:
    figure = read_one("Guards led the prisoners into the cells, where two of them fell ill.")
    assert figure.counts == "prisoners"


def test_the_figure_before_lends_its_noun() -> None:
    killed, wounded, others = read("The blast killed 14 miners, wounded 30 and trapped nine others.")
    assert [figure.counts for figure in (killed, wounded, others)] == ["miners", "miners", "miners"]
    assert wounded.text == "30"


def test_things_lend_their_noun_to_no_people() -> None:
    bombs, dead = read("Two bombs went off and 20 were killed.")
    assert (bombs.counts, dead.counts) == ("bombs", None)


def test_the_subject_of_a_change_is_counted() -> None:
    assert read_one("Confirmed cases rose to 1,400.").counts == "cases"
    figure = read_one("The number of herons seen in the delta has grown to 1,400.")
    assert (figure.counts, figure.change) == ("herons", "rise")


def test_a_toll_counts_what_its_of_names() -> None:
    figure = read_one("The tally of arrests reached 61.")
    assert (figure.counts, figure.counting) == ("arrests", "total")
    assert read_one("The toll rose to 61.").counts is None


@pytest.mark.parametrize(
    ("text", "words", "counting"),
    [
        ("That brings the toll to 61.", "61", "total"),
        ("The toll stood at 61.", "61", "total"),
        ("A total of 61 boats sank.", "A total of 61 boats", "total"),
        ("In all, 61 boats sank.", "In all, 61 boats", "total"),
        ("61 boats in total sank.", "61 boats in total", "total"),
        ("Another 61 boats sank.", "Another 61 boats", "additional"),
        ("A further 61 boats sank.", "A further 61 boats", "additional"),
        ("An additional 61 boats sank.", "An additional 61 boats", "additional"),
        ("Then 61 more boats sank.", "61 more boats", "additional"),
        ("Then 61 additional boats sank.", "61 additional boats", "additional"),
        ("Then 61 other boats sank.", "61 other boats", None),
        ("Then 61 boats sank.", "61 boats", None),
        ("There were 61 more than last year.", "61", None),
    ],
)
def test_counting(text: str, words: str, counting: str | None) -> None:
    figure = read_one(text)
    assert (figure.text, figure.counting) == (words, counting)


def test_the_parse_settles_what_endings_do_not() -> None:
    text = "They saw 30 bright kudu."
    parse = make_parse(text, "They/PRON saw/VERB 30/NUM bright/ADJ kudu/NOUN ./PUNCT", [1, None, 4, 4, 1, 1])
    assert read_one(text, parse=parse).counts == "kudu"
    assert read_one(text).counts == "bright"


def test_the_parse_tells_a_verb_from_a_plural() -> None:
    text = "A third of the coastal water freezes."
    parse = make_parse(
        text,
        "A/DET third/NOUN of/ADP the/DET coastal/ADJ water/NOUN freezes/VERB ./PUNCT",
        [1, 6, 5, 5, 5, 1, None, 6],
    )
    assert read_one(text, parse=parse).counts == "water"


def test_nothing_is_parsed_where_the_endings_decide() -> None:
    asked: list[Span] = []

    def note_down(sentence: Span) -> tuple[ParsedWord, ...]:
        asked.append(sentence)
        return ()

    find("They saw 30 grey herons.", parse=note_down)
    assert asked == []
    find("They saw 30 bright kudu.", parse=note_down)
    assert asked == [Span(start=0, end=24)]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("They counted 30 herons in the delta.", "in the delta"),
        ("They counted 30 people sent to Norway.", "sent to Norway"),
        ("About 30 divers are stationed in Norway, she said.", "stationed in Norway"),
        ("The number of people sent to Norway has risen to 30.", "sent to Norway"),
        ("They counted 30 herons, she said.", None),
        ("Then 30 herons surfaced at noon.", None),
    ],
)
def test_scope(text: str, scope: str | None) -> None:
    figure = read_one(text)
    assert (figure.scope.text if figure.scope else None) == scope


def test_since_when_is_scope_and_on_what_day_is_not() -> None:
    since = read_one("They counted 30 deaths since January.", moments=["DATE:January"])
    assert since.scope is not None
    assert since.scope.text == "since January"
    assert read_one("They counted 30 deaths on Friday.", moments=["DATE:Friday"]).scope is None


def test_as_of_when_it_holds() -> None:
    behind = read_one("They counted 30 herons as of Friday.", moments=["DATE:Friday"])
    before = read_one("As of Friday, 30 herons had nested.", moments=["DATE:Friday"])
    assert (behind.as_of, before.as_of) == ("t1", "t1")
    assert read_one("They counted 30 herons on Friday.", moments=["DATE:Friday"]).as_of is None


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Some 300 soldiers were believed to have moved toward the coast.", "moved toward the coast"),
        ("They counted 40 trucks carrying grain to Odesa.", "carrying grain to Odesa"),
        ("They counted 40 trucks carrying grain to feed the town.", None),
        ("The camp lies 50 kilometers from the border.", "from the border"),
        ("She ran 50 kilometers in the rain.", None),
    ],
)
def test_scope_behind_a_belief_a_load_and_a_distance(text: str, scope: str | None) -> None:
    figure = read_one(text)
    assert (figure.scope.text if figure.scope else None) == scope


def test_an_adverb_is_never_what_is_counted() -> None:
    figures = read("Five people were hit, two fatally and one critically.")
    assert [(one.text, one.counts) for one in figures] == [
        ("Five people", "people"),
        ("two", "people"),
        ("one", "people"),
    ]
    assert read_one("Two fatally shot in Weller.").counts is None
    assert [one.counts for one in read("They read a tenth of the roughly 40 letters.")] == ["letters", "letters"]


def test_a_noun_may_end_as_an_adverb_does() -> None:
    assert read_one("The city has one assembly.").counts == "assembly"
