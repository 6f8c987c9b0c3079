"""Which articles are raced over: those that every contender reads, so that each does its whole work on the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from benchmarks.contest import Plan, attempt
from benchmarks.records import Result
from benchmarks.session import Session


def survey(results: Sequence[Result], plan: Plan) -> list[Result]:
    """Each result with the articles of ``plan`` that its contender refuses; nothing is timed."""
    plan.say("asking each contender which articles it reads")
    return list(attempt(results, plan, what="choosing articles", step=ask_refusals))


def ask_refusals(result: Result, plan: Plan) -> Result:
    """The result of a contender that has gone over the articles once."""
    with Session(result.contender, plan.articles, patience_s=plan.patience_s) as session:
        session.wait_ready()
        refused = session.run(result.contender.batches[0]).refused
    plan.say(f"  {result.contender.name}: refuses {len(refused)}")
    return replace(result, refused=refused)


def keep_common(articles: Sequence[str], results: Sequence[Result]) -> list[str]:
    """The articles that none of the contenders refused."""
    refused = {position for result in results for position in result.refused}
    return [article for position, article in enumerate(articles) if position not in refused]
