"""Whom a mail goes to, as it is typed: one address in the To line, any number in the Cc line."""

import re

from msgspec import Struct
from msgspec.structs import replace

from raincheck.domain.addressee import addressee
from raincheck.domain.addresses import is_email
from raincheck.domain.session import Session
from raincheck.domain.text import clean_line

CC_LIMIT = 10
"""More people than that have no part in one interview."""

_NAMED = re.compile(r"[^<>]*<([^<>\s]+)>")
_BETWEEN = re.compile(r"[,;\s]+")


class WrongLine(Struct, frozen=True):
    """A line that can't be taken: `line` is "to" or "cc", `key` a problem in `content/`, `text` what is wrong."""

    line: str
    key: str
    text: str = ""


def addressed(session: Session, to: str, cc: str) -> Session | WrongLine:
    """The case with these recipients. An empty To line means whom the message is for."""
    one, others = _plain(clean_line(to)), tuple(part for part in _BETWEEN.split(_plain(clean_line(cc))) if part)
    usual = addressee(session).email
    if not one and not usual:
        return WrongLine("to", "mail-no-recipient")
    if one and not is_email(one):
        return WrongLine("to", "address-group" if _is_group(one) else "address-wrong", one)
    wrong = next((address for address in others if not is_email(address)), "")
    if wrong:
        return WrongLine("cc", "address-wrong", wrong)
    if len(others) > CC_LIMIT:
        return WrongLine("cc", "address-many")
    chosen = "" if one.casefold() == usual.casefold() else one
    first = (one or usual).casefold()
    unique = {address.casefold(): address for address in reversed(others) if address.casefold() != first}
    return replace(session, message=replace(session.message, to=chosen, cc=tuple(unique.values())[::-1]))


def _plain(text: str) -> str:
    """The addresses without the names before them: "Dana <dana@example.com>" is dana@example.com."""
    return _NAMED.sub(r"\1 ", text).strip(" ,;")


def _is_group(text: str) -> bool:
    """Several addresses, or a group (RFC 5322, 3.4), where one is needed."""
    return text.count("@") > 1 or ":" in text
