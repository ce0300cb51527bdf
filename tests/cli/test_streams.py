import io
import sys

import pytest

from bot.cli.streams import flush, hang_up, incoming, utf8
from bot.errors import UsageError


def stream(data: bytes = b"", encoding: str = "ascii") -> io.TextIOWrapper:
    """A standard stream as Python makes it in a bare container."""
    return io.TextIOWrapper(io.BytesIO(data), encoding=encoding)


def test_bytes_of_any_origin_become_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """A byte order mark goes, a byte that is no UTF-8 is marked, CR stays in the line it ends."""
    monkeypatch.setattr(sys, "stdin", stream("\ufeffя\r\n".encode() + b"\xe8 \r x\n"))
    assert list(incoming()) == ["я\r\n", "\ufffd \r x\n"]


def test_a_closed_input_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python has None there."""
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(UsageError, match="no standard input"):
        incoming()


def test_output_is_utf_8_and_half_characters_do_not_break_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be encoded is written as its number."""
    out = stream()
    monkeypatch.setattr(sys, "stdout", out)
    utf8()
    out.write("я \ud800")
    flush()
    assert out.buffer.getvalue() == "я \\ud800".encode()  # type: ignore[attr-defined]


def test_streams_that_are_not_there_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A service without a terminal may have none."""
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    utf8()
    flush()


def test_hanging_up_on_a_stream_without_a_file_does_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test's or an editor's stream has no descriptor."""
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    hang_up()
