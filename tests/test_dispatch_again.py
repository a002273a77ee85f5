"""The second try: the same mail, only to whom it has not reached, and with a copy on disk each time."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from raincheck.dispatch import Hindrance
from raincheck.domain.delivery import Outgoing
from raincheck.domain.reach import standing
from raincheck.domain.session import (
    Channel,
    DeliveryState,
    Evidence,
    Message,
    Refused,
    Session,
    Text,
    Way,
)
from raincheck.ports import (
    Accepted,
    DeliveryOutcome,
    FailCause,
    NobodyKnows,
    NotSent,
)
from raincheck.watching import Lookout
from raincheck.wizard import Wizard
from stubs.cases import BODY, ME, SUBJECT
from stubs.driving import READY, begun_by, latest, on_disk, put, refused_by
from stubs.fakes import FakeTransport, FrozenClock, wizard_in

BOTH = replace(READY, message=replace(READY.message, cc=("bob@larkspur.example",)))
REFUSED = (Refused("bob@larkspur.example", "550 no such user"),)


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
