"""How is a person's address forgotten when they ask for it?"""

from unicodedata import normalize

from bot.mail.address import addresses
from bot.store.scrub import scrub
from bot.store.store import Store


def address_in(typed: str) -> str | None:
    """The one address that was typed, or None where it is not one."""
    clean = normalize("NFC", typed.strip().removeprefix("mailto:")).strip("<>")
    found = addresses(clean)
    return clean if len(found) == 1 and found[0].text == clean else None


async def forget(store: Store, address: str) -> int:
    """Take an address out of everything that is stored; how many rows that changed."""
    return await scrub(store.database, address)
