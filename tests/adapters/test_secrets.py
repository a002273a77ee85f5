"""A password from a command: what is taken of it, how it fails, and that nothing of it is left behind."""

import shlex
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from raincheck.adapters.secrets import DETAIL_LIMIT, from_command
from raincheck.domain.secret import Secret
from raincheck.domain.text import inert
from raincheck.ports import FailCause, SecretFailed

CANARY = "hunter2 Canary"
SH = "/bin/sh"

pytestmark = pytest.mark.skipif(not Path(SH).exists(), reason="the commands here are written for sh")


def sh(script: str, seconds: float = 20.0) -> Secret | SecretFailed:
    return from_command((SH, "-c", script), seconds)


def revealed(found: Secret | SecretFailed) -> str:
    assert isinstance(found, Secret), found
    return found.reveal()


def failed(found: Secret | SecretFailed) -> SecretFailed:
    assert isinstance(found, SecretFailed)
    return found


@pytest.mark.parametrize(
    ("printed", "secret"),
    [
        (f"{CANARY}\\n", CANARY),
        (CANARY, CANARY),
        (f"{CANARY}\\r\\n", CANARY),
        (f"{CANARY}\\nurl: example.com\\n", CANARY),
        ("  two  blanks \\n", "  two  blanks "),
        ("p\\303\\244ss\\n", "päss"),
        ("\\357\\273\\277word\\n", "word"),
        ("$(touch x)`id`;%%s\\n", "$(touch x)`id`;%s"),
    ],
)
def test_the_first_line_is_the_password(printed: str, secret: str) -> None:
    assert revealed(sh(f"printf {shlex.quote(printed)}")) == secret


@pytest.mark.parametrize("printed", ["", "\\n", "   \\n", "\\nsecond line\\n"])
def test_an_empty_first_line_is_no_password(printed: str) -> None:
    assert failed(sh(f"printf '{printed}'")) == SecretFailed(FailCause.PASSWORD_EMPTY)


@pytest.mark.parametrize("printed", ["\\377\\376\\n", "a\\000b\\n", "a\\033[2Jb\\n"])
def test_what_no_login_can_hold_is_refused(printed: str) -> None:
    assert failed(sh(f"printf '{printed}'")).cause is FailCause.PASSWORD_COMMAND


FAILURES = [
    ("exit 3", "exit 3"),
    ("echo 'Error: mail is not in the password store.' >&2; exit 1", "Error: mail is not in the password store."),
    ("echo first >&2; echo last >&2; echo >&2; exit 1", "last"),
    ("printf '\\033[31mred\\033[0m \\033]0;title\\007end' >&2; exit 1", "red end"),
    ("printf '[/bold]' >&2; exit 1", "[/bold]"),
    ("printf '\\377' >&2; exit 1", "\ufffd"),
    (f"echo '{CANARY}'; echo 'got {CANARY}' >&2; exit 1", "got …"),
    ("kill -9 $$", "exit -9"),
]


@pytest.mark.parametrize(("script", "detail"), FAILURES)
def test_a_failure_says_what_the_command_said(script: str, detail: str) -> None:
    found = failed(sh(script))
    assert found.cause is FailCause.PASSWORD_COMMAND
    assert found.detail.endswith(detail)


def test_a_failure_is_not_taken_for_a_password() -> None:
    assert CANARY not in repr(failed(sh(f"echo '{CANARY}'; exit 1")))


def test_a_complaint_without_end_is_cut() -> None:
    detail = failed(sh("head -c 100000 /dev/zero | tr '\\0' x >&2; exit 1")).detail
    assert len(detail) == DETAIL_LIMIT


@pytest.mark.parametrize("command", [(), ("",), ("no-such-program-here",), ("/no/such/program",), ("/dev/null",)])
def test_a_program_that_is_not_there_is_told(command: tuple[str, ...]) -> None:
    found = failed(from_command(command))
    assert (found.cause, found.detail.endswith("not found")) == (FailCause.PASSWORD_COMMAND, True)


def test_a_program_that_cannot_be_started_is_told(tmp_path: Path) -> None:
    program = tmp_path / "broken"
    program.write_bytes(b"\x7fELF")
    program.chmod(0o755)
    assert failed(from_command((str(program),))).cause is FailCause.PASSWORD_COMMAND


def test_a_command_that_hangs_is_ended_with_its_children(tmp_path: Path) -> None:
    found = failed(sh(f"sleep 60 & echo $! > {tmp_path}/child; wait", seconds=0.5))
    assert (found.cause, "no answer" in found.detail) == (FailCause.PASSWORD_COMMAND, True)
    child = int((tmp_path / "child").read_text())
    until = time.monotonic() + 10
    while alive(child):
        assert time.monotonic() < until


def alive(pid: int) -> bool:
    """Whether it still runs; one that nobody has waited for yet does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_a_flood_neither_fills_the_memory_nor_blocks() -> None:
    assert revealed(sh("echo word; head -c 20000000 /dev/zero")) == "word"


def test_a_child_left_behind_holds_nobody_up() -> None:
    before = time.monotonic()
    assert revealed(sh("echo word; sleep 20 &")) == "word"
    assert time.monotonic() - before < 10


def test_no_shell_reads_the_arguments(tmp_path: Path) -> None:
    trap = f"$(touch {tmp_path}/pwned)"
    assert revealed(from_command((sys.executable, "-c", "import sys; print(sys.argv[1])", trap))) == trap
    assert not (tmp_path / "pwned").exists()


def test_a_home_folder_is_found_by_its_sign(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "word").write_text("from home\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert revealed(from_command(("cat", "~/word"))) == "from home"


def test_the_command_has_no_terminal_to_draw_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GPG_TTY", "/dev/pts/0")
    script = 'cat; (: < /dev/tty) 2> /dev/null && echo tty; echo "none${GPG_TTY}"'
    assert revealed(sh(script)) == "none"


def test_the_rest_of_the_environment_is_the_users_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PASSWORD_STORE_DIR", "/somewhere")
    assert revealed(sh('echo "$PASSWORD_STORE_DIR"')) == "/somewhere"


RUNS = 5


def test_nothing_stays_open_behind_it() -> None:
    folder = Path("/proc/self/fd")
    if not folder.exists():
        pytest.skip("this system does not list open files")
    sh("echo warm")
    before = len([*folder.iterdir()])
    for _ in range(RUNS):
        sh("echo word; echo said >&2")
    # A test before this one may still have a thread that opens something.
    assert len([*folder.iterdir()]) < before + RUNS


@given(st.binary(max_size=60))
@hypothesis_settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_output_raises_or_is_dangerous(tmp_path: Path, printed: bytes) -> None:
    (tmp_path / "out").write_bytes(printed)
    found = from_command(("cat", str(tmp_path / "out")))
    shown = found.reveal() if isinstance(found, Secret) else found.detail
    assert inert(shown) == shown
