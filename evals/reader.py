"""The package's own reader behind the interface that the measurement needs. The one place that knows its API."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING

from evals.prediction import checksum_files
from evals.records import Attributed, EvaluationError, Named, Tagged, Word
from reportedly.vocabulary import Claim, Figure, Moment, Place, Reading, Report, Silence, Span, TimeType

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from evals.certainties import Find, Judge
    from evals.own_sets import CertaintyRow
    from reportedly.reading import ParsedWord, Workspace
    from reportedly.reading import Tagged as ReaderTags

PACKAGE = Path(__file__).parents[1] / "src" / "reportedly"
MODEL = PACKAGE / "reading" / "model"

# What reads no text changes no prediction.
_LEFT_OUT = ("cli", "contract.py", "workers.py", "reading/model")


def convert_claims(reading: Reading) -> tuple[Attributed, ...]:
    """The claims of a reading as they are scored. A claim that another carries is not outermost."""
    return tuple(_convert_claim(claim) for claim in reading.claims)


def _convert_claim(claim: Claim) -> Attributed:
    return Attributed(
        source=claim.source.words.spans,
        cue=claim.cue.words.spans if claim.cue is not None else (),
        content=claim.content.spans,
        confidence=claim.confidence,
        outermost=claim.within is None,
        kind=claim.source.kind.value,
        naming=claim.source.naming.value,
        name=claim.source.name,
    )


class PackageReader:
    """Reads with the weights in the package, or with those at ``model``."""

    def __init__(self, model: Path | None = None) -> None:
        from reportedly.pipeline import Reader
        from reportedly.reading import load_model

        self._model = load_model(model)
        self._reader = Reader(load=self._share_model)
        self._encoded: Workspace | None = None
        self._judging: tuple[Judge, Find] | None = None

    def _share_model(self, threads: int) -> Callable[[Report], Reading]:
        from reportedly.reading import read_report

        return functools.partial(read_report, model=self._model)

    def read(self, text: str, published: str | None = None, outlet: str | None = None) -> Reading:
        """A whole reading, as a user gets it."""
        return self._reader.read(text, published=published, outlet=outlet)

    def read_report(self, report: Report) -> Reading:
        """A whole reading of a report that is made already."""
        return self._share_model(1)(report)

    def claim(self, text: str) -> tuple[Attributed, ...]:
        """The claims of a reading."""
        return convert_claims(self.read(text))

    def decode(self, text: str) -> tuple[Attributed, ...]:
        """The model's attributions before any rule."""
        from reportedly.reading import decode_text

        return tuple(
            Attributed(source=item.source, cue=item.cue, content=item.content, confidence=item.score)
            for item in decode_text(text, self._model)
        )

    def tag(self, text: str) -> Tagged:
        """Names, sentences and words."""
        from reportedly.reading import tag_text

        return convert_tags(tag_text(text, self._model))

    def date(self, text: str, published: str | None) -> tuple[Moment, ...]:
        """The time expressions of a bare text, its dateline and the like too."""
        from reportedly.reading.ground import lay_ground
        from reportedly.reading.times import find_moments

        return tuple(found.moment for found in find_moments(lay_ground(self._encode(text)), published))

    def count(self, text: str) -> tuple[Figure, ...]:
        """The figures of a bare text. Dates and times of day are none; durations are."""
        from reportedly.reading.figures import find_figures
        from reportedly.reading.ground import lay_ground

        workspace = self._encode(text)
        moments = [one for one in self.date(text, None) if one.type in (TimeType.DATE, TimeType.TIME)]
        return tuple(found.figure for found in find_figures(lay_ground(workspace), moments, workspace.parse))

    def judge(self, row: CertaintyRow) -> Claim | None:
        """The claim of a row of our own set, with its certainty and the like."""
        return self._certainty()[0](row)

    def hush(self, row: CertaintyRow) -> Sequence[Silence]:
        """The silences of such a row."""
        return self._certainty()[1](row)

    def _certainty(self) -> tuple[Judge, Find]:
        if self._judging is None:
            from evals.certainties import read_with

            self._judging = read_with(self._model)
        return self._judging

    def rate(self, text: str, span: Span) -> float | None:
        """The factuality of the word at ``span``, from -3 to 3; None where the model has no head for it."""
        return self._encode(text).factuality(span)

    def resolve(self, text: str, spans: Sequence[Span]) -> Sequence[Place]:
        """The places at these spans of a text, whatever the reader itself would find there."""
        from reportedly.reading.gazetteer import load_gazetteer
        from reportedly.reading.ground import lay_ground
        from reportedly.reading.places import place_spans

        workspace = self._encode(text, laid_out=True)
        return place_spans(lay_ground(workspace), workspace.report, spans, load_gazetteer())

    def locate(self, text: str) -> Sequence[Place]:
        """The places that the reader finds in a text."""
        return self._reader.read(text).places

    def _encode(self, text: str, *, laid_out: bool = False) -> Workspace:
        """The text after the encoder, kept for the next question about it; ``laid_out`` with its dateline and parts."""
        if self._encoded is None or self._encoded.report.text != text or laid_out:
            from reportedly.documents import make_report
            from reportedly.reading.stages import encode
            from reportedly.reading.workspace import Workspace

            report = make_report(text, check_language=False) if laid_out else Report(id="text", text=text)
            self._encoded = encode(Workspace(report=report), self._model)
        return self._encoded


def convert_tags(tagged: ReaderTags) -> Tagged:
    """The reader's tags as they are scored."""
    return Tagged(
        names=tuple(Named(span=name.span, type=name.type) for name in tagged.names),
        sentences=tagged.sentences,
        words=tuple(_convert_word(word) for word in tagged.words),
    )


def _convert_word(word: ParsedWord) -> Word:
    head = -1 if word.head is None else word.head
    return Word(span=word.span, upos=word.upos, head=head, relation=word.relation)


def find_version(model: Path | None = None) -> str:
    """Checksums of model and code, joined: what predictions are kept under. Raises EvaluationError without a model."""
    folder = model or MODEL
    weights = [folder] if folder.is_file() else [path for path in folder.rglob("*") if path.is_file()]
    if not weights:
        raise EvaluationError(f"no model at {folder}: make it with `make model`, or name another with --model")
    return f"{checksum_files(weights)}-{checksum_files(_list_code())}"


def _list_code() -> list[Path]:
    files = []
    for path in PACKAGE.rglob("*"):
        place = path.relative_to(PACKAGE).as_posix()
        kept = not any(place == name or place.startswith(f"{name}/") for name in _LEFT_OUT)
        if path.is_file() and kept and "__pycache__" not in place:
            files.append(path)
    return files
