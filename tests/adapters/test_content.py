"""The words: something for every case, and no template asks for a fact that nobody has."""

from collections.abc import Iterable
from string import Template

import pytest
from msgspec import Struct
from msgspec.structs import asdict

from raincheck.adapters.content import FileWords
from raincheck.domain.phase import Phase
from raincheck.domain.session import Kind, Reason, Rescue, Rung, Step, TouchKind
from raincheck.ports import FailCause, SaveCause
from stubs.fakes import WORDS

FIELDS = (
    "kind reason detail when zone mode company role contact_name relation contact_email contact_phone my_name my_phone "
    "my_email choice late_minutes rung subject body calendar"
).split()
ADVICE = "unknown advance same-day under-120 under-30 started missed-hour missed".split()
DOUBTS = (
    "when-missing when-unreadable when-far when-several time-missing time-impossible weekday-disagrees am-or-pm "
    "today-or-tomorrow clock-skips clock-repeats zone-unknown"
).split()
LINKS = "link-look-alike link-several link-unknown-host".split()
ASKED = "choose-one email-unusable phone-unusable body-empty nothing-left".split()


def texts_of(words: Struct) -> dict[str, str]:
    return {name: text for name, text in asdict(words).items() if isinstance(text, str)}


@pytest.mark.parametrize(
    ("words", "members"),
    [
        (WORDS.kinds, Kind),
        (WORDS.reasons, Reason),
        (WORDS.rescues, Rescue),
        (WORDS.rungs, Rung),
        (WORDS.steps, Step),
        (WORDS.touches, TouchKind),
    ],
)
def test_every_member_has_its_words(words: dict[object, object], members: Iterable[object]) -> None:
    assert set(words) == set(members)
    assert all(words.values())


def test_every_phase_has_its_draft() -> None:
    assert set(WORDS.drafts.phases) == {*(phase.value for phase in Phase), "withdraw"}


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        (WORDS.advice, ADVICE),
        (WORDS.fields, FIELDS),
        (WORDS.problems, [*DOUBTS, *LINKS, *ASKED, *FailCause, *SaveCause]),
    ],
)
def test_every_key_that_is_asked_for_is_there(words: dict[str, object], keys: list[str]) -> None:
    assert set(keys) <= set(words)


def test_every_problem_says_why_in_a_sentence() -> None:
    for words in WORDS.problems.values():
        assert words.cause
        assert all(text[-1] in ".?" for text in (words.cause, words.remedy) if text)


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_a_clause_for_every_phase(reason: Reason) -> None:
    words = asdict(WORDS.reasons[reason])
    for phase in Phase:
        clause = words[phase.value]
        assert clause
        assert not clause.endswith(".")
        assert clause[0].islower() or clause.startswith("I ")


DRAFT = {"first", "me", "my_phone", "appointment", "headline", "role", "when", "short", "time", "at_time", "eta"}
CONTACT = {"contact", "company", "phone", "email"}
TEMPLATES: list[tuple[str, Iterable[Struct], set[str]]] = [
    ("drafts", [WORDS.drafts, *WORDS.drafts.phases.values()], DRAFT),
    ("rescues", WORDS.rescues.values(), DRAFT | {"call_me"}),
    ("ladder", WORDS.rungs.values(), CONTACT),
    ("followup", WORDS.touches.values(), {"who", "role_of"}),
    ("reasons", WORDS.reasons.values(), set()),
    ("steps", WORDS.steps.values(), set()),
    ("problems", WORDS.problems.values(), set()),
]


@pytest.mark.parametrize(("name", "words", "known"), TEMPLATES, ids=[name for name, _, _ in TEMPLATES])
def test_no_template_asks_for_an_unknown_fact(name: str, words: Iterable[Struct], known: set[str]) -> None:
    for group in words:
        for key, text in texts_of(group).items():
            template = Template(text)
            assert template.is_valid(), (name, key)
            assert set(template.get_identifiers()) <= known, (name, key)


def test_the_words_are_found_wherever_the_program_is_installed() -> None:
    assert FileWords().kinds == WORDS.kinds


def test_no_text_holds_a_double_space_or_an_edge_of_blanks() -> None:
    groups = [*WORDS.reasons.values(), *WORDS.rescues.values(), *WORDS.steps.values(), *WORDS.problems.values()]
    for group in groups:
        for key, text in texts_of(group).items():
            assert "  " not in text, text
            assert text == text.strip() or key == "own_phone", text
