"""Names every file over 300 lines and every function over 40, and fails if there is one.

python tests/sizes.py
"""

import ast
import sys
from pathlib import Path

FILE_LINES = 300
FUNCTION_LINES = 40
ROOT = Path(__file__).parents[1]


def too_long(path: Path) -> list[str]:
    """What is too long in a file."""
    source = path.read_text("utf-8")
    name = path.relative_to(ROOT)
    lines = len(source.splitlines())
    found = [f"{name}: {lines} lines"] if lines > FILE_LINES else []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > FUNCTION_LINES:
                found.append(f"{name}:{node.lineno}: {node.name} has {length} lines")
    return found


def main() -> int:
    """All Python files of the project; 1 when something is too long."""
    files = sorted(path for folder in ("src", "tests", "screenshots") for path in (ROOT / folder).rglob("*.py"))
    found = [line for path in files for line in too_long(path)]
    sys.stdout.write("\n".join([*found, f"{len(files)} files, {len(found)} too long", ""]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
