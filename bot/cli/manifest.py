"""`mailwhy manifest`: what to paste at api.slack.com/apps."""

import json
import os
from typing import Annotated

import typer

from bot.errors import UsageError
from bot.settings import read
from bot.slack.manifest import FEATURES, Options, manifest

LONGEST_NAME = 35
"""Slack's limit for the name of an app."""


def register(app: typer.Typer) -> None:
    """Add `mailwhy manifest` to the command line."""
    app.command("manifest")(print_manifest)


def print_manifest(
    features: Annotated[
        str, typer.Option("--with", help=f"Features that need more scopes, by comma: {', '.join(FEATURES)}.")
    ] = "",
    socket: Annotated[
        bool, typer.Option("--socket", help="For Socket Mode even where MAILWHY_PUBLIC_URL is set.")
    ] = False,
    name: Annotated[str, typer.Option(help="What the bot is called.")] = "Mailwhy",
) -> None:
    """Print the Slack app manifest, for HTTP where MAILWHY_PUBLIC_URL is set, else for Socket Mode."""
    if not name.strip() or len(name) > LONGEST_NAME or not name.isprintable():
        raise UsageError(f"--name must have 1 to {LONGEST_NAME} characters.")
    wanted = tuple(word.strip() for word in features.split(",") if word.strip())
    url = None if socket else read(os.environ).public_url
    try:
        made = manifest(Options(wanted, url, name))
    except ValueError as fault:
        raise UsageError(f"--with: {fault}.") from fault
    print(json.dumps(made, indent=2, ensure_ascii=False))
