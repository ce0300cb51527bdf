"""Can the index of a base be had without counting its words again? Building it takes ten times as long as reading it.

One JSON file in the same folder as the compiled base. It is for just this base and just this program: another
fingerprint, newer code or a damaged file, and the index is built anew.
"""

import json
import zlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from bot.diagnosis import concepts, fold, index, language
from bot.diagnosis.diagnose import Diagnoser
from bot.kb.base import Knowledge
from bot.kb.cache import keep, own_folder

CODE = (concepts, fold, index, language)
"""The modules that decide what stands in an index."""


def indexed(base: Knowledge, folders: Sequence[Path], cache_dir: Path | None) -> Diagnoser:
    """A diagnoser over the `base` of these folders. `cache_dir` is made when missing; None switches the cache off."""
    folder = own_folder(cache_dir) if cache_dir else None
    if folder is None:
        return Diagnoser(base)
    path = folder / f"index-{zlib.crc32(repr([str(one.absolute()) for one in folders]).encode()):08x}.json"
    if found := _read(path, base):
        return found
    made = Diagnoser(base)
    document = json.dumps(made.to_index(), ensure_ascii=False, separators=(",", ":"))
    keep(path, f"{_key(base, document)}\n{document}")
    return made


def _read(path: Path, base: Knowledge) -> Diagnoser | None:
    with suppress(OSError, ValueError, TypeError):
        key, _, document = path.read_text(encoding="utf-8").partition("\n")
        return Diagnoser.from_index(base, json.loads(document)) if key == _key(base, document) else None
    return None


def _key(base: Knowledge, document: str) -> str:
    stamps = [(path.stat().st_mtime_ns, path.stat().st_size) for path in (Path(str(one.__file__)) for one in CODE)]
    return json.dumps([base.fingerprint, stamps, zlib.crc32(document.encode())])
