"""`make bench`: how fast is it, against its targets and against named peers, printed as it is."""

import importlib
import platform
import sys

from tests.bench.row import Row, table

PARTS = ("answer", "cold", "slack", "memory")


def main(names: list[str]) -> int:
    """Run the parts named, or all; print the table. The exit code is 0 whatever the figures: the reader judges."""
    rows: list[Row] = []
    for name in names or PARTS:
        print(f"measuring {name} ...", file=sys.stderr, flush=True)
        rows += importlib.import_module(f"tests.bench.{name}").rows()
    print(f"Python {platform.python_version()} on {platform.machine()}")
    print(table(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
