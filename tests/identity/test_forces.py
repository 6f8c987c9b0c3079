from __future__ import annotations

import pytest

from reportedly.identity.forces import read_force


@pytest.mark.parametrize(
    ("name", "words", "initials"),
    [
        ("milford police department", ("milford", "police"), ("mpd",)),
        ("city of milford police", ("milford", "police"), ("mpd",)),
        ("ashby metro police", ("ashby", "metropolitan", "police"), ("ampd",)),
        ("lund co sheriff department", ("lund", "county", "sheriff", "office"), ("lcsd", "lcso")),
        ("vermont state police", ("vermont", "state", "police"), ("vsp",)),
    ],
)
def test_the_forms_of_a_force_come_to_one(name: str, words: tuple[str, ...], initials: tuple[str, ...]) -> None:
    force = read_force(name.split())
    assert force is not None
    assert (force.words, force.initials) == (words, initials)


@pytest.mark.parametrize("name", ["police department", "police", "milford police chief", "milford bank", ""])
def test_a_force_has_a_place_and_ends_as_one(name: str) -> None:
    assert read_force(name.split()) is None
