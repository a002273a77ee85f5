"""Laws of the coach: for any text and any case."""

import tomllib
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from raincheck.domain.coach import check
from raincheck.domain.coach.findings import Circumstances, Occasion, Review
from raincheck.domain.interview import Mode
from raincheck.domain.session import Channel, Reason
from stubs.fakes import WORDS
from stubs.strategies import raw_text

TABLE: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("rules.toml").read_text("utf-8"))
EXAMPLES = sorted(
    text if isinstance(text, str) else text["body"]
    for row in TABLE.values()
    for kind in ("bad", "good")
    for text in row[kind]
)
JOINTS = (
    "\n",
    "\n\n",
    " ",
    "\r\n",
    "\t",
    ", ",
    ". ",
    "! ",
    "? ",
    "\n> ",
    "\nOn Monday, Dana wrote:\n",
    "\nBest,\n",
    ":-) ",
)
GREETINGS = ("", "Dear Ms. Okafor,\n\n", "Hi Dana, ", "Hello,\r\n\r\n", "hey ")
ENDINGS = ("", "\n", "\n\nThanks,\nPriya", "\n\nKind regards\nJonah Reyes\n602 555 0142", " - Mei", "\n\n-- \nLuis")
REPLIES = (
    "\n\nOn Mon, Mar 9, 2026 at 10:02 AM Dana Whitfield <dana@larkspur.example> wrote:\n\n> {}\n",
    "\n\n-----Original Message-----\nFrom: Dana Whitfield\nSent: Monday\n\n{}\n",
    "\n\n> {}\n",
)

names = st.one_of(st.just(""), st.sampled_from(["Adaeze Okafor", "Graywater", "Surgical Nurse", "$"]), raw_text)
circumstances = st.builds(
    Circumstances,
    channel=st.sampled_from(Channel),
    phase=st.one_of(st.none(), st.sampled_from(Occasion)),
    minutes_to_start=st.one_of(st.none(), st.integers(-20_000, 20_000)),
    reason=st.one_of(st.none(), st.sampled_from(Reason)),
    controllable=st.one_of(st.none(), st.booleans()),
    tz_differs=st.one_of(st.none(), st.booleans()),
    mode=st.one_of(st.none(), st.sampled_from(Mode)),
    contact=names,
    company=names,
    role=names,
    when=st.one_of(st.just("2026-03-10T14:30-07:00"), st.just("Tuesday at half past two"), names),
    me=names,
)
pieces = st.one_of(st.sampled_from(EXAMPLES), raw_text)
anything = st.builds(lambda texts, joint: joint.join(texts), st.lists(pieces, max_size=4), st.sampled_from(JOINTS))
"""Any text: of examples, and of what nobody types."""

messages = st.builds(
    lambda greeting, texts, ending: greeting + " ".join(texts) + ending,
    st.sampled_from(GREETINGS),
    st.lists(st.sampled_from([text for text in EXAMPLES if "\n" not in text]), min_size=1, max_size=4),
    st.sampled_from(ENDINGS),
)
"""What people write."""


def review(subject: str, body: str, case: Circumstances) -> Review:
    return check(subject, body, case, WORDS.coach)


@given(anything, anything, circumstances)
def test_every_place_is_inside_of_its_part(subject: str, body: str, case: Circumstances) -> None:
    for finding in review(subject, body, case).findings:
        part = subject if finding.part == "subject" else body
        assert 0 <= finding.start <= finding.end <= len(part), finding


@given(anything, anything, circumstances)
def test_the_same_text_gets_the_same_review(subject: str, body: str, case: Circumstances) -> None:
    assert review(subject, body, case) == review(subject, body, case)


@given(anything, anything, circumstances)
def test_no_rule_speaks_twice(subject: str, body: str, case: Circumstances) -> None:
    rules = [finding.rule for finding in review(subject, body, case).findings]
    assert len(rules) == len(set(rules))


@given(messages, st.sampled_from(REPLIES), st.sampled_from(EXAMPLES), circumstances)
def test_a_quoted_reply_changes_nothing(body: str, reply: str, quoted: str, case: Circumstances) -> None:
    marked = quoted.replace("\n", "\n> ") if reply.endswith("> {}\n") else quoted
    assert review("Interview", body + reply.replace("{}", marked), case) == review("Interview", body, case)


@given(messages, messages, circumstances)
def test_curly_quotes_change_nothing(subject: str, body: str, case: Circumstances) -> None:
    curly = str.maketrans({"'": "\u2019", '"': "\u201d"})
    assert review(subject.translate(curly), body.translate(curly), case) == review(subject, body, case)


@given(messages, circumstances)
def test_windows_lines_change_no_rule(body: str, case: Circumstances) -> None:
    windows = body.replace("\r\n", "\n").replace("\n", "\r\n")
    here, there = review("", body.replace("\r\n", "\n"), case), review("", windows, case)
    assert [finding.rule for finding in there.findings] == [finding.rule for finding in here.findings]
