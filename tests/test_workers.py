import gc
import multiprocessing
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reportedly.errors import ReportedlyError
from reportedly.workers import WINDOW, Died, collect_seldom, count_cores, map_in_order, plan_work


def make_squarer() -> Callable[[int], int]:
    return square


def square(value: int) -> int:
    if value == 13:
        os._exit(9)
    if value == 14:
        os.abort()
    if value == 15:
        raise ValueError("fifteen is not squared")
    time.sleep(0.2 if value == 0 else 0)
    return value * value


def make_nothing() -> Callable[[int], int]:
    os._exit(3)


def make_trouble() -> Callable[[int], int]:
    raise ReportedlyError("no weights")


def make_environment() -> Callable[[str], str]:
    return os.environ.__getitem__


def are_gone(pids: set[int]) -> bool:
    return not any(os.path.exists(f"/proc/{pid}") for pid in pids)


@pytest.mark.parametrize(
    ("jobs", "threads", "cores", "plan"),
    [
        (1, 1, 4, (1, 1)),
        (4, 1, 4, (4, 1)),
        (9, 1, 4, (4, 1)),
        (0, 1, 4, (4, 1)),
        (0, 3, 4, (1, 3)),
        (4, 2, 4, (2, 2)),
        (1, 9, 4, (1, 4)),
        (0, 0, 1, (1, 1)),
    ],
)
def test_jobs_times_threads_stay_within_the_cores(jobs: int, threads: int, cores: int, plan: tuple[int, int]) -> None:
    assert plan_work(jobs=jobs, threads=threads, cores=cores) == plan


def test_the_cores_are_those_this_process_may_use() -> None:
    assert count_cores() == len(os.sched_getaffinity(0))


def test_a_process_that_answers_looks_for_garbage_seldom_and_not_at_what_is_loaded() -> None:
    before, frozen = gc.get_threshold(), gc.get_freeze_count()
    try:
        gc.set_threshold(700, 10, 10)
        collect_seldom()
        assert gc.get_threshold()[0] > 10_000
        assert gc.get_freeze_count() > frozen
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def test_results_come_in_order_whatever_takes_longest() -> None:
    assert list(map_in_order(range(10), make_squarer, jobs=2)) == [each * each for each in range(10)]


def test_no_values_start_no_process() -> None:
    assert list(map_in_order([], make_nothing, jobs=2)) == []


def test_a_process_that_dies_costs_its_value_alone() -> None:
    results = list(map_in_order([1, 13, 2, 14, 3], make_squarer, jobs=2))
    assert results[::2] == [1, 4, 9]
    assert results[1] == Died(13, "ended with status 9")
    assert results[3] == Died(14, "was ended by SIGABRT")


def test_a_process_that_never_gets_ready_is_an_error_not_a_loop() -> None:
    with pytest.raises(ReportedlyError, match=r"ended with status 3 before it could read anything\. Try fewer jobs"):
        list(map_in_order([1, 2, 3], make_nothing, jobs=2))


def test_what_a_process_raises_is_raised_here_with_its_traceback() -> None:
    with pytest.raises(ReportedlyError, match="no weights"):
        list(map_in_order([1], make_trouble, jobs=2))
    with pytest.raises(ValueError, match="fifteen") as caught:
        list(map_in_order([15], make_squarer, jobs=2))
    assert "in square" in caught.value.__notes__[0]


def test_only_a_window_of_values_is_under_way() -> None:
    asked: list[int] = []

    def count() -> Iterator[int]:
        for value in range(200):
            asked.append(value)
            yield value

    for taken, _ in enumerate(map_in_order(count(), make_squarer_of_small, jobs=2), start=1):
        assert len(asked) - taken <= 2 * WINDOW + 1


def make_squarer_of_small() -> Callable[[int], int]:
    return lambda value: value


def test_large_values_and_results_do_not_block_one_another() -> None:
    large = "x" * 3_000_000
    assert [len(str(each)) for each in map_in_order([large] * 6, make_echo, jobs=2)] == [3_000_000] * 6


def make_echo() -> Callable[[str], str]:
    return str


def test_a_result_comes_without_waiting_for_all_values() -> None:
    results = map_in_order(iter(range(1, 1_000_000)), make_squarer_of_small, jobs=2)
    assert next(results) == 1
    results.close()  # type: ignore[attr-defined]  # it is a generator


def test_the_processes_end_with_the_last_result_and_when_no_more_is_wanted() -> None:
    pids = {int(str(each)) for each in map_in_order(range(8), make_pid, jobs=2)}
    assert are_gone(pids)
    results = map_in_order(range(8), make_pid, jobs=2)
    first = {int(str(next(results)))}
    results.close()  # type: ignore[attr-defined]  # it is a generator
    assert are_gone(first)


def make_pid() -> Callable[[int], int]:
    return lambda value: os.getpid()


def test_a_process_killed_while_idle_is_replaced(tmp_path: Path) -> None:
    pids = list(map_in_order(kill_in_between(tmp_path / "done"), make_toucher, jobs=1))
    assert len(set(pids)) == 2
    assert all(isinstance(pid, int) for pid in pids)


def make_toucher() -> Callable[[Path], int]:
    return touch


def touch(path: Path) -> int:
    path.touch()
    return os.getpid()


def kill_in_between(done: Path) -> Iterator[Path]:
    yield done
    while not done.exists():
        time.sleep(0.01)
    time.sleep(0.2)  # its answer is on the way by then
    for child in multiprocessing.active_children():
        assert child.pid is not None
        os.kill(child.pid, 9)
        child.join(10)
    yield done


def test_every_numerical_library_is_told_its_threads() -> None:
    names = ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "TOKENIZERS_PARALLELISM"]
    assert list(map_in_order(names, make_environment, jobs=1, threads=1)) == ["1", "1", "1", "false"]


def test_workers_import_nothing_heavy() -> None:
    program = "import sys, reportedly.workers; print(sorted({'numpy', 'onnxruntime', 'click'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout == b"[]\n"
