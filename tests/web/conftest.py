from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.keeping import add_readings
from reportedly.ledger import Ledger, open_ledger
from reportedly.pipeline import Reader
from tests.web.serving import Server, serve_ledger
from tools.samples import list_samples


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
