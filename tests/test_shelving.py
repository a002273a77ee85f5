"""Putting cases away and throwing them away, and taking the last of it back."""

from pathlib import Path

from raincheck.domain.session import Session
from raincheck.ports import LoadCause, LoadFailed, SaveCause, Saved, SaveFailed
from raincheck.wizard import Wizard
from stubs.cases import CASE_ID, NOW, a_case
from stubs.fakes import wizard_in


def with_case(folder: Path) -> Wizard:
    wizard = wizard_in(folder)
    assert isinstance(wizard.ports.store.create(a_case()), Saved)
    return wizard


def on_disk(wizard: Wizard) -> Session | None:
    found = wizard.ports.store.peek(CASE_ID)
    return found if isinstance(found, Session) else None


def test_a_case_is_put_away_and_nothing_else_of_it_changes(tmp_path: Path) -> None:
    wizard = with_case(tmp_path)
    assert isinstance(wizard.archive(CASE_ID), Saved)
    assert on_disk(wizard) == a_case(archived=NOW)


def test_an_archived_case_is_taken_back(tmp_path: Path) -> None:
    wizard = with_case(tmp_path)
    wizard.archive(CASE_ID)
    wizard.archive(CASE_ID)
    assert on_disk(wizard) == a_case()


def test_archiving_is_undone(tmp_path: Path) -> None:
    wizard = with_case(tmp_path)
    wizard.archive(CASE_ID)
    assert isinstance(wizard.undo(), Saved)
    assert on_disk(wizard) == a_case()


def test_deleting_is_undone(tmp_path: Path) -> None:
    wizard = with_case(tmp_path)
    wizard.discard(CASE_ID)
    assert on_disk(wizard) is None
    assert isinstance(wizard.undo(), Saved)
    assert on_disk(wizard) == a_case()


def test_only_the_last_is_undone_and_only_once(tmp_path: Path) -> None:
    wizard = with_case(tmp_path)
    wizard.ports.store.create(a_case(id="other"))
    wizard.discard("other")
    wizard.archive(CASE_ID)
    wizard.undo()
    assert wizard.undo() is None
    assert [card.id for card in wizard.cards().cards] == [CASE_ID]


def test_without_anything_done_there_is_nothing_to_undo(tmp_path: Path) -> None:
    assert with_case(tmp_path).undo() is None


def test_a_name_that_was_taken_meanwhile_is_left_alone(tmp_path: Path) -> None:
    wizard = with_case(tmp_path)
    wizard.discard(CASE_ID)
    wizard.ports.store.create(a_case(archived=NOW))
    undone = wizard.undo()
    assert isinstance(undone, SaveFailed)
    assert undone.cause is SaveCause.CHANGED_ELSEWHERE
    assert on_disk(wizard) == a_case(archived=NOW)
    assert len(list((tmp_path / "data" / "trash").iterdir())) == 1


def test_what_is_not_in_the_trash_any_more_is_told(tmp_path: Path) -> None:
    wizard = with_case(tmp_path)
    wizard.discard(CASE_ID)
    for file in (tmp_path / "data" / "trash").iterdir():
        file.unlink()
    assert isinstance(wizard.undo(), SaveFailed)


def test_a_case_that_is_gone_cannot_be_put_away(tmp_path: Path) -> None:
    wizard = with_case(tmp_path)
    wizard.trash(CASE_ID)
    gone = wizard.archive(CASE_ID)
    assert isinstance(gone, LoadFailed)
    assert gone.cause is LoadCause.NOT_FOUND


def test_a_path_outside_of_the_trash_is_never_moved(tmp_path: Path) -> None:
    wizard = with_case(tmp_path)
    outside = tmp_path / "outside-20261118T162200000000Z.toml"
    outside.write_text("x")
    assert isinstance(wizard.ports.store.restore(str(outside)), SaveFailed)
    assert outside.exists()
