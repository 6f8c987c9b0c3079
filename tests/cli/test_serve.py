"""``reportedly serve``: it tells its address and a link, answers, refuses other addresses, and ends when told to."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from reportedly.cli.program import main
from reportedly.cli.serve import _PORT
from reportedly.web import DEFAULT_PORT


def test_the_default_port_is_told_as_it_is() -> None:
    assert _PORT == DEFAULT_PORT


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--host", "0.0.0.0"], "can be reached from other machines"),
        (["--author", "\x07"], "no name of an author"),
    ],
)
def test_what_cannot_be_served(tmp_path: Path, arguments: list[str], told: str) -> None:
    result = CliRunner().invoke(main, ["serve", "--port", "0", "--ledger", str(tmp_path / "x.ledger"), *arguments])
    assert result.exit_code == 2
    assert told in result.output


def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    from reportedly.web.serving import take_port

    with take_port("127.0.0.1", 0) as taken:
        port = str(taken.getsockname()[1])
        result = CliRunner().invoke(main, ["serve", "--port", port, "--ledger", str(tmp_path / "x.ledger")])
    assert result.exit_code == 2
    assert f"port {port}" in result.output
    assert "--port" in result.output


def test_it_serves_until_it_is_told_to_stop(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "reportedly", "serve", "--port", "0", "--author", "Ada", "--ledger", "new.ledger"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, text=True, env={**os.environ}) as server:
        assert server.stdout is not None
        where, link = (server.stdout.readline().split()[-1] for _ in range(2))
        with httpx.Client(trust_env=False, follow_redirects=True, timeout=20) as client:
            page = client.get(link)
            assert str(page.url) == where
            assert "This ledger is empty" in page.text
            assert "Ada" in page.text
        server.send_signal(signal.SIGINT)
        assert server.wait(20) == 0
        assert "Stopped" in server.stdout.read()
    assert (tmp_path / "new.ledger").stat().st_mode & 0o777 == 0o600
