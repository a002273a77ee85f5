"""The card for when it goes wrong: it names what is known, and invents nothing."""

from string import Template

import pytest
from msgspec.structs import replace

from raincheck.domain.interview import Interview, Mode, Relation
from raincheck.domain.plan_b import parts, plan_b
from raincheck.domain.session import Me, Session
from stubs.fakes import WORDS, context
from stubs.preparing import HERE, NOW, PHONE_CALL, PLACE, READY, VIDEO_CALL

CTX = context(NOW, HERE)
BARE = replace(READY, interview=Interview(), me=Me())


def lines(session: Session) -> list[str]:
    return [line for _, part in parts(plan_b(session, CTX), CTX) for line in part]


@pytest.mark.parametrize(
    ("session", "line"),
    [
        (READY, "Dana Whitfield, +1 602 555 0142"),
        (READY, "Hello Dana, this is Marisol Vega. I am expected at 10:00."),
        (READY, f"To {PLACE}"),
        (READY, "Write to dana.whitfield@larkspur.example"),
        (VIDEO_CALL, "Dial in: +1 602 555 0199, then 482 915 #"),
        (VIDEO_CALL, "Hello Dana, this is Marisol Vega. I am expected at 12:00."),
        (VIDEO_CALL, "Join at https://meet.example/abc-defg-hij"),
        (PHONE_CALL, "If nobody calls within five minutes, call them yourself."),
        (replace(READY, me=Me()), "Hello, I am calling about the interview at 10:00."),
        (BARE, "No number is known. Ask for it today."),
        (BARE, "Hello, I am calling about the interview."),
    ],
    ids=range(11),
)
def test_the_card_has_this_line(session: Session, line: str) -> None:
    assert line in lines(session)


def test_an_agency_is_named_as_one() -> None:
    agency = replace(READY, interview=replace(READY.interview, relation=Relation.AGENCY))
    assert plan_b(agency, CTX).call == ("Dana Whitfield (agency), +1 602 555 0142",)


@pytest.mark.parametrize("mode", [*Mode, None])
@pytest.mark.parametrize("session", [READY, VIDEO_CALL, BARE], ids=["known", "links", "bare"])
def test_the_card_always_says_whom_to_call_and_what_to_say(session: Session, mode: Mode | None) -> None:
    plan = plan_b(replace(session, interview=replace(session.interview, mode=mode)), CTX)
    assert len(plan.call) == 1
    assert len(plan.say) == 2
    assert plan.instead
    assert all(line and "$" not in line for line in lines(session))


def test_the_card_fits_on_one_screen() -> None:
    for session in (READY, VIDEO_CALL, PHONE_CALL):
        shown = parts(plan_b(session, CTX), CTX)
        assert sum(len(part) + 1 for _, part in shown) <= 17
        assert all(len(line) <= 60 for _, part in shown for line in part)


def test_every_text_of_preparing_is_a_template_that_can_be_filled() -> None:
    words = WORDS.prepare
    for text in (*words.notes.values(), *words.plan.values()):
        assert Template(text).is_valid()
    for check in words.checks.values():
        assert len(check.label) <= 32
        for text in (check.how, check.missing):
            assert len(text) <= 76
            assert not text or text.endswith((".", "?"))
