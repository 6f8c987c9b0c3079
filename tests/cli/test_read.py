import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from reportedly.cli import main
from reportedly.workers import count_cores
from tests.fake_model import load_broken, load_fake

GOOD = "The mayor said the bridge is open again."
OTHER = "The engineer said the second valve was loose."


def call(*args: str, load: Any = load_fake, input: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["read", *args], obj=load, input=input, env={"COLUMNS": "80"})


def lines(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout_bytes.split(b"\n") if line]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_bytes(GOOD.encode())
    (tmp_path / "b.txt").write_bytes(OTHER.encode())
    return tmp_path


def test_a_file_becomes_a_sheet(folder: Path) -> None:
    result = call(str(folder / "a.txt"))
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "The mayor said the bridge is open again.\n"
        "date unknown\n"
        "1 claim: 1 named\n" + "─" * 80 + "\n\n"
        "  1  │ The mayor\n"
        "     │ named person\n"
        "     │ said: the bridge is open again\n\n"
    )


def test_json_is_one_object_a_line_in_the_order_of_input(folder: Path) -> None:
    result = call("--json", str(folder / "b.txt"), str(folder / "a.txt"))
    assert result.exit_code == 0
    assert [each["report"]["text"] for each in lines(result)] == [OTHER, GOOD]
    assert lines(result)[0]["claims"][0]["content"]["text"] == "the second valve was loose"


def test_a_folder_is_every_report_in_it(folder: Path) -> None:
    assert [each["report"]["text"] for each in lines(call("--json", str(folder)))] == [GOOD, OTHER]


@pytest.mark.parametrize("args", [(), ("-",)])
def test_standard_input(args: tuple[str, ...]) -> None:
    (reading,) = lines(call("--json", *args, input=GOOD))
    assert reading["report"]["text"] == GOOD


def test_the_text_is_kept_character_for_character() -> None:
    text = "The mayor said the bridge is open.\r\n\r\nIt rained on the town\u2028all day long, “nobody” went out. \r\n"
    (reading,) = lines(call("--json", input=b"\xef\xbb\xbf" + text.encode()))
    assert reading["report"]["text"] == text


def test_one_report_a_line(tmp_path: Path) -> None:
    rows = [{"text": GOOD, "id": "x1", "published": "2024-10-30"}, {"text": ""}, {"text": OTHER, "outlet": "Wire"}]
    (tmp_path / "wire.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    result = call("--json", str(tmp_path / "wire.jsonl"))
    first, error, last = lines(result)
    assert (first["report"]["id"], first["report"]["published"], last["report"]["outlet"]) == (
        *("x1", "2024-10-30", "Wire"),
    )
    assert error["schema"] == "reportedly/reading/1"
    assert error["error"]["input"] == f"{tmp_path / 'wire.jsonl'}:2"
    assert result.exit_code == 3


def test_what_cannot_be_read_is_said_on_both_sides_and_the_rest_still_comes(folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"")
    (folder / "c.txt").write_bytes(b"\x7fELF\x00\x00\x01\x02" * 40)
    result = call("--json", str(folder), "missing.txt")
    assert result.exit_code == 3
    found = lines(result)
    assert ["error" in each for each in found] == [True, False, True, True]
    complaints = result.stderr.splitlines()
    assert len(complaints) == 3
    for error, complaint in zip((found[0], found[2], found[3]), complaints, strict=True):
        assert complaint == f"reportedly: {error['error']['input']}: {error['error']['message']}"


def test_without_json_errors_go_to_standard_error_alone(folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"")
    result = call(str(folder))
    assert result.exit_code == 3
    assert "a.txt: " in result.stderr
    assert "a.txt" not in result.stdout
    assert "the second valve was loose" in result.stdout


def test_a_file_name_cannot_drive_the_terminal_and_is_whole_in_json(tmp_path: Path) -> None:
    path = tmp_path / "bad\x1b[2J.txt"
    path.write_bytes(b"")
    result = call("--json", str(path))
    assert "\x1b" not in result.stderr
    assert lines(result)[0]["error"]["input"] == str(path)


def test_a_file_name_that_is_no_utf8_still_gives_json(tmp_path: Path) -> None:
    path = str(tmp_path / "bad") + "\udcff.txt"
    result = call("--json", path)
    assert lines(result)[0]["error"]["input"] == str(tmp_path / "bad") + "\\xff.txt"
    assert result.exit_code == 3


def test_options_reach_the_reader(folder: Path) -> None:
    (reading,) = lines(call("--json", "--published", "2024-10-30", str(folder / "a.txt")))
    assert reading["report"]["published"] == "2024-10-30"
    assert "error" in lines(call("--json", "--max-size", "20", str(folder / "a.txt")))[0]
    assert "error" not in lines(call("--json", "--max-size", "1.5 KB", str(folder / "a.txt")))[0]
    assert "error" in lines(call("--json", "--format", "jsonl", str(folder / "a.txt")))[0]


def test_a_table_of_references_gives_ids_and_what_it_holds_beside_is_said(folder: Path, tmp_path: Path) -> None:
    table = tmp_path / "known.csv"
    table.write_text("id,name,kind,shoe\nM1,The mayor,person,43\n", encoding="utf-8")
    result = call("--json", "--references", str(table), str(folder / "a.txt"))
    assert lines(result)[0]["entities"][0]["ids"] == {"known": "M1"}
    assert "known.csv: not read: shoe" in result.stderr
    assert call("-q", "--references", str(table), str(folder / "a.txt")).stderr == ""


def test_references_that_cannot_be_read_end_it_before_anything_is_read(folder: Path, tmp_path: Path) -> None:
    table = tmp_path / "bad.csv"
    table.write_text("name\nThe mayor\n", encoding="utf-8")
    result = call("--references", str(table), str(folder / "a.txt"))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "bad.csv has no column id" in result.stderr


def test_settings_come_from_a_file_and_options_come_before_them(folder: Path) -> None:
    (folder / "my.toml").write_text("max_bytes = 20", encoding="utf-8")
    config = ("--config", str(folder / "my.toml"))
    assert call(*config, str(folder / "a.txt")).exit_code == 3
    assert call(*config, "--max-size", "1M", str(folder / "a.txt")).exit_code == 0


@pytest.mark.parametrize(
    ("args", "complaint"),
    [
        (("--max-size", "big"), "'big' is no size: give bytes, or a number with K, M or G, such as 20M."),
        (("--max-size", "0"), "'0' is no size"),
        (("--jobs", "-1"), "-1 is not in the range x>=0"),
        (("--threads", "0"), "0 is not in the range x>=1"),
        (("--format", "pdf"), "'pdf' is not one of"),
        (("--jsno",), "No such option"),
        (("--published", "yesterday"), "yesterday"),
    ],
)
def test_a_wrong_call_ends_with_2(args: tuple[str, ...], complaint: str) -> None:
    result = call(*args, input=GOOD)
    assert result.exit_code == 2
    assert complaint in result.stderr
    assert result.stdout == ""
    assert "Traceback" not in result.stderr


def test_weights_that_cannot_be_loaded_end_it_with_1() -> None:
    result = call(load=load_broken, input=GOOD)
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "reportedly: the weights are damaged\n")


def test_more_jobs_than_cores_are_cut_and_said() -> None:
    result = call("--json", "--jobs", "1", "--threads", "999", input=GOOD)
    assert result.exit_code == 0
    cores = count_cores()
    assert result.stderr == (
        f"reportedly: 1 x 999 jobs and threads are more than the {cores} cores here: reading with 1 x {cores}\n"
    )
    assert call("--json", "--quiet", "--threads", "999", input=GOOD).stderr == ""


@pytest.mark.skipif(count_cores() < 2, reason="two jobs need two cores")
def test_jobs_change_no_byte(tmp_path: Path) -> None:
    rows = [GOOD, "The cook said SLEEP is for others on this ship.", "", OTHER, "The clerk said REFUSE to all of them."]
    (tmp_path / "wire.jsonl").write_text("".join(json.dumps({"text": row}) + "\n" for row in rows), encoding="utf-8")
    path = str(tmp_path / "wire.jsonl")
    alone, together = call("--json", "--jobs", "1", path), call("--json", "--jobs", "2", path)
    assert alone.stdout_bytes == together.stdout_bytes
    assert (alone.exit_code, alone.stderr) == (together.exit_code, together.stderr) == (3, alone.stderr)
    assert len(lines(alone)) == 5
