"""No figure, name or quotation in any output that does not resolve to a span of a stored report."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from reportedly import Reader, Settings
from reportedly.cli.program import main
from reportedly.keeping import add_readings
from reportedly.ledger import open_ledger
from reportedly.vocabulary import Reading, Report
from tests.answered import make_answered
from tests.conftest import ROOT
from tests.sample_reading import READING
from tests.test_answers import ELSEWHERE, LATER, WIRE
from tests.traced import Stored, find_untraced, store
from tests.traced_shown import Kept, find_untraced_cells, find_untraced_text

GOLD = ROOT.parent / "shared" / "data"
_GOLD_REPORTS = 12
_FROM_ELSEWHERE = re.compile(r"\d+ [A-Z][a-z]+ \d{4}|report [^\s)]+|and \d+ more sources?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One line of JSON that a command printed."""

    command: str
    printed: Any


def run(path: Path, *args: str) -> list[Shown]:
    result = CliRunner().invoke(main, [*args, "--json", "--ledger", str(path)])
    assert result.exit_code == 0, (args, result.stderr, result.exception)
    return [Shown(command=" ".join(args), printed=json.loads(line)) for line in result.stdout_bytes.splitlines()]


def run_sentence(path: Path, id: str) -> Iterator[Shown]:
    """The line for copy, without dates and ids: what is left must stand in the reports."""
    result = CliRunner().invoke(main, ["figures", id, "--sentence", "--ledger", str(path)])
    assert result.exit_code == 0, (id, result.stderr, result.exception)
    told = _FROM_ELSEWHERE.sub("", result.stdout.strip())
    yield Shown(command=f"figures {id} --sentence", printed={"label": told})


def walk(path: Path, readings: Iterable[Reading], asked: Iterable[str]) -> Iterator[Shown]:
    """What every command on a ledger prints, as far as it knows something to print."""
    held = list(readings)
    yield from run(path, "claims", "--limit", "10000")
    yield from run(path, "timeline", "--limit", "10000")
    yield from run(path, "silences", "--limit", "10000")
    yield from run(path, "origins", "--limit", "10000")
    yield from run(path, "changed", "--since", "1970-01-01", "--limit", "10000")
    for report in dict.fromkeys(reading.report.id for reading in held):
        yield from run(path, "report", report)
    names = {claim.source.name for reading in held for claim in reading.claims if claim.source.name}
    for name in sorted(names)[:20]:
        yield from run(path, "source", name)
    for kind in ("questions", "stories"):
        lines = run(path, kind, "--limit", "10000")
        yield from lines
        command = "figures" if kind == "questions" else "stories"
        for line in lines:
            yield from run(path, command, line.printed["id"])
            if kind == "questions":
                yield from run_sentence(path, line.printed["id"])
    for words in asked:
        yield from run(path, "figures", words)


def show(path: Path, *args: str) -> str:
    """What a command prints as it is called: lines for a terminal that is as wide as any, or CSV.

    A sheet is asked for with one column: where it has two, lines of both stand side by side.
    """
    width = "80" if args[0] == "report" else "140"
    result = CliRunner().invoke(main, [*args, "--ledger", str(path)], env={"COLUMNS": width})
    assert result.exit_code == 0, (args, result.stderr, result.exception)
    return result.stdout


LISTS: tuple[tuple[str, ...], ...] = (
    ("claims",),
    ("timeline",),
    ("silences",),
    ("changed", "--since", "1970-01-01"),
    ("questions", "--all"),
    ("stories",),
)


def walk_shown(path: Path, readings: Iterable[Reading], asked: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """The calls of every command that shows what a ledger has; those that list take ``--csv`` too."""
    held = list(readings)
    names = sorted({claim.source.name for reading in held for claim in reading.claims if claim.source.name})
    yield from ((*command, "--limit", "10000") for command in LISTS)
    yield from (("source", name) for name in names[:20])
    for kind, command in (("questions", "figures"), ("stories", "stories")):
        yield from ((command, line.printed["id"]) for line in run(path, kind, "--limit", "10000"))
    yield from (("figures", words) for words in asked)


def check_shown(path: Path, readings: list[Reading], asked: list[str]) -> tuple[list[str], set[str]]:
    """What does not resolve on a terminal or in CSV, and the commands that showed something."""
    kept, faults, commands = Kept.of(readings), [], set()
    for args in walk_shown(path, readings, asked):
        shown, written = show(path, *args), show(path, *args, "--csv")
        commands.update({args[0]} if shown and written.count("\n") > 1 else ())
        faults += [f"{' '.join(args)}: {fault}" for fault in find_untraced_text(shown, kept)]
        faults += [f"{' '.join(args)} --csv: {fault}" for fault in find_untraced_cells(written, kept)]
    for args in (("origins", "--limit", "10000"), *(("report", each.report.id) for each in readings)):
        shown = show(path, *args)
        commands.update({args[0]} if shown else ())
        faults += [f"{' '.join(args)}: {fault}" for fault in find_untraced_text(shown, kept)]
    return faults, commands


def check(shown: Iterable[Shown], stored: Mapping[str, Stored]) -> tuple[list[str], set[str]]:
    """What does not resolve, and the commands that printed something."""
    faults, commands = [], set()
    for each in shown:
        commands.add(each.command.split()[0])
        faults += [f"{each.command}: {fault}" for fault in find_untraced(each.printed, stored)]
    return faults, commands


def keep(path: Path, readings: list[Reading]) -> dict[str, Stored]:
    with open_ledger(path) as ledger:
        list(add_readings(ledger, readings))
    return {reading.report.id: store(reading) for reading in readings}


EVERY_VIEW = {
    "claims",
    "timeline",
    "silences",
    "origins",
    "changed",
    "report",
    "source",
    "questions",
    "stories",
    "figures",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Reading], dict[str, Stored]]:
    path = tmp_path_factory.mktemp("traced") / "desk.ledger"
    wire = make_answered(WIRE, id="wire", published="2024-11-01", outlet="Northline")
    copy = make_answered(WIRE, id="copy", published="2024-11-02", outlet="Harbour Courier")
    later = make_answered(LATER, id="later", published="2024-11-05", outlet="Northline")
    other = make_answered(ELSEWHERE, id="other", published="2024-11-06", outlet="Prairie Sentinel")
    readings = [wire, copy, later, other, READING]
    return path, readings, keep(path, readings)


def test_all_views_of_made_readings_resolve(made: tuple[Path, list[Reading], dict[str, Stored]]) -> None:
    path, readings, stored = made
    faults, commands = check(walk(path, readings, ["soldiers in Varn"]), stored)
    assert faults == []
    assert commands == EVERY_VIEW


def test_all_that_made_readings_show_resolves(made: tuple[Path, list[Reading], dict[str, Stored]]) -> None:
    path, readings, _ = made
    faults, commands = check_shown(path, readings, ["soldiers in Varn"])
    assert faults == []
    assert commands == EVERY_VIEW


@pytest.mark.parametrize(
    ("args", "right", "wrong"),
    [
        (("figures", "soldiers in Varn"), "900 soldiers  ", "901 soldiers  "),
        (("figures", "soldiers in Varn"), "“about 400 soldiers”", "“about some soldiers”"),
        (("figures", "soldiers in Varn"), "Ada Holm · named person", "Ida Molm · named person"),
        (("changed", "--since", "1970-01-01"), "“900 soldiers”", "“902 soldiers”"),
        (("timeline",), "900 soldiers are in Varn", "900 soldiers are on Varn"),
        (("timeline",), "ministry · organization", "monastery · organization"),
        (("claims",), "claim later-0", "claim later-7"),
        (("claims",), "up to 700 soldiers are in Varn", "up to 700 soldiers are in Yarn"),
        (("source", "ministry"), "900 soldiers are", "90 sailors are"),
        (("questions", "--all"), "“to sail on Monday”", "“to sail on Tuesday”"),
        (("report", "wire"), "Ada Holm · person", "Ida Molm · person"),
        (("origins",), "“Ferry held in port", "“Ferries held in port"),
    ],
)
def test_what_is_planted_on_a_terminal_is_caught(
    made: tuple[Path, list[Reading], dict[str, Stored]], args: tuple[str, ...], right: str, wrong: str
) -> None:
    path, readings, _ = made
    shown = show(path, *args)
    assert right in shown
    assert list(find_untraced_text(shown, Kept.of(readings))) == []
    assert list(find_untraced_text(shown.replace(right, wrong), Kept.of(readings))) != []


@pytest.mark.parametrize(
    ("args", "right", "wrong"),
    [
        (("figures", "soldiers in Varn"), ",900 soldiers,", ",901 soldiers,"),
        (("figures", "soldiers in Varn"), ",18:30,", ",18:31,"),
        (("figures", "soldiers in Varn"), ",Ada Holm,", ",Ida Molm,"),
        (("changed", "--since", "1970-01-01"), "“900 soldiers”", "“902 soldiers”"),
        (("changed", "--since", "1970-01-01"), ",18:30,later,", ",18:30,wire,"),
        (("timeline",), "Ada Holm,Ada Holm,50:58", "Ida Molm,Ada Holm,50:58"),
        (("timeline",), ",up to 700 soldiers,,700", ",up to 701 soldiers,,700"),
        (("claims",), "900 soldiers are in Varn,18:42", "900 soldiers are in Varn,17:42"),
        (("source", "ministry"), ",The ministry,0:12", ",The ministry,0:11"),
        (("silences",), "212:237", "211:237"),
        (("questions", "--all"), "“to sail on Monday”", "“to sail on Tuesday”"),
        (("stories",), "Ferry held in port after engine fire", "Ferry held in port after 77 fires"),
    ],
)
def test_what_is_planted_in_cells_is_caught(
    made: tuple[Path, list[Reading], dict[str, Stored]], args: tuple[str, ...], right: str, wrong: str
) -> None:
    path, readings, _ = made
    written = show(path, *args, "--csv")
    assert right in written
    assert list(find_untraced_cells(written, Kept.of(readings))) == []
    assert list(find_untraced_cells(written.replace(right, wrong), Kept.of(readings))) != []


Plant = Callable[[Any], None]


def plant_figure(printed: Any) -> None:
    printed["sources"][0]["positions"][0]["words"]["text"] = "901 soldiers"


def plant_place(printed: Any) -> None:
    printed["sources"][0]["positions"][0]["words"]["spans"][0][1] += 1


def plant_name(printed: Any) -> None:
    printed["sources"][0]["positions"][0]["source_name"] = "Ida Molm"


def plant_label(printed: Any) -> None:
    printed["question"]["label"] = "How many of the 77 soldiers are in Varn?"


def plant_reason(printed: Any) -> None:
    printed["relations"][0]["reason"] = "“902 soldiers” and “about 400 soldiers” do not overlap"


def plant_copy(printed: Any) -> None:
    positions = [each for source in printed["sources"] for each in source["positions"]]
    copied = next(each for each in positions if each["copies"])
    copied["copies"][0]["report"]["id"] = "later"


@pytest.mark.parametrize("plant", [plant_figure, plant_place, plant_name, plant_label, plant_reason, plant_copy])
def test_what_is_planted_is_caught(made: tuple[Path, list[Reading], dict[str, Stored]], plant: Plant) -> None:
    path, _, stored = made
    (shown, *_) = run(path, "figures", "soldiers in Varn")
    assert list(find_untraced(shown.printed, stored)) == []
    planted = deepcopy(shown.printed)
    plant(planted)
    assert list(find_untraced(planted, stored)) != []


@pytest.mark.parametrize(
    "printed",
    [
        {"report": "wire", "content": "about 400 soldiers", "spans": [[0, 18]]},
        {"report": "wire", "source_words": "The mayor"},
        {"report": {"id": "wire"}, "claim": {"content": {"text": "The ministry", "spans": [[0, 11]]}}},
        {"report": {"id": "gone"}, "text": "The ministry", "span": [0, 12]},
        {"label": "How many soldiers are in Varn: 903 soldiers, according to ministry"},
        {"report": {"id": "wire"}, "source": {"name": "Ida Molm", "entity": "e1", "naming": "named"}},
    ],
)
def test_what_stands_nowhere_is_caught(
    made: tuple[Path, list[Reading], dict[str, Stored]], printed: dict[str, Any]
) -> None:
    assert len(list(find_untraced(printed, made[2]))) == 1


@pytest.mark.model
def test_all_views_of_the_samples_resolve(tmp_path: Path) -> None:
    readings = list(read_samples())
    stored = keep(tmp_path / "desk.ledger", readings)
    faults, commands = check(walk(tmp_path / "desk.ledger", readings, ["North Korean troops in Russia"]), stored)
    assert faults == []
    assert commands == EVERY_VIEW
    faults, commands = check_shown(tmp_path / "desk.ledger", readings, ["North Korean troops in Russia"])
    assert faults == []
    assert commands == EVERY_VIEW


def read_samples() -> Iterator[Reading]:
    """The samples, those of plain text dated by their names."""
    reader = Reader(Settings())
    for path in sorted((ROOT / "samples").glob("20*")):
        published = path.name[:10] if path.suffix == ".txt" else None
        for reading in reader.read_files([str(path)], published=published):
            assert isinstance(reading, Reading)
            yield reading


@pytest.mark.model
@pytest.mark.skipif(not GOLD.is_dir(), reason="the gold reports are not part of this repository")
def test_all_views_of_gold_reports_resolve(tmp_path: Path) -> None:
    readings = list(read_gold())
    stored = keep(tmp_path / "desk.ledger", readings)
    faults, _ = check(walk(tmp_path / "desk.ledger", readings, ["troops", "people killed"]), stored)
    assert faults == []
    faults, _ = check_shown(tmp_path / "desk.ledger", readings, ["troops", "people killed"])
    assert faults == []


def read_gold() -> Iterator[Reading]:
    """The dispatch, and the first reports of the set of local reports."""
    reader = Reader(Settings())
    with (GOLD / "gun_reports.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for _, line in zip(range(_GOLD_REPORTS), lines, strict=False)]
    texts = [Report(id=f"gold-{number}", text=row["text"], published="2017-01-01") for number, row in enumerate(rows)]
    dispatch = reader.read_files([str(GOLD / "seed_dispatch.txt")], published="2024-10-30")
    for reading in (*dispatch, *reader.read_many(texts)):
        assert isinstance(reading, Reading)
        yield reading
