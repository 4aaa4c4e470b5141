"""`python -m explainer` is the same as `explainer`."""

import sys

if __name__ == "__main__":
    if not sys.flags.safe_path:
        del sys.path[0]  # the current folder has stories: no module is taken from it
    from explainer.cli import main

    raise SystemExit(main())
