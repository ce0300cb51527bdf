"""In which language is the answer given?"""

from bot.i18n.catalog import LANGUAGES

DEFAULT = "en"


def choose(
    *,
    switched: str | None = None,
    choice: str | None = None,
    detected: str | None = None,
    thread: str | None = None,
    last: str | None = None,
    channel: str | None = None,
) -> str:
    """The first of these that is a language of ours, else English.

    `switched`: one tap on this card. `choice`: the person's in App Home. `detected`: of the asker's own words, not of
    the bounce they pasted. Then the thread's, this person's last, the channel's setting.
    """
    for language in (switched, choice, detected, thread, last, channel):
        if language in LANGUAGES:
            return language
    return DEFAULT
