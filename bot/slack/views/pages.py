"""The small messages around the card: help, one entry, search results, the state of the base, notices, errors."""

import re
from collections.abc import Sequence

from bot.i18n.catalog import area_strings, text
from bot.kb.base import Knowledge
from bot.kb.model import LANGUAGES, Entry
from bot.slack.text import code, escape, one_line, truncate
from bot.slack.views import blocks as build
from bot.slack.views import wording
from bot.slack.views.card import numbered
from bot.slack.views.footer import footer
from bot.slack.views.message import Block, Message

HELP = ("ask", "mention", "limits", "search", "kb")
SHOW = "show"
FOUND, NAMED = 5, 20
BYLINE = "byline"
_PERSON = re.compile(r"[UW][A-Z0-9]+")


def help_page(language: str, command: str, bot: str, word: str = "") -> Message:
    """Five lines with examples; or what there is to say about one word."""
    names = {"command": command, "bot": bot}
    if f"more_{word}" in area_strings("help"):
        return paragraph(text(f"help.more_{word}", language, **names))
    title = text("help.title", language)
    lines = [text(f"help.{name}", language, **names) for name in HELP]
    return Message(title, (build.section("\n".join((title, *(f"• {line}" for line in lines)))),))


def entry_page(entry: Entry, base: Knowledge, language: str) -> Message:
    """One entry in short, as a card without a question; "More" opens the rest."""
    title = entry.title.in_(language)
    steps = wording.steps(entry, language)
    parts = [
        build.section(f"*{escape(title)}*\n{escape(entry.summary.in_(language))}"),
        build.section(escape(" · ".join(wording.row(entry.verdict, language)))),
        *([build.section(numbered(steps))] if steps else ()),
        build.actions([_show(entry, language)]),
        build.context(footer(entry, base, language)),
    ]
    return Message(escape(title), tuple(parts))


def _show(entry: Entry, language: str) -> Block:
    label = text("card.more", language)
    return build.button(SHOW, label, f"{language} {entry.id}", spoken=truncate(f"{label}: {entry.id}", 75))


def search_page(words: str, found: Sequence[str], base: Knowledge, language: str) -> Message:
    """At most five entries, each with a button that shows it."""
    if not found:
        return paragraph(text("errors.nothing_found", language, words=code(words, 80)))
    title = text("slack.found", language)
    rows = [_result(base.entries[entry], base, language) for entry in found[:FOUND]]
    return Message(title, (build.section(escape(title)), *rows))


def _result(entry: Entry, base: Knowledge, language: str) -> Block:
    said = f"*{escape(entry.title.in_(language))}*\n{footer(entry, base, language, 40)}"
    return {**build.section(said), "accessory": _show(entry, language)}


def knowledge_page(
    base: Knowledge,
    problems: Sequence[str],
    language: str,
    paused: Sequence[str] = (),
    lowered: Sequence[str] = (),
) -> Message:
    """The state of the base, and which entries stand otherwise than it has them."""
    lines = [*knowledge_lines(base, problems, language)]
    for key, entries in (("authors.out_now", paused), ("authors.lower_now", lowered)):
        if entries:
            lines.append(text(key, language, entries=" ".join(code(entry, 60) for entry in entries[:NAMED])))
    return paragraph("\n".join(lines))


def knowledge_lines(base: Knowledge, problems: Sequence[str], language: str) -> tuple[str, ...]:
    """How many entries, in which languages, how fresh, and whether the last reload went well."""
    newest = max((entry.reviewed for entry in base.entries.values()), default="-")
    facts = (
        text("slack.kb_count", language, n=len(base.entries)),
        ", ".join(LANGUAGES),
        text("slack.kb_reviewed", language, date=newest),
        text("slack.kb_version", language, version=base.fingerprint[:8]),
    )
    state = escape(" · ".join(facts))
    if not problems:
        return state, text("slack.kb_good", language)
    return state, text("slack.kb_bad", language, n=len(problems)), *(code(problem, 200) for problem in problems[:5])


def secret_notice(kinds: Sequence[str], language: str, *, command: bool = False) -> Message:
    """Only for the person who wrote it: delete the message, change the secret."""
    names = ", ".join(text(f"slack.secret_{kind}", language) for kind in kinds)
    return paragraph(text("slack.secret_command" if command else "slack.secret", language, kinds=names))


def secret_of_another(kinds: Sequence[str], language: str, author: str) -> Message:
    """Only for who ran a shortcut on somebody else's message: its author should delete it. Empty: an app posted it."""
    names = ", ".join(text(f"slack.secret_{kind}", language) for kind in kinds)
    if _PERSON.fullmatch(author):
        return paragraph(text("shortcut.secret", language, kinds=names, author=f"<@{author}>"))
    return paragraph(text("shortcut.secret_app", language, kinds=names))


def greeting(language: str, bot: str, *, auto: bool) -> Message:
    """Three lines for a channel we were invited to: who we are, an example, where the answer comes."""
    keys = ("channel.hello", "channel.example", "channel.auto" if auto else "channel.thread")
    return paragraph("\n".join(text(key, language, bot=bot) for key in keys))


def error_page(reference: str, language: str) -> Message:
    """Something failed on our side; the reference finds it in the log."""
    return paragraph(text("errors.failed", language, ref=code(reference)))


def interrupted(language: str) -> Message:
    """The process stopped before the answer was ready."""
    return paragraph(text("errors.interrupted", language))


def notice(key: str, language: str, **values: str) -> Message:
    """A sentence of ours, `values` escaped already."""
    return paragraph(text(key, language, **values))


def published_by(person: str, language: str) -> Block:
    """Who asked, above a card that was posted to the channel from a private answer. It pings nobody."""
    return build.context(escape(text("slack.asked_by", language, person=one_line(person))), BYLINE)


def entry_or_notice(entry_id: str, base: Knowledge, language: str, command: str) -> Message:
    """The page of an entry, or that there is none."""
    entry = base.entries.get(entry_id)
    if entry:
        return entry_page(entry, base, language)
    return notice("errors.no_entry", language, entry=code(entry_id, 60), command=command)


def paragraph(said: str) -> Message:
    """A message of one paragraph, escaped already."""
    return Message(said, (build.section(said),))
