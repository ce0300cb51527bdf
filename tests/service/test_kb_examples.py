from dataclasses import replace
from pathlib import Path

from bot.kb.base import Knowledge
from bot.kb.load import load
from bot.kb.model import Examples, HitExample, MissExample
from bot.service.kb_examples import run_examples

GOOD = Path(__file__).parent.parent / "kb" / "good"
ID = "smtp/user-unknown"
REPLY = "550 5.1.1 User unknown in virtual table"


def base(*hits: HitExample, misses: tuple[MissExample, ...] = ()) -> Knowledge:
    """The small base with other examples."""
    loaded = load([GOOD]).partial
    entry = replace(loaded.entries[ID], maturity="stable", examples=Examples(hit=hits, miss=misses))
    return replace(loaded, entries={ID: entry})


def test_examples_that_come_out_as_promised_are_not_mentioned() -> None:
    """A server's text answers, the weather does not."""
    assert (
        run_examples(base(HitExample(text=REPLY, mode="answer"), misses=(MissExample(text="how is the weather"),)))
        == ()
    )


def test_a_hit_that_does_not_come_is_a_failure() -> None:
    """With its place, its text and what came instead."""
    (failure,) = run_examples(base(HitExample(text=REPLY), HitExample(text="how is the weather", rank=3)))
    assert (failure.entry, failure.path, failure.text) == (ID, ("examples", "hit", 1), "how is the weather")
    assert "must be among the first 3, but: abstain" in failure.message


def test_a_hit_in_another_mode_is_a_failure() -> None:
    """A promise to be sure is a promise."""
    (failure,) = run_examples(base(HitExample(text=REPLY, mode="offer")))
    assert "must come in mode offer, but: answer smtp/user-unknown" in failure.message


def test_a_miss_that_comes_first_is_a_failure() -> None:
    """Near misses are what makes an answer trustworthy."""
    (failure,) = run_examples(base(HitExample(text=REPLY), misses=(MissExample(text=REPLY),)))
    assert failure.path == ("examples", "miss", 0)
    assert "must not come first (it is out of scope)" in failure.message


def test_a_child_of_a_provider_may_stand_in_for_its_parent() -> None:
    """The general question is answered by the particular entry."""
    loaded = base(HitExample(text=REPLY))
    parent = replace(loaded.entries[ID], patterns=(), codes=())
    child = replace(loaded.entries[ID], id="smtp/child", parent=ID)
    assert run_examples(replace(loaded, entries={ID: parent, "smtp/child": child})) == ()
