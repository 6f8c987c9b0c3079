"""When a claim was said, and which times stand in it."""

from __future__ import annotations

from reportedly.reading.times import date_claims
from reportedly.vocabulary import Act, Claim, Cue, Interval, Passage, Polarity, Quotation, Source, Span, Stance
from tests.reading.timed import PUBLISHED, lay, moments

DAY = Interval(start=PUBLISHED, end=PUBLISHED)
FRIDAY = Interval(start="2024-10-25", end="2024-10-25")


def claim(text: str, source: str, cue: str | None, content: str, *, within: str | None = None) -> Claim:
    """A claim whose parts are given by their words, each the first place where they stand."""

    def passage(words: str) -> Passage:
        start = text.index(words)
        return Passage.of(text, [Span(start=start, end=start + len(words))] if words else [])

    return Claim(
        id=f"c{text.index(content)}",
        source=Source(words=passage(source)),
        within=within,
        cue=Cue(words=passage(cue), act=Act.STATE) if cue is not None else None,
        content=passage(content),
        quotation=Quotation.INDIRECT,
        stance=Stance.ASSERT,
        polarity=Polarity.POSITIVE,
        confidence=0.9,
    )


def said(text: str, *parts: tuple[str, str | None, str], published: str | None = PUBLISHED) -> list[Interval | None]:
    """When each claim was said."""
    claims = [claim(text, *part) for part in parts]
    return [one.said_on for one in date_claims(claims, moments(text, published), lay(text), published)]


def test_day_behind_the_cue() -> None:
    assert said("The mayor said Wednesday that it is over.", ("The mayor", "said", "that it is over")) == [DAY]
    assert said('"It is over," he said on Friday.', ("he", "said", '"It is over,"')) == [FRIDAY]
    text = "The mayor told reporters in the town hall last week that it is over."
    assert said(text, ("The mayor", "told", "that it is over")) == [Interval(start="2024-10-21", end="2024-10-27")]


def test_day_before_the_cue() -> None:
    assert said("On Friday, he told them it is over.", ("he", "told", "it is over")) == [FRIDAY]
    assert said("The mayor on Friday said it is over.", ("The mayor", "said", "it is over")) == [FRIDAY]


def test_day_inside_the_cue() -> None:
    assert said("The mayor said Wednesday it is over.", ("The mayor", "said Wednesday", "it is over")) == [DAY]


def test_day_on_which_a_paper_was_given_out() -> None:
    text = "It is over, according to a report released Friday."
    assert said(text, ("a report released Friday", "according to", "It is over")) == [FRIDAY]


def test_day_of_something_else_is_not_taken() -> None:
    text = "The mayor said that it was over on Friday."
    assert said(text, ("The mayor", "said", "that it was over on Friday")) == [None]
    text = "Officials who arrived Friday said it is over."
    assert said(text, ("Officials who arrived Friday", "said", "it is over")) == [None]
    text = "After the fire on Friday, the mayor said it is over."
    assert said(text, ("the mayor", "said", "it is over")) == [None]
    text = "The mayor, who fled on Friday, said it is over."
    assert said(text, ("The mayor", "said", "it is over")) == [None]
    text = "As of Friday, the mayor says, it is over."
    assert said(text, ("the mayor", "says", "it is over")) == [None]


def test_day_of_publication_is_not_taken() -> None:
    assert said("The mayor said it is over.", ("The mayor", "said", "it is over")) == [None]


def test_day_behind_the_publication_is_no_day_of_saying() -> None:
    text = "The mayor will say on Friday that it is over."
    assert said(text, ("The mayor", "will say", "that it is over")) == [None]


def test_day_that_is_not_known_is_not_taken() -> None:
    text = "The mayor said Wednesday that it is over."
    assert said(text, ("The mayor", "said", "that it is over"), published=None) == [None]


def test_claim_that_goes_on_without_a_cue_has_the_day_of_its_beginning() -> None:
    text = 'The mayor said Friday: "It is over. We go home."'
    parts = (("The mayor", "said", '"It is over.'), ("The mayor", None, 'We go home."'))
    assert said(text, *parts) == [FRIDAY, FRIDAY]


def test_second_cue_of_a_sentence_has_its_day() -> None:
    text = "The mayor said Friday it is over, adding that they go home."
    parts = (("The mayor", "said", "it is over"), ("The mayor", "adding", "that they go home"))
    assert said(text, *parts) == [FRIDAY, FRIDAY]


def test_other_source_of_a_sentence_has_no_day() -> None:
    text = "The mayor said Friday it is over, but the envoy says they stay."
    parts = (("The mayor", "said", "it is over"), ("the envoy", "says", "they stay"))
    assert said(text, *parts)[1] is None


def test_times_are_those_in_the_content() -> None:
    text = "The mayor said Wednesday that it began in May and ended last week."
    found = moments(text)
    (dated,) = date_claims(
        [claim(text, "The mayor", "said", "that it began in May and ended last week")], found, lay(text), PUBLISHED
    )
    assert dated.times == tuple(one.id for one in found if one.text in ("May", "last week"))
    assert len(dated.times) == 2
