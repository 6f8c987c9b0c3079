"""Numbers that somebody dials, lives at or leafs through: telephones, addresses, the counters of a page."""

from __future__ import annotations

import pytest

from reportedly.reading.figures import find_figures
from reportedly.reading.ground import lay_ground
from reportedly.reading.workspace import Workspace
from reportedly.vocabulary import Report, Span
from tests.reading.figured import parse_nothing, read, read_one


@pytest.mark.parametrize(
    "text",
    [
        "Witnesses may call 1-800-555-HELP (4357).",
        "The line is (206) 555-HELP.",
        "Write to the clerk, Ida Moss, at (206) 555-0147.",
        "The desk is at 555-0147, or 206-555-0147.",
        "Text HARBOR and your message to 62777.",
        "Send a text with what you know to FIRES (34737).",
        "Reach them under 34737 (FIRES) or at WAVE911 (9283911).",
    ],
)
def test_what_is_dialled_is_no_figure(text: str) -> None:
    assert read(text) == []


def test_a_range_that_looks_like_a_telephone_number_is_a_figure() -> None:
    figure = read_one("About 500-1000 people marched.")
    assert (figure.low, figure.high, figure.counts) == (500, 1000, "people")
    assert read_one("He texted 10000 subscribers.").counts == "subscribers"
    assert read_one("The crew, once 40 (sailors), swam.").low == 40


@pytest.mark.parametrize(
    "text",
    [
        "They met at 6400 Alderbrook, officials said.",
        "The fire began at 512 N. Kessler St. on Monday.",
        "The fire began at 512 SW Kessler.",
        "He was seen on 512 North Kessler Monday.",
        "He lives at 88 14th Street.",
        "The shop at 41 E. 300 South burned.",
        "The shop, 4130 S. 2900 West, burned.",
        "She was found at 5200 South 31st Glen, said the mayor.",
        "The barn is at 7100 Highway 30 in Weller.",
        "The fire was near 910 Tolliver Loop.",
        "It began in the 2400 blk of Weller.",
        "It began in the 2400-block of Weller Street.",
        "It began in the 24-hundred block of Weller.",
        "It began in the 600 and 700 blocks of Weller Street.",
    ],
)
def test_houses_and_blocks_are_no_figures(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The court heard 12 Supreme Court justices.", "justices"),
        ("They spoke to 300 Finnmark fishermen.", "fishermen"),
        ("They spoke to 300 Danes.", "Danes"),
        ("The army sent 200 South Korean soldiers.", "soldiers"),
        ("He walked 20 blocks of the city.", "blocks"),
        ("Losses rose to 300 Monday.", "Losses"),
    ],
)
def test_a_number_before_a_name_may_count(text: str, counted: str | None) -> None:
    assert read_one(text).counts == counted


@pytest.mark.parametrize(
    "text",
    [
        "Image 4 of 10 Harbor Police inspects the pier.",
        "Photo: A. Moss Image 1 of / 16 Caption Close",
        "6 of 10 DEADLY BRIDGE COLLAPSE",
        "KXYZ 6 of 10 DEADLY BRIDGE COLLAPSE",
        "Harbor.example 6 of 10 DEADLY BRIDGE COLLAPSE",
        "Bridge falls into the river 1 / 8 Back to Gallery",
        "3 CLOSE Skip in Skip x Embed",
        "3 Last VideoNext Video Mayor speaks",
    ],
)
def test_counters_of_a_page_are_no_figures(text: str) -> None:
    assert read(text) == []


def test_the_fields_of_a_page_are_no_figures() -> None:
    text = "photo-7043|article-gallery-58|0"
    workspace = Workspace(report=Report(id="r", text=text), sentences=(Span(start=0, end=len(text)),))
    assert find_figures(lay_ground(workspace), (), parse_nothing) == ()


def test_what_a_caption_counts_is_a_figure() -> None:
    assert read_one("Photo 2 of 11 Two boats sank at Weller.").text == "Two boats"


def test_a_part_of_a_number_is_a_figure() -> None:
    assert [one.low for one in read("4 of 10 victims were sailors.")] == [4, 10]
    assert [one.low for one in read("4 of 10 Danes agree.")] == [4, 10]
    assert [one.low for one in read("4 of 10 Jutland voters agree.")] == [4, 10]
    assert [one.low for one in read("Three of the 10 people swam.")] == [3, 10]
