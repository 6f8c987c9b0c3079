"""What a report tells beyond one source phrase, worked out once a report: names, people, withheld names, home state."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from threading import local

from reportedly.reading.sourcing.lexicon import Lexicon, find_term, load_lexicon
from reportedly.reading.sourcing.people import People, find_people, knows_person
from reportedly.reading.sourcing.tokens import split_tokens
from reportedly.reading.sourcing.units import Unit, find_units
from reportedly.reading.sourcing.withholding import Withholding, find_withholdings
from reportedly.reading.workspace import Name, Workspace
from reportedly.vocabulary import PartKind, Span

_UNREAD = frozenset({PartKind.BYLINE, PartKind.CONTRIBUTOR, PartKind.BOILERPLATE, PartKind.RULE})
_ACRONYM_FIRST = 2
_latest = local()


class Evidence:
    """A report as the sourcing rules see it."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.text = workspace.report.text
        self.lexicon: Lexicon = load_lexicon()
        self.names = sorted((name for name in workspace.names if self._is_name(name)), key=lambda name: name.span)
        self.countries: dict[str, str | None] = {}
        self._name_starts = [name.span.start for name in self.names]
        self.sentences = workspace.sentences or (Span(start=0, end=len(self.text)),)
        self._sentence_starts = [sentence.start for sentence in self.sentences]

    def _is_name(self, name: Name) -> bool:
        """The encoder takes a pronoun for a name now and then, or the title in front of one."""
        words = self.text[name.span.start : name.span.end]
        if words.lower() in self.lexicon.classes["pronoun"] or not any(map(str.isupper, words)):
            return False
        titles = self.lexicon.classes["title"]
        return any(word.rstrip(".") + "." not in titles for word in words.split())

    def names_in(self, span: Span) -> list[Name]:
        """The names that overlap ``span``."""
        first = bisect_left(self._name_starts, span.start)
        if first and self.names[first - 1].span.end > span.start:
            first -= 1
        return self.names[first : bisect_left(self._name_starts, span.end)]

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds ``offset``."""
        return max(0, bisect_right(self._sentence_starts, offset) - 1)

    def units_of(self, spans: tuple[Span, ...]) -> list[Unit]:
        """The words at ``spans`` as units."""
        tokens = [token for span in spans for token in split_tokens(self.text, span)]
        names = [name for span in spans for name in self.names_in(span)]
        plain = self.opens_sentence(spans[0].start) and not knows_person(self.people, tokens[0].text if tokens else "")
        return find_units(tokens, names, self.lexicon, plain)

    def opens_sentence(self, offset: int) -> bool:
        """Whether the word at ``offset`` begins a sentence, a quotation or a paragraph."""
        before = self.text[max(0, offset - 40) : offset].rstrip(" \"“”'‘’")
        return not before or before[-1] in ".!?:\n" or offset in self._sentence_start_set

    @cached_property
    def _sentence_start_set(self) -> frozenset[int]:
        return frozenset(self._sentence_starts)

    @cached_property
    def people(self) -> People:
        """The people whom the report names, without its writers."""
        writers = [part.span for part in self.workspace.report.parts if part.kind in _UNREAD]
        read = [name for name in self.names if not any(name.span.overlaps(span) for span in writers)]
        return find_people(self.text, read, self.lexicon)

    @cached_property
    def withholdings(self) -> tuple[Withholding, ...]:
        """Where the report says that a name is withheld, in order."""
        return find_withholdings(self.text, self.sentences, self.lexicon)

    @cached_property
    def full_forms(self) -> dict[str, str]:
        """Full names of bodies by the short ones that the report gives in brackets."""
        found: dict[str, str] = {}
        for name in self.names:
            short = self._bracketed(name.span.end)
            if short and name.type == "ORG":
                found.setdefault(short, self.text[name.span.start : name.span.end])
        return found

    def _bracketed(self, end: int) -> str | None:
        """``IAEA`` where `` (IAEA)`` follows."""
        if self.text[end : end + _ACRONYM_FIRST] != " (":
            return None
        close = self.text.find(")", end, end + 16)
        short = self.text[end + _ACRONYM_FIRST : close] if close > 0 else ""
        return short if len(short) > 1 and short.isalnum() and sum(map(str.isupper, short)) > 1 else None

    @cached_property
    def home(self) -> str | None:
        """The state that the report was written in, by its dateline."""
        dateline = self.workspace.report.dateline
        if dateline is None:
            return None
        place = dateline.place.title() if dateline.place.isupper() else dateline.place
        tokens = split_tokens(place, Span(start=0, end=len(place))) if place else []
        found = [find_term(self.lexicon, tokens, at) for at in range(len(tokens))]
        told = [item[1].country for item in found if item is not None and item[1].country]
        return told[-1] if told else None


def gather_evidence(workspace: Workspace) -> Evidence:
    """The evidence of ``workspace``, kept until another text is asked for in the same thread.

    It rests on what the encoder found, so it holds for a workspace that later stages have added to.
    """
    known: Evidence | None = getattr(_latest, "evidence", None)
    if known is None or not _is_same(known.workspace, workspace):
        known = Evidence(workspace)
        _latest.evidence = known
    return known


def _is_same(one: Workspace, other: Workspace) -> bool:
    return one.report is other.report and one.names is other.names and one.sentences is other.sentences
