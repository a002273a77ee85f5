"""What is said before a message leaves."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from raincheck.domain.delivery import Outgoing, outgoing
from raincheck.domain.interview import Sources
from raincheck.domain.review import MOST, warnings
from raincheck.domain.session import Channel, Me, Message, Session, Text
from stubs.cases import ME, NOW, a_case
from stubs.cautions import DANA, HOUSE, READ, case, keys, of, said
from stubs.fakes import WORDS
from stubs.strategies import moments, sessions

NOBODY = replace(HOUSE, contact_email="")
STRANGE = {
    "nobody": (case(interview=NOBODY), "review-no-recipient", {}),
    "nobody but a copy": (case(interview=NOBODY, cc=("bob@larkspur-freight.com",)), "review-no-recipient", {}),
    "oneself": (case(to=ME.email), "review-own-address", {}),
    "oneself with a tag": (case(to="Marisol.Vega+x@mail.example"), "review-own-address", {}),
    "the contact is oneself": (of(ME.email), "review-own-address", {}),
    "a letter swapped": (
        case(to="dana.whitfield@larkspur-frieght.com"),
        "review-look-alike",
        {"address": "larkspur-frieght.com", "known": "larkspur-freight.com"},
    ),
    "another ending": (case(to="dana.whitfield@larkspur-freight.co"), "review-look-alike", None),
    "in front of another": (case(to="d@larkspur-freight.com.evil.example"), "review-look-alike", None),
    "inside another": (case(to="dana@larkspur-freight-jobs.com"), "review-look-alike", None),
    "a Cyrillic letter": (case(to="dana.whitfield@larkspur-freіght.com"), "review-look-alike", None),  # noqa: RUF001 - the letter is the example
    "as it travels": (case(to="d@xn--larkspur-freght-j3m.com"), "review-look-alike", None),
    "nearly the company": (
        case(to="dana@larkspurfrieght.com", interview=replace(HOUSE, contact_email="jo@hays.com")),
        "review-look-alike",
        {"address": "larkspurfrieght.com", "known": "Larkspur Freight"},
    ),
    "nearly who invited": (
        case(to="jo@hayss.com", interview=replace(READ, invited_by="jo@hays.com")),
        "review-look-alike",
        {"address": "hayss.com", "known": "hays.com"},
    ),
    "nearly the person": (
        case(to="dana.whitfeild@larkspur-freight.com"),
        "review-look-alike",
        {"address": "dana.whitfeild@larkspur-freight.com", "known": DANA},
    ),
    "nearly a person at Gmail": (
        case(to="jo.recruit@gmail.com", interview=replace(HOUSE, contact_email="jo.recruits@gmail.com")),
        "review-look-alike",
        {"address": "jo.recruit@gmail.com", "known": "jo.recruits@gmail.com"},
    ),
    "nearly the contact, on the Cc line": (case(cc=("dana@larkspur-frieght.com",)), "review-look-alike", None),
    "answers go to a likeness": (
        of("dana@larkspur-frieght.com", "no-reply@larkspur-freight.com", source="Reply-To"),
        "review-inviter-look-alike",
        {"address": "larkspur-frieght.com", "known": "larkspur-freight.com"},
    ),
    "the contact, typed wrong": (
        of("dana@larkspur-freigth.com", DANA, source=""),
        "review-inviter-look-alike",
        {"address": "larkspur-freigth.com", "known": "larkspur-freight.com"},
    ),
    "answers go to a stranger": (
        of("dana@graywater.example", "jobs@larkspur-freight.com", source="Reply-To"),
        "review-reply-elsewhere",
        {"address": "dana@graywater.example", "known": "jobs@larkspur-freight.com"},
    ),
    "answers go to Gmail": (
        of("larkspur.jobs@gmail.com", "jobs@larkspur-freight.com", source="Reply-To"),
        "review-reply-elsewhere",
        None,
    ),
    "answers go to a provider with nearly the name": (
        of("jo@mail.com", "jo@mails.example", source="Reply-To"),
        "review-reply-elsewhere",
        None,
    ),
    "a slip": (
        of("jo@gmial.com", DANA, source=""),
        "review-mistyped",
        {"address": "jo@gmial.com", "known": "jo@gmail.com"},
    ),
    "a slip in the To line": (case(to="dana@hotmial.com"), "review-mistyped", None),
    "a slip on the Cc line": (case(cc=("bob@outlok.com",)), "review-mistyped", None),
    "no reply": (case(to="no-reply@larkspur-freight.com"), "review-no-reply", None),
    "a gap": (case(body="Dear [Name],\n\nI can't come."), "review-placeholder", {"text": "[Name]"}),
    "a gap in braces": (case(body="I'd like to work at {company}."), "review-placeholder", {"text": "{company}"}),
    "a gap after the greeting": (case(body="Dear ,\n\nI can't come."), "review-placeholder", {"text": "Dear ,"}),
    "a gap in the subject": (case(subject="[Role], 10:00"), "review-placeholder", {"text": "[Role]"}),
    "no subject": (case(subject=" "), "review-no-subject", {}),
    "another person": (
        case(to="bob@larkspur-freight.com"),
        "review-other-recipient",
        {"address": "bob@larkspur-freight.com", "known": DANA},
    ),
    "another company": (case(to="jo@graywater.example"), "review-other-recipient", None),
    "years ago": (case(interview=replace(READ, starts=NOW - timedelta(days=367))), "review-clock", {}),
    "years ahead": (case(interview=replace(READ, starts=NOW + timedelta(days=3653))), "review-clock", {}),
}


@pytest.mark.parametrize(("session", "key", "facts"), STRANGE.values(), ids=STRANGE.keys())
def test_one_thing_is_said_about_a_strange_mail(session: Session, key: str, facts: dict[str, str] | None) -> None:
    (one,) = said(session)
    assert one.key == key
    assert facts is None or one.facts == facts


SWALLOW = (
    "noreply no.reply no_reply donotreply do-not-reply NO-REPLY notifications calendar-notification mailer-daemon "
    "bounces no-reply+ab12 larkspur-noreply noreplyhr larkspurnoreply unknownorganizer unmonitored auto-reply "
    "ne-pas-repondre nichtantworten"
).split()
ROOMS = [
    "c_123@resource.calendar.google.com",
    "x@group.calendar.google.com",
    "larkspur@myworkday.com",
    "room-4@x.example",
    "dana@noreply.x.example",
    "dana@bounces.x.example",
]
READ_BY_SOMEBODY = ["hr", "jobs", "careers", "reply", "norah.reply", "abbot", "alex.botha", "reply+ab12", "hit-reply"]


@pytest.mark.parametrize("to", [*(f"{local}@larkspur-freight.com" for local in SWALLOW), *ROOMS])
def test_an_address_that_swallows_mail_is_named(to: str) -> None:
    (one,) = said(case(to=to))
    assert (one.key, one.facts) == ("review-no-reply", {"address": to})


@pytest.mark.parametrize("local", READ_BY_SOMEBODY)
def test_an_address_that_somebody_reads_is_not_said_to_be_unread(local: str) -> None:
    assert "review-no-reply" not in keys(case(to=f"{local}@larkspur-freight.com"))


def test_only_a_mail_to_nobody_is_held_back() -> None:
    everything = [one for session, _, _ in STRANGE.values() for one in said(session)]
    assert {one.key for one in everything if one.blocks} == {"review-no-recipient"}


def test_three_are_said_and_the_gravest_first() -> None:
    old = replace(READ, starts=NOW - timedelta(days=800))
    session = case(to="dana@larkspur-freight.co", interview=old, subject="", body="Dear [Name],")
    assert keys(session) == ["review-look-alike", "review-placeholder", "review-no-subject"]
    assert len(keys(session)) == MOST


@pytest.mark.parametrize(("characters", "expected"), [(7 * 153, []), (7 * 153 + 1, ["review-long-text"])])
def test_a_text_that_phones_do_not_send_is_too_long(characters: int, expected: list[str]) -> None:
    session = a_case(message=Message(channel=Channel.SMS, sms=Text(body="a" * characters)))
    assert keys(session) == expected
    assert all(one.facts == {"text": "8"} for one in said(session))


@pytest.mark.parametrize("channel", [Channel.SMS, Channel.LINKEDIN, Channel.ATS])
def test_where_no_address_is_needed_nothing_is_said_of_one(channel: Channel) -> None:
    text = Text(body="Hi Dana, my car broke down.")
    message = Message(channel=channel, sms=text, linkedin=text, ats=text, to="no-reply@larkspur-freight.co")
    assert keys(a_case(interview=NOBODY, message=message)) == []


def test_a_gap_is_quoted_in_short_and_on_one_line() -> None:
    (one,) = said(case(body="Hi, {{the reason\u2003for which\t I can not come, in one sentence}}."))
    assert one.facts["text"] == "{{the reason for which I can not come, i"


def test_every_warning_has_a_cause_and_a_next_step() -> None:
    for session, key, _ in STRANGE.values():
        words = WORDS.problems[key]
        assert words.cause
        assert words.remedy
        assert keys(session)


# Laws

ADDRESSES = st.sampled_from(
    [
        *(DANA, ME.email, "dana@larkspur-frieght.com", "dana@larkspur-freight.co", "no-reply@larkspur-freight.com"),
        *("jo@gmial.com", "jo@gmail.com", "jo@hays.com", "dana.whitfeild@larkspur-freight.com", "j@x.com", ""),
        *("d@larkspur-freight.com.evil.example", "x@ashbyhq.com", "dana@larkspur-freіght.com"),  # noqa: RUF001 - the letter is the example
    ]
)
SOURCES = st.sampled_from(["", "From", "Reply-To", "mail text"])


def drawn_case(to: str, contact: str, inviter: str, source: str) -> Session:
    interview = replace(HOUSE, contact_email=contact, invited_by=inviter, sources=Sources(contact_email=source))
    return case(to=to, interview=interview)


def upper(text: str) -> str:
    """In capitals, as far as they are ASCII: those of other letters may be two."""
    return "".join(c.upper() if c.isascii() else c for c in text)


@given(ADDRESSES, ADDRESSES, ADDRESSES, SOURCES)
def test_upper_and_lower_case_make_no_difference(to: str, contact: str, inviter: str, source: str) -> None:
    plain = keys(drawn_case(to, contact, inviter, source))
    assert keys(drawn_case(upper(to), contact, inviter, source)) == plain
    assert keys(drawn_case(to, upper(contact), inviter, source)) == plain
    assert keys(drawn_case(to, contact, upper(inviter), source)) == plain


@given(ADDRESSES, ADDRESSES, SOURCES)
def test_the_contacts_own_address_never_looks_like_the_contacts(contact: str, inviter: str, source: str) -> None:
    for to in (contact, upper(contact), ""):
        found = keys(drawn_case(to, contact, inviter, source))
        assert "review-look-alike" not in found
        assert "review-other-recipient" not in found


@given(sessions, st.lists(ADDRESSES, max_size=3), moments)
def test_any_case_gets_at_most_three_known_warnings(session: Session, cc: list[str], now: datetime) -> None:
    message = outgoing(session)
    if message is None:
        return
    for one in (message, replace(message, cc=tuple(filter(None, cc)))):
        found = warnings(one, session, now)
        assert len(found) <= MOST
        assert len({(warning.key, *warning.facts.values()) for warning in found}) == len(found)
        for warning in found:
            assert warning.key in WORDS.problems


HOSTILE = ["\x1b[31m", "[" * 5000, "{" * 5000 + "}", "Dear " * 3000, "$" * 3000, "\u202e[Name]", "dear \t" * 3000]


@pytest.mark.parametrize("body", HOSTILE)
def test_hostile_words_are_looked_at_and_said_in_short(body: str) -> None:
    message = Outgoing(channel=Channel.EMAIL, to=DANA, to_name="", subject=body[:400], body=body)
    for one in warnings(message, a_case(interview=READ, me=Me()), NOW):
        assert all(len(text) <= 300 for text in one.facts.values())


def test_an_unknown_user_is_nobody() -> None:
    assert keys(replace(case(), me=Me())) == []
