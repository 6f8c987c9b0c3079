"""A report's page: its text to the letter with its marks, its claims in cards, what a ledger knows around it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reportedly.keeping import add_readings
from reportedly.ledger import add_report, open_ledger
from reportedly.vocabulary import Reading, Report
from tests.answered import make_answered
from tests.ledger.made_readings import make_reading
from tests.sample_reading import CLAIMS, OFFICIAL, READING, TEXT
from tests.web.outline import Outline
from tests.web.serving import Server, serve_ledger

HOSTILE = (
    "<script>alert(1)</script>",
    "</p></article></main><h1>Ours now</h1>",
    '" onmouseover="alert(1)" x="',
    "' onfocus='alert(1)' autofocus='",
    "\u202eesrever\u202d \u2066isolated",
    "&lt;b&gt; &amp; &#60;i&#62;",
    "{{ 7 * 7 }} {% raw %} <!-- --> ]]> <![CDATA[",
    "\ud800 \udfff \x00 \x1b[2J \x7f \ufffe",
    "مرحبا שלום «quoted»",
    "javascript:alert(1)",
    "long" * 1000,
)


def show(server: Server, path: str) -> str:
    answer = server.client.get(path)
    assert answer.status_code == 200, answer.text
    return answer.text


def keep(ledger: Any, *readings: Reading) -> None:
    list(add_readings(ledger, readings))


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with open_ledger(tmp_path_factory.mktemp("report") / "one.ledger") as ledger:
        keep(ledger, READING)
        with serve_ledger(ledger) as server:
            yield server


def test_the_text_stands_there_to_the_letter(served: Server) -> None:
    assert Outline(show(served, "/report/r1")).words.strip("\n") == TEXT.strip("\n")


def test_every_claim_leads_to_its_words_and_back(served: Server) -> None:
    page = Outline(show(served, "/report/r1"))
    assert [each["data-n"] for each in page.find("a", **{"class": "n"})] == [str(n) for n in range(1, len(CLAIMS) + 1)]
    for claim in CLAIMS:
        assert page.find("a", id=f"t-{claim.id}", href=f"#c-{claim.id}")
        assert page.find("li", id=f"c-{claim.id}")
        assert page.find("a", href=f"#t-{claim.id}")


def marks_of(page: str, words: str) -> set[str]:
    """The classes on the elements right around some words of the text."""
    text = html.unescape(page.split('id="text"')[1].split("</article>", maxsplit=1)[0])
    found = re.search(rf"((?:<span[^>]*>)+){re.escape(words)}<", text)
    assert found is not None, words
    return {name for each in re.findall(r'class="([^"]*)"', found[1]) for name in each.split()}


def test_sources_cues_words_and_values_have_marks_of_their_own(served: Server) -> None:
    page = show(served, "/report/r1")
    assert marks_of(page, "Harbour Master Ines Okafor") == {"source", "named"}
    assert marks_of(page, "The company") == {"source", "unnamed"}
    assert {"source", "anonymous"} <= marks_of(page, str(OFFICIAL.words.text))
    assert marks_of(page, "said") == {"cue"}
    assert marks_of(page, "that no one was hurt") == {"indirect"}
    assert marks_of(page, "“We smelled smoke before the alarm went,”") == {"direct"}
    assert marks_of(page, "“until every valve has been opened and looked at,”") == {"indirect", "direct"}
    assert marks_of(page, "not to start the second engine") == {"indirect", "within"}
    assert marks_of(page, "believed") == {"cue", "hedge", "distance"}
    assert marks_of(page, "It ") == {"distance"}
    assert marks_of(page, "up to 40 passengers") == {"indirect", "figure", "begins", "ends"}
    assert "time" in marks_of(page, "Friday")
    assert "place" in marks_of(page, "Port Elsa")
    assert "silence" in marks_of(page, "did not say when the inquiry would end")
    outline = Outline(page)
    assert outline.find("p", **{"class": "part headline", "data-part": "headline"})
    assert marks_of(page, "PORT ELSA (NW) —") == {"dateline"}


def test_a_card_tells_footing_certainty_values_and_what_carries_it(served: Server) -> None:
    page = html.unescape(show(served, "/report/r1"))
    cards = dict(
        re.findall(r'<li class="claim[^"]*" id="c-(c\d)"(.*?)</li>\s*(?=<li class="claim|</ol>)', page, re.DOTALL)
    )
    assert set(cards) == {claim.id for claim in CLAIMS}
    told = {id: " ".join(re.sub(r"<[^>]+>", " ", card).split()) for id, card in cards.items()}
    assert "Ines Okafor named person Harbour Master PRT said 1 November 2024" in told["c1"]
    assert "“on condition of anonymity because the inquiry is not over”" in told["c4"]
    assert "anonymous person" in told["c4"]
    assert "intention" in told["c5"]
    assert "within claim 4" in told["c5"]
    assert "held to be false" in told["c6"]
    assert "60–85 % made, from believed" in told["c7"].replace(" , ", ", ")
    assert "Confidence low believed" in told["c7"]
    assert "Reporter stands off It is believed" in told["c7"]
    assert "up to 40 passengers, in all" in told["c7"]
    assert "Monday not dated" in told["c8"]
    assert "uncertain (0.41)" in told["c3"]
    assert "no source stated" in told["c5"]


def test_what_stands_outside_the_claims_is_told_with_a_way_to_its_reasons(served: Server) -> None:
    page = html.unescape(show(served, "/report/r1"))
    for heading in ("In the outlet's own voice", "Not said", "Who speaks", "Places", "Times"):
        assert f"<h2>{heading}</h2>" in page
    for path in ("figure/f2", "silence/s1", "entity/e1", "place/p2", "time/t1", "claim/c1"):
        assert f"/report/r1/why/{path}" in page
    assert "home: not settled which place" in page


def test_the_facts_of_a_report_are_told(served: Server) -> None:
    page = html.unescape(re.sub(r"</?bdi>", "", show(served, "/report/r1")))
    for fact in ("Northern Wire", "NW", "PORT ELSA", "1 November 2024", "by Ada Lund", "first seen", "sha256:0123"):
        assert fact in page
    assert 'href="/api/v1/reports/r1"' in page
    assert "known as</span> id:Northern Wire/r1" in page


@pytest.mark.parametrize(
    "path", ["/report/zz", "/report/r1/correct/zz", "/report/r1/why/claim/zz", "/report/r1/why/x/c1"]
)
def test_what_is_not_there_is_said(served: Server, path: str) -> None:
    answer = served.client.get(path)
    assert answer.status_code == 404
    assert "There is nothing here by that name" in answer.text


@pytest.mark.parametrize("query", ["part=x", "part=0", "said=nine", "as-of=never"])
def test_an_address_that_makes_no_sense_is_refused(served: Server, query: str) -> None:
    assert served.client.get(f"/report/r1?{query}").status_code == 422


def test_an_id_may_hold_a_slash(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "some.ledger") as ledger:
        keep(ledger, make_reading(["The cook said it is hot."], id="2024/11/a b"))
        with serve_ledger(ledger) as server:
            (correct,) = re.findall(
                r'href="(/report/[^"]*/correct/(?!report)[^"]+)"', show(server, "/report/2024/11/a%20b")
            )
            assert "Wrong source" in show(server, html.unescape(correct))


def test_the_beginning_of_an_id_is_enough(served: Server) -> None:
    assert "Ferry held in port" in show(served, "/report/r")


def test_the_moment_looked_from_goes_along(served: Server) -> None:
    page = html.unescape(show(served, "/report/r1?as-of=2024-12-01"))
    assert "/report/r1/correct/c1?as-of=2024-12-01" in page
    assert "shown as it is read now" in page


def test_a_report_that_was_not_read_says_so(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "some.ledger") as ledger:
        add_report(ledger, Report(id="bare", text="One.\n\nTwo."))
        with serve_ledger(ledger) as server:
            page = show(server, "/report/bare")
    assert "was not read" in page
    assert Outline(page).words.strip("\n") == "One.\n\nTwo."


def make_hostile(words: str) -> Reading:
    reading = make_reading(["Somebody said the bridge is open."], id="h1", title="Plain", outlet="Post")
    text = f"{words} said {words} is open.\n\n{words}"
    from reportedly.vocabulary import Passage, Span

    source = Passage.of(text, [Span(start=0, end=len(words))])
    cue = Passage.of(text, [Span(start=len(words) + 1, end=len(words) + 5)])
    content = Passage.of(text, [Span(start=len(words) + 6, end=2 * len(words) + 14)])
    (claim,) = reading.claims
    assert claim.cue is not None
    changed = replace(
        claim,
        source=replace(claim.source, words=source, name=words),
        cue=replace(claim.cue, words=cue),
        content=content,
    )
    report = replace(reading.report, text=text, title=words, outlet=words, agency=words, bylines=(words,))
    return replace(reading, report=report, claims=(changed,))


def outline_hostile(folder: Path, words: str) -> tuple[Outline, ...]:
    with open_ledger(folder / "h.ledger") as ledger:
        keep(ledger, make_hostile(words))
        with serve_ledger(ledger) as server:
            (claim,) = re.findall(r'id="c-([^"]+)"', show(server, "/report/h1"))
            server.post(
                "/judge/note", about=claim, state="r9.d9.j9", back="/", text=words.encode("utf-8", "replace").decode()
            )
            paths = ("/report/h1", f"/report/h1/correct/{claim}", "/report/h1/correct/report", "/judgements")
            return tuple(Outline(show(server, path)) for path in paths)


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> tuple[Outline, ...]:
    return outline_hostile(tmp_path_factory.mktemp("harmless"), "Harbour office")


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_change_nothing_of_a_page(tmp_path: Path, harmless: tuple[Outline, ...], words: str) -> None:
    for theirs, ours in zip(outline_hostile(tmp_path, words), harmless, strict=True):
        assert theirs.elements == ours.elements
        assert theirs.inside <= {"p", "a", "span"}
        for _, attributes in theirs.attributes:
            assert not any(name.startswith("on") for name in attributes)
            for name in ("href", "src", "action"):
                assert (attributes.get(name) or "/").startswith(("/", "#"))


def test_an_address_of_another_kind_is_no_link(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "some.ledger") as ledger:
        keep(ledger, make_reading(["The cook said it is hot."], id="u1", url="javascript:alert(1)"))
        with serve_ledger(ledger) as server:
            page = Outline(show(server, "/report/u1"))
    assert not [each for each in page.find("a") if "javascript" in (each["href"] or "")]


@pytest.fixture(scope="module")
def long_text(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Reading]]:
    """100,000 words: 6,250 sentences, every one of them a claim."""
    sentences = [
        f"The mayor said that {number} people of the old town walked over the bridge today." for number in range(6250)
    ]
    reading = make_reading(sentences, id="long")
    breaks = {reading.report.text.index(f" The mayor said that {number} ") for number in range(50, 6250, 50)}
    text = "".join("\n" if place in breaks else each for place, each in enumerate(reading.report.text))
    with open_ledger(tmp_path_factory.mktemp("long") / "long.ledger") as ledger:
        from reportedly.ledger import add_reading

        add_reading(ledger, replace(reading, report=replace(reading.report, text=text)))
        with serve_ledger(ledger) as server:
            yield server, reading


def test_a_text_of_100000_words_comes_in_parts(long_text: tuple[Server, Reading]) -> None:
    server, reading = long_text
    assert len(reading.report.text.split()) > 90_000
    page = show(server, "/report/long?part=2")
    assert "Part 2 of" in page
    assert len(page) < 3_000_000


def test_the_parts_of_a_long_text_are_the_whole_of_it(long_text: tuple[Server, Reading]) -> None:
    server, reading = long_text
    count = int(re.findall(r"Part 1 of (\d+)", show(server, "/report/long"))[0])
    words = "".join(
        Outline(show(server, f"/report/long?part={number}")).words.strip("\n") for number in range(1, count + 1)
    )
    assert "".join(words.split()) == "".join(reading.report.text.split())


def test_a_claim_is_found_in_the_part_that_it_stands_in(long_text: tuple[Server, Reading]) -> None:
    server, reading = long_text
    last = reading.claims[-1].id
    assert f'id="c-{last}"' not in show(server, "/report/long")
    assert f'id="c-{last}"' in show(server, f"/report/long?claim={last}")


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    kept = "The mayor said the bridge is open."
    first = make_reading(
        [kept, "The mayor said 12 boats sank."], id="v1", url="https://post.example/a", published="2024-11-01"
    )
    second = make_reading(
        ["CORRECTION: an earlier version miscounted the boats.", kept, "The mayor said 2 boats sank."],
        id="v2",
        url="https://post.example/a",
        published="2024-11-02",
    )
    with open_ledger(tmp_path_factory.mktemp("versions") / "v.ledger") as ledger:
        keep(ledger, first, second)
        with serve_ledger(ledger) as server:
            yield server


def test_versions_are_told_with_what_changed(versions: Server) -> None:
    page = show(versions, "/report/v2")
    assert '<del dir="auto"><bdi>The mayor said 12 boats sank.</bdi></del>' in page
    assert '<ins dir="auto"><bdi>The mayor said 2 boats sank.</bdi></ins>' in page
    assert "the bridge is open.</bdi></ins>" not in page
    assert 'href="https://post.example/a"' in page


def test_a_correction_stands_at_the_head_and_what_it_ended_says_so(versions: Server) -> None:
    page = show(versions, "/report/v2")
    assert page.index('class="outlet-notice correction"') < page.index('id="text"')
    before = show(versions, "/report/v1")
    assert "Not the last version" in before
    assert "no longer in the text since 2024-11-02" in before


def test_copies_of_a_text_stand_in_a_tree(tmp_path: Path) -> None:
    sentences = [
        f"The harbour office said {number} boats left quay {number} before the storm came in."
        for number in range(3, 14)
    ]
    with open_ledger(tmp_path / "some.ledger") as ledger:
        keep(
            ledger,
            make_reading(sentences, id="wire", outlet="Wire", published="2024-11-01"),
            make_reading([*sentences, "Rain fell."], id="copy", outlet="Post", published="2024-11-02"),
        )
        with serve_ledger(ledger) as server:
            page = show(server, "/report/copy")
    tree = page.split('<ul class="tree">')[1].split("</section>")[0]
    assert 'href="/report/wire"' in tree
    assert "this report" in tree
    assert "copy" in tree
    assert "2 reports carry this text: one origin" in page


def test_a_claim_tells_its_question_and_how_it_stands_to_others(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "some.ledger") as ledger:
        keep(
            ledger,
            make_answered(
                ["The ministry said 400 soldiers are in Varn."], id="one", outlet="Wire", published="2024-11-01"
            ),
            make_answered(["Ada Holm said 700 soldiers are in Varn."], id="two", outlet="Post", published="2024-11-01"),
        )
        with serve_ledger(ledger) as server:
            page = show(server, "/report/one")
    assert re.search(r'class="asks" href="/question/q[0-9a-f]+"><bdi>How many soldiers are in Varn\?', page)
    assert 'class="relation differs"' in page
    assert 'href="/report/two?claim=two-0#c-two-0"><bdi>Ada Holm</bdi>' in page
    assert "do not overlap" in page


@pytest.mark.model
def test_the_samples_show_and_explain_themselves(sampled: Server) -> None:
    ids = re.findall(r'href="/report/(r[0-9a-f]+)"', show(sampled, "/"))
    page = show(sampled, f"/report/{ids[0]}")
    for kind in ("claim", "figure", "place"):
        path = re.findall(rf'href="(/report/{ids[0]}/why/{kind}/[^"]+)"', page)[0]
        why = show(sampled, path)
        assert "What settled each part of it" in why
        assert "reads it otherwise" not in why
