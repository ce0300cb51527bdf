import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli.main import COMMANDS

Ran = Callable[..., tuple[int, str, str]]
MAILWHY = str(Path(sys.executable).parent / "mailwhy")


def shell(line: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    """What a person at a shell sees."""
    environment = {**os.environ, "PATH": f"{Path(MAILWHY).parent}:{os.environ['PATH']}", **more}
    return subprocess.run(("bash", "-o", "pipefail", "-c", line), capture_output=True, check=False, env=environment)


def test_mailwhy_alone_shows_its_help(mailwhy: Ran) -> None:
    """Nobody is scolded for looking around: help on stdout, exit 0."""
    code, out, err = mailwhy()
    assert (code, err) == (0, "")
    assert all(f"\n  {name} " in out for name in COMMANDS)


@pytest.mark.parametrize("name", [*COMMANDS, "kb lint", "kb test", "kb list", "kb show", "kb gaps", "kb schema"])
def test_each_command_has_a_help_of_its_own(mailwhy: Ran, name: str) -> None:
    """Exit 0, nothing on stderr, a sentence and the options."""
    code, out, err = mailwhy(*name.split(), "--help")
    assert (code, err) == (0, "")
    assert out.startswith(f"Usage: mailwhy {name} ")
    assert "--help" in out


def test_a_group_alone_shows_its_commands(mailwhy: Ran) -> None:
    """`mailwhy kb` names lint, test, list, show, gaps, schema."""
    code, out, _ = mailwhy("kb")
    assert code == 0
    assert all(f"\n  {name} " in out for name in ("lint", "test", "list", "show", "gaps", "schema"))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("foo",), "There is no command 'foo'; there are ask, limits, settings,"),
        (("aks",), "There is no command 'aks'; did you mean ask?"),
        (("--bogus",), "No such option: --bogus. Try: mailwhy --help"),
        (("ask", "--bogus"), "No such option: --bogus. Try: mailwhy ask --help"),
        (("kb", "foo"), "No such command 'foo'. Try: mailwhy kb --help"),
        (("kb", "show"), "Missing argument 'ID'. Try: mailwhy kb show --help"),
        (("playground", "--port", "x"), "Invalid value for '--port'"),
        (("serve", "now"), "Got unexpected extra argument(s) (now). Try: mailwhy serve --help"),
    ],
)
def test_a_wrong_call_is_one_line_on_stderr_that_says_what_to_do(
    mailwhy: Ran, arguments: tuple[str, ...], said: str
) -> None:
    """Exit 2 and no traceback."""
    code, out, err = mailwhy(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith(f"mailwhy: {said}")
    assert err.count("\n") == 1


@pytest.mark.parametrize("arguments", [("\x1b[31mfoo",), ("ask", "--\x1b[2J"), ("ask", "--lang", "\x1b]0;x\x07", "a")])
def test_what_was_typed_is_not_played_back_to_the_terminal(mailwhy: Ran, arguments: tuple[str, ...]) -> None:
    """An error that quotes an argument shows its escape sequences as text."""
    code, out, err = mailwhy(*arguments)
    assert code == 2
    assert "\x1b" not in out + err
    assert "\x07" not in err


def test_a_knowledge_folder_that_is_not_there_is_a_sentence(mailwhy: Ran, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of the set-up, not a traceback."""
    monkeypatch.setenv("MAILWHY_KNOWLEDGE", "/nowhere")
    code, out, err = mailwhy("ask", "550")
    assert code
    assert (out, err.count("\n")) == ("", 1)
    assert "/nowhere" in err


def test_a_reader_that_goes_away_ends_the_command_quietly() -> None:
    """`mailwhy kb list | head -1` and a batch cut short: nothing on stderr, exit 0."""
    batch = """yes '{"id": "a", "text": "550 5.1.1"}' | head -200 | { mailwhy ask --batch; echo $? >&2; } | head -1"""
    assert shell(batch).stderr == b"0\n"
    assert shell("{ mailwhy kb list; echo $? >&2; } | true").stderr == b"0\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_told_in_one_line() -> None:
    """What could not be written must not look written: exit 2."""
    done = shell("mailwhy ask --json 550 5.1.1 > /dev/full")
    assert (done.returncode, done.stderr) == (2, b"mailwhy: No space left on device\n")


def test_a_closed_stdout_or_stdin_is_no_traceback() -> None:
    """`>&-` writes nowhere; `-` with nothing behind it is a sentence."""
    assert shell("mailwhy ask 550 5.1.1 >&-").stderr == b""
    done = shell("mailwhy ask - <&-")
    assert (done.returncode, done.stderr) == (2, b"mailwhy: There is no standard input to read from.\n")


def test_output_is_utf_8_whatever_the_locale() -> None:
    """A container without a locale prints Ukrainian all the same."""
    done = shell("mailwhy ask --lang uk 550 5.1.1", LC_ALL="POSIX", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "Точно" in done.stdout.decode("utf-8")


class Interrupted(io.StringIO):
    """A standard input at which the person presses Ctrl+C."""

    def read(self, _size: int | None = -1) -> str:
        raise KeyboardInterrupt


def test_ctrl_c_while_waiting_for_input_is_one_word(mailwhy: Ran, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit 130 as shells have it, no traceback."""
    monkeypatch.setattr(sys, "stdin", Interrupted())
    assert mailwhy("ask", "-") == (130, "", "mailwhy: Stopped.\n")
