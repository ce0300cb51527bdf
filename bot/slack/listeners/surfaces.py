"""All rows of all surfaces, in the order Bolt tries them; a new surface is a module and one word here."""

from bot.slack.listen import Listen
from bot.slack.listeners import (
    card,
    command,
    deletion,
    detail,
    direct,
    drafts,
    edits,
    fallback,
    feedback,
    greeting,
    home,
    leaving,
    mention,
    menu,
    overheard,
    pane,
    paste,
    propose,
    shortcut,
    standing,
    where,
)

SURFACES: tuple[Listen, ...] = (
    *mention.LISTENS,
    *direct.LISTENS,
    *edits.LISTENS,
    *overheard.LISTENS,
    *greeting.LISTENS,
    *leaving.LISTENS,
    *command.LISTENS,
    *card.LISTENS,
    *deletion.LISTENS,
    *feedback.LISTENS,
    *menu.LISTENS,
    *drafts.LISTENS,
    *where.LISTENS,
    *standing.LISTENS,
    *home.LISTENS,
    *pane.LISTENS,
    *propose.LISTENS,
    *shortcut.LISTENS,
    *paste.LISTENS,
    *detail.LISTENS,
)
"""What the manifest speaks of."""
ROWS: tuple[Listen, ...] = (*SURFACES, *fallback.LISTENS)
