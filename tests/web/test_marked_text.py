"""A text in paragraphs and runs: every word of it, whatever is marked, however marks overlap."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.vocabulary import Part, PartKind, Passage, ReaderStamp, Reading, Report, Span
from reportedly.web.marked_text import LONGEST_PART, Run, TextPart, mark_text
from tests.sample_reading import CLAIMS, READING, TEXT

STAMP = ReaderStamp(version="1", model="sha256:0", stages=())


def join(part: TextPart) -> str:
    return "".join(each.gap + "".join(run.words for run in each.runs) for each in part.paragraphs)


def find_run(words: str) -> Run:
    part = mark_text(READING.report, READING)
    return next(run for each in part.paragraphs for run in each.runs if run.words == words)


def test_the_words_are_all_there() -> None:
    assert join(mark_text(READING.report, READING)) == TEXT
    assert join(mark_text(READING.report, None)) == TEXT


@given(st.data())
def test_any_claims_over_any_text_keep_the_words(data: st.DataObject) -> None:
    text = data.draw(st.text('ab <&"“”\n\r\u202e\u05d0', min_size=8, max_size=60))

    def passage() -> Passage:
        start = data.draw(st.integers(0, len(text) - 2))
        return Passage.of(text, [Span(start=start, end=data.draw(st.integers(start + 1, len(text))))])

    claims = tuple(
        replace(each, source=replace(each.source, words=passage(), role=None, reason=None, members=()), cue=None)
        for each in CLAIMS[: data.draw(st.integers(0, 6))]
    )
    claims = tuple(
        replace(each, content=passage(), certainty=None, analytic_confidence=None, distancing=()) for each in claims
    )
    reading = Reading(report=Report(id="r", text=text), reader=STAMP, claims=claims)
    part = mark_text(reading.report, reading)
    assert join(part) == text or not text.strip()
    runs = [run for each in part.paragraphs for run in each.runs]
    begun = [one.number for run in runs for one in run.begun]
    assert len(begun) == len(set(begun))
    for number, claim in enumerate(claims, start=1):
        spans = (*claim.source.words.spans, *claim.content.spans)
        meant = {place for span in spans for place in range(span.start, span.end)}
        shown, own = locate(part, number)
        assert own == meant & shown


def locate(part: TextPart, number: int) -> tuple[set[int], set[int]]:
    """The offsets of all words in paragraphs, and of those that belong to a claim."""
    shown: set[int] = set()
    own: set[int] = set()
    place = 0
    for paragraph in part.paragraphs:
        place += len(paragraph.gap)
        for run in paragraph.runs:
            there = set(range(place, place + len(run.words)))
            shown |= there
            own |= there if str(number) in run.claims.split() else set()
            place += len(run.words)
    return shown, own


def test_a_claim_whose_words_begin_with_space_still_has_its_number() -> None:
    text = "One.\n\n Two said three."
    words = Passage.of(text, [Span(start=5, end=len(text))])
    claim = replace(
        CLAIMS[1], source=replace(CLAIMS[1].source, words=Passage(spans=(), text="")), cue=None, content=words
    )
    part = mark_text(
        Report(id="r", text=text), Reading(report=Report(id="r", text=text), reader=STAMP, claims=(claim,))
    )
    assert [one.number for each in part.paragraphs for run in each.runs for one in run.begun] == [1]


def test_overlapping_marks_have_the_classes_of_both() -> None:
    run = find_run("not to start the second engine")
    assert (run.content, run.claims) == ("indirect within", "4 5")
    assert find_run("up to 40 passengers").values == "f1"
    assert find_run("believed").inner == "distance cue hedge"


def test_a_part_of_the_report_that_is_a_paragraph_is_set_apart() -> None:
    first, second, *_ = mark_text(READING.report, READING).paragraphs
    assert (first.part, second.part) == ("headline", "")
    whole = replace(READING.report, parts=(Part(kind=PartKind.BOILERPLATE, span=Span(start=0, end=len(TEXT))),))
    assert {each.part for each in mark_text(whole, None).paragraphs if each.runs} == {"boilerplate"}


@pytest.mark.parametrize("text", ["", " \n\n ", "x" * (3 * LONGEST_PART), "a\n" * LONGEST_PART])
def test_odd_texts_have_a_page(text: str) -> None:
    part = mark_text(Report(id="r", text=text), None)
    words = "".join(join(mark_text(Report(id="r", text=text), None, number=n)) for n in range(1, part.count + 1))
    assert "".join(words.split()) == "".join(text.split())
    assert mark_text(Report(id="r", text=text), None, number=10**6).number == part.count


def test_parts_end_between_paragraphs() -> None:
    text = "\n\n".join(["word " * 1999 + "end."] * 20)
    part = mark_text(Report(id="r", text=text), None, number=2)
    assert part.count > 2
    assert part.span is not None
    assert part.span.end - part.span.start <= LONGEST_PART
    assert text[: part.span.start].endswith("end.")


def test_what_would_turn_words_around_stands_alone() -> None:
    text = "He said \u202ethe bridge\u202c is open."
    runs = mark_text(Report(id="r", text=text), None).paragraphs[0].runs
    assert [(run.words, run.inner) for run in runs] == [
        ("He said ", ""),
        ("\u202e", "control"),
        ("the bridge", ""),
        ("\u202c", "control"),
        (" is open.", ""),
    ]
