"""Which strings must a text contain for a regular expression to have a chance? One of each group at least.

A reader of just enough syntax: plain stretches, groups, alternatives, classes, quantifiers. What it does not know it
takes for nothing certain, so the answer may be too weak but never wrong.
"""

from dataclasses import dataclass, field

SHORTEST = 3
_AnyOf = tuple[str, ...]
_Needs = tuple[_AnyOf, ...]


@dataclass(slots=True)
class _Reader:
    text: str
    at: int = 0

    def peek(self) -> str:
        return self.text[self.at : self.at + 1]


@dataclass(slots=True)
class _Sequence:
    """What one alternative demands: all of its plain stretches and groups."""

    needs: list[_AnyOf] = field(default_factory=list)
    run: list[str] = field(default_factory=list)

    def close(self) -> None:
        """End a plain stretch."""
        self.offer((("".join(self.run).lower(),),))
        self.run.clear()

    def offer(self, needs: _Needs) -> None:
        """Demand these too, where they are long enough to tell anything."""
        self.needs += [need for need in needs if _worth(need)]


def required(expression: str) -> _Needs:
    """Groups of lower-case strings: every match contains at least one of each group. Empty where nothing is certain."""
    return _alternatives(_Reader(expression))


def _worth(need: _AnyOf) -> float:
    shortest = min((len(one) for one in need), default=0)
    return shortest / (1 + 0.1 * len(need)) if shortest >= SHORTEST else 0.0


def _alternatives(reader: _Reader) -> _Needs:
    """The needs of `a|b|c` up to the closing bracket or the end: one group of the best of each, if each has any."""
    all_of: list[_Needs] = []
    while True:
        all_of.append(_sequence(reader))
        if reader.peek() != "|":
            break
        reader.at += 1
    if len(all_of) == 1:
        return all_of[0]
    if not all(all_of):
        return ()
    return (tuple(dict.fromkeys(one for needs in all_of for one in max(needs, key=_worth))),)


def _sequence(reader: _Reader) -> _Needs:
    sequence = _Sequence()
    while (character := reader.peek()) and character not in "|)":
        if character == "(":
            needs = _group(reader)
            sequence.close()
            if not _optional(reader):
                sequence.offer(needs)
            continue
        plain = _atom(reader)
        repeated = reader.peek() == "+"
        optional = _optional(reader)
        if plain is None or optional:
            sequence.close()
            continue
        sequence.run.append(plain)
        if repeated:
            sequence.close()
    sequence.close()
    return tuple(sequence.needs)


def _group(reader: _Reader) -> _Needs:
    reader.at += 1
    certain = True
    if reader.peek() == "?":
        colon = reader.text[reader.at : reader.at + 2]
        certain = colon == "?:"
        reader.at += 2
    needs = _alternatives(reader)
    reader.at += 1
    return needs if certain else ()


def _atom(reader: _Reader) -> str | None:
    """One character that must stand there; None for a class, an anchor, a dot."""
    character = reader.peek()
    reader.at += 1
    if character == "\\":
        escaped = reader.peek()
        reader.at += 1
        return None if escaped.isalnum() else escaped
    if character == "[":
        _skip_class(reader)
        return None
    return None if character in ".^$" else character


def _skip_class(reader: _Reader) -> None:
    if reader.peek() == "^":
        reader.at += 1
    if reader.peek() == "]":
        reader.at += 1
    while reader.peek() not in ("]", ""):
        reader.at += 2 if reader.peek() == "\\" else 1
    reader.at += 1


def _optional(reader: _Reader) -> bool:
    """Reads a quantifier, if there is one, and says whether what stands before it may be missing."""
    character = reader.peek()
    if character not in ("?", "*", "+", "{"):
        return False
    optional = character in "?*"
    if character == "{":
        end = reader.text.find("}", reader.at)
        optional = reader.text[reader.at + 1 : reader.at + 2] in ("0", ",")
        reader.at = end if end > 0 else reader.at
    reader.at += 1
    if reader.peek() == "?":
        reader.at += 1
    return optional
