import io
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reportedly.cli.sheet import open_console, write_sheet
from reportedly.config import Settings
from reportedly.vocabulary import Reading, Report
from tests.sample_reading import READING

PLAIN = """\
Ferry held in port after engine fire
Northern Wire · NW · PORT ELSA · 1 November 2024 · by Ada Lund
8 claims: 4 named, 3 unnamed, 1 anonymous
────────────────────────────────────────────────────────────────────────

  1  │ Ines Okafor
     │ named person · Harbour Master · PRT
     │ said: that the ferry would stay in port “until every valve has
     │ been opened and looked at,” … that no one was hurt
     │ said 1 November 2024

  2  │ Ines Okafor
     │ named person · PRT · here “she”
     │ said: “We smelled smoke before the alarm went,”

  3  │ Ines Okafor
     │ named person · PRT · here “she” · uncertain (0.41)
     │ (continues): “Then the lights failed.

  4  ┊ a senior company official who spoke on condition of anonymity
     ┊ because the inquiry is not over
     ┊ anonymous person · “on condition of anonymity because the inquiry
     ┊ is not over”
     ┊ according to: Two of the ferry's engineers were told not to start
     ┊ the second engine
     ┊ Port Elsa: Elsa, PRT

  5   ↳ ┊ No source stated
        ┊ were told: not to start the second engine  [intention]

  6  ┊ The company
     ┊ unnamed organization
     ┊ denied: that  [held to be false]

  7  ┊ No source stated
     ┊ is believed: that up to 40 passengers <had> left & gone home
     ┊ [opinion]  [“believed”: 60–85 % (made)]  [low confidence]
     ┊ [reporter stands off: “It is believed”]
     ┊ ≤ 40 passengers, in all

  8  │ Ines Okafor and Tomás Brandt
     │ named group · Ines Okafor (PRT), Tomás Brandt · here “Okafor and
     │ the union's Tomás Brandt”
     │ hope: to sail on Monday  [intention]
     │ Monday: not dated

     In the outlet's own voice
     · 3 tugs

     Not said
     · The harbour office: did not say when the inquiry would end

     Who speaks
     · Ines Okafor · person · Harbour Master · PRT · 4 claims

     Places
     · Port Elsa: Elsa, PRT, 12.3° S 40.5° E ± 4.2 km
     · home: not settled which place

"""


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def show(reading: Reading, width: int = 72, *, stream: io.StringIO | None = None, **changes: float) -> str:
    stream = stream or io.StringIO()
    console = open_console(stream)
    console.width = width
    write_sheet(reading, console, Settings(**changes))  # type: ignore[arg-type]  # all are numbers here
    return stream.getvalue()


def test_the_sheet_as_it_stands_without_colours() -> None:
    assert show(READING) == PLAIN


def test_the_words_stand_beside_the_source_where_there_is_room() -> None:
    sheet = show(READING, 120)
    assert "  1  Ines Okafor                        │ said: that the ferry would stay in port “until" in sheet
    assert "     named person · PRT · here “she”    │\n" in sheet
    assert "  5   ↳ No source stated                ┊ were told: not to start the second engine  [intention]" in sheet


@pytest.mark.parametrize("width", [30, 60, 80, 99, 100, 120, 140])
def test_no_line_is_too_long_or_ends_in_blanks(width: int) -> None:
    for line in show(READING, width).splitlines():
        assert cell_len(line) <= width
        assert line == line.rstrip()


@pytest.mark.parametrize("width", [60, 140])
def test_no_word_is_lost(width: int) -> None:
    words = re.sub(r"[\s│┊]+", " ", show(READING, width))
    if width == 60:
        for claim in READING.claims:
            assert claim.content.text in words
    assert words.count("Ines Okafor") >= 5


def test_a_terminal_gets_styles_and_quoted_words_are_set_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    sheet = show(READING, stream=Terminal())
    assert "\x1b[1;38;5;68mInes Okafor\x1b[0m" in sheet
    assert "that the ferry would stay in port \x1b[1m“until every valve has\x1b[0m" in sheet
    assert "\x1b[1m“We smelled smoke before the alarm went,”\x1b[0m" in sheet
    assert re.sub(r"\x1b\[[\d;]*m", "", sheet) == PLAIN


def test_no_color_is_honoured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("NO_COLOR", "1")
    sheet = show(READING, stream=Terminal())
    assert "38;5;" not in sheet
    assert "\x1b[33m" not in sheet
    assert "\x1b[1m“We smelled smoke before the alarm went,”\x1b[0m" in sheet, "bold is no colour"


def test_claims_of_little_confidence_can_be_left_out_and_the_sheet_says_so() -> None:
    sheet = show(READING, 90, minimum_confidence=0.5)
    assert "7 claims: 3 named, 3 unnamed, 1 anonymous; 1 below the minimum confidence not shown" in sheet
    assert "Then the lights failed" not in sheet


def test_the_bound_of_doubt_is_a_setting() -> None:
    assert "uncertain" not in show(READING, low_confidence=0.4)
    assert show(READING, low_confidence=0.92).count("uncertain") == 7


def test_an_inner_claim_stands_alone_where_its_carrier_is_not_shown() -> None:
    carried = tuple(replace(claim, within="gone") for claim in READING.claims[:2])
    sheet = show(replace(READING, claims=carried))
    assert "↳" not in sheet
    assert "  2  │ Ines Okafor" in sheet


def test_a_report_without_title_claims_or_date() -> None:
    text = "Rain fell on the town all day long and nobody went out to see it, not even the dogs of the harbour master."
    sheet = show(
        replace(
            READING,
            report=Report(id="r", text=text),
            claims=(),
            entities=(),
            figures=(),
            times=(),
            places=(),
            silences=(),
        )
    )
    assert sheet == (
        "Rain fell on the town all day long and nobody went out to see it, not …\n"
        "date unknown\n"
        "No claims found\n"
        "────────────────────────────────────────────────────────────────────────\n"
        "\n"
    )


@pytest.mark.parametrize("text", ["\x1b[2Jgone", "a\u202eb", "[bold]not markup[/bold] :smile:", "\n \n"])
def test_a_text_cannot_drive_the_terminal(text: str) -> None:
    report = Report(id="r", text=text, title=text, outlet=text, bylines=(text,))
    sheet = show(replace(READING, report=report, claims=(), entities=(), figures=(), times=(), places=(), silences=()))
    assert "\x1b" not in sheet
    assert "\u202e" not in sheet
    if "bold" in text:
        assert sheet.startswith(text)


@given(st.integers(20, 150), st.integers(0, 6))
def test_any_width_and_depth_will_do(width: int, depth: int) -> None:
    chain = tuple(
        replace(READING.claims[3], id=f"d{level}", within=f"d{level - 1}" if level else None)
        for level in range(depth + 1)
    )
    sheet = show(replace(READING, claims=chain), width)
    assert [int(number) for number in re.findall(r"^ {1,2}(\d+) ", sheet, re.MULTILINE)] == list(range(1, depth + 2))
