"""What a user waits for, in one table with its bars: `python tests/benchmarks [NAME]`.

NAME is screen, reading, printing, endurance or signals; without it all but the last two, which take a quarter of an
hour each. On a machine that does something else at the same time the ratios move by a fifth and more.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

from measuring import compile_both

NAMES = ("screen", "reading", "printing")

sys.path.insert(0, str(Path(__file__).parent.parent))  # the pseudo-terminal and the random hands of the tests
compile_both()
for name in sys.argv[1:] or NAMES:
    import_module(name).main()
