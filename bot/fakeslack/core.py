"""What do the parts of one fake Slack share? The workspace, the rules, and everything that counts or records."""

import time
from collections.abc import Callable
from typing import Any

from bot.fakeslack.changes import Changes
from bot.fakeslack.faults import Faults
from bot.fakeslack.journal import Journal
from bot.fakeslack.model import App, Json
from bot.fakeslack.rates import Rates
from bot.fakeslack.response_urls import ResponseUrls
from bot.fakeslack.rules import Clock, Rules
from bot.fakeslack.state import Workspace
from bot.fakeslack.triggers import Triggers


class Core:
    """One Slack without its sockets. `notify` sends an event to the app in the background (name, channel, event)."""

    def __init__(self, app: App, rules: Rules, clock: Clock = time.time) -> None:
        self.rules = rules
        self.clock = clock
        self.space = Workspace(app, clock)
        self.changes = Changes()
        self.calls = Journal()
        self.faults = Faults()
        self.triggers = Triggers(clock, rules)
        self.response_urls = ResponseUrls(clock, rules)
        self.rates = Rates(clock, rules)
        self.base = ""
        self.tickets: dict[str, float] = {}
        self.notify: Callable[[str, str, Json], Any] = lambda _name, _channel, _event: None
