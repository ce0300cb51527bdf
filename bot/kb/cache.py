"""Can the base be had without reading YAML? Yes, when no file changed since it was last compiled.

The compiled base is JSON in a folder of the user's own (0700). A cache that is stale, corrupt or in a folder that
someone else could write to is ignored: then the files are read, which is always right.
"""

import json
import os
import stat
import zlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from bot.errors import KnowledgeError
from bot.kb import compiled, limits, model, provider, whereabouts
from bot.kb.base import Knowledge
from bot.kb.locate import files
from bot.kb.problem import count

MAX_SHOWN = 10
TYPES = tuple(Path(str(module.__file__)) for module in (model, provider, whereabouts, limits))


def load_cached(folders: Sequence[Path], cache_dir: Path | None) -> Knowledge:
    """The base of these folders, from the cache where that is fresh. Raises KnowledgeError listing every fault.

    `cache_dir` is made when missing; None switches the cache off.
    """
    store = own_folder(cache_dir) if cache_dir else None
    if store is None:
        return load_or_raise(folders)
    path = store / f"base-{zlib.crc32(repr([str(folder.absolute()) for folder in folders]).encode()):08x}.json"
    before = state(folders)
    if found := _read(path, before):
        return found
    base = load_or_raise(folders)
    if state(folders) == before:  # a file saved while we read would be missed for ever
        keep(path, f"{before}\n{compiled.dumps(base)}")
    return base


def load_or_raise(folders: Sequence[Path]) -> Knowledge:
    """The base read from its files. Raises KnowledgeError listing every fault."""
    # Only here: reading YAML and validating costs 0.3 s of imports.
    from bot.kb.load import load  # noqa: PLC0415

    loaded = load(folders)
    if loaded.base is None:
        raise broken(tuple(str(problem) for problem in loaded.problems if problem.severity == "error"))
    return loaded.base


def broken(faults: Sequence[str]) -> KnowledgeError:
    """The error that names every fault (the first 10 of them)."""
    more = f"\n... and {len(faults) - MAX_SHOWN} more" if len(faults) > MAX_SHOWN else ""
    head = f"The knowledge base does not load ({count(len(faults), 'error')}); mend them and try `mailwhy kb lint`:"
    return KnowledgeError("\n".join((head, *faults[:MAX_SHOWN])) + more)


def state(folders: Sequence[Path]) -> str:
    """The state of all files, by name, time of change and size: equal states, equal bases. Costs stats only."""
    seen = [_stamp(path) for path in TYPES]  # a cache of older types is stale
    for folder in folders:
        seen += [_stamp(folder), *(_stamp(path) for path in files(folder))]
    return json.dumps(seen)


def _stamp(path: Path) -> list[str | int]:
    try:
        found = path.stat()
    except OSError:
        return [str(path), 0, 0]
    # A folder's own time changes with files that are no concern of ours.
    return [str(path), 0, 0] if stat.S_ISDIR(found.st_mode) else [str(path), found.st_mtime_ns, found.st_size]


def _read(path: Path, wanted: str) -> Knowledge | None:
    with suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
        key, _, document = path.read_text(encoding="utf-8").partition("\n")
        return compiled.loads(document) if key == wanted else None
    return None


def keep(path: Path, text: str) -> None:
    """Write a file of the cache, whole or not at all; a full disk is no reason to fail."""
    part = path.with_suffix(f".{os.getpid()}.part")
    with suppress(OSError):
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0), 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        part.replace(path)


def own_folder(path: Path) -> Path | None:
    """The folder, made when missing; None when it is not ours alone to write to."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = path.stat()
    except OSError:
        return None
    theirs = hasattr(os, "geteuid") and found.st_uid != os.geteuid()
    return None if theirs or found.st_mode & 0o022 else path
