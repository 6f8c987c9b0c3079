from collections.abc import Iterator

import httpx
import pytest

from reportedly.errors import SettingError
from reportedly.ledger import Ledger
from reportedly.web.door import Door
from reportedly.web.serving import check_address
from tests.web.serving import TOKEN, Server, serve_ledger


def make_stranger(server: Server) -> httpx.Client:
    return httpx.Client(base_url=server.url, trust_env=False)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::", "example.org", "10.0.0.1", ""])
def test_an_address_that_others_can_reach_is_refused_with_the_reason(host: str) -> None:
    with pytest.raises(SettingError, match="other machines"):
        check_address(host)


@pytest.mark.parametrize(
    ("host", "own"), [("127.0.0.1", "127.0.0.1"), ("localhost", "127.0.0.1"), ("::1", "::1"), ("[::1]", "::1")]
)
def test_an_address_of_this_machine_is_taken(host: str, own: str) -> None:
    assert check_address(host) == own


def test_a_link_opens_once_and_not_for_ever() -> None:
    now = [0.0]
    door = Door(clock=lambda: now[0])
    first, late = door.make_link(), door.make_link()
    session = door.enter(first)
    assert session is not None
    assert door.knows(session)
    assert door.enter(first) is None
    now[0] = 16 * 60
    assert door.enter(late) is None
    door.leave(session)
    assert not door.knows(session)


def test_a_form_belongs_to_its_session() -> None:
    door = Door()
    one, other = door.enter(door.make_link()), door.enter(door.make_link())
    assert one is not None
    assert other is not None
    assert door.accepts_form(one, door.make_form_token(one))
    assert not door.accepts_form(other, door.make_form_token(one))
    assert not door.accepts_form(one, None)


def test_a_stranger_sees_no_page_and_gets_no_data(empty: Server) -> None:
    with make_stranger(empty) as client:
        answer = client.get("/")
        assert (answer.status_code, answer.headers["location"]) == (303, "/enter")
        assert client.get("/api/v1/reports").status_code == 401
        assert client.get("/live").status_code == 303
        assert client.get("/enter?key=guess").status_code == 401
        assert client.get("/", headers={"Cookie": f"{empty.desk.address.cookie}=guess"}).status_code == 303
        assert client.get("/static/style.css").status_code == 200


def test_a_new_link_is_told_where_the_server_was_started(empty: Server) -> None:
    told: list[str] = []
    empty.desk.tell = told.append
    with make_stranger(empty) as client:
        assert "terminal" in client.post("/enter", headers={"Origin": empty.url}).text
        client.post("/enter", headers={"Origin": empty.url})
        (line,) = told
        assert client.get(line.split()[-1]).status_code == 303
        assert client.get("/help").status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:80"])
def test_another_name_for_this_server_is_refused(empty: Server, host: str) -> None:
    assert empty.client.get("/help", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {},
    ],
)
def test_another_site_changes_nothing(empty: Server, headers: dict[str, str]) -> None:
    data = {"form-token": empty.form_token}
    assert empty.client.post("/leave", data=data, headers=headers).status_code == 403
    assert empty.client.get("/help").status_code == 200


def test_another_site_reads_nothing_but_may_link(empty: Server) -> None:
    assert (
        empty.client.get("/help", headers={"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors"}).status_code == 403
    )
    link = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    assert empty.client.get("/help", headers=link).status_code == 200


def test_a_form_without_its_token_changes_nothing(empty: Server) -> None:
    own = {"Origin": empty.url}
    assert empty.client.post("/leave", data={}, headers=own).status_code == 403
    assert empty.client.post("/leave", data={"form-token": "0" * 64}, headers=own).status_code == 403
    assert empty.post("/leave").status_code == 303
    assert empty.client.get("/help").status_code == 303


def test_a_program_needs_the_token(empty: Server) -> None:
    with make_stranger(empty) as client:
        assert client.get("/api/v1/reports", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200
        assert client.get("/api/v1/reports", headers={"Authorization": "Bearer wrong"}).status_code == 401


def test_every_answer_forbids_foreign_scripts_and_frames(empty: Server) -> None:
    for path in ("/help", "/nowhere", "/static/style.css"):
        policy = empty.client.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe-inline" not in policy
        assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize("told", [True, False])
def test_a_body_that_is_too_large_is_refused(ledger: Ledger, told: bool) -> None:
    def send_in_parts() -> Iterator[bytes]:
        yield from [b"x" * 100] * 20

    with serve_ledger(ledger, most_bytes=1000) as server:
        content = b"x" * 2000 if told else send_in_parts()
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        answer = server.client.post("/leave", content=content, headers={"Origin": server.url, **kind})
        assert answer.status_code == 413
