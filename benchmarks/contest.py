"""All contenders over the same articles, by turns: A B C, A B C, … A contender that fails leaves; the others go on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.records import Contender, ContenderError, Result, Starts
from benchmarks.session import Session
from benchmarks.starts import join_starts, time_starts

_NEAR = 0.97
"""Two batch sizes whose speeds are in such a ratio are taken to be alike: one pass differs from the next by as much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How much to measure. ``articles`` is the file the contenders read, ``article`` one of them as plain text."""

    articles: Path
    article: Path
    rounds: int
    starts: int
    patience_s: float
    say: Callable[[str], None]


def enlist(contender: Contender, *, say: Callable[[str], None]) -> Result:
    """The contender's empty result; one that is missing has failed already."""
    if contender.missing is None:
        return Result(contender=contender)
    say(f"{contender.name} is left out: {contender.missing}")
    return Result(contender=contender, failure=f"setting up: {contender.missing}")


def run_contest(results: Sequence[Result], plan: Plan) -> list[Result]:
    """Everything measured of every contender, in the order given."""
    results = race(results, plan)
    results = list(attempt(results, plan, what="memory", step=measure_memory))
    return measure_starts(results, plan)


def attempt(
    results: Iterable[Result], plan: Plan, *, what: str, step: Callable[[Result, Plan], Result]
) -> Iterator[Result]:
    """Each result after ``step``; one whose contender fails there, or has failed before, is kept as it stands."""
    for result in results:
        if result.failure is not None:
            yield result
            continue
        try:
            yield step(result, plan)
        except ContenderError as error:
            plan.say(f"{result.contender.name} failed ({what}): {error}")
            yield replace(result, failure=f"{what}: {error}")


def race(results: Sequence[Result], plan: Plan) -> list[Result]:
    """Load the contenders, find each its best batch size, then let them take turns."""
    with ExitStack() as stack:
        sessions: dict[str, Session] = {}

        def enter(result: Result, plan: Plan) -> Result:
            session = Session(result.contender, plan.articles, patience_s=plan.patience_s)
            sessions[result.contender.name] = stack.enter_context(session)
            result = replace(result, ready=session.wait_ready())
            return replace(result, batch=choose_batch(session, result.contender, plan))

        def take_turn(result: Result, plan: Plan) -> Result:
            done = sessions[result.contender.name].run(result.batch or 1)
            plan.say(f"  {result.contender.name}: {done.speed:.2f} articles a second")
            return replace(result, passes=(*result.passes, done))

        results = list(attempt(results, plan, what="loading", step=enter))
        for number in range(plan.rounds):
            plan.say(f"round {number + 1} of {plan.rounds}")
            results = list(attempt(results, plan, what=f"round {number + 1}", step=take_turn))
    return list(results)


def choose_batch(session: Session, contender: Contender, plan: Plan) -> int:
    """The batch size at which the better of two passes takes least processor time; of such as come near, the smallest.

    One pass before, which does not count, warms up. A large batch that seems a little better once may cost memory and
    time in every pass that counts, to the contender's harm.
    """
    session.run(contender.batches[0])
    if len(contender.batches) == 1:
        return contender.batches[0]
    passes = [{batch: session.run(batch).thrift for batch in contender.batches} for _ in range(2)]
    speeds = {batch: max(each[batch] for each in passes) for batch in contender.batches}
    best = min(batch for batch, speed in speeds.items() if speed >= _NEAR * max(speeds.values()))
    said = ", ".join(f"{batch}: {speed:.2f}" for batch, speed in speeds.items())
    plan.say(f"{contender.name}: articles a second by batch size {said}; taking {best}")
    return best


def measure_memory(result: Result, plan: Plan) -> Result:
    """A process of its own, since trying other batch sizes has left its mark on the first."""
    with Session(result.contender, plan.articles, patience_s=plan.patience_s) as session:
        session.wait_ready()
        session.run(result.batch or 1)
        memory = session.ask_memory()
    plan.say(f"{result.contender.name}: peak memory {memory.peak_mb:.0f} MB")
    return replace(result, memory=memory)


def measure_starts(results: Sequence[Result], plan: Plan) -> list[Result]:
    """Fresh processes, by turns; a first turn, which does not count, fills the disk cache."""
    plan.say(f"{plan.starts} fresh starts of each")

    def start(result: Result, plan: Plan) -> Result:
        once = time_starts(result.contender, plan.article, patience_s=plan.patience_s)
        return replace(result, starts=join_starts(result.starts, once))

    results = list(attempt(results, plan, what="start", step=start))
    results = [replace(result, starts=Starts()) for result in results]
    for _ in range(plan.starts):
        results = list(attempt(results, plan, what="start", step=start))
    return results
