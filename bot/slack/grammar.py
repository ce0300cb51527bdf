"""What did the person mean by this slash command? A subcommand only where its argument fits, else a question. Pure.

/mailwhy QUESTION | limits PROVIDER | settings PROVIDER | search WORDS | show ID | help [word]
  | kb [reload | pause ID | resume ID | propose]
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from bot.slack.text import unlink

WORDS = ("limits", "settings", "search", "show", "kb", "mention")
"""What there is help on."""
_ID = re.compile(r"[a-z]+/[a-z0-9-]+", re.IGNORECASE)


class Verb(StrEnum):
    """The subcommands."""

    ASK = "ask"
    LIMITS = "limits"
    SETTINGS = "settings"
    SEARCH = "search"
    SHOW = "show"
    KB = "kb"
    RELOAD = "reload"
    PAUSE = "pause"
    RESUME = "resume"
    PROPOSE = "propose"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class Command:
    """A subcommand with its argument; for `ask` the argument is the whole text as it came."""

    verb: Verb
    argument: str = ""


HOSTS = {"limits": Verb.LIMITS, "settings": Verb.SETTINGS}
"""Words whose argument is a provider."""


def parse(text: str, is_host: Callable[[str], bool]) -> Command:
    """The command a text means. `show me the error` is a question, `show sell/send-failed` is not.

    `is_host` tells whether words name a provider, or were meant to.
    """
    first, _, rest = unlink(text).strip().partition(" ")
    word, argument = first.lower(), rest.strip()
    if not word or (word == "help" and not argument):
        return Command(Verb.HELP)
    if word == "help" and argument.lower() in WORDS:
        return Command(Verb.HELP, argument.lower())
    if word == "search":
        return Command(Verb.SEARCH, argument) if argument else Command(Verb.HELP, "search")
    if word in HOSTS and (not argument or is_host(argument)):
        return Command(HOSTS[word], argument) if argument else Command(Verb.HELP, word)
    if word == "show" and _ID.fullmatch(argument):
        return Command(Verb.SHOW, argument.lower())
    found = _knowledge(argument.lower()) if word == "kb" else None
    return found or Command(Verb.ASK, text)


def _knowledge(argument: str) -> Command | None:
    """What is to be done with the knowledge base; None where the words are a question."""
    what, _, entry = argument.partition(" ")
    if what in {"pause", "resume"} and _ID.fullmatch(entry.strip()):
        return Command(Verb(what), entry.strip())
    return {"": Command(Verb.KB), "reload": Command(Verb.RELOAD), "propose": Command(Verb.PROPOSE)}.get(argument)
