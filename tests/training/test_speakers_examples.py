from tests.training.prepared import gold, prepare
from training.speakers.examples import Example, label_full, label_partial


def right_of(example: Example) -> list[int]:
    labels: list[int] = example.labels.tolist()
    return labels


def test_a_candidate_of_the_same_chain_is_right() -> None:
    prepared = prepare()
    example = label_full(prepared, [gold(prepared, "Ana", "1"), gold(prepared, "She", "1")], 1.0)
    assert right_of(example) == [1, 0]
    assert example.none.tolist() == [0]


def test_what_is_in_no_chain_stands_for_nobody_before_it() -> None:
    prepared = prepare()
    example = label_full(prepared, [gold(prepared, "Ana", "1")], 1.0)
    assert right_of(example) == [0, 0]
    assert example.none.tolist() == [1]


def test_of_two_names_told_wrong_nothing_else_is_known() -> None:
    prepared = prepare()
    example = label_partial(
        prepared,
        [gold(prepared, "She", "P", "pronoun"), gold(prepared, "Ana", "A", "A")],
        1.0,
    )
    assert example is not None
    assert right_of(example) == [0, 1]
    assert example.none.tolist() == [1]


def test_the_name_that_is_right_makes_the_other_wrong() -> None:
    prepared = prepare()
    rows = [gold(prepared, "She", "P", "pronoun"), gold(prepared, "Ana", "P", "A"), gold(prepared, "Tomas", "B", "B")]
    example = label_partial(prepared, rows, 1.0)
    assert example is not None
    assert (right_of(example), example.none.tolist()) == ([1, 0], [0])
