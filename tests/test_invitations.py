"""Our own invitations, end to end: the facts that a careful person would find, and the questions they would ask.

`invitations/truth.toml` was written before the code that reads them.
"""

import tomllib
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raincheck.adapters.invitations.source import Invitations
from raincheck.domain.context import Context
from raincheck.domain.invitations.facts import Invitation
from raincheck.domain.text import clean_line
from raincheck.ports import Unreadable
from raincheck.understanding import understood
from stubs.fakes import WORDS
from stubs.strategies import raw_text

FOLDER = Path(__file__).with_name("invitations")
TRUTH: dict[str, dict[str, Any]] = tomllib.loads((FOLDER / "truth.toml").read_text("utf-8"))
FACTS = (
    "duration_minutes contact_name contact_email contact_phone company role mode join_url dial_in dial_in_code "
    "location reschedule_url method"
).split()
STATED = [(name, fact) for name, truth in TRUTH.items() for fact in FACTS if fact in truth]
ABSENT = [(name, fact) for name, truth in TRUTH.items() for fact in truth.get("absent", ())]
FILES = Invitations()
MISSED = {
    ("zoom-one-tap.ics", "company"),  # "Cobalt Finch interview" may as well be a person's name
    ("split-utf8-lf.ics", "company"),  # said in Swedish
    ("whatsapp-cafe.txt", "company"),
    ("whatsapp-cafe.txt", "contact_name"),  # either of the two speakers may be the reader
    ("cet-in-summer.txt", "company"),
    ("cet-in-summer.txt", "role"),  # "with Sundial Biotech (Process Chemist)" may be a person and their job
}
"""Facts that a person would find and these rules leave out: absent, never wrong."""


@cache
def read(name: str) -> Invitation:
    return fresh(name)


def fresh(name: str) -> Invitation:
    truth = TRUTH[name]
    document = FILES.open(str(FOLDER / name))
    assert not isinstance(document, Unreadable)
    ctx = Context(datetime.fromisoformat(truth["now"]), truth["zone"], WORDS)
    return understood(document, ctx, FILES)


def asked(name: str) -> set[str]:
    return {question.field for question in read(name).questions}


def test_there_are_as_many_as_were_promised() -> None:
    assert set(TRUTH) == {path.name for path in FOLDER.iterdir()} - {"truth.toml"}
    assert len(TRUTH) >= 40


@pytest.mark.parametrize("name", [name for name, truth in TRUTH.items() if truth.get("starts")])
def test_the_start_is_read(name: str) -> None:
    invitation = read(name)
    assert invitation.starts == datetime.fromisoformat(TRUTH[name]["starts"]), invitation.questions


@pytest.mark.parametrize("name", [name for name, truth in TRUTH.items() if truth.get("starts") == ""])
def test_no_start_is_guessed(name: str) -> None:
    assert read(name).starts is None


@pytest.mark.parametrize("name", [name for name, truth in TRUTH.items() if "ask" in truth])
def test_what_is_doubtful_is_asked(name: str) -> None:
    assert set(TRUTH[name]["ask"]) <= asked(name)


@pytest.mark.parametrize("name", [name for name, truth in TRUTH.items() if truth.get("candidates")])
def test_the_question_has_the_candidates(name: str) -> None:
    offered = {moment.at.astimezone(UTC) for question in read(name).questions for moment in question.moments}
    assert {datetime.fromisoformat(at).astimezone(UTC) for at in TRUTH[name]["candidates"]} <= offered


@pytest.mark.parametrize("name", [name for name, truth in TRUTH.items() if "zone_of" in truth])
def test_the_zone_is_read(name: str) -> None:
    assert read(name).zone == TRUTH[name]["zone_of"]


@pytest.mark.parametrize(("name", "fact"), [stated for stated in STATED if stated not in MISSED])
def test_the_fact_is_read(name: str, fact: str) -> None:
    assert getattr(read(name), fact) == TRUTH[name][fact]


@pytest.mark.parametrize(("name", "fact"), sorted(MISSED))
def test_what_these_rules_miss_is_left_open(name: str, fact: str) -> None:
    assert getattr(read(name), fact) is None


@pytest.mark.parametrize(("name", "fact"), ABSENT)
def test_what_is_not_there_is_not_invented(name: str, fact: str) -> None:
    assert getattr(read(name), fact) is None


@pytest.mark.parametrize("name", [name for name, truth in TRUTH.items() if truth.get("never")])
def test_what_must_never_be_a_fact_is_none(name: str) -> None:
    invitation = read(name)
    found = {value for fact in (*FACTS, "zone") if isinstance(value := getattr(invitation, fact), str)}
    assert not found & set(TRUTH[name]["never"])


@pytest.mark.parametrize("name", TRUTH)
def test_every_fact_says_where_it_stood(name: str) -> None:
    invitation = read(name)
    facts = [fact for fact in ("starts", *FACTS) if getattr(invitation, fact) is not None and fact != "method"]
    assert set(facts) <= set(invitation.sources)


@pytest.mark.parametrize("name", TRUTH)
def test_every_question_has_words(name: str) -> None:
    assert all(WORDS.problems[question.reason].cause for question in read(name).questions)


def test_reading_does_not_depend_on_what_was_read_before() -> None:
    forwards = {name: fresh(name) for name in TRUTH}
    assert {name: fresh(name) for name in reversed(list(TRUTH))} == forwards


LINES = [line for path in sorted(FOLDER.glob("*.txt")) for line in path.read_text("utf-8", "replace").splitlines()]


@given(st.lists(st.one_of(st.sampled_from(LINES), raw_text), max_size=30).map("\n".join))
def test_any_text_is_understood_or_refused_and_stays_inert(text: str) -> None:
    document = FILES.read(text.encode("utf-8", "replace"))
    if not isinstance(document, Unreadable):
        ctx = Context(datetime(2026, 3, 5, 15, 20, tzinfo=UTC), "America/New_York", WORDS)
        invitation = understood(document, ctx, FILES)
        texts = [value for fact in FACTS if isinstance(value := getattr(invitation, fact), str)]
        assert all(text == clean_line(text) for text in texts)
