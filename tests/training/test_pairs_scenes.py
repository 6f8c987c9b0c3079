from collections import Counter
from pathlib import Path

import pytest

from reportedly.vocabulary import RelationKind, Span
from training.pairs.scenes import FOLDER, Example, load_scenes, main, read_scene, split_text

WHOLE = """
=== a shot in a yard
1 | Herald | 2 | police | A man was {shot in the leg}, police said.
2 | KTRX | 0 | - | The man was {hit in the arm}.

3 | Herald | 2 | Police | {His leg was grazed}.
> 12 differs, 13 agrees
> 2-3 differs

=== a bridge
1 | Gazette | 0 | - | {The bridge is shut}.
2 | Gazette | 1 | - | {The bridge is open again}.
> 21 moves
"""

FIRST = "1 | Herald | 0 | police | A man was {shot}."
SECOND = "2 | KTRX | 0 | - | The man was {hit}."


def read(text: str) -> list[Example]:
    return [example for block in split_text(text, "a/01.txt") for example in read_scene(block)]


def read_lines(*lines: str) -> list[Example]:
    return read("\n".join(["=== a shot", *lines]))


def test_a_whole_scene_gives_each_two_statements_with_their_relation() -> None:
    told = [(each.one.told.text, each.other.told.text, each.relation.value) for each in read(WHOLE)]
    assert told == [
        ("The man was hit in the arm.", "A man was shot in the leg, police said.", "differs"),
        ("A man was shot in the leg, police said.", "His leg was grazed.", "agrees"),
        ("The man was hit in the arm.", "His leg was grazed.", "differs"),
        ("The bridge is shut.", "The bridge is open again.", "moves"),
    ]


def test_the_earlier_statement_stands_first_and_days_are_counted_from_it() -> None:
    assert [each.days for each in read(WHOLE)] == [2, 0, 2, 1]


def test_braces_are_the_span_of_what_is_compared() -> None:
    first = read(WHOLE)[1].one.told
    assert first.compared == Span(start=10, end=25)
    assert first.text[10:25] == "shot in the leg"


def test_a_source_is_one_in_any_letter_case_and_own_voices_are_where_the_outlet_is() -> None:
    assert [each.alike for each in read(WHOLE)] == [False, True, False, True]


def test_an_own_voice_is_called_by_its_outlet() -> None:
    assert [each.one.told.source for each in read(WHOLE)] == ["KTRX", "police", "KTRX", "Gazette"]


def test_a_scene_is_called_by_where_it_begins() -> None:
    assert [each.scene for each in read(WHOLE)] == ["a/01.txt:2"] * 3 + ["a/01.txt:10"]


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        ((FIRST, "2 | KTRX | 0 | The man was {hit}."), r"a/01\.txt:3: a statement is “number"),
        ((FIRST, "2 | KTRX | Monday | - | The man was {hit}."), r"a/01\.txt:3: a statement is “number"),
        ((FIRST, "12 | KTRX | 0 | - | The man was {hit}."), r"a/01\.txt:3: a statement is “number"),
        ((FIRST, "2 | KTRX | 0 | - | The man was hit."), r"a/01\.txt:3: one pair of braces"),
        ((FIRST, "2 | KTRX | 0 | - | The {man} was {hit}."), r"a/01\.txt:3: one pair of braces"),
        ((FIRST, "2 | KTRX | 0 | - | The {man was {hit}."), r"a/01\.txt:3: one pair of braces"),
        ((FIRST, "2 | KTRX | 0 | - | The man} was {hit}."), r"a/01\.txt:3: one pair of braces"),
        ((FIRST, "2 | KTRX | 0 | - | The man { } was hit."), r"a/01\.txt:3: one pair of braces"),
        ((FIRST, FIRST), r"a/01\.txt:3: statement 1 stands twice"),
        ((FIRST, SECOND, "> 12"), r"a/01\.txt:4: '12' is no pair"),
        ((FIRST, SECOND, "> 12 differs 13 agrees"), r"a/01\.txt:4: '12 differs 13 agrees' is no pair"),
        ((FIRST, SECOND, "> 12 clashes"), r"a/01\.txt:4: 'clashes' is no relation; use one of agrees, differs"),
        ((FIRST, SECOND, "> 12 differs, 21 differs"), r"a/01\.txt:4: the pair 12 stands twice"),
        ((FIRST, SECOND), r"a/01\.txt:1: each two .* missing or odd: 12"),
        ((FIRST, SECOND, "> 12 differs, 13 agrees"), r"a/01\.txt:1: each two .* missing or odd: 13"),
        ((FIRST,), r"a/01\.txt:1: each two .* fewer than two"),
        ((FIRST, "2 | KTRX | 0 | Police | {Hit}.", "> 12 differs"), r"a/01\.txt:1: 12 are of one source"),
        ((FIRST, "2 | KTRX | 0 | Police | {Not hit}.", "> 12 denies"), r"a/01\.txt:1: 12 are of one source"),
        ((FIRST, SECOND, "> 12 revises"), r"a/01\.txt:1: 12 are of two sources"),
    ],
)
def test_a_fault_is_named_with_its_place(lines: tuple[str, ...], fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        read_lines(*lines)


def test_words_before_the_first_scene_are_a_fault() -> None:
    with pytest.raises(ValueError, match=r"a/01\.txt:2: a scene begins with"):
        read(f"\n{FIRST}\n")


def test_a_folder_is_read_by_name_of_file(tmp_path: Path) -> None:
    for name in ("b/01.txt", "a/02.txt", "a/01.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join(["=== a shot", FIRST, SECOND, "> 12 differs"]), encoding="utf-8")
    assert [each.scene for each in load_scenes(tmp_path)] == ["a/01.txt:1", "a/02.txt:1", "b/01.txt:1"]


def test_the_scene_that_writers_are_shown_is_whole() -> None:
    page = FOLDER.with_name("WRITING.md").read_text(encoding="utf-8")
    shown = [line.removeprefix("    ") for line in page.splitlines() if line.startswith("    ")]
    assert len(read("\n".join(shown))) == 10


def test_the_command_names_faults_and_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    scenes = [
        "=== a shot",
        FIRST,
        SECOND,
        "> 12 differs",
        "=== another",
        FIRST,
        "=== a third",
        FIRST,
        SECOND,
        "> 12 agrees",
    ]
    (tmp_path / "01.txt").write_text("\n".join(scenes), encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["scenes", str(tmp_path)])
    main()
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("01.txt:5: each two statements have one relation")
    assert told[1:] == ["2 scenes, 2 pairs, 1 scenes that are not whole", "differs 1, agrees 1"]


@pytest.fixture(scope="module")
def committed() -> list[Example]:
    return list(load_scenes())


def test_all_committed_scenes_are_whole(committed: list[Example]) -> None:
    assert len({each.scene.partition(":")[0] for each in committed}) == len(list(FOLDER.rglob("*.txt")))
    assert len({each.scene for each in committed}) >= 3_200


def test_every_relation_is_among_the_committed_scenes(committed: list[Example]) -> None:
    assert Counter(each.relation for each in committed).keys() == set(RelationKind)


def test_no_source_is_set_against_itself(committed: list[Example]) -> None:
    apart = {RelationKind.DIFFERS, RelationKind.DENIES}
    assert [each.scene for each in committed if each.alike and each.relation in apart] == []


def test_the_compared_words_stand_in_the_text_and_the_earlier_claim_first(committed: list[Example]) -> None:
    for each in committed:
        assert each.days >= 0
        for told in (each.one.told, each.other.told):
            assert told.text[told.compared.start : told.compared.end].strip()
            assert not {"{", "}"} & set(told.text)
