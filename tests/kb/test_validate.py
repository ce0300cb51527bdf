import pytest

from bot.kb.model import Cause, Wait, Window
from bot.kb.validate import validated


@pytest.mark.parametrize(
    "value", [{"min": 5}, {"min": "5"}, {"min": "0m"}, {"min": "1m", "max": None, "x": 1}, [], "1m", None]
)
def test_types_are_strict(value: object) -> None:
    """Numbers are not texts, unknown keys are faults, a group is a group."""
    assert isinstance(validated(Wait, value), list)


def test_a_sound_value_becomes_its_type() -> None:
    """The other side of strictness; a word becomes the enum it names."""
    found = validated(Wait, {"min": "1m", "max": "24h", "window": "rolling"})
    assert found == Wait(min="1m", max="24h", window=Window.ROLLING)


def test_a_list_is_not_told_to_be_too_short_when_its_item_is_faulty() -> None:
    """One slip, one message."""
    found = validated(Cause, {"id": "x", "text": {}, "fixes": [{"actor": "boss", "steps": [{}]}]})
    assert isinstance(found, list)
    assert [path for path, _, _ in found] == [("fixes", 0, "actor")]
