"""``python -m evals``: measure the reader, hold its figures, look at its errors."""

from __future__ import annotations

import functools
import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from evals import gate as gates
from evals import gold, report, seed, seed_values
from evals.errors import (
    Finding,
    check_errors_allowed,
    compare_layers,
    find_errors,
    render_effect,
    render_errors,
    show_finding,
)
from evals.marking import make_offsets
from evals.measurement import Plan, choose_tasks, measure, pair_articles
from evals.name_errors import NameFault, NameFinding, find_name_errors, render_name_errors
from evals.naming import load_schemes
from evals.prediction import Predictions, prune_cache
from evals.reader import PackageReader, find_version
from evals.records import EvaluationError
from reportedly.errors import ReportedlyError

ERRORS = Path(__file__).with_name("errors")

Command = Callable[..., Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What every measurement is told: where the gold is, whose weights, how many processes read."""

    data: Path | None
    model: Path | None
    jobs: int


def take_options(command: Command) -> Command:
    """Give ``command`` the common options, packed into an ``Options`` as its first argument."""

    @functools.wraps(command)
    def call(data: Path | None, model: Path | None, jobs: int, **others: Any) -> Any:
        return command(Options(data=data, model=model, jobs=jobs), **others)

    options = (
        click.option("--data", type=click.Path(path_type=Path), help="Folder of gold data [default: ../shared/data]."),
        click.option("--model", type=click.Path(path_type=Path, exists=True), help="Other weights than the package's."),
        click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes that read."),
    )
    return functools.reduce(lambda wrapped, option: option(wrapped), reversed(options), call)


def make_predictions(options: Options) -> Predictions:
    """Predictions of the package's reader; those of old versions are forgotten."""
    version = find_version(options.model)
    make_reader = functools.partial(PackageReader, options.model)
    predictions = Predictions(make_reader=make_reader, version=version, jobs=options.jobs)
    prune_cache(predictions.folder, version)
    return predictions


def warn_refused(predictions: Predictions) -> None:
    """Say on standard error how many texts were not read: they score as read with nothing found."""
    if predictions.refused:
        reasons = sorted(set(predictions.refused))
        click.echo(f"{len(predictions.refused)} texts were refused, e.g. {reasons[0]}", err=True)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Measure the reader on gold data that stays outside the repository."""


@main.command()
@click.option("--split", default="test", type=click.Choice(gold.SPLITS), show_default=True)
@click.option("--only", help="Comma-separated tasks: attribution (or cofenet, polnear, factappeal, gum), names, heads.")
@click.option("--limit", type=click.IntRange(1), help="A sample of so many texts of each set.")
@click.option("--write", type=click.Path(path_type=Path), help="Page whose generated section is written.")
@take_options
def table(options: Options, split: str, only: str | None, limit: int | None, write: Path | None) -> None:
    """Print the figures beside the published ones."""
    plan = Plan(folder=gold.find_folder(options.data), split=split, limit=limit)
    choose_tasks(only)
    predictions = make_predictions(options)
    figures = measure(plan, predictions, only)
    warn_refused(predictions)
    about = report.describe_run(split, limit, predictions.version.partition("-")[0])
    section = f"{about}\n{report.render_table(figures, report.load_published())}"
    click.echo(section)
    if write is not None:
        report.write_section(write, section)


@main.command()
@click.option("--pin", is_flag=True, help="Raise the baseline to what is measured and pin new figures.")
@click.option("--lower", metavar="REASON", help="Rewrite the baseline as measured; the reason is kept in it.")
@take_options
def gate(options: Options, pin: bool, lower: str | None) -> None:
    """Fail where a figure fell below the baseline. Skipped where there is no gold data."""
    try:
        folder = gold.find_folder(options.data)
    except EvaluationError as error:
        click.echo(f"skipped: {error}")
        return
    if pin and lower is not None:
        raise EvaluationError("--pin raises and --lower lowers: give one of them")
    predictions = make_predictions(options)
    figures = measure(Plan(folder=folder, split="test"), predictions)
    warn_refused(predictions)
    pins = gates.load_baseline()
    verdicts = gates.compare(figures, pins)
    if pin:
        gates.write_baseline(gates.pin_figures(figures, pins), gates.load_lowered())
    elif lower is not None:
        notes = [*gates.load_lowered(), *gates.note_lowered(verdicts, lower)]
        gates.write_baseline(gates.lower_figures(figures, pins), notes)
    else:
        report_verdicts(verdicts)


def report_verdicts(verdicts: Iterable[gates.Verdict]) -> None:
    """Print every verdict, the failing ones last; ends with status 1 where one fails or nothing is pinned."""
    ordered = sorted(verdicts, key=lambda verdict: verdict.fails)
    for verdict in ordered:
        click.echo(str(verdict))
    if not any(verdict.pin for verdict in ordered):
        raise EvaluationError("nothing is pinned: run `python -m evals gate --pin` once and commit baseline.json")
    failing = [verdict for verdict in ordered if verdict.fails]
    if failing:
        raise EvaluationError(
            f"{len(failing)} figures fell below the baseline. Repair what lowered them, or lower the baseline in the "
            'same commit with `python -m evals gate --lower "reason"`.'
        )
    click.echo("gate: held")


@main.command()
@click.option(
    "--stage", type=click.Choice(["attribution", "decoded", "names"]), default="attribution", show_default=True
)
@click.option("--split", default="dev", show_default=True, help="dev; test data stay unread.")
@click.option(
    "--show", type=click.IntRange(0), default=0, help="Print so many examples of each type, on the terminal only."
)
@click.option("--limit", type=click.IntRange(1), help="A sample of so many texts of each set.")
@take_options
def errors(options: Options, stage: str, split: str, show: int, limit: int | None) -> None:
    """Count what goes wrong on development data, into evals/errors/STAGE.md."""
    check_errors_allowed(split)
    plan = Plan(folder=gold.find_folder(options.data), split=split, limit=limit)
    predictions = make_predictions(options)
    page = log_names(plan, predictions, show) if stage == "names" else log_attributions(plan, predictions, stage, show)
    warn_refused(predictions)
    ERRORS.mkdir(exist_ok=True)
    (ERRORS / f"{stage}.md").write_text(page, encoding="utf-8")
    click.echo(page)


def log_attributions(plan: Plan, predictions: Predictions, stage: str, show: int) -> str:
    """The page of attribution errors, of the model alone (``decoded``) or of claims, and what the rules did."""
    layer = "claims" if stage == "attribution" else "decoded"
    articles = gold.pick_sample(gold.load_polnear(plan.folder, plan.split), plan.limit)
    predicted = [found for _, found in pair_articles(articles, predictions, layer, outermost=True)]
    findings = [f for pair in zip(articles, predicted, strict=True) for f in find_errors(*pair)]
    show_examples(findings, show)
    page = render_errors(f"attribution, {layer}, PolNeAR {plan.split}, {len(articles)} articles", findings)
    if layer == "decoded":
        return page
    decoded = [found for _, found in pair_articles(articles, predictions, "decoded", outermost=True)]
    return page + render_effect(compare_layers(articles, decoded, predicted))


def show_examples(findings: Iterable[Finding], count: int) -> None:
    """Print up to ``count`` findings of each type."""
    shown: dict[str, int] = {}
    for finding in findings:
        shown[finding.fault] = shown.get(finding.fault, 0) + 1
        if shown[finding.fault] <= count:
            click.echo(show_finding(finding))


def log_names(plan: Plan, predictions: Predictions, show: int) -> str:
    """The page of name errors."""
    findings: list[NameFinding] = []
    for scheme in load_schemes().values():
        texts = gold.pick_sample(gold.load_names(plan.folder, scheme.corpus, plan.split), plan.limit)
        tagged = predictions.tag([text.text for text in texts])
        findings += [
            finding
            for text, tags in zip(texts, tagged, strict=True)
            for finding in find_name_errors(scheme, text, tags.names)
        ]
    for finding in [finding for finding in findings if finding.fault is not NameFault.RIGHT][:show]:
        click.echo(f"{finding.corpus} {finding.fault} {finding.type}: ⟨{finding.words}⟩ ours ⟨{finding.given}⟩")
    return render_name_errors(f"names, {plan.split}", findings)


@main.command(name="seed")
@click.option("--show", is_flag=True, help="Print the words of claims that no mark expects, on the terminal only.")
@take_options
def check_seed(options: Options, show: bool) -> None:
    """Check the reading of the hand-marked dispatch."""
    marks = seed.load_marks()
    text = seed.read_dispatch(gold.find_folder(options.data), marks)
    reading = PackageReader(options.model).read(text, published=seed.PUBLISHED)
    checks = seed.check_reading(marks, reading)
    for check in checks:
        click.echo(seed.describe_check(check))
    strays = seed.find_strays(marks, checks, reading.claims)
    broken = seed.find_broken_silences(marks, reading.claims)
    required = [check for check in checks if check.expected.required]
    passed = sum(check.passes for check in required)
    click.echo(f"{passed} of {len(required)} with right words and source; {len(strays)} claims beside them, "
               f"{len(broken)} made of silences")  # fmt: skip
    for claim in strays if show else ():
        click.echo(f"  beside: {claim.source.words.text!r} {claim.content.text!r}")
    verdicts = seed_values.check_values(seed_values.load_details(), reading, checks)
    for verdict in verdicts:
        click.echo(seed_values.describe_verdict(verdict))
    wrong = [verdict for verdict in verdicts if verdict.wrong and verdict.required]
    click.echo(f"{len(verdicts) - len(wrong)} of {len(verdicts)} figures, times, hedges and silences right")
    if passed < len(required) or broken or wrong:
        raise EvaluationError("the dispatch is not read as a person reads it; the lines above say what is wrong")


@main.command()
@click.argument("copy", type=click.Path(path_type=Path, exists=True))
@click.option("--text", type=click.Path(path_type=Path, exists=True), required=True, help="The text that was marked.")
@click.option("--out", type=click.Path(path_type=Path), default=seed.EXPECTED, help="Where the offsets go.")
def mark(copy: Path, text: Path, out: Path) -> None:
    """Turn a marked COPY of a text into offsets (evals/marking.py says how to mark)."""
    offsets = make_offsets(copy.read_bytes().decode("utf-8"), text.read_bytes().decode("utf-8"))
    out.write_text(dump_offsets(offsets), encoding="utf-8")
    click.echo(f"{len(offsets['attributions'])} attributions written to {out}")


def dump_offsets(offsets: dict[str, Any]) -> str:
    """JSON with one attribution a line, so that a change is one line of a diff."""
    rows = ",\n".join("  " + json.dumps(row, ensure_ascii=False) for row in offsets["attributions"])
    head = json.dumps(offsets["text_sha256"])
    return f'{{\n "text_sha256": {head},\n "attributions": [\n{rows}\n ],\n "silences": {offsets["silences"]}\n}}\n'


def run() -> None:
    """The command line, with our own errors as one line and status 1."""
    try:
        main()
    except (EvaluationError, ReportedlyError) as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(1)


if __name__ == "__main__":
    run()
