"""The clipboard tools of the machine, played by small scripts on the PATH."""

import sys
from pathlib import Path

import pytest

from raincheck.adapters import clipboard
from raincheck.adapters.clipboard import NativeClipboard
from raincheck.adapters.mail.clipboard import ClipboardCopy
from raincheck.domain.delivery import Outgoing
from raincheck.domain.session import Channel, Way
from raincheck.ports import HandedOff
from raincheck.watching import Lookout
from stubs.fakes import FakeClipboard
from stubs.scripts import install

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="plays the tools of Linux")

TEXT = "Hi Dana,\n\n$(touch pwned) `id` \u00e9\u674e 👩\u200d👧\n"


@pytest.fixture(autouse=True)
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(clipboard, "SECONDS", 0.3)
    return folder


def test_the_first_tool_gets_the_text_to_the_letter(tools: Path) -> None:
    install(tools, "wl-copy", '/bin/cat > "$0.got"')
    install(tools, "xclip", '/bin/cat > "$0.got"')
    assert NativeClipboard().copy(TEXT) == "wl-copy"
    assert (tools / "wl-copy.got").read_bytes() == TEXT.encode()
    assert not (tools / "xclip.got").exists()


@pytest.mark.parametrize("broken", ["exit 1", "/bin/sleep 30", "kill -9 $$", "#!/no/such/program"])
def test_the_next_tool_is_asked_when_one_fails_or_hangs(tools: Path, broken: str) -> None:
    install(tools, "wl-copy", broken)
    install(tools, "xclip", '/bin/cat > "$0.got"; echo "$*" > "$0.args"')
    assert NativeClipboard().copy(TEXT) == "xclip"
    assert (tools / "xclip.args").read_text() == "-selection clipboard\n"


def test_a_tool_that_leaves_a_child_behind_does_not_hold_us(tools: Path) -> None:
    install(tools, "wl-copy", "/bin/sleep 5 &\nexit 0")
    assert NativeClipboard().copy(TEXT) == "wl-copy"


def test_without_a_tool_nothing_is_claimed() -> None:
    assert NativeClipboard().copy(TEXT) is None


def test_without_a_display_no_tool_of_a_display_is_started(tools: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY")
    for name in ("wl-copy", "xclip", "xsel"):
        install(tools, name, "exit 0")
    assert NativeClipboard().copy(TEXT) is None


@pytest.mark.parametrize("tool", ["fake", None])
def test_a_copied_message_is_handed_off_whatever_the_tool_says(tool: str | None) -> None:
    board = FakeClipboard(tool)
    transport = ClipboardCopy(board)
    mail = Outgoing(channel=Channel.EMAIL, to="", to_name="", subject="About ten", body="Hi")
    assert transport.deliver(mail, Lookout()) == HandedOff(tool or "")
    assert board.texts == ["About ten\n\nHi"]
    assert transport.way is Way.CLIPBOARD
