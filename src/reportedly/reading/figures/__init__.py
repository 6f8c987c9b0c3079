"""Figures: numbers with their bounds, what they count or measure, how they moved, and the words that say so."""

from reportedly.reading.figures.finding import find_figures
from reportedly.reading.figures.found import Found

__all__ = ["Found", "find_figures"]
