"""What the tests of the knowledge base share: a small base that is in order, to be spoilt."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ENTRY = "entries/smtp/user-unknown.yaml"


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A copy of the small base that loads and lints without a word."""
    return Path(shutil.copytree(HERE / "good", tmp_path / "knowledge"))


@pytest.fixture
def spoil(good: Path) -> Callable[..., Path]:
    """Replace text in a file of the small base (its entry unless another is named)."""

    def change(old: str, new: str, name: str = ENTRY) -> Path:
        path = good / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        return good

    return change
