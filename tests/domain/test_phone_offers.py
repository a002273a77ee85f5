"""What a phone is offered for each rung and each message."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from raincheck.adapters.content import FileWords
from raincheck.domain.context import Context
from raincheck.domain.delivery import Outgoing
from raincheck.domain.links import LINK_LIMIT
from raincheck.domain.phone_offers import Offer, OfferKind, first_of, of_message, of_rung, opened_on, shorter
from raincheck.domain.session import Channel, Rung, Session
from stubs.cases import INTERVIEW, NOW, a_case, a_fresh_case
from stubs.strategies import sessions

CTX = Context(NOW, "Etc/UTC", FileWords())
SPOKEN = ["call", "text", "text-bare", "mail", "mail-bare"]


def kinds(offers: tuple[Offer, ...]) -> list[str]:
    return [offer.kind.value for offer in offers]


def case(**facts: str) -> Session:
    return a_fresh_case(interview=replace(INTERVIEW, **facts))


def message(channel: Channel, to: str, **more: object) -> Outgoing:
    named = {"to_name": "", "subject": "S" if channel is Channel.EMAIL else "", "body": "Hi.", **more}
    return Outgoing(channel=channel, to=to, **named)  # type: ignore[arg-type] # named


@pytest.mark.parametrize(
    ("rung", "first", "start"),
    [
        (Rung.CALL, OfferKind.CALL, "tel:+16025550142"),
        (Rung.VOICEMAIL, OfferKind.CALL, "tel:+16025550142"),
        (Rung.SWITCHBOARD, OfferKind.CALL, "tel:+16025550142"),
        (Rung.SMS, OfferKind.TEXT, "sms:+16025550142?body=Hi%20Dana"),
        (Rung.EMAIL, OfferKind.MAIL, "mailto:dana.whitfield@larkspur.example?subject="),
    ],
)
def test_the_first_offer_is_what_the_rung_is_for(rung: Rung, first: OfferKind, start: str) -> None:
    offers = of_rung(case(), rung, CTX)
    wanted = first_of(offers, rung)
    assert wanted is not None
    assert (wanted.kind, wanted.link[: len(start)]) == (first, start)
    assert kinds(offers) == SPOKEN


@pytest.mark.parametrize(
    ("facts", "offered"),
    [
        ({"contact_phone": ""}, ["mail", "mail-bare"]),
        ({"contact_email": ""}, ["call", "text", "text-bare"]),
        ({"contact_phone": "the front desk"}, ["mail", "mail-bare"]),
        ({"contact_email": "dana at larkspur"}, ["call", "text", "text-bare"]),
        ({"contact_phone": "", "contact_email": ""}, []),
    ],
)
def test_only_what_is_known_is_offered(facts: dict[str, str], offered: list[str]) -> None:
    assert kinds(of_rung(case(**facts), Rung.CALL, CTX)) == offered


def test_without_the_number_the_first_is_what_there_is() -> None:
    wanted = first_of(of_rung(case(contact_phone=""), Rung.CALL, CTX), Rung.CALL)
    assert wanted is not None
    assert wanted.kind is OfferKind.MAIL


def test_with_nothing_known_there_is_no_first() -> None:
    assert first_of((), Rung.CALL) is None


@pytest.mark.parametrize(
    ("rung", "facts", "offered"),
    [
        (Rung.CHAT, {"join_url": "https://meet.example/abc"}, ["words", "page"]),
        (Rung.CHAT, {}, ["words"]),
        (Rung.CHAT, {"join_url": "javascript:alert(1)"}, ["words"]),
        (Rung.ATS, {"reschedule_url": "https://jobs.example/move?id=1"}, ["words", "page"]),
        (Rung.LINKEDIN, {"join_url": "https://meet.example/abc"}, ["words"]),
    ],
)
def test_where_no_link_writes_the_words_are_shown_and_the_page_is_opened(
    rung: Rung, facts: dict[str, str], offered: list[str]
) -> None:
    assert kinds(of_rung(case(**facts), rung, CTX)) == offered


def test_the_page_is_named_by_its_host() -> None:
    offers = of_rung(case(join_url="https://meet.example/abc?pwd=1"), Rung.CHAT, CTX)
    assert offers[1] == Offer(OfferKind.PAGE, "https://meet.example/abc?pwd=1", "meet.example")


def test_words_of_the_users_own_go_before_a_draft() -> None:
    session = a_case()
    assert session.message.sms is not None
    own = replace(session, message=replace(session.message, sms=replace(session.message.sms, edited=True)))
    assert of_rung(own, Rung.SMS, CTX)[1].link == "sms:+16025550142?body=Hi%20Dana%2C%20call%20me."


@pytest.mark.parametrize(
    ("channel", "to", "offered"),
    [
        (
            Channel.EMAIL,
            "dana@x.org",
            [("mail", "mailto:dana@x.org?subject=S&body=Hi."), ("mail-bare", "mailto:dana@x.org")],
        ),
        (Channel.EMAIL, "", [("mail", "mailto:?subject=S&body=Hi.")]),
        (Channel.SMS, "+1 602 555 0142", [("text", "sms:+16025550142?body=Hi."), ("text-bare", "sms:+16025550142")]),
        (Channel.SMS, "", [("text", "sms:?body=Hi.")]),
        (Channel.SMS, "the front desk", [("text", "sms:?body=Hi.")]),
        (Channel.LINKEDIN, "", [("words", "Hi.")]),
        (Channel.ATS, "https://jobs.example/1", [("words", "Hi."), ("page", "https://jobs.example/1")]),
    ],
)
def test_a_message_is_offered_with_its_words_and_without(
    channel: Channel, to: str, offered: list[tuple[str, str]]
) -> None:
    offers = of_message(message(channel, to))
    assert [(one.kind.value, one.link) for one in offers] == offered


def test_a_mail_for_a_phone_names_no_thread() -> None:
    (mail, bare) = of_message(message(Channel.EMAIL, "dana@x.org", in_reply_to="<1@x.org>", cc=("b@x.org",)))
    assert mail.link == "mailto:dana@x.org?cc=b@x.org&subject=S&body=Hi."
    assert bare.link == "mailto:dana@x.org"


@pytest.mark.parametrize("kind", OfferKind)
def test_the_shorter_one_is_offered_in_its_place(kind: OfferKind) -> None:
    offers = tuple(Offer(one, one.value) for one in OfferKind)
    found = shorter(Offer(kind, kind.value), offers)
    pairs = {OfferKind.TEXT: OfferKind.TEXT_BARE, OfferKind.MAIL: OfferKind.MAIL_BARE, OfferKind.WORDS: OfferKind.PAGE}
    assert (found.kind if found else None) == pairs.get(kind)


LONG = "x" * LINK_LIMIT
CALL = Offer(OfferKind.CALL, "tel:911", "911")
MAIL, MAIL_BARE = (
    Offer(OfferKind.MAIL, "mailto:a@x.org?body=Hi", "a@x.org"),
    Offer(OfferKind.MAIL_BARE, "mailto:a@x.org"),
)
PAGE, WORDS = Offer(OfferKind.PAGE, "https://x.org", "x.org"), Offer(OfferKind.WORDS, "Hi")


@pytest.mark.parametrize(
    ("rung", "offers", "opened"),
    [
        (Rung.CALL, (CALL, MAIL, MAIL_BARE), CALL),
        (Rung.EMAIL, (CALL, MAIL, MAIL_BARE), MAIL),
        (Rung.EMAIL, (CALL, Offer(OfferKind.MAIL, LONG + "x"), MAIL_BARE), MAIL_BARE),
        (Rung.EMAIL, (CALL, Offer(OfferKind.MAIL, LONG), MAIL_BARE), Offer(OfferKind.MAIL, LONG)),
        (Rung.EMAIL, (CALL,), None),
        (Rung.SWITCHBOARD, (MAIL, MAIL_BARE), None),
        (Rung.CHAT, (WORDS, PAGE), PAGE),
        (Rung.LINKEDIN, (WORDS,), None),
    ],
)
def test_here_opens_what_the_rung_is_for_and_nothing_else(
    rung: Rung, offers: tuple[Offer, ...], opened: Offer | None
) -> None:
    assert opened_on(offers, rung) == opened


@pytest.mark.parametrize("kind", OfferKind)
def test_a_call_a_page_and_an_entry_carry_no_message(kind: OfferKind) -> None:
    carries = kind not in (OfferKind.CALL, OfferKind.PAGE, OfferKind.EVENT)
    assert Offer(kind, "x").carries_message is carries


@given(sessions, st.sampled_from(Rung))
def test_any_case_offers_only_links_that_its_facts_allow(session: Session, rung: Rung) -> None:
    schemes = ("tel:", "sms:", "mailto:", "http://", "https://")
    for offer in of_rung(session, rung, CTX):
        assert not offer.opens or offer.link.lower().startswith(schemes)
        assert offer.link


@pytest.mark.parametrize("kind", OfferKind)
@pytest.mark.parametrize("part", ["does", "short", "offer"])
def test_each_offer_has_its_words(kind: OfferKind, part: str) -> None:
    nameless = kind is OfferKind.WORDS and part != "offer"
    assert f"phone-{part}-{kind}{'-nobody' if nameless else ''}" in CTX.words.screens


@pytest.mark.parametrize("kind", [OfferKind.TEXT, OfferKind.MAIL])
@pytest.mark.parametrize("part", ["does", "short"])
def test_what_has_nobody_to_go_to_says_so(kind: OfferKind, part: str) -> None:
    assert f"phone-{part}-{kind}-nobody" in CTX.words.screens
