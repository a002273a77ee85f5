"""Sending, at most once: nothing leaves before it is on disk, and nothing is claimed that is not known."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from raincheck.dispatch import Hindrance
from raincheck.domain.delivery import Outgoing
from raincheck.domain.questions import Rejected
from raincheck.domain.session import (
    DeliveryState,
    Evidence,
    Me,
    Message,
    Session,
    Step,
    Text,
    Way,
)
from raincheck.ports import (
    Accepted,
    DeliveryOutcome,
    FailCause,
    HandedOff,
    NobodyKnows,
    NotSent,
)
from raincheck.watching import Lookout
from stubs.cases import BODY, INTERVIEW, ME, SUBJECT
from stubs.driving import READY, Full, begun_by, latest, on_disk, put, refused_by
from stubs.fakes import FakeClipboard, FakeLauncher, wizard_in


def test_sending_is_on_disk_before_anything_leaves(tmp_path: Path) -> None:
    launcher = FakeLauncher()
    wizard = wizard_in(tmp_path, launcher=launcher)
    begun = begun_by(wizard, put(wizard, READY))
    written = latest(on_disk(wizard, begun.session))
    assert (written.state, written.message_id) == (DeliveryState.SENDING, "<message-1@mail.example>")
    assert launcher.targets == []
    assert (written.to, written.subject, written.body) == (INTERVIEW.contact_email, SUBJECT, BODY)
    wizard.carry(Way.MAILTO, begun.message, Lookout())
    assert len(launcher.targets) == 1


def test_what_cannot_be_recorded_is_not_sent(tmp_path: Path) -> None:
    store = Full(tmp_path / "data")
    wizard = wizard_in(tmp_path, store=store)
    for session in (put(wizard, READY), READY):
        store.full = True
        assert refused_by(wizard, session).why is Hindrance.NOT_WRITTEN
        assert wizard.trouble
        store.full = False


def test_of_two_windows_that_send_one_case_one_is_refused(tmp_path: Path) -> None:
    one, two = wizard_in(tmp_path), wizard_in(tmp_path)
    session = put(one, READY)
    other = two.open(session.id)
    assert isinstance(other, Session)
    begun_by(one, session)
    assert refused_by(two, other).why is Hindrance.ELSEWHERE
    assert len(one.listing().sessions) == 1


def test_the_refused_window_shows_what_the_other_one_is_doing(tmp_path: Path) -> None:
    one, two = wizard_in(tmp_path), wizard_in(tmp_path)
    session = put(one, READY)
    other = two.open(session.id)
    assert isinstance(other, Session)
    begun = begun_by(one, session)
    assert latest(refused_by(two, other).session).state is DeliveryState.SENDING
    one.settle(begun.session, Accepted("250 ok"))
    again = two.open(session.id)
    assert isinstance(again, Session)
    assert latest(again).state is DeliveryState.SENT


def test_what_another_window_is_sending_is_not_called_unknown(tmp_path: Path) -> None:
    one, two = wizard_in(tmp_path), wizard_in(tmp_path)
    begun = begun_by(one, put(one, READY))
    opened = two.open(begun.session.id)
    assert isinstance(opened, Session)
    assert latest(opened).state is latest(on_disk(one, opened)).state is DeliveryState.SENDING


def test_the_outcome_is_kept_in_what_another_window_has_written_meanwhile(tmp_path: Path) -> None:
    one, two = wizard_in(tmp_path), wizard_in(tmp_path)
    begun = begun_by(one, put(one, READY))
    other = two.open(begun.session.id)
    assert isinstance(other, Session)
    two.save(replace(other, me=Me(name="Other")))
    settled = one.settle(begun.session, Accepted("250 ok"))
    assert (latest(settled).state, settled.me.name) == (DeliveryState.SENT, "Other")
    assert len(one.listing().sessions) == 1


def test_a_copy_of_a_case_knows_what_the_other_window_has_sent(tmp_path: Path) -> None:
    one, two = wizard_in(tmp_path), wizard_in(tmp_path)
    session = put(one, READY)
    other = two.open(session.id)
    assert isinstance(other, Session)
    one.settle(begun_by(one, session).session, Accepted("250 ok"))
    copy = two.save(other)
    assert copy.id != session.id
    assert latest(copy).state is DeliveryState.SENT


def test_without_words_nothing_begins(tmp_path: Path) -> None:
    wizard = wizard_in(tmp_path)
    session = put(wizard, replace(READY, message=Message(email=Text(body=" \n"))))
    assert refused_by(wizard, session).why is Hindrance.NO_WORDS
    assert wizard.trouble is None
    assert on_disk(wizard, session).deliveries == ()


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"me": Me(name="Marisol Vega")}, Hindrance.NO_SENDER),
        ({"interview": replace(INTERVIEW, contact_email="")}, Hindrance.NO_RECIPIENT),
    ],
)
@pytest.mark.parametrize("way", [Way.SMTP, Way.COMMAND])
def test_own_mail_needs_both_addresses(tmp_path: Path, way: Way, changes: dict[str, object], why: Hindrance) -> None:
    wizard = wizard_in(tmp_path)
    session = put(wizard, replace(READY, **changes))
    assert refused_by(wizard, session, way).why is why
    assert on_disk(wizard, session).deliveries == ()


@pytest.mark.parametrize(
    ("outcome", "state", "evidence"),
    [
        (Accepted("250"), DeliveryState.SENT, Evidence.SERVER_ACCEPTED),
        (Accepted("", evidence=Evidence.COMMAND_ACCEPTED), DeliveryState.SENT, Evidence.COMMAND_ACCEPTED),
        (HandedOff("n"), DeliveryState.HANDED_OFF, None),
        (NotSent(FailCause.NO_PROGRAM, "n"), DeliveryState.FAILED, None),
        (NobodyKnows("n"), DeliveryState.UNKNOWN, None),
    ],
)
def test_the_outcome_is_written_down_and_the_words_stay(
    tmp_path: Path, outcome: DeliveryOutcome, state: DeliveryState, evidence: Evidence | None
) -> None:
    wizard = wizard_in(tmp_path)
    settled = wizard.settle(begun_by(wizard, put(wizard, READY)).session, outcome)
    found = on_disk(wizard, settled)
    assert (latest(found).state, latest(found).evidence, latest(found).note) == (state, evidence, outcome.note)
    assert (found.step, found.message) == (Step.SEND, READY.message)


def test_why_it_failed_is_written_down(tmp_path: Path) -> None:
    wizard = wizard_in(tmp_path)
    settled = wizard.settle(begun_by(wizard, put(wizard, READY)).session, NotSent(FailCause.TLS_EXPIRED))
    assert latest(on_disk(wizard, settled)).cause == "tls-expired"


def test_found_sending_at_the_start_is_unknown(tmp_path: Path) -> None:
    wizard = wizard_in(tmp_path)
    begun = begun_by(wizard, put(wizard, READY))
    wizard._hold.release()  # type: ignore[union-attr] # noqa: SLF001 - what the kernel does when a program dies
    launcher = FakeLauncher()
    opened = wizard_in(tmp_path, launcher=launcher).open(begun.session.id)
    assert isinstance(opened, Session)
    assert latest(opened).state is latest(on_disk(wizard, opened)).state is DeliveryState.UNKNOWN
    assert (len(opened.deliveries), launcher.targets) == (1, [])


@pytest.mark.parametrize(("went_out", "step"), [(True, Step.FOLLOWUP), (False, None)])
def test_the_users_word_settles_a_hand_off(tmp_path: Path, went_out: bool, step: Step | None) -> None:
    wizard = wizard_in(tmp_path)
    begun = begun_by(wizard, put(wizard, READY), Way.CLIPBOARD)
    outcome = wizard.carry(Way.CLIPBOARD, begun.message, Lookout())
    told = wizard.confirm(wizard.settle(begun.session, outcome), went_out)
    assert on_disk(wizard, told).delivery == told.delivery
    assert latest(told).evidence is Evidence.YOU_TOLD_US
    answered = wizard.answer(told, {})
    assert isinstance(answered, Rejected) if step is None else isinstance(answered, Session) and answered.step is step


@pytest.mark.parametrize("way", [Way.MAILTO, Way.EML, Way.CLIPBOARD, Way.QR, Way.MESSAGES])
def test_a_way_that_hands_over_never_claims_sent(tmp_path: Path, way: Way) -> None:
    board = FakeClipboard()
    wizard = wizard_in(tmp_path, clipboard=board)
    message = Outgoing(channel=READY.message.channel, to="a@b.example", to_name="", subject="s", body="b")
    assert isinstance(wizard.carry(way, message, Lookout()), HandedOff)
    assert wizard.copy("x") == "fake"
    assert board.texts[-1] == "x"


def test_what_was_not_saved_before_is_not_lost_by_sending(tmp_path: Path) -> None:
    store = Full(tmp_path / "data")
    wizard = wizard_in(tmp_path, store=store)
    session = put(wizard, READY)
    store.full = True
    changed = wizard.save(replace(session, me=Me(name="New Name", email=ME.email)))
    assert refused_by(wizard, changed).session.me.name == "New Name"
    store.full = False
    assert begun_by(wizard, changed).session.me.name == "New Name"


def test_a_file_that_somebody_else_put_back_is_not_written_over(tmp_path: Path) -> None:
    wizard = wizard_in(tmp_path)
    session = put(wizard, READY)
    path = Path(wizard.ports.store.path(session.id))
    before = path.read_bytes()
    begun = begun_by(wizard, session)
    path.write_bytes(before)
    settled = wizard.settle(begun.session, Accepted("250 ok"))
    assert path.read_bytes() == before
    assert (settled.id != session.id, latest(settled).state) == (True, DeliveryState.SENT)


def test_a_known_outcome_is_not_given_up_for_what_another_window_thinks(tmp_path: Path) -> None:
    store = Full(tmp_path / "data")
    one, two = wizard_in(tmp_path, store=store), wizard_in(tmp_path)
    begun = begun_by(one, put(one, READY))
    store.full = True
    settled = one.settle(begun.session, Accepted("250 ok"))
    assert one.trouble
    opened = two.open(begun.session.id)
    assert isinstance(opened, Session)
    assert latest(opened).state is DeliveryState.SENDING
    store.full = False
    assert latest(on_disk(one, one.save(settled))).state is DeliveryState.SENT


def test_a_case_that_was_moved_away_is_kept_and_can_be_sent_then(tmp_path: Path) -> None:
    wizard = wizard_in(tmp_path)
    session = put(wizard, READY)
    wizard_in(tmp_path).trash(session.id)
    refused = refused_by(wizard, session)
    assert refused.why is Hindrance.GONE
    begun_by(wizard, refused.session)
