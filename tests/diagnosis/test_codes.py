"""Which codes does a text hold, and in which namespace?"""

import pytest

from bot.diagnosis.codes import find, sell_namespace

SELL = ("sell",)


def keys(text: str, *products: str, known: tuple[str, ...] = ()) -> list[str]:
    """The keys of the codes in a text."""
    return [code.key for code in find(text, products, known)]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("error 002 when sending", "sell_send:002"),
        ("errore 002 dopo un invio", "sell_send:002"),
        ("помилка 003 при надсиланні", "sell_send:003"),
        ("błąd 001 przy wysyłce", "sell_send:001"),
        ("error #2 after a bulk mail", "sell_send:002"),
        ("err. 001 sending", "sell_send:001"),
        ("error 002 while connecting the mailbox", "sell_connect:002"),
        ("errore 001 collegando la casella", "sell_connect:001"),
        ("помилка 003, підключаємо пошту", "sell_connect:003"),
        ("błąd 002 przy podłączaniu skrzynki", "sell_connect:002"),
        ("005", "sell_connect:005"),
        ("error 9", "sell_connect:009"),
        ("sending worked, but connecting gives 001", "sell_connect:001"),
        ("connected fine, sending gives 001", "sell_send:001"),
    ],
)
def test_the_words_around_a_code_of_sell_tell_its_family(text: str, key: str) -> None:
    """The nearest word decides; codes above 003 exist only when connecting."""
    assert keys(text, *SELL) == [key]


def test_without_a_word_or_without_sell_a_code_stays_bare() -> None:
    """A bare code is not a key."""
    assert keys("002", *SELL) == keys("error 002 when sending") == ["bare:002"]
    assert sell_namespace("hello", "002") is None


def test_another_product_has_no_such_codes() -> None:
    """`002` in HubSpot means nothing here."""
    assert keys("error 002", "hubspot") == []


@pytest.mark.parametrize(
    "text", ["#0021", "00213", "+39 001 234 567", "2026-001", "error 2 1", "it is 1 or 2", "001.5"]
)
def test_numbers_that_only_look_alike_are_no_codes_of_sell(text: str) -> None:
    """Tickets, telephones, dates, sums."""
    assert keys(text, *SELL) == []


def test_a_reply_gives_its_status_and_its_code() -> None:
    """Both count, the status for more."""
    assert keys("550 5.7.26 blocked") == ["enhanced:5.7.26", "smtp:550"]


def test_a_code_comes_once() -> None:
    """However often a reply repeats it."""
    assert keys("550-5.7.1 a\n550-5.7.1 b\n550 5.7.1 c") == ["enhanced:5.7.1", "smtp:550"]


def test_the_status_table_of_zendesk_counts_where_support_is_named() -> None:
    """`558` is a code there and nowhere else; `EC-004` is one everywhere."""
    assert keys("code 558", "support") == ["smtp:558", "zendesk_status:558"]
    assert keys("error 550 5.1.1", "support")[-1] == "zendesk_status:550 5.1.1"
    assert keys("EC 004") == ["zendesk_status:EC-004"]
    assert "zendesk_status:558" not in keys("code 558")


def test_the_tag_of_zendesk_is_a_code() -> None:
    """It stands nowhere else."""
    tag = "system_email_notification_failure"
    assert keys(f"what is {tag}?") == [f"zendesk_tag:{tag}"]


def test_provider_codes_are_those_of_the_base_as_whole_words() -> None:
    """In any case, in brackets, but not within another word."""
    known = ("S3150", "RP-001")
    assert keys("listed (s3150).", known=known) == ["provider:S3150"]
    assert keys("XS3150 RP-0012", known=known) == []


def test_a_span_covers_the_code() -> None:
    """It indexes the text that was searched."""
    text = "Sell says error 002 today"
    code = find(text, SELL, ())[0]
    assert text[code.start : code.end] == "002"
