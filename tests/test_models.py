"""The models that ship with the library: they load without a network, and what they find is where they say."""

from __future__ import annotations

import importlib.util
import runpy
import socket
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

spacy = pytest.importorskip("spacy", reason="spaCy is not installed")

import rectnlp  # noqa: E402
from rectnlp import trained  # noqa: E402
from rectnlp.lexicons import Lexicons  # noqa: E402
from rectnlp.spacy import row  # noqa: E402
from rectnlp.spacy.ner import scored  # noqa: E402
from rectnlp.text.segment import tagger  # noqa: E402

sys.path.insert(0, str(ROOT / "data"))

from training import corpus, evaluate, heldout  # noqa: E402

needs_pkuseg = pytest.mark.skipif(importlib.util.find_spec("spacy_pkuseg") is None, reason="pkuseg is not installed")
TEXT = "经查，县水利局与云鼎路桥签订合同，云鼎路桥未按期完工。县纪委监委给予周明远党内警告处分。"
LARGEST = 40_000_000  # bytes of a model
# Pieces that texts for the property tests are made of.
PIECES = st.lists(
    st.sampled_from(
        ["县水利局", "云鼎路桥", "周明远", "3 ６人", "，", "。", "\n", "　", " ", "給予", "x", "\u202e", "🙂"]
    ),
    max_size=12,
).map("".join)


def pipeline(**tokenizer: str) -> spacy.Language:
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "rectnlp.Tokenizer.v1", **tokenizer}}})
    nlp.add_pipe("rectnlp_ner")
    return nlp


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """No connection can be opened."""

    def refuse(*_: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def test_the_recogniser_loads_offline_and_finds_a_company_without_a_suffix(offline: None) -> None:
    nlp = spacy.load(trained.folder("ner"))
    assert nlp.meta["license"] == "MIT"
    assert nlp.meta["labels"]["ner"] == ["ORG", "PERSON"]
    found = {(TEXT[s.start : s.end], s.label) for s in scored(TEXT, nlp)}
    assert {("云鼎路桥", "ORG"), ("周明远", "PERSON")} <= found


def test_no_path_of_the_training_machine_is_in_the_model() -> None:
    assert "/tmp" not in (trained.folder("ner") / "config.cfg").read_text(encoding="utf-8")


def test_the_config_that_trained_the_model_is_the_one_that_ships() -> None:
    ours = spacy.util.load_config(ROOT / "models" / "ner.cfg")
    theirs = spacy.util.load_config(trained.folder("ner") / "config.cfg")
    for section in ("components", "training"):
        for key, value in ours[section].items():
            assert _holds(theirs[section][key], value), (section, key)


def _holds(whole: object, part: object) -> bool:
    """Whether a section says all that another says; variables (${…}) aside."""
    if isinstance(part, dict) and isinstance(whole, dict):
        return all(_holds(whole.get(key), value) for key, value in part.items())
    return whole == part or (isinstance(part, str) and part.startswith("${"))


@settings(max_examples=40, deadline=None)
@given(PIECES)
def test_names_lie_in_the_text_and_apart(text: str) -> None:
    found = scored(text)
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        assert 0.5 <= one.score <= 1.0001
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_the_rules_names_stay_and_the_models_are_added() -> None:
    doc = pipeline()(TEXT)
    units = rectnlp.extract(TEXT).units
    ruled = {ent.ent_id_: ent.text for ent in doc.ents if ent.ent_id_}
    assert dict(zip(units.mention_id, units.text, strict=True)).items() <= ruled.items()
    learnt = [ent.text for ent in doc.ents if not ent.ent_id_]
    assert learnt.count("云鼎路桥") == 2
    assert doc.spans == {}  # tables and spans hold what a rule can account for


def test_an_entity_of_the_rules_has_its_row() -> None:
    doc = pipeline()(TEXT)
    (unit,) = (ent for ent in doc.ents if ent.text == "县水利局")
    assert row(unit)["unit_type"] == "government"


def test_without_a_model_name_sure_enough_the_entities_are_the_rules() -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("rectnlp_ner", config={"threshold": 1.1})
    assert all(ent.ent_id_ for ent in nlp(TEXT).ents)
    assert nlp(TEXT).ents


@settings(max_examples=30, deadline=None)
@given(PIECES)
def test_every_unit_of_the_rules_is_an_entity_on_token_borders(text: str) -> None:
    doc = pipeline()(text)
    assert doc.text == text
    wanted = rectnlp.extract(text).units
    found = {ent.ent_id_: (ent.text, ent.label_) for ent in doc.ents}
    for mention, surface in zip(wanted.mention_id, wanted.text, strict=True):
        assert found[mention] == (surface, "ORG")


def test_disk_and_processes(tmp_path: Path) -> None:
    pipeline().to_disk(tmp_path)
    again = spacy.load(tmp_path)
    one, two = again.pipe([TEXT, "云鼎路桥已退款。"], n_process=2)
    assert [ent.text for ent in two.ents] == ["云鼎路桥"]
    assert [ent.text for ent in one.ents] == [ent.text for ent in pipeline()(TEXT).ents]


@needs_pkuseg
def test_our_pkuseg_loads_offline_and_cuts_as_people_do(offline: None) -> None:
    cut = tagger.__wrapped__("pkuseg", Lexicons())
    assert cut("县水利局清退违规发放补贴12万元。")[0][-7:] == ["清退", "违规", "发放", "补贴", "12", "万元", "。"]


@needs_pkuseg
def test_boundaries_of_our_pkuseg_are_not_behind_those_of_jieba() -> None:
    from training.boundaries import tallies

    assert evaluate.f1(tallies("pkuseg")) >= evaluate.f1(tallies("jieba"))


@needs_pkuseg
@settings(max_examples=60, deadline=None)
@given(PIECES)
def test_words_of_our_pkuseg_make_the_text(text: str) -> None:
    surfaces, tags = tagger("pkuseg", Lexicons())(text)
    assert "".join(surfaces) == text
    assert len(tags) == len(surfaces)
    assert all(surfaces)


@needs_pkuseg
def test_a_bulletin_is_read_with_our_pkuseg(bulletin: str) -> None:
    ours, plain = rectnlp.extract(bulletin, segmenter="pkuseg"), rectnlp.extract(bulletin)
    assert ours.counts.text.tolist() == plain.counts.text.tolist()


def test_a_segmenter_that_is_not_there_is_named() -> None:
    with pytest.raises(ValueError, match="pkuseg"):
        tagger("none", Lexicons())


def test_a_model_that_is_not_there_is_named() -> None:
    with pytest.raises(FileNotFoundError, match="nothing"):
        trained.folder("nothing")


def test_models_are_small_have_cards_and_are_packaged(monkeypatch: pytest.MonkeyPatch) -> None:
    said: dict[str, object] = {}
    monkeypatch.setattr("setuptools.setup", lambda **arguments: said.update(arguments))
    monkeypatch.chdir(ROOT)
    runpy.run_path(str(ROOT / "setup.py"))
    for name in ("ner", "pkuseg"):
        assert f"rectnlp.models.{name}" in said["packages"]
        assert said["package_dir"][f"rectnlp.models.{name}"] == f"models/{name}"
        files = [path for path in (ROOT / "models" / name).rglob("*") if path.is_file()]
        assert sum(path.stat().st_size for path in files) < LARGEST
        assert (ROOT / "models" / name / "README.md").is_file()
        assert all(len(path.relative_to(ROOT / "models" / name).parts) <= 2 for path in files)  # what setup.cfg names
    assert "rectnlp.spacy" in said["packages"]


def test_the_training_corpus_is_the_same_on_every_run_and_its_spans_are_names() -> None:
    first, second = corpus.training(3, 50), corpus.training(3, 50)
    assert first == second
    for example in first:
        for start, end, label in example.spans:
            assert label in ("ORG", "PERSON")
            assert example.text[start:end].strip()


def test_nothing_held_out_is_trained_on() -> None:
    trained_on = {example.text for example in corpus.training(20, 400)}
    assert not trained_on & {sentence.example.text for sentence in heldout.sentences()}
    wording = (ROOT / "data" / "training" / "words" / "contexts.tsv").read_text(encoding="utf-8").splitlines()
    assert not {line for line in wording if len(line) > 6} & {s.example.text for s in heldout.sentences()}


def test_held_out_sentences_are_enough_and_their_words_make_them() -> None:
    assert len(heldout.sentences()) >= 60
    for sentence in heldout.sentences():
        assert "".join(sentence.words) == sentence.example.text
        assert not set("[]<> ") & set(sentence.example.text)


def test_a_difference_that_is_always_there_has_an_interval_above_zero() -> None:
    better, worse = [(2, 2, 2)] * 20, [(2, 2, 1)] * 20
    assert evaluate.f1(better) == 1.0
    low, high = evaluate.difference(better, worse)
    assert (low, high) == (0.5, 0.5)


def test_both_adds_only_where_no_rule_has_a_name() -> None:
    text = evaluate.Text("县水利局与云鼎路桥", {"ORG": []}, {"ORG": [(0, 4)], "PERSON": []})
    found = [evaluate.Scored(1, 4, "ORG", 1.0), evaluate.Scored(5, 9, "ORG", 0.95), evaluate.Scored(4, 5, "ORG", 0.6)]
    assert evaluate.both(0.9)(text, "ORG", found) == [(0, 4), (5, 9)]
    assert evaluate.alone(text, "ORG", found) == [(1, 4), (5, 9), (4, 5)]
