"""mailwhy.yaml: what is accepted, and where each fault is."""

import pytest

from bot.config import Config
from bot.config_file import parse

WHOLE = """
mailboxes: {acme: {address: a@acme.example, user: a, secret: "env:ACME_PW", imap: {host: imap.acme.example, port: 993, tls: implicit}, smtp: {host: smtp.acme.example, port: 587, tls: starttls}}}
accounts:
  rossi-zendesk: {platform: zendesk, subdomain: rossi, email: a@b.example, token: "env:Z"}
  lamps-snov: {platform: snov, client_id: x, client_secret: "env:S", api_url: "http://127.0.0.1:9/"}
customers: {rossi: {name: Rossi, domains: [rossi.example], language: it, accounts: [rossi-zendesk]}}
channels: {C123: {manner: auto, public: true, account: rossi-zendesk, language: it, mask: false}}
alerts: {routes: [{match: {platform: sell}, channel: C123}], quiet: {tz: Europe/Rome, from: "22:00", to: "07:00"}, severity: [{reason: auth_failure}]}
hooks: {zendesk: {secrets: ["env:A", "env:B"]}}
knowledge: {paths: [ours], edit_url: "https://git.example/edit/", channel: C123, authors: support-leads}
"""  # noqa: E501 - as operators write it


def test_every_section_of_the_contract_is_accepted() -> None:
    """The sections of design.md 7 are typed, also those that later issues use."""
    config = parse(WHOLE)
    assert isinstance(config, Config)
    assert config.channels["C123"].public
    assert config.mailboxes["acme"].smtp is not None
    assert config.alerts.quiet is not None
    assert config.alerts.quiet.from_ == "22:00"
    assert [reference for _, reference in config.references()] == ["env:ACME_PW", "env:Z", "env:S", "env:A", "env:B"]


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "channels: {}"])
def test_an_empty_file_is_fine(text: str) -> None:
    """A file in the making stops nothing."""
    assert parse(text) == Config()


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("channels:\n  C123:\n    maner: auto\n", 3, 5, "channels.C123.maner: unknown key"),
        ("channels:\n  C123: {manner: shout}\n", 2, 10, "'mention' or 'auto'"),
        ("channels:\n  general: {manner: auto}\n", 2, 3, "channels.general"),
        ("channels:\n  C123: {public: 'yes'}\n", 2, 10, "valid boolean"),
        ("a: 1\nb: 2\n", 1, 1, "unknown key"),
        ("hooks: {z: {secrets: []}}\n", 1, 13, "at least 1"),
        ("alerts:\n  quiet: {tz: UTC, from: 22:00, to: '07:00'}\n", 2, 20, "alerts.quiet.from"),
        ("humans:\n  channel: C123\n  hours: {tz: Europe/Roma}\n", 3, 11, "no such time zone: Europe/Roma"),
        ("mailboxes:\n  a: {address: a@b.example}\n", 2, 3, "mailboxes.a.secret: is missing"),
        ("channels: {C123: {}}\nchannels: {}\n", 2, 1, "twice"),
        ("channels: [\n", 2, 1, "expected"),
        ("- a\n", 1, 1, "should be an object"),
        ("x: !!python/object/apply:os.system [id]\n", 1, 4, "could not determine a constructor"),
    ],
)
def test_a_fault_is_said_with_line_and_column(text: str, line: int, column: int, words: str) -> None:
    """An operator finds the place without counting brackets."""
    found = parse(text)
    assert isinstance(found, tuple)
    assert (found[0].line, found[0].column) == (line, column)
    assert words in found[0].message


def test_a_secret_written_into_the_file_is_refused_and_not_repeated() -> None:
    """Secrets stand in the environment; the error does not print the one it found."""
    found = parse("mailboxes: {a: {address: a@b.example, secret: hunter2}}")
    assert isinstance(found, tuple)
    assert "env:NAME" in found[0].message
    assert "hunter2" not in str(found)


def test_all_faults_come_at_once_in_the_order_of_the_file() -> None:
    """One look is enough."""
    found = parse("zzz: 1\nchannels: {C1: {manner: x}, C22: {language: ru}}\nhooks: 3\n")
    assert isinstance(found, tuple)
    assert [(fault.line, fault.column) for fault in found] == [(1, 1), (2, 12), (2, 17), (2, 35), (3, 1)]


@pytest.mark.parametrize("text", ["\0", "\ud800", "a: &a [*a]", "? {a: b}\n: c", "1: 2", "{" * 400])
def test_no_text_makes_the_parser_fail(text: str) -> None:
    """Whatever is in the file comes out as a fault, not as a traceback."""
    assert isinstance(parse(text), tuple)
