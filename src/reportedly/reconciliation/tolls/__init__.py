"""How many were killed and hurt in one event, by what all its reports say together."""

from __future__ import annotations

from reportedly.reconciliation.tolls.evidence import Fate, Hint, find_hints
from reportedly.reconciliation.tolls.settling import Toll, settle_tolls

__all__ = ["Fate", "Hint", "Toll", "find_hints", "settle_tolls"]
