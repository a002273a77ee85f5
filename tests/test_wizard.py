"""The use cases of the road: what is saved when, and whose words win."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from raincheck.domain.questions import Rejected
from raincheck.domain.session import WRITTEN, Channel, Kind, Me, Reason, Session, Situation, Step, Tone
from raincheck.domain.steps.message import outdated
from raincheck.domain.touches import TouchKind
from raincheck.ports import LoadCause, LoadFailed, SaveCause, Written
from raincheck.wizard import Wizard
from stubs.cases import BODY, ME, a_case, a_fresh_case
from stubs.driving import FIRST, READY, Full, forward, on_disk, put
from stubs.fakes import FrozenClock, wizard_in

# Saving


def test_a_case_is_on_disk_from_the_first_answer_on(tmp_path: Path) -> None:
    wizard = wizard_in(tmp_path)
    draft = wizard.draft_case()
    assert wizard.listing().sessions == ()
    session = forward(wizard, draft, FIRST)
    assert session.id == "2026-11-18-cannot-make-it-t001"
    assert session.step is Step.INTERVIEW
    assert wizard.listing().sessions == (session,)


def test_a_refused_first_answer_begins_no_case(tmp_path: Path) -> None:
    wizard = wizard_in(tmp_path)
    draft = wizard.draft_case()
    assert isinstance(wizard.answer(draft, {"kind": "cannot"}), Rejected)
    forward(wizard, draft, FIRST)
    assert len(wizard.listing().sessions) == 1


def test_what_was_refused_can_be_kept_all_the_same(tmp_path: Path) -> None:
    wizard = wizard_in(tmp_path)
    session = forward(wizard, wizard.draft_case(), FIRST)
    answers = {"when": "soonish", "company": "Larkspur"}
    assert isinstance(wizard.answer(session, answers), Rejected)
    wizard.keep(session, answers)
    assert on_disk(wizard, session).interview.when == "soonish"
    assert on_disk(wizard, session).interview.company == "Larkspur"


def test_going_back_never_validates_and_never_loses_text(tmp_path: Path) -> None:
    wizard = wizard_in(tmp_path)
    session = forward(wizard, wizard.draft_case(), FIRST)
    back = wizard.back(session, {"when": "soonish", "contact_email": "no address"})
    assert back
    assert back.step is Step.SITUATION
    assert (on_disk(wizard, back).interview.when, back.interview.contact_email) == ("soonish", "no address")
    assert wizard.back(back, {}) is None


def test_leaving_with_nothing_typed_leaves_no_case(tmp_path: Path) -> None:
    wizard = wizard_in(tmp_path)
    draft = wizard.draft_case()
    assert wizard.keep(draft, wizard.stored(draft)) == draft
    assert wizard.back(draft, wizard.stored(draft)) is None
    assert wizard.listing().sessions == ()


def test_what_cannot_be_saved_is_kept_in_memory_and_saved_once_there_is_room(tmp_path: Path) -> None:
    store = Full(tmp_path / "data")
    wizard = wizard_in(tmp_path, store=store)
    session = forward(wizard, wizard.draft_case(), FIRST)
    store.full = True
    typed = wizard.keep(session, {"when": "10:00"})
    assert wizard.trouble
    assert wizard.trouble.cause is SaveCause.NO_SPACE
    assert typed.interview.when == "10:00"
    store.full = False
    assert wizard.keep(typed, {}).interview.when == "10:00"
    assert wizard.trouble is None
    assert on_disk(wizard, typed).interview.when == "10:00"


def test_two_wizards_on_one_case_keep_both_versions(tmp_path: Path) -> None:
    one, two = wizard_in(tmp_path), wizard_in(tmp_path)
    session = forward(one, one.draft_case(), FIRST)
    other = two.open(session.id)
    assert isinstance(other, Session)
    mine, theirs = one.keep(session, {"company": "Mine"}), two.keep(other, {"company": "Theirs"})
    assert mine.id == session.id != theirs.id
    assert [on_disk(one, case).interview.company for case in (mine, theirs)] == ["Mine", "Theirs"]
    assert two.keep(theirs, {"company": "Theirs too"}).id == theirs.id


def test_the_second_version_has_calendar_entries_of_its_own(tmp_path: Path) -> None:
    one, two = wizard_in(tmp_path), wizard_in(tmp_path)
    session = one.scheduled(one.save(a_case(id="")), Written("case.ics"))
    other = two.open(session.id)
    assert isinstance(other, Session)
    mine, theirs = one.tick_touch(session, TouchKind.FIRST), two.drop_touch(other, TouchKind.SECOND)
    assert not {t.uid for t in mine.followup.touches} & {t.uid for t in theirs.followup.touches}
    assert (theirs.followup.calendar, theirs.followup.held) == (None, ())


def test_a_newer_file_is_never_written(tmp_path: Path) -> None:
    wizard = wizard_in(tmp_path)
    session = forward(wizard, wizard.draft_case(), FIRST)
    path = Path(wizard.ports.store.path(session.id))
    newer = path.read_bytes().replace(b"schema = 1", b"schema = 2")
    path.write_bytes(newer)
    found = wizard.open(session.id)
    assert isinstance(found, LoadFailed)
    assert found.cause is LoadCause.NEWER
    assert wizard.keep(session, {"company": "x"}).id != session.id
    assert path.read_bytes() == newer


def test_how_one_signs_is_remembered_for_the_next_case(tmp_path: Path) -> None:
    wizard = wizard_in(tmp_path)
    session = forward(wizard, wizard.draft_case(), FIRST)
    forward(wizard, session, {"when": "17:00", "my_name": ME.name, "my_phone": ME.phone})
    assert wizard_in(tmp_path).draft_case().me == Me(name=ME.name, phone=ME.phone)


def test_the_clock_is_asked_once_for_an_event(tmp_path: Path) -> None:
    wizard = wizard_in(tmp_path, clock=FrozenClock(zone="Asia/Tokyo"))
    assert wizard.context().zone == "Asia/Tokyo"


# Words


def test_untouched_words_follow_the_facts_and_touched_ones_do_not(tmp_path: Path) -> None:
    wizard = wizard_in(tmp_path)
    case = a_fresh_case(step=Step.MESSAGE, done=tuple(Step)[:4])
    session = put(wizard, case)
    drafted = wizard.open(session.id)
    assert isinstance(drafted, Session)
    assert drafted.message.email
    ill = replace(drafted, situation=Situation(kind=Kind.CANNOT, reason=Reason.ILLNESS), step=Step.CONTACT)
    followed = forward(wizard, ill, {})
    assert followed.message.email
    told = wizard.ports.words.reasons[Reason.ILLNESS].same_day
    assert followed.message.email.body.split("\n\n")[1].startswith(told)
    touched = wizard.keep(followed, {"body": "My own words."})
    back = wizard.back(touched, {"body": "My own words!"})
    assert back
    again = forward(wizard, replace(back, situation=Situation(kind=Kind.LATE, reason=Reason.CAR)), {})
    assert again.message.email
    assert (again.message.email.body, again.message.email.edited) == ("My own words!", True)


def test_a_new_draft_replaces_ones_own_words_only_when_asked(tmp_path: Path) -> None:
    wizard = wizard_in(tmp_path)
    session = put(wizard, replace(READY, step=Step.MESSAGE))
    opened = wizard.open(session.id)
    assert isinstance(opened, Session)
    assert opened.message == READY.message
    fresh = wizard.redraft(opened).message.email
    assert fresh
    assert (fresh.body != BODY, fresh.edited) == (True, False)


def test_the_other_channel_has_its_own_words_and_both_are_kept(tmp_path: Path) -> None:
    wizard = wizard_in(tmp_path)
    session = put(wizard, replace(READY, step=Step.MESSAGE))
    sms = wizard.switch_channel(session, {"subject": "S", "body": "mail"})
    assert "body" in wizard.stored(sms)
    assert "subject" not in wizard.stored(sms)
    mail = wizard.switch_channel(sms, wizard.stored(sms) | {"body": "text"}, Channel.EMAIL)
    assert wizard.stored(mail) == {"channel": "email", "subject": "S", "body": "mail"}
    assert mail.message.sms is not None
    assert (mail.message.sms.body, mail.message.sms.edited) == ("text", True)


def at_message(wizard: Wizard) -> Session:
    """A case at its message, with the draft in it."""
    session = wizard.open(put(wizard, a_fresh_case(step=Step.MESSAGE, done=tuple(Step)[:4])).id)
    assert isinstance(session, Session)
    return session


def test_another_wording_has_the_same_facts_and_is_saved(tmp_path: Path) -> None:
    wizard = wizard_in(tmp_path)
    first = at_message(wizard)
    second = wizard.next_wording(first)
    assert first.message.email
    assert second.message.email
    assert second.message.email.body != first.message.email.body
    assert (second.message.email.wording, second.message.email.basis) == (1, first.message.email.basis)
    assert on_disk(wizard, second).message == second.message


def test_another_wording_takes_the_place_of_ones_own_words_as_asked(tmp_path: Path) -> None:
    wizard = wizard_in(tmp_path)
    mine = wizard.keep(at_message(wizard), {"body": "My own words."})
    fresh = wizard.next_wording(mine).message.email
    assert fresh
    assert (fresh.body != "My own words.", fresh.edited) == (True, False)


def test_another_tone_drafts_again_what_nobody_has_touched(tmp_path: Path) -> None:
    wizard = wizard_in(tmp_path)
    plain = at_message(wizard)
    formal = wizard.set_tone(plain, Tone.FORMAL)
    assert plain.message.email
    assert formal.message.email
    assert formal.message.tone is Tone.FORMAL
    assert formal.message.email.body.startswith(("Dear Dana Whitfield", "Hello Dana Whitfield"))
    assert on_disk(wizard, formal).message == formal.message


def test_another_tone_leaves_ones_own_words_in_every_channel(tmp_path: Path) -> None:
    wizard = wizard_in(tmp_path)
    mine = wizard.keep(at_message(wizard), {"body": "My own words."})
    sms = wizard.switch_channel(mine, wizard.stored(mine), Channel.SMS)
    warm = wizard.set_tone(sms, Tone.WARM)
    assert warm.message.email == mine.message.email
    assert warm.message.sms != sms.message.sms


def test_another_tone_is_no_change_of_the_facts(tmp_path: Path) -> None:
    wizard = wizard_in(tmp_path)
    mine = wizard.keep(at_message(wizard), {"body": "My own words."})
    assert not outdated(wizard.set_tone(mine, Tone.WARM), wizard.context())


def test_the_channels_follow_each_other_in_a_circle(tmp_path: Path) -> None:
    wizard = wizard_in(tmp_path)
    session, seen = at_message(wizard), []
    for _ in range(5):
        seen.append(session.message.channel)
        session = wizard.switch_channel(session, wizard.stored(session))
    assert seen == [*WRITTEN, Channel.EMAIL]
    assert session.message.linkedin
    assert session.message.ats


@pytest.mark.parametrize("channel", Channel)
def test_only_a_written_channel_can_be_switched_to(tmp_path: Path, channel: Channel) -> None:
    wizard = wizard_in(tmp_path)
    session = at_message(wizard)
    switched = wizard.switch_channel(session, wizard.stored(session), channel).message.channel
    assert switched is (channel if channel in WRITTEN else Channel.SMS)
