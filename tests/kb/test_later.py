"""A list that is made when somebody looks."""

from bot.kb.compiled import dumps, loads
from bot.kb.later import Later
from bot.kb.load import load
from bot.kb.locate import bundled


def test_it_is_made_once_at_the_first_look_and_equals_what_it_holds() -> None:
    """Whoever does not look does not pay."""
    made = []

    def make() -> dict[str, int]:
        made.append(1)
        return {"b": 2, "a": 1}

    later = Later(make)
    assert made == []
    assert later["a"] == 1
    assert (list(later), len(later), later.get("c")) == (["b", "a"], 2, None)
    assert later == {"a": 1, "b": 2}
    assert made == [1]


def test_a_compiled_base_holds_its_rarely_needed_lists_back() -> None:
    """`mailwhy ask` revives neither limits nor evidence."""
    base = loads(dumps(load([bundled()]).partial))
    assert isinstance(base.limits, Later)
    assert isinstance(base.evidence, Later)
    assert base.limits["sell/messages-a-day"].number == 300
