"""Thousands of characters of what the patterns look for, over and over, end in time."""

import pytest

from raincheck.domain.coach import check
from raincheck.domain.coach.findings import Circumstances, Occasion
from raincheck.domain.coach.reading import Reading
from raincheck.domain.coach.rules import RULES
from raincheck.domain.session import Channel
from stubs.deadline import deadline
from stubs.fakes import WORDS

LENGTH = 5_000
SECONDS = 0.75
"""Five times what the slowest of them takes; with the square of the length it would be a minute."""

CASES = {
    "mail": Circumstances(
        phase=Occasion.MISSED,
        minutes_to_start=30,
        controllable=True,
        tz_differs=True,
        contact="Adaeze Okafor",
        company="Graywater",
        role="Warehouse Lead",
        when="2026-03-10T14:30-07:00",
    ),
    "text": Circumstances(channel=Channel.SMS, phase=Occasion.RUNNING_LATE, tz_differs=True),
}
WORDY = (
    "i |my |i i i |my my my |sorry if |sorry if sorry if |a b |a b a b |the |you |your |you did |your a b |not |if "
    "|if you |i can |i can do |i read the |i wrote a |i'll send |i will call |could we |please |any |thank |thanks to "
    "|know you |know that |my son |my car |the car a |my son was ill and |because i was |a car was |wrong |instead of "
    "|some |send |can send a |attached |photos |hope |hope you |as you |call me |confirm |by |within |you must |i need "
    "|no time |another |interview |interview with A |for the |the role |was missed |it was |tomorrow |monday |free "
    "|only |whatever |suits you |time |A time |your time |best |very |really |hi |dear |dear mr. "
    "|Dear Ms. A |dr. a |mr. |e.g. |a. b. |then. |first i was. |so then i called. |my car broke. "
    "|i swear. |sorry. |why? |no! |hi dana, "
).split("|")
SIGNS = (
    *("(", "((( ", "!", "!!!! ", ":-", ":-:-", ". ", ".", "... ", "?", "'", '"', "[", "[A", "[name ", "{", "{{", "{{a"),
    *("<", "<a", "xx", "XX ", "_", "-", "- ", "- a\n", "/", "~ ", ",\n", "$", "${a", "%", "%A", "\u2019", "\U0001f600"),
    *("1", "1 ", "1:", "12:30 ", "123 456 ", "+1 ", "-0500 ", "one ", "two, ", " ", "\n", " \n", "\t", "\r\n", "\x00"),
    *("a", "A", "a.", "A ", "AA ", "Aa ", "Aa-", "a-", "a'", ". A", ". A B", "A, ", "A B\n", "\nA", "\u00e9", "\u00df"),
    *("\u0130", "e\u0301", "> ", "> a\n", "> a\nb\n", "on ", "on on wrote:\n", "on a b c d wrote\n", "on a\nwrote:\n"),
    *("from: a\n", "from: a\nto: ", "regards\n", "best\n", "-----Original Message\n", "subject: "),
)


def repeated(piece: str) -> str:
    return (piece * (LENGTH // len(piece) + 1))[:LENGTH]


@pytest.mark.parametrize("piece", WORDY, ids=repr)
def test_endless_words_end_before_the_deadline(piece: str) -> None:
    text = repeated(piece)
    with deadline(SECONDS):
        check("", text, CASES["mail"], WORDS.coach)


@pytest.mark.parametrize("piece", SIGNS, ids=repr)
def test_endless_signs_end_before_the_deadline(piece: str) -> None:
    text = repeated(piece)
    with deadline(SECONDS):
        check("", text, CASES["mail"], WORDS.coach)


@pytest.mark.parametrize("piece", [*WORDY, *SIGNS], ids=repr)
def test_the_rules_that_no_mail_needs_end_before_the_deadline(piece: str) -> None:
    text, case = Reading("", repeated(piece)), CASES["text"]
    with deadline(SECONDS):
        for rule in RULES:
            if not rule.scope.holds(CASES["mail"]) or rule.id == "id-missing":
                rule.check(text, case)


@pytest.mark.parametrize("piece", SIGNS, ids=repr)
def test_an_endless_subject_ends_before_the_deadline(piece: str) -> None:
    text = repeated(piece)
    with deadline(SECONDS):
        check(text, "I can't come today.", CASES["mail"], WORDS.coach)


@pytest.mark.parametrize("piece", ["my car broke. ", "A", "a ", "regards\n"], ids=repr)
def test_endless_names_in_the_case_end_before_the_deadline(piece: str) -> None:
    text = repeated(piece)
    case = Circumstances(phase=Occasion.MISSED, contact=text, company=text, role=text, when=text, me=text)
    with deadline(SECONDS):
        check("Interview", "Dear Ms. Okafor,\n\nI can't come today.\n\nJonah Reyes", case, WORDS.coach)
