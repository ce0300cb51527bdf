"""Who is meant: names, slips, addresses, domains; and words that name nobody."""

import pytest

from bot.kb.hosts import find, is_domain, is_meant, near
from bot.kb.load import load
from bot.kb.locate import bundled
from tests.fixtures.hostile import HOSTILE

BASE = load([bundled()]).partial


@pytest.mark.parametrize(
    ("words", "host"),
    [
        ("google", "google"), ("Gmail", "google"), ("  «GMAIL». ", "google"), ("гмейл", "google"), ("gmailu", "google"),
        ("office  365", "microsoft"), ("Outlook.com", "outlookcom"), ("mario@libero.it", "libero"), ("OP.pl", "onet"),
        ("https://poczta.wp.pl/login", "wp"), ("aspmx.l.google.com", "google"), ("hubspot", "hubspot"),
        ("sell", "sell"),
        ("rossi.mail.protection.outlook.com", "microsoft"), ("rossi.olc.protection.outlook.com", "outlookcom"),
    ],
)  # fmt: skip
def test_a_name_in_any_form_finds_its_provider(words: str, host: str) -> None:
    """As people paste and inflect it; the longest server name wins."""
    found = find(words, BASE)
    assert found
    assert found.id == host


@pytest.mark.parametrize("name", [*BASE.providers, *BASE.products])
def test_everybody_is_found_by_id_and_by_name(name: str) -> None:
    """No name hides another's."""
    one = BASE.providers.get(name) or BASE.products[name]
    assert {host.id for host in (find(name, BASE), find(one.name, BASE)) if host} == {name}


@pytest.mark.parametrize(("words", "host"), [("hotmial", "outlookcom"), ("Arruba", "aruba"), ("lbero.it", "libero")])
def test_a_slip_has_near_names(words: str, host: str) -> None:
    """It is not taken for the provider, but offered."""
    assert find(words, BASE) is None
    assert host in [one.id for one in near(words, BASE)]
    assert is_meant(words, BASE)


@pytest.mark.parametrize("words", ["exceeded", "of gmail when I send 400", "", "?", "x" * 5000, "500 per day", "smtp"])
def test_other_words_mean_nobody(words: str) -> None:
    """They are part of a question."""
    assert not is_meant(words, BASE)


def test_a_company_domain_is_a_domain_of_nobody_we_know() -> None:
    """Who hosts it stands elsewhere."""
    assert find("rossi.it", BASE) is None
    assert is_domain("info@rossi.it")


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_harmless(words: str) -> None:
    """Nobody is called so."""
    assert find(words, BASE) is None
