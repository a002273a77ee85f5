"""The words with the user's own over them: what is used, what is told, and that nothing of it stops the app."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import tomli_w
from msgspec.structs import replace

from raincheck.adapters.content import FileWords
from raincheck.adapters.overrides import FIXED
from raincheck.domain.context import Context
from raincheck.domain.drafting import draft
from raincheck.domain.returning import Errand
from raincheck.domain.session import Channel, Kind, Message, Reason, Situation, Tone
from stubs.cases import NOW, a_case, a_fresh_case
from stubs.fakes import WORDS, ZONE

CONTENT = WORDS._folder  # noqa: SLF001 - the folder that is shipped
FILES = sorted(path.stem for path in CONTENT.glob("*.toml") if path.stem not in FIXED)


def own_words(folder: Path, **files: str | bytes) -> FileWords:
    """The words with these files of the user's."""
    for name, content in files.items():
        (folder / f"{name}.toml").write_bytes(content.encode() if isinstance(content, str) else content)
    return FileWords(own=folder)


def load_all(words: FileWords) -> None:
    for name in dir(FileWords):
        if not name.startswith("_"):
            getattr(words, name)
    for tone in Tone:
        words.voice(tone)


@pytest.mark.parametrize("name", FILES)
def test_our_own_file_passes_its_check(tmp_path: Path, name: str) -> None:
    words = own_words(tmp_path, **{name: (CONTENT / f"{name}.toml").read_bytes()})
    load_all(words)
    assert words.faults == ()


def test_all_our_files_over_themselves_are_our_words(tmp_path: Path) -> None:
    words = own_words(tmp_path, **{name: (CONTENT / f"{name}.toml").read_bytes() for name in FILES})
    load_all(words)
    assert (words.steps, words.reasons, words.drafts) == (WORDS.steps, WORDS.reasons, WORDS.drafts)


def test_a_word_of_the_user_stands_for_ours(tmp_path: Path) -> None:
    words = own_words(tmp_path, steps='[steps.situation]\ntitle = "What now?"\n')
    assert (words.steps["situation"].title, words.steps["situation"].rail) == ("What now?", "situation")  # type: ignore[index]


def test_what_is_told_names_place_next_step_and_what_is_used(tmp_path: Path) -> None:
    words = own_words(tmp_path, ladder='# mine\n[rungs.call]\nlabel = "Ring $contakt"\n')
    assert words.rungs["call"] == WORDS.rungs["call"]  # type: ignore[index]
    fault = words.faults[0]
    assert (fault.file, fault.line, fault.column) == ("words/ladder.toml", 3, 15)
    assert fault.message == "$contakt is no fact here; did you mean $contact? Your other words are used."


def test_what_is_told_of_a_type_is_in_plain_words(tmp_path: Path) -> None:
    words = own_words(tmp_path, screens="home-title = 1\n")
    load_all(words)
    assert [fault.message.partition(".")[0] for fault in words.faults] == [
        "this must be text in quotes, not a whole number"
    ]


def test_a_file_is_looked_at_when_it_is_needed(tmp_path: Path) -> None:
    words = own_words(tmp_path, ladder="[", followup="[")
    before = [fault.file for fault in words.faults]
    assert words.touches == WORDS.touches
    assert (before, [fault.file for fault in words.faults]) == ([], ["words/followup.toml"])


def test_a_section_that_we_do_not_have_is_told(tmp_path: Path) -> None:
    words = own_words(tmp_path, ladder='[rung.call]\nlabel = "x"\n')
    load_all(words)
    assert [fault.message.partition("?")[0] for fault in words.faults] == ["there is no rung here; did you mean rungs"]


@pytest.mark.parametrize(
    ("name", "said"),
    [("draft", "did you mean drafts.toml?"), ("zzz", "no file of this name"), ("zones", "can't be changed")],
)
def test_a_file_that_stands_for_none_of_ours_is_told(tmp_path: Path, name: str, said: str) -> None:
    words = own_words(tmp_path, **{name: "a = 1\n"})
    load_all(words)
    (fault,) = words.faults
    assert fault.file == f"words/{name}.toml"
    assert said in fault.message


@pytest.mark.parametrize("name", [".drafts.toml", "drafts.toml~", "drafts.toml.swp", "README.md"])
def test_what_editors_leave_behind_is_passed_over(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\xff")
    words = FileWords(own=tmp_path)
    load_all(words)
    assert words.faults == ()


def test_without_the_folder_our_words_are_used(tmp_path: Path) -> None:
    words = FileWords(own=tmp_path / "words")
    assert (words.kinds, words.faults) == (WORDS.kinds, ())


def test_a_file_for_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "words").write_text("x")
    words = FileWords(own=tmp_path / "words")
    assert words.kinds == WORDS.kinds
    assert [fault.file for fault in words.faults] == ["words"]


def test_the_checks_are_not_loaded_without_words_of_the_user(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib; from raincheck.adapters.content import FileWords;"
        "words = FileWords(own=pathlib.Path(sys.argv[1])); words.screens, words.faults;"
        "print(*(name for name in sys.modules if name.startswith('raincheck.adapters.')))"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "words")]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60, text=True)
    assert done.stdout.split() == ["raincheck.adapters.content"]


def test_a_reason_in_the_words_of_the_user_is_in_the_draft(tmp_path: Path) -> None:
    ours = tomllib.loads((CONTENT / "reasons.toml").read_text("utf-8"))["car"]["same_day"]
    mine = "my car is snowed in"
    clause = [mine] if isinstance(ours, list) else mine
    words = own_words(tmp_path, reasons=tomli_w.dumps({"car": {"same_day": clause}}))
    case = replace(a_fresh_case(), situation=Situation(kind=Kind.CANNOT, reason=Reason.CAR))
    body = draft(case, Channel.EMAIL, Context(NOW, ZONE, words)).body
    assert words.faults == ()
    assert mine in body.lower().replace("\n", " ")


def returning(words: FileWords, errand: Errand) -> str:
    case = a_case(message=Message(errand=errand, round=1))
    return draft(case, Channel.SMS, Context(NOW, ZONE, words)).body


def test_a_follow_up_in_the_words_of_the_user_has_the_facts_of_one(tmp_path: Path) -> None:
    own = '[back.first]\nshort = ["$began. $say It was $interview, wrote $wrote_on."]\n'
    words = own_words(tmp_path, **{"drafts-plain": own})
    said = returning(words, Errand.FIRST)
    assert words.voice(Tone.PLAIN).back.second == WORDS.voice(Tone.PLAIN).back.second
    assert words.faults == ()
    assert said.endswith("It was our Dispatch Coordinator interview, wrote today.")


@pytest.mark.parametrize("fact", ["$began", "$ready", "$interview", "$wanted"])
def test_a_fact_of_coming_back_is_none_in_a_first_message(tmp_path: Path, fact: str) -> None:
    words = own_words(tmp_path, **{"drafts-warm": f'[missed]\nsubject = ["{fact}"]\n'})
    assert words.voice(Tone.WARM) == WORDS.voice(Tone.WARM)
    assert fact in words.faults[0].message


def test_what_every_tone_adds_can_be_changed(tmp_path: Path) -> None:
    words = own_words(tmp_path, drafts='[back]\nfree = ["Ring me: $my_phone."]\n')
    assert "Ring me: +1 602 555 0100." in returning(words, Errand.SECOND)
    assert words.faults == ()
