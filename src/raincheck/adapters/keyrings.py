"""The password in the system's keyring: the Secret Service, KWallet, the macOS Keychain, the Windows vault.

`keyring` is an extra. What it finds on a machine is foreign code that talks to other programs: each call
has a deadline, and nothing that it raises is shown but the name of its class.
"""

import queue
import threading
from collections.abc import Callable
from importlib.util import find_spec
from typing import TYPE_CHECKING, TypeVar

from raincheck.domain.secret import Secret
from raincheck.domain.text import clean_line
from raincheck.ports import FailCause, KeyringState, SecretFailed

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

T = TypeVar("T")

SERVICE = "raincheck"
"""What our passwords are filed under."""

SECONDS = 30.0
"""For reading and writing: the keyring may be locked, and ask for its own password first."""

LOOK_SECONDS = 5.0
"""For finding out which keyring there is; it takes a tenth of a second."""

SECURE = {f"keyring.backends.{name}" for name in ("SecretService", "libsecret", "kwallet", "macOS", "Windows")}
"""The modules of `keyring` whose backends leave the keeping to the system. All others are taken for plain files."""

_USELESS = ("keyring.backends.fail", "keyring.backends.null")
_CHAIN = "keyring.backends.chainer"


def state(seconds: float = LOOK_SECONDS) -> KeyringState:
    """What the keyring is good for. A backend that fails to load is none."""
    if find_spec("keyring") is None:
        return KeyringState.NOT_INSTALLED
    backend = _within(seconds, _backend)
    if backend is None or isinstance(backend, SecretFailed):
        return KeyringState.NONE
    return KeyringState.READY if _is_secure(backend) else KeyringState.PLAINTEXT


def load(account: str, seconds: float = SECONDS) -> Secret | SecretFailed:
    """The password of that account; PASSWORD_NEEDED when the keyring works and has none."""
    found = _within(seconds, lambda: _read(account))
    if isinstance(found, str):
        return Secret(found)
    return found or SecretFailed(FailCause.PASSWORD_NEEDED)


def store(account: str, secret: Secret, *, plaintext: bool = False, seconds: float = SECONDS) -> SecretFailed | None:
    """Write it and read it back, for some backends say yes and keep nothing. `plaintext` allows a plain file."""
    return _within(seconds, lambda: _write(account, secret, plaintext=plaintext))


def _read(account: str) -> str | SecretFailed | None:
    backend = _backend()
    return backend.get_password(SERVICE, account) if backend else SecretFailed(FailCause.KEYRING_MISSING)


def _write(account: str, secret: Secret, *, plaintext: bool) -> SecretFailed | None:
    backend = _backend()
    if backend is None:
        return SecretFailed(FailCause.KEYRING_MISSING)
    if not plaintext and not _is_secure(backend):
        return SecretFailed(FailCause.KEYRING_PLAINTEXT, clean_line(type(backend).__module__))
    backend.set_password(SERVICE, account, secret.reveal())
    kept = backend.get_password(SERVICE, account)
    return None if kept == secret.reveal() else SecretFailed(FailCause.KEYRING_FORGETS)


def _backend() -> "KeyringBackend | None":
    """The backend that will really keep it: of several in a chain the first, which is the one that is asked."""
    import keyring

    backend = keyring.get_keyring()
    if type(backend).__module__ == _CHAIN:
        backend = next(iter(getattr(backend, "backends", ())), backend)
    return None if type(backend).__module__ in _USELESS else backend


def _is_secure(backend: "KeyringBackend") -> bool:
    return type(backend).__module__ in SECURE


def _within(seconds: float, act: Callable[[], T]) -> T | SecretFailed:
    """What it answers within so many seconds. The thread is a daemon: one that hangs holds up nobody's leaving."""
    answers: queue.SimpleQueue[T | SecretFailed] = queue.SimpleQueue()
    threading.Thread(target=lambda: answers.put(_answer(act)), daemon=True).start()
    try:
        return answers.get(timeout=seconds)
    except queue.Empty:
        return SecretFailed(FailCause.KEYRING_SLOW)


def _answer(act: Callable[[], T]) -> T | SecretFailed:
    """What it answers; an error becomes a cause, with its kind and none of its words, which may hold the password."""
    if find_spec("keyring") is None:
        return SecretFailed(FailCause.KEYRING_MISSING)
    try:
        return _known(act)
    except Exception as error:  # noqa: BLE001 - backends are foreign code: no list of what they raise could be whole
        return SecretFailed(FailCause.KEYRING_BROKEN, clean_line(type(error).__name__))


def _known(act: Callable[[], T]) -> T | SecretFailed:
    """What it answers, or what the errors of keyring itself mean. Raises whatever a backend raises, or its import."""
    from keyring import errors

    try:
        return act()
    except errors.NoKeyringError:
        return SecretFailed(FailCause.KEYRING_MISSING)
    except (errors.KeyringLocked, errors.InitError, errors.PasswordSetError):
        return SecretFailed(FailCause.KEYRING_LOCKED)
