import os
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

import reportedly
from reportedly.config import Settings
from reportedly.documents import Failure, make_report
from reportedly.errors import InputError, ModelError, ReportedlyError
from reportedly.pipeline import Reader
from reportedly.reading.stages import STAGES
from reportedly.vocabulary import Reading
from reportedly.workers import count_cores
from tests.fake_model import load_broken, load_counting, load_dying, load_fake

TEXTS = [
    "The mayor said the bridge is open.",
    "The harbour master said that the ferry would stay in port, and SLEEP would follow for its crew.",
    "Rain fell on the town all day long, and nobody went out.",
    "The engineer said the second valve was loose.",
]
two_cores = pytest.mark.skipif(count_cores() < 2, reason="two jobs need two cores")


def readings(results: Iterator[Reading | Failure]) -> list[Reading]:
    found = list(results)
    assert not [each for each in found if not isinstance(each, Reading)]
    return [each for each in found if isinstance(each, Reading)]


@pytest.fixture(params=[1, pytest.param(2, marks=two_cores)], ids=["here", "two processes"])
def reader(request: pytest.FixtureRequest) -> Reader:
    return Reader(Settings(jobs=request.param), load=load_fake)


def test_one_text_with_what_is_known_about_it() -> None:
    reading = Reader(load=load_fake).read(
        TEXTS[0], published="2024-10-30", title="Open", outlet="Wire", url="https://example.org/1"
    )
    report = reading.report
    assert (report.text, report.published, report.title) == (TEXTS[0], "2024-10-30", "Open")
    assert (report.outlet, report.url) == ("Wire", "https://example.org/1")
    assert reading.claims[0].content.text == "the bridge is open"


def test_the_model_is_loaded_at_the_first_report_and_once() -> None:
    loads: list[int] = []

    def load(threads: int) -> reportedly.pipeline.ReadReport:
        loads.append(threads)
        return load_fake(threads)

    reader = Reader(load=load)
    assert loads == []
    reader.read(TEXTS[0])
    reader.read(TEXTS[1])
    list(reader.read_many(TEXTS))
    assert loads == [1]


def test_a_text_that_cannot_be_read_raises() -> None:
    with pytest.raises(InputError):
        Reader(load=load_fake).read("")
    with pytest.raises(InputError):
        Reader(load=load_fake).read(TEXTS[0], published="some day")


def test_many_come_in_order_whatever_takes_longest(reader: Reader) -> None:
    assert [each.report.text for each in readings(reader.read_many(TEXTS))] == TEXTS


def test_reports_may_be_mixed_with_texts(reader: Reader) -> None:
    report = make_report(TEXTS[3], id="given")
    first, second = readings(reader.read_many([TEXTS[0], report]))
    assert (first.report.text, second.report) == (TEXTS[0], report)


def test_one_that_fails_costs_no_other(reader: Reader) -> None:
    bad = ["", "The clerk said REFUSE to all who asked.", "The clerk said FAULT in the line.", "He said RAM is short."]
    results = list(reader.read_many([TEXTS[0], *bad, TEXTS[3]]))
    assert isinstance(results[0], Reading)
    assert isinstance(results[-1], Reading)
    empty, refused, fault, memory = (each for each in results[1:-1] if isinstance(each, Failure))
    assert (empty.input, empty.report) == ("text 2", None)
    assert refused.message == "no sentence in it"
    assert refused.input == "text 3"
    assert refused.report is not None
    assert "a fault of Reportedly, not of the report: ValueError" in fault.message
    assert "a bug" in fault.message
    assert "not enough memory" in memory.message


@two_cores
def test_a_process_that_dies_costs_its_report_alone() -> None:
    reader = Reader(Settings(jobs=2), load=load_fake)
    first, died, last = reader.read_many([TEXTS[0], "The guard said DIE is a word.", TEXTS[3]])
    assert isinstance(first, Reading)
    assert isinstance(last, Reading)
    assert isinstance(died, Failure)
    assert "was ended by SIGKILL, perhaps for want of memory" in died.message
    assert died.report == make_report("The guard said DIE is a word.").id


@two_cores
def test_processes_that_cannot_start_are_an_error_not_a_hang() -> None:
    with pytest.raises(ReportedlyError, match="before it could read anything"):
        list(Reader(Settings(jobs=2), load=load_dying).read_many(TEXTS))


@pytest.mark.parametrize("jobs", [1, pytest.param(2, marks=two_cores)])
def test_a_model_that_cannot_be_loaded_is_raised(jobs: int) -> None:
    with pytest.raises(ModelError, match="the weights are damaged"):
        list(Reader(Settings(jobs=jobs), load=load_broken).read_many(TEXTS))


@two_cores
def test_the_processes_are_as_many_as_asked_with_their_threads() -> None:
    results = readings(Reader(Settings(jobs=2), load=load_counting).read_many(TEXTS * 3))
    assert {each.reader.version for each in results} == {"1"}
    assert len({each.reader.model for each in results} - {str(os.getpid())}) == 2


def test_jobs_and_threads_stay_within_the_cores() -> None:
    cores = count_cores()
    for jobs, threads in [(0, 1), (99, 1), (99, 99), (1, 99)]:
        reader = Reader(Settings(jobs=jobs, threads=threads), load=load_fake)
        assert 1 <= reader.jobs * reader.threads <= cores


def test_results_stream(reader: Reader) -> None:
    def endless() -> Iterator[str]:
        while True:
            yield TEXTS[0]

    results = reader.read_many(endless())
    assert isinstance(next(results), Reading)
    results.close()  # type: ignore[attr-defined]  # it is a generator


def test_files_in_order_with_what_the_caller_knows(reader: Reader, tmp_path: Path) -> None:
    for number, text in enumerate(TEXTS):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "1.txt").write_bytes(b"")
    paths = [str(tmp_path / f"{number}.txt") for number in range(4)]
    results = list(reader.read_files(paths, published="2024-10-30"))
    assert [isinstance(each, Reading) for each in results] == [True, False, True, True]
    assert isinstance(results[1], Failure)
    assert results[1].input == paths[1]
    assert isinstance(results[0], Reading)
    assert results[0].report.published == "2024-10-30"


def test_no_file_is_standard_input(reader: Reader) -> None:
    (reading,) = readings(reader.read_files([], stdin=BytesIO(TEXTS[0].encode())))
    assert reading.report.text == TEXTS[0]


def test_the_settings_reach_the_documents(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text(TEXTS[1], encoding="utf-8")
    small = Reader(Settings(max_bytes=20), load=load_fake)
    (failure,) = small.read_files([str(tmp_path / "long.txt")])
    assert isinstance(failure, Failure)
    german = "Der Bürgermeister sagte am Mittwoch, dass die Brücke über den Fluss wieder offen sei und alle fahren."
    with pytest.raises(InputError):
        Reader(load=load_fake).read(german)
    assert Reader(Settings(check_language=False), load=load_fake).read(german).report.language == "de"


def test_import_is_light_and_quick() -> None:
    program = (
        "import sys, time; began = time.process_time(); import reportedly; print(time.process_time() - began, "
        "sorted({'numpy', 'onnxruntime', 'click', 'rich', 'trafilatura', 'tokenizers'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    seconds, heavy = done.stdout.decode().split(maxsplit=1)
    assert heavy == "[]\n"
    assert float(seconds) < 0.2, "of the processor's time: the machine may be busy with something else"


def test_every_public_name_is_there_and_no_other() -> None:
    for name in reportedly.__all__:
        assert getattr(reportedly, name) is not None
        assert name in dir(reportedly)
    with pytest.raises(AttributeError, match="no attribute 'raed'"):
        _ = reportedly.raed


@pytest.mark.model
def test_the_shipped_model_reads() -> None:
    text = "Harbour Master Ines Okafor said on Friday that the ferry would stay in port until Monday."
    reading = reportedly.read(text, published="2024-11-01")
    assert reading.report.text == text
    version, _, edition = reading.reader.version.partition("+")
    assert version == reportedly.__version__
    assert edition.split(".") == [str(stage.version) for stage in STAGES]
    assert any(
        "Ines Okafor" in claim.source.words.text and "stay in port" in claim.content.text for claim in reading.claims
    )


@pytest.mark.model
@two_cores
def test_jobs_change_nothing_in_the_readings() -> None:
    alone = readings(Reader().read_many(TEXTS))
    assert readings(Reader(Settings(jobs=2)).read_many(TEXTS)) == alone
    assert [Reader().read(text) for text in TEXTS] == alone
