"""The shared phrases: how many are read may grow with a release, but none is ever read wrongly."""

from datetime import UTC, datetime
from typing import Any

from raincheck.domain.moments import Doubt, Moment, read_moment
from stubs.corpus import corpus_json
from stubs.fakes import WORDS


def read_all(phrases: list[Any], document: Any) -> list[tuple[str, Moment | Doubt]]:
    now, zone = datetime.fromisoformat(document["now"]), document["local_zone"]
    texts = [phrase if isinstance(phrase, str) else phrase["text"] for phrase in phrases]
    return [(text, read_moment(text, now, zone, WORDS.zones)) for text in texts]


def test_a_phrase_with_one_reading_is_read_rightly_or_asked_about() -> None:
    document = corpus_json("moments/open.json")
    phrases = document["single_reading"]
    expected = {phrase["text"]: datetime.fromisoformat(phrase["starts"]) for phrase in phrases}
    read = {text: got.at for text, got in read_all(phrases, document) if isinstance(got, Moment)}
    assert read == {text: expected[text] for text in read}


def test_an_ambiguous_phrase_is_never_read_as_one_moment() -> None:
    document = corpus_json("moments/open.json")
    readings = read_all(document["ambiguous_ask"], document)
    assert [text for text, got in readings if isinstance(got, Moment)] == []


def test_what_is_asked_back_is_plausible() -> None:
    document = corpus_json("moments/open.json")
    plausible = {
        phrase["text"]: {datetime.fromisoformat(at).astimezone(UTC) for at in phrase["plausible"]}
        for phrase in document["ambiguous_ask"]
    }
    for text, got in read_all(document["ambiguous_ask"], document):
        assert isinstance(got, Doubt)
        assert not got.candidates or plausible[text] & {candidate.at.astimezone(UTC) for candidate in got.candidates}


def test_a_phrase_to_refuse_is_never_read_as_one_moment() -> None:
    document = corpus_json("moments/open.json")
    readings = read_all(document["refuse"], document)
    assert [text for text, got in readings if isinstance(got, Moment)] == []
