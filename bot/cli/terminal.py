"""How does a foreign text reach a terminal without commanding it?"""

import unicodedata


def inert(text: str) -> str:
    """The text with every control character, escape sequence and direction mark made visible; line breaks stay."""
    return "".join(mark if mark == "\n" or not _commands(mark) else _shown(mark) for mark in text)


def _commands(mark: str) -> bool:
    # Cc: escape and friends; Cf: direction overrides and invisible marks; the rest would break lines or encoders.
    return unicodedata.category(mark) in ("Cc", "Cf", "Zl", "Zp", "Cs")


def _shown(mark: str) -> str:
    return f"\\x{ord(mark):02x}" if ord(mark) < 256 else f"\\u{ord(mark):04x}"
