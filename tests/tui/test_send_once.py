"""Sending happens once, whatever is pressed, whoever else is there, and whatever the disk does."""

import asyncio
from pathlib import Path

import pytest
from msgspec.structs import replace

from raincheck.adapters.sessions import TomlSessions
from raincheck.domain.session import DeliveryState, Refused, Session, Way
from raincheck.ports import (
    Accepted,
    FailCause,
    NobodyKnows,
    NotSent,
    SaveCause,
    Saved,
    SaveFailed,
)
from stubs.driving import Full
from stubs.pilot import armed, at_screen, flat, says, shown, until, walk
from stubs.reviewing import AT_REVIEW, SIZE, at_review, latest, own_mail, review, send


@pytest.mark.parametrize("times", [2, 5])
async def test_a_key_pressed_twice_sends_once(tmp_path: Path, times: int) -> None:
    mail = own_mail(Accepted())
    app = review(tmp_path, mail)
    async with app.run_test(size=SIZE) as pilot:
        await at_review(pilot)
        await pilot.press(*("s" * times))
        await says(pilot, "✓ Sent")
    assert len(mail.messages) == 1


async def test_a_key_held_down_sends_once(tmp_path: Path) -> None:
    mail = own_mail(Accepted())
    app = review(tmp_path, mail)
    async with app.run_test(size=SIZE) as pilot:
        await at_review(pilot)
        for _ in range(60):
            await pilot.press("s")
            await asyncio.sleep(0.03)
    assert len(mail.messages) == 1


async def test_what_was_sent_is_sent_again_only_after_a_second_key(tmp_path: Path) -> None:
    mail = own_mail(Accepted())
    app = review(tmp_path, mail)
    async with app.run_test(size=SIZE) as pilot:
        await send(pilot)
        await armed(pilot)
        await pilot.press("s")
        await says(pilot, "Send a second copy?")
        await armed(pilot)
        await pilot.press("escape")
        await at_screen(pilot, "SendScreen")
        assert len(mail.messages) == 1
        await armed(pilot)
        await pilot.press("s")
        await says(pilot, "Send a second copy?")
        await armed(pilot)
        await pilot.press("a")
        await until(pilot, lambda: len(mail.messages) == 2, "it is sent again")
    assert len({message.message_id for message in mail.messages}) == 1


async def test_what_another_window_sends_is_watched_and_not_sent_here(tmp_path: Path) -> None:
    mail = own_mail(Accepted())
    app = review(tmp_path, mail)
    other = review(tmp_path, own_mail(Accepted())).wizard
    async with app.run_test(size=SIZE) as pilot:
        await at_review(pilot)
        opened = other.open(AT_REVIEW.id)
        assert isinstance(opened, Session)
        begun = other.begin(opened, Way.SMTP)
        await pilot.press("s")
        await says(pilot, "Another window is sending this now.")
        other.settle(begun.session, Accepted("250 ok"))
        await says(pilot, "✓ Sent")
    assert mail.messages == []


class FullAfterwards(TomlSessions):
    """A disk that is full from the moment on in which the outcome is to be written down."""

    full = False

    def save(self, session: Session) -> Saved | SaveFailed:
        delivery = session.delivery
        if self.full and delivery and delivery.state is not DeliveryState.SENDING:
            return SaveFailed(SaveCause.NO_SPACE, self.path(session.id))
        return super().save(session)


async def test_a_full_disk_does_not_hide_that_it_was_sent(tmp_path: Path) -> None:
    store = FullAfterwards(tmp_path / "data")
    app = review(tmp_path, own_mail(Accepted("250 ok")), store=store)
    async with app.run_test(size=SIZE) as pilot:
        await at_review(pilot)
        store.full = True
        await pilot.press("s")
        await says(pilot, "It WAS sent")
        assert "✓ Sent" in shown(pilot)
        assert latest(app).state is DeliveryState.SENDING
        store.full = False
        await until(pilot, lambda: latest(app).state is DeliveryState.SENT, "it is written down after all")


async def test_a_disk_that_is_full_before_keeps_it_from_being_sent(tmp_path: Path) -> None:
    store, mail = Full(tmp_path / "data"), own_mail(Accepted())
    app = review(tmp_path, mail, store=store)
    async with app.run_test(size=SIZE) as pilot:
        await at_review(pilot)
        store.full = True
        await pilot.press("s")
        await says(pilot, "first writes down what it sends, and could not")
        store.full = False
    assert mail.messages == []


@pytest.mark.parametrize("way", ["c", "m", "f"])
async def test_what_a_server_took_is_asked_about_whatever_was_handed_over_since(tmp_path: Path, way: str) -> None:
    mail = own_mail(Accepted("250 ok"))
    async with review(tmp_path, mail).run_test(size=SIZE) as pilot:
        await send(pilot)
        await armed(pilot)
        await pilot.press(way)
        await armed(pilot)
        assert "✓ Sent" in shown(pilot)
        assert "s send again" in shown(pilot)
        await pilot.press("s")
        await says(pilot, "Send a second copy?")
    assert len(mail.messages) == 1


async def test_what_may_have_left_stays_in_doubt_when_the_next_try_fails(tmp_path: Path) -> None:
    mail = own_mail(NobodyKnows())
    app = review(tmp_path, mail)
    async with app.run_test(size=SIZE) as pilot:
        await send(pilot, "nobody knows")
        mail.outcome = NotSent(FailCause.NO_CONNECTION)
        await armed(pilot)
        await pilot.press("s")
        await says(pilot, "not knowing?")
        await armed(pilot)
        await pilot.press("a")
        await says(pilot, "The mail server does not answer.")
        assert "nobody knows" in flat(pilot)
        assert "s send again" in flat(pilot)


async def test_a_corrected_address_gets_it_and_the_others_do_not_get_it_twice(tmp_path: Path) -> None:
    mail = own_mail(Accepted("250 ok", refused=(Refused("bob@larkspur.exampel", "550 no such domain"),)))
    session = replace(AT_REVIEW, message=replace(AT_REVIEW.message, cc=("bob@larkspur.exampel",)))
    async with review(tmp_path, mail, session).run_test(size=SIZE) as pilot:
        await send(pilot, "did not go to")
        mail.outcome = Accepted("250 ok")
        await armed(pilot)
        await walk(pilot, ((("a",), "AddressesScreen"),))
        await pilot.press("tab", "end", "backspace", "backspace", *"le", "enter")
        await at_screen(pilot, "SendScreen")
        await says(pilot, "It has not gone to bob@larkspur.example yet.")
        await armed(pilot)
        await pilot.press("s")
        await until(pilot, lambda: len(mail.messages) == 2, "it is sent")
    assert mail.messages[1].only == ("bob@larkspur.example",)
    assert mail.messages[1].message_id == mail.messages[0].message_id
