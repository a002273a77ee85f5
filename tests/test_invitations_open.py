"""The shared calendar files and mails: no wrong start, everything doubtful asked, and nothing that harms."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from raincheck.adapters.invitations.source import Invitations
from raincheck.domain.context import Context
from raincheck.domain.invitations.facts import Invitation
from raincheck.ports import Unreadable
from raincheck.understanding import understood
from stubs.corpus import CORPUS, corpus_files, corpus_json
from stubs.fakes import WORDS
from stubs.hostile import controls_in

FILES = Invitations()
NOW = datetime(2026, 3, 5, 15, 20, tzinfo=UTC)


def read(path: Path) -> Invitation | Unreadable:
    document = FILES.open(str(path))
    if isinstance(document, Unreadable):
        return document
    return understood(document, Context(NOW, "America/New_York", WORDS), FILES)


def made() -> dict[str, list[str]]:
    starts: dict[str, list[str]] = corpus_json("invitations-made/truth.json")["starts"]
    return starts


def starts_of(name: str) -> tuple[datetime | None, bool]:
    """The start, and whether it was asked about."""
    invitation = read(CORPUS / "invitations-made" / name)
    assert isinstance(invitation, Invitation)
    return invitation.starts, any(asked.field == "starts" for asked in invitation.questions)


def test_every_plain_start_is_right() -> None:
    plain = {name: at[0] for name, at in made().items() if len(at) == 1 and at[0][0].isdigit()}
    assert {name: starts_of(name)[0] for name in plain} == {n: datetime.fromisoformat(at) for n, at in plain.items()}


def test_every_doubtful_start_is_asked_about() -> None:
    doubtful = [name for name, at in made().items() if len(at) > 1 or not at[0][0].isdigit()]
    assert {name: starts_of(name) for name in doubtful} == dict.fromkeys(doubtful, (None, True))


@pytest.mark.parametrize("kind", ["ics", "eml"])
def test_no_real_file_brings_out_anything_that_a_terminal_obeys(kind: str) -> None:
    found = {path.name: read(path) for path in corpus_files(kind, f"*.{kind}")}
    assert {name for name, invitation in found.items() if controls_in(str(invitation))} == set()


@pytest.mark.parametrize("kind", ["ics", "eml"])
def test_a_real_file_reads_the_same_whatever_was_read_before(kind: str) -> None:
    paths = corpus_files(kind, f"*.{kind}")
    assert [read(path) for path in paths] == [read(path) for path in reversed(paths)][::-1]
