"""What does a schema error mean in plain words? pydantic's own words are for programmers."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from difflib import get_close_matches
from typing import Any

from bot.kb import limits, model, provider, whereabouts

_EXAMPLES = {
    "^(sell|": "an entry id such as sell/send-failed",
    "^(gmail|": "a place and a thing such as gmail/message_headers",
    "^[a-z0-9]+/": "a provider and a name such as google/messages-a-day",
    "^[A-E]-F": "a fact id such as A-F7",
    "^20[0-9]{2}": "a date such as '2026-11-24' or '2026-11'",
    "^[1-9][0-9]*(s|m|h|d)": "a length of time such as 30s, 15m, 24h or 2d",
    "^https://": "an address that starts with https://",
    "^M[0-9]": "the number of a correction such as M1",
    "^[a-z0-9]+(-": "lower-case words joined by hyphens, such as over-daily-limit",
    "^[a-z0-9]+$": "one lower-case word",
}
"""Beginning of a pattern of the types -> what it wants."""

_WANTED = {
    "bool_type": "must be true or false, unquoted",
    "int_type": "must be a whole number, unquoted",
    "tuple_type": "must be a list (lines starting with '- ')",
}


def plain_words(error: Mapping[str, Any]) -> str:
    """One pydantic error (an item of `ValidationError.errors()`) as a sentence for the author of a YAML file."""
    kind, context, given = str(error["type"]), error.get("ctx", {}), error.get("input")
    least = context.get("min_length", 1)
    say: dict[str, Callable[[], str]] = {
        "missing": lambda: "is missing",
        "unexpected_keyword_argument": lambda: _unknown_field(str(error["loc"][-1])),
        "string_type": lambda: _not_a_text(given),
        "literal_error": lambda: f"{_shown(given)} is not one of {_listed(context)}",
        "enum": lambda: f"{_shown(given)} is not one of {_listed(context)}",
        "string_pattern_mismatch": lambda: f"{_shown(given)} is not {_example(context)}",
        "string_too_short": lambda: "must not be empty" if least == 1 else f"must have at least {least} characters",
        "dataclass_type": lambda: _not_a_group(context),
        "too_short": lambda: f"needs at least {least} item{'s' if least > 1 else ''}",
        "value_error": lambda: str(context.get("error", error["msg"])),
    }
    return say[kind]() if kind in say else _WANTED.get(kind, str(error["msg"]))


def _unknown_field(name: str) -> str:
    near = get_close_matches(name, _field_names(), n=1, cutoff=0.7)
    return "is not a field known here" + (f"; did you mean '{near[0]}'?" if near and near[0] != name else "")


def _not_a_text(given: Any) -> str:
    if isinstance(given, bool):
        return f"{str(given).lower()} is not a text; quote it: '{str(given).lower()}'"
    if isinstance(given, int):
        return f"{given} is a number where a text is wanted; quote it: '{given}'"
    if isinstance(given, list):
        return "must be one text, not a list"
    return "must be one text, not a group of fields"


def _not_a_group(context: Mapping[str, Any]) -> str:
    if context.get("class_name") == "Text":
        return "must be a text per language, such as {en: ..., it: ..., uk: ..., pl: ...}"
    return "must be a group of fields (field: value)"


def _example(context: Mapping[str, Any]) -> str:
    pattern = str(context.get("pattern", ""))
    return next((words for start, words in _EXAMPLES.items() if pattern.startswith(start)), f"of the form {pattern}")


def _listed(context: Mapping[str, Any]) -> str:
    return str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")


def _shown(given: Any) -> str:
    text = str(given)
    return f"'{text[:60]}…'" if len(text) > 60 else f"'{text}'"


def _field_names() -> tuple[str, ...]:
    known = (*vars(model).values(), *vars(limits).values(), *vars(provider).values(), whereabouts.Whereabouts)
    kinds = (kind for kind in known if isinstance(kind, type) and issubclass(kind, model.Model))
    return tuple(sorted({field.name.removesuffix("_") for kind in kinds for field in fields(kind)}))
