"""The silences of a report: who would not say, or could not, and about what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from reportedly.reading.certainty.phrases import drop_quotes
from reportedly.reading.cues import is_adverb
from reportedly.reading.ground import Ground, touches_any
from reportedly.reading.silences.complements import Complement, find_asked, read_complement
from reportedly.reading.silences.patterns import TABLE, Match, find_lemmas, find_matches, load_class, may_be_silent
from reportedly.reading.silences.sentences import Parsed
from reportedly.reading.sourcing import describe_source
from reportedly.reading.syntax import Parse
from reportedly.reading.words import Word, cut_words
from reportedly.reading.workspace import Workspace
from reportedly.vocabulary import Claim, Reason, Silence, SilenceKind, Span

_LONGEST = 3000
_TOPIC, _NOBODY = "topic", "none"
_OWN = frozenset({"i", "we"})
_ANYBODY = frozenset({"someone", "somebody", "anyone", "anybody", "everyone", "everybody", "whoever", "you"})
_ANSWERS = frozenset({SilenceKind.DECLINED, SilenceKind.NO_ANSWER, SilenceKind.NOT_SAID})
_BARE = "no comment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A silence and why."""

    silence: Silence
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A silence by its spans, before its source is described."""

    match: Match
    span: Span
    source: Span | None
    about: Span | None


def find_silences(ground: Ground, workspace: Workspace, parse: Parse) -> tuple[Found, ...]:
    """The silences of a report, in order. Claims of the workspace tell who speaks where a quotation says "we"."""
    found: list[Found] = []
    for sentence in ground.sentences:
        if not _may_be_silent(ground, sentence) or touches_any(sentence, ground.unread):
            continue
        for seen in find_in_sentence(ground, sentence, parse, workspace.claims):
            found.append(_describe(seen, workspace))
    return tuple(found)


def find_in_sentence(ground: Ground, sentence: Span, parse: Parse, claims: Sequence[Claim]) -> Iterator[Seen]:
    """The silences of one sentence, in order."""
    sentence = Span(start=sentence.start, end=min(sentence.end, sentence.start + _LONGEST))
    words = drop_quotes(cut_words(ground.text, sentence.start, sentence.end))
    for match in find_matches(words):
        complement = read_complement(words, match.last)
        if complement.treated or _withholds_name(words, match):
            continue
        parsed = Parsed(ground.text, parse(sentence))
        clause = Clause(
            sentence=sentence, words=words, match=match, complement=complement, parsed=parsed, claims=tuple(claims)
        )
        if clause.suits and not clause.is_general and (clause.speaks_itself or not _is_quoted(ground, match)):
            yield Seen(match=match, span=clause.span, source=clause.find_source(), about=clause.find_about())


@dataclass(frozen=True, kw_only=True)
class Clause:
    """A match with what stands around it."""

    sentence: Span
    words: Sequence[Word]
    match: Match
    complement: Complement
    parsed: Parsed
    claims: tuple[Claim, ...]

    @cached_property
    def subject(self) -> int | None:
        """The head noun of the subject, among the parsed words."""
        return self.parsed.find_subject_of(self._core, speaker=self.match.pattern.kind is SilenceKind.NO_DETAILS)

    @cached_property
    def phrase(self) -> Span | None:
        """The subject's phrase; without a parse the words before the verb, where they are few."""
        if self.subject is not None:
            return self.parsed.phrase_of(self.subject)
        return None if self.parsed.words else self._words_before()

    @property
    def suits(self) -> bool:
        """Whether the subject is of the class that the row asks for."""
        wanted = self.match.pattern.subject
        if not wanted:
            return True
        return self._is_classed(load_class(wanted.removeprefix("!"))) is not wanted.startswith("!")

    def _is_classed(self, classed: frozenset[str]) -> bool:
        if self.subject is not None:
            return not classed.isdisjoint(find_lemmas(self.parsed.lower(self.subject)))
        return any(not classed.isdisjoint(find_lemmas(word.text)) for word in self.words[: self.match.first])

    @property
    def is_general(self) -> bool:
        """Whether the subject is anybody: "someone who does not answer questions"."""
        if self.subject is not None:
            return self.parsed.lower(self.subject) in _ANYBODY
        return any(word.text in _ANYBODY for word in self.words[max(0, self.match.first - 2) : self.match.first])

    @property
    def speaks_itself(self) -> bool:
        """Whether quoted words are the speaker's own silence: "we have no comment", "no comment"."""
        if self.match.pattern.row == _BARE:
            return True
        return self.subject is not None and self.parsed.lower(self.subject) in _OWN

    @property
    def span(self) -> Span:
        """The silence's words, with its complement."""
        end = self.match.span.end if self.match.pattern.role == _TOPIC else self.complement.end
        return Span(start=self.match.span.start, end=max(end, self.match.span.end))

    def find_source(self) -> Span | None:
        """Who is silent."""
        role, phrase = self.match.pattern.role, self.phrase
        if role == _NOBODY:
            return self.complement.origin
        if role == _TOPIC:
            return None
        if self.match.pattern.subject == "REQUEST":
            return self._addressee()
        return self._speaker(phrase) if self.speaks_itself else phrase

    def find_about(self) -> Span | None:
        """What nothing is said about."""
        if self.match.pattern.role == _TOPIC:
            return self._topic
        if self.complement.about is not None:
            return self.complement.about
        if self.match.pattern.kind not in _ANSWERS:
            return None
        return find_asked(self.parsed.text, self.sentence, self.match.span)

    @property
    def _topic(self) -> Span | None:
        """The subject, or what its "of" names where it is mere details: "no details of the plan were given"."""
        if self.words[0].text in load_class("QUESTION") and self.match.first:
            return self._words_before()  # "How many were hurt remains unclear"
        subject, phrase = self.subject, self.phrase
        if phrase is not None and phrase.end <= self.match.span.start and self.match.pattern.elements[0] == "no":
            return None  # "Give by clicking here No details were released": the subject stands behind "no"
        if subject is None or load_class("bare").isdisjoint(find_lemmas(self.parsed.lower(subject))):
            return phrase
        return self._child_phrase(subject, load_class("about"))

    @property
    def _core(self) -> Span:
        return Span(start=self.words[self.match.core].start, end=self.match.span.end)

    def _words_before(self) -> Span | None:
        before = list(self.words[: self.match.first])
        while before and (before[-1].is_mark or (is_adverb(before[-1].text) and not _is_noun(before))):
            before.pop()
        marks = [index for index, word in enumerate(before) if word.is_mark or word.text in ("and", "but")]
        kept = before[marks[-1] + 1 :] if marks else before
        return Span(start=kept[0].start, end=kept[-1].end) if kept else None

    def _addressee(self) -> Span | None:
        """Whom a request went to: the company, in "calls to the company went unanswered"."""
        before = self.words[: self.match.first]
        ends = [index for index, word in enumerate(before) if word.text in ("to", "with", "for", "at")]
        if not ends or ends[-1] + 1 >= len(before) or before[-1].is_mark:
            return None
        return Span(start=before[ends[-1] + 1].start, end=before[-1].end)

    def _child_phrase(self, noun: int, prepositions: frozenset[str]) -> Span | None:
        """The phrase that one of the prepositions hangs on a noun, without the preposition."""
        for child in self.parsed.children.get(noun, ()):
            case = self.parsed.child(child, "case")
            if case is not None and self.parsed.lower(case) in prepositions:
                start = self.parsed.words[case].span.end + 1
                whole = self.parsed.phrase_of(child)
                return Span(start=max(start, whole.start), end=whole.end)
        return None

    def _speaker(self, phrase: Span | None) -> Span | None:
        """The source of the claim that quotes the words, else the words' own subject."""
        around = [
            claim
            for claim in self.claims
            if claim.source.words.spans and any(span.overlaps(self.match.span) for span in claim.content.spans)
        ]
        innermost = min(around, key=lambda claim: len(claim.content.text), default=None)
        return phrase if innermost is None else innermost.source.words.spans[0]


def _is_noun(words: Sequence[Word]) -> bool:
    """Whether the last word, which looks like an adverb, stands behind an article: "the family"."""
    return len(words) > 1 and words[-2].text in load_class("article")


def _may_be_silent(ground: Ground, sentence: Span) -> bool:
    end = min(sentence.end, sentence.start + _LONGEST)
    return may_be_silent(ground.text[sentence.start : end])


def _withholds_name(words: Sequence[Word], match: Match) -> bool:
    """Whether it is the source's own name that is withheld ("declined to give her name"), which sourcing reads."""
    inside = [word.text for word in words[match.core : match.last]]
    own = any(text in ("his", "her", "their", "its") for text in inside[:-1])
    return match.pattern.kind is SilenceKind.DECLINED and own and inside[-1] in ("name", "names", "age", "surname")


def _is_quoted(ground: Ground, match: Match) -> bool:
    return any(
        quotation.span.start < match.span.start and match.span.end <= quotation.span.end
        for quotation in ground.quotations_on(match.span.start, match.span.end)
    )


def _describe(seen: Seen, workspace: Workspace) -> Found:
    text = workspace.report.text
    pattern = seen.match.pattern
    silence = Silence(
        span=seen.span,
        text=text[seen.span.start : seen.span.end],
        kind=pattern.kind,
        source=describe_source(workspace, () if seen.source is None else (seen.source,)),
        about=() if seen.about is None else (seen.about,),
    )
    reason = Reason(
        field="kind",
        value=pattern.kind.value,
        because=f'"{pattern.row}" says that nothing is said',
        table=TABLE,
        row=pattern.row,
        span=seen.match.span,
    )
    return Found(silence=silence, reasons=(reason,))
