"""Bylines, contributor lines and credits, and sentences that only look like them."""

import pytest

from reportedly.documents.credits import (
    find_trailing_credit,
    is_biography,
    is_contributor_line,
    read_affiliation,
    read_bare_byline,
    read_byline,
)


@pytest.mark.parametrize(
    ("line", "names", "agency", "place"),
    [
        ("By Jane Doe and John Roe", ("Jane Doe", "John Roe"), None, None),
        ("By Jane Doe, Reuters", ("Jane Doe",), "Reuters", None),
        ("By JANE DOE, Associated Press Writer", ("JANE DOE",), "AP", None),
        ("By Jane Doe | Nairobi", ("Jane Doe",), None, "Nairobi"),
        ("By Jane Doe | The Washington Post", ("Jane Doe",), None, None),
        ("By Jane Doe in Seoul and John Roe in Tokyo", ("Jane Doe", "John Roe"), None, None),
        ("By Jane Doe, BBC News, Nairobi", ("Jane Doe",), None, "Nairobi"),
        ("By The Associated Press", (), "AP", None),
        ("By Reuters Staff", (), "Reuters", None),
        ("By Jane Doe, John Roe and Kim Tong-hyun", ("Jane Doe", "John Roe", "Kim Tong-hyun"), None, None),
        ("By Anna van der Berg, Staff Writer", ("Anna van der Berg",), None, None),
        ("By Mohammed al-Haddad for Example Times", ("Mohammed al-Haddad",), None, None),
        ("by Ngũgĩ wa Mwangi", ("Ngũgĩ wa Mwangi",), None, None),
        ("By J.R. Smith jr@example.com", ("J.R. Smith",), None, None),
        ("By Jane Doe October 30, 2024", ("Jane Doe",), None, None),
        ("By Li Wei, Zhang Min (Xinhua)", ("Li Wei", "Zhang Min"), "Xinhua", None),
        ("Written by Jane Doe", ("Jane Doe",), None, None),
    ],
)
def test_reads_a_byline(line, names, agency, place):
    byline = read_byline(line)

    assert byline is not None
    assert byline.names == names
    assert (byline.agency and byline.agency.short) == agency
    assert byline.place == place


@pytest.mark.parametrize(
    "line",
    [
        "By the end of the day",
        "By Monday, Kyiv had fallen.",
        "By Jane's account, the war is over.",
        "By Land and Sea",
        "By John Roe's order, all troops will go",
        "From Kyiv to Lviv",
        "Jane Doe",
    ],
)
def test_other_lines_are_no_byline(line):
    assert read_byline(line) is None


@pytest.mark.parametrize(
    "line", ["Jane Doe in Seoul", "Jane Doe, Associated Press", "Jane Doe, Staff Writer", "Jane Doe | AFP"]
)
def test_reads_a_byline_without_by(line):
    byline = read_bare_byline(line)

    assert byline is not None
    assert byline.names == ("Jane Doe",)


@pytest.mark.parametrize(
    "line", ["Jane Doe", "Kim Jong Un visits Moscow", "North Korea, Russia in Pact", "Russian Troops, Army in Kursk"]
)
def test_headlines_are_no_byline_without_by(line):
    assert read_bare_byline(line) is None


@pytest.mark.parametrize(
    ("line", "known"),
    [
        ("Associated Press Writer", True),
        ("BBC News, Nairobi", True),
        ("Washington Correspondent", True),
        ("Troops move in Kursk", False),
    ],
)
def test_reads_an_affiliation(line, known):
    assert (read_affiliation(line) is not None) is known


@pytest.mark.parametrize(
    "line",
    [
        "Associated Press reporter Kim Tong-hyun contributed from Seoul, South Korea.",
        "AP writers Jane Doe in Kyiv and John Roe in Moscow contributed to this report.",
        "The Associated Press contributed to this report.",
        "Jane Doe contributed reporting from Beirut.",
        "Jane Doe and John Roe of the Sentinel staff contributed to this report. jdoe@example.com or 555-420-5417",
        "Reporting by Jane Doe and John Roe in Seoul; Writing by Ann Moe; editing by Cy Poe",
        "(Reporting by Jane Doe; Additional reporting by the Nairobi newsroom; Editing by John Roe)",
        "Additional reporting by Jane Doe",
        "(Writing by Jane Doe)",
        "Contributing: Jane Doe.",
        "With files from The Canadian Press",
        "With inputs from PTI",
        "zm/ww (AFP, AP, Reuters)",
    ],
)
def test_knows_a_contributor_line(line):
    assert is_contributor_line(line, in_tail=False)


@pytest.mark.parametrize("line", ["With JANE DOE, JOHN ROE", "Doe reported from Kyiv and Roe from Washington."])
def test_some_contributor_lines_count_at_the_end_only(line):
    assert is_contributor_line(line, in_tail=True)
    assert not is_contributor_line(line, in_tail=False)


@pytest.mark.parametrize(
    "line",
    [
        "The strikes contributed to the collapse of the bridge.",
        "Rising prices contributed to this.",
        "Iran contributed from its own stocks.",
        "Reporting by The Example Times found that the troops had gone.",
        "With Russia, North Korea signed a pact.",
        "Bad weather contributed to the delays.",
    ],
)
def test_sentences_are_no_contributor_line(line):
    assert not is_contributor_line(line, in_tail=True)


def test_knows_who_an_author_is_from_who_a_source_is():
    assert is_biography("Jane Doe is the Seoul bureau chief of the Example Times.")
    assert not is_biography("John Roe is the secretary of defence for the federal states.")


@pytest.mark.parametrize(
    ("line", "credit", "agency"),
    [
        ("The town is calm, he said. (Reuters)", "(Reuters)", "Reuters"),
        ("The town is calm, he said. – AFP", "– AFP", "AFP"),
        ("The town is calm, he said. PTI ABC DEF", "PTI ABC DEF", "PTI"),
        ("“The town is calm.” (AFP)", "(AFP)", "AFP"),
        ("Source: Xinhua", "Source: Xinhua", "Xinhua"),
        ("(AP)", "(AP)", "AP"),
        ("/TASS/", "/TASS/", "TASS"),
    ],
)
def test_finds_the_credit_at_the_end(line, credit, agency):
    found = find_trailing_credit(line)

    assert found is not None
    assert line[found[0] :] == credit
    assert found[1].short == agency


@pytest.mark.parametrize(
    "line", ["he told the AP", "he told Reuters.", "The group is called AP.", "It was said by Reuters"]
)
def test_an_agency_in_a_sentence_is_no_credit(line):
    assert find_trailing_credit(line) is None
