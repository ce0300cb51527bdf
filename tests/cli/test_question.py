"""`mailwhy ask` from its arguments to what it prints."""

import io
import json
import sys
from collections.abc import Callable

import pytest

from bot.cli.question import MOST

Ran = Callable[..., tuple[int, str, str]]
SPF = "550 5.7.26 This mail has been blocked because the sender is unauthenticated"
FIELDS = ["id", "language", "detected", "mode", "answers", "reason", "question", "asks", "verdict"]


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Puts bytes on standard input."""

    def put(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="ascii"))

    return put


def test_an_answer_has_verdict_row_steps_what_decided_and_source(mailwhy: Ran) -> None:
    """The order of the card in Slack."""
    code, out, err = mailwhy("ask", SPF)
    parts = out.split("\n\n")
    assert (code, err) == (0, "")
    assert parts[0].startswith("Sure: ")
    assert "Resend: " in parts[0]
    assert parts[1].startswith("  1. ")
    assert parts[2] == f'Decided by: "{SPF}"'
    assert parts[3].startswith("smtp/auth-failure · ")


def test_words_need_no_quotes(mailwhy: Ran) -> None:
    """`mailwhy ask 550 5.1.1` is asked as it is typed."""
    assert mailwhy("ask", "550", "5.1.1") == mailwhy("ask", "550 5.1.1")


@pytest.mark.parametrize("mode", ["what is for lunch today?", "the email does not arrive", "002", SPF])
def test_every_mode_is_exit_0(mailwhy: Ran, mode: str) -> None:
    """Not knowing is an answer too."""
    code, out, err = mailwhy("ask", mode)
    assert (code, err) == (0, "")
    assert out.strip()


@pytest.mark.parametrize(("lang", "word"), [("en", "Sure"), ("it", "Certo"), ("uk", "Точно"), ("pl", "Na pewno")])
def test_lang_sets_the_language_of_the_answer(mailwhy: Ran, lang: str, word: str) -> None:
    """Not of the question."""
    assert mailwhy("ask", "--lang", lang, SPF)[1].startswith(f"{word}: ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("ask",), "mailwhy: Say what happened: "),
        (("ask", ""), "mailwhy: The question is empty: "),
        (("ask", " \n\t"), "mailwhy: The question is empty: "),
        (("ask", "--lang", "de", "x"), "mailwhy: --lang must be one of en, it, uk, pl, not 'de'.\n"),
        (("ask", "--batch", "x"), "mailwhy: --batch reads its questions from standard input; leave the text out.\n"),
    ],
)
def test_a_call_that_asks_nothing_is_refused_in_one_line(mailwhy: Ran, arguments: tuple[str, ...], said: str) -> None:
    """Exit 2 with what to do."""
    code, out, err = mailwhy(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith(said)
    assert err.count("\n") == 1


def test_json_has_exactly_the_promised_fields(mailwhy: Ran) -> None:
    """The output is a contract; a single question has no id."""
    code, out, err = mailwhy("ask", "--json", SPF)
    row = json.loads(out)
    assert (code, err, out.count("\n")) == (0, "", 1)
    assert list(row) == FIELDS
    assert row["id"] is None
    assert row["mode"] == "answer"
    assert row["reason"] == "auth_failure"


def test_a_dash_reads_standard_input_of_any_encoding(mailwhy: Ran, stdin: Callable[[bytes], None]) -> None:
    """A bounce saved in Latin-1, with a byte order mark before it, is read all the same."""
    stdin(b"\xef\xbb\xbf550 5.1.1 la casella \xe8 inesistente")
    code, out, _ = mailwhy("ask", "--json", "-")
    assert code == 0
    assert json.loads(out)["answers"][0]["entry"] == "smtp/user-unknown"


def test_nothing_on_standard_input_is_said_so(mailwhy: Ran, stdin: Callable[[bytes], None]) -> None:
    """Exit 2, not a shrug."""
    stdin(b"")
    assert mailwhy("ask", "-")[0] == 2


def test_what_is_too_long_is_read_in_part_and_that_is_said(mailwhy: Ran, stdin: Callable[[bytes], None]) -> None:
    """The first 64 Ki characters, as in Slack."""
    stdin(SPF.encode() + b"\n" + b"a b " * MOST)
    code, out, err = mailwhy("ask", "-")
    assert code == 0
    assert "smtp/auth-failure" in out
    assert err == "mailwhy: only the first 65,536 characters were read.\n"


def test_a_secret_is_named_but_neither_read_nor_shown(mailwhy: Ran) -> None:
    """Neither on stdout nor on stderr; the question is answered."""
    for form in ((), ("--json",)):
        code, out, err = mailwhy("ask", *form, f"{SPF} password: Tr0ub4dor-xyz")
        assert code == 0
        assert "smtp/auth-failure" in out
        assert "Tr0ub4dor" not in out + err
        assert "secret" in err


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_no_escape_sequence_of_the_question_reaches_the_terminal(mailwhy: Ran, form: tuple[str, ...]) -> None:
    """Colours, titles, direction marks, C1 controls, half characters."""
    _, out, _ = mailwhy("ask", *form, "550 5.1.1 \x1b[31m\x9b2J\x1b]0;t\x07 \u202e \ud800 user unknown <a@b.example>")
    assert "smtp/user-unknown" in out
    assert not {"\x1b", "\x9b", "\x07", "\u202e", "\ud800"} & set(out)


def test_a_batch_is_a_line_for_a_line_in_order(mailwhy: Ran, stdin: Callable[[bytes], None]) -> None:
    """Ids come back as they were given, blank lines have no answer."""
    lines = [{"id": "b", "text": SPF}, {"id": 7, "text": ""}, {"id": "a", "text": "\ud800 002"}]
    stdin("\n\n".join(map(json.dumps, lines)).encode())
    code, out, err = mailwhy("ask", "--batch", "--lang", "pl")
    rows = [json.loads(line) for line in out.splitlines()]
    assert (code, err) == (0, "")
    assert [row["id"] for row in rows] == ["b", 7, "a"]
    assert [row["mode"] for row in rows] == ["answer", "abstain", "offer"]
    assert {row["language"] for row in rows} == {"pl"}


def test_a_bad_line_stops_the_batch_and_is_named(mailwhy: Ran, stdin: Callable[[bytes], None]) -> None:
    """What came before it is answered; exit 2."""
    stdin(b'{"id":"1","text":"550 5.1.1"}\nnonsense\n{"id":"3","text":"550"}\n')
    code, out, err = mailwhy("ask", "--batch")
    assert (code, out.count("\n")) == (2, 1)
    assert err.startswith("mailwhy: Line 2 must be a JSON object")


def test_an_empty_batch_is_fine(mailwhy: Ran, stdin: Callable[[bytes], None]) -> None:
    """No question, no answer, exit 0."""
    stdin(b"")
    assert mailwhy("ask", "--batch") == (0, "", "")


def test_each_question_of_a_batch_stands_for_itself(mailwhy: Ran, stdin: Callable[[bytes], None]) -> None:
    """No context leaks from a line into the next."""
    row = {"id": "x", "text": "002"}
    first = {"id": "s", "text": "Zendesk Sell, error 002 when sending"}
    stdin("\n".join(map(json.dumps, (row, first, row))).encode())
    _, out, _ = mailwhy("ask", "--batch")
    before, _, after = out.splitlines()
    assert before == after
