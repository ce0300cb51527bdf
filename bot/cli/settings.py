"""`mailwhy settings PROVIDER`: which servers, ports and password does a mail program need?"""

import os
from typing import Annotated, Any

import typer

from bot.app.answers import load_knowledge
from bot.cli.hosts import Lang, language_of, meant
from bot.cli.json_line import json_line
from bot.cli.terminal import inert
from bot.i18n.catalog import text
from bot.kb.base import Knowledge
from bot.kb.compiled import dumped
from bot.kb.hosts import Host
from bot.kb.provider import Mailbox
from bot.service.settings import described, mailboxes_of
from bot.settings import read


def register(app: typer.Typer) -> None:
    """Add `mailwhy settings` to the command line."""
    app.command("settings")(settings_command)


def settings_command(
    provider: Annotated[str, typer.Argument(help="A name in any language, a domain or an address.")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
    lang: Lang = "en",
) -> None:
    """Show the IMAP and SMTP servers of a mail provider, how IMAP is switched on, where the app password is made."""
    language = language_of(lang)
    base = load_knowledge(read(os.environ))
    host = meant(provider, base, language)
    mailboxes = mailboxes_of(host, base)
    if as_json:
        print(json_line(_data(host, mailboxes, base, language)))
        return
    print(inert("\n".join(_lines(host, mailboxes, base, language))))


def _lines(host: Host, mailboxes: tuple[Mailbox, ...], base: Knowledge, language: str) -> list[str]:
    lines = [text("settings.title", language, name=host.name)]
    for one in (described(mailbox, base, language) for mailbox in mailboxes):
        lines += ["", *((one.plan,) if one.plan else ()), *(f"- {line}" for line in one.lines)]
        if one.help:
            lines.append(f"- {text('settings.help', language)}: {one.help}")
        lines.append(f"  {one.source}" + (f", {one.url}" if one.url else ""))
    if not mailboxes:
        lines += ["", text("settings.ask", language, name=host.name)]
    return lines


def _data(host: Host, mailboxes: tuple[Mailbox, ...], base: Knowledge, language: str) -> dict[str, Any]:
    return {
        "provider": {"id": host.id, "name": host.name},
        "mailboxes": [_row(mailbox, base, language) for mailbox in mailboxes],
        "ask": None if mailboxes else text("settings.ask", language, name=host.name),
    }


def _row(mailbox: Mailbox, base: Knowledge, language: str) -> dict[str, Any]:
    source = base.sources[mailbox.source]
    said = {name: getattr(mailbox, name) for name in ("plan", "enable", "app_password", "note")}
    return {
        **{name: found.in_(language) if found else None for name, found in said.items()},
        "servers": dumped(mailbox.servers),
        "no_imap": mailbox.no_imap,
        "user": mailbox.user,
        "not_published": list(mailbox.not_published),
        "help": mailbox.help,
        "source": {"id": source.id, "title": source.title.in_(language), "url": source.url},
        "as_of": mailbox.as_of,
        "confidence": mailbox.confidence,
        "conflicts": [{"says": one.says.in_(language), "source": one.source} for one in mailbox.conflicts],
    }
