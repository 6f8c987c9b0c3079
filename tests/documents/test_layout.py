"""The parts of whole reports, written the way outlets write them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.documents.layout import find_layout

BODY = "The mayor said on Monday that the bridge would open again within the week, and thanked the crews."
MORE = "Nobody was hurt, a police spokeswoman said, though two cars were swept into the river."


def _list_parts(text, **known):
    layout = find_layout(text, **known)
    return [(part.kind.value, text[part.span.start : part.span.end]) for part in layout.parts]


def test_a_wire_report_with_its_head_and_tail():
    text = (
        "Bridge to open again after storm\n\nBy JANE DOE and JOHN ROE, Associated Press Writers\n\n"
        f"WASHINGTON (AP) – {BODY}\n\n{MORE}\n___\nAssociated Press writer Ann Moe contributed from Seoul."
    )

    assert _list_parts(text) == [
        ("headline", "Bridge to open again after storm"),
        ("byline", "By JANE DOE and JOHN ROE, Associated Press Writers"),
        ("dateline", "WASHINGTON (AP) –"),
        ("rule", "___"),
        ("contributor", "Associated Press writer Ann Moe contributed from Seoul."),
    ]
    layout = find_layout(text)
    assert layout.title == "Bridge to open again after storm"
    assert layout.agency == "AP"
    assert layout.bylines == ("JANE DOE", "JOHN ROE")


def test_a_report_on_single_lines():
    text = f"Bridge to open again\nBy Jane Doe | Nairobi\n{BODY}\n{MORE}"

    assert _list_parts(text) == [("headline", "Bridge to open again"), ("byline", "By Jane Doe | Nairobi")]
    assert find_layout(text).place == "Nairobi"


def test_a_hard_wrapped_report_has_no_headline_in_mid_sentence():
    text = (
        "The mayor of the town by the river said on Monday that the old\n"
        "bridge would be opened again within the week and then thanked\n"
        "the crews who had been at work on it for all of the last three\n"
        "nights. Nobody was hurt in the storm, a police spokeswoman said\n"
        "later, though two cars had been swept into the river by noon.\n"
    )

    assert _list_parts(text) == []


def test_a_hard_wrapped_contributor_line_is_one():
    text = (
        "The mayor of the town by the river said on Monday that the old\n"
        "bridge would be opened again within the week and then thanked\n"
        "the crews who had been at work on it for all of the last three\n"
        "nights. Nobody was hurt in the storm, a police spokeswoman said.\n\n"
        "(Reporting by Jane Doe and John Roe in Seoul, in Tokyo Ann Moe\n"
        "in Nairobi; Editing by Cy Poe)\n"
    )

    assert [kind for kind, _ in _list_parts(text)] == ["contributor"]


def test_a_date_line_gives_the_date():
    text = f"Wednesday, October 30, 2024\xa0\n\n\n{BODY}\n\n{MORE}\n"

    assert _list_parts(text) == [("dateline", "Wednesday, October 30, 2024")]
    stated = find_layout(text).stated
    assert stated is not None
    assert (stated.year, stated.month, stated.day) == (2024, 10, 30)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published 5:00 PM EDT, Wed October 30, 2024", 30),
        ("Published: Oct. 29, 2024 | Updated: Oct. 30, 2024 at 9:12 a.m.", 29),
        ("30 October 2024", 30),
        ("Oct 30, 2024, 5:00 PM ET", 30),
    ],
)
def test_forms_of_date_lines(line, day):
    layout = find_layout(f"Bridge to open again\n\n{line}\n\n{BODY}\n\n{MORE}")

    assert layout.stated is not None
    assert layout.stated.day == day


def test_an_update_is_no_publication():
    layout = find_layout(f"Bridge to open again\n\nUpdated: October 30, 2024\n\n{BODY}\n\n{MORE}")

    assert layout.stated is None
    assert [part.kind.value for part in layout.parts] == ["headline", "dateline"]


def test_a_date_above_a_later_section_is_no_publication():
    text = f"{BODY} {MORE}\n\nOctober 30, 2024\n\n{MORE}"

    assert find_layout(text).stated is None


def test_boilerplate_stays_apart():
    notes = [
        "Read more: Harbour closed for a week",
        "Sign up for our newsletter",
        "Click here to subscribe.",
        "Smoke over the harbour. (Photo: Jane Doe/Example Pictures)",
        "FILE - The harbour is seen in this photo from 2019.",
        "© 2024 Example Media. All rights reserved.",
        "Share this",
    ]
    text = "\n\n".join([BODY, *notes, MORE])

    assert _list_parts(text) == [("boilerplate", note) for note in notes]


@pytest.mark.parametrize(
    "line",
    [
        "Copyright law was on the judge's mind when he ruled on Monday, he said.",
        "Photo-sharing site Example said: “We took it down at once.”",
        "File-sharing sites were told to close, the court said.",
        "Biden trails in Reuters/Ipsos poll",
        "This report was published by the council on Monday and says that the dam was old.",
        "Follow the money, the auditor said on Monday.",
        "Like us, the farmers want peace, she said.",
        "“Click here,” the message said.",
        "Tagged whales were seen off the coast, scientists said.",
        "Anyone with information is asked to call the police.",
    ],
)
def test_sentences_of_news_are_body(line):
    text = f"{BODY}\n\n{line}\n\n{MORE}"

    assert _list_parts(text) == []


@pytest.mark.parametrize("line", ["___", "___.", "---", "* * *", "###", "—", "=========="])
def test_rule_lines(line):
    assert _list_parts(f"{BODY}\n{line}\n{MORE}") == [("rule", line)]


@pytest.mark.parametrize("line", ["”", "…", "?", "(1)"])
def test_other_signs_are_no_rule(line):
    assert _list_parts(f"{BODY}\n{line}\n{MORE}") == []


def test_a_credit_at_the_end_names_the_agency():
    text = f"{BODY}\n\n{MORE} (Reuters)"

    assert _list_parts(text) == [("byline", "(Reuters)")]
    assert find_layout(text).agency == "Reuters"


def test_an_agency_that_only_helped_is_not_the_reports_own():
    text = f"{BODY}\n\n{MORE}\n\nThe Associated Press contributed to this report."

    assert find_layout(text).agency is None


def test_what_stands_above_the_dateline_is_the_headline_even_with_a_stop():
    text = f"Mayor opens bridge at last.\n\nKYIV — {BODY}\n\n{MORE}"

    assert _list_parts(text) == [("headline", "Mayor opens bridge at last."), ("dateline", "KYIV —")]


def test_a_known_title_is_the_headline():
    text = f"Mayor opens bridge.\n{BODY}\n{MORE}"

    assert _list_parts(text) == []
    assert _list_parts(text, title="Mayor Opens Bridge") == [("headline", "Mayor opens bridge.")]


def test_first_sentence_is_no_headline():
    assert _list_parts(f"{BODY}\n\n{MORE}") == []


def test_a_report_of_one_line_has_no_headline():
    assert _list_parts("Bridge to open again") == []


LINES = st.sampled_from(
    [
        BODY,
        MORE,
        "___",
        "",
        " ",
        "Bridge to open again",
        f"SEOUL, Oct 30 (Reuters) - {BODY}",
        f"KYIV — {BODY}",
        "By Jane Doe",
        "Associated Press",
        "October 30, 2024",
        "Read more: it",
        "Reporting by Jane Doe",
        f"{MORE} (AFP)",
        "AFP",
        "With Jane Doe",
        "“Yes,”",
        "A\u2028B",
    ]
)


@given(st.lists(LINES, max_size=24), st.sampled_from(["\n", "\r\n", "\n\n", "\r"]))
def test_parts_are_in_order_and_apart_and_cover_words(lines, feed):
    text = feed.join(lines)
    parts = find_layout(text).parts

    assert all(left.span.end <= right.span.start for left, right in pairwise(parts))
    for part in parts:
        words = text[part.span.start : part.span.end]
        assert words == words.strip()
        assert words


@given(st.text())
def test_any_text_has_a_layout(text):
    for part in find_layout(text).parts:
        assert 0 <= part.span.start < part.span.end <= len(text)
