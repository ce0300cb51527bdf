"""What can the agent send? A modal with the addressee, the language and a text that is ready to copy.

What a text needs and nobody told us becomes an input field; the text appears when all of them are filled.
"""

import json
from collections.abc import Mapping

from bot.i18n.catalog import LANGUAGES, text
from bot.kb.base import Knowledge
from bot.kb.model import Addressee
from bot.service.model import Reply
from bot.slack.text import escape, truncate, visible
from bot.slack.views import blocks as build
from bot.slack.views import where
from bot.slack.views.draft_text import NOTHING, PHONE, Chosen, Record, Written, addressees, write
from bot.slack.views.message import Block, Message, Modal
from bot.slack.views.state import METADATA, pack, unpack

CALLBACK, TO, LANGUAGE, VALUE = "draft", "draft_to", "draft_language", "draft_value"
SUBJECT_BLOCK, TEXT_BLOCK, FIELD_BLOCK = "subject", "text", "field "
_INPUT = 3000
_COPY = 3300
_KEPT = 1200
"""Characters that all typed facts together may take of the modal's memory."""


def render(reply: Reply, base: Knowledge, chosen: Chosen = NOTHING) -> Modal:
    """The modal. Labels are in the card's language, the text in the one chosen."""
    language = reply.language
    written = write(reply, base, chosen)
    head = build.actions(_selects(reply, base, chosen, written), "draft_choice")
    body = _open_fields(written, chosen, reply, base) if written.missing else _ready(written, chosen, language)
    return Modal(
        callback=CALLBACK,
        title=text("draft.title", language),
        blocks=(head, *body),
        close=text("slack.close", language),
        submit=text("draft.complete" if written.missing else "draft.send_copy", language),
        metadata=remember(reply, chosen.values),
    )


def copy(subject: str, body: str) -> Message:
    """The text as a message of its own, letter by letter: marks, links and mentions in it stay characters."""
    whole = visible("\n\n".join(part for part in (subject, body) if part))
    element = {"type": "text", "text": truncate(whole, _COPY) or " "}
    block = {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [element]}]}
    return Message(escape(whole), (block,))


def remember(reply: Reply, values: Mapping[str, str]) -> str:
    """What the modal must keep while it changes: the facts typed so far on one line, then the reply."""
    kept = {name: value[: _KEPT // len(values)] for name, value in values.items() if value}
    first = json.dumps(kept, ensure_ascii=False)
    return f"{first}\n{pack(reply, METADATA - len(first) - 1)}"


def remembered(metadata: str) -> tuple[Reply | None, Mapping[str, str]]:
    """The reply and the facts that `remember` kept; no reply where another version made the modal."""
    first, _, packed = metadata.partition("\n")
    try:
        values = json.loads(first)
    except ValueError:
        return None, {}
    return unpack(packed), values if isinstance(values, dict) else {}


def _selects(reply: Reply, base: Knowledge, chosen: Chosen, written: Written) -> list[Block]:
    language = reply.language
    people = [build.option(text(f"draft.to_{to}", language), to) for to in addressees(reply, base)]
    tongues = [build.option(text(f"draft.lang_{code}", language), code) for code in LANGUAGES]
    return [
        build.select(TO, text("draft.to", language), people, written.to),
        build.select(LANGUAGE, text("draft.language", language), tongues, chosen.language or language),
    ]


def _open_fields(written: Written, chosen: Chosen, reply: Reply, base: Knowledge) -> list[Block]:
    language = reply.language
    parts = [build.section(escape(text("draft.fill", language)))]
    for name in written.missing:
        label = text(f"draft.field_{name}", language)
        value, hint = chosen.values.get(name, ""), where.hint(name, reply, base)
        parts.append(build.text_input(f"{FIELD_BLOCK}{name}", VALUE, label, value=value, hint=hint))
    return parts


def _ready(written: Written, chosen: Chosen, language: str) -> list[Block]:
    """The finished text, to copy and to edit. Block ids change with the choice, or Slack would keep the old input."""
    tag = f" {written.to} {chosen.language or language}"
    parts = [block for record in written.records for block in _record(record)]
    if written.subject:
        label = text("draft.subject", language)
        parts.append(build.text_input(f"{SUBJECT_BLOCK}{tag}", VALUE, label, value=truncate(written.subject, 200)))
    phone = written.to == Addressee.PHONE
    body = truncate(written.text, PHONE if phone else _INPUT)
    label = text("draft.phone_text", language, length=str(len(body))) if phone else text("draft.text", language)
    most = PHONE if phone else None
    parts.append(build.text_input(f"{TEXT_BLOCK}{tag}", VALUE, label, value=body, lines=True, most=most))
    return parts


def _record(record: Record) -> list[Block]:
    """Host and value each in a box of its own, as they are pasted into the form of a DNS host."""
    boxes = "\n".join(f"```{escape(part.replace('`', ''))}```" for part in (record.host, record.value))
    return [build.section(f"*{escape(record.type)}*\n{boxes}")]
