import pytest

from reportedly.records.claims import tell_end


@pytest.mark.parametrize("how", ["dropped", "writethru", "correction", "kill", "withhold"])
def test_every_end_is_told_with_its_time(how: str) -> None:
    assert "2024-11-02" in tell_end(how, "2024-11-02")
    assert tell_end(None, None) == ""
