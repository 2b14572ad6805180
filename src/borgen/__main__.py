"""Start here: `borgen` and `python -m borgen`. Everything else is imported when it is needed."""

import gc
import os
import sys

from borgen import __version__


def main() -> int:
    """Run borgen on the words of the command line and return its exit code."""
    words = sys.argv[1:]
    if words == ["--version"]:  # asked by scripts all day long: nothing else is imported for it
        sys.stdout.write(f"borgen {__version__}\n")
        return 0
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # nobody else's code sees plans
    try:
        from borgen.cli.main import run  # noqa: PLC0415 - see above

        return run(words)
    except KeyboardInterrupt:  # so early that `run` was not there yet to say so
        return 130
    finally:
        gc.freeze()  # on the way out the collector looks at nothing: 25 ms, and more for reports


if __name__ == "__main__":
    sys.exit(main())
