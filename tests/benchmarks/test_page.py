import pytest

from benchmarks.page import CLOSING, OPENING, replace_block, write_page


def test_a_new_page_has_its_words_and_the_block(tmp_path):
    path = tmp_path / "reference" / "speed.md"
    write_page(path, "| a |\n")
    page = path.read_text(encoding="utf-8")
    assert page.startswith("# Speed and memory\n")
    assert page.endswith(f"{OPENING}\n\n| a |\n\n{CLOSING}\n")


def test_writing_again_changes_the_block_only(tmp_path):
    path = tmp_path / "speed.md"
    write_page(path, "old")
    path.write_text(path.read_text(encoding="utf-8") + "\nWords after it.\n", encoding="utf-8")
    write_page(path, "new")
    page = path.read_text(encoding="utf-8")
    assert "old" not in page
    assert page.endswith(f"new\n\n{CLOSING}\n\nWords after it.\n")
    write_page(path, "new")
    assert path.read_text(encoding="utf-8") == page


@pytest.mark.parametrize("page", [OPENING, CLOSING, f"{CLOSING}\n{OPENING}"])
def test_a_page_with_broken_marks_is_left_alone(page):
    with pytest.raises(ValueError, match="restore both, or remove both"):
        replace_block(page, "block")
