"""How is an item of the inbox said in one line, and what does the daily digest look like?"""

from collections import Counter
from collections.abc import Callable, Sequence

from bot.i18n.catalog import text
from bot.service.inbox_item import Item, ItemKind
from bot.slack.text import code, link
from bot.slack.views import blocks as build
from bot.slack.views.message import Message
from bot.slack.views.wrong import REASONS

LINES = 12
"""Lines of a digest at most, headline and footer among them."""
EXAMPLE = 120


def sentence(item: Item, language: str, mark: Callable[[str], str]) -> str:
    """The item in one line. `mark` makes a foreign string safe where the line is shown."""
    if item.kind is ItemKind.PICK:
        about, _, subject = item.text.partition(":")
        key = "inbox.pick_code" if about == "which_code" else "inbox.pick"
        return text(key, language, n=item.count, entry=mark(item.entry), code=mark(subject))
    said = text(f"inbox.{item.kind}", language, n=item.count, entry=mark(item.entry), example=mark(item.text))
    state = [text(f"inbox.state_{item.state}", language)] if item.state else []
    return " · ".join((said, *state, *reasons(item, language)))


def reasons(item: Item, language: str) -> tuple[str, ...]:
    """Why people called the entry wrong, most given first."""
    return tuple(
        f"{text(f'feedback.{reason}', language)} ({count})"
        for reason, count in item.reasons.items()
        if reason in REASONS
    )


def digest(news: Sequence[Item], edit_url: str | None, language: str) -> Message:
    """What came since the last one, in at most twelve lines."""
    counts = Counter(item.kind for item in news)
    parts = [text(f"inbox.count_{kind}", language, n=counts[kind]) for kind in ItemKind if counts[kind]]
    head = text("inbox.news", language, what=", ".join(parts))
    room = LINES - 2
    shown = news if len(news) <= room else news[: room - 1]
    lines = [f"• {sentence(item, language, _marked)}" for item in shown]
    if len(shown) < len(news):
        lines.append(text("inbox.more", language, n=len(news) - len(shown)))
    edit = [link(edit_url, text("propose.edit", language))] if edit_url else []
    foot = " · ".join((text("inbox.all", language, command="`mailwhy kb inbox`"), *edit))
    return Message(head, (build.section("\n".join((f"*{head}*", *lines))), build.context(foot)))


def _marked(words: str) -> str:
    return code(words, EXAMPLE)
