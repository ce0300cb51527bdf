"""How is a text cut into the words that are compared: folded, stemmed, without names, addresses and numbers?"""

import re

_LATIN = str.maketrans(
    "àáâäãåāăąçćčďèéêëēėęěğìíîïīłñńňòóôöõøōőŕřśšşßťţùúûüūůűýÿźżž’ʼ`",
    "aaaaaaaaacccdeeeeeeeegiiiiilnnnoooooooorrssssttuuuuuuuyyzzz'''",
)
_CYRILLIC = str.maketrans("ёъыэ", "еіиє")
_NOISE = re.compile(
    r"\S+@\S*|https?:\S+|\b[\w-]+(?:\.[\w-]+){2,}\S*|[\w-]+\.(?:com|net|org|it|pl|ua|de|fr|eu|uk|example)\b"
)
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?\d{0,3}|\d+(?:fa|sv|mb|gb|мб)|365")
_STEM = 5


def fold(text: str) -> str:
    """Lower case, Latin letters without marks (`ł` is `l`); Cyrillic й and ї stay. Same length as the input."""
    return lower(text).translate(_LATIN).translate(_CYRILLIC)


def lower(text: str) -> str:
    """Lower case, as long as the input: a letter whose lower case is two characters (`İ`) gives the first of them."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(character.lower()[:1] for character in text)


def words(text: str) -> tuple[tuple[str, int, int], ...]:
    """The folded words of a text with their places; addresses, links and numbers are left out."""
    folded = _NOISE.sub(lambda found: " " * len(found.group()), fold(text))
    return tuple((found.group(), found.start(), found.end()) for found in _WORD.finditer(folded))


def stem(word: str) -> str:
    """What is left of a word when its ending may differ: the first five letters, apostrophes not counted."""
    bare = word.replace("'", "")
    return bare[:_STEM]


def grams(word: str) -> tuple[str, ...]:
    """The four-letter pieces of a word with its borders, for words that share a root but not a beginning."""
    marked = f"^{word.replace(chr(39), '')}$"
    if len(marked) <= 5:
        return (marked,)
    return tuple(marked[at : at + 4] for at in range(len(marked) - 3))
