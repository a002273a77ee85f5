"""What raincheck runs on: the interpreter, the packages, and the time zone."""

import platform
import re
from collections.abc import Sequence
from importlib import metadata

from raincheck.adapters.doctor.findings import Found, fault, note, ok
from raincheck.ports import Clock

DISTRIBUTION = "raincheck"

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
"""The name at the head of a requirement (PEP 508)."""


def interpreter() -> Sequence[Found]:
    """Which Python, and on what."""
    facts = {"version": platform.python_version(), "kind": platform.python_implementation()}
    return ok("python", **facts, system=f"{platform.system()} {platform.release()}".strip())


def packages() -> Sequence[Found]:
    """The versions of all that must be installed beside raincheck; extras have lines of their own."""
    try:
        required = metadata.requires(DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        return note("packages-unknown", "packages-unknown-do")
    names = [found[0] for line in required if "extra ==" not in line and (found := _NAME.match(line))]
    versions = {name: _version(name) for name in names}
    if missing := [name for name, version in versions.items() if not version]:
        return fault("packages-missing", "packages-missing-do", names=", ".join(missing))
    return ok("packages", versions=", ".join(f"{name} {version}" for name, version in versions.items()))


def zone(clock: Clock, remembered: str) -> Sequence[Found]:
    """The local zone, and whether the clock and the settings of the system agree on it.

    `remembered` is the zone that the user chose when they did not.
    """
    doubts, name = clock.doubts(), clock.zone()
    if doubts and remembered in doubts:
        return ok("zone-chosen", zone=remembered)
    if doubts:
        return fault("zone-doubtful", "zone-doubtful-do", zone=name, zones=", ".join(doubts))
    return ok("zone", zone=name)


def zone_rules() -> Sequence[Found]:
    """The version of the zone rules that come with raincheck; where the system has its own, those go first."""
    version = _version("tzdata")
    return ok("rules", version=version) if version else note("rules-none", "rules-none-do")


def holidays() -> Sequence[Found]:
    """The version of the extra that knows the public holidays."""
    version = _version("holidays")
    return ok("holidays", version=version) if version else note("holidays-not-installed", "holidays-not-installed-do")


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
