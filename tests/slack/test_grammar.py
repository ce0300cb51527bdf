"""The slash command: a subcommand only where its argument fits."""

import pytest

from bot.kb.hosts import is_meant
from bot.slack.grammar import WORDS, Command, Verb, parse
from tests.fixtures.mailwhy import bundled


def named(words: str) -> bool:
    """Is it a provider of the bundled base?"""
    return is_meant(words, bundled())


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("", Command(Verb.HELP)),
        ("  ", Command(Verb.HELP)),
        ("help", Command(Verb.HELP)),
        ("HELP Search", Command(Verb.HELP, "search")),
        ("help my mail bounced", Command(Verb.ASK, "help my mail bounced")),
        ("search mailbox full", Command(Verb.SEARCH, "mailbox full")),
        ("search <http://gmail.com|gmail.com>", Command(Verb.SEARCH, "gmail.com")),
        ("limits gmail", Command(Verb.LIMITS, "gmail")),
        ("Limits <http://Wp.pl|Wp.pl>", Command(Verb.LIMITS, "Wp.pl")),
        ("limits mario@libero.it", Command(Verb.LIMITS, "mario@libero.it")),
        ("limits", Command(Verb.HELP, "limits")),
        ("settings ovh", Command(Verb.SETTINGS, "ovh")),
        ("settings", Command(Verb.HELP, "settings")),
        ("settings of my signature", Command(Verb.ASK, "settings of my signature")),
        ("limits exceeded", Command(Verb.ASK, "limits exceeded")),
        ("limits of gmail when I send 400", Command(Verb.ASK, "limits of gmail when I send 400")),
        ("search", Command(Verb.HELP, "search")),
        ("show sell/send-failed", Command(Verb.SHOW, "sell/send-failed")),
        ("Show Sell/Send-Failed", Command(Verb.SHOW, "sell/send-failed")),
        ("show me the error", Command(Verb.ASK, "show me the error")),
        ("show", Command(Verb.ASK, "show")),
        ("kb", Command(Verb.KB)),
        ("kb reload", Command(Verb.RELOAD)),
        ("kb pause Sell/Send-Failed", Command(Verb.PAUSE, "sell/send-failed")),
        ("kb resume  sell/send-failed", Command(Verb.RESUME, "sell/send-failed")),
        ("kb propose", Command(Verb.PROPOSE)),
        ("kb pause the mail", Command(Verb.ASK, "kb pause the mail")),
        ("kb of the mailbox is over quota", Command(Verb.ASK, "kb of the mailbox is over quota")),
        ("550 5.1.1 user unknown", Command(Verb.ASK, "550 5.1.1 user unknown")),
        ("check rossi.it", Command(Verb.ASK, "check rossi.it")),
    ],
)
def test_what_a_command_means(text: str, command: Command) -> None:
    """Words without a fitting argument are part of a question."""
    assert parse(text, named) == command


def test_a_question_keeps_its_marks() -> None:
    """The service reads them with their places."""
    assert parse("<mailto:a@b.it|a@b.it> 550", named).argument == "<mailto:a@b.it|a@b.it> 550"


def test_there_are_words_with_help() -> None:
    """Each is reached by the command."""
    assert {parse(f"help {word}", named).argument for word in WORDS} == set(WORDS)
