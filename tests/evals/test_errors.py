from __future__ import annotations

import pytest

from evals.errors import (
    Fault,
    Finding,
    RuleEffect,
    check_errors_allowed,
    compare_layers,
    describe_pattern,
    find_errors,
    find_faults,
    render_effect,
    render_errors,
    show_finding,
)
from evals.gold import Article
from evals.records import Attributed, EvaluationError
from reportedly.vocabulary import Span

TEXT = (
    'The mayor said the bridge is safe and the road is open. "It holds," Ruiz added.\n'
    "According to a survey, rents fell."
)


def find(words: str) -> tuple[Span, ...]:
    spans = []
    for piece in filter(None, words.split(" … ")):
        start = TEXT.index(piece)
        spans.append(Span(start=start, end=start + len(piece)))
    return tuple(spans)


def make(source: str, cue: str, content: str) -> Attributed:
    return Attributed(source=find(source), cue=find(cue), content=find(content))


SAFE = make("The mayor", "said", "the bridge is safe and the road is open")
HOLDS = make("Ruiz", "added", '"It holds,"')
RENTS = make("a survey", "According to", "rents fell")


def article(*gold: Attributed) -> Article:
    return Article(id="a", text=TEXT, attributions=gold)


def faults_of(findings: list[Finding]) -> list[Fault]:
    return [finding.fault for finding in findings]


def test_gold_against_itself_has_no_errors() -> None:
    gold = (SAFE, HOLDS, RENTS)
    assert faults_of(list(find_errors(article(*gold), gold))) == [Fault.RIGHT] * 3


def test_missed_and_spurious() -> None:
    assert faults_of(list(find_errors(article(SAFE), [RENTS]))) == [Fault.MISSED, Fault.SPURIOUS]


def test_two_gold_contents_in_one_prediction_are_merged() -> None:
    bridge, road = make("The mayor", "said", "the bridge is safe"), make("The mayor", "said", "the road is open")
    (finding,) = find_errors(article(bridge, road), [SAFE])
    assert finding.fault is Fault.MERGED
    assert finding.gold == (bridge, road)


def test_one_gold_content_in_two_predictions_is_split() -> None:
    bridge, road = make("The mayor", "said", "the bridge is safe"), make("The mayor", "said", "the road is open")
    (finding,) = find_errors(article(SAFE), [bridge, road])
    assert finding.fault is Fault.SPLIT


@pytest.mark.parametrize(
    ("predicted", "faults"),
    [
        (make("The mayor", "said", "said the bridge is safe and the road is open"), [Fault.LONG_LEFT]),
        (make("The mayor", "said", "bridge is safe and the road is open"), [Fault.SHORT_LEFT]),
        (make("The mayor", "said", "the bridge is safe and the road is open."), [Fault.LONG_RIGHT]),
        (make("The mayor", "said", "the bridge is safe"), [Fault.SHORT_RIGHT]),
        (make("The mayor", "said", "the bridge … the road is open"), [Fault.BROKEN]),
        (make("Ruiz", "said", "the bridge is safe and the road is open"), [Fault.SOURCE_WRONG]),
        (make("mayor", "said", "the bridge is safe and the road is open"), [Fault.SOURCE_BOUNDARY]),
        (make("", "said", "the bridge is safe and the road is open"), [Fault.SOURCE_MISSING]),
        (make("The mayor", "", "the bridge is safe and the road is open"), [Fault.CUE_WRONG]),
        (make("The mayor", "mayor said", "the bridge is safe and the road is open"), [Fault.CUE_BOUNDARY]),
        (make("Ruiz", "said", "the bridge is safe"), [Fault.SHORT_RIGHT, Fault.SOURCE_WRONG]),
        (SAFE, [Fault.RIGHT]),
    ],
)
def test_faults_of_a_pair(predicted: Attributed, faults: list[Fault]) -> None:
    assert list(find_faults(SAFE, predicted)) == faults


def test_a_source_where_gold_states_none() -> None:
    gold = make("", "said", "the bridge is safe")
    assert find_faults(gold, make("The mayor", "said", "the bridge is safe")) == (Fault.SOURCE_INVENTED,)


@pytest.mark.parametrize(
    ("attributed", "pattern"),
    [
        (SAFE, "indirect, source-cue-content"),
        (HOLDS, "direct, content-source-cue"),
        (RENTS, "indirect, cue-source-content, according to"),
        (make("Ruiz", "added", '"It holds," … rents fell'), "mixed, content-source-cue-content, over paragraphs"),
        (make("", "", '"It holds,"'), "direct, content"),
    ],
)
def test_surface_patterns(attributed: Attributed, pattern: str) -> None:
    assert describe_pattern(TEXT, attributed) == pattern


def test_what_the_rules_gained_and_lost() -> None:
    effect = compare_layers([article(SAFE, HOLDS, RENTS)], [[SAFE, HOLDS]], [[HOLDS, RENTS]])
    assert effect == RuleEffect(model=2, rules=2, gained=1, lost=1)
    assert "| 2 | 2 | 1 | 1 |" in render_effect(effect)


def test_the_page_counts_and_quotes_nothing() -> None:
    findings = [*find_errors(article(SAFE, HOLDS), [HOLDS]), *find_errors(article(), [RENTS])]
    page = render_errors("attribution", findings)
    assert "| missed | 1 |" in page
    assert "| right | 1 |" in page
    assert "| indirect, source-cue-content | 0 | 1 | 0 | 0 | 0 | 0 | 0 |" in page
    for word in ("bridge", "mayor", "Ruiz", "rents"):
        assert word not in page


def test_a_shown_finding_has_the_words_of_both_sides() -> None:
    (finding,) = find_errors(article(SAFE), [make("Ruiz", "said", "the bridge is safe and the road is open")])
    shown = show_finding(finding)
    assert "gold: source=⟨The mayor⟩  cue=⟨said⟩" in shown
    assert "ours: source=⟨Ruiz⟩" in shown


@pytest.mark.parametrize("split", ["test", "train"])
def test_errors_are_listed_on_dev_only(split: str) -> None:
    with pytest.raises(EvaluationError, match="dev split only"):
        check_errors_allowed(split)
