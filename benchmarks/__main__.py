"""Measure speed and memory beside the peers and write the page: ``python -m benchmarks --help``."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks.articles import ArticlesError, choose_articles, spread
from benchmarks.contest import Plan, enlist, run_contest
from benchmarks.environment import Wanted, set_up
from benchmarks.lineup import ALL, CLAIMS, OURS, ROOT, YARDSTICKS, our_contenders, peer_contenders
from benchmarks.machine import describe_machine, hold_to_core
from benchmarks.page import write_page
from benchmarks.records import Contender, Corpus, Machine, Result
from benchmarks.selection import keep_common, survey
from benchmarks.table import render


def parse_options(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The command line, every option with its default."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Measure speed and memory of the reader beside its peers, on one core, and write the page.",
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    add = parser.add_argument
    add("--data", type=Path, default=ROOT.parent / "shared" / "data", help="folder with wikinews.jsonl or text files")
    add("--articles", type=int, default=40, help="how many articles")
    add("--words", type=int, default=600, help="words in an article, about")
    add("--rounds", type=int, default=7, help="timed passes of each contender")
    add("--starts", type=int, default=7, help="fresh processes of each kind")
    add("--only", action="append", choices=ALL, help="run this contender only; may be repeated")
    add("--core", type=int, help="the core to hold to; by default the highest allowed")
    add("--patience", type=float, default=600, help="seconds to wait for one answer of a contender")
    add("--pipeline", help="a spaCy pipeline to use instead of en_core_web_md: a package's name or a folder")
    add("--requirement", help="what pip installs for --pipeline: a wheel file, say")
    add("--environment", type=Path, default=ROOT / ".venv-bench", help="the peers' environment")
    add("--page", type=Path, default=ROOT / "docs" / "reference" / "speed.md", help="the page to write")
    add("--raw", type=Path, help="also write everything measured as JSON to this file")
    add("--dry", action="store_true", help="print the figures, write no page")
    options = parser.parse_args(arguments)
    for name in ("articles", "words", "rounds", "starts"):
        if getattr(options, name) < 1:
            parser.error(f"--{name} must be at least 1, not {getattr(options, name)}")
    if options.requirement and not options.pipeline:
        parser.error("--requirement needs --pipeline, the name of what it installs")
    return options


def say(line: str) -> None:
    """Progress, on standard error."""
    print(line, file=sys.stderr, flush=True)


def list_contenders(options: argparse.Namespace) -> list[Contender]:
    """Those that were asked for; the peers' environment is made only where one of them is."""
    contenders = [*our_contenders()]
    if options.only is None or not {OURS, CLAIMS} >= set(options.only):
        wanted = Wanted(
            folder=options.environment.absolute(), pipeline=options.pipeline, requirement=options.requirement
        )
        contenders.extend(peer_contenders(set_up(wanted, say=say)))
    return [contender for contender in contenders if options.only is None or contender.name in options.only]


def name_origin(folder: Path) -> str:
    """Where the articles come from, in words that mean something elsewhere too."""
    return "Wikinews" if (folder / "wikinews.jsonl").is_file() else f"the texts in {folder.name}/"


def measure(options: argparse.Namespace, contenders: Sequence[Contender]) -> tuple[list[Result], Corpus, Machine]:
    """Cut the articles, hold to one core, keep the articles that every contender reads and run the contest."""
    folder, cut = choose_articles((options.data, ROOT / "samples"), words=options.words, count=2 * options.articles)
    with tempfile.TemporaryDirectory() as scratch, hold_to_core(options.core) as core:
        machine = describe_machine(core)
        plan = Plan(
            articles=Path(scratch) / "articles.json",
            article=Path(scratch) / "article.txt",
            rounds=options.rounds,
            starts=options.starts,
            patience_s=options.patience,
            say=say,
        )
        lay_out(cut, plan)
        results = survey([enlist(contender, say=say) for contender in contenders], plan)
        common = keep_common(cut, results)
        chosen = spread(common, options.articles)
        corpus = describe_corpus(chosen, common=len(common), cut=len(cut), origin=name_origin(folder))
        lay_out(chosen, plan)
        return run_contest(results, plan), corpus, machine


def lay_out(articles: Sequence[str], plan: Plan) -> None:
    """Write the files that the contenders read."""
    plan.articles.write_text(json.dumps(articles), encoding="utf-8")
    plan.article.write_text(articles[0], encoding="utf-8")


def describe_corpus(chosen: Sequence[str], *, common: int, cut: int, origin: str) -> Corpus:
    """The articles of the race in numbers. Raises ``ArticlesError`` where there are none."""
    if not chosen:
        raise ArticlesError(f"of {cut} articles there is none that every contender reads: ask for more by --articles")
    return Corpus(
        origin=origin,
        cut=cut,
        common=common,
        articles=len(chosen),
        words=sum(len(article.split()) for article in chosen),
        characters=sum(len(article) for article in chosen),
    )


def write_raw(path: Path, results: Sequence[Result], corpus: Corpus, machine: Machine) -> None:
    """Everything measured, without the contenders' commands: they name folders of this machine."""
    rows = [{"name": result.contender.name, **asdict(result)} for result in results]
    for row in rows:
        del row["contender"]
    raw = {"machine": asdict(machine), "corpus": asdict(corpus), "results": rows}
    path.write_text(json.dumps(raw, indent=1) + "\n", encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status: 1 where a contender failed or is missing; the figures of the others are written all the same."""
    options = parse_options(arguments)
    os.chdir(ROOT)
    contenders = list_contenders(options)
    try:
        results, corpus, machine = measure(options, contenders)
    except ArticlesError as error:
        say(str(error))
        return 1
    block = render(results, ours=(OURS, CLAIMS), yardsticks=YARDSTICKS, corpus=corpus, machine=machine)
    print(block)
    if options.raw is not None:
        write_raw(options.raw, results, corpus, machine)
    if not options.dry:
        write_page(options.page, block)
    expected = set(ALL) if options.only is None else set(options.only)
    fine = {result.contender.name for result in results if result.failure is None}
    return 0 if expected <= fine else 1


if __name__ == "__main__":
    sys.exit(main())
