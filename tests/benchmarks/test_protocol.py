import io
import json
import subprocess
import sys
from pathlib import Path

from benchmarks.protocol import Loaded, Outcome, read_articles, serve


def load_fake():
    def run(articles, batch):
        return Outcome(found=batch * len(articles), refused=(1,))

    return Loaded(run=run, versions={"fake": "1.0"}, refusals="every other one")


def talk(load, *requests):
    sink = io.StringIO()
    status = serve(load, ["one", "two"], source=io.StringIO("".join(f"{line}\n" for line in requests)), sink=sink)
    return status, [json.loads(line) for line in sink.getvalue().splitlines()]


def test_a_contender_says_that_it_is_ready_runs_and_tells_its_memory():
    status, (ready, ran, used) = talk(load_fake, '{"run": {"batch": 8}}', '{"memory": {}}')
    assert status == 0
    assert ready["ready"]["versions"] == {"fake": "1.0"}
    assert ready["ready"]["refusals"] == "every other one"
    assert ready["ready"]["load_s"] >= 0
    assert {name: ran["ran"][name] for name in ("articles", "found", "refused")} == {
        "articles": 2,
        "found": 16,
        "refused": [1],
    }
    assert ran["ran"]["wall_s"] > 0
    assert used["used"]["peak_kb"] >= used["used"]["loaded_kb"] > 1000


def test_a_contender_that_cannot_load_says_why():
    def load():
        raise RuntimeError("no weights here")

    assert talk(load) == (1, [{"failed": "RuntimeError: no weights here"}])


def test_a_request_that_is_not_known_ends_the_talk():
    status, answers = talk(load_fake, '{"dance": {}}')
    assert status == 1
    assert answers[-1] == {"failed": "ValueError: a request is 'run' or 'memory', not '{\"dance\": {}}'"}


def test_the_peak_is_that_of_the_process_and_stays_when_memory_is_given_back():
    program = """
from benchmarks.protocol import peak_kb
before = peak_kb()
ballast = b"x" * 50_000_000
del ballast
print(before, peak_kb())
"""
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True)
    before, after = map(int, done.stdout.split())
    assert before < 40_000
    assert after > before + 40_000


def test_articles_are_a_json_list(tmp_path):
    path = tmp_path / "articles.json"
    path.write_text('["one", "two — “three”"]', encoding="utf-8")
    assert read_articles(path) == ["one", "two — “three”"]
