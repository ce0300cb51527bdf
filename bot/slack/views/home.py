"""What stands in a person's App Home? The examples, their language, their recent questions. Pure.

What operators read below that is `bot/slack/views/operation.py`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.diagnosis.model import Mode
from bot.i18n.catalog import LANGUAGES, text
from bot.kb.base import Knowledge
from bot.service.model import Past, Remembered
from bot.slack.text import date, escape
from bot.slack.views import blocks as build
from bot.slack.views import hello, wording
from bot.slack.views.message import Block, Home, Modal
from bot.slack.views.pages import SHOW

LANGUAGE, GO, GO_OPEN = "home_language", "home_go", "home_go_open"
AUTOMATIC = "auto"
NAMES = {"en": "English", "it": "Italiano", "uk": "Українська", "pl": "Polski"}
"""Each language in itself: whoever is in the wrong one finds theirs."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a Home is made of."""

    language: str
    command: str
    bot: str
    remembered: Remembered | None
    """None while the store is away."""


def render(page: Page, base: Knowledge, operation: tuple[Block, ...] = ()) -> Home:
    """The whole Home; `operation` is the operators' part."""
    known = page.remembered
    newcomer = known is not None and not known.past
    blocks = [build.header(text("home.title", page.language))]
    if newcomer:
        blocks += [hello.greeting(page.language, page.command, page.bot), *_examples(page.language)]
    blocks += [build.DIVIDER, _language(known, page.language)] if known else []
    blocks += _recent(known, base, page.language)
    if not newcomer:
        blocks += [build.DIVIDER, *_examples(page.language)]
    return Home((*blocks, *operation))


def way_to(address: str, language: str) -> Modal:
    """The way to a message, as a link to press."""
    link = {**build.button(GO_OPEN, text("home.go_open", language), "go", primary=True), "url": address}
    return _modal(language, build.section(text("home.go_here", language)), build.actions([link]))


def gone(language: str) -> Modal:
    """There is no way to that message any more."""
    return _modal(language, build.section(text("home.go_gone", language)))


def _modal(language: str, *blocks: Block) -> Modal:
    return Modal(GO, text("home.go_title", language), blocks, text("slack.close", language))


def _examples(language: str) -> tuple[Block, ...]:
    return build.section(text("home.try_home", language)), hello.example_row(language)


def _language(known: Remembered, language: str) -> Block:
    said = f"*{text('home.language', language)}*\n{text('home.language_note', language)}"
    options = [build.option(text("home.automatic", language), AUTOMATIC)]
    options += [build.option(NAMES[code], code) for code in LANGUAGES]
    menu = build.select(LANGUAGE, text("home.language", language), options, known.choice or AUTOMATIC)
    return {**build.section(said), "accessory": menu}


def _recent(known: Remembered | None, base: Knowledge, language: str) -> Iterator[Block]:
    yield build.DIVIDER
    title = f"*{text('home.recent', language)}*"
    if known is None:
        yield build.section(f"{title}\n{text('home.away', language)}")
    elif not known.past:
        yield build.section(f"{title}\n{text('home.recent_none', language)}")
    else:
        yield build.section(title)
        for past in known.past:
            yield from _past(past, base, language)


def _past(past: Past, base: Knowledge, language: str) -> Iterator[Block]:
    said, buttons = _said(past, base, language), _buttons(past, base, language)
    if len(buttons) == 1:
        yield {**build.section(said), "accessory": buttons[0]}
        return
    yield build.section(said)
    if buttons:
        yield build.actions(buttons)


def _said(past: Past, base: Knowledge, language: str) -> str:
    if not past.entry:
        return f"{text('home.no_answer', language)} · {date(past.at)}"
    surely = text("home.mode_answer" if past.mode is Mode.ANSWER else "home.mode_offer", language)
    return f"{escape(wording.title(past.entry, base, language))}\n{surely} · {date(past.at)}"


def _buttons(past: Past, base: Knowledge, language: str) -> list[Block]:
    """Only what works: an entry that is still there, a message that stands somewhere."""
    buttons = []
    if past.entry in base.entries:
        label = text("home.open", language)
        spoken = f"{label}: {wording.title(past.entry, base, language)}"
        buttons.append(build.button(SHOW, label, f"{language} {past.entry}", spoken=spoken))
    if past.message:
        buttons.append(build.button(GO, text("home.go", language), f"{language} {past.channel} {past.message}"))
    return buttons
