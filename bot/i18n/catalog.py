"""What does the interface say? Looks up a string by key in one of four languages and fills it in.

Strings live in `bot/i18n/strings/<area>.yaml`, each key with all languages side by side, so that a missing one is seen:

    card.wait_until: {en: "Wait {time}", it: "Attendi {time}", uk: "Зачекайте {time}", pl: "Poczekaj {time}"}

A text that counts holds CLDR plural categories instead of a string: `{one: "{n} hour", other: "{n} hours"}`, chosen by
the argument `n`.
"""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

LANGUAGES = ("en", "it", "uk", "pl")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def text(key: str, language: str, **values: object) -> str:
    """The string `area.name` in `language` (English where the language is not ours), filled with `values`.

    Raises KeyError for a key that does not exist: a typo in our own code, never a user's fault.
    """
    area, _, name = key.partition(".")
    found = area_strings(area)[name][language if language in LANGUAGES else "en"]
    if isinstance(found, dict):
        found = found.get(_plural(language, values["n"])) or found["other"]
    return str(found).format(**values) if values else str(found)


@cache
def area_strings(area: str) -> dict[str, Any]:
    """All strings of one area: name -> language -> text or plural forms."""
    raw = files("bot.i18n").joinpath("strings", f"{area}.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.load(raw, Loader=_Loader)  # noqa: S506 - our own files, by the safe loader
    return loaded


def areas() -> tuple[str, ...]:
    """The names of all areas."""
    folder = files("bot.i18n").joinpath("strings")
    return tuple(sorted(entry.name.removesuffix(".yaml") for entry in folder.iterdir() if entry.name.endswith(".yaml")))


def _plural(language: str, count: object) -> str:
    return str(_rule(language if language in LANGUAGES else "en")(count))


@cache
def _rule(language: str) -> Any:
    # Babel is imported only where something is counted: it would cost a third of the cold start of `mailwhy ask`.
    from babel.core import Locale  # noqa: PLC0415

    return Locale(language).plural_form
