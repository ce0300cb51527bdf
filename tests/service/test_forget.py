"""Which address is to be forgotten, as it was typed."""

import pytest

from bot.service.forget import address_in


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("mario@rossi.it", "mario@rossi.it"),
        (" Mario@Rossi.IT ", "Mario@Rossi.IT"),
        ("mailto:mario@rossi.it", "mario@rossi.it"),
        ("<mario@rossi.it>", "mario@rossi.it"),
        ("ma\u0301rio@rossi.it", "m\u00e1rio@rossi.it"),
        ("mario", None),
        ("mario@rossi.it, anna@rossi.it", None),
        ("write to mario@rossi.it", None),
        ("", None),
    ],
)
def test_one_address_and_nothing_else(typed: str, address: str | None) -> None:
    """Composed letters, no brackets; a sentence is no address."""
    assert address_in(typed) == address
