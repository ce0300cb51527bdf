"""What texts does an entry hold, and where? Walks typed values field by field."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from bot.kb.model import Model, Text
from bot.kb.problem import Steps


def texts(value: Any, path: Steps = ()) -> Iterator[tuple[Steps, Text]]:
    """Every translated text below `value`, with its path as the file spells it."""
    if isinstance(value, Text):
        yield path, value
    elif isinstance(value, Model):
        for field in fields(value):
            yield from texts(getattr(value, field.name), (*path, field.name.removesuffix("_")))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from texts(item, (*path, number))
