"""Our own list of phrases, written before the grammar that reads them: see phrases.toml for what is meant."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from raincheck.domain.moments import Doubt, Moment
from raincheck.domain.moments.reading import read_moment
from stubs.fakes import WORDS

PHRASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("phrases.toml").read_text("utf-8"))["phrase"]
SINGLE = [phrase for phrase in PHRASES if "starts" in phrase]
ASK = [phrase for phrase in PHRASES if "ask" in phrase]
REFUSE = [phrase for phrase in PHRASES if "refuse" in phrase]


def name(phrase: dict[str, Any]) -> str:
    return f"{phrase['text']}-{phrase['now']}-{phrase['zone']}"


def read(phrase: dict[str, Any]) -> Moment | Doubt:
    now = datetime.fromisoformat(phrase["now"]).replace(tzinfo=ZoneInfo(phrase["zone"]))
    return read_moment(phrase["text"], now, phrase["zone"], WORDS.zones)


def instants(readings: list[str]) -> set[datetime]:
    return {datetime.fromisoformat(at).astimezone(UTC) for at in readings}


def test_the_list_is_as_long_as_it_was_promised() -> None:
    assert len({name(phrase) for phrase in PHRASES}) == len(PHRASES) >= 120


@pytest.mark.parametrize("phrase", SINGLE, ids=name)
def test_a_phrase_with_one_meaning_is_read(phrase: dict[str, Any]) -> None:
    reading = read(phrase)
    assert isinstance(reading, Moment), reading
    assert reading.at == datetime.fromisoformat(phrase["starts"])


@pytest.mark.parametrize("phrase", ASK, ids=name)
def test_a_phrase_with_several_meanings_is_asked_about(phrase: dict[str, Any]) -> None:
    reading = read(phrase)
    assert isinstance(reading, Doubt), reading
    assert not reading.impossible
    assert instants(phrase["ask"]) <= {moment.at.astimezone(UTC) for moment in reading.candidates}


@pytest.mark.parametrize("phrase", REFUSE, ids=name)
def test_a_phrase_without_a_meaning_is_refused(phrase: dict[str, Any]) -> None:
    reading = read(phrase)
    assert isinstance(reading, Doubt), reading
    assert reading.impossible
