"""Composition for everything that answers from the knowledge base alone: the terminal, batches, benches.

Imports no database, no web framework, no Slack: it is the cold path of `mailwhy ask`.
"""

from pathlib import Path

from bot.app.index_cache import indexed
from bot.diagnosis.diagnose import Diagnoser
from bot.kb.base import Knowledge
from bot.kb.cache import load_cached
from bot.kb.locate import folders
from bot.settings import Settings


def knowledge_folders(settings: Settings) -> tuple[Path, ...]:
    """The folders the base is read from, the bundled one first, then the operator's overlays in order."""
    return folders(settings.knowledge, settings.knowledge_paths)


def load_knowledge(settings: Settings) -> Knowledge:
    """The knowledge base, compiled from the cache where that is fresh. Raises KnowledgeError."""
    return load_cached(knowledge_folders(settings), settings.cache_dir)


def diagnoser(settings: Settings, base: Knowledge) -> Diagnoser:
    """A diagnoser over `base`, the one these settings name, with its index from the cache where that is fresh."""
    return indexed(base, knowledge_folders(settings), settings.cache_dir)
