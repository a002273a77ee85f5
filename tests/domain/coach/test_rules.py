"""Every rule of the coach against a table of examples that was written before they were run: see rules.toml."""

import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec import Struct

from raincheck.domain.coach import check
from raincheck.domain.coach.findings import Circumstances, Finding, Severity
from raincheck.domain.coach.rules import RULES
from stubs.fakes import WORDS

TABLE: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("rules.toml").read_text("utf-8"))
BLOCK, WARN, HINT = Severity.BLOCK, Severity.WARN, Severity.HINT
WORST_FIRST = [BLOCK, WARN, HINT]


class Example(Struct, frozen=True):
    """A text, what is known of its case, and the rule that it is for."""

    rule: str
    subject: str
    body: str
    case: Circumstances

    def found(self) -> list[Finding]:
        """What that rule finds in it; other rules may find something too."""
        findings = check(self.subject, self.body, self.case, WORDS.coach).findings
        return [finding for finding in findings if finding.rule == self.rule]


def example(rule: str, text: str | dict[str, Any], over: dict[str, Any] | None = None) -> Example:
    row = TABLE[rule]
    own = {"body": text} if isinstance(text, str) else text
    merged = {"subject": row.get("subject", ""), **row["case"], **own, **(over or {})}
    subject, body = merged.pop("subject"), merged.pop("body")
    return Example(rule, subject, body, msgspec.convert(merged, Circumstances))


def examples(rule: str, kind: str) -> list[Example]:
    return [example(rule, text) for text in TABLE[rule][kind]]


def places(rule: str, kind: str) -> list[Example]:
    """The first bad example of a rule, in other circumstances."""
    return [example(rule, TABLE[rule]["bad"][0], over) for over in TABLE[rule][kind]]


def review(bad: Example) -> tuple[Finding, ...]:
    """What all rules find in it."""
    return check(bad.subject, bad.body, bad.case, WORDS.coach).findings


def of_content(rule: str, kind: str) -> Example:
    """The example that stands in content/coach.toml."""
    text: str = getattr(WORDS.coach[rule], kind)
    subject = TABLE[rule].get("example_in") == "subject"
    return example(rule, {"subject": text, "body": "I can't come."} if subject else text)


@pytest.mark.parametrize("rule", TABLE)
def test_a_bad_example_raises_its_rule(rule: str) -> None:
    assert [bad.body for bad in examples(rule, "bad") if not bad.found()] == []


@pytest.mark.parametrize("rule", TABLE)
def test_a_good_example_does_not_raise_its_rule(rule: str) -> None:
    assert [good.body for good in examples(rule, "good") if good.found()] == []


@pytest.mark.parametrize("rule", TABLE)
def test_a_finding_stands_inside_of_its_part(rule: str) -> None:
    for bad in examples(rule, "bad"):
        for found in review(bad):
            part = bad.subject if found.part == "subject" else bad.body
            assert 0 <= found.start <= found.end <= len(part), found


@pytest.mark.parametrize("rule", TABLE)
def test_the_worst_finding_comes_first(rule: str) -> None:
    for bad in examples(rule, "bad"):
        order = [WORST_FIRST.index(finding.severity) for finding in review(bad)]
        assert order == sorted(order), bad.body


@pytest.mark.parametrize("rule", TABLE)
def test_a_rule_finds_at_most_one_thing(rule: str) -> None:
    for bad in examples(rule, "bad"):
        rules = [finding.rule for finding in review(bad)]
        assert len(rules) == len(set(rules)), bad.body


@pytest.mark.parametrize("rule", TABLE)
def test_a_rule_is_raised_in_its_scope(rule: str) -> None:
    assert [bad.case for bad in places(rule, "raised_in") if not bad.found()] == []


@pytest.mark.parametrize("rule", TABLE)
def test_a_rule_is_silent_outside_of_its_scope(rule: str) -> None:
    assert [bad.case for bad in places(rule, "silent_in") if bad.found()] == []


def test_all_thirty_rules_are_there_once() -> None:
    assert sorted(rule.id for rule in RULES) == sorted(TABLE)
    assert len(TABLE) == 30


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_weighs_what_the_list_says(rule: Any) -> None:
    assert rule.severity == TABLE[rule.id]["severity"]


@pytest.mark.parametrize("rule", TABLE)
def test_a_finding_weighs_what_its_rule_weighs(rule: str) -> None:
    assert {found.severity for found in example(rule, TABLE[rule]["bad"][0]).found()} <= {TABLE[rule]["severity"]}


@pytest.mark.parametrize("rule", TABLE)
def test_a_rule_has_four_bad_and_five_good_examples(rule: str) -> None:
    assert len(TABLE[rule]["bad"]) >= 4
    assert len(TABLE[rule]["good"]) >= 5


def test_there_are_words_for_every_rule_and_for_nothing_else() -> None:
    assert sorted(WORDS.coach) == sorted(TABLE)


@pytest.mark.parametrize("rule", TABLE)
def test_no_word_about_a_rule_is_empty(rule: str) -> None:
    assert [name for name, text in msgspec.structs.asdict(WORDS.coach[rule]).items() if not text.strip()] == []


@pytest.mark.parametrize("rule", TABLE)
def test_the_bad_example_in_the_content_raises_its_rule(rule: str) -> None:
    assert of_content(rule, "bad").found()


@pytest.mark.parametrize("rule", TABLE)
def test_the_good_example_in_the_content_does_not_raise_its_rule(rule: str) -> None:
    assert of_content(rule, "good").found() == []


@pytest.mark.parametrize("rule", TABLE)
def test_a_finding_says_what_its_words_say(rule: str) -> None:
    words = WORDS.coach[rule]
    for found in example(rule, TABLE[rule]["bad"][0]).found():
        assert (found.message, found.suggestion) == (words.message, words.suggestion)
