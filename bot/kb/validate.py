"""Does a value read from YAML fit the schema? The one place where pydantic meets the base."""

import json
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from bot.kb.model import Model
from bot.kb.problem import Steps
from bot.kb.wording import plain_words


def validated(kind: type[Model], value: Any) -> Model | list[tuple[Steps, str, bool]]:
    """The typed thing, or every fault as (path, message in plain words, whether the path names an unknown key)."""
    wanted: Any = kind
    try:
        # By way of JSON, where a list may become a tuple and a word an enum although the types are strict.
        found: Model = adapter(wanted).validate_json(json.dumps(value))
    except ValidationError as error:
        return _faults(error)
    return found


@cache
def adapter(kind: Any) -> TypeAdapter[Any]:
    """pydantic's validator of one type, built once."""
    return TypeAdapter(kind)


def _faults(error: ValidationError) -> list[tuple[Steps, str, bool]]:
    faults = error.errors(include_url=False)
    deeper = {fault["loc"][:length] for fault in faults for length in range(len(fault["loc"]))}
    # A list whose only item is faulty is reported as too short as well: that is noise.
    told = [fault for fault in faults if not (fault["type"] == "too_short" and fault["loc"] in deeper)]
    return [(fault["loc"], plain_words(fault), fault["type"] == "unexpected_keyword_argument") for fault in told]
