"""`raincheck export`."""

import email
import email.policy
import json
import os
import stat
from datetime import UTC
from pathlib import Path

import pytest
from msgspec.structs import replace

from raincheck.adapters.calendars.events import seen
from raincheck.adapters.record import decode
from raincheck.domain.interview import Interview
from raincheck.domain.session import Message, Text
from raincheck.domain.touches import FollowUp
from stubs.cases import BODY, CASE_ID, INTERVIEW, SUBJECT, TOUCHES, a_case, a_fresh_case
from stubs.command import Run, Save

ALL = {f"{CASE_ID}{suffix}" for suffix in (".toml", ".eml", ".txt", ".ics")}
MAIL_ONLY = Message(email=Text(subject=SUBJECT, body=BODY))
SMS_ONLY = Message(sms=Text(body="Hi Dana, call me."))


def written() -> set[str]:
    return {path.name for path in Path.cwd().iterdir()}


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({}, set()),
        ({"message": MAIL_ONLY}, {".txt"}),
        ({"message": SMS_ONLY}, {".eml"}),
        ({"message": Message()}, {".eml", ".txt"}),
        ({"message": Message(email=Text(body="  \n"))}, {".eml", ".txt"}),
        ({"followup": FollowUp()}, {".ics"}),
    ],
    ids=["all", "mail-only", "sms-only", "no-message", "empty-message", "no-follow-ups"],
)
def test_it_writes_what_there_is(run: Run, save: Save, changes: dict[str, object], missing: set[str]) -> None:
    save(a_case(**changes))
    run("export", CASE_ID)
    assert written() == {name for name in ALL if Path(name).suffix not in missing}


def test_a_fresh_case_is_one_file(run: Run, save: Save) -> None:
    save(a_fresh_case())
    run("export", CASE_ID)
    assert written() == {f"{CASE_ID}.toml"}


def test_it_prints_the_paths(run: Run, save: Save) -> None:
    save(a_case())
    assert set(run("export", CASE_ID).out.splitlines()) == {str(Path.cwd() / name) for name in ALL}


def test_it_exits_with_zero(run: Run, save: Save) -> None:
    save(a_case())
    assert run("export", "k7wq").code == 0


def test_the_case_is_the_same_afterwards(run: Run, save: Save) -> None:
    save(a_case())
    run("export", CASE_ID)
    assert decode(Path(f"{CASE_ID}.toml").read_bytes())[0] == a_case()


def test_keys_that_this_version_does_not_know_are_kept(run: Run, save: Save) -> None:
    path = save(a_case())
    path.write_text(path.read_text().replace("schema = 1\n", 'schema = 1\nlater = "kept"\n'))
    run("export", CASE_ID)
    assert 'later = "kept"' in Path(f"{CASE_ID}.toml").read_text()


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Unsent", "1"),
        ("Subject", SUBJECT),
        ("To", "Dana Whitfield <dana.whitfield@larkspur.example>"),
        ("From", "Marisol Vega <marisol.vega@mail.example>"),
    ],
)
def test_the_mail_has_this_header(run: Run, save: Save, header: str, value: str) -> None:
    save(a_case())
    run("export", CASE_ID)
    mail = email.message_from_bytes(Path(f"{CASE_ID}.eml").read_bytes(), policy=email.policy.default)
    assert mail[header] == value


def test_the_mail_has_the_words_of_the_case(run: Run, save: Save) -> None:
    save(a_case())
    run("export", CASE_ID)
    mail = email.message_from_bytes(Path(f"{CASE_ID}.eml").read_bytes(), policy=email.policy.default)
    assert mail.get_content().replace("\r\n", "\n").rstrip("\n") == BODY


def test_the_text_message_is_plain_text(run: Run, save: Save) -> None:
    save(a_case(message=Message(sms=Text(body="Olá Dana 📞"))))
    run("export", CASE_ID)
    assert Path(f"{CASE_ID}.txt").read_text("utf-8") == "Olá Dana 📞\n"


@pytest.mark.parametrize(("name", "ending"), [("linkedin", ".chat.txt"), ("ats", ".form.txt")])
def test_what_is_pasted_elsewhere_is_plain_text(run: Run, save: Save, name: str, ending: str) -> None:
    save(a_case(message=replace(Message(), **{name: Text(body="Hi Dana\n\nMarisol")})))
    run("export", CASE_ID)
    assert Path(f"{CASE_ID}{ending}").read_text("utf-8") == "Hi Dana\n\nMarisol\n"


def test_the_calendar_has_every_follow_up_at_its_moment(run: Run, save: Save) -> None:
    save(a_case())
    run("export", CASE_ID)
    expected = {touch.uid: touch.at.astimezone(UTC) for touch in TOUCHES}
    found = {one.uid: one.start for one in seen(Path(f"{CASE_ID}.ics").read_bytes())}
    assert found == expected


def test_nothing_is_overwritten(run: Run, save: Save) -> None:
    save(a_case())
    for name in ALL:
        Path(name).write_text("mine")
    run("export", CASE_ID)
    assert {Path(name).read_text() for name in ALL} == {"mine"}


def test_a_second_export_gets_names_of_its_own(run: Run, save: Save) -> None:
    save(a_case())
    run("export", CASE_ID)
    run("export", CASE_ID)
    assert written() == ALL | {name.replace("k7wq", "k7wq-2") for name in ALL}


def test_a_link_is_not_followed(run: Run, save: Save, tmp_path: Path) -> None:
    save(a_case())
    Path(f"{CASE_ID}.eml").symlink_to(tmp_path / "elsewhere")
    run("export", CASE_ID)
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.skipif(os.name != "posix", reason="rights are those of POSIX")
def test_the_files_are_private(run: Run, save: Save) -> None:
    save(a_case())
    run("export", CASE_ID)
    assert {stat.S_IMODE(path.stat().st_mode) for path in Path.cwd().iterdir()} == {0o600}


@pytest.mark.skipif(os.name != "posix", reason="rights are those of POSIX")
def test_the_rights_of_a_folder_that_is_there_stay(run: Run, save: Save) -> None:
    save(a_case())
    Path.cwd().chmod(0o755)
    run("export", CASE_ID)
    assert stat.S_IMODE(Path.cwd().stat().st_mode) == 0o755


def test_a_folder_that_is_not_there_is_made(run: Run, save: Save, tmp_path: Path) -> None:
    save(a_case())
    run("export", CASE_ID, "--to", str(tmp_path / "new" / "folder"))
    assert {path.name for path in (tmp_path / "new" / "folder").iterdir()} == ALL


def test_the_json_has_a_path_for_each_kind(run: Run, save: Save) -> None:
    save(a_case())
    here = Path.cwd() / CASE_ID
    expected = {
        "id": CASE_ID,
        "case": f"{here}.toml",
        "mail": f"{here}.eml",
        "sms": f"{here}.txt",
        "chat": None,
        "form": None,
        "calendar": f"{here}.ics",
    }
    assert json.loads(run("export", CASE_ID, "--json").out) == expected


def test_what_was_not_there_is_null_in_the_json(run: Run, save: Save) -> None:
    save(a_fresh_case())
    row = json.loads(run("export", CASE_ID, "--json").out)
    assert [row["mail"], row["sms"], row["calendar"]] == [None, None, None]


@pytest.mark.parametrize("to", ["file", "file/below", "nul\x00byte", "a" * 300])
def test_a_folder_that_cannot_be_used_exits_with_five(run: Run, save: Save, to: str) -> None:
    save(a_case())
    Path("file").write_text("")
    assert run("export", CASE_ID, "--to", to).code == 5


def test_a_folder_that_cannot_be_used_is_named(run: Run, save: Save) -> None:
    save(a_case())
    Path("file").write_text("")
    assert str(Path.cwd() / "file") in run("export", CASE_ID, "--to", "file").err


def test_what_was_written_before_a_failure_is_named(run: Run, save: Save, monkeypatch: pytest.MonkeyPatch) -> None:
    from raincheck.adapters import files
    from raincheck.commands import export

    def full(folder: Path, stem: str, suffix: str, data: bytes) -> Path:
        if suffix == ".txt":
            raise OSError(28, "No space left on device")
        return files.write_new(folder, stem, suffix, data)

    monkeypatch.setattr(export, "write_new", full)
    save(a_case())
    printed = run("export", CASE_ID).out.splitlines()
    assert printed == [str(Path.cwd() / f"{CASE_ID}{suffix}") for suffix in (".toml", ".eml")]


@pytest.mark.parametrize("content", ["schema = 1\n", "schema = 2\n[end]\n"], ids=["damaged", "newer"])
def test_a_case_that_cannot_be_opened_exits_with_four(run: Run, save: Save, content: str) -> None:
    save(a_case()).write_text(content)
    assert run("export", CASE_ID).code == 4


@pytest.mark.parametrize("content", ["schema = 1\n", "schema = 2\n[end]\n"], ids=["damaged", "newer"])
def test_a_case_that_cannot_be_opened_writes_nothing(run: Run, save: Save, content: str) -> None:
    save(a_case()).write_text(content)
    run("export", CASE_ID)
    assert written() == set()


def test_an_address_that_is_none_is_left_out_of_the_mail(run: Run, save: Save) -> None:
    save(a_case(interview=Interview(contact_email="dana, bob@x.example")))
    run("export", CASE_ID)
    assert b"\nTo:" not in Path(f"{CASE_ID}.eml").read_bytes()


@pytest.mark.parametrize("text", ["a\r\nBcc: x@y.example", "=?utf-8?q?a=0D=0ABcc:_x=40y.example?="])
def test_a_header_cannot_be_smuggled_into_the_mail(run: Run, save: Save, text: str) -> None:
    save(a_case(message=Message(email=Text(subject=text, body="Hi")), interview=replace(INTERVIEW, contact_name=text)))
    run("export", CASE_ID)
    mail = email.message_from_bytes(Path(f"{CASE_ID}.eml").read_bytes(), policy=email.policy.default)
    assert "Bcc" not in mail
