"""Gold and predictions into figures, task by task."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals import gold
from evals.calibration import BINS, measure_calibration_error, measure_rank_area
from evals.cofenet import Layout, group_passages, lay_out, score_layouts
from evals.footing import average_f1, count_found, count_kinds, judge_sources, score_naming
from evals.holdings import measure_values
from evals.linking import count_linked, match_attributions
from evals.naming import Scheme, load_schemes, score_all_names
from evals.prediction import Predictions
from evals.reconciled import measure_reconciled
from evals.records import KINDS, Attributed, EvaluationError, Figure
from evals.spans import Counts, add_counts, count_exact, count_overlap
from evals.syntax import SCORES, score_parse
from evals.who_where import measure_where, measure_who
from reportedly.vocabulary import Span

LAYERS = {"claims": "claims, after the rules", "decoded": "model alone, before the rules"}

Pairs = Sequence[tuple[Sequence[Attributed], Sequence[Attributed]]]
"""Gold and predicted attributions, text by text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to measure on. ``limit`` takes a sample of so many texts of each set; None takes all."""

    folder: Path
    split: str
    limit: int | None = None


def predict_layer(predictions: Predictions, layer: str, texts: Sequence[str]) -> list[tuple[Attributed, ...]]:
    """The attributions of one of ``LAYERS``."""
    return predictions.claim(texts) if layer == "claims" else predictions.decode(texts)


def pair_articles(
    articles: Sequence[gold.Article], predictions: Predictions, layer: str, outermost: bool
) -> list[tuple[tuple[Attributed, ...], tuple[Attributed, ...]]]:
    """Gold and predicted attributions of each article; ``outermost`` leaves nested predictions out."""
    found = predict_layer(predictions, layer, [article.text for article in articles])
    return [
        (article.attributions, tuple(given for given in predicted if given.outermost or not outermost))
        for article, predicted in zip(articles, found, strict=True)
    ]


def measure_cofenet(plan: Plan, predictions: Predictions) -> list[Figure]:
    """The CofeNet metric on passages alone, as published, and on the passages of a document joined."""
    passages = gold.pick_sample(gold.load_cofenet(plan.folder, plan.split), plan.limit)
    alone = [lay_out([passage]) for passage in passages]
    joined = [lay_out(group) for group in group_passages(passages)]
    figures = []
    for layer, words in LAYERS.items():
        for way, layouts, title in (("alone", alone, "each passage alone"), ("joined", joined, "passages joined")):
            group = f"Attribution, CofeNet metric, {title} ({words})"
            counts = _score_cofenet(layouts, predictions, layer)
            figures += _make_f1(f"{layer}.cofenet.{way}", group, {f"{kind}, exact": counts[kind] for kind in KINDS})
    return figures


def _score_cofenet(layouts: Sequence[Layout], predictions: Predictions, layer: str) -> dict[str, Counts]:
    found = predict_layer(predictions, layer, [layout.text for layout in layouts])
    return score_layouts(zip(layouts, found, strict=True))


def measure_polnear(plan: Plan, predictions: Predictions) -> list[Figure]:
    """PolNeAR as raw text, outermost attributions only: spans, linked relations, calibration."""
    articles = gold.pick_sample(gold.load_polnear(plan.folder, plan.split), plan.limit)
    figures = []
    for layer, words in LAYERS.items():
        pairs = pair_articles(articles, predictions, layer, outermost=True)
        group = f"Attribution, PolNeAR raw text ({words})"
        figures += _make_f1(f"{layer}.polnear", group, score_spans(pairs))
        figures += _make_linked(f"{layer}.polnear", group, pairs, pinned=True)
        figures += measure_confidence(f"{layer}.polnear", f"Confidence, PolNeAR raw text ({words})", pairs)
    return figures


def score_spans(pairs: Pairs) -> dict[str, Counts]:
    """Exact and character-overlap counts by kind; each fragment of a broken span alone, each span once a text."""
    counts = {}
    for way, count in (("exact", count_exact), ("overlap", count_overlap)):
        for kind in KINDS:
            counts[f"{kind}, {way}"] = add_counts(
                count(_list_spans(wanted, kind), _list_spans(given, kind)) for wanted, given in pairs
            )
    return counts


def _list_spans(attributions: Iterable[Attributed], kind: str) -> list[Span]:
    return [span for attributed in attributions for span in attributed.spans_of(kind)]


def score_linked(pairs: Pairs) -> Counts:
    """Linked relations over texts."""
    return add_counts(count_linked(wanted, given) for wanted, given in pairs)


def measure_confidence(key: str, group: str, pairs: Pairs) -> list[Figure]:
    """Calibration of every predicted attribution's confidence against being a linked match."""
    scored = []
    for wanted, given in pairs:
        right = {pair.predicted for pair in match_attributions(wanted, given)}
        scored += [(attributed.confidence, index in right) for index, attributed in enumerate(given)]
    title = f"expected calibration error, {BINS} equal-count bins"
    error, area = measure_calibration_error(scored), measure_rank_area(scored)
    size = len(scored)
    return [
        Figure(key=f"{key}.ece", group=group, title=title, value=error, support=size, lower_is_better=True),
        Figure(key=f"{key}.auroc", group=group, title="AUROC", value=area, support=size),
    ]


def measure_factappeal(plan: Plan, predictions: Predictions) -> list[Figure]:
    """Sources found, named or not on those found, and kinds as information."""
    sentences = gold.pick_sample(gold.load_factappeal(plan.folder, plan.split), plan.limit)
    claims = predictions.claim([sentence.text for sentence in sentences])
    judged = [item for pair in zip(sentences, claims, strict=True) for item in judge_sources(*pair)]
    found, naming, kinds = count_found(judged), score_naming(judged), count_kinds(judged)
    group = "Sources, FactAppeal (claims, after the rules)"

    def make(name: str, title: str, value: float, support: int, pinned: bool = True) -> Figure:
        key = f"claims.factappeal.{name}"
        return Figure(key=key, group=group, title=title, value=value, support=support, pinned=pinned)

    return [
        make("found", "sources found, overlap recall", found.recall, found.gold),
        make("named", "named or not, macro-F1 on those found", average_f1(naming.values()), found.right),
        make("named.yes", "named, F1", naming[True].f1, naming[True].gold, pinned=False),
        make("named.no", "not named, F1", naming[False].f1, naming[False].gold, pinned=False),
        make("kind", "kind of source, coarse agreement", kinds.recall, kinds.gold, pinned=False),
    ]


def measure_gum(plan: Plan, predictions: Predictions) -> list[Figure]:
    """GUM's attributions, a guide: its development part, and its training part (which training may have seen)."""
    figures = []
    for split in ("dev", "train"):
        articles = gold.pick_sample(gold.load_gum_attribution(plan.folder, split), plan.limit)
        for layer, words in LAYERS.items():
            pairs = pair_articles(articles, predictions, layer, outermost=False)
            key, group = f"{layer}.gum.{split}", f"Attribution, GUM {split}, a guide ({words})"
            spans = {title: counts for title, counts in score_spans(pairs).items() if "overlap" in title}
            figures += _make_f1(key, group, spans, pinned=False)
            figures += _make_linked(key, group, pairs, pinned=False)
    return figures


def measure_attribution(plan: Plan, predictions: Predictions) -> list[Figure]:
    """Everything about attributions and their sources."""
    tasks = (measure_cofenet, measure_polnear, measure_factappeal, measure_gum)
    splits = {measure_cofenet: ("dev", "test")}
    return [
        figure for task in tasks if plan.split in splits.get(task, gold.SPLITS) for figure in task(plan, predictions)
    ]


def measure_names(plan: Plan, predictions: Predictions) -> list[Figure]:
    """Names, corpus by corpus, those that have this split."""
    figures = []
    for scheme in load_schemes().values():
        texts = gold.pick_sample(gold.load_names(plan.folder, scheme.corpus, plan.split), plan.limit)
        if texts:
            figures += _measure_corpus(scheme, texts, predictions)
    return figures


def _measure_corpus(scheme: Scheme, texts: Sequence[gold.NamedText], predictions: Predictions) -> list[Figure]:
    tagged = predictions.tag([text.text for text in texts])
    counts = score_all_names(scheme, [(text, tags.names) for text, tags in zip(texts, tagged, strict=True)])
    key, group = f"names.{scheme.corpus}", f"Names, {scheme.corpus}"
    total = add_counts(counts.values())
    figures = _make_f1(key, group, {"exact": total}, pinned=scheme.pinned)
    for kind in scheme.types:
        figures += _make_f1(key, group, {f"{kind}, exact": counts[kind]}, pinned=False)
        figures += _make_precision_recall(f"{key}.{kind.lower()}", group, kind, counts[kind])
    return figures


def measure_heads(plan: Plan, predictions: Predictions) -> list[Figure]:
    """Words, parts of speech, sentences and arcs, corpus by corpus, those that have this split."""
    figures = []
    titles = dict(zip(SCORES, ("words, F1", "part of speech", "sentences, F1", "UAS", "LAS"), strict=True))
    for corpus in ("ud_ewt", "gum", "ud_pud"):
        texts = gold.pick_sample(gold.load_parsed(plan.folder, corpus, plan.split), plan.limit)
        if not texts:
            continue
        tagged = predictions.tag([text.text for text in texts])
        scored = [score_parse(text, tags) for text, tags in zip(texts, tagged, strict=True)]
        for score in SCORES:
            counts = add_counts(item[score] for item in scored)
            if counts.predicted:
                key, group = f"heads.{corpus}.{score}", f"Syntax, UD {corpus}, from raw text"
                figures.append(_make_figure(key, group, titles[score], counts))
    return figures


TASKS: Mapping[str, Callable[[Plan, Predictions], list[Figure]]] = {
    "attribution": measure_attribution,
    "cofenet": measure_cofenet,
    "polnear": measure_polnear,
    "factappeal": measure_factappeal,
    "gum": measure_gum,
    "names": measure_names,
    "heads": measure_heads,
    "values": measure_values,
    "who": measure_who,
    "where": measure_where,
    "reconciled": measure_reconciled,
}
"""What ``--only`` may name."""

ALL = ("attribution", "names", "heads", "values", "who", "where", "reconciled")


def choose_tasks(only: str | None) -> tuple[str, ...]:
    """The tasks of a comma-separated list, all where None; raises EvaluationError for an unknown one."""
    names = tuple(name.strip() for name in only.split(",")) if only else ALL
    unknown = [name for name in names if name not in TASKS]
    if unknown:
        raise EvaluationError(f"nothing to measure is called {', '.join(unknown)}: choose from {', '.join(TASKS)}")
    return names


def measure(plan: Plan, predictions: Predictions, only: str | None = None) -> list[Figure]:
    """The figures of the tasks chosen."""
    return [figure for name in choose_tasks(only) for figure in TASKS[name](plan, predictions)]


def _make_key(title: str) -> str:
    return ".".join(reversed(title.lower().split(", ")))


def _make_figure(key: str, group: str, title: str, counts: Counts, pinned: bool = True) -> Figure:
    return Figure(key=key, group=group, title=title, value=counts.f1, support=counts.gold, pinned=pinned)


def _make_f1(key: str, group: str, counts: Mapping[str, Counts], pinned: bool = True) -> list[Figure]:
    return [
        _make_figure(f"{key}.{_make_key(title)}", group, f"{title} F1", value, pinned)
        for title, value in counts.items()
    ]


def _make_linked(key: str, group: str, pairs: Pairs, pinned: bool) -> list[Figure]:
    counts = score_linked(pairs)
    figure = _make_figure(f"{key}.linked", group, "linked relations F1", counts, pinned)
    return [figure, *_make_precision_recall(f"{key}.linked", group, "linked relations", counts)]


def _make_precision_recall(key: str, group: str, title: str, counts: Counts) -> list[Figure]:
    def make(name: str, value: float) -> Figure:
        title_ = f"{title}, {name}"
        return Figure(key=f"{key}.{name}", group=group, title=title_, value=value, support=counts.gold, pinned=False)

    return [make("precision", counts.precision), make("recall", counts.recall)]
