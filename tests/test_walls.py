"""The walls of the house, twice: on the import graph, and on what is really loaded at run time.

The graph sees imports that a run does not reach; the run sees what the graph cannot tell apart,
an import at the top of a module and one that is put off.
"""

import configparser
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import grimp
import pytest

from raincheck.adapters.sessions import TomlSessions
from raincheck.ports import Saved
from stubs.cases import CASE_ID, a_case

CONFIG = Path(__file__).with_name("walls.ini")
PREFIX = "importlinter:contract:"
_INI = configparser.ConfigParser()
_INI.read_string(CONFIG.read_text("utf-8"))
CONTRACTS = [name.removeprefix(PREFIX) for name in _INI.sections() if name.startswith(PREFIX)]

LINT = (
    "import sys; from importlinter.cli import lint_imports;"
    "sys.exit(lint_imports(sys.argv[1], (sys.argv[2],), no_cache=True))"
)
COMMAND = "import sys; from raincheck.cli import main; main(sys.argv[1:])"
READY = f"from raincheck.adapters import index; index.SETTLED_NS = -1; {COMMAND}"
PROGRAM = "from raincheck.start import main; main()"
DOMAIN = (
    "import pkgutil, importlib, raincheck.domain as d;"
    "[importlib.import_module(m.name) for m in pkgutil.walk_packages(d.__path__, 'raincheck.domain.')]"
)
HOUSE = (
    "import pathlib; from raincheck.adapters.clock import SystemClock; from raincheck.house import build_ports;"
    "build_ports(pathlib.Path('data'), pathlib.Path('config'), SystemClock())"
)
TELL = "; import sys; print(*sorted(sys.modules), file=sys.stderr)"

DRAWS = {"textual", "rich"}
HEAVY = {"icalendar", "email", "filelock", "aiosmtplib", "segno", "idna", "keyring", "holidays", "ssl"}
MACHINE = {"subprocess", "socket", "platformdirs", "tzlocal", "asyncio", "tempfile", "tomllib", "tomli_w", "shutil"}
SLOW = {"argparse", "datetime", "json", "msgspec", "pathlib", "tomllib", "typing", "zoneinfo", "raincheck.cli"}
PURE = {
    "bisect",
    "collections",
    "dataclasses",
    "datetime",
    "enum",
    "functools",
    "itertools",
    "math",
    "msgspec",
    "re",
    "shlex",
    "string",
    "typing",
    "unicodedata",
    "zlib",
    "zoneinfo",
}
"""All that the domain may import from outside the house."""

QUICK = ["--help", "--version", "list", "list --json", "due", "due --json", "list --help"]
Loaded = Callable[..., set[str]]


@pytest.fixture
def loaded(isolated: Path) -> Loaded:
    """The modules in a fresh interpreter after it ran that code, with one case on disk."""
    assert isinstance(TomlSessions(isolated / "data").create(a_case()), Saved)

    def _loaded(code: str, *argv: str) -> set[str]:
        command = [sys.executable, "-c", code + TELL, *argv]
        done = subprocess.run(command, capture_output=True, env=os.environ, check=True, timeout=60, text=True)
        return set(done.stderr.splitlines()[-1].split())

    return _loaded


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("raincheck", include_external_packages=True, cache_dir=None)


@pytest.mark.parametrize("contract", CONTRACTS)
def test_the_import_graph_keeps_this_contract(contract: str) -> None:
    command = [sys.executable, "-c", LINT, str(CONFIG), contract]
    done = subprocess.run(command, capture_output=True, check=False, timeout=120, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_domain_imports_only_what_is_pure(graph: grimp.ImportGraph) -> None:
    domain = {name for name in graph.modules if name.startswith("raincheck.domain")}
    imported = {found for name in domain for found in graph.find_modules_directly_imported_by(name)}
    assert {name for name in imported if not name.startswith("raincheck.")} <= PURE


@pytest.mark.parametrize("command", QUICK)
def test_a_quick_command_loads_nothing_that_draws(loaded: Loaded, command: str) -> None:
    assert loaded(COMMAND, *command.split()) & DRAWS == set()


@pytest.mark.parametrize("command", QUICK)
def test_a_quick_command_loads_nothing_heavy(loaded: Loaded, command: str) -> None:
    assert loaded(COMMAND, *command.split()) & HEAVY == set()


@pytest.mark.parametrize("command", ["--help", "--version"])
def test_help_and_version_load_no_case(loaded: Loaded, command: str) -> None:
    assert loaded(COMMAND, command) & {"msgspec", "platformdirs", "raincheck.adapters.sessions"} == set()


@pytest.mark.parametrize("command", ["list", "due", "due --within 2h"])
def test_a_list_that_is_ready_loads_nothing_that_takes_time(loaded: Loaded, command: str) -> None:
    loaded(READY, "list")
    assert loaded(PROGRAM, *command.split()) & SLOW == set()


def test_show_loads_rich(loaded: Loaded) -> None:
    assert "rich" in loaded(COMMAND, "show", CASE_ID)


def test_show_does_not_load_textual(loaded: Loaded) -> None:
    assert "textual" not in loaded(COMMAND, "show", CASE_ID)


@pytest.mark.parametrize("module", sorted(DRAWS | HEAVY))
def test_the_json_of_show_loads_nothing_for_it(loaded: Loaded, module: str) -> None:
    assert module not in loaded(COMMAND, "show", CASE_ID, "--json")


def test_export_loads_nothing_that_draws(loaded: Loaded) -> None:
    assert loaded(COMMAND, "export", CASE_ID) & DRAWS == set()


def test_a_refusal_for_want_of_a_terminal_loads_nothing_that_draws(loaded: Loaded) -> None:
    assert loaded(COMMAND) & DRAWS == set()


@pytest.mark.parametrize("module", sorted(DRAWS | HEAVY | MACHINE))
def test_the_domain_does_not_load(loaded: Loaded, module: str) -> None:
    assert module not in loaded(DOMAIN)


@pytest.mark.parametrize("module", sorted(DRAWS | {"icalendar", "email"}))
def test_the_house_does_not_load(loaded: Loaded, module: str) -> None:
    assert module not in loaded(HOUSE)
