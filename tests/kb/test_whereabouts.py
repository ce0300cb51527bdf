"""The places and things of `evidence.yaml`, held against the bundled base."""

from bot.kb.load import load
from bot.kb.locate import bundled
from bot.kb.whereabouts import HOMES, OTHER, PLACES, THINGS

BASE = load([bundled()]).partial


def test_an_id_says_place_and_thing() -> None:
    """One field cannot contradict another."""
    found = BASE.evidence["gmail_app/message_headers"]
    assert (found.place, found.thing) == ("gmail_app", "message_headers")


def test_every_place_has_something_and_every_thing_its_general_item() -> None:
    """A place without steps would only ever show the general ones."""
    assert {found.place for found in BASE.evidence.values()} == set(PLACES)
    assert {found.thing for found in BASE.evidence.values() if found.place == OTHER} == set(THINGS)


def test_the_homes_of_providers_and_products_exist() -> None:
    """A name that moved would never be guessed again."""
    assert HOMES.keys() <= BASE.providers.keys() | BASE.products.keys()
    assert set(HOMES.values()) <= set(PLACES) - {OTHER}


def test_an_entry_asks_for_one_thing() -> None:
    """Two guesses are none."""
    asked = [entry for found in BASE.evidence.values() for entry in found.decides]
    assert len(asked) == len(set(asked))
