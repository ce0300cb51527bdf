"""What the next message finds."""

import pytest

from bot.diagnosis.model import Context, Diagnosis, Found, Mode
from bot.kb.model import Asks
from bot.service.model import Place, Surface
from bot.service.remember import chosen, key, remember
from bot.store.threads import ThreadKey


def test_the_diagnosis_is_remembered_and_exclusions_stay() -> None:
    """The diagnosis has the earlier findings in it already; adding them again would count them twice."""
    found = Found(products=("snov",))
    diagnosis = Diagnosis(Mode.ABSTAIN, None, (), None, None, None, Asks.WHY, "en", found, {"snov/imap-settings": 1.0})
    before = Context(Found(products=("sell",)), {"sell/send-failed": 9.0}, ("smtp/loop",))
    assert remember(before, diagnosis) == Context(found, {"snov/imap-settings": 1.0}, ("smtp/loop",))


def test_only_picked_entries_are_kept_by_id_and_the_last_pick_counts() -> None:
    """Codes, products and providers are evidence and stay as such."""
    assert chosen((), ("sell_send:002", "product:sell")) == ()
    assert chosen(("smtp/loop",), ()) == ("smtp/loop",)
    assert chosen(("smtp/loop",), ("smtp/timeout",)) == ("smtp/timeout",)


@pytest.mark.parametrize(
    ("thread", "surface", "root"),
    [
        ("5.5", Surface.MENTION, "5.5"),
        ("5.5", Surface.DIRECT, "5.5"),
        (None, Surface.DIRECT, "c1"),
        (None, Surface.COMMAND, "c1"),
        ("5.5", Surface.SHORTCUT, "c1"),
    ],
)
def test_a_context_is_kept_under_its_thread_and_a_private_one_under_its_case(
    thread: str | None, surface: Surface, root: str
) -> None:
    """What one person asks about a message does not change what its thread knows."""
    assert key(Place("T1", "C1", thread, "U1", surface), "c1") == ThreadKey("T1", "C1", root)
