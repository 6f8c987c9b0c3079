from __future__ import annotations

from pathlib import Path

import pytest

from evals.records import EvaluationError, Figure
from evals.report import BEGIN, END, describe_run, find_published, load_published, render_table, write_section

FIGURES = [
    Figure(key="claims.polnear.linked", group="A", title="linked", value=0.7512, support=12),
    Figure(key="claims.polnear.auroc", group="A", title="AUROC", value=None, support=3),
    Figure(key="names.x", group="B", title="names", value=1.0, support=4, lower_is_better=True),
]


def test_figures_stand_beside_published_ones_in_tables_by_group() -> None:
    page = render_table(FIGURES, {"polnear.linked": ((75.3, "people"),)})
    assert "### A\n" in page
    assert "### B\n" in page
    assert "| linked | 75.1 | 12 | 75.3 people |" in page
    assert "| AUROC | – | 3 |  |" in page
    assert "| names (less is better) | 100.0 | 4 |  |" in page


def test_published_figures_are_found_whatever_the_layer() -> None:
    published = load_published()
    assert find_published(published, "decoded.cofenet.alone.exact.source")[0] == (83.2, "CofeNet-BERT")
    assert find_published(published, "names.uner_ewt.exact") == ((86.0, "XLM-R large"),)
    assert find_published(published, "claims.cofenet.joined.exact.source") == ()


def test_a_sample_is_said_to_be_one() -> None:
    assert "sample" in describe_run("dev", 5, "abc")
    assert "sample" not in describe_run("dev", None, "abc")


def test_a_page_is_made_and_then_only_its_section_written_again(tmp_path: Path) -> None:
    path = tmp_path / "reference" / "accuracy.md"
    write_section(path, "first")
    page = path.read_text().replace("# Accuracy", "# Accuracy\n\nBy hand.") + "\nAfter.\n"
    path.write_text(page)
    write_section(path, "second")
    written = path.read_text()
    assert "By hand." in written
    assert written.endswith("After.\n")
    assert "second" in written
    assert "first" not in written
    assert written.count(BEGIN) == written.count(END) == 1


def test_a_page_without_marks_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text("mine")
    with pytest.raises(EvaluationError, match="needs one line"):
        write_section(path, "ours")
    assert path.read_text() == "mine"
