"""In which order bytes reach the disk: write, flush, replace, flush the folder."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Bench = Callable[[list[dict[str, Any]]], list[dict[str, Any]]]
Place = Callable[..., Path]


def calls_of(bench: Bench, root: Path, words: str) -> list[str]:
    """Return the calls that change the disk, without the lock's, in short."""
    (result,) = bench([{"words": words, "directory": root, "watch": True}])
    assert result["code"] == 0, result
    told = result["calls"].replace(f"{root}/", "").replace(str(root), ".")
    shown = re.sub(r"\.(\w+\.yaml)\.\w+\.borgen-tmp", r"\1~", told)
    return [call for call in shown.splitlines() if ".git" not in call]


def test_an_entry_is_flushed_before_it_is_acknowledged(bench: Bench, place: Place) -> None:
    assert calls_of(bench, place(), "log feedback zelfstandig --as p01") == [
        "open plans/log/p01.yaml",  # is it new?
        "open plans/log/p01.yaml",
        "write file plans/log/p01.yaml",
        "fsync file plans/log/p01.yaml",
    ]


def test_so_is_the_name_of_a_new_log(bench: Bench, place: Place) -> None:
    root = place()
    assert calls_of(bench, root, "log organisation/klant --value 7,5") == [
        "open plans/log/organisation.yaml",
        "write file plans/log/organisation.yaml",
        "fsync file plans/log/organisation.yaml",
        "fsync folder plans/log",
        "fsync folder plans",
        "fsync folder .",
    ]


def test_a_file_is_replaced_when_its_bytes_are_on_the_disk(bench: Bench, place: Place) -> None:
    calls = calls_of(bench, place(), "done ks/uren")
    assert calls[:5] == [
        "open plans/teams/ks.yaml~",
        "write file plans/teams/ks.yaml~",
        "fsync file plans/teams/ks.yaml~",
        "link plans/teams/ks.yaml",  # the way back, should a later file fail
        "replace plans/teams/ks.yaml~",
    ]
    assert calls[5] == "fsync folder plans/teams"


def test_nothing_is_replaced_before_all_is_written(bench: Bench, place: Place) -> None:
    calls = calls_of(bench, place(), "rename p01 anna")
    written = [at for at, call in enumerate(calls) if call.startswith(("write", "fsync file"))]
    replaced = [at for at, call in enumerate(calls) if call.startswith(("replace", "rename"))]
    flushed = [at for at, call in enumerate(calls) if call.startswith("fsync folder")]
    assert len(replaced) > 2
    assert max(written) < min(replaced)
    assert max(replaced) < min(flushed)


@pytest.mark.skipif(not shutil.which("strace"), reason="shown by strace where it is installed")
def test_the_system_sees_the_same(place: Place) -> None:
    root = place()
    trace = root.with_name("trace")
    watched = "trace=openat,write,fsync,fdatasync,link,linkat,rename,renameat,renameat2,unlink"
    done = subprocess.run(
        ["strace", "-f", "-y", "-qq", "-e", watched, "-o", str(trace),
         sys.executable, "-B", "-m", "borgen", "done", "ks/uren"],
        cwd=root, capture_output=True, check=False,
        env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull},
    )  # fmt: skip
    if done.returncode and not trace.read_text(encoding="utf-8"):
        pytest.skip("strace may not trace here")
    assert done.returncode == 0, done.stderr
    about = [
        line for line in trace.read_text(encoding="utf-8").splitlines() if "plans/teams" in line
    ]
    order = [
        next((n for n, line in enumerate(about) if re.search(pattern, line)), None)
        for pattern in (
            r" write\(\d+<[^>]*\.borgen-tmp>",
            r" fsync\(\d+<[^>]*\.borgen-tmp>",
            r" rename\w*\(.*\.borgen-tmp\".*plans/teams/ks\.yaml\"",
            r" fsync\(\d+<[^>]*plans/teams>",
        )
    ]
    assert None not in order, about
    assert order == sorted(order, key=lambda at: at or 0)
