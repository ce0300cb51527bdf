"""The bundled limits: every host of the notes is there, and nothing an article only imagined."""

import pytest

from bot.kb.load import load
from bot.kb.locate import bundled

BASE = load([bundled()]).partial
HOSTS = (
    "google", "microsoft", "outlookcom", "yahoo", "apple", "zoho", "proton", "fastmail", "yandex", "rackspace", "ionos",
    "amazonses", "sendgrid", "mailgun", "godaddy", "ovh", "aruba", "libero", "wp", "onet", "ukrnet", "mailru",
    "hostinger", "forpsi", "shellrent", "tophost", "spaceweb", "wedos", "mailch", "hubspot", "sell",
)  # fmt: skip


@pytest.mark.parametrize("host", HOSTS)
def test_every_host_has_limits(host: str) -> None:
    """A number or the word that none is published."""
    assert [limit for limit in BASE.limits.values() if limit.provider == host]


@pytest.mark.parametrize("host", ["ovh", "wp", "onet", "ukrnet", "mailru"])
def test_where_none_is_published_there_is_no_number(host: str) -> None:
    """Rather unknown than a guess."""
    assert {limit.number for limit in BASE.limits.values() if limit.provider == host} == {None}


def test_the_examples_of_an_article_are_no_limits() -> None:
    """500 a day with 100 an hour, 200 at once: M3. Sell's own are 300 and 1,000."""
    cited = [limit for limit in BASE.limits.values() if limit.source == "sell-send-errors"]
    assert sorted(limit.number or 0 for limit in cited) == [300, 1000]
