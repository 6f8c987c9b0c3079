import os

import pytest

from benchmarks.machine import describe_machine, hold_to_core, read_fields

pins = pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="this system cannot pin a process")


@pins
def test_the_run_is_held_to_one_core_and_let_go():
    before = os.sched_getaffinity(0)
    with hold_to_core(None) as core:
        assert core == max(before)
        assert os.sched_getaffinity(0) == {core}
    assert os.sched_getaffinity(0) == before


@pins
def test_a_core_that_is_not_there_is_an_error():
    with pytest.raises(ValueError, match="core 100000 is not one of those allowed here"), hold_to_core(100000):
        pass


def test_a_machine_has_a_processor_and_cores():
    machine = describe_machine(0)
    assert machine.processor
    assert machine.cores >= 1
    assert machine.core == 0


def test_the_first_value_of_a_field_counts(tmp_path):
    path = tmp_path / "cpuinfo"
    path.write_text("model name\t: First\nflags : a b\n\nmodel name\t: Second\nno colon\n", encoding="utf-8")
    assert read_fields(str(path)) == {"model name": "First", "flags": "a b"}
    assert read_fields(str(tmp_path / "missing")) == {}
