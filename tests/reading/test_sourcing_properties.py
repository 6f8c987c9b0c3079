"""What holds of a source whatever the report says and wherever the spans lie."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.reading.sourcing import describe_source
from reportedly.reading.workspace import Name, Workspace
from reportedly.vocabulary import Naming, Passage, Phrase, Report, Span

WORDS = st.sampled_from(
    [
        *"the a two senior former Ukrainian official officials minister of for and who said Kim Austin Seoul".split(),
        *"Mr. 's ' , . Ministry Health report video by 34 — ( ) “ ” U.S. İstanbul they police Reuters Kremlin".split(),
        "spoke on condition of anonymity",
        "was not authorized to speak publicly",
        "asked not to be named because",
    ]
)
TYPES = st.sampled_from("PER ORG LOC NORP FAC WORK DATE".split())


@st.composite
def workspaces(draw: st.DrawFn) -> tuple[Workspace, tuple[Span, ...]]:
    words = draw(st.lists(WORDS, min_size=1, max_size=25))
    text = " ".join(words)
    starts = [sum(len(word) + 1 for word in words[:at]) for at in range(len(words))]
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]

    def stretches(most: int) -> list[Span]:
        cuts = sorted(draw(st.sets(st.integers(0, len(words) - 1), max_size=most)))
        return [Span(start=starts[at], end=ends[min(at + draw(st.integers(0, 1)), len(words) - 1)]) for at in cuts]

    names = [Name(span=span, type=draw(TYPES), score=0.5) for span in stretches(4)]
    first, last = sorted((draw(st.integers(0, len(words) - 1)), draw(st.integers(0, len(words) - 1))))
    middle = draw(st.integers(0, len(words) - 1))
    sentences = (
        Span(start=0, end=ends[middle]),
        *([Span(start=starts[middle + 1], end=len(text))] if middle + 1 < len(words) else []),
    )
    source = (Span(start=starts[first], end=ends[last]),)
    report = Report(id="report", text=text)
    return Workspace(report=report, sentences=sentences, names=tuple(names)), source


@given(workspaces())
def test_a_source_stands_in_its_report(case: tuple[Workspace, tuple[Span, ...]]) -> None:
    workspace, spans = case
    text = workspace.report.text
    source = describe_source(workspace, spans)
    assert source.words == Passage.of(text, spans)
    for phrase in (source.role, source.reason):
        assert phrase is None or phrase == Phrase.of(text, phrase.span)
    assert source.role is None or any(source.role.span.within(span) for span in spans)
    assert all(span.within(spans[0]) for member in source.members for span in member.spans)


@given(workspaces())
def test_naming_agrees_with_name_and_reason(case: tuple[Workspace, tuple[Span, ...]]) -> None:
    source = describe_source(*case)
    assert source.name is None or source.naming is Naming.NAMED
    assert source.reason is None or source.naming is Naming.ANONYMOUS
    assert source.entity is None
    assert source.name is None or source.name.strip()


@given(workspaces(), workspaces())
def test_another_report_in_between_changes_nothing(
    case: tuple[Workspace, tuple[Span, ...]], other: tuple[Workspace, tuple[Span, ...]]
) -> None:
    first = describe_source(*case)
    describe_source(*other)
    assert describe_source(*case) == first


@given(st.text(max_size=80), st.data())
def test_any_text_is_described(text: str, data: st.DataObject) -> None:
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span(start=start, end=end)
    source = describe_source(Workspace(report=Report(id="report", text=text)), (span,))
    assert source.words.text == text[start:end]


def test_marks_alone_before_and_are_no_members() -> None:
    text = "the the the the — and the"
    sentences = (Span(start=0, end=3), Span(start=4, end=25))
    workspace = Workspace(report=Report(id="report", text=text), sentences=sentences)
    spans = [Span(start=start, end=end) for start in range(25) for end in range(start + 1, 26)]
    sources = [describe_source(workspace, (span,)) for span in spans]
    assert {source.name for source in sources} == {None}
    assert {source.members for source in sources} == {()}
