"""Sending from the review by one's own mail account: what is shown, what is asked, and that it happens once."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from raincheck.domain.sending import Stage
from raincheck.domain.session import DeliveryState, Me, Refused
from raincheck.ports import (
    Accepted,
    DeliveryOutcome,
    FailCause,
    NobodyKnows,
    NotSent,
)
from stubs.fakes import FakeAccount
from stubs.pilot import armed, at_screen, flat, on_disk, says, shown, until, walk
from stubs.reviewing import AT_REVIEW, SIZE, SMTP, at_review, latest, own_mail, review, send


async def test_one_key_sends_it_and_the_server_is_the_witness(tmp_path: Path) -> None:
    mail = own_mail(Accepted("250 2.0.0 queued"))
    app = review(tmp_path, mail)
    async with app.run_test(size=SIZE) as pilot:
        await send(pilot)
        assert "accepted by the server" in shown(pilot)
    assert len(mail.messages) == 1
    assert latest(app).state is DeliveryState.SENT


async def test_the_review_shows_from_to_subject_and_body(tmp_path: Path) -> None:
    session = replace(AT_REVIEW, message=replace(AT_REVIEW.message, cc=("bob@larkspur.example",)))
    async with review(tmp_path, own_mail(Accepted()), session).run_test(size=SIZE) as pilot:
        await at_screen(pilot, "SendScreen")
        text = shown(pilot)
    for line in (
        "From     Marisol Vega <marisol.vega@mail.example>",
        "To       Dana Whitfield <dana.whitfield@larkspur.example>",
        "Cc       bob@larkspur.example",
        "Subject  Dispatch Coordinator, 10:00 today: I can't make it",
        "my car has broken down.",
    ):
        assert line in text


async def test_the_stage_is_named_while_it_is_under_way(tmp_path: Path) -> None:
    mail = own_mail(Accepted())
    mail.stage = Stage.LOGIN
    mail.go.clear()
    async with review(tmp_path, mail).run_test(size=SIZE) as pilot:
        await send(pilot, "Logging in at smtp.mail.example")
        mail.go.set()
        await says(pilot, "✓ Sent")


@pytest.mark.parametrize(
    ("outcome", "state", "says"),
    [
        (NotSent(FailCause.STOPPED), DeliveryState.FAILED, "You stopped it in time."),
        (NobodyKnows(stopped=True), DeliveryState.UNKNOWN, "nobody knows"),
        (Accepted("250 ok"), DeliveryState.SENT, "✓ Sent"),
    ],
)
async def test_stopping_tells_the_true_outcome(
    tmp_path: Path, outcome: DeliveryOutcome, state: DeliveryState, says: str
) -> None:
    mail = own_mail(outcome)
    mail.go.clear()
    app = review(tmp_path, mail)
    async with app.run_test(size=SIZE) as pilot:
        await send(pilot, "Waiting for the answer")
        await pilot.press("escape")
        await until(pilot, lambda: says in shown(pilot), "the outcome is told")
        assert type(pilot.app.screen).__name__ == "SendScreen"
    assert latest(app).state is state


async def test_leaving_while_it_is_under_way_keeps_its_outcome(tmp_path: Path) -> None:
    mail = own_mail(Accepted("250 ok"))
    mail.go.clear()
    app = review(tmp_path, mail)
    async with app.run_test(size=SIZE) as pilot:
        await send(pilot, "Waiting for the answer")
        await pilot.press("ctrl+q")
    assert latest(app).state is DeliveryState.SENT


@pytest.mark.parametrize("key", ["f10", "enter", "f2", "m", "f", "c", "s"])
async def test_nothing_leads_away_while_it_is_under_way(tmp_path: Path, key: str) -> None:
    mail = own_mail(Accepted("250 ok"))
    mail.go.clear()
    app = review(tmp_path, mail)
    async with app.run_test(size=SIZE) as pilot:
        await send(pilot, "Waiting for the answer")
        await pilot.press(key)
        await pilot.pause()
        assert type(pilot.app.screen).__name__ == "SendScreen"
        mail.go.set()
        await says(pilot, "✓ Sent")
    assert len(on_disk(app).deliveries) == 1


FAILURES = [
    (FailCause.NO_CONNECTION, "The mail server does not answer.", "Press s to try again"),
    (FailCause.TLS_NOT_YET_VALID, "clock", "Check the date"),
    (FailCause.LOGIN_APP_PASSWORD, "app password", "press m for your mail program"),
    (FailCause.RECIPIENT_LATER, "try again in a few minutes", "Press s then."),
]


@pytest.mark.parametrize(("cause", "why", "next_step"), FAILURES)
async def test_a_failure_keeps_every_word_and_names_the_next_way(
    tmp_path: Path, cause: FailCause, why: str, next_step: str
) -> None:
    app = review(tmp_path, own_mail(NotSent(cause, "[/bold] 550 \x1b[31mno")))
    async with app.run_test(size=SIZE) as pilot:
        await send(pilot, "Not sent.")
        text = flat(pilot)
    assert why in text
    assert next_step in text
    assert on_disk(app).message == AT_REVIEW.message


async def test_after_a_failure_the_next_way_is_one_key(tmp_path: Path) -> None:
    app = review(tmp_path, own_mail(NotSent(FailCause.NO_CONNECTION)))
    async with app.run_test(size=SIZE) as pilot:
        await send(pilot, "Not sent.")
        await armed(pilot)
        await pilot.press("m")
        await says(pilot, "Did it go out?")


async def test_what_nobody_knows_is_explained_and_the_user_decides(tmp_path: Path) -> None:
    app = review(tmp_path, own_mail(NobodyKnows()))
    async with app.run_test(size=SIZE) as pilot:
        await send(pilot, "nobody knows")
        text = flat(pilot)
        assert "Look in your Sent folder" in text
        assert "Message-ID" in text
        assert "Did it go out?" in text
        await pilot.press("y")
        await says(pilot, "you told us")
    assert latest(app).state is DeliveryState.SENT


async def test_who_was_refused_is_named_and_tried_alone(tmp_path: Path) -> None:
    mail = own_mail(Accepted("250 ok", refused=(Refused("bob@larkspur.example", "550 5.1.1 no such user"),)))
    session = replace(AT_REVIEW, message=replace(AT_REVIEW.message, cc=("bob@larkspur.example",)))
    async with review(tmp_path, mail, session).run_test(size=SIZE) as pilot:
        await send(pilot, "It did not go to bob@larkspur.example")
        await armed(pilot)
        await pilot.press("s")
        await until(pilot, lambda: len(mail.messages) == 2, "the second try")
    assert mail.messages[1].only == ("bob@larkspur.example",)


async def test_the_addresses_are_changed_without_leaving_the_review(tmp_path: Path) -> None:
    app = review(tmp_path, own_mail(Accepted()))
    async with app.run_test(size=SIZE) as pilot:
        await at_review(pilot)
        await walk(pilot, ((("a",), "AddressesScreen"),))
        await pilot.press("tab", *"bob@larkspur", "enter")
        await says(pilot, "This is not a mail address.")
        await pilot.press("end", *".example", "enter")
        await at_screen(pilot, "SendScreen")
        assert "Cc       bob@larkspur.example" in shown(pilot)
    assert on_disk(app).message.cc == ("bob@larkspur.example",)


async def test_settings_that_cannot_be_used_are_told(tmp_path: Path) -> None:
    app = review(tmp_path, own_mail(Accepted()), account=FakeAccount(SMTP))
    async with app.run_test(size=SIZE) as pilot:
        await at_review(pilot)
        app.wizard.ports.account.fault = "port in [mail]"  # type: ignore[attr-defined] # a FakeAccount
        await pilot.press("s")
        await says(pilot, "can't be used: port in [mail]")


async def test_without_an_address_of_ones_own_it_is_asked_for(tmp_path: Path) -> None:
    session = replace(AT_REVIEW, me=Me(name="Marisol Vega"))
    mail = own_mail(Accepted())
    async with review(tmp_path, mail, session).run_test(size=SIZE) as pilot:
        await at_review(pilot)
        await pilot.press("s")
        await until(pilot, lambda: type(pilot.app.screen).__name__ == "MailFormScreen", "it is asked for")
    assert mail.messages == []


@pytest.mark.parametrize(
    ("to", "warned"),
    [
        ("dana.whitfield@1arkspur.example", "Look closely: 1arkspur.example is not larkspur.example."),
        ("marisol.vega@mail.example", "This would go to yourself."),
        ("no-reply@larkspur.example", "looks like an address that nobody reads"),
    ],
)
async def test_a_doubtful_address_is_pointed_out_beside_it_and_can_be_sent_to_all_the_same(
    tmp_path: Path, to: str, warned: str
) -> None:
    mail = own_mail(Accepted())
    session = replace(AT_REVIEW, message=replace(AT_REVIEW.message, to=to))
    async with review(tmp_path, mail, session).run_test(size=SIZE) as pilot:
        await at_review(pilot)
        assert warned in flat(pilot)
        await pilot.press("s")
        await says(pilot, "✓ Sent")
    assert [message.to for message in mail.messages] == [to]
