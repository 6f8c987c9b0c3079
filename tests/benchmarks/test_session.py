from dataclasses import replace

import pytest

from benchmarks.records import Contender, ContenderError
from benchmarks.session import Session, surround


def test_a_contender_answers_although_its_library_prints(make_contender, sound, plan):
    with Session(make_contender("sound", sound), plan.articles, patience_s=20) as session:
        ready = session.wait_ready()
        done = session.run(4)
        memory = session.ask_memory()
    assert ready.versions == (("fake", "1.0"),)
    assert (done.articles, done.found, done.refused) == (2, 6, ())
    assert done.speed == pytest.approx(2 / done.wall_s)
    assert memory.peak_kb >= memory.loaded_kb


def test_what_a_contender_says_of_its_failure_is_handed_on(make_contender, crashing, plan):
    with Session(make_contender("crashing", crashing(0)), plan.articles, patience_s=20) as session:
        session.wait_ready()
        with pytest.raises(ContenderError, match=r"^RuntimeError: out of ink$"):
            session.run(1)


@pytest.mark.parametrize(
    ("program", "message"),
    [
        ("print('hello')", "it answered 'hello' where 'ready' was expected"),
        ("print('[]')", r"it answered '\[\]' where 'ready' was expected"),
        ("raise SystemExit('no such model')", "it ended without an answer: no such model"),
        ("import time; time.sleep(60)", "it did not answer within 1 s"),
    ],
)
def test_other_answers_and_silence_are_errors(make_contender, plan, program, message):
    contender = make_contender("odd", program)
    with (
        Session(contender, plan.articles, patience_s=1) as session,
        pytest.raises(ContenderError, match=message),
    ):
        session.wait_ready()


def test_a_program_that_is_not_there_is_an_error(plan):
    missing = Contender(name="missing", command=("/nonexistent/program",))
    with pytest.raises(ContenderError, match="it does not start"):
        Session(missing, plan.articles, patience_s=1)


def test_contenders_run_with_one_thread_and_their_own_environment(monkeypatch, make_contender, sound):
    monkeypatch.setenv("OPENBLAS_CORETYPE", "Haswell")
    contender = replace(make_contender("sound", sound), environment=(("WHERE", "here"),))
    environment = surround(contender)
    assert environment["OMP_NUM_THREADS"] == "1"
    assert environment["WHERE"] == "here"
    assert "OPENBLAS_CORETYPE" not in environment
