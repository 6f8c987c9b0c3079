"""A report in a real browser: pointing, keys, corrections beside the claim, words marked in the text."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from reportedly.keeping import add_readings
from reportedly.ledger import list_judgements, open_ledger
from reportedly.vocabulary.judgements import JudgementState
from tests.answered import make_answered
from tests.sample_reading import READING, TEXT
from tests.web.browsing import AXE, BUILT, list_findings, log_in, open_browser, watch_faults
from tests.web.serving import Server, serve_ledger

pytestmark = [
    pytest.mark.model,  # no model, but a browser: as slow
    pytest.mark.skipif(not BUILT.is_file(), reason="the page's scripts are not built here: `make page` needs Node"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Server]:
    with open_ledger(tmp_path / "some.ledger") as ledger:
        told = ["The ministry said 400 soldiers are in Varn.", "Ada Holm said 700 soldiers are in Varn."]
        list(add_readings(ledger, [READING, make_answered(told, id="q1")]))
        with serve_ledger(ledger) as server:
            yield server


@pytest.fixture
def window(browser: Browser, served: Server) -> Iterator[BrowserContext]:
    context = log_in(browser, served, reduced_motion="reduce")
    yield context
    context.close()


@pytest.fixture
def page(window: BrowserContext) -> Iterator[Page]:
    opened = window.new_page()
    with watch_faults(opened) as faults:
        opened.goto("/report/r1")
        yield opened
    assert faults == []


def list_lit(page: Page) -> list[str]:
    return page.locator(".claim.lit").evaluate_all("all => all.map(each => each.dataset.n)")


def mark_words(page: Page, words: str) -> None:
    """Drag over words in the text, as a hand would."""
    box = page.evaluate(
        """words => { const walk = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
        while (walk.nextNode()) { const at = walk.currentNode.data.indexOf(words); if (at < 0) continue;
          const range = document.createRange(); range.setStart(walk.currentNode, at);
          range.setEnd(walk.currentNode, at + words.length);
          walk.currentNode.parentElement.scrollIntoView({ block: "center" });
          const all = [...range.getClientRects()], first = all[0], last = all[all.length - 1];
          const middle = (rect) => (rect.top + rect.bottom) / 2;
          return [first.left, middle(first), last.right, middle(last)]; } }""",
        words,
    )
    page.mouse.move(box[0] + 0.5, box[1])
    page.mouse.down()
    page.mouse.move(box[2] - 0.5, box[3], steps=6)
    page.mouse.up()


def test_the_words_on_the_page_are_the_reports(page: Page) -> None:
    assert (page.locator("#text").text_content() or "").strip("\n") == TEXT.strip("\n")


def test_pointing_at_words_lights_the_card_and_the_other_way_round(page: Page) -> None:
    page.locator("#text [data-c='2']").first.hover()
    assert list_lit(page) == ["2"]
    page.locator("#text [data-c='4 5']").first.hover()
    assert list_lit(page) == ["5"]  # the claim within the claim
    page.locator(".claim[data-n='2'] h3").hover()
    assert "“We smelled smoke before the alarm went,”" in page.locator("#text .lit").all_text_contents()
    page.locator("#text [data-c='6']").last.click()
    expect(page.locator(".claim[data-n='6']")).to_be_focused()


def test_keys_go_from_claim_to_claim_and_focus_goes_along(page: Page) -> None:
    page.keyboard.press("j")
    expect(page.locator(".claim[data-n='1']")).to_be_focused()
    for key in "jjk":
        page.keyboard.press(key)
    expect(page.locator(".claim[data-n='2']")).to_be_focused()
    assert list_lit(page) == ["2"]
    page.keyboard.press("e")
    expect(page.locator(".panel")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".panel")).to_have_count(0)
    expect(page.locator(".claim[data-n='2'] [data-correct]")).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator(".claim[data-n='3'] .panel")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()


def test_a_key_goes_to_the_question(window: BrowserContext) -> None:
    page = window.new_page()
    page.goto("/report/q1")
    page.keyboard.press("j")
    page.keyboard.press("g")
    page.wait_for_url("**/question/q*")


def test_single_keys_can_be_switched_off(page: Page) -> None:
    page.keyboard.press("?")
    page.locator("#keys-on").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    expect(page.locator(".claim:focus")).to_have_count(0)


def test_words_marked_in_the_text_correct_a_claim_and_are_taken_back(page: Page, served: Server) -> None:
    page.locator(".claim[data-n='1'] [data-correct]").click()
    page.locator(".panel summary", has_text="Wrong words").click()
    mark_words(page, "no one was hurt")
    expect(page.locator(".panel [data-take]")).to_have_value("no one was hurt")
    form = page.locator(".panel form[data-what=words]")
    form.locator("[name=reason]").fill("the rest is another claim")
    form.locator("button").click()
    expect(page.locator(".done")).to_contain_text("words corrected to “no one was hurt”", ignore_case=True)
    expect(page.locator("#c-c1 .said-told")).to_contain_text("words corrected to “no one was hurt”")
    page.locator(".done button").click()
    expect(page.locator(".done")).to_contain_text("j1 is taken back")
    (listed,) = list_judgements(served.desk.ledger)
    assert (listed.state, listed.value) == (JudgementState.UNDONE, ("no one was hurt",))


def test_a_form_that_was_begun_is_not_closed_without_asking(page: Page) -> None:
    page.locator(".claim[data-n='1'] [data-correct]").click()
    page.locator(".panel summary").first.click()
    page.locator(".panel [name=source]").fill("Somebody")
    asked: list[str] = []
    page.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page.keyboard.press("Escape")
    expect(page.locator(".panel [name=source]")).to_have_value("Somebody")
    assert asked == ["Close it? What you wrote is lost."]


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not here: `npm ci` in page/ brings it")
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_opens_is_usable_by_all(browser: Browser, served: Server, theme: str) -> None:
    context = log_in(browser, served, color_scheme=theme, reduced_motion="reduce")
    page = context.new_page()
    for path in ("/report/r1", "/report/r1/correct/c7", "/report/r1/correct/report"):
        page.goto(path)
        for summary in page.locator("main summary").all():
            summary.click()
        assert list_findings(page) == []
    page.goto("/report/r1")
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.locator(".panel summary").first.click()
    assert list_findings(page) == []
    context.close()
