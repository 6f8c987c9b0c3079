"""Fake contenders: real processes that talk the protocol and do next to nothing."""

import sys
from pathlib import Path

import pytest

from benchmarks.contest import Plan
from benchmarks.records import Contender, Result

ROOT = Path(__file__).resolve().parents[2]

SOUND = """
import sys, time
from benchmarks.protocol import Loaded, Outcome, main

def load():
    def run(articles, batch):
        until = time.process_time() + {pause} / batch
        while time.process_time() < until:
            pass
        print("a library that prints")
        return Outcome(found=3 * len(articles))
    return Loaded(run=run, versions={{"fake": "1.0"}})

sys.exit(main(load))
"""

CRASHING = """
import sys
from benchmarks.protocol import Loaded, Outcome, main

def load():
    passes = []
    def run(articles, batch):
        passes.append(batch)
        if len(passes) > {good}:
            raise RuntimeError("out of ink")
        return Outcome(found=0)
    return Loaded(run=run, versions={{"fake": "0.1"}})

sys.exit(main(load))
"""


REFUSING = """
import sys
from benchmarks.protocol import Loaded, Outcome, main

def load():
    def run(articles, batch):
        return Outcome(found=1, refused=tuple(n for n, article in enumerate(articles) if {word!r} in article))
    return Loaded(run=run, versions={{"fake": "0.2"}}, refusals="it dislikes a word")

sys.exit(main(load))
"""


@pytest.fixture
def make_contender(tmp_path):
    """Makes a contender of a program's text."""

    def make(name, program, **options):
        path = tmp_path / f"{name}.py"
        path.write_text(program, encoding="utf-8")
        environment = (("PYTHONPATH", str(ROOT)),)
        return Contender(name=name, command=(sys.executable, str(path)), environment=environment, **options)

    return make


@pytest.fixture
def enter(make_contender):
    """Makes the empty result of a contender of a program's text."""
    return lambda name, program, **options: Result(contender=make_contender(name, program, **options))


@pytest.fixture
def said():
    """The progress lines of a run."""
    return []


@pytest.fixture
def plan(tmp_path, said):
    """A short run over two articles."""
    articles, article = tmp_path / "articles.json", tmp_path / "article.txt"
    articles.write_text('["One article.", "Another article."]', encoding="utf-8")
    article.write_text("One article.", encoding="utf-8")
    return Plan(articles=articles, article=article, rounds=2, starts=2, patience_s=20, say=said.append)


@pytest.fixture
def sound():
    """The program of a contender that works; a larger batch makes it faster."""
    return SOUND.format(pause=0.02)


@pytest.fixture
def crashing():
    """Makes the program of a contender that fails after some good passes."""
    return lambda good: CRASHING.format(good=good)


@pytest.fixture
def refusing():
    """Makes the program of a contender that refuses articles with a certain word."""
    return lambda word: REFUSING.format(word=word)
