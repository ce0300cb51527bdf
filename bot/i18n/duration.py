"""How long is `24h` in the reader's language?"""

from bot.i18n.catalog import text

_UNITS = {"s": "second", "m": "minute", "h": "hour", "d": "day"}


def duration(value: str, language: str) -> str:
    """`24h` -> `24 hours`, `24 ore`, `24 години`, `24 godziny`. `value` is a number with one of s, m, h, d."""
    return text(f"duration.{_UNITS[value[-1]]}", language, n=int(value[:-1]))


def span(shortest: str | None, longest: str | None, language: str) -> str:
    """`1h` and `24h` -> `1 hour to 24 hours`; one end missing -> `up to ...` or `at least ...`."""
    if shortest and longest and shortest != longest:
        return text("duration.between", language, min=duration(shortest, language), max=duration(longest, language))
    if shortest and longest:
        return duration(longest, language)
    if longest:
        return text("duration.up_to", language, max=duration(longest, language))
    return text("duration.at_least", language, min=duration(shortest or "0s", language))
