"""`raincheck show`."""

import json
import re
import sys
from collections.abc import Callable

import pytest
from hypothesis import given
from msgspec.structs import replace

from raincheck.commands.sections import sections
from raincheck.domain.interview import Interview, Relation
from raincheck.domain.session import (
    DeliveryState,
    Evidence,
    Kind,
    Message,
    Reached,
    Reason,
    Rescue,
    RescuePlan,
    Session,
    Situation,
    Text,
    Way,
)
from raincheck.domain.touches import CalendarFile, FollowUp, TouchState
from stubs.cases import BODY, CASE_ID, DELIVERY, INTERVIEW, NOW, SUBJECT, TOUCHES, a_case, a_fresh_case
from stubs.command import Run, Save
from stubs.fakes import context
from stubs.hostile import ATTACKS, MARKUP, controls_in
from stubs.strategies import sessions

NEWER = 'schema = 2\nwhat = "the words of tomorrow"\n\n[end]\n'


@pytest.mark.parametrize(
    "line",
    [
        "Larkspur Freight · Dispatch Coordinator",
        "  next  in 2 days: first follow-up",
        "  what happened   I can't make it",
        "  reason          Car trouble",
        "  interview       Wed 18 Nov, 17:00 (10:00 in Phoenix)",
        "  how             in person",
        "  contact         Dana Whitfield",
        "  phone           +1 602 555 0142",
        "  email           dana.whitfield@larkspur.example",
        "  what you offer  Ask for another time",
        "  you             Marisol Vega, +1 602 555 0100, marisol.vega@mail.example",
        f"  subject  {SUBJECT}",
        *(f"  {line}".rstrip() for line in BODY.split("\n")),
        "  Hi Dana, call me.",
        "  Wed 18 Nov, 16:26 (09:26 in Phoenix)  sent (you told us), to dana.whitfield@larkspur.example",
        "  Wed 18 Nov, 16:23 (09:23 in Phoenix)  call: no answer (you told us)",
        "  first follow-up   Fri 20 Nov, 16:30 (09:30 in Phoenix), planned",
        "  second follow-up  Fri 27 Nov, 16:30 (09:30 in Phoenix), planned",
        "  let it go         Wed 2 Dec, 16:30 (09:30 in Phoenix), planned",
    ],
)
def test_a_whole_case_has_this_line(run: Run, save: Save, line: str) -> None:
    save(a_case())
    assert line in run("show", CASE_ID, "--now", NOW.isoformat()).out.splitlines()


def test_the_file_is_named(run: Run, save: Save) -> None:
    path = save(a_case())
    assert run("show", CASE_ID).out.endswith(f"File\n  path  {path}\n")


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ((DeliveryState.SENDING, None, Way.MAILTO), "sending was begun; it is not known whether it left, to"),
        ((DeliveryState.SENT, Evidence.YOU_TOLD_US, Way.MAILTO), "sent (you told us), to"),
        ((DeliveryState.SENT, Evidence.SERVER_ACCEPTED, Way.MAILTO), "sent (accepted by the server), to"),
        ((DeliveryState.SENT, None, Way.MAILTO), "noted as sent; the file does not say who says so, to"),
        ((DeliveryState.HANDED_OFF, None, Way.MAILTO), "handed to your mail program; not confirmed as sent, to"),
        ((DeliveryState.HANDED_OFF, None, Way.EML), "written as a mail file; not confirmed as sent, to"),
        ((DeliveryState.HANDED_OFF, None, Way.CLIPBOARD), "handed to the clipboard; not confirmed as sent, to"),
        ((DeliveryState.FAILED, Evidence.YOU_TOLD_US, Way.MAILTO), "not sent (you told us), to"),
        ((DeliveryState.FAILED, None, Way.MAILTO), "not sent, to"),
        ((DeliveryState.UNKNOWN, None, Way.MAILTO), "not known whether it went out;"),
    ],
)
def test_a_delivery_says_what_is_known_and_no_more(
    run: Run, save: Save, known: tuple[DeliveryState, Evidence | None, Way], words: str
) -> None:
    state, evidence, way = known
    save(a_case(deliveries=(replace(DELIVERY, state=state, evidence=evidence, way=way),)))
    assert f"  {words}" in run("show", CASE_ID).out


def test_only_a_delivery_that_is_known_to_be_sent_is_called_sent(run: Run, save: Save) -> None:
    handed_off = replace(DELIVERY, state=DeliveryState.HANDED_OFF, evidence=None)
    save(a_case(deliveries=(handed_off,)))
    assert "  sent" not in run("show", CASE_ID).out


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"interview": Interview(when="tomorow at ten")}, "  interview, as typed  tomorow at ten"),
        ({"interview": replace(INTERVIEW, relation=Relation.AGENCY)}, "  they work for   a recruiting agency"),
        (
            {"situation": Situation(kind=Kind.CANNOT, reason=Reason.OTHER, detail="a flood")},
            "  reason          Something else, in my own words: a flood",
        ),
        (
            {"rescue": RescuePlan(choice=Rescue.ARRIVE_LATE, late_minutes=25)},
            "  how late        25 min",
        ),
        ({"attempts": ()}, "  none noted"),
        ({"deliveries": ()}, "  none"),
        ({"followup": FollowUp()}, "  none planned"),
        ({"message": Message()}, "  no words yet"),
        (
            {"followup": FollowUp(touches=(replace(TOUCHES[0], state=TouchState.DONE),))},
            "  first follow-up  Fri 20 Nov, 16:30 (09:30 in Phoenix), done (you told us)",
        ),
        (
            {"followup": FollowUp(touches=(replace(TOUCHES[0], state=TouchState.DROPPED),))},
            "  first follow-up  Fri 20 Nov, 16:30 (09:30 in Phoenix), dropped",
        ),
        (
            {"followup": FollowUp(touches=TOUCHES, calendar=CalendarFile(path="/x/a.ics", at=NOW))},
            "  calendar file     /x/a.ics",
        ),
        (
            {"followup": FollowUp(touches=TOUCHES, calendar=CalendarFile(path="/x/a.ics", at=NOW, opened=True))},
            "  calendar file     /x/a.ics (opened for you)",
        ),
    ],
)
def test_a_case_with_other_facts_has_this_line(run: Run, save: Save, changes: dict[str, object], line: str) -> None:
    save(a_case(**changes))
    assert line in run("show", CASE_ID, "--now", NOW.isoformat()).out.splitlines()


@pytest.mark.parametrize(("name", "title"), [("linkedin", "as a chat message"), ("ats", "for their form")])
def test_the_words_for_every_channel_are_shown(run: Run, save: Save, name: str, title: str) -> None:
    save(a_case(message=replace(Message(), **{name: Text(body="Hello there.")})))
    shown = run("show", CASE_ID).out
    assert f"Message, {title}" in shown
    assert "Hello there." in shown


@pytest.mark.parametrize("outcome", Reached)
def test_every_outcome_of_an_attempt_has_words(run: Run, save: Save, outcome: Reached) -> None:
    save(a_case(attempts=(replace(a_case().attempts[0], outcome=outcome),)))
    assert run("show", CASE_ID).code == 0


def test_a_fresh_case_is_shown(run: Run, save: Save) -> None:
    save(a_fresh_case(interview=Interview(), situation=Situation()))
    assert run("show", CASE_ID).code == 0


def test_the_message_in_hand_stands_first(run: Run, save: Save) -> None:
    case = a_case()
    save(replace(case, message=replace(case.message, channel=case.message.channel.SMS)))
    out = run("show", CASE_ID).out
    assert out.index("as a text message") < out.index("as an email")


@pytest.mark.parametrize("wanted", [CASE_ID, "k7wq"])
def test_a_case_from_a_newer_version_is_printed_as_it_stands(run: Run, save: Save, wanted: str) -> None:
    save(a_case()).write_text(NEWER)
    assert run("show", wanted).out.strip() == NEWER.strip()


def test_a_case_from_a_newer_version_is_called_read_only(run: Run, save: Save) -> None:
    save(a_case()).write_text(NEWER)
    assert "read-only" in run("show", CASE_ID).err


def test_a_case_from_a_newer_version_exits_with_zero(run: Run, save: Save) -> None:
    save(a_case()).write_text(NEWER)
    assert run("show", CASE_ID).code == 0


def test_a_case_from_a_newer_version_is_text_in_the_json(run: Run, save: Save) -> None:
    path = save(a_case())
    path.write_text(NEWER)
    expected = {"id": CASE_ID, "path": str(path), "read_only": True, "text": NEWER}
    assert json.loads(run("show", CASE_ID, "--json").out) == expected


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_control_character_of_a_newer_file_is_printed(run: Run, save: Save, attack: str) -> None:
    save(a_case()).write_text(NEWER + attack, "utf-8")
    result = run("show", CASE_ID)
    assert controls_in(result.out + result.err) == set()


def hostile_case(text: str) -> Session:
    """A case with that text wherever a text may stand."""
    names = ("when", "company", "role", "contact_name", "contact_email", "contact_phone")
    return a_case(
        me=replace(a_case().me, name=text, email=text, phone=text),
        situation=Situation(kind=Kind.CANNOT, reason=Reason.OTHER, detail=text),
        interview=Interview(**dict.fromkeys(names, text)),  # type: ignore[arg-type]
        message=Message(email=Text(subject=text, body=text), sms=Text(body=text)),
        deliveries=(replace(DELIVERY, to=text, subject=text, body=text, note=text),),
        followup=FollowUp(touches=TOUCHES, calendar=CalendarFile(path=text, at=NOW)),
    )


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_control_character_of_a_case_is_printed(run: Run, save: Save, attack: str) -> None:
    save(hostile_case(attack))
    assert controls_in(run("show", CASE_ID).out) == set()


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_control_character_of_a_case_is_in_the_json(run: Run, save: Save, attack: str) -> None:
    save(hostile_case(attack))
    assert controls_in(run("show", CASE_ID, "--json").out) == set()


@pytest.mark.parametrize("text", MARKUP)
def test_markup_in_a_case_is_printed_as_it_is(run: Run, save: Save, text: str) -> None:
    save(hostile_case(text))
    assert run("show", CASE_ID).out.count(text) >= 10


def test_no_line_is_folded_outside_a_terminal(run: Run, save: Save) -> None:
    save(a_case(interview=replace(INTERVIEW, company="very long name " * 30)))
    assert "very long name " * 29 in run("show", CASE_ID).out


@pytest.mark.parametrize("columns", [40, 80])
def test_every_line_fits_into_a_terminal(run: Run, save: Save, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", str(columns))
    save(a_case())
    lines = _without_style(run("show", CASE_ID).out).splitlines()
    assert max(len(line) for line in lines) <= columns


def test_the_json_has_the_keys_of_the_file_and_four_more(run: Run, save: Save) -> None:
    save(a_case())
    expected = {*Session.__struct_fields__, "path", "read_only", "resume", "next"}
    assert set(json.loads(run("show", CASE_ID, "--json").out)) == expected


@pytest.mark.parametrize(
    ("pick", "value"),
    [
        (lambda case: case["interview"]["starts"], "2026-11-18T10:00:00-07:00"),
        (lambda case: case["deliveries"][0]["evidence"], "you told us"),
        (lambda case: case["deliveries"][0]["note"], None),
        (lambda case: case["followup"]["calendar"], None),
        (lambda case: case["followup"]["touches"][0]["state"], "planned"),
        (lambda case: case["situation"]["detail"], None),
        (lambda case: case["rescue"]["late_minutes"], None),
        (lambda case: case["done"][0], "situation"),
        (lambda case: case["read_only"], False),
        (lambda case: case["message"]["email"]["edited"], False),
    ],
)
def test_the_json_has_this_value(
    run: Run, save: Save, pick: Callable[[dict[str, object]], object], value: object
) -> None:
    save(a_case())
    assert pick(json.loads(run("show", CASE_ID, "--json").out)) == value


def test_it_changes_no_file(run: Run, save: Save) -> None:
    path = save(a_case())
    before = path.read_bytes()
    run("show", CASE_ID)
    assert path.read_bytes() == before


def _without_style(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


@given(sessions)
def test_any_case_that_can_be_saved_has_words_for_all_that_is_in_it(session: Session) -> None:
    assert sections(session, "case.toml", context())


@pytest.mark.parametrize("state", TouchState)
def test_every_state_of_a_follow_up_has_words(run: Run, save: Save, state: TouchState) -> None:
    save(a_case(followup=FollowUp(touches=tuple(replace(touch, state=state) for touch in TOUCHES))))
    assert run("show", CASE_ID).code == 0
