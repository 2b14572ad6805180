"""What the fuzzer found worth keeping is tried every time, without the fuzzer."""

import base64
import sys
from collections.abc import Callable, Mapping
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

FUZZ = Path(__file__).parents[2] / "fuzz"
CORPUS = sorted((FUZZ / "corpus").glob("*.txt"))


@pytest.fixture(scope="module")
def targets() -> Mapping[str, Callable[[bytes], None]]:
    spec = spec_from_file_location("fuzz_targets", FUZZ / "targets.py")
    assert spec
    assert spec.loader
    module = sys.modules[spec.name] = module_from_spec(spec)
    spec.loader.exec_module(module)
    found: Mapping[str, Callable[[bytes], None]] = module.TARGETS
    return found


def test_every_promise_has_its_inputs(targets: Mapping[str, Callable[[bytes], None]]) -> None:
    assert {file.stem for file in CORPUS} == targets.keys()
    assert sum(file.stat().st_size for file in CORPUS) < 300_000


@pytest.mark.parametrize("file", CORPUS, ids=lambda file: file.stem)
def test_kept_inputs_break_no_promise(
    file: Path, targets: Mapping[str, Callable[[bytes], None]], full: bool
) -> None:
    inputs = file.read_text(encoding="ascii").split()
    for text in inputs if full else inputs[:: 1 + len(inputs) // 60]:
        targets[file.stem](base64.b64decode(text))
