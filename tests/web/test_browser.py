"""The page in a real browser: every view, light and dark, wide and narrow; keys, news, the map, corrections."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from reportedly.keeping import add_readings
from reportedly.ledger import Ledger
from tests.answered import make_answered
from tests.web.browsing import AXE, BUILT, NARROW, WIDE, keep_shot, list_findings, log_in, open_browser, watch_faults
from tests.web.made import make_readings
from tests.web.serving import TOKEN, Server, serve_ledger

pytestmark = pytest.mark.model
scripted = pytest.mark.skipif(
    not BUILT.is_file(), reason="the page's scripts are not built here: `make page` needs Node"
)

VIEWS = {
    "stories": "/",
    "questions": "/questions",
    "sources": "/sources",
    "source": "/source?name=Austin",
    "silences": "/silences",
    "timeline": "/timeline",
    "map": "/map",
    "changed": "/changed?since=2024-10-30",
    "search": "/search?q=troops",
    "reports": "/search?in=reports",
    "add": "/add",
    "judgements": "/judgements",
    "help": "/help",
    "programs": "/api",
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def places(sampled: Server) -> dict[str, str]:
    """All views, with a story, a question and a report of the samples."""
    get = sampled.client.get
    question = get("/api/v1/figures?words=North Korean troops in Russia").json()["items"][0]["question"]["id"]
    story, report = (get(f"/api/v1/{name}").json()["items"][0]["id"] for name in ("stories", "reports"))
    return {**VIEWS, "question": f"/question/{question}", "story": f"/story/{story}", "report": f"/report/{report}"}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_every_view_is_whole_and_usable_by_all(
    browser: Browser, sampled: Server, places: dict[str, str], theme: str, size: tuple[int, int]
) -> None:
    window = {"width": size[0], "height": size[1]}
    context = log_in(browser, sampled, color_scheme=theme, viewport=window, reduced_motion="reduce")
    page = context.new_page()
    grave: dict[str, list[str]] = {}
    with watch_faults(page) as faults:
        for name, path in places.items():
            page.goto(path)
            keep_shot(page, f"{name}-{theme}-{size[0]}")
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wide <= 0, f"{name} is {wide} pixels wider than the window"
            if AXE.is_file() and (found := list_findings(page)):
                grave[name] = found
    context.close()
    assert faults == []
    assert grave == {}
    if not AXE.is_file():
        pytest.skip("axe-core is not here: `npm ci` in page/ brings it; all else was looked at")


def test_every_view_reads_without_scripts(browser: Browser, sampled: Server, places: dict[str, str]) -> None:
    context = log_in(browser, sampled, java_script_enabled=False)
    page = context.new_page()
    for path in places.values():
        page.goto(path)
        expect(page.locator("h1")).to_be_visible()
    page.goto(places["question"])
    expect(page.locator("svg").first).to_be_visible()
    context.close()


@scripted
def test_keys_lead_to_search_and_past_the_head(browser: Browser, sampled: Server) -> None:
    context = log_in(browser, sampled)
    page = context.new_page()
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()
    page.keyboard.press("/")
    expect(page.locator("#find")).to_be_focused()
    page.keyboard.type("troops")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{sampled.url}/search?q=troops")
    context.close()


@pytest.fixture
def own(ledger: Ledger, browser: Browser) -> Iterator[tuple[Server, BrowserContext]]:
    """A small ledger of one's own, and a window on it."""
    list(add_readings(ledger, make_readings()))
    with serve_ledger(ledger) as server:
        context = log_in(browser, server)
        yield server, context
        context.close()


@scripted
def test_new_reports_arrive_while_one_looks(own: tuple[Server, BrowserContext]) -> None:
    server, context = own
    page = context.new_page()
    page.goto("/")
    expect(page.get_by_text("60 boats")).to_have_count(0)
    page.wait_for_timeout(1500)  # until the page listens
    facts = {"id": "five", "title": "Flood on the Orsk", "outlet": "River Herald", "published": "2024-11-01"}
    list(add_readings(server.desk.ledger, [make_answered(["Emil Falk said 60 boats are in Orsk Valley."], **facts)]))
    expect(page.get_by_text("60 boats").first).to_be_visible()
    expect(page.locator("#told")).to_contain_text("1 new report")


@scripted
def test_the_map_filters_the_list_in_place(own: tuple[Server, BrowserContext]) -> None:
    _, context = own
    page = context.new_page()
    page.goto("/map")
    expect(page.locator("svg.globe.wide .land path").first).to_be_attached()
    expect(page.locator(".told-lines tbody tr")).to_have_count(4)
    page.locator("svg.globe.wide .site", has_text="Orsk Valley").first.click()
    expect(page.locator(".told-lines tbody tr")).to_have_count(1)
    assert "at=2" in page.url
    page.reload()
    expect(page.locator(".told-lines tbody tr")).to_have_count(1)


@scripted
def test_dragging_over_the_days_chooses_a_stretch(own: tuple[Server, BrowserContext]) -> None:
    _, context = own
    page = context.new_page()
    page.goto("/timeline")
    column = page.locator("svg.times.wide rect.column").last.bounding_box()
    assert column is not None
    y = column["y"] + column["height"] / 2
    page.mouse.move(column["x"] - 4, y)
    page.mouse.down()
    page.mouse.move(column["x"] + column["width"] / 2, y, steps=4)
    page.mouse.move(column["x"] + column["width"] + 2, y, steps=4)
    page.mouse.up()
    expect(page.locator(".told-lines tbody tr")).to_have_count(3)
    assert "from=2024-10-31" in page.url
    expect(page.locator("#from")).to_have_value("2024-10-31")


@scripted
def test_times_are_shown_in_the_readers_zone_with_the_original_at_hand(browser: Browser, ledger: Ledger) -> None:
    facts = {"title": "Late news", "outlet": "Post", "published": "2024-10-30T23:30:00+00:00"}
    list(add_readings(ledger, [make_answered(["Anna Borel said 300 soldiers are in Varn."], **facts)]))
    with serve_ledger(ledger) as server:
        context = log_in(browser, server, timezone_id="Asia/Tokyo")
        page = context.new_page()
        page.goto("/search?in=reports")
        time = page.locator("time").first
        expect(time).to_contain_text("31 October 2024")
        expect(time).to_contain_text("08:30")
        expect(time).to_have_attribute("title", "as given: 2024-10-30T23:30:00+00:00")
        context.close()


@scripted
def test_the_slider_looks_back_and_the_address_keeps_it(own: tuple[Server, BrowserContext]) -> None:
    server, context = own
    (found,) = server.client.get("/api/v1/figures?words=soldiers in Varn").json()["items"]
    page = context.new_page()
    page.goto(f"/question/{found['question']['id']}")
    pictures = page.locator("#content")
    expect(pictures).to_contain_text("500")
    slider = page.locator("input[type=range]")
    slider.focus()
    page.keyboard.press("Home")
    expect(pictures).not_to_contain_text("500")
    expect(pictures).to_contain_text("about 300")
    assert "as-of=2024-10-30" in page.url
    page.reload()
    expect(pictures).not_to_contain_text("500")
    slider.focus()
    page.keyboard.press("End")
    expect(pictures).to_contain_text("500")


@scripted
def test_a_correction_is_made_and_undone_with_the_keyboard_alone(own: tuple[Server, BrowserContext]) -> None:
    server, context = own
    page = context.new_page()
    page.goto("/report/two")
    press = page.keyboard.press
    press("j")
    expect(page.locator(".claim").first).to_be_focused()
    press("e")
    expect(page.locator(".panel summary").first).to_be_focused()
    press("Enter")
    press("Tab")
    page.keyboard.type("Carla Dorn")
    press("Tab")
    page.keyboard.type("she signed it")
    press("Enter")
    expect(page.locator(".claim").first).to_contain_text("Carla Dorn")
    said = server.client.get("/api/v1/judgements").json()["items"]
    assert [(each["aspect"], each["value"], each["author"]) for each in said] == [("source", ["Carla Dorn"], "Tester")]
    undo = page.get_by_role("button", name="Undo").first
    undo.focus()
    press("Enter")
    expect(page.locator(".claim").first).not_to_contain_text("Carla Dorn")
    assert [each["state"] for each in server.client.get("/api/v1/judgements").json()["items"]] == ["undone"]


@scripted
def test_a_stale_correction_is_told_and_not_lost(own: tuple[Server, BrowserContext]) -> None:
    server, context = own
    page = context.new_page()
    page.goto("/report/two")
    page.locator(".claim [data-correct]").first.click()
    page.get_by_text("Wrong source").click()
    page.get_by_label("Who says it").fill("Carla Dorn")
    page.get_by_label("Why; others will read it").first.fill("she signed it")
    word = {"what": "source", "about": "two-0", "value": "Karl Dorn", "reason": "spelt so", "author": "Ada"}
    bearer = {"Authorization": f"Bearer {TOKEN}"}
    assert server.client.post("/api/v1/judgements", json=word, headers=bearer).status_code == 201
    page.get_by_role("button", name="Correct the source").click()
    expect(page.get_by_role("main")).to_contain_text("Karl Dorn")
    expect(page.get_by_label("Who says it")).to_have_value("Carla Dorn")
    page.get_by_role("button", name="Send it again").click()
    authors = {each["author"] for each in server.client.get("/api/v1/judgements").json()["items"]}
    assert authors == {"Ada", "Tester"}


def test_a_page_from_elsewhere_changes_and_reads_nothing(own: tuple[Server, BrowserContext]) -> None:
    server, context = own
    page = context.new_page()
    page.route("http://evil.test/", lambda route: route.fulfill(content_type="text/html", body="<p>evil</p>"))
    page.goto("http://evil.test/")
    read = page.evaluate(
        f"fetch('{server.url}/api/v1/reports', {{credentials: 'include'}}).then(r => r.text(), () => 'refused')"
    )
    assert read == "refused"
    page.evaluate(
        f"""() => {{ const form = document.createElement('form'); form.method = 'post';
        form.action = '{server.url}/add/samples'; document.body.append(form); form.submit(); }}"""
    )
    page.wait_for_url(f"{server.url}/**")
    assert "may not" in page.content()
    assert server.client.get("/api/v1/reports").json()["items"][0]["id"] in ("two", "three", "four")
