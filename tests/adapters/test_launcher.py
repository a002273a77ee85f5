"""The opener of the system, played by a small script on the PATH."""

import sys
from pathlib import Path

import pytest

from raincheck.adapters import launcher
from raincheck.adapters.launcher import SystemLauncher
from stubs.scripts import install

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="plays the opener of Linux")

RECORD = 'printf "%s\\n" "$#" > "$0.args"; printf "%s" "$1" >> "$0.args"'


@pytest.fixture(autouse=True)
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(launcher, "SECONDS", 0.3)
    return folder


@pytest.mark.parametrize(
    "target",
    ["mailto:a@b.example?body=x%20y", "/tmp/a b; touch pwned", "$(touch pwned)", "`id`", "-rf", "é\u674e"],  # noqa: S108
)
def test_the_target_is_one_argument_and_no_shell_reads_it(tools: Path, target: str) -> None:
    install(tools, "xdg-open", RECORD)
    assert SystemLauncher().open(target)
    assert (tools / "xdg-open.args").read_text() == f"1\n{target}"
    assert not Path("pwned").exists()


@pytest.mark.parametrize("script", ["exit 3", "kill -9 $$", "#!/no/such/program"])
def test_a_failing_opener_is_no_hand_off(tools: Path, script: str) -> None:
    install(tools, "xdg-open", script)
    assert not SystemLauncher().open("mailto:")


def test_without_an_opener_nothing_is_claimed() -> None:
    assert not SystemLauncher().open("mailto:")


def test_an_opener_that_stays_has_taken_it(tools: Path) -> None:
    install(tools, "xdg-open", "exec /bin/sleep 1")
    assert SystemLauncher().open("mailto:")


def test_the_program_never_gets_our_terminal(tools: Path) -> None:
    install(tools, "xdg-open", 'fds=$(/bin/readlink /proc/$$/fd/0 /proc/$$/fd/1 /proc/$$/fd/2); echo "$fds" > "$0.fds"')
    assert SystemLauncher().open("mailto:")
    assert (tools / "xdg-open.fds").read_text().split() == ["/dev/null"] * 3
