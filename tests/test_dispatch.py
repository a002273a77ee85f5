"""Sending, at most once: nothing leaves before it is on disk, and nothing is claimed that is not known."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from raincheck.dispatch import Begun, Hindrance, NotBegun
from raincheck.domain.delivery import Outgoing
from raincheck.domain.questions import Rejected
from raincheck.domain.reach import standing
from raincheck.domain.session import (
    Channel,
    Delivery,
    DeliveryState,
    Evidence,
    Me,
    Message,
    Refused,
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
from raincheck.wizard import Wizard
from stubs.cases import BODY, INTERVIEW, ME, SUBJECT
from stubs.driving import READY, Full, on_disk, put
from stubs.fakes import FakeClipboard, FakeLauncher, FakeTransport, FrozenClock, wizard_in

BOTH = replace(READY, message=replace(READY.message, cc=("bob@larkspur.example",)))
REFUSED = (Refused("bob@larkspur.example", "550 no such user"),)


def begun_by(wizard: Wizard, session: Session, way: Way = Way.MAILTO) -> Begun:
    begun = wizard.begin(session, way)
    assert isinstance(begun, Begun), begun
    return begun


def refused_by(wizard: Wizard, session: Session, way: Way = Way.MAILTO) -> NotBegun:
    begun = wizard.begin(session, way)
    assert isinstance(begun, NotBegun), begun
    return begun


def latest(session: Session) -> Delivery:
    assert session.delivery
    return session.delivery


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


# The second try


def tried(wizard: Wizard, session: Session, outcome: DeliveryOutcome) -> tuple[Session, Outgoing]:
    begun = begun_by(wizard, session, Way.SMTP)
    return wizard.settle(begun.session, outcome), begun.message


@pytest.mark.parametrize("outcome", [NotSent(FailCause.LOST), NobodyKnows(), Accepted("250 ok")])
def test_the_same_words_tried_again_keep_their_message_id_and_date(tmp_path: Path, outcome: DeliveryOutcome) -> None:
    clock = FrozenClock()
    wizard = wizard_in(tmp_path, clock=clock)
    session, first = tried(wizard, put(wizard, READY), outcome)
    clock.forward(minutes=3)
    _, second = tried(wizard, session, outcome)
    assert (second.message_id, second.date) == (first.message_id, first.date)


@pytest.mark.parametrize("between", [Way.CLIPBOARD, Way.MAILTO])
def test_a_copy_that_did_not_go_out_does_not_undo_what_the_server_took(tmp_path: Path, between: Way) -> None:
    wizard = wizard_in(tmp_path)
    session, _ = tried(wizard, put(wizard, READY), Accepted("250 ok"))
    begun = begun_by(wizard, session, between)
    settled = wizard.settle(begun.session, wizard.carry(between, begun.message, Lookout()))
    told = wizard.confirm(settled, went_out=False)
    stands = standing(told)
    assert stands
    assert (stands.state, stands.evidence) == (DeliveryState.SENT, Evidence.SERVER_ACCEPTED)


def test_other_words_get_a_message_id_of_their_own(tmp_path: Path) -> None:
    wizard = wizard_in(tmp_path)
    session, first = tried(wizard, put(wizard, READY), NobodyKnows())
    changed = replace(session, message=Message(channel=Channel.EMAIL, email=Text(subject=SUBJECT, body=f"{BODY}!")))
    _, second = tried(wizard, changed, NobodyKnows())
    assert second.message_id != first.message_id


def test_a_second_try_goes_only_to_whom_the_first_did_not_reach(tmp_path: Path) -> None:
    wizard = wizard_in(tmp_path)
    session, first = tried(wizard, put(wizard, BOTH), Accepted("250 ok", refused=REFUSED))
    _, second = tried(wizard, session, Accepted("250 ok"))
    assert (first.only, second.only) == ((), ("bob@larkspur.example",))
    assert (second.to, second.cc) == (first.to, first.cc)


def test_a_failed_second_try_for_one_leaves_the_case_sent(tmp_path: Path) -> None:
    wizard = wizard_in(tmp_path)
    session, _ = tried(wizard, put(wizard, BOTH), Accepted("250 ok", refused=REFUSED))
    again, _ = tried(wizard, session, NotSent(FailCause.RECIPIENT_REFUSED, refused=REFUSED))
    assert isinstance(wizard.answer(again, {}), Session)


def test_the_copy_is_on_disk_before_the_message_leaves(tmp_path: Path) -> None:
    wizard = wizard_in(tmp_path)
    begun = begun_by(wizard, put(wizard, READY), Way.SMTP)
    copy = Path(latest(on_disk(wizard, begun.session)).copy)
    assert begun.message.message_id.encode() in copy.read_bytes()


def test_without_a_copy_nothing_is_sent(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "sent").write_text("not a folder")
    wizard = wizard_in(tmp_path)
    session = put(wizard, READY)
    assert refused_by(wizard, session, Way.SMTP).why is Hindrance.COPY_NOT_WRITTEN
    assert on_disk(wizard, session).deliveries == ()


def test_the_right_to_send_is_given_back_after_the_outcome(tmp_path: Path) -> None:
    one, two = wizard_in(tmp_path), wizard_in(tmp_path)
    session, _ = tried(one, put(one, READY), NotSent(FailCause.LOST))
    other = two.open(session.id)
    assert isinstance(other, Session)
    begun_by(two, other, Way.SMTP)


def test_the_address_given_for_sending_is_remembered(tmp_path: Path) -> None:
    wizard = wizard_in(tmp_path, mail=FakeTransport(Way.SMTP, Accepted()))
    wizard.signed(put(wizard, READY))
    assert wizard.ports.profile.me() == ME
