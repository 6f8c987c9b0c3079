"""A stand-in for spaCy's small English pipeline: spaCy publishes its own outside the package registry.

Its components and labels follow the metadata of ``en_core_web_sm`` 3.8, its layer sizes what is known of that pipeline;
they were not compared with the published package. Given gold data it is trained for some minutes, so that its parser
takes about the paths that a parser takes and textacy finds quotations in what it gives. Without, its weights are those
of initialisation, every token becomes a sentence of its own, and textacy has nothing to do. It is made to be timed.

Run in the peers' environment: ``python -m benchmarks.stand_in FOLDER [--data FOLDER]``.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

LABELS = tomllib.loads(Path(__file__).with_name("stand_in_labels.toml").read_text(encoding="utf-8"))
COMPONENTS = ("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner")
EPOCHS = 2
WORDS_A_BATCH = 1000
SEED = 20241030
STAND_IN = "on a stand-in built after en_core_web_sm, which is not published on the package registry"


def configure() -> dict[str, Any]:
    """The pipeline's configuration: one ``tok2vec`` for tags and dependencies together, another for the names."""
    shared = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
    apart = encode_tokens(attributes=("NORM", "PREFIX", "SUFFIX", "SHAPE"), rows=(5000, 1000, 2500, 2500))
    own = encode_tokens(
        attributes=("NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"), rows=(5000, 1000, 2500, 2500, 50, 50)
    )
    components = {
        "tok2vec": {"factory": "tok2vec", "model": own},
        "tagger": {"factory": "tagger", "model": {"@architectures": "spacy.Tagger.v2", "tok2vec": shared}},
        "parser": {"factory": "parser", "min_action_freq": 1, "model": step_through("parser", tok2vec=shared)},
        "attribute_ruler": {"factory": "attribute_ruler"},
        "lemmatizer": {"factory": "lemmatizer", "mode": "rule"},
        "ner": {"factory": "ner", "model": step_through("ner", tok2vec=apart)},
    }
    return {"nlp": {"lang": "en", "pipeline": list(COMPONENTS)}, "components": components}


def encode_tokens(*, attributes: Sequence[str], rows: Sequence[int]) -> dict[str, Any]:
    """Token vectors: hashed embeddings of the attributes, then four convolutions of width 96."""
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": 96,
        "attrs": list(attributes),
        "rows": list(rows),
        "include_static_vectors": False,
    }
    encode = {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": 96,
        "depth": 4,
        "window_size": 1,
        "maxout_pieces": 3,
    }
    return {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}


def step_through(state: str, *, tok2vec: dict[str, Any]) -> dict[str, Any]:
    """A transition system over the token vectors."""
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": state,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": tok2vec,
    }


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The training rows of a file of gold data."""
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["split"] == "train":
                yield row


def parse_examples(vocab: Any, rows: Iterable[dict[str, Any]]) -> Iterator[Any]:
    """One example a paragraph-sized run of ten sentences, with tags, heads and relations."""
    for row in rows:
        sentences: dict[int, list[Any]] = {}
        for token in row["tokens"]:
            sentences.setdefault(token[6], []).append(token)
        ordered = [sentences[number] for number in sorted(sentences)]
        for start in range(0, len(ordered), 10):
            yield parse_example(vocab, row["text"], ordered[start : start + 10])


def parse_example(vocab: Any, text: str, sentences: list[list[Any]]) -> Any:
    """The example of some sentences, each a list of gold tokens."""
    from spacy.tokens import Doc
    from spacy.training import Example

    words: list[str] = []
    spaces: list[bool] = []
    tags: list[str] = []
    heads: list[int] = []
    dependencies: list[str] = []
    for sentence in sentences:
        offset = len(words)
        for place, (start, end, _, _, head, dependency, _, tag) in enumerate(sentence):
            words.append(text[start:end] or "_")
            spaces.append(text[end : end + 1].isspace())
            tags.append(tag)
            heads.append(offset + (head if head >= 0 else place))
            dependencies.append(dependency if head >= 0 else "ROOT")
    known = [tag if tag in LABELS["tags"] else "XX" for tag in tags]
    gold = Doc(vocab, words=words, spaces=spaces, tags=known, heads=heads, deps=dependencies)
    return Example(Doc(vocab, words=words, spaces=spaces), gold)


def name_examples(pipeline: Any, rows: Iterable[dict[str, Any]]) -> Iterator[Any]:
    """One example a text, with those of its names that the pipeline's tokens can express."""
    from spacy.training import Example
    from spacy.util import filter_spans

    types = LABELS["entities"]["from"]
    for row in rows:
        if not row["text"].strip():
            continue
        gold = pipeline.make_doc(row["text"])
        spans = [gold.char_span(start, end, types[kind]) for start, end, kind, *_ in row["entities"] if kind in types]
        gold.ents = filter_spans([span for span in spans if span is not None])
        yield Example(pipeline.make_doc(row["text"]), gold)


def label_examples(vocab: Any) -> Iterator[Any]:
    """Made-up documents that hold every tag and relation once, to initialise without gold data."""
    labels = [label for label in LABELS["dependencies"]["labels"] if label != "ROOT"]
    tags = list(LABELS["tags"])
    size = max(len(labels), len(tags)) + 1
    sentence = [
        [2 * n, 2 * n + 1, "X", "a", n - 1, labels[n % len(labels)], 0, tags[n % len(tags)]] for n in range(size)
    ]
    yield parse_example(vocab, "a " * size, [sentence])


def initialise(examples: Sequence[Any]) -> Any:
    """The pipeline with random weights and all its labels."""
    import spacy
    from spacy.util import fix_random_seed, load_model_from_config

    fix_random_seed(SEED)
    pipeline = load_model_from_config(configure(), auto_fill=True)
    for tag in LABELS["tags"]:
        pipeline.get_pipe("tagger").add_label(tag)
    for label in LABELS["entities"]["labels"]:
        pipeline.get_pipe("ner").add_label(label)
    pipeline.initialize(lambda: examples)
    for tag, part in LABELS["tags"].items():
        pipeline.get_pipe("attribute_ruler").add([[{"TAG": tag}]], {"POS": part})
    pipeline.meta.update(name="core_web_sm_stand_in", version=spacy.__version__)
    return pipeline


def train(pipeline: Any, kinds: Sequence[tuple[tuple[str, ...], list[Any]]], *, say: Any = print) -> None:
    """Train each group of components on its examples, ``EPOCHS`` times over."""
    from spacy.util import minibatch

    order = random.Random(SEED)
    optimizer = pipeline.resume_training()
    for components, examples in kinds:
        size = max(1, WORDS_A_BATCH * len(examples) // sum(len(example.reference) for example in examples))
        with pipeline.select_pipes(enable=list(components)):
            for epoch in range(EPOCHS):
                began, losses = time.monotonic(), dict.fromkeys(components, 0.0)
                order.shuffle(examples)
                for batch in minibatch(examples, size=size):
                    pipeline.update(batch, drop=0.1, sgd=optimizer, losses=losses)
                said = ", ".join(f"{name} {loss:.0f}" for name, loss in losses.items())
                say(f"  epoch {epoch + 1} of {EPOCHS}: losses {said}; {time.monotonic() - began:.0f} s")


def build(data: Path | None, *, say: Any = print) -> Any:
    """The stand-in, trained on ``ud.jsonl`` and ``ner.jsonl`` of ``data``; initialised only where that is None."""
    from spacy.lang.en import English

    blank = English()
    if data is None:
        pipeline = initialise(list(label_examples(blank.vocab)))
        pipeline.meta["description"] = f"{STAND_IN}, untrained: each token is a sentence, no quotation is found"
        return pipeline
    parses = list(parse_examples(blank.vocab, read_rows(data / "ud.jsonl")))
    names = [row for row in read_rows(data / "ner.jsonl") if row["corpus"] in {"uner_ewt", "wikigold"}]
    pipeline = initialise(parses)
    say(f"training the stand-in on {len(parses)} stretches of parsed text and {len(names)} texts with names")
    train(
        pipeline,
        [(("tok2vec", "tagger", "parser"), parses), (("ner",), list(name_examples(blank, names)))],
        say=say,
    )
    pipeline.meta["description"] = f"{STAND_IN}, trained here for {EPOCHS} epochs on open data: made to be timed only"
    return pipeline


def main() -> int:
    """Build the pipeline and write it to the folder given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where to write the pipeline")
    parser.add_argument("--data", type=Path, help="a folder with ud.jsonl and ner.jsonl to train on")
    options = parser.parse_args()
    build(options.data).to_disk(options.folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
