from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reading.gazetteer.layout import Sections, pack_sections

NAMES = st.text("abcdefgh", min_size=1, max_size=9)


@given(content=st.dictionaries(NAMES, st.binary(max_size=40), min_size=1, max_size=6))
def test_what_is_packed_can_be_viewed(content: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("sections") / "file.bin"
    path.write_bytes(pack_sections(content))
    sections = Sections(path)
    assert {name: bytes(sections.view(name)) for name in content} == content


def test_numbers_lie_where_they_can_be_read_as_such(tmp_path: Path) -> None:
    path = tmp_path / "file.bin"
    path.write_bytes(pack_sections({"a": b"x", "b": (7).to_bytes(8, "little")}))
    assert Sections(path).view("b").cast("Q").tolist() == [7]


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "file.bin"
    path.write_bytes(b"something else entirely")
    with pytest.raises(ValueError, match="no gazetteer file"):
        Sections(path)


def test_a_directory_that_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="directory"):
        pack_sections({"n" * 200: b""})
