"""What did the person mean by this slash command? A subcommand only where its argument fits, else a question. Pure.

/mailwhy QUESTION | search WORDS | show ID | kb [reload] | help [word]
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.slack.text import unlink

WORDS = ("search", "show", "kb", "mention")
"""What there is help on."""
_ID = re.compile(r"[a-z]+/[a-z0-9-]+", re.IGNORECASE)


class Verb(StrEnum):
    """The subcommands."""

    ASK = "ask"
    SEARCH = "search"
    SHOW = "show"
    KB = "kb"
    RELOAD = "reload"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class Command:
    """A subcommand with its argument; for `ask` the argument is the whole text as it came."""

    verb: Verb
    argument: str = ""


def parse(text: str) -> Command:
    """The command a text means. `show me the error` is a question, `show sell/send-failed` is not."""
    first, _, rest = unlink(text).strip().partition(" ")
    word, argument = first.lower(), rest.strip()
    if not word or (word == "help" and not argument):
        return Command(Verb.HELP)
    if word == "help" and argument.lower() in WORDS:
        return Command(Verb.HELP, argument.lower())
    if word == "search":
        return Command(Verb.SEARCH, argument) if argument else Command(Verb.HELP, "search")
    if word == "show" and _ID.fullmatch(argument):
        return Command(Verb.SHOW, argument.lower())
    if word == "kb" and argument.lower() in {"", "reload"}:
        return Command(Verb.RELOAD if argument else Verb.KB)
    return Command(Verb.ASK, text)
