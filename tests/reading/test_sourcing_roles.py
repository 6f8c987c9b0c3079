"""The office or occupation that a source's words give."""

from __future__ import annotations

import pytest

from tests.reading.sourced import describe


@pytest.mark.parametrize(
    ("phrase", "role"),
    [
        ("Defense Secretary [PER:Lloyd Austin]", "Defense Secretary"),
        (
            "a senior South Korean naval official who spoke on condition of anonymity at a dockside briefing",
            "senior South Korean naval official",
        ),
        ("South Korean Defense Minister [PER:Park Jin-woo]", "Defense Minister"),
        ("the US Defense Secretary, [PER:Ray Cole],", "Defense Secretary"),
        ("Ukraine's foreign minister", "foreign minister"),
        ("a spokesman for the ministry", "spokesman for the ministry"),
        ("[PER:Anders Lund], chief executive and founder of [ORG:Nordlys]", "chief executive and founder of Nordlys"),
        ("[PER:Odile Tremblay], the Canadian minister of fisheries at the time", "minister of fisheries"),
        ("Lake County Supervisor of Elections [PER:Carla Mendes]", "Lake County Supervisor of Elections"),
        ("Lt. Col. [PER:Dana Whitlock], a Pentagon spokeswoman", "Pentagon spokeswoman"),
        ("Capt. [PER:Taras Hnat]", "Capt."),
        ("the paper's lead author, Dr. [PER:Wen Tao],", "lead author"),
        ("Prof. [PER:Chinwe Obi]", "Prof."),
        ("two senior officials", "senior officials"),
        ("Mr. [PER:Kim]", None),
        ("Dr. [PER:Farida Rahimi]", None),
        ("[PER:Ngozi Adeyemi]", None),
        ("a resident", None),
        ("witnesses", None),
        ("her mother, [PER:Ana Ruiz]", None),
        ("the Kremlin", None),
        ("state media", None),
    ],
)
def test_role(phrase: str, role: str | None) -> None:
    found = describe(phrase).role
    assert (found.text if found else None) == role


def test_role_lies_within_one_piece_of_the_source() -> None:
    assert describe("{A spokesman} said on Friday {for the police} that roads were shut.").role is None
