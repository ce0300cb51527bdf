"""What can the agent send? A modal with the addressee, the language and a text that is ready to copy.

What a text needs and nobody told us becomes an input field; the text appears when all of them are filled. In offer and
abstain nothing is claimed: the text asks for what would decide. No draft names Mailwhy.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.diagnosis.model import Mode, QuestionKind
from bot.i18n.catalog import LANGUAGES, text
from bot.kb.base import Knowledge
from bot.kb.model import Addressee, Draft, Entry, Text
from bot.service.model import Reply
from bot.slack.text import escape, truncate
from bot.slack.views import blocks as build
from bot.slack.views import where
from bot.slack.views.message import Block, Modal
from bot.slack.views.state import METADATA, pack, unpack

CALLBACK, TO, LANGUAGE, VALUE = "draft", "draft_to", "draft_language", "draft_value"
SUBJECT_BLOCK, TEXT_BLOCK, FIELD_BLOCK = "subject", "text", "field "
_FIELD = re.compile(r"\{([a-z_]+)\}")
_PHONE = 300
_INPUT = 3000
_KEPT = 1200
"""Characters that all typed facts together may take of the modal's memory."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the person set in the modal. Empty: the first draft, in the language of the card."""

    to: str = ""
    language: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Written:
    """A draft in one language: its texts with everything known filled in, and the fields still open."""

    to: str
    subject: str
    text: str
    missing: tuple[str, ...]


NOTHING = Chosen()


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


def write(reply: Reply, base: Knowledge, chosen: Chosen) -> Written:
    """The text itself."""
    language = chosen.language or reply.language
    entry = _entry(reply, base)
    drafts = entry.drafts if entry else ()
    picked = next((draft for draft in drafts if draft.to == chosen.to), drafts[0] if drafts else None)
    if not picked:
        return Written(Addressee.SENDER, text("draft.ask_subject", language), _asking(reply, language), ())
    return _filled(picked, language, {**_known(reply, base), **chosen.values})


def addressees(reply: Reply, base: Knowledge) -> tuple[str, ...]:
    """To whom there is a draft, in the entry's order."""
    entry = _entry(reply, base)
    return tuple(dict.fromkeys(draft.to.value for draft in entry.drafts)) if entry else (Addressee.SENDER.value,)


def _entry(reply: Reply, base: Knowledge) -> Entry | None:
    """The entry whose drafts may state a cause: only a sure answer's."""
    if reply.diagnosis.mode is not Mode.ANSWER or not reply.diagnosis.matches:
        return None
    return base.entries.get(reply.diagnosis.matches[0].entry)


def _asking(reply: Reply, language: str) -> str:
    """The text that asks the customer for the one thing that would decide."""
    asked = reply.diagnosis.question
    if asked and asked.kind is QuestionKind.WHICH_PRODUCT:
        return text("draft.ask_product", language)
    if asked and asked.kind is QuestionKind.WHICH_PROVIDER:
        return text("draft.ask_provider", language)
    return text("draft.ask_reply", language)


def _filled(draft: Draft, language: str, values: Mapping[str, str]) -> Written:
    said = {part: _in(whole, language) for part, whole in (("subject", draft.subject), ("text", draft.text))}
    names = dict.fromkeys(_FIELD.findall(" ".join(said.values())))
    missing = tuple(name for name in names if not values.get(name))
    filled = {part: _FIELD.sub(lambda found: values.get(found[1]) or "", whole) for part, whole in said.items()}
    whole = filled["text"]
    if draft.to is Addressee.PHONE:
        whole = truncate(whole, _PHONE)
    return Written(draft.to.value, filled["subject"], whole, missing)


def _in(whole: Text | None, language: str) -> str:
    return whole.in_(language) if whole else ""


def _known(reply: Reply, base: Knowledge) -> dict[str, str]:
    """What the person's own words tell: only where it cannot be mistaken for something else."""
    found, known = reply.diagnosis.found, {}
    if found.ticket:
        known["ticket"] = found.ticket
    if len(found.providers) == 1 and found.providers[0] in base.providers:
        known["provider"] = base.providers[found.providers[0]].name
    if reply.quote and any(char.isdigit() for char in reply.quote[:4]):
        known["server_reply"] = reply.quote
    return known


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
    parts = []
    if written.subject:
        label = text("draft.subject", language)
        parts.append(build.text_input(f"{SUBJECT_BLOCK}{tag}", VALUE, label, value=truncate(written.subject, 200)))
    label = text("draft.text", language)
    body = truncate(written.text, _INPUT)
    parts.append(build.text_input(f"{TEXT_BLOCK}{tag}", VALUE, label, value=body, lines=True))
    return parts
