"""What does a draft say? The entry's text with the known facts in it, or the question that would decide. Pure.

In offer and abstain nothing is claimed: the text asks for the missing evidence. No draft names Mailwhy.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.diagnosis.model import Mode, QuestionKind
from bot.i18n.catalog import text
from bot.kb.base import Knowledge
from bot.kb.model import Addressee, Draft, Entry, Text
from bot.service.model import Reply
from bot.slack.text import one_line, truncate
from bot.slack.views.known import facts

PHONE = 300
_FIELD = re.compile(r"\{([a-z_]+)\}")
_RECORD = re.compile(r"^[^\n:]{2,12}: (\S+)\n[^\n:]{2,12}: (\S+)\n[^\n:]{2,12}: (\S[^\n]*)$", re.MULTILINE)
_ASKING = {
    QuestionKind.WHICH_PRODUCT: "draft.ask_product",
    QuestionKind.WHICH_PROVIDER: "draft.ask_provider",
    QuestionKind.WHICH_CODE: "draft.ask_code",
    QuestionKind.WHICH_CAUSE: "draft.ask_reply",
    QuestionKind.PASTE_REPLY: "draft.ask_reply",
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the person set in the modal. Empty: the first draft, in the language of the card."""

    to: str = ""
    language: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Record:
    """One DNS record, to be copied piece by piece."""

    type: str
    host: str
    value: str


@dataclass(frozen=True, slots=True)
class Written:
    """A draft in one language: its texts with everything known filled in, and the fields still open."""

    to: str
    subject: str
    text: str
    missing: tuple[str, ...]
    records: tuple[Record, ...] = ()


NOTHING = Chosen()


def write(reply: Reply, base: Knowledge, chosen: Chosen = NOTHING) -> Written:
    """The text to whom and in the language that was chosen."""
    language = chosen.language or reply.language
    entry = _entry(reply, base)
    drafts = entry.drafts if entry else ()
    picked = next((draft for draft in drafts if draft.to == chosen.to), drafts[0] if drafts else None)
    if not picked:
        return Written(Addressee.SENDER, text("draft.ask_subject", language), _asking(reply, language), ())
    return _filled(picked, language, {**facts(reply, base), **chosen.values})


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
    key = _ASKING[asked.kind] if asked else "draft.ask_reply"
    return text(key, language, code=asked.subject if asked else "")


def _filled(draft: Draft, language: str, values: Mapping[str, str]) -> Written:
    subject, whole = _in(draft.subject, language), _in(draft.text, language)
    names = dict.fromkeys(_FIELD.findall(f"{subject} {whole}"))
    flat = {name: one_line(values.get(name) or "") for name in names}
    missing = tuple(name for name, value in flat.items() if not value)
    if draft.to is Addressee.PHONE:
        flat = _shortened(whole, flat)
    said = _put(whole, flat)
    records = tuple(Record(*found) for found in _RECORD.findall(said)) if draft.to is Addressee.DNS else ()
    return Written(draft.to.value, _put(subject, flat), said, missing, records)


def _shortened(whole: str, values: Mapping[str, str]) -> dict[str, str]:
    """The facts cut until the text fits a message to the phone: it is the longest one that gives way."""
    short = dict(values)
    while short and (over := len(_put(whole, short)) - PHONE) > 0:
        longest = max(short, key=lambda name: len(short[name]))
        cut = truncate(short[longest], max(len(short[longest]) - over, 10))
        if cut == short[longest]:
            break
        short[longest] = cut
    return short


def _put(whole: str, values: Mapping[str, str]) -> str:
    return _FIELD.sub(lambda found: values.get(found[1]) or "", whole)


def _in(whole: Text | None, language: str) -> str:
    return whole.in_(language) if whole else ""
