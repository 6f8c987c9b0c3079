import html
import re
from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from reportedly.markup import render_html
from reportedly.vocabulary import Passage, ReaderStamp, Reading, Report, Span
from tests.sample_reading import CLAIMS, READING, TEXT

STAMP = ReaderStamp(version="0.1.0", model="sha256:0", stages=())


class Page(HTMLParser):
    """Checks that elements nest, and collects the words of the article and the marks on them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""
        self.marks: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "br":
            self.open.append(tag)
        if tag == "span" and "article" in self.open:
            self.marks.append(("", dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "article" in self.open:
            self.text += data
            if self.open[-1] == "span":
                words, attributes = self.marks.pop()
                self.marks.append((words + data, attributes))

    def classes(self, words: str) -> set[str]:
        return {
            name for marked, attributes in self.marks if marked == words for name in (attributes["class"] or "").split()
        }


PAGE = Page(render_html(READING))


def test_the_text_stands_there_as_it_is() -> None:
    assert PAGE.text == TEXT


def test_figures_times_places_and_silences_are_marked_and_told() -> None:
    assert "figure" in PAGE.classes("Three tugs")
    assert "time" in PAGE.classes("Friday")
    assert "place" in PAGE.classes("Port Elsa")
    assert "silence" in PAGE.classes("did not say when the inquiry would end")
    page = html.unescape(render_html(READING))
    assert 'title="Friday: 1 November 2024"' in page
    assert "<h4>In the outlet's own voice</h4><ul><li>3 tugs</li></ul>" in page
    assert "<h4>Not said</h4><ul><li>The harbour office: did not say when the inquiry would end</li></ul>" in page
    assert "<h4>Places</h4><ul><li>Port Elsa: Elsa, PRT, 12.3° S 40.5° E ± 4.2 km</li>" in page
    assert "“believed”: 60–85 % (made)" in page


def test_sources_cues_and_words_are_marked_apart() -> None:
    assert PAGE.classes("Harbour Master Ines Okafor") == {"source"}
    assert PAGE.classes("said") == {"cue"}
    assert PAGE.classes("that no one was hurt") == {"told"}
    assert PAGE.classes("“We smelled smoke before the alarm went,”") == {"quoted"}
    assert PAGE.classes("The company") == {"source", "loose"}
    assert PAGE.classes("Ferry held in port after engine fire") == {"headline"}
    assert PAGE.classes("PORT ELSA (NW) —") == {"aside"}


def test_quoted_words_in_a_mixed_claim_have_both_marks() -> None:
    assert PAGE.classes("“until every valve has been opened and looked at,”") == {"told", "quoted"}


def test_a_claim_inside_another_has_the_marks_of_both() -> None:
    assert PAGE.classes("not to start the second engine") == {"told", "within"}
    assert PAGE.classes("were told") == {"told", "cue"}


def test_every_claim_has_its_number_once_and_its_footing() -> None:
    numbers = [attributes["data-claims"] for _, attributes in PAGE.marks if "data-claims" in attributes]
    assert numbers == [str(number) for number in range(1, len(CLAIMS) + 1)]
    (note,) = {attributes["title"] for words, attributes in PAGE.marks if words == "Harbour Master Ines Okafor"}
    assert note == "1 · Ines Okafor · named person · Harbour Master · PRT · mixed words · confidence 0.93"


def test_the_list_tells_the_footing_and_the_doubt() -> None:
    page = html.unescape(render_html(READING))
    assert "<small>anonymous person · “on condition of anonymity because the inquiry is not over”</small>" in page
    assert page.count("uncertain (0.41)</span>") == 1
    assert '<li class="loose inner"><span class="number">5</span><b>No source stated</b>' in page
    assert "<small>unnamed organization · held to be false</small>" in page


def test_the_title_stands_once() -> None:
    assert "<h3>" not in render_html(READING)
    untitled = replace(READING, report=replace(READING.report, parts=()))
    assert "<h3>Ferry held in port after engine fire</h3>" in render_html(untitled)


def test_what_looks_like_markup_is_words() -> None:
    report = Report(id="r", text="<script>alert(1)</script> & \x00\x1b", title='"<b>', outlet="<i>")
    page = render_html(Reading(report=report, reader=STAMP))
    assert "<script" not in page
    assert "<b>" not in page
    assert "<i>" not in page
    assert Page(page).text == "<script>alert(1)</script> & \ufffd\ufffd"


def test_a_report_without_claims_says_so() -> None:
    page = render_html(Reading(report=Report(id="r", text="Rain fell."), reader=STAMP))
    assert "date unknown · no claims" in page
    assert "<ol>" not in page


def test_it_is_one_element_with_its_own_style_and_nothing_from_outside() -> None:
    page = render_html(READING)
    assert page.startswith('<section class="reportedly"><style>')
    assert page.endswith("</section>")
    assert not re.search(r"https?:|url\(|@import|<script|src=", page)
    assert "prefers-color-scheme:dark" in page
    assert "data-jp-theme-light" in page
    style = page.split("<style>")[1].split("</style>")[0]
    for rule in re.findall(r"(?:^|\})([^{}@]+)\{", style):
        assert all(".reportedly" in selector for selector in re.split(r",(?![^(]*\))", rule)), rule


@given(st.data())
def test_any_claims_over_any_text_keep_the_words(data: st.DataObject) -> None:
    text = data.draw(st.text('ab <&"“”\n', min_size=8, max_size=40))

    def passage() -> Passage:
        start = data.draw(st.integers(0, len(text) - 2))
        return Passage.of(text, [Span(start=start, end=data.draw(st.integers(start + 1, len(text))))])

    claims = tuple(
        replace(
            each,
            source=replace(each.source, words=passage(), role=None, reason=None, members=()),
            cue=None,
            content=passage(),
        )
        for each in CLAIMS[: data.draw(st.integers(0, 5))]
    )
    page = Page(render_html(Reading(report=Report(id="r", text=text), reader=STAMP, claims=claims)))
    assert page.text == text
