"""Look for inputs that break a promise of `targets.py`, guided by which code they reach.

    python fuzz/run.py reader FOLDER [-max_total_time=600 and what else libFuzzer takes]

FOLDER keeps what was found of interest; the kept corpus and this repository's own files are put
there first. What is worth keeping of it goes to the corpus with `keep.py`.
"""

import base64
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import atheris

HERE = Path(__file__).parent
ROOT = HERE.parent
LARGEST = 2_000
"""Of a seed, in bytes: a fuzzer is as quick as its inputs are small."""

with atheris.instrument_imports(include=["borgen", "ruamel.yaml"]):
    sys.path.insert(0, str(HERE))
    from targets import FILES, TARGETS


def main() -> None:
    """Do what the words of the command line say; a fuzzer never returns."""
    target, folder, *flags = sys.argv[1:]
    corpus = Path(folder)
    corpus.mkdir(parents=True, exist_ok=True)
    for seed in seeds(target):
        (corpus / sha256(seed).hexdigest()[:16]).write_bytes(seed)
    words = f"-dict={HERE / 'yaml.dict'}"
    atheris.Setup([sys.argv[0], words, "-timeout=20", folder, *flags], TARGETS[target])
    atheris.Fuzz()


def seeds(target: str) -> Iterator[bytes]:
    """Yield what is worth beginning with."""
    kept = HERE / "corpus" / f"{target}.txt"
    if kept.exists():
        yield from map(base64.b64decode, kept.read_text().split())
    for file in (*ROOT.glob("tests/errors/**/*.yaml"), *ROOT.glob("plans/**/*.yaml")):
        if file.is_file():
            start = file.read_bytes()[:LARGEST]
            if target in {"reader", "locator", "append"}:
                yield start
            elif target == "splice":
                yield from (edit + start for edit in (b"\0\x0e", b"\5\1", b"\x09\x0c"))
            else:
                yield from (
                    bytes([which]) + start for which in range(len(FILES)) if fits(which, file)
                )


def fits(which: int, file: Path) -> bool:
    """Return whether `file` is worth trying as the content of that file of the workspace."""
    return Path(FILES[which]).parent.name == file.parent.name or file.name in FILES[which]


main()
