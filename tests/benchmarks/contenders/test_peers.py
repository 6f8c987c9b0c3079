from types import SimpleNamespace
from typing import ClassVar

import pytest

from benchmarks.contenders import reportedly_reader, spacy_pipeline, textacy_quotations
from benchmarks.protocol import Outcome


class FakePipeline:
    """Takes each line for a sentence."""

    meta: ClassVar = {"lang": "en", "name": "fake", "version": "3.8"}

    def pipe(self, texts, batch_size):
        assert batch_size == 8
        return [SimpleNamespace(sents=text.splitlines(), text=text) for text in texts]


@pytest.fixture
def modules(monkeypatch):
    """The peers' libraries, as far as the contenders use them."""
    asked = {}

    def load(name, exclude):
        asked.update(name=name, exclude=exclude)
        return FakePipeline()

    def direct_quotations(document):
        if document.text.count('"') % 2:
            raise ValueError("an unclosed quotation")
        yield from range(document.text.count('"') // 2)

    extract = SimpleNamespace(direct_quotations=direct_quotations)
    monkeypatch.setitem(spacy_pipeline.sys.modules, "spacy", SimpleNamespace(load=load))
    monkeypatch.setitem(spacy_pipeline.sys.modules, "textacy", SimpleNamespace(extract=extract))
    monkeypatch.setitem(spacy_pipeline.sys.modules, "textacy.extract", extract)
    monkeypatch.setenv("BENCHMARK_PIPELINE", "en_fake")
    for module in (spacy_pipeline, textacy_quotations):
        monkeypatch.setattr(module, "version", lambda name: "1.0")
    return asked


def test_the_pipeline_counts_sentences_and_says_what_it_is(modules):
    contender = spacy_pipeline.load()
    assert modules == {"name": "en_fake", "exclude": []}
    assert contender.versions == {"en_fake": "3.8", "spacy": "1.0", "thinc": "1.0", "blis": "1.0", "numpy": "1.0"}
    assert contender.refusals == ""
    assert contender.run(["one\ntwo", "three"], 8) == Outcome(found=3)


def test_the_package_that_brought_the_pipeline_is_named(modules, monkeypatch):
    monkeypatch.setenv("BENCHMARK_PACKAGE", "some-package")
    assert spacy_pipeline.load().versions["from some-package"] == "1.0"


def test_components_are_left_out(modules, monkeypatch):
    monkeypatch.setenv("BENCHMARK_WITHOUT", "ner,tagger")
    spacy_pipeline.load()
    assert modules["exclude"] == ["ner", "tagger"]


def test_quotations_are_counted_and_refusals_too(modules):
    contender = textacy_quotations.load()
    assert contender.versions["textacy"] == "1.0"
    assert contender.run(['a "b" and "c"', 'an "open one', "none"], 8) == Outcome(found=2, refused=(1,))
    assert "odd number of quotation marks" in contender.refusals


def test_our_reader_counts_claims_and_names_its_model(monkeypatch):
    read = []

    class Reader:
        def read(self, text):
            read.append(text)
            return SimpleNamespace(claims=text.split(), reader=SimpleNamespace(model="sha256:0123456789abcdef"))

    monkeypatch.setitem(reportedly_reader.sys.modules, "reportedly", SimpleNamespace(Reader=Reader))
    monkeypatch.setattr(reportedly_reader, "version", lambda name: "0.1")
    contender = reportedly_reader.load()
    assert contender.versions["model"] == "0123456789ab"
    assert len(read) == 1
    assert contender.run(["a b", "c"], 1) == Outcome(found=3)
