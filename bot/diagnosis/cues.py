"""How is a long list of cue words written down and made into one regular expression?"""


def alternatives(lines: str) -> str:
    """One group of alternatives from lines of `a|b|c`, which stand one below the other for want of width."""
    return "(?:" + "|".join(line.strip() for line in lines.strip().splitlines()) + ")"
