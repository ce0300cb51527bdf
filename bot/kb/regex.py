"""Is a regular expression safe to run on a stranger's text, and what must a text contain for it to match?

Reads the tree that `re` itself parses. What people paste is attacker-controlled, so no pattern may be able to run long.
"""

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any

GAP = 80
"""The longest `.{0,N}` allowed, of which there may be one."""
TURNS = 3
"""How often a group that holds a quantifier may repeat."""
_parser: Any = import_module("re._parser")
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
_BRANCHES = ("BRANCH",)
_re2: Any = import_module("re2") if find_spec("re2") else None  # a development dependency: silently absent in service


def parsed(expression: str) -> Any:
    """The tree of an expression. Raises re.error."""
    return _parser.parse(expression)


def dangers(expression: str) -> Iterator[str]:
    """Why this expression could run long, in plain words."""
    tree = parsed(expression)
    gaps = 0
    for least, most, body, inside in _repeats(tree, inside=False):
        if inside and least != most:
            yield f"a quantifier inside a repeated group can run for hours; repeat it {{0,{TURNS}}} at most"
        if _is_wide(body):
            gaps += most > 1
            if most is _parser.MAXREPEAT or most > GAP:
                yield f"{_shown(body)} without a limit can run long; write {{0,{GAP}}} at most"
    if gaps > 1:
        yield "more than one gap can run long; keep one"
    if _opens_unbounded(tree):
        yield "begins with a repeat without a limit, which starts anew at every character; write {1,40} or the like"
    if any(_named(tree, ("GROUPREF", "GROUPREF_EXISTS"))):
        yield "a back-reference can run long; spell it out"
    if any(_named(tree, ("ASSERT", "ASSERT_NOT"))):
        yield "a look-ahead or look-behind is not allowed; say in `not` what must not be there"
    if _re2 and (fault := _refused_by_re2(expression)):
        yield f"does not compile in RE2, which runs in linear time: {fault}"


def literals(expression: str) -> tuple[str, ...]:
    """Lower-case strings of which every match contains one; empty where nothing is certain."""
    return _needs(parsed(expression))


def _refused_by_re2(expression: str) -> str | None:
    try:
        _re2.compile(expression, _quiet())
    except _re2.error as error:
        return error.args[0].decode() if isinstance(error.args[0], bytes) else str(error)
    return None


def _quiet() -> Any:
    options = _re2.Options()
    options.log_errors = False
    return options


def _repeats(tree: Any, *, inside: bool) -> Iterator[tuple[int, int, Any, bool]]:
    for operator, argument in tree:
        name = str(operator)
        if name in _REPEATS:
            least, most, body = argument
            yield least, most, body, inside
            yield from _repeats(body, inside=inside or most > TURNS)
        else:
            for body in _bodies(name, argument):
                yield from _repeats(body, inside=inside)


def _opens_unbounded(tree: Any) -> bool:
    """Can the first thing a match takes be an unlimited repeat?"""
    for operator, argument in tree:
        name = str(operator)
        if name in _REPEATS:
            least, most, body = argument
            if most is _parser.MAXREPEAT or _opens_unbounded(body):
                return True
            if least:
                return False
        elif any(_opens_unbounded(body) for body in _bodies(name, argument)):
            return True
        elif name != "AT" and not (name == "SUBPATTERN" and argument[-1].getwidth()[0] == 0):
            return False
    return False


def _bodies(name: str, argument: Any) -> tuple[Any, ...]:
    """The sub-trees of one node."""
    if name in _BRANCHES:
        return tuple(argument[1])
    if name in ("SUBPATTERN", "ATOMIC_GROUP", "ASSERT", "ASSERT_NOT"):
        return (argument if name == "ATOMIC_GROUP" else argument[-1],)
    return ()


def _named(tree: Any, names: tuple[str, ...]) -> Iterator[str]:
    for operator, argument in tree:
        name = str(operator)
        if name in names:
            yield name
        for body in (argument[2],) if name in _REPEATS else _bodies(name, argument):
            yield from _named(body, names)


def _is_wide(body: Any) -> bool:
    """Anything but one kind of character: a dot or a negated class."""
    if len(body) != 1:
        return False
    name, argument = str(body[0][0]), body[0][1]
    negated = name == "IN" and (str(argument[0][0]) == "NEGATE" or "NOT_" in str(argument))
    return name in ("ANY", "NOT_LITERAL") or negated


def _shown(body: Any) -> str:
    return "a dot" if str(body[0][0]) == "ANY" else "nearly any character"


def _needs(tree: Any) -> tuple[str, ...]:
    best: tuple[str, ...] = ()
    run = ""
    for operator, argument in tree:
        name = str(operator)
        if name == "LITERAL":
            run += chr(argument).lower()
            continue
        if name == "AT":  # an edge takes no character: the run goes on
            continue
        best, run = _better(best, (run,)), ""
        best = _better(best, _needs_of(name, argument))
    return _better(best, (run,))


def _needs_of(name: str, argument: Any) -> tuple[str, ...]:
    if name in _REPEATS:
        return _needs(argument[2]) if argument[0] >= 1 else ()
    if name in _BRANCHES:
        alternatives = [_needs(body) for body in argument[1]]
        return tuple(need for needs in alternatives for need in needs) if all(alternatives) else ()
    if name in ("SUBPATTERN", "ATOMIC_GROUP"):
        return _needs(_bodies(name, argument)[0])
    return ()


def _better(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    other = tuple(need for need in other if need)
    shortest = min(map(len, other), default=0)
    return other if shortest > min(map(len, one), default=0) else one
