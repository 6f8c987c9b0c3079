from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.documents.samples import list_samples
from reportedly.keeping import add_readings
from reportedly.ledger import Ledger, open_ledger
from reportedly.pipeline import Reader
from tests.web.made import make_hostile, make_readings
from tests.web.serving import Server, serve_ledger


@pytest.fixture(scope="session")
def sample_readings() -> list[object]:
    """The sample dispatches as the package's own model reads them. Tests that ask for it are marked ``model``."""
    reader = Reader()
    return [reader.read(**sample) for sample in list_samples()]


@pytest.fixture(scope="session")
def sampled(sample_readings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The samples, served. Tests only look; what changes the ledger serves one of its own."""
    with open_ledger(tmp_path_factory.mktemp("page") / "samples.ledger") as ledger:
        list(add_readings(ledger, sample_readings))
        with serve_ledger(ledger) as server:
            yield server


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Server]:
    """An empty ledger, served."""
    with open_ledger(tmp_path / "empty.ledger") as ledger, serve_ledger(ledger) as server:
        yield server


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "some.ledger") as opened:
        yield opened


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Hand-made readings, served. Tests only look."""
    with open_ledger(tmp_path_factory.mktemp("made") / "made.ledger") as ledger:
        list(add_readings(ledger, make_readings()))
        with serve_ledger(ledger) as server:
            yield server


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A report whose words try to be markup, served."""
    with open_ledger(tmp_path_factory.mktemp("hostile") / "hostile.ledger") as ledger:
        list(add_readings(ledger, make_hostile()))
        with serve_ledger(ledger) as server:
            yield server
