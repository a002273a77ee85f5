"""Passwords in the keyring, with backends that refuse, forget, hang, or would write them to a plain file."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from raincheck.adapters import keyrings
from raincheck.domain.secret import Secret
from raincheck.ports import FailCause, KeyringState, SecretFailed
from stubs.keyrings import fake_keyrings

pytest.importorskip("keyring", reason="the extra keyring is not installed")

import keyring
from keyring import errors
from keyring.backend import KeyringBackend

CANARY = "hunter2-Canary"
ACCOUNT = "ana@example.com@mail.example.com"
SYSTEM = "keyring.backends.SecretService"

Act = Callable[[str], str | None]


class Backend:
    """One that keeps passwords in memory, under the module name of another."""

    def __init__(self, act: Act | None = None) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.act = act

    def set_password(self, service: str, user: str, password: str) -> None:
        if self.act is None:
            self.kept[service, user] = password
        else:
            self.act("set")

    def get_password(self, service: str, user: str) -> str | None:
        return self.kept.get((service, user)) if self.act is None else self.act("get")


def use(monkeypatch: pytest.MonkeyPatch, module: str, act: Act | None = None) -> Backend:
    kind: type[Backend] = type("Keyring", (Backend,), {"__module__": module})
    backend = kind(act)
    monkeypatch.setattr(keyring, "get_keyring", lambda: backend)
    return backend


def raises(error: Exception) -> Act:
    def act(_: str) -> None:
        raise error

    return act


@pytest.mark.parametrize("module", sorted(keyrings.SECURE))
def test_a_password_is_read_as_it_was_stored(monkeypatch: pytest.MonkeyPatch, module: str) -> None:
    backend = use(monkeypatch, module)
    assert keyrings.store(ACCOUNT, Secret(CANARY)) is None
    found = keyrings.load(ACCOUNT)
    assert isinstance(found, Secret)
    assert (found.reveal(), backend.kept) == (CANARY, {("raincheck", ACCOUNT): CANARY})


def test_the_modules_that_count_as_safe_are_those_of_the_library() -> None:
    folder = Path(keyring.__file__).parent / "backends"
    assert {name.rpartition(".")[2] for name in keyrings.SECURE} <= {path.stem for path in folder.iterdir()}


PLAIN = [
    "keyrings.alt.file",
    "keyrings.alt.Windows",
    "keyrings.cryptfile.cryptfile",
    "keyring.backends.SecretService2",
    "own",
]


@pytest.mark.parametrize("module", PLAIN)
def test_a_plain_file_is_refused(monkeypatch: pytest.MonkeyPatch, module: str) -> None:
    backend = use(monkeypatch, module)
    assert keyrings.store(ACCOUNT, Secret(CANARY)) == SecretFailed(FailCause.KEYRING_PLAINTEXT, module)
    assert backend.kept == {}


@pytest.mark.parametrize("module", PLAIN)
def test_a_plain_file_is_used_when_asked_for(monkeypatch: pytest.MonkeyPatch, module: str) -> None:
    use(monkeypatch, module)
    assert keyrings.store(ACCOUNT, Secret(CANARY), plaintext=True) is None


@pytest.mark.parametrize("module", ["keyring.backends.null", "keyring.backends.fail"])
def test_a_backend_that_keeps_nothing_is_none(monkeypatch: pytest.MonkeyPatch, module: str) -> None:
    use(monkeypatch, module)
    assert keyrings.state() is KeyringState.NONE
    assert keyrings.store(ACCOUNT, Secret(CANARY), plaintext=True) == SecretFailed(FailCause.KEYRING_MISSING)
    assert keyrings.load(ACCOUNT) == SecretFailed(FailCause.KEYRING_MISSING)


@pytest.mark.parametrize(
    ("module", "state"), [(SYSTEM, KeyringState.READY), *((module, KeyringState.PLAINTEXT) for module in PLAIN)]
)
def test_the_state_says_what_it_is_good_for(monkeypatch: pytest.MonkeyPatch, module: str, state: KeyringState) -> None:
    use(monkeypatch, module)
    assert keyrings.state() is state


def test_what_is_not_there_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, SYSTEM)
    assert keyrings.load(ACCOUNT) == SecretFailed(FailCause.PASSWORD_NEEDED)


@pytest.mark.parametrize("first", [SYSTEM, "keyrings.alt.file"])
def test_of_a_chain_the_first_is_looked_at(monkeypatch: pytest.MonkeyPatch, first: str) -> None:
    chain = use(monkeypatch, "keyring.backends.chainer")
    links = [use(pytest.MonkeyPatch(), module) for module in (first, "keyrings.alt.file")]
    monkeypatch.setattr(keyring, "get_keyring", lambda: chain)
    monkeypatch.setattr(type(chain), "backends", links, raising=False)
    keyrings.store(ACCOUNT, Secret(CANARY))
    assert [bool(link.kept) for link in links] == [first == SYSTEM, False]


FORGETFUL: list[str | None] = [None, "", "something else", CANARY[:-1]]


@pytest.mark.parametrize("answer", FORGETFUL)
def test_what_cannot_be_read_back_was_not_stored(monkeypatch: pytest.MonkeyPatch, answer: str | None) -> None:
    use(monkeypatch, SYSTEM, lambda _: answer)
    assert keyrings.store(ACCOUNT, Secret(CANARY)) == SecretFailed(FailCause.KEYRING_FORGETS)


FAILURES = [
    (errors.KeyringLocked("Failed to unlock the collection!"), FailCause.KEYRING_LOCKED, ""),
    (errors.InitError("Prompt dismissed.."), FailCause.KEYRING_LOCKED, ""),
    (errors.PasswordSetError("denied"), FailCause.KEYRING_LOCKED, ""),
    (errors.NoKeyringError("none"), FailCause.KEYRING_MISSING, ""),
    (errors.KeyringError("?"), FailCause.KEYRING_BROKEN, "KeyringError"),
    (RuntimeError(f"\x1b[31m[/bold] {CANARY}"), FailCause.KEYRING_BROKEN, "RuntimeError"),
    # What a backend says that has only a part of what keyring asks of it; its own chain of backends passes over it.
    (NotImplementedError(), FailCause.KEYRING_BROKEN, "NotImplementedError"),
    (OSError(5, CANARY), FailCause.KEYRING_BROKEN, "OSError"),
]


@pytest.mark.parametrize(("error", "cause", "detail"), FAILURES)
def test_an_error_is_a_cause_and_says_nothing_of_its_own(
    monkeypatch: pytest.MonkeyPatch, error: Exception, cause: FailCause, detail: str
) -> None:
    use(monkeypatch, SYSTEM, raises(error))
    assert keyrings.load(ACCOUNT) == SecretFailed(cause, detail)
    assert keyrings.store(ACCOUNT, Secret(CANARY)) == SecretFailed(cause, detail)


def test_a_keyring_that_cannot_be_imported_is_broken_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring.errors", None)
    monkeypatch.delattr(keyring, "errors")
    found = keyrings.load(ACCOUNT)
    assert isinstance(found, SecretFailed)
    assert found.cause is FailCause.KEYRING_BROKEN


def test_a_backend_that_cannot_be_found_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def lost() -> KeyringBackend:
        raise ModuleNotFoundError("no_such_backend")

    monkeypatch.setattr(keyring, "get_keyring", lost)
    assert keyrings.state() is KeyringState.NONE


def test_a_keyring_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    go = threading.Event()

    def hang(_: str) -> None:
        go.wait(60)

    use(monkeypatch, SYSTEM, hang)
    try:
        assert keyrings.load(ACCOUNT, seconds=0.2) == SecretFailed(FailCause.KEYRING_SLOW)
        assert keyrings.store(ACCOUNT, Secret(CANARY), seconds=0.2) == SecretFailed(FailCause.KEYRING_SLOW)
    finally:
        go.set()


def test_without_the_extra_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyrings, "find_spec", lambda _: None)
    assert keyrings.state() is KeyringState.NOT_INSTALLED
    assert keyrings.load(ACCOUNT) == SecretFailed(FailCause.KEYRING_MISSING)
    assert keyrings.store(ACCOUNT, Secret(CANARY)) == SecretFailed(FailCause.KEYRING_MISSING)


FOREIGN = [
    ("chaos_keyring.Memory", None),
    ("chaos_keyring.Locked", "keyring-locked"),
    ("chaos_keyring.Init", "keyring-locked"),
    ("chaos_keyring.Denied", "keyring-locked"),
    ("chaos_keyring.Broken", "keyring-broken"),
    ("chaos_keyring.Forgets", "keyring-forgets"),
    ("chaos_keyring.Hang", "keyring-slow"),
    ("keyring.backends.null.Keyring", "keyring-missing"),
    ("keyring.backends.fail.Keyring", "keyring-missing"),
    ("no_such_module.Keyring", "keyring-broken"),
]

SCRIPT = """
import sys
from raincheck.adapters import keyrings
from raincheck.domain.secret import Secret
failed = keyrings.store("ana@host", Secret("hunter2-Canary"), plaintext=True, seconds=float(sys.argv[1]))
print(failed.cause.value if failed else None)
"""


@pytest.mark.parametrize(("backend", "cause"), FOREIGN, ids=[row[0] for row in FOREIGN])
def test_a_backend_chosen_from_outside_ends_in_its_cause(tmp_path: Path, backend: str, cause: str | None) -> None:
    environment = os.environ | fake_keyrings("Memory") | {"PYTHON_KEYRING_BACKEND": backend, "HOME": str(tmp_path)}
    seconds = "0.5" if backend.endswith("Hang") else "20"
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, seconds], env=environment, capture_output=True, text=True, timeout=60, check=True
    )
    assert (done.stdout.strip(), CANARY in done.stderr) == (str(cause), False)
