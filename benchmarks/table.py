"""The results as Markdown. Pure: the same records give the same lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from statistics import median

from benchmarks.records import Corpus, Machine, Result

MISSING = "–"
FOLDERS = re.compile(r"(?:/[\w.+@-]+)+/(?=[\w.+@-])")
"""The folders before a name: a page that is published says nothing of where this machine keeps what."""
QUIET = 1.03
"""A pass that takes this much longer by the clock than by the processor was disturbed by other programs."""


def render(
    results: Sequence[Result], *, ours: tuple[str, str], yardsticks: Sequence[str], corpus: Corpus, machine: Machine
) -> str:
    """The whole block: what ran where, the two tables, the figures asked for, and what failed.

    ``ours`` names our reader, whole and for claims alone.

    ``yardsticks`` names the peers that ours is held against, the first of them that of the table's column.
    """
    named = {result.contender.name: result for result in results}
    parts = [
        describe_run(results, corpus, machine),
        render_speeds(results, named.get(yardsticks[0])),
        render_costs(results),
        render_goals(named.get(ours[0]), named.get(ours[1]), {name: named.get(name) for name in yardsticks}),
        render_notes(results, corpus),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def describe_run(results: Sequence[Result], corpus: Corpus, machine: Machine) -> str:
    """Machine, articles and versions, as a list."""
    core = "not pinned" if machine.core is None else f"pinned to core {machine.core} of {machine.cores}"
    features = f"; {', '.join(machine.features)}" if machine.features else ""
    lines = [
        f"- Machine: {machine.processor}, {machine.memory_gb:.0f} GB{features}; {machine.system}",
        f"- One process at a time, one thread, {core}; load average before the run {machine.load:.2f}",
        f"- Articles: {corpus.articles} from {corpus.origin}, on average {corpus.words / corpus.articles:.0f} words "
        f"({corpus.characters / corpus.articles:.0f} characters); {describe_choice(corpus)}",
    ]
    for result in results:
        if result.ready is not None:
            versions = ", ".join(f"{name} {version}" for name, version in result.ready.versions)
            lines.append(f"- {result.contender.name}: {versions}")
    return "\n".join(lines)


def describe_choice(corpus: Corpus) -> str:
    """How the articles were chosen, and why so."""
    if corpus.common == corpus.cut:
        return f"every contender reads all of the {corpus.cut} that were cut"
    return (
        f"taken evenly from the {corpus.common} of {corpus.cut} that every contender reads, so that all speeds are "
        "over the same articles and each contender does its whole work on them"
    )


def render_speeds(results: Sequence[Result], peer: Result | None) -> str:
    """Speeds, each beside the peer's of the same round."""
    peer_name = peer.contender.name if peer is not None else "the peer"
    rows = [
        (
            result.contender.name,
            result.contender.runs_on or MISSING,
            MISSING if result.batch is None else str(result.batch),
            span([done.speed for done in result.passes], "{:.2f}"),
            span([done.thrift for done in result.passes], "{:.2f}"),
            span(ratios(result, peer), "{:.2f}"),
            count_found(result),
        )
        for result in results
    ]
    head = (
        "contender",
        "runs on",
        "batch",
        "articles a second",
        "articles a processor second",
        f"times {peer_name}",
        "found in an article",
    )
    return table(head, rows)


def render_costs(results: Sequence[Result]) -> str:
    """Memory and starts."""
    rows = [
        (
            result.contender.name,
            MISSING if result.memory is None else f"{result.memory.peak_mb:.0f}",
            MISSING if result.memory is None else f"{result.memory.loaded_mb:.0f}",
            span(import_times(result), "{:.2f}"),
            span(result.starts.first, "{:.2f}"),
        )
        for result in results
    ]
    head = ("contender", "peak memory, MB", "after loading, MB", "import, s", "cold start to first result, s")
    return table(head, rows)


def render_goals(ours: Result | None, alone: Result | None, peers: Mapping[str, Result | None]) -> str:
    """What the project asks of itself, beside what was measured; nothing where our reader is not among the results.

    Claims ``alone`` have a goal of their own: the stages after them may cost so much and no more.
    """
    if ours is None:
        return ""
    peak = [ours.memory.peak_mb] if ours.memory is not None else []
    rows = [
        *(
            goal(f"times the speed of {name}", ratios(ours, peer), least=1.4, aim=2.0, more_is_better=True)
            for name, peer in peers.items()
        ),
        *(
            goal(f"the same, claims alone, {name}", ratios(alone, peer), least=1.7, aim=2.5, more_is_better=True)
            for name, peer in peers.items()
            if alone is not None
        ),
        goal("peak memory, MB", peak, least=400, aim=250),
        goal("import, s", import_times(ours), least=0.4, aim=0.2),
        goal("cold start to first result, s", ours.starts.first, least=2, aim=1),
    ]
    return table((ours.contender.name, "measured", "at least", "aim", "reached"), rows)


def goal(
    name: str, values: Sequence[float], *, least: float, aim: float, more_is_better: bool = False
) -> tuple[str, ...]:
    """One row of the figures asked for."""
    if not values:
        return (name, MISSING, f"{least:g}", f"{aim:g}", "not measured")
    measured = median(values)
    sign = 1 if more_is_better else -1
    reached = "aim" if sign * measured >= sign * aim else "least" if sign * measured >= sign * least else "no"
    return (name, f"{measured:.2f}" if measured < 10 else f"{measured:.0f}", f"{least:g}", f"{aim:g}", reached)


def render_notes(results: Sequence[Result], corpus: Corpus) -> str:
    """What a reader of the tables has to know: failures, refusals, disturbed passes."""
    failed = [result for result in results if result.failure]
    notes = [f"{result.contender.name} failed ({FOLDERS.sub('', result.failure or '')})." for result in failed]
    notes.extend(describe_refusals(results, corpus))
    disturbed = [done.wall_s / done.cpu_s for result in results for done in result.passes if done.cpu_s]
    if disturbed and median(disturbed) > QUIET:
        notes.append(
            f"The core was not ours alone: a pass took {median(disturbed):.2f} times its processor time (median). "
            "So articles a second are too low and starts too long; processor seconds and the ratios leave it out."
        )
    return "\n".join(f"- {note}" for note in notes)


def describe_refusals(results: Sequence[Result], corpus: Corpus) -> Iterable[str]:
    """How many articles contenders would not read when the articles were chosen, and why, each reason once."""
    refusing: dict[tuple[int, str], list[str]] = {}
    for result in results:
        if result.refused:
            reason = result.ready.refusals if result.ready is not None else ""
            refusing.setdefault((len(result.refused), reason), []).append(result.contender.name)
    for (count, reason), names in refusing.items():
        why = f": {reason}" if reason else ""
        yield f"Refused {count} of {corpus.cut} articles: {', '.join(names)}{why}."


def ratios(result: Result, peer: Result | None) -> list[float]:
    """The result's speed over the peer's, round by round: neighbours in time, so a slow spell hits both.

    By processor time, so that what else the machine does counts for neither; on a quiet core the two clocks agree.
    """
    if peer is None:
        return []
    return [ours.thrift / theirs.thrift for ours, theirs in zip(result.passes, peer.passes, strict=False)]


def import_times(result: Result) -> list[float]:
    """What the import adds to a bare start of the interpreter, start by start; never below zero."""
    pairs = zip(result.starts.importing, result.starts.bare, strict=False)
    return [max(0.0, importing - bare) for importing, bare in pairs]


def count_found(result: Result) -> str:
    """Results an article, with what a result is."""
    if not result.passes:
        return MISSING
    done = result.passes[-1]
    return f"{done.found / done.articles:.1f} {result.contender.found}"


def span(values: Sequence[float], form: str) -> str:
    """The median, and the lowest and highest in brackets where there are several."""
    if not values:
        return MISSING
    middle = form.format(median(values))
    return middle if len(values) == 1 else f"{middle} ({form.format(min(values))}–{form.format(max(values))})"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table, its first column to the left and the others to the right."""
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
