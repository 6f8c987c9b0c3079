"""Web pages: the article's text, and only the facts that the page states."""

import subprocess
import sys

import pytest

from reportedly.documents import ReadOptions, read_bytes
from reportedly.documents.webpages import decode_page, looks_like_html, read_page
from reportedly.errors import InputError

PARAGRAPHS = (
    "KYIV, Ukraine (AP) — The mayor said on Monday that the old bridge would open again within the week.",
    "“Nobody was hurt,” said a police spokeswoman, though two cars were swept into the river by noon on Sunday.",
    "Engineers told the council that the pillars had held, and that only the railing needed to be built anew.",
)


def _make_page(head="", body=None):
    words = "".join(f"<p>{each}</p>" for each in PARAGRAPHS) if body is None else body
    return (
        f"<!DOCTYPE html><html><head><title>Bridge opens</title>{head}</head>"
        f"<body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>Bridge opens</h1>{words}</article><footer>© 2024 Example</footer></body></html>"
    )


def test_reads_the_article_with_its_paragraphs_apart():
    page = read_page(_make_page())

    assert page.text == "\n\n".join(("Bridge opens", *PARAGRAPHS))
    assert page.published is None


def test_the_headline_is_read_once_and_as_a_part():
    report = read_bytes(_make_page().encode(), name="a.html", options=ReadOptions())

    assert report.title == "Bridge opens"
    assert report.text.count("Bridge opens") == 1
    assert [part.kind.value for part in report.parts] == ["headline", "dateline"]
    assert report.agency == "AP"


def test_takes_what_the_metadata_states():
    head = (
        '<meta property="og:title" content="Bridge opens"><meta property="og:site_name" content="Example Times">'
        '<link rel="canonical" href="https://example.org/bridge">'
        '<meta name="author" content="Jane Doe">'
        '<meta property="article:published_time" content="2024-10-30T14:05:00+02:00">'
    )

    report = read_bytes(_make_page(head).encode(), name="a.html", options=ReadOptions())

    assert (report.outlet, report.url) == ("Example Times", "https://example.org/bridge")
    assert report.bylines == ("Jane Doe",)
    assert report.published == "2024-10-30T14:05:00+02:00"


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta itemprop="datePublished" content="2024-10-30">', "2024-10-30"),
        ('<meta name="date" content="2024-10-30T09:00:00">', "2024-10-30"),
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "datePublished": '
            '"2024-10-30T09:00:00Z"}]}</script>',
            "2024-10-30T09:00:00Z",
        ),
        (
            '<script type="application/ld+json">[{"@type": "Article", "datePublished": "2024-10-30"}, '
            '{"@type": "Article", "datePublished": "2024-10-29"}]</script>',
            None,
        ),
        ('<script type="application/ld+json">{"@type": "Event", "datePublished": "2024-10-30"}</script>', None),
        ('<script type="application/ld+json">{broken</script>', None),
        ('<meta property="article:modified_time" content="2024-10-30">', None),
        ('<meta name="date" content="yesterday">', None),
    ],
)
def test_a_date_is_taken_only_where_the_metadata_states_it(head, published):
    assert read_page(_make_page(head)).published == published


def test_a_date_that_could_be_guessed_is_not():
    page = read_page(
        _make_page('<link rel="canonical" href="https://example.org/2024/10/30/bridge">', None).replace(
            "</footer>", " Archive of 12 May 2023</footer>"
        )
    )

    assert page.published is None


@pytest.mark.parametrize("source", ["<html><body></body></html>", "<html>"])
def test_a_page_without_an_article_is_an_error(source):
    with pytest.raises(InputError, match=r"no article|cannot be"):
        read_page(source)


@pytest.mark.parametrize(
    ("data", "found"),
    [
        ("<meta charset='windows-1251'><p>мост".encode("cp1251"), "мост"),
        ("<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'><p>“no”".encode("cp1252"), "“no”"),
        ("<?xml version='1.0' encoding='utf-8'?><html><p>“no”".encode(), "“no”"),
        ("<meta charset='shift_jis'><p>“no”".encode(), "“no”"),
        ("<meta charset='no-such'><p>“no”".encode(), "“no”"),
        ("<meta charset='utf-7'><p>“no”".encode(), "“no”"),
        ("<meta charset='utf-8'><p>“no”".encode("utf-16"), "“no”"),
    ],
)
def test_a_page_is_decoded_as_it_declares(data, found):
    assert found in decode_page(data)


@pytest.mark.parametrize(
    ("head", "html"),
    [
        ("<!DOCTYPE html>", True),
        ("\n<html lang='en'>", True),
        ("<?xml version='1.0'?>\n<html xmlns='x'>", True),
        ("<!-- made by -->\n<body>", True),
        ("<p>One</p>", True),
        ("<rss version='2.0'>", False),
        ("<person> said", False),
        ("Two < three", False),
    ],
)
def test_knows_a_page_by_its_beginning(head, html):
    assert looks_like_html(head) is html


def test_nothing_heavy_is_imported_before_a_page_comes():
    code = (
        "import sys, io; from reportedly.documents import ReadOptions, read_documents;"
        "list(read_documents(['-'], ReadOptions(), stdin=io.BytesIO(b'The mayor said no.')));"
        "print(sorted({'trafilatura', 'lxml', 'requests', 'numpy'} & set(sys.modules)))"
    )

    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert ran.stdout.strip() == "[]"
