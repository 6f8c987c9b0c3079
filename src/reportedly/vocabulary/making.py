"""Frozen values that cost little to make.

The ``__init__`` that ``dataclass`` writes for a frozen class sets each field through ``object.__setattr__``, which
takes three times as long as setting its slot; and a reading of 600 words makes two thousand values.
"""

from __future__ import annotations

import dataclasses
from typing import Any, TypeVar

Value = TypeVar("Value")


def make_quick(cls: type[Value]) -> type[Value]:
    """The frozen dataclass ``cls`` with an ``__init__`` of the same signature that sets its slots. Stands above it.

    Raises TypeError where ``cls`` is not frozen, or has a field without a slot of its own or one that no call gives.
    """
    fields = dataclasses.fields(cls)  # type: ignore[arg-type]  # what is no dataclass raises TypeError here
    if not cls.__dataclass_params__.frozen or any(  # type: ignore[attr-defined]
        not field.init or not hasattr(cls.__dict__.get(field.name), "__set__") for field in fields
    ):
        raise TypeError(f"{cls.__name__} must be a frozen dataclass with slots, all of whose fields are given")
    written: Any = cls.__init__
    code = written.__code__
    given, all_names = code.co_argcount, code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    star = ["*"] if code.co_kwonlyargcount else []
    scope: dict[str, Any] = {"_absent": getattr(dataclasses, "_HAS_DEFAULT_FACTORY", None)}
    if scope["_absent"] is None:
        return cls  # a Python whose dataclasses are written otherwise: they cost what they cost
    lines = [f"def __init__({', '.join([*all_names[:given], *star, *all_names[given:]])}):"]
    for field in fields:
        name, value = field.name, field.name
        scope[f"_put_{name}"] = cls.__dict__[name].__set__
        if field.default_factory is not dataclasses.MISSING:
            scope[f"_make_{name}"] = field.default_factory
            value = f"_make_{name}() if {name} is _absent else {name}"
        lines.append(f"    _put_{name}({all_names[0]}, {value})")
    if hasattr(cls, "__post_init__"):
        lines.append(f"    {all_names[0]}.__post_init__()")
    exec("\n".join(lines), scope)  # as dataclass does: the names are those of the class's own fields
    made = scope["__init__"]
    made.__defaults__, made.__kwdefaults__ = written.__defaults__, written.__kwdefaults__
    made.__annotations__, made.__qualname__ = written.__annotations__, written.__qualname__
    made.__module__ = cls.__module__
    cls.__init__ = made  # type: ignore[method-assign]
    return cls
