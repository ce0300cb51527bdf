"""Mailbox settings: all that matters said or said to be unpublished, cited, short, in four languages."""

from datetime import date
from pathlib import Path

import pytest

from bot.kb.lint import lint
from bot.kb.load import load

TODAY = date(2026, 12, 1)
TEXT = '{en: "Paid", it: "A pagamento", uk: "Платний", pl: "Płatny"}'
ITEM = f"""- id: google
  name: "Google"
  mailboxes:
    - plan: {TEXT}
      servers:
        - {{protocol: imap, host: imap.gmail.com, port: 993, tls: implicit}}
        - {{protocol: smtp, host: smtp.gmail.com, port: 587, tls: starttls}}
      user: address
      enable: {TEXT}
      not_published: [app_password]
      help: https://support.google.com/
      source: rfc3463
      as_of: "2026-11"
      review_by: "2027-06"
      confidence: high
      conflicts:
        - {{source: rfc3463, says: {TEXT}}}
"""


def said(folder: Path, text: str, today: date = TODAY) -> list[str]:
    """What lint says about a list of providers in the small base."""
    (folder / "providers.yaml").write_text(text, encoding="utf-8")
    found = [one for one in lint(load([folder]), today) if one.file.endswith("providers.yaml")]
    return [f"{one.severity} {one.path}: {one.message}" for one in found]


def test_settings_in_order_pass(good: Path) -> None:
    """And so do those of a provider without IMAP."""
    assert said(good, ITEM) == []
    without = ITEM.replace("        - {protocol: imap, host: imap.gmail.com, port: 993, tls: implicit}\n", "")
    assert said(good, without.replace(f"enable: {TEXT}", "no_imap: true")) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (f"      enable: {TEXT}\n", "", "[0].mailboxes[0]: lacks enable; where no page says it, list it under"),
        ("not_published: [app_password]", "not_published: []", "[0].mailboxes[0]: lacks app_password"),
        ("[app_password]", "[app_password, user]", "[0].mailboxes[0]: has user, so it is published"),
        ("user: address", "user: address\n      no_imap: true", "[0].mailboxes[0]: has imap, so it is published"),
        ("[app_password]", "[app_passwort]", "'app_passwort' is not one of imap, smtp, user, enable, app_password"),
        ("port: 993", "port: 995", "warning [0].mailboxes[0].servers[0].port: imap with tls implicit has port 993"),
        ("port: 587", "port: 465", "warning [0].mailboxes[0].servers[1].port: smtp with tls starttls has port 587"),
        ("port: 993", "port: many", "[0].mailboxes[0].servers[0].port: must be a whole number"),
        ("imap.gmail.com", "https://imap.gmail.com/", "[0].mailboxes[0].servers[0].host: "),
        ("tls: implicit", "tls: ssl", "'ssl' is not one of implicit, starttls"),
        ("help: https", "help: http", "[0].mailboxes[0].help: 'http://support.google.com/' is not an address that"),
        ("      source: rfc3463\n", "", "[0].mailboxes[0].source: is missing"),
        ("      source: rfc3463\n", "      source: rfc1\n", "there is no source 'rfc1' in sources.yaml"),
        ("{source: rfc3463", "{source: rfc2", "[0].mailboxes[0].conflicts[0].source: there is no source 'rfc2'"),
        ('      review_by: "2027-06"\n', "", "[0].mailboxes[0].review_by: is missing"),
        (', pl: "Płatny"', "", "[0].mailboxes[0].plan: lacks Polish"),
        ('en: "Paid"', f'en: "{"x" * 62}"', "[0].mailboxes[0].plan.en: has 62 characters, 2 too many"),
        ("confidence: high", "confidense: high", "[0].mailboxes[0].confidense: is not a field known here"),
    ],
)
def test_each_fault_is_named(good: Path, old: str, new: str, message: str) -> None:
    """In the words of whoever writes the file."""
    assert old in ITEM
    lines = said(good, ITEM.replace(old, new, 1))
    assert any(message in line for line in lines), lines


def test_settings_nobody_looked_at_in_time_are_worth_a_look(good: Path) -> None:
    """Servers move; a month lasts to its end."""
    assert said(good, ITEM, date(2027, 6, 30)) == []
    assert said(good, ITEM, date(2027, 7, 1)) == ["warning [0].mailboxes[0].review_by: was to be reviewed by 2027-06"]
