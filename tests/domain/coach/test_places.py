"""Where a finding stands, whatever was typed before it, and what of a mail is the writer's own."""

import pytest

from raincheck.domain.coach import check
from raincheck.domain.coach.findings import Circumstances, Finding, Occasion, Part, Review
from stubs.fakes import WORDS

CASE = Circumstances(phase=Occasion.MISSED, controllable=True, contact="Adaeze Okafor", role="Warehouse Lead")

MARKED = {
    "blame-shifting": "Nobody told me that the office had moved.",
    "placeholder-left": "{{name}}",
    "demanding-tone": "Confirm the new slot by noon.",
    "emoji": "\U0001f64f",
    "negative-emotion": "This morning was a nightmare.",
    "priority-insult": "I had to skip our call because of a more important meeting.",
    "private-overshare": "My colitis flared up last night.",
    "passive-distance": "A mix-up occurred with the two times.",
    "promise-without-date": "I'll get back to you soon.",
}
"""Words that a rule marks from the first to the last letter."""

BEFORE = {
    "nothing": "",
    "curly quotes": "I\u2019m writing about \u201cthe interview\u201d.\n\n",
    "Windows lines": "Dear Ms. Okafor,\r\n\r\nI overslept.\r\n\r\n",
    "tabs": "\tI overslept.\t\t\n\n\t",
    "letters beyond two bytes": "I overslept in \U00010400\U0001d4d0.\n\n",
    "letters that grow": "I overslept in \u0130zmir and \u0130stanbul.\n\n",
    "letters of two parts": "I overslept, Zoe\u0308.\n\n",
    "blanks that do not break": "I overslept\u00a0at\u202fhome.\n\n",
    "a quoted line": "> Could you come on Tuesday?\n\n",
    "a long greeting": "Good morning Ms. Okafor, dear panel,\n\n",
}

QUOTED = {
    "marked lines": "> {}\n",
    "marked twice": "> > {}\n>> {}\n",
    "a Gmail reply": "On Mon, Mar 9, 2026 at 10:02 AM Dana Whitfield <dana@larkspur.example> wrote:\n\n> {}\n",
    "a reply with a folded head": "On Mon, Mar 9, 2026 at 10:02 AM Dana\n<dana@larkspur.example> wrote:\n\n{}\n",
    "a reply without marks": "On 9 Mar 2026, at 10:02, Dana Whitfield wrote:\n\n{}\n",
    "an Outlook reply": "-----Original Message-----\nFrom: Dana Whitfield\nSent: Monday\n\n{}\n",
    "a headed reply": "From: Dana Whitfield <dana@larkspur.example>\nSent: Monday, 9 March\nTo: Jonah Reyes\n\n{}\n",
    "an Outlook reply above a marked one": "-----Original Message-----\nFrom: Dana\nSent: Monday\n\n{}\n\n> Sunday?\n",
    "an unmarked reply above a marked one": "On 9 Mar 2026, at 10:02, Dana wrote:\n\n{}\n\n> On Sunday?\n",
    "an Outlook rule": "________________________________\nFrom: Dana Whitfield\n\n{}\n",
}


def review(body: str, subject: str = "", case: Circumstances = CASE) -> Review:
    return check(subject, body, case, WORDS.coach)


def found(rule: str, body: str, subject: str = "", case: Circumstances = CASE) -> list[Finding]:
    return [finding for finding in review(body, subject, case).findings if finding.rule == rule]


@pytest.mark.parametrize("rule", MARKED)
def test_the_very_words_are_marked(rule: str) -> None:
    for before in BEFORE.values():
        body = f"{before}{MARKED[rule]}\n\nCould we find another time?"
        (finding,) = found(rule, body)
        assert body[finding.start : finding.end] == MARKED[rule], before


@pytest.mark.parametrize("rule", ["placeholder-left", "emoji"])
def test_words_in_the_subject_are_marked_there(rule: str) -> None:
    subject = f"\u201cWarehouse Lead\u201d {MARKED[rule]} 10:00"
    (finding,) = found(rule, "I overslept.", subject)
    assert (finding.part, subject[finding.start : finding.end]) == (Part.SUBJECT, MARKED[rule])


def test_a_missing_thing_has_an_empty_place() -> None:
    (finding,) = found("ask-missing", "I overslept.")
    assert (finding.start, finding.end) == (0, 0)


def test_findings_of_one_weight_come_in_the_order_of_the_text() -> None:
    rules = ("negative-emotion", "blame-shifting", "demanding-tone", "promise-without-date")
    body = "\n\n".join(MARKED[rule] for rule in rules)
    assert [finding.rule for finding in review(body).findings if finding.rule in rules] == list(rules)


@pytest.mark.parametrize("rule", MARKED)
def test_what_they_wrote_is_not_judged(rule: str) -> None:
    for reply in QUOTED.values():
        body = f"I overslept. Could we find another time?\n\n{reply.replace('{}', MARKED[rule])}"
        assert found(rule, body) == [], reply


@pytest.mark.parametrize("reply", QUOTED)
def test_what_they_wrote_is_not_judged_with_windows_lines(reply: str) -> None:
    quoted = QUOTED[reply].replace("{}", MARKED["blame-shifting"])
    body = f"I overslept. Could we find another time?\n\n{quoted}".replace("\n", "\r\n")
    assert found("blame-shifting", body) == []


@pytest.mark.parametrize("reply", ["marked lines", "a Gmail reply"])
def test_an_answer_below_the_quotation_is_judged(reply: str) -> None:
    quoted = QUOTED[reply].replace("{}", "Could you come on Tuesday at ten?")
    body = f"{quoted}\n{MARKED['blame-shifting']}"
    (finding,) = found("blame-shifting", body)
    assert body[finding.start : finding.end] == MARKED["blame-shifting"]


def test_an_apology_of_theirs_is_none_of_the_writer() -> None:
    body = "I overslept. Could we find another time?\n\n> Sorry for the late invitation.\n"
    assert found("apology-missing", body)


SIGNATURES = {
    "a name": "\n\nJonah Reyes",
    "a sign-off": "\n\nKind regards,\nJonah Reyes",
    "thanks": "\n\nThanks,\nJonah",
    "a card": "\n\nBest regards\nJonah Reyes\nShift Lead, Northgate Logistics\n+1 602 555 0142\njonah@mail.example",
    "a rule": "\n\n-- \nJonah Reyes\nShift Lead\n602 555 0142",
    "Windows lines": "\r\n\r\nKind regards,\r\nJonah Reyes\r\n602 555 0142\r\n",
}


@pytest.mark.parametrize("name", SIGNATURES)
def test_the_words_of_a_signature_are_not_counted(name: str) -> None:
    assert review(f"I can't come today.{SIGNATURES[name]}").words == 4


def test_the_words_of_a_greeting_are_not_counted() -> None:
    assert review("Dear Ms. Okafor,\n\nI can't come today.").words == 4


@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\n\nJonah Reyes", "\nThank you.\n"])
def test_what_follows_a_greeting_on_its_line_is_judged(end: str) -> None:
    assert review(f"Hi Dana, I can't come today.{end}").words >= 4


def test_the_words_of_the_subject_are_not_counted() -> None:
    assert review("I can't come today.", "Warehouse Lead interview, 10:00 today").words == 4


def test_the_words_of_a_quotation_are_not_counted() -> None:
    assert review("I can't come today.\n\n> Could you come on Tuesday at ten?\n").words == 4


@pytest.mark.parametrize("name", SIGNATURES)
def test_a_long_quotation_hides_no_signature(name: str) -> None:
    quoted = "> I look forward to our interview on Tuesday, in building B.\n" * 200
    assert review(f"I can't come today.{SIGNATURES[name]}\n\nOn 9 Mar, Dana wrote:\n{quoted}").words == 4


def test_a_job_in_the_signature_is_no_feeling() -> None:
    body = "I overslept. Could we find another time?\n\nKind regards,\nJonah Reyes\nDisaster Recovery Lead"
    assert found("negative-emotion", body) == []


@pytest.mark.parametrize("name", ["Children's Cancer Nurse", "Children\u2019s Cancer Nurse"])
@pytest.mark.parametrize("written", ["Children's Cancer Nurse", "Children\u2019s Cancer Nurse"])
def test_the_words_of_a_role_are_no_reason_with_any_quotes(name: str, written: str) -> None:
    case = Circumstances(phase=Occasion.SAME_DAY, role=name)
    assert found("reason-vague", f"I can't come to the interview for {written}.", case=case)
