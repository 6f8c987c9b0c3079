"""The program as it runs: in a process of its own, with pipes and signals."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import reportedly
from reportedly.cli import main
from reportedly.workers import count_cores
from tests.fake_model import load_fake

# A shell starts what it runs in the background deaf to Ctrl-C, and the tests with it; the program under test is not.
PROGRAM = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from reportedly.cli import main; from tests.fake_model import load_fake; main(obj=load_fake)"
)
PATIENCE = 120
"""Seconds: the machine may be busy, and a hang is what these tests must find."""

JOBS = ["1", pytest.param("2", marks=pytest.mark.skipif(count_cores() < 2, reason="two jobs need two cores"))]


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    path = tmp_path / "wire.jsonl"
    path.write_text('{"text": "The mayor said the bridge is open again."}\n' * 3000, encoding="utf-8")
    return path


def start(root: Path, *args: str, **kwargs: Any) -> subprocess.Popen[bytes]:
    path = os.pathsep.join([str(root / "src"), str(root)])
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *args],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": path, "PYTHONWARNINGS": "default"},
        start_new_session=True,
        **kwargs,
    )


def children(pid: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()]


def test_the_version() -> None:
    assert CliRunner().invoke(main, ["--version"]).output == f"reportedly {reportedly.__version__}\n"


@pytest.mark.parametrize("command", [[], ["read"], ["settings"]])
def test_help_teaches_by_example(command: list[str]) -> None:
    shown = CliRunner().invoke(main, [*command, "--help"])
    assert shown.exit_code == 0
    assert f"  reportedly {' '.join(command)}".rstrip() in shown.output.partition("xample")[2] or not command
    assert max(map(len, shown.output.splitlines())) <= 100


def test_python_runs_it_as_a_module(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "reportedly", "--version"],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(root / "src")},
        check=True,
    )
    assert done.stdout.decode() == f"reportedly {reportedly.__version__}\n"


@pytest.mark.parametrize("jobs", JOBS)
def test_it_ends_quietly_where_nobody_listens(root: Path, wire: Path, jobs: str) -> None:
    with start(root, "read", "--json", "--jobs", jobs, str(wire)) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b'{"schema":')
        process.stdout.close()
        assert process.wait(PATIENCE) == 141
        assert process.stderr.read() == b""


@pytest.mark.parametrize("jobs", JOBS)
def test_an_interrupt_ends_it_in_one_line_and_leaves_no_process(root: Path, wire: Path, jobs: str) -> None:
    rows = '{"text": "The mayor said the bridge is open again."}\n{"text": "The cook said HANG on for a minute."}\n'
    wire.write_text(rows * 9, encoding="utf-8")
    with start(root, "read", "--json", "--jobs", jobs, str(wire)) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        time.sleep(0.3)
        workers = children(process.pid)
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(PATIENCE) == 130
        assert process.stderr.read() == b"reportedly: interrupted\n"
    assert end_in_time(workers)


@pytest.mark.skipif(count_cores() < 2, reason="two jobs need two cores")
def test_an_interrupt_while_processes_start_is_as_quiet(root: Path, wire: Path) -> None:
    with start(root, "read", "--json", "--jobs", "2", str(wire)) as process:
        assert process.stderr is not None
        deadline = time.monotonic() + PATIENCE
        while not children(process.pid) and time.monotonic() < deadline:
            time.sleep(0.005)
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(PATIENCE) == 130
        assert process.stderr.read() == b"reportedly: interrupted\n"


def end_in_time(pids: list[int]) -> bool:
    """Whether all of them end. Python's tracker of shared memory is one, and ends by itself a little later."""
    deadline = time.monotonic() + PATIENCE
    while any(is_running(pid) for pid in pids) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not any(is_running(pid) for pid in pids)


def is_running(pid: int) -> bool:
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text("ascii")
    except FileNotFoundError:
        return False


@pytest.mark.skipif(count_cores() < 2, reason="two jobs need two cores")
def test_processes_end_when_the_program_is_killed(root: Path, wire: Path) -> None:
    with start(root, "read", "--json", "--jobs", "2", str(wire)) as process:
        assert process.stdout is not None
        process.stdout.readline()
        workers = children(process.pid)
        process.kill()
        process.wait(PATIENCE)
    assert end_in_time(workers)


def test_results_come_while_input_is_still_open(root: Path) -> None:
    with start(root, "read", "--json", "--format", "jsonl", stdin=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for _ in range(2):
            process.stdin.write(b'{"text": "The mayor said the bridge is open again."}\n')
            process.stdin.flush()
            assert b'"the bridge is open again"' in process.stdout.readline()
        process.stdin.close()
        assert process.wait(PATIENCE) == 0


def test_nothing_heavy_is_loaded_for_help(root: Path) -> None:
    program = (
        "import sys; from reportedly.cli import main; main(['read', '--help'], standalone_mode=False); "
        "print(sorted({'numpy', 'onnxruntime', 'rich', 'trafilatura'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, cwd=root)
    assert done.stdout.decode().splitlines()[-1] == "[]"


def test_json_loads_nothing_of_the_sheet(root: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The mayor said the bridge is open again.", encoding="utf-8")
    program = (
        "import sys; from reportedly.cli import main; from tests.fake_model import load_fake; "
        f"main(['read', '--json', {str(tmp_path / 'a.txt')!r}], standalone_mode=False, obj=load_fake); "
        "print('rich' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, cwd=root)
    assert done.stdout.decode().splitlines()[-1] == "False"


def test_the_fake_model_is_one_that_processes_can_import() -> None:
    assert load_fake.__module__ == "tests.fake_model"
