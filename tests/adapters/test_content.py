"""The words: something for every case, and no template asks for a fact that nobody has."""

from collections.abc import Iterable
from string import Template

import pytest
from msgspec import Struct
from msgspec.structs import asdict, replace

from raincheck.adapters.content import FileWords
from raincheck.domain.drafting.facts import facts_of
from raincheck.domain.phase import Phase
from raincheck.domain.returning import Errand
from raincheck.domain.session import Kind, Message, Reason, Rescue, Rung, Step, Tone
from raincheck.domain.touches import TouchKind
from raincheck.ports import FailCause, SaveCause
from stubs.cases import a_case
from stubs.fakes import WORDS, context
from stubs.wordings import LISTS

FIELDS = (
    "kind reason detail when zone mode company role contact_name relation contact_email contact_phone my_name my_phone "
    "my_email choice late_minutes rung subject body calendar"
).split()
ADVICE = "unknown advance same-day under-120 under-30 started missed-hour missed no-number".split()
DOUBTS = (
    "when-missing when-unreadable when-far when-several time-missing time-impossible weekday-disagrees am-or-pm "
    "today-or-tomorrow clock-skips clock-repeats zone-unknown"
).split()
LINKS = "link-look-alike link-several link-unknown-host".split()
ASKED = "choose-one email-unusable phone-unusable body-empty nothing-left".split()


def texts_of(words: object) -> list[str]:
    """Every text in words of any shape."""
    if isinstance(words, str):
        return [words]
    if isinstance(words, Struct):
        words = list(asdict(words).values())
    if isinstance(words, dict):
        words = list(words.values())
    return [text for one in words for text in texts_of(one)] if isinstance(words, (list, tuple)) else []


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


@pytest.mark.parametrize("tone", Tone)
def test_every_tone_has_three_wordings_of_every_part(tone: Tone) -> None:
    lists = [wordings for place, wordings in LISTS.items() if place.startswith(f"{tone}.")]
    assert all(len(set(wordings)) >= 3 for wordings in lists)


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


@pytest.mark.parametrize("key", [key for key in WORDS.problems if key.startswith("review-")])
def test_what_to_look_at_before_sending_is_short(key: str) -> None:
    words = WORDS.problems[key]
    assert len(words.cause) <= 75
    assert len(words.remedy) <= 60


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_a_clause_for_every_phase(reason: Reason) -> None:
    words = asdict(WORDS.reasons[reason])
    for phase in Phase:
        assert words[phase.value]
        for clause in texts_of(words[phase.value]):
            assert not clause.endswith(".")
            assert clause[0].islower() or clause.startswith("I ")


BACK = replace(a_case(), message=Message(errand=Errand.FIRST, round=1))
PIECES = set("ask say flexible release began patience again free confirms ready known".split())
DRAFT = {*facts_of(a_case(), context()), *facts_of(BACK, context()), *PIECES, "Reason", "reason", "news"}
CONTACT = {"contact", "company", "phone", "email"}
TEMPLATES: list[tuple[str, object, set[str]]] = [
    ("drafts", [WORDS.drafts, *(WORDS.voice(tone) for tone in Tone)], DRAFT),
    ("rescues", WORDS.rescues, DRAFT),
    ("ladder", WORDS.rungs, CONTACT),
    ("followup", WORDS.touches, {"who", "role_of"}),
    ("reasons", WORDS.reasons, set()),
    ("steps", WORDS.steps, set()),
    ("problems", WORDS.problems, {"note", "address", "host", "path", "known", "text"}),
]


@pytest.mark.parametrize(("words", "known"), [row[1:] for row in TEMPLATES], ids=[row[0] for row in TEMPLATES])
def test_no_template_asks_for_an_unknown_fact(words: object, known: set[str]) -> None:
    for text in texts_of(words):
        template = Template(text)
        assert template.is_valid(), text
        assert set(template.get_identifiers()) <= known, text


def test_the_words_are_found_wherever_the_program_is_installed() -> None:
    assert FileWords().kinds == WORDS.kinds


def test_no_text_holds_a_double_space_or_an_edge_of_blanks() -> None:
    groups = [
        *WORDS.reasons.values(),
        *WORDS.rescues.values(),
        *WORDS.steps.values(),
        *WORDS.problems.values(),
        WORDS.mail,
    ]
    for text in texts_of(groups):
        assert "  " not in text
        assert text == text.strip()
