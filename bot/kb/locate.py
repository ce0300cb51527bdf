"""Which folders and files is the knowledge base read from?"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.errors import SettingsError

LIST_NAMES = ("reasons", "sources", "providers", "products", "out_of_scope", "evidence", "limits")
"""The corpus-level files, without `.yaml`."""
_BOT = Path(__file__).resolve().parent.parent


def folders(explicit: str | None, overlays: Sequence[str] = ()) -> tuple[Path, ...]:
    """The base folder and then the overlays in order.

    The base is `explicit` (MAILWHY_KNOWLEDGE) where given, else the one inside the installed package, else the
    repository's. Raises SettingsError naming the first folder that does not exist.
    """
    found = (Path(explicit).expanduser() if explicit else bundled(), *(Path(path).expanduser() for path in overlays))
    for folder in found:
        if not folder.is_dir():
            raise SettingsError(f"There is no knowledge folder {folder}; correct MAILWHY_KNOWLEDGE or knowledge.paths")
    return found


def bundled(bot: Path = _BOT) -> Path:
    """The folder that came with this program. `bot` is where the package lies."""
    packaged = bot / "_knowledge"
    return packaged if packaged.is_dir() else bot.parent / "knowledge"


def files(folder: Path) -> Iterator[Path]:
    """The files of one folder that make the base, in a stable order."""
    yield from (path for name in LIST_NAMES if (path := folder / f"{name}.yaml").is_file())
    yield from sorted((folder / "entries").glob("*/*.yaml"))
