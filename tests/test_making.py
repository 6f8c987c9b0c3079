from __future__ import annotations

import inspect
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from reportedly.vocabulary.making import make_quick


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    first: int
    second: str = "two"
    third: list[int] = field(default_factory=list)


@make_quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Quick:
    first: int
    second: str = "two"
    third: list[int] = field(default_factory=list)


@make_quick
@dataclass(frozen=True, slots=True)
class Checked:
    low: int
    high: int = 9

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError("low is above high")


def test_values_are_as_without_it() -> None:
    made = Quick(first=1, second="b", third=[3])
    assert (made.first, made.second, made.third) == (1, "b", [3])
    assert made == replace(Quick(first=1, third=[3]), second="b")
    assert pickle.loads(pickle.dumps(made)) == made
    assert repr(made) == "Quick(first=1, second='b', third=[3])"
    with pytest.raises(FrozenInstanceError):
        made.first = 2  # type: ignore[misc]


def test_each_value_has_its_own_default() -> None:
    one, other = Quick(first=1), Quick(first=1)
    assert one.third == [] == other.third
    assert one.third is not other.third


def test_the_signature_stays() -> None:
    assert inspect.signature(Quick) == inspect.signature(Plain)
    with pytest.raises(TypeError, match="first"):
        Quick()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="positional"):
        Quick(1)  # type: ignore[call-arg]


def test_what_a_class_checks_is_checked() -> None:
    assert (Checked(1, 2).low, Checked(1).high) == (1, 9)
    with pytest.raises(ValueError, match="above"):
        Checked(10)


def test_a_class_that_can_change_or_has_no_slots_is_refused() -> None:
    @dataclass(slots=True)
    class Changing:
        one: int

    @dataclass(frozen=True)
    class Loose:
        one: int

    @dataclass(frozen=True, slots=True)
    class Counting:
        one: int = field(init=False, default=1)

    for each in (Changing, Loose, Counting):
        with pytest.raises(TypeError, match="frozen dataclass with slots"):
            make_quick(each)
    with pytest.raises(TypeError):
        make_quick(int)


def test_where_dataclasses_are_written_otherwise_a_class_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("dataclasses._HAS_DEFAULT_FACTORY")
    written = Plain.__init__
    assert make_quick(Plain).__init__ is written
