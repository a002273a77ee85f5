"""The labelled messages: how often the coach says what a careful reader says, and how often it flags a good one.

The parts `open_*` were looked at while the rules were made; nobody tuned on `sealed`. Run with -s to see the figures.
"""

import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec import Struct

from raincheck.domain.coach import check
from raincheck.domain.coach.findings import Circumstances
from stubs.fakes import WORDS

FOLDER = Path(__file__).parents[2] / "coach"
PARTS = sorted(path.stem for path in FOLDER.glob("*.toml"))
INGREDIENTS = ("own", "reason", "ask", "regret", "thanks")


class Judged(Struct, frozen=True):
    """One message: what a person found, and what the coach found."""

    name: str
    wanted: frozenset[str]
    found: frozenset[str]
    has: frozenset[str]
    seen: frozenset[str]


@cache
def judged(part: str) -> tuple[Judged, ...]:
    raw = tomllib.loads((FOLDER / f"{part}.toml").read_text("utf-8"))
    return tuple(judge(message) for message in raw["messages"])


def judge(message: dict[str, Any]) -> Judged:
    subject, body = "", message["text"]
    if body.startswith("Subject:"):
        subject, _, body = body.removeprefix("Subject:").partition("\n")
    case = msgspec.convert({**message["context"], "channel": message["channel"]}, Circumstances)
    review = check(subject.strip(), body.lstrip("\n"), case, WORDS.coach)
    return Judged(
        name=message["name"],
        wanted=frozenset(message["findings"]),
        found=frozenset(finding.rule for finding in review.findings),
        has=frozenset(message["ingredients"]),
        seen=frozenset(name for name in INGREDIENTS if getattr(review.ingredients, name)),
    )


def tell(figures: str) -> None:
    sys.stdout.write(f"{figures}\n")


@pytest.mark.parametrize("part", PARTS)
def test_the_findings_are_those_of_a_careful_reader(part: str) -> None:
    messages = judged(part)
    right = sum(len(m.wanted & m.found) for m in messages)
    all_of_them = sum(len(m.wanted) + len(m.found) for m in messages)
    score = 2 * right / all_of_them
    tell(f"{part}: {len(messages)} messages, {sum(len(m.wanted) for m in messages)} labels, micro-F1 {score:.3f}")
    assert score >= 0.80


@pytest.mark.parametrize("part", PARTS)
def test_a_good_message_is_left_alone(part: str) -> None:
    good = [message for message in judged(part) if not message.wanted]
    flagged = [message for message in good if message.found]
    tell(f"{part}: {len(flagged)} of {len(good)} good ones flagged")
    assert len(flagged) * 10 <= len(good)


@pytest.mark.parametrize("part", PARTS)
def test_a_flawed_message_is_caught(part: str) -> None:
    flawed = [message for message in judged(part) if message.wanted]
    caught = [message for message in flawed if message.found]
    tell(f"{part}: {len(caught)} of {len(flawed)} flawed ones caught")
    assert len(caught) * 10 >= len(flawed) * 9


@pytest.mark.parametrize("part", PARTS)
def test_the_ingredients_are_seen(part: str) -> None:
    messages = judged(part)
    wrong = sum(len(m.has ^ m.seen) for m in messages)
    total = len(messages) * len(INGREDIENTS)
    tell(f"{part}: {wrong} of {total} ticks wrong")
    assert wrong * 10 <= total
