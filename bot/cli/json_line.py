"""How does data become one line of JSON that no terminal and no reader of lines stumbles over?"""

import json
import re
from typing import Any

_UNSAFE = re.compile("[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufff9-\ufffb]")
"""What JSON lets pass: control characters above ASCII, marks of lines and direction, half characters."""


def json_line(data: Any) -> str:
    """`data` as JSON in one line. Letters of every script stay readable; what could steer a terminal is `\\u...`."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(data, ensure_ascii=False))
