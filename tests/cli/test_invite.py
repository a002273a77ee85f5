"""`raincheck invite` and `raincheck new --invite`: facts for scripts and for people, and a sentence for the rest."""

import io
import json
import os
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from raincheck.domain.invitations.facts import Invitation
from raincheck.exits import ExitCode
from stubs.command import FakeApp, Run
from stubs.hostile import ATTACKS, MARKUP, controls_in

AT = ("--now", "2026-03-05T10:20", "--zone", "America/New_York")
KEYS = (
    "starts zone duration_minutes contact_name contact_email contact_phone company role mode join_url dial_in "
    "dial_in_code location reschedule_url method update sources questions"
).split()
MAIL = """\
From: Noor Haddad <noor@graywater.example>
Subject: Stage Manager interview at Graywater
Date: Wed, 4 Mar 2026 16:20:00 -0500
MIME-Version: 1.0
Content-Type: text/plain

Hi Sam,
could you come to our office on Tuesday, March 10 at 2:30 pm? It takes 45 minutes.

Noor Haddad
Graywater
"""


@pytest.fixture
def mail(tmp_path: Path) -> str:
    path = tmp_path / "mail.eml"
    path.write_text(MAIL, "utf-8")
    return str(path)


def read(run: Run, name: str) -> dict[str, Any]:
    row: dict[str, Any] = json.loads(run("invite", name, "--json", *AT).out)
    return row


def test_every_key_is_there_and_what_is_absent_is_null(run: Run, mail: str) -> None:
    row = read(run, mail)
    assert list(row) == KEYS
    assert (row["join_url"], row["dial_in"], row["method"]) == (None, None, None)


def test_the_facts_are_read_with_their_sources(run: Run, mail: str) -> None:
    row = read(run, mail)
    assert (row["starts"], row["duration_minutes"], row["mode"]) == ("2026-03-10T14:30:00-04:00", 45, "in-person")
    assert row["sources"]["starts"] == "mail text"


def test_a_question_names_its_field_its_reason_and_its_candidates(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "slots.txt"
    path.write_text("Could you come in on Tue 10 March at 10:00 or Wed 11 March at 14:00?", "utf-8")
    (question,) = read(run, str(path))["questions"]
    assert question == {
        "field": "starts",
        "reason": "More than one time is named.",
        "candidates": ["2026-03-10T10:00:00-04:00", "2026-03-11T14:00:00-04:00"],
    }


def test_a_person_reads_the_facts_and_where_each_stood(run: Run, mail: str) -> None:
    lines = run("invite", mail, *AT).out.splitlines()
    assert "When: Tue 10 Mar, 14:30 New York; in 5 days (mail text)" in lines
    assert "How long: 45 min (mail text)" in lines


def test_a_pipe_is_read(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(MAIL.encode())))
    assert read(run, "-")["starts"] == "2026-03-10T14:30:00-04:00"


UNREADABLE = {
    "empty": b"",
    "blank": b" \n\t\n",
    "zip": b"PK\x03\x04" + bytes(200),
    "picture": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "binary": bytes(range(256)) * 20,
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_is_no_invitation_is_refused_with_a_reason(run: Run, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(UNREADABLE[name])
    result = run("invite", str(path))
    assert (result.code, result.out) == (ExitCode.CANNOT_OPEN, "")
    assert result.err.strip().endswith(".")


@pytest.mark.parametrize("name", ["missing.ics", "."])
def test_what_is_no_file_is_refused_with_a_reason(run: Run, tmp_path: Path, name: str) -> None:
    result = run("invite", str(tmp_path / name))
    assert (result.code, bool(result.err)) == (ExitCode.CANNOT_OPEN, True)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_refused(run: Run, mail: str) -> None:
    Path(mail).chmod(0)
    assert run("invite", mail).code == ExitCode.CANNOT_OPEN


@pytest.mark.parametrize("attack", [*ATTACKS, *MARKUP])
@pytest.mark.parametrize("place", ["SUMMARY", "LOCATION", "DESCRIPTION", "ORGANIZER;CN"])
def test_no_property_reaches_the_terminal_raw(run: Run, tmp_path: Path, place: str, attack: str) -> None:
    mark = "=" if ";" in place else ":"
    value = f'"{attack}":mailto:a@b.example' if mark == "=" else attack
    path = tmp_path / "attack.ics"
    lines = ("BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:1", "DTSTART:20260310T183000Z", f"{place}{mark}{value}")
    path.write_text("\r\n".join([*lines, "END:VEVENT", "END:VCALENDAR", ""]), "utf-8", "surrogateescape")
    plain, rows = run("invite", str(path), *AT), run("invite", str(path), "--json", *AT)
    assert controls_in(plain.out + plain.err + rows.out + rows.err) == set()
    assert json.loads(rows.out)["starts"] == "2026-03-10T18:30:00+00:00"


@pytest.mark.usefixtures("terminal")
def test_a_new_case_takes_the_facts(run: Run, app: FakeApp, mail: str) -> None:
    run("new", "--invite", mail, *AT[:2])
    invitation = app.calls[0]["invitation"]
    assert isinstance(invitation, Invitation)
    assert invitation.duration_minutes == 45


@pytest.mark.usefixtures("terminal")
def test_a_new_case_from_a_missing_file_is_refused(run: Run, app: FakeApp) -> None:
    assert run("new", "--invite", "missing.ics").code == ExitCode.CANNOT_OPEN
    assert app.calls == []
