"""Keep the inputs that reach code no smaller one reaches: `python fuzz/keep.py reader FOLDER`.

They are written to `corpus/reader.txt`, one a line, which the tests replay without a fuzzer.
"""

import base64
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any, Final, TypeAlias

TraceFunction: TypeAlias = Callable[[FrameType, str, Any], Any]

HERE: Final = Path(__file__).parent
OURS: Final = "/borgen/"
LARGEST: Final = 600
"""Of an input, in bytes."""


class Reach:
    """The steps from line to line that were taken in our own code."""

    def __init__(self) -> None:
        self.steps: set[tuple[str, int, int]] = set()

    def trace(self, frame: FrameType, _event: str, _arg: object) -> TraceFunction | None:
        """Note a step; in other people's code there is nothing to note."""
        if OURS not in frame.f_code.co_filename:
            return None
        before = frame.f_lineno

        def step(inner: FrameType, event: str, _arg: object) -> TraceFunction:
            nonlocal before
            if event == "line":
                self.steps.add((inner.f_code.co_filename, before, inner.f_lineno))
                before = inner.f_lineno
            return step

        return step


def main() -> None:
    """Choose, the smallest first, and write."""
    target, *folders = sys.argv[1:]
    sys.path.insert(0, str(HERE))
    from targets import TARGETS  # noqa: PLC0415 - it stands beside this script

    found = {file.read_bytes() for folder in folders for file in Path(folder).iterdir()}
    known: set[tuple[str, int, int]] = set()
    kept = []
    for one in sorted(found, key=lambda one: (len(one), one)):
        if len(one) > LARGEST:
            break
        reach = Reach()
        sys.settrace(reach.trace)
        try:
            TARGETS[target](one)
        finally:
            sys.settrace(None)
        if not reach.steps <= known:
            known |= reach.steps
            kept.append(base64.b64encode(one).decode())
    corpus = HERE / "corpus"
    corpus.mkdir(exist_ok=True)
    (corpus / f"{target}.txt").write_text("".join(f"{one}\n" for one in kept), encoding="ascii")


main()
