"""What every test gets: no network beyond this machine, and the same hypothesis examples on every run."""

from __future__ import annotations

import gc
import ipaddress
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest

ROOT = Path(__file__).resolve().parent.parent

# In continuous integration the same examples on every run: a red build must come from the change that it is about.
# On a desk new ones each time, to find more. No deadline: the machine may be busy.
hypothesis.settings.register_profile("ci", derandomize=True, deadline=None, max_examples=100)
hypothesis.settings.register_profile("desk", deadline=None, max_examples=50)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "desk")


@pytest.fixture(scope="session")
def root() -> Path:
    """The top folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session", autouse=True)
def only_this_machine() -> Iterator[None]:
    """Refuse every connection that would leave this machine: nothing here may need one."""
    with pytest.MonkeyPatch.context() as patch:
        for method in ("connect", "connect_ex"):
            patch.setattr(socket.socket, method, guard(getattr(socket.socket, method)))
        yield


@pytest.fixture(scope="session", autouse=True)
def collect_seldom() -> Iterator[None]:
    """Thousands of tests leave much in memory that holds no cycles: looking through it often takes most of the time."""
    before = gc.get_threshold()
    gc.set_threshold(50_000, 50, 100)
    yield
    gc.set_threshold(*before)


def guard(connect: Any) -> Any:
    """``connect``, for addresses on this machine alone."""

    def guarded(self: socket.socket, address: Any) -> Any:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not is_loopback(address[0]):
            raise AssertionError(f"a test reached for the network: {address!r}")
        return connect(self, address)

    return guarded


def is_loopback(host: str) -> bool:
    """Whether ``host`` is this machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
