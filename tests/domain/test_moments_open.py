"""The shared phrases: what is clear is read, what is not is asked about, and nonsense is refused."""

from datetime import UTC, datetime
from typing import Any

from raincheck.domain.moments import Doubt, Moment
from raincheck.domain.moments.reading import read_moment
from stubs.corpus import corpus_json
from stubs.fakes import WORDS


def read_all(phrases: list[Any], document: Any) -> list[tuple[str, Moment | Doubt]]:
    now, zone = datetime.fromisoformat(document["now"]), document["local_zone"]
    texts = [phrase if isinstance(phrase, str) else phrase["text"] for phrase in phrases]
    return [(text, read_moment(text, now, zone, WORDS.zones)) for text in texts]


def test_a_phrase_with_one_reading_is_read_rightly() -> None:
    document = corpus_json("moments/open.json")
    phrases = document["single_reading"]
    expected = {phrase["text"]: datetime.fromisoformat(phrase["starts"]) for phrase in phrases}
    read = {text: got.at for text, got in read_all(phrases, document) if isinstance(got, Moment)}
    assert read == expected


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
        assert {candidate.at.astimezone(UTC) for candidate in got.candidates} <= plausible[text]
        assert got.candidates


def test_a_phrase_to_refuse_names_no_moment() -> None:
    document = corpus_json("moments/open.json")
    readings = read_all(document["refuse"], document)
    assert [text for text, got in readings if isinstance(got, Moment) or not got.impossible] == []
