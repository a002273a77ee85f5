"""The delivery as a state machine."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from raincheck.domain.delivery import (
    Outgoing,
    begin,
    finish,
    is_open,
    outgoing,
    pasted,
    recipients,
    recover,
)
from raincheck.domain.interview import Interview
from raincheck.domain.reach import confirm, second_copy_of, stamped, standing
from raincheck.domain.session import Channel, DeliveryState, Evidence, Me, Message, Refused, Text, Way
from stubs.cases import BODY, DELIVERY, INTERVIEW, ME, NOW, SUBJECT, a_case

SENDING, SENT, HANDED_OFF = DeliveryState.SENDING, DeliveryState.SENT, DeliveryState.HANDED_OFF
FAILED, UNKNOWN = DeliveryState.FAILED, DeliveryState.UNKNOWN

TABLE = [
    # before      recover     they say yes  they say no   open to their word
    (SENDING, UNKNOWN, SENDING, SENDING, False),
    (SENT, SENT, SENT, SENT, False),
    (HANDED_OFF, HANDED_OFF, SENT, FAILED, True),
    (FAILED, FAILED, FAILED, FAILED, False),
    (UNKNOWN, UNKNOWN, SENT, FAILED, True),
]


@pytest.mark.parametrize(("before", "recovered", "yes", "no", "open_"), TABLE)
def test_each_state_takes_only_its_own_arrows(
    before: DeliveryState, recovered: DeliveryState, yes: DeliveryState, no: DeliveryState, open_: bool
) -> None:
    delivery = replace(DELIVERY, state=before)
    case = a_case(deliveries=(delivery,))
    after = (recover(case), confirm(case, True), confirm(case, False))
    assert [case.delivery.state for case in after if case.delivery] == [recovered, yes, no]
    assert is_open(delivery) is open_


@pytest.mark.parametrize("went_out", [True, False])
def test_the_users_word_is_the_evidence(went_out: bool) -> None:
    case = a_case(deliveries=(replace(DELIVERY, state=HANDED_OFF, evidence=None),))
    told = confirm(case, went_out).delivery
    assert told
    assert told.evidence is Evidence.YOU_TOLD_US


def test_without_a_delivery_there_is_nothing_to_change() -> None:
    case = a_case(deliveries=())
    assert recover(case) == confirm(case, True) == finish(case, SENT) == case


def test_beginning_writes_down_exactly_what_leaves() -> None:
    message = outgoing(a_case())
    assert message
    begun = begin(a_case(), replace(message, message_id="<1@mail.invalid>"), Way.EML, NOW)
    latest = begun.delivery
    assert latest
    assert (latest.state, latest.way, latest.message_id) == (SENDING, Way.EML, "<1@mail.invalid>")
    assert (latest.to, latest.subject, latest.body) == (message.to, message.subject, message.body)
    assert begun.deliveries[:-1] == (DELIVERY,)


def test_finishing_changes_only_the_latest() -> None:
    older = replace(DELIVERY, state=FAILED, evidence=None)
    case = a_case(deliveries=(older, replace(older, state=SENDING)))
    finished = finish(case, SENT, note="250 ok", evidence=Evidence.SERVER_ACCEPTED)
    assert finished.deliveries[0] == older
    assert finished.delivery == replace(older, state=SENT, note="250 ok", evidence=Evidence.SERVER_ACCEPTED)


def test_a_mail_goes_to_the_address_with_its_subject() -> None:
    message = outgoing(a_case())
    assert message
    assert (message.to, message.to_name) == (INTERVIEW.contact_email, INTERVIEW.contact_name)
    assert (message.subject, message.body) == (SUBJECT, BODY)
    assert (message.sender_name, message.sender_email) == (ME.name, ME.email)


def test_a_text_message_goes_to_the_number_and_has_no_subject() -> None:
    case = a_case(message=Message(channel=Channel.SMS, sms=Text(body="Hi", subject="x")))
    message = outgoing(case)
    assert message
    assert (message.to, message.subject, message.body) == (INTERVIEW.contact_phone, "", "Hi")


@pytest.mark.parametrize(("channel", "to"), [(Channel.LINKEDIN, ""), (Channel.ATS, "https://larkspur.example/move")])
def test_a_chat_has_no_address_and_a_form_has_its_link(channel: Channel, to: str) -> None:
    text = Text(body="Hi", subject="x")
    case = a_case(
        message=Message(channel=channel, linkedin=text, ats=text),
        interview=replace(INTERVIEW, reschedule_url="https://larkspur.example/move"),
    )
    message = outgoing(case)
    assert message
    assert (message.channel, message.to, message.subject, message.body) == (channel, to, "", "Hi")


@pytest.mark.parametrize("text", [None, Text(), Text(subject="only a subject"), Text(body=" \n\t ")])
def test_without_words_nothing_leaves(text: Text | None) -> None:
    assert outgoing(a_case(message=Message(email=text))) is None


@pytest.mark.parametrize("address", ["a@b", "a@example.com, b@example.com", "Ortiz, Ana <a@example.com>"])
def test_what_is_no_address_is_handed_to_no_program(address: str) -> None:
    interview = Interview(contact_email=address)
    message = outgoing(a_case(interview=interview, me=Me(email=address)))
    assert message
    assert (message.to, message.sender_email) == ("", "")


def test_what_is_pasted_has_the_subject_of_a_mail_on_top() -> None:
    mail = outgoing(a_case())
    sms = outgoing(a_case(message=Message(channel=Channel.SMS, sms=Text(body="Hi"))))
    assert mail
    assert sms
    assert (pasted(mail), pasted(sms)) == (f"{SUBJECT}\n\n{BODY}", "Hi")


CC = ("bob@larkspur.example", "cid@larkspur.example")


def a_mail(**changes: object) -> Outgoing:
    message = outgoing(a_case(message=replace(a_case().message, cc=CC)))
    assert message
    return replace(message, **changes)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, (INTERVIEW.contact_email, *CC)),
        ({"cc": ()}, (INTERVIEW.contact_email,)),
        ({"to": ""}, CC),
        ({"to": "", "cc": ()}, ()),
        ({"cc": (INTERVIEW.contact_email.upper(), *CC)}, (INTERVIEW.contact_email, *CC)),
        ({"only": ("bob@larkspur.example",)}, ("bob@larkspur.example",)),
    ],
)
def test_everybody_gets_it_once(changes: dict[str, object], expected: tuple[str, ...]) -> None:
    assert recipients(a_mail(**changes)) == expected


@pytest.mark.parametrize(
    ("state", "refused", "only"),
    [
        (FAILED, (Refused("bob@larkspur.example"),), ()),
        (UNKNOWN, (), ()),
        (HANDED_OFF, (), ()),
        (SENT, (Refused("bob@larkspur.example"),), ("bob@larkspur.example",)),
    ],
)
def test_a_second_try_is_the_same_mail_to_whom_it_did_not_reach(
    state: DeliveryState, refused: tuple[Refused, ...], only: tuple[str, ...]
) -> None:
    case = begin(a_case(deliveries=()), a_mail(message_id="<1@x.example>", date=NOW), Way.SMTP, NOW)
    case = finish(case, state, refused=refused)
    again = stamped(case, a_mail(), "<2@x.example>", NOW + timedelta(minutes=9))
    assert (again.message_id, again.date, again.only) == ("<1@x.example>", NOW, only)


@pytest.mark.parametrize("changes", [{"body": "Other words."}, {"subject": "Another"}])
def test_other_words_are_not_a_second_try(changes: dict[str, object]) -> None:
    case = finish(begin(a_case(deliveries=()), a_mail(message_id="<1@x.example>"), Way.SMTP, NOW), FAILED)
    assert stamped(case, a_mail(**changes), "<2@x.example>", NOW).message_id == "<2@x.example>"


def test_the_last_try_with_these_words_is_found_behind_later_ones() -> None:
    case = finish(begin(a_case(deliveries=()), a_mail(message_id="<1@x.example>"), Way.SMTP, NOW), SENT)
    case = finish(begin(case, a_mail(channel=Channel.SMS), Way.CLIPBOARD, NOW), HANDED_OFF)
    found = second_copy_of(case, a_mail())
    assert found
    assert (found.message_id, found.state) == ("<1@x.example>", SENT)


def test_a_failed_try_for_some_does_not_hide_that_the_others_have_it() -> None:
    case = finish(begin(a_case(deliveries=()), a_mail(message_id="<1@x.example>"), Way.SMTP, NOW), SENT)
    case = finish(begin(case, a_mail(only=("bob@larkspur.example",)), Way.SMTP, NOW), FAILED)
    stands = standing(case)
    assert stands
    assert stands.state is SENT
