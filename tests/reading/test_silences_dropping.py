from __future__ import annotations

from reportedly.reading.silences import drop_silent
from reportedly.vocabulary import Act, Claim, Cue, Figure, FigureKind, Passage, Silence, SilenceKind, Source, Span
from tests.sample_reading import claim as make_claim

TEXT = "Calls to the embassy went unanswered. It was not clear whether 40 sailors had left, she said."


def passage(words: str) -> Passage:
    start = TEXT.index(words)
    return Passage.of(TEXT, [Span(start=start, end=start + len(words))])


def silence(words: str, subject: str | None) -> Silence:
    source = Source(words=passage(subject) if subject else Passage(spans=(), text=""))
    return Silence(span=passage(words).spans[0], text=words, kind=SilenceKind.NO_ANSWER, source=source)


def claim(id: str, source: str | None, cue: str, content: str, within: str | None = None) -> Claim:
    words = passage(source) if source else Passage(spans=(), text="")
    return make_claim(id, Source(words=words), Cue(words=passage(cue), act=Act.OTHER), passage(content), within=within)


def ids(claims: tuple[Claim, ...]) -> list[str]:
    return [one.id for one in claims]


def test_the_subject_of_a_silence_is_not_what_somebody_says() -> None:
    calls = claim("c1", None, "Calls to", "the embassy")
    assert ids(drop_silent([calls], (), [silence("went unanswered", "embassy")])[0]) == []
    assert ids(drop_silent([calls], (), [silence("went unanswered", "she")])[0]) == ["c1"]


def test_what_is_not_clear_is_no_claim_unless_somebody_says_so() -> None:
    unclear = silence("It was not clear whether 40 sailors had left", None)
    nobody = claim("c1", None, "not clear", "whether 40 sailors had left")
    somebody = claim("c2", "she", "said", "It was not clear whether 40 sailors had left")
    assert ids(drop_silent([nobody, somebody], (), [unclear])[0]) == ["c2"]


def test_what_a_dropped_claim_held_goes_on_without_it() -> None:
    unclear = silence("It was not clear whether 40 sailors had left", None)
    outer = claim("c1", None, "not clear", "whether 40 sailors had left")
    inner = claim("c2", "she", "said", "40 sailors had left", within="c1")
    span = passage("40 sailors").spans[0]
    figure = Figure(id="f1", span=span, text="40 sailors", kind=FigureKind.COUNT, low=40, high=40, claim="c1")
    claims, figures = drop_silent([outer, inner], [figure], [unclear])
    assert [(one.id, one.within) for one in claims] == [("c2", None)]
    assert [one.claim for one in figures] == [None]
