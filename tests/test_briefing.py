"""Stories at a glance: how many of their texts are independent."""

from pathlib import Path

from reportedly.answers.briefing import list_briefs
from reportedly.keeping import add_readings
from reportedly.ledger import open_ledger
from tests.answered import make_answered

FIRST = [
    "Anna Borel said about 300 soldiers are in Varn.",
    "They came over the old bridge before dawn in some forty covered lorries and went to the barracks by the river.",
    "Shops in the lower town stayed shut, and the two schools there sent all of their children home at noon, "
    "some on foot and some in the council's only bus.",
    "By evening the square was empty but for a dog and the man who sells papers, and both went home early.",
]
SECOND = [
    "Anna Borel said about 300 soldiers are in Varn.",
    "Carl Dorn said 500 soldiers are in Varn.",
    "He had counted tents on the meadow behind the mill, and smoke from many fires.",
    "The bakery could not keep up with what they bought.",
]


def tell(id: str, sentences: list[str], outlet: str) -> object:
    return make_answered(sentences, id=id, title="Soldiers in Varn", outlet=outlet, published="2024-10-30")


def count(folder: Path, *readings: object) -> tuple[int, int | None]:
    with open_ledger(folder / "x.ledger") as ledger:
        list(add_readings(ledger, readings))  # type: ignore[arg-type]
        (brief,), _ = list_briefs(ledger)
    assert brief.story.size == len(readings)
    return brief.origins, brief.story.origins


def test_two_texts_are_two_origins(tmp_path: Path) -> None:
    assert count(tmp_path, tell("a", FIRST, "Post"), tell("b", SECOND, "Sun")) == (2, 2)


def test_a_copy_adds_none(tmp_path: Path) -> None:
    assert count(tmp_path, tell("a", FIRST, "Post"), tell("b", FIRST, "Sun")) == (1, 1)


def test_who_carries_a_passage_adds_none(tmp_path: Path) -> None:
    assert count(tmp_path, tell("a", FIRST, "Post"), tell("b", [*SECOND, FIRST[2]], "Sun")) == (1, 2)
