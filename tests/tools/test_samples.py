import json

import pytest

from tests.conftest import ROOT
from tools import samples


def test_each_sample_of_plain_text_is_there_with_its_outlet_and_date() -> None:
    found = list(samples.list_samples())
    texts = {path.read_bytes().decode("utf-8") for path in (ROOT / "samples").glob("2*.txt")}
    assert {each["text"] for each in found} == texts
    assert all(each["outlet"] and each["title"] for each in found)
    assert {each["published"] for each in found} == {path.name[:10] for path in (ROOT / "samples").glob("2*.txt")}


def test_they_are_printed_as_json_lines(capsys: pytest.CaptureFixture[str]) -> None:
    assert samples.main() == 0
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line) for line in lines] == list(samples.list_samples())
