"""Files made to exhaust us are refused, or read, within a minute and a gigabyte."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Bench = Callable[[list[dict[str, Any]]], list[dict[str, Any]]]
Place = Callable[..., Path]

PLAN, LOG = "plans/people/p01.yaml", "plans/log/p01.yaml"
ADDRESSES = 4_000_000_000
MEGABYTES = 1_000
SECONDS = 60
"""Ten times what it takes on a machine with nothing else to do."""

HOSTILE: dict[str, tuple[str, str, str]] = {
    "alias-bomb": (
        PLAN, "F04", "a: &a [x]\n" + "".join(f"k{n}: &k{n} [*a, *a]\n" for n in range(50_000)),
    ),
    "billion-laughs": (
        PLAN, "F04", "a0: &a0 [x]\n" + "".join(
            f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 11)
        ),
    ),
    "brackets": (PLAN, "F06", "[" * 100_000),
    "braces": (PLAN, "F06", "{a: " * 100_000),
    "dashes": (PLAN, "F06", "- " * 100_000),
    "indents": (PLAN, "F06", "".join(f"{' ' * n}a:\n" for n in range(1_500))),
    "long-line-plan": (PLAN, "F06", f"title: {'x' * 60_000_000}\n"),
    "long-line-log": (LOG, "F06", f"- {{goal: ! {'x' * 60_000_000}}}\n"),
    "large-log": (LOG, "F06", "- {date: 2026-04-01, goal: feedback}\n" * 2_800_000),
    "crowded-log": (LOG, "F06", "- {}\n" * 6_000_000),
    "long-key": (PLAN, "F02", f"{'a' * 300_000}: 1\n"),
    "repeated-keys": (PLAN, "F03", "a: 1\n" * 50_000),
    "bells": (PLAN, "F07", "a: \x07x\n" * 50_000),
    "escapes": (PLAN, "F07", 'a: "' + "\\e" * 50_000 + '"\n'),
    "colons": (LOG, "F02", "- {a: b: c}\n" * 50_000),
    "markers": (PLAN, "F05", "<<<<<<< \n" * 100_000),
    "no-text": (PLAN, "F01", ""),
    "unknown-keys": (PLAN, "M01", "".join(f"k{n}: 1\n" for n in range(5_000))),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_told_in_bounded_time_and_memory(
    name: str, bench: Bench, place: Place, full: bool, tell: Callable[[str], None]
) -> None:
    if not full and name in {"crowded-log", "long-line-log", "large-log"}:
        pytest.skip("ten seconds each; asked for with the other figures")
    file, code, text = HOSTILE[name]
    root = place()
    (root / file).write_bytes(text.encode() or b"\xff" * 5_000_000)
    job = {"words": "check --format concise", "directory": root, "most_memory": ADDRESSES}
    (told,) = bench([job])
    assert told["code"] == 1, told["err"]
    assert f"{file}:" in told["out"]
    assert f"[{code}]" in told["out"]
    assert told["seconds"] < SECONDS
    assert told["megabytes"] < MEGABYTES
    tell(f"{name}: {code} after {told['seconds']:.1f} s, {told['megabytes']} MB")
