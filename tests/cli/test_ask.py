"""The typer face of `mailwhy ask`: what the full parser makes of a call, and that the quick one agrees with it."""

from collections.abc import Callable

import pytest
import typer
import typer.main
from hypothesis import given
from hypothesis import strategies as st

from bot.cli import ask as face
from bot.cli.question import Question, plain

Ran = Callable[..., tuple[int, str, str]]
ARGUMENTS = st.lists(
    st.sampled_from(("550", "5.1.1", "-", "", "--json", "--batch", "--lang", "it", "--lang=uk", "--", "-x", "--help")),
    max_size=5,
)


def parsed(arguments: list[str]) -> Question | None:
    """What typer makes of a call; None where it refuses or shows help."""
    asked: list[Question] = []
    app = typer.Typer(rich_markup_mode=None)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(face, "respond", asked.append)
        face.register(app)
        command = typer.main.get_command(app)
        try:
            with command.make_context("ask", list(arguments)) as context:
                command.invoke(context)
        except (typer.Exit, typer.TyperException):
            return None
    return asked[0]


@given(ARGUMENTS)
def test_the_quick_parser_never_disagrees_with_the_full_one(arguments: list[str]) -> None:
    """Whatever it dares to read it reads as typer does; the rest it leaves alone."""
    quick = plain(arguments)
    assert quick is None or quick == parsed(arguments)


@pytest.mark.parametrize(
    "arguments", [["550 5.1.1"], ["--json", "a"], ["--batch"], ["a", "--lang", "it", "b"], ["-"], []]
)
def test_ordinary_calls_take_the_quick_way(arguments: list[str]) -> None:
    """Else the cold start would be slow again and nobody would notice."""
    assert plain(arguments) is not None


def test_words_after_two_dashes_are_text(mailwhy: Ran) -> None:
    """A text that begins with a dash can be asked."""
    code, out, _ = mailwhy("ask", "--lang=en", "--", "-", "550 5.1.1 user unknown")
    assert code == 0
    assert "smtp/user-unknown" in out
