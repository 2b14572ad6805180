"""Full, forbidden or changed under our hands: a clear refusal, every byte as it was, no litter."""

import random
import shutil
import subprocess
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

Bench = Callable[[list[dict[str, Any]]], list[dict[str, Any]]]
Place = Callable[..., Path]
Snapshot = Callable[[Path], dict[str, bytes]]

SYSTEM = 4
MAY_FAIL = ("open", "write", "mkdir", "fsync")
"""What a full disk refuses; a rename needs no room, and without a link a copy is made."""


def _may_fail(call: str) -> bool:
    """Whether a full disk stops it; to make git's own folder, which is there, is no call at all."""
    return call.startswith(MAY_FAIL) and not call.endswith("/.git")


def test_a_disk_that_is_full_at_any_call(
    command: tuple[str, str],
    bench: Bench,
    place: Place,
    snapshot: Snapshot,
    full: bool,
    tell: Callable[[str], None],
) -> None:
    (name, words), root = command, place()
    start = root.with_name("start")
    shutil.copytree(root, start)
    before = snapshot(root)
    (whole,) = bench([{"words": words, "directory": root, "watch": True}])
    calls = whole["calls"].splitlines()
    moments = [at for at, call in enumerate(calls, 1) if _may_fail(call)]
    if name == "erase":  # what is removed stays removed, and saying it again does the rest
        moments = [at for at in moments if not calls[at - 1].startswith("fsync folder")]
    for at in moments if full else random.Random(9).sample(moments, min(4, len(moments))):
        shutil.rmtree(root)
        shutil.copytree(start, root)
        job = {"words": words, "directory": root, "fault": {"at": at, "how": "full"}}
        (refused,) = bench([job])
        assert refused["code"] == SYSTEM, (calls[at - 1], refused)
        assert "de schijf is vol" in refused["err"], calls[at - 1]
        assert snapshot(root) == before, calls[at - 1]
    tell(f"{name}: full at each of {len(moments)} calls")


def test_a_small_disk_that_is_really_full(
    bench: Bench, place: Place, snapshot: Snapshot, tmp_path: Path
) -> None:
    """As root on a file system of its own; elsewhere a limit on the size of a file."""
    log = "log feedback zelfstandig --as p01 --minutes 15"
    disk, limit = tmp_path / "disk", {}
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(disk)],
        capture_output=True, check=False,
    ).returncode == 0  # fmt: skip
    try:
        root = disk / "w"
        shutil.copytree(place(), root)
        padding = f"# {'x' * 5000}\n".encode()
        with (root / "plans/log/p01.yaml").open("ab") as file:
            file.write(padding[: 4096 - file.tell() - 1] + b"\n")  # the next byte takes a new page
        if mounted:
            with suppress(OSError), (root / "fill").open("wb", buffering=0) as fill:
                while fill.write(b"\0" * 4096):
                    pass
        else:
            limit = {"most_bytes": 4096 + 20}
        before = snapshot(root)
        for words in (log, "done ks/uren", "add person p31 --team ks"):
            (refused,) = bench([{"words": words, "directory": root, **limit}])
            if mounted or words == log:
                assert refused["code"] == SYSTEM, refused
                assert "de schijf is vol" in refused["err"]
                assert snapshot(root) == before
        if mounted:
            (root / "fill").unlink()
            assert bench([{"words": log, "directory": root}])[0]["code"] == 0
    finally:
        if mounted:
            subprocess.run(["umount", "-l", str(disk)], check=True)


@pytest.mark.parametrize(
    ("closed", "mode"),
    [("plans/log/p01.yaml", 0o444), ("plans/log", 0o555), (".git", 0o555), ("plans/people", 0o555),
     ("plans/people/p01.yaml", 0o444)],
)  # fmt: skip
def test_what_may_not_be_written_is_left_alone(
    closed: str, mode: int, bench: Bench, place: Place, snapshot: Snapshot
) -> None:
    root = place()
    (root / "plans/log/organisation.yaml").unlink(missing_ok=True)
    before = snapshot(root)
    (root / closed).chmod(mode)
    refused = 0
    for words in (
        "log feedback zelfstandig --as p01",
        "log organisation/klant --value 7,5",
        "rename p01/feedback terug",
        "add person p31 --team ks",
    ):
        (result,) = bench([{"words": words, "directory": root, "ordinary": True}])
        if result["code"]:
            assert result["code"] == SYSTEM, result
            assert "je mag dit niet" in result["err"], result
            assert closed.rpartition("/")[2] in result["err"], result
            refused += 1
    (root / closed).chmod(0o755)
    now = snapshot(root)
    assert refused
    assert not [name for name in now if name.endswith("tmp")]
    if (root / closed).is_file():
        assert now[closed] == before[closed]


def test_an_editor_that_saves_meanwhile_loses_nothing(
    command: tuple[str, str],
    bench: Bench,
    place: Place,
    snapshot: Snapshot,
    full: bool,
    tell: Callable[[str], None],
) -> None:
    """But for the moment itself of a rename or removal, right after the last look."""
    (name, words), root = command, place()
    start = root.with_name("start")
    shutil.copytree(root, start)
    before = snapshot(root)
    (whole,) = bench([{"words": words, "directory": root, "watch": True}])
    calls = whole["calls"].splitlines()
    after = snapshot(root)
    changed = [file for file, content in before.items() if after.get(file) != content]
    moments = [
        (at, file)
        for file in changed
        for at, call in enumerate(calls, 1)
        if not call.startswith(("replace", "rename", "unlink"))
    ]
    for at, file in moments if full else random.Random(3).sample(moments, min(5, len(moments))):
        shutil.rmtree(root)
        shutil.copytree(start, root)
        typed = before[file].decode() + "# net getypt\n"
        job = {"words": words, "directory": root}
        meanwhile = {"at": at, "file": str(root / file), "text": typed}
        (result,) = bench([{**job, "meanwhile": meanwhile}])
        kept = [one for one, content in snapshot(root).items() if b"# net getypt" in content]
        assert kept, (file, calls[at - 1], result)
        assert not list(root.rglob("*.borgen-tmp")), calls[at - 1]
    tell(f"{name}: an editor saved at {len(moments)} moments")
