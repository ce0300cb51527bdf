"""How does somebody propose an entry? A modal that asks for what a draft needs, one line of help a field."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bot.i18n.catalog import text
from bot.kb.model import Actor
from bot.slack.text import escape, link, truncate
from bot.slack.views import blocks as build
from bot.slack.views.message import Block, Message, Modal

CALLBACK, VALUE = "propose", "value"
PLATFORM, SLUG, TITLE, SYMPTOMS, STEPS, ACTOR, EXAMPLE = (
    "platform", "slug", "title", "symptoms", "steps", "actor", "example",
)  # fmt: skip
"""The fields: block ids, and the names of `bot.service.proposing.Told`."""
PRODUCTS = {"sell": "Zendesk Sell", "support": "Zendesk Support", "snov": "Snov.io", "hubspot": "HubSpot"}
GENERAL = ("mailbox", "smtp")
MOST, TITLE_MOST, SLUG_MOST = 2800, 70, 60
SHOWN = 9000
"""Bytes of the file that a message shows, as JSON; a whole message takes 12,000."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the modal keeps: the language it is in, and where it was opened."""

    language: str
    origin: str


def render(
    language: str, *, question: str = "", answer: str = "", platform: str = "", entry: str = "", origin: str = ""
) -> Modal:
    """The modal. `question` is shown as the example, `answer` as the steps; `entry` is what was answered before."""
    platform = platform or entry.partition("/")[0]
    steps = "\n".join(line.strip() for line in answer.splitlines() if line.strip())
    kept = Asked(language, origin or ("human" if answer else "command"))
    return Modal(
        callback=CALLBACK,
        title=text("propose.title", language),
        blocks=(
            build.section(escape(text("propose.intro", language))),
            _select(PLATFORM, language, _platforms(language), platform),
            _field(TITLE, language, most=TITLE_MOST),
            _field(SLUG, language, most=SLUG_MOST),
            _field(SYMPTOMS, language, lines=True),
            _field(STEPS, language, lines=True, value=steps),
            _select(ACTOR, language, _actors(language), Actor.SENDER),
            _field(EXAMPLE, language, lines=True, value=question),
        ),
        close=text("slack.close", language),
        submit=text("propose.submit", language),
        metadata=json.dumps(asdict(kept)),
    )


def remembered(metadata: str) -> Asked | None:
    """What the modal kept; None where another version made it."""
    try:
        return Asked(**json.loads(metadata))
    except (ValueError, TypeError):
        return None


def errors(faults: Sequence[tuple[str, str]], language: str) -> Mapping[str, str]:
    """Field -> what is wrong there, in words. What lint says of the whole stands at the title."""
    return {
        TITLE if field == "entry" else field: (
            text("propose.not_an_entry", language, problem=fault)
            if field == "entry"
            else text(f"propose.fault_{fault}", language)
        )
        for field, fault in faults
    }


def posted(entry: str, yaml: str, number: str, person: str, edit_url: str | None, language: str) -> Message:
    """The proposal as authors get it: who, what, the file to copy, and what to do with it."""
    first = text("propose.proposed", language, person=f"<@{person}>", entry=f"`{escape(entry)}`")
    how = text("propose.take", language, command=f"`mailwhy kb inbox take {escape(number)}`")
    edit = [link(edit_url, text("propose.edit", language))] if edit_url else []
    preformatted: Block = {
        "type": "rich_text",
        "elements": [
            {
                "type": "rich_text_preformatted",
                "elements": [{"type": "text", "text": _shown(yaml)}],
            }
        ],
    }
    return Message(first, (build.section(first), preformatted, build.context(" · ".join((how, *edit)))))


def _shown(yaml: str) -> str:
    """As much of the file as a message takes: quotes and letters beyond ASCII count more than one byte."""
    length = len(yaml)
    while len(json.dumps(yaml[:length], ensure_ascii=False).encode()) > SHOWN:
        length = length * 9 // 10
    return truncate(yaml, length)


def _platforms(language: str) -> list[Block]:
    named = [build.option(name, platform) for platform, name in PRODUCTS.items()]
    return named + [build.option(text(f"propose.platform_{name}", language), name) for name in GENERAL]


def _actors(language: str) -> list[Block]:
    return [build.option(text(f"card.{actor}", language), actor) for actor in Actor]


def _field(name: str, language: str, *, lines: bool = False, value: str = "", most: int = MOST) -> Block:
    label = text(f"propose.{name}", language)
    block = build.text_input(name, VALUE, label, value=truncate(value, most), lines=lines, most=most)
    return {**block, "hint": build.plain_text(text(f"propose.hint_{name}", language))}


def _select(name: str, language: str, options: Sequence[Block], chosen: str) -> Block:
    label = text(f"propose.{name}", language)
    element: dict[str, Any] = {
        "type": "static_select",
        "action_id": VALUE,
        "placeholder": build.plain_text(label),
        "options": list(options),
    }
    known = [option for option in options if option["value"] == chosen]
    if known:
        element["initial_option"] = known[0]
    return {"type": "input", "block_id": name, "label": build.plain_text(label), "element": element}
