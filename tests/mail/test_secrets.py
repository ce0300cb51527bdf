"""Which characters of a text are a secret?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.mail.secrets import BULLET, cut


@pytest.mark.parametrize(
    ("text", "secret", "kind"),
    [
        ("password: hunter2", "hunter2", "password"),
        ("his pass=Sunny99! and he cannot log in", "Sunny99!", "password"),
        ("pwd is Sunshine99", "Sunshine99", "password"),
        ("la password è Pippo123 ma non entra", "Pippo123", "password"),
        ("psw: pippo99 non va", "pippo99", "password"),
        ("hasło: Kowal2020", "Kowal2020", "password"),
        ("hasło jest Zima2024", "Zima2024", "password"),
        ("пароль: Qwerty12", "Qwerty12", "password"),
        ("пароль Sonechko77 не підходить", "Sonechko77", "password"),
        ("*password*: `Abc12345`", "Abc12345", "password"),
        ('pass: "my long phrase"', "my long phrase", "password"),
        ("Password:\nAbc123!x", "Abc123!x", "password"),
        ("user/pass: mario@x.example / Segreta1", "Segreta1", "password"),
        ("client_secret=9f8e7d6c5b4a", "9f8e7d6c5b4a", "password"),
        ("imap://mario:Segreta1@imap.host.example:993", "Segreta1", "url_credentials"),
        ("mario:S3greta!@imap.host.example", "S3greta!", "url_credentials"),
        ("app password abcd efgh ijkl mnop does not work", "abcd efgh ijkl mnop", "app_password"),
        ("пароль додатка qwer-tyui-opas-dfgh", "qwer-tyui-opas-dfgh", "app_password"),
        ("hasło aplikacji qwertyuiopasdfgh nie działa", "qwertyuiopasdfgh", "app_password"),
        ("token xoxb-123456789012-abcdefghij", "xoxb-123456789012-abcdefghij", "token"),
        ("sk-abcdefghijklmnopqrstuv", "sk-abcdefghijklmnopqrstuv", "token"),
        ("ghp_abcdefghijklmnopqrstuvwxyz0123456789", "ghp_abcdefghijklmnopqrstuvwxyz0123456789", "token"),
        ("AKIAIOSFODNN7EXAMPLE", "AKIAIOSFODNN7EXAMPLE", "token"),
        ("Authorization: Bearer abcdef0123456789abcdef", "abcdef0123456789abcdef", "token"),
        ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc", "token"),
    ],
)
def test_an_assigned_secret_is_cut_and_nothing_else(text: str, secret: str, kind: str) -> None:
    """The secret is gone, what stands around it stays, the length does not change."""
    found = cut(text)
    at = text.index(secret)
    covered = "".join(" " if character == " " else BULLET for character in secret)
    assert (found.text, found.kinds) == (text[:at] + covered + text[at + len(secret) :], (kind,))


@pytest.mark.parametrize("end", ["\n-----END RSA PRIVATE KEY-----\nthanks", ""])
def test_a_private_key_is_cut_even_when_its_end_is_missing(end: str) -> None:
    """No line of the key is left."""
    body = "MIIEpAIBAAKCAQEAx\nProc-Type: 4,ENCRYPTED\nabc+/="
    found = cut(f"see\n-----BEGIN RSA PRIVATE KEY-----\n{body}{end}")
    assert found.kinds == ("private_key",)
    assert not any(line in found.text for line in body.splitlines())
    assert found.text.endswith("thanks" if end else BULLET)


@pytest.mark.parametrize(
    "text",
    [
        "the password is wrong",
        "password: wrong",
        "password is not accepted although it is the same as in outlook",
        "do I need an app password?",
        "app password: where?",
        "Application-specific password required",
        "app password that they have been given with that mail",
        "la password è sbagliata, cosa faccio",
        "clienti con password: nessuno riesce ad accedere",
        "serve una password per le app?",
        "пароль не приймає",
        "пароль: невірний",
        "пароль той самий що і в браузері",
        "hasło jest niepoprawne",
        "jakie hasło: to z poczty czy nowe",
        "hasło do konta info@firma.example wygasło",
        "password for mario@x.example",
        "reset your password: https://x.example/reset",
        "Basic authentication is not supported",
        "Error: Invalid credentials (Failure) imap.gmail.com:993",
        "<mailto:anna@x.example|anna@x.example>",
        "email:anna2@x.example",
        "the token expired yesterday",
        "550 5.7.26 This mail has been blocked because the sender is unauthenticated",
    ],
)
def test_a_sentence_that_speaks_of_passwords_is_left_alone(text: str) -> None:
    """Talk about passwords, addresses and links is no secret in any of the four languages."""
    assert cut(text) == cut("").__class__(text, ())


def test_kinds_come_once_and_in_order_of_appearance() -> None:
    """Two passwords and a token are two kinds."""
    found = cut("token xoxb-123456789012-abcdef, password: hunter2, pass=Sunny99")
    assert found.kinds == ("token", "password")


@given(st.text(max_size=300))
def test_the_length_never_changes(text: str) -> None:
    """Spans of evidence stay valid whatever is pasted."""
    assert len(cut(text).text) == len(text)
