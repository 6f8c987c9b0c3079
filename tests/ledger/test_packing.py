import json
from dataclasses import replace

import pytest
from hypothesis import given

from reportedly.ledger.packing import _packer, pack_reading, pack_report, unpack_reading, unpack_report
from reportedly.vocabulary import Reading
from tests.ledger.made_readings import make_reading, readings
from tests.sample_reading import READING


@given(readings())
def test_what_is_packed_is_unpacked(reading: Reading) -> None:
    assert unpack_reading(pack_reading(reading), reading.report.text) == reading
    assert unpack_report(pack_report(reading.report), reading.report.text) == reading.report


def test_the_text_is_not_in_it_and_the_names_are_those_of_the_vocabulary() -> None:
    packed = json.loads(pack_reading(READING))
    assert "text" not in packed["report"]
    assert packed["claims"][0]["source"]["role"]["text"] == "Harbour Master"
    assert packed["claims"][0]["confidence"] == 0.93127
    assert packed["report"]["parts"][0] == {"kind": "headline", "span": [0, 36]}


def test_a_field_that_is_not_there_has_its_default_and_an_unknown_one_is_passed_over() -> None:
    reading = make_reading(["The mayor said the bridge is open."])
    packed = json.loads(pack_reading(reading))
    del packed["silences"], packed["claims"][0]["distancing"]
    packed["claims"][0]["mood"] = "calm"
    assert unpack_reading(json.dumps(packed).encode(), reading.report.text) == reading


def test_a_whole_number_stays_one_of_any_length() -> None:
    figure = replace(READING.figures[0], low=-(10**5000), high=2**53 + 1)
    reading = replace(READING, figures=(figure,))
    assert unpack_reading(pack_reading(reading), READING.report.text).figures == (figure,)


def test_a_type_that_could_be_read_in_two_ways_is_refused() -> None:
    with pytest.raises(ValueError, match="too many values"):
        _packer(str | bytes | None)
