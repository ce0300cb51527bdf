"""Which characters of a text are a secret?"""

import json
import re
import sys
from pathlib import Path
from re._constants import BRANCH, MAX_REPEAT, MAXREPEAT, MIN_REPEAT, SUBPATTERN  # type: ignore[import-untyped]
from re._parser import parse  # type: ignore[import-untyped]

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.fakeslack.slackify import escape, slackify
from bot.kb.model import LANGUAGES
from bot.mail import secret_pairs, secret_shapes, secret_words, secrets
from bot.mail.secrets import BULLET, cut
from tests.fixtures.mailwhy import bundled
from tests.fixtures.secrets import NEAR_MISSES, SECRETS, Planted

BLIND = Path(__file__).resolve().parents[1] / "corpus" / "blind.jsonl"


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


@pytest.mark.parametrize("row", SECRETS, ids=lambda row: row.id)
def test_every_planted_secret_is_cut_whole(row: Planted) -> None:
    """As agents paste them, in four languages: not one character of it is left."""
    kept = cut(row.text).text
    for secret in row.secrets:
        at = row.text.index(secret)
        left = kept[at : at + len(secret)]
        assert set(left) <= {BULLET, " ", "\n"}, left


@pytest.mark.parametrize("row", SECRETS, ids=lambda row: row.id)
def test_every_planted_secret_is_cut_as_slack_delivers_it(row: Planted) -> None:
    """With entities, and with addresses and hosts made links."""
    kept = cut(slackify(row.text)).text
    assert [secret for secret in row.secrets if secret in kept or escape(secret) in kept] == []


@pytest.mark.parametrize("row", NEAR_MISSES, ids=lambda row: row.id)
def test_no_near_miss_is_touched(row: Planted) -> None:
    """Talk about passwords, server replies with ids, public keys, versions and dates are evidence, not secrets."""
    for text in (row.text, slackify(row.text)):
        assert cut(text).text == text


def test_the_questions_and_the_knowledge_base_hold_no_secret() -> None:
    """They speak of passwords often; an entry's own words must not be cut when they are asked."""
    questions = [json.loads(line)["text"] for line in BLIND.read_text(encoding="utf-8").splitlines()]
    entries = bundled().entries.values()
    examples = [one.text for entry in entries for one in (*entry.examples.hit, *entry.examples.miss)]
    symptoms = [line for entry in entries for code in LANGUAGES for line in entry.symptoms.in_(code)]
    assert [text for text in (*questions, *examples, *symptoms) if cut(text).kinds] == []


def test_every_expression_looks_a_bounded_way() -> None:
    """No repeat without an end stands where another can follow it: a long text takes a long text's time."""
    for module in (secrets, secret_pairs, secret_shapes, secret_words):
        for name, expression in vars(module).items():
            if isinstance(expression, re.Pattern):
                assert _worst(parse(expression.pattern)) == 0, name


def _worst(parsed: object) -> int:
    """How many endless repeats of something longer than one character there are."""
    count = 0
    for operation, argument in parsed:  # type: ignore[attr-defined]
        if operation in (MAX_REPEAT, MIN_REPEAT):
            _, most, inner = argument
            count += (most is MAXREPEAT and len(inner) > 1) + _worst(inner)
        elif operation is SUBPATTERN:
            count += _worst(argument[-1])
        elif operation is BRANCH:
            count += sum(map(_worst, argument[1]))
    return count


@pytest.mark.parametrize(
    "unit", ["password ", "a@b.example ", "pass: x\n", "login a/b ", "key old ", "x" * 20, "AUTH PLAIN\n", "пароль на "]
)
def test_work_grows_with_the_text_and_no_faster(unit: str) -> None:
    """Twice the text, twice the steps of ours: counted calls, not seconds."""
    once, twice = _steps(unit * 400), _steps(unit * 800)
    assert twice <= 2.2 * once + 50


def _steps(text: str) -> int:
    count = 0

    def tick(_frame: object, _event: str, _argument: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(tick)
    try:
        cut(text)
    finally:
        sys.setprofile(before)
    return count
