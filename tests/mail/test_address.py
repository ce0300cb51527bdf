"""Which addresses and domains does a text name, and how are they masked?"""

import pytest

from bot.mail.address import addresses, domains, mask, masked, masks


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("to <anna@firma.example>: bounced", ["anna@firma.example"]),
        ("mailto:a.b+c@sub.firma.example.", ["a.b+c@sub.firma.example"]),
        ("info@пошта.укр і x@bücher.example", ["info@пошта.укр", "x@bücher.example"]),
        ("'anna@firma.example'", ["anna@firma.example"]),
        ("usa commerciale@ e basta", []),
        ("a@b@c.example", []),
        ("user@192.0.2.1", []),
    ],
)
def test_addresses_are_found_without_what_surrounds_them(text: str, found: list[str]) -> None:
    """Brackets, mailto and full stops are no part of an address; IDN is; half an address is none."""
    assert [address.text for address in addresses(text)] == found


def test_an_address_knows_its_place_and_its_domain_in_lower_case() -> None:
    """The span indexes the text; the domain can be compared."""
    text = "write to Anna@Firma.EXAMPLE now"
    address = addresses(text)[0]
    assert (text[address.start : address.end], address.domain) == ("Anna@Firma.EXAMPLE", "firma.example")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("host mx.firma.pl said", ["mx.firma.pl"]),
        ("imap.gmail.com:993", ["imap.gmail.com"]),
        ("anna@firma.pl", []),
        ("RESOLVER.ADR.RecipientNotFound", []),
        ("non va.il cliente", []),
        ("report.pdf and photo.zip", []),
        ("from 192.0.2.1", []),
    ],
)
def test_domains_are_found_where_they_are_no_part_of_an_address(text: str, found: list[str]) -> None:
    """Hosts count; files, numbers, exception names and forgotten spaces do not."""
    assert [name for name, _, _ in domains(text)] == found


def test_a_mask_keeps_the_domain_and_the_first_and_last_letter() -> None:
    """Enough to recognise an address one knows."""
    assert masked("anna.kowalska@firma.example") == "a•••a@firma.example"
    assert masked("al@firma.example") == "a•••@firma.example"
    assert masked("no address") == "no address"


def test_addresses_that_would_look_alike_get_different_masks() -> None:
    """Within a card two people stay two people, and one person one."""
    found = masks(["anna@firma.example", "agata@firma.example", "anna@firma.example"])
    assert found == {"anna@firma.example": "a•••a@firma.example", "agata@firma.example": "a•••2•a@firma.example"}


def test_a_text_is_masked_address_by_address() -> None:
    """Those that would look alike are told apart, the rest of the text stays."""
    said = mask("550 <mario@x.example>, not milo@x.example: unknown")
    assert said == "550 <m•••o@x.example>, not m•••2•o@x.example: unknown"
    assert mask("no address here") == "no address here"
