"""Where a password comes from, as far as that can be judged without looking at it, and the keyring."""

import os
import shutil
from collections.abc import Sequence

from raincheck.adapters.doctor.findings import Found, fault, note, ok
from raincheck.domain.mail_settings import SecretFrom
from raincheck.ports import KeyringState


def kept(password: SecretFrom, words: Sequence[str]) -> Sequence[Found]:
    """Where it comes from; `words` are the command that prints it."""
    if password is SecretFrom.COMMAND:
        return command("password-command", "password-command-do", words)
    return ok(f"password-{password.value}")


def command(code: str, advice: str, words: Sequence[str]) -> Sequence[Found]:
    """Whether a command of the user's is there; only its name is told, for its arguments are the user's own."""
    program = os.path.expanduser(words[0])  # noqa: PTH111 - a name without a path stays without one
    if shutil.which(program) is None:
        return fault(f"{code}-missing", advice, program=words[0])
    return ok(code, program=words[0])


def keyring(state: KeyringState, *, counted_on: bool) -> Sequence[Found]:
    """What the keyring is good for; a fault only where the settings count on it."""
    if state is KeyringState.READY:
        return ok("keyring-ready")
    code = f"keyring-{state.value}"
    if counted_on and state is not KeyringState.PLAINTEXT:
        return fault(code, f"{code}-do")
    return note(code, f"{code}-do")
