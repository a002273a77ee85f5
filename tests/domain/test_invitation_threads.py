"""A thread in one text: who wrote which part, when, and what of it is only a signature or a footer."""

import pytest
from hypothesis import given
from msgspec import structs

from raincheck.domain.invitations.documents import Person
from raincheck.domain.invitations.threads import Part, split_signature, split_thread
from stubs.deadline import deadline
from stubs.strategies import raw_text

DANA = Person(name="Dana Lee", email="dana@larkspur.example")
NOBODY = Person()
SENT = "Tue, Mar 3, 2026 at 9:14 AM"
TO = "To: a@x.example;\nb@x.example\n"
ASKS = "Hi Sam, can we talk on Friday at 3pm please?\nSam Doe 10:50 AM\nYes"
OUTLOOK = "Tuesday, March 3, 2026 9:14 AM"
FROM = "Dana Lee <dana@larkspur.example>"


def part(text: str, sender: Person = NOBODY, sent: str = "", subject: str = "", *, forwarded: bool = False) -> Part:
    return Part(text=text, sender=sender, sent_text=sent, subject=subject, forwarded=forwarded)


def quoted(text: str, sender: Person = DANA, sent: str = SENT, subject: str = "", *, forwarded: bool = False) -> Part:
    return structs.replace(part(text, sender, sent, subject, forwarded=forwarded), quoted=True)


THREADS = {
    "a text of one": ("Hi Sam,\nTuesday at 3?", [part("Hi Sam,\nTuesday at 3?")]),
    "nothing at all": ("", [part("")]),
    "Gmail": (f"Yes!\n\nOn {SENT} {FROM} wrote:\n\n> Tuesday\n> at 3?\n", [part("Yes!"), quoted("Tuesday\nat 3?")]),
    "Gmail, wrapped inside the address": (
        f"Yes!\n\nOn {SENT} Dana Lee <\ndana@larkspur.example> wrote:\n\n> Tuesday?",
        [part("Yes!"), quoted("Tuesday?")],
    ),
    "Gmail, wrapped before the verb": (
        f"Yes!\nOn {SENT} {FROM}\nwrote:\n> Tuesday?",
        [part("Yes!"), quoted("Tuesday?")],
    ),
    "quotes in quotes": (
        f"3\n> 2\n> On Mon, Mar 2, 2026 at 8:00 AM Sam Doe <sam@x.example> wrote:\n>> 1\nOn {SENT} {FROM} wrote:\n> 0",
        [
            part("3"),
            quoted("2", NOBODY, ""),
            quoted("1", Person(name="Sam Doe", email="sam@x.example"), "Mon, Mar 2, 2026 at 8:00 AM"),
            quoted("0"),
        ],
    ),
    "a reply below the quote": (f"On {SENT}, {FROM} wrote:\n> Tuesday?\n\nYes.", [part("Yes."), quoted("Tuesday?")]),
    "replies between the quotes": (
        f"Hi,\nOn {SENT} {FROM} wrote:\n> Tuesday?\nNo.\n> Friday?\nYes.",
        [part("Hi,\nNo.\nYes."), quoted("Tuesday?\nFriday?")],
    ),
    "Apple Mail": (
        "Yes\n\nOn 3 Mar 2026, at 09:14, Dana Lee wrote:\n\n> Tuesday?",
        [part("Yes"), quoted("Tuesday?", Person(name="Dana Lee"), "3 Mar 2026, at 09:14")],
    ),
    "Yahoo, without quote marks": (
        f"ok\n    On Tuesday, March 3, 2026 at 09:14:00 AM EST, {FROM} wrote:  \n \nTuesday?",
        [part("ok"), quoted("Tuesday?", sent="Tuesday, March 3, 2026 at 09:14:00 AM EST")],
    ),
    "German": (
        f"Ja\n\nAm Di., 3. März 2026 um 09:14 Uhr schrieb {FROM}:\n> Dienstag?",
        [part("Ja"), quoted("Dienstag?", sent="Di., 3. März 2026 um 09:14 Uhr")],
    ),
    "Outlook, bare": (
        f"ok\n\nFrom: {FROM}\nSent: {OUTLOOK}\nTo: Sam\nSubject: Interview\n\nTuesday?",
        [part("ok"), quoted("Tuesday?", sent=OUTLOOK, subject="Interview")],
    ),
    "Outlook, bold": (
        f"ok\n\n*From:* {FROM}\n*Sent:* {OUTLOOK}\n*To:* Sam\n*Subject:* Interview\n\nTuesday?",
        [part("ok"), quoted("Tuesday?", sent=OUTLOOK, subject="Interview")],
    ),
    "Outlook on the web, after a rule": (
        f"ok\n{'_' * 32}\nFrom: {FROM}\nDate: {OUTLOOK}\nTo: Sam\nSubject: Interview\n\nTuesday?",
        [part("ok"), quoted("Tuesday?", sent=OUTLOOK, subject="Interview")],
    ),
    "Outlook, original message": (
        f"ok\n-----Original Message-----\nFrom: Dana Lee [mailto:{DANA.email}]\nSent: {OUTLOOK}\n{TO}Subject: x\n\n3?",
        [part("ok"), quoted("3?", sent=OUTLOOK, subject="x")],
    ),
    "Gmail forward with a broken subject": (
        f"FYI\n\n--- Forwarded message ---\nFrom: {FROM}\nDate: {SENT}\nSubject: A long\nsubject\nTo: A\n\nTuesday?",
        [part("FYI"), quoted("Tuesday?", subject="A long subject", forwarded=True)],
    ),
    "Apple forward": (
        f"FYI\n\nBegin forwarded message:\n\n> From: {FROM}\n> Subject: Interview\n> Date: {SENT}\n> \n> Tuesday?",
        [part("FYI"), quoted("Tuesday?", subject="Interview", forwarded=True)],
    ),
    "a forward with nothing above it": (
        f"-------- Forwarded Message --------\nSubject: \tInterview\nDate: \t{SENT}\nFrom: \t{FROM}\n\nTuesday?",
        [part("Tuesday?", DANA, SENT, "Interview", forwarded=True)],
    ),
    "a pasted mail that begins with its header": (
        f"From: {FROM}\nTo: Sam\nSubject: Interview\nDate: {SENT}\n\nTuesday?",
        [part("Tuesday?", DANA, SENT, "Interview")],
    ),
    "the header with blank lines between": (
        f"From: {FROM}\n\nSent: {OUTLOOK}\n\nSubject: Interview\n\nHi\n\nDate: March 10\n\nTime: 3pm",
        [part("Hi\n\nDate: March 10\n\nTime: 3pm", DANA, OUTLOOK, "Interview")],
    ),
    "only a subject": ("Subject: Interview\n\nTuesday?", [part("Tuesday?", subject="Interview")]),
    "copied from Gmail's page": (
        f"Interview\nInbox\n\n{FROM}\nTue, Mar 3, 9:14 AM (2 days ago)\nto me\n\nTuesday?",
        [part("Tuesday?", DANA, "Tue, Mar 3, 9:14 AM (2 days ago)", "Interview")],
    ),
}

KEPT = {
    "the interview's own date is no header": "Interview\nDate: March 5\nFrom: 2pm\nTo: 3pm\nSubject: Maths",
    "a sentence with a verb is no attribution": "On Tuesday at 3:00 PM we meet.\nAs Dana wrote: bring an ID.",
    "a rule before meeting details separates nothing": f"Hi\n{'_' * 40}\nMicrosoft Teams meeting\nMeeting ID: 1",
    "a schedule of interviewers is no chat": "Priya Shah 10:00 AM\nSystem design\nTom Reed 10:45 AM\nCoding",
    "a schedule in brackets is no chat": "Agenda\n[10:00 AM] Priya Shah\n[10:45 AM] Tom Reed",
    "a clock time alone is no chat": "Interview 10:00 AM\nPlease bring an ID with you to the desk.",
}

CHATS = {
    "WhatsApp on the web": (
        "[10:42, 3/5/2026] Dana: Friday at 3pm?\n[10:43, 3/5/2026] You: Yes",
        "Dana",
        "10:42, 3/5/2026",
    ),
    "WhatsApp, exported from Android": (
        "3/5/26, 10:42 AM - Dana: Friday at\n3pm?\n3/5/26, 10:43 AM - Me: Yes",
        "Dana",
        "3/5/26, 10:42 AM",
    ),
    "WhatsApp, exported from an iPhone": (
        "[3/5/26, 10:42:11 AM] ~ Dana Lee: Friday at 3pm?",
        "Dana Lee",
        "3/5/26, 10:42:11 AM",
    ),
    "a number without a name": ("[10:42, 3/5/2026] +1 555 010 9999: Friday at 3pm?", "", "10:42, 3/5/2026"),
    "Slack": ("Dana Lee  10:42 AM\nHi, can we talk on Friday at 3pm please?", "Dana Lee", "10:42 AM"),
    "Slack, the time below": ("Dana Lee\n10:42 AM\nHi, can we talk on Friday at 3pm please?", "Dana Lee", "10:42 AM"),
    "LinkedIn": (
        f"MAR 5\nDana Lee sent the following message at 10:42 AM\nView Dana's profile\nDana Lee   10:42 AM\n{ASKS}",
        "Dana Lee",
        "MAR 5 10:42 AM",
    ),
}

SIGNATURES = {
    "after dashes": ("Hi\n\n-- \nDana Lee\nRecruiter", ("Hi", "Dana Lee\nRecruiter")),
    "after regards": (
        "Hi\n\nBest regards,\n\nDana Lee\nRecruiter\n+1 555 010 0100",
        ("Hi", "Dana Lee\nRecruiter\n+1 555 010 0100"),
    ),
    "beside thanks": ("Hi there\n\nThanks, Dana", ("Hi there", "Dana")),
    "of a team": ("Hi\n\nBest,\nThe Larkspur Team", ("Hi", "The Larkspur Team")),
    "signed twice": ("Hi\n\nThanks!\nDana\n-- \nDana Lee\nHR", ("Hi", "Dana\nDana Lee\nHR")),
    "without a closing": ("Hi\n\nDana Lee\nRecruiter\ndana@x.example", ("Hi", "Dana Lee\nRecruiter\ndana@x.example")),
    "none": ("Hi Sam,\nTuesday at 3?", ("Hi Sam,\nTuesday at 3?", "")),
    "thanks are not always a closing": ("Thanks, Sam.\nTuesday at 3?", ("Thanks, Sam.\nTuesday at 3?", "")),
    "meeting details below stay in the body": (
        "Hi\n\nBest,\nDana Lee\n\nJoin Zoom Meeting\nhttps://zoom.us/j/1",
        ("Hi\n\nJoin Zoom Meeting\nhttps://zoom.us/j/1", "Dana Lee"),
    ),
    "a disclaimer is in neither": (
        "Hi\n\nBest,\nDana\n\nThis email and any attachments are confidential.\nDelete it.\n\nP.S. Bring an ID",
        ("Hi\n\nP.S. Bring an ID", "Dana"),
    ),
    "footers are in neither": ("Hi\n\nSent from my iPhone\nUnsubscribe | Privacy policy", ("Hi", "")),
    "this email with facts is no footer": (
        "This email confirms Tuesday at 3.",
        ("This email confirms Tuesday at 3.", ""),
    ),
}

ENDLESS = [
    *("\n", ">", "> ", "> a\n", "a\n> b\n", "On \n", f"On {SENT}\n", "On x wrote:\n> ", "wrote:\n", "Best regards,\n"),
    *(
        "From: a\n",
        f"From: {FROM}\nTo: c,\n",
        "To: a,\n",
        "-----Original Message-----\n",
        f"{'_' * 32}\n",
        "Thanks,\nDana\n",
    ),
    *(
        "[10:42, 3/5/2026] Dana: hi\n",
        "Dana Lee 10:42 AM\nhello how are you today my friend\n",
        "-- \nDana\n",
        "[",
        " ",
        "a",
    ),
    f"{FROM}\nMar 3, 9:14\nto me\n",
]


@pytest.mark.parametrize(("text", "expected"), THREADS.values(), ids=THREADS)
def test_a_thread_is_split(text: str, expected: list[Part]) -> None:
    assert list(split_thread(text)) == expected


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_it_stays_whole(text: str) -> None:
    assert split_thread(text) == (part(text),)


def test_what_follows_an_original_appointment_stays_in_its_text() -> None:
    text = f"-----Original Appointment-----\nFrom: {FROM}\nSent: {OUTLOOK}\nWhen: Friday 2:00 PM\nWhere: Teams"
    assert split_thread(text) == (part("When: Friday 2:00 PM\nWhere: Teams", DANA, OUTLOOK),)


def test_many_separators_are_no_recursion() -> None:
    assert len(split_thread("-----Original Message-----\n" * 3000)) == 3000


@pytest.mark.parametrize(("text", "sender", "sent"), CHATS.values(), ids=CHATS)
def test_a_chat_is_one_part_without_its_own_clock_times(text: str, sender: str, sent: str) -> None:
    found = split_thread(text)
    assert [(p.sender.name, p.sent_text, p.quoted) for p in found] == [(sender, sent, False)]
    assert "10:4" not in found[0].text
    assert "3pm" in found[0].text


def test_the_last_speaker_who_is_not_greeted_is_the_sender() -> None:
    text = "[10:42, 3/5/2026] Dana: Hi Sam, Friday?\n[10:43, 3/5/2026] Sam Doe: Yes"
    assert (split_thread(text)[0].sender.name, split_thread(text)[0].speakers) == ("Dana", ("Dana",))


def test_two_speakers_who_cannot_be_told_apart_are_both_named() -> None:
    text = "[10:42, 3/5/2026] Dana: Friday?\n[10:43, 3/5/2026] Sam: Yes"
    assert split_thread(text)[0].speakers == ("Sam", "Dana")


@pytest.mark.parametrize(("text", "expected"), SIGNATURES.values(), ids=SIGNATURES)
def test_a_signature_is_split_off(text: str, expected: tuple[str, str]) -> None:
    assert split_signature(text) == expected


@given(raw_text)
def test_any_text_has_a_newest_part(text: str) -> None:
    parts = split_thread(text)
    assert [p.quoted for p in parts] == [False] + [True] * (len(parts) - 1)
    body, signature = split_signature(text)
    assert len(body) + len(signature) <= len(text)


@pytest.mark.parametrize("piece", ENDLESS)
def test_endless_repetition_ends_before_the_deadline(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    with deadline(1):
        split_thread(text)
        split_signature(text)
