"""Runs commands of borgen in processes of their own, many at once, and does harm to them.

A program, not a test: one line of JSON in (a list of jobs, run at the same time), one line out
(what became of each). A job is forked from here, where everything is imported already, so that a
thousand of them take minutes; what the fork does is `borgen.cli.main.run`, the whole command.

A job: `words`; `directory`; `ordinary` (true: an administrator's powers over files are put down);
`most_bytes` (of a file); `most_memory`; `kill_after` (seconds); `watch` (true: tell the calls that
change something on the disk); `fault`: `{"at": 3, "how": "before" | "after" | "torn" | "full"}`,
the third of those calls; `meanwhile`: `{"at": 3, "file": .., "text": ..}`, an editor that saves
that file just before it.
"""

import contextlib
import ctypes
import errno
import importlib
import io
import json
import os
import random
import resource
import signal
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from borgen.cli.main import run
from borgen.cli.options import shared_options
from borgen.load import load_workspace
from borgen.load.files import TextTree

CHANGING = ("open", "write", "fsync", "ftruncate", "truncate", "replace", "rename", "link",
            "unlink", "remove", "mkdir", "rmdir")  # fmt: skip
RAW = {name: getattr(os, name) for name in CHANGING}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class Disk:
    """Stands between borgen and the operating system: counts, remembers, and strikes once."""

    def __init__(self, job: dict[str, Any], told: int) -> None:
        self.fault: dict[str, Any] = job.get("fault", {})
        self.meanwhile: dict[str, Any] = job.get("meanwhile", {})
        self.told = told
        self.count = 0

    def install(self) -> None:
        """Put it in the place of what Python offers."""
        for name in CHANGING:
            setattr(os, name, self.watched(name))
        setattr(os, "fdopen", self.opened)  # noqa: B010 - it is not the same type

    def watched(self, name: str) -> Callable[..., Any]:
        """Return the call `name`, watched."""

        def call(*args: Any, **kwargs: Any) -> Any:
            is_open = name == "open"
            if is_open and (args[0] == os.devnull or not (len(args) > 1 and args[1] & WRITING)):
                return RAW[name](*args, **kwargs)
            self.count += 1
            self.tell(name, args)
            self.edit()
            return self.strike(name, args, kwargs)

        return call

    def strike(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Make the call, unless it is the one at which something happens."""
        how = self.fault.get("how") if self.fault.get("at") == self.count else None
        if how == "full" and name in {"write", "mkdir", "open", "link", "fsync"}:
            if name == "write":
                RAW["write"](args[0], bytes(args[1])[: len(args[1]) // 2])
            raise OSError(errno.ENOSPC, "No space left on device")
        if how == "torn" and name == "write":
            RAW["write"](args[0], bytes(args[1])[: len(args[1]) // 2])
        if how in {"before", "torn"}:
            os.kill(os.getpid(), signal.SIGKILL)
        try:
            return RAW[name](*args, **kwargs)
        finally:
            if how == "after":
                os.kill(os.getpid(), signal.SIGKILL)

    def edit(self) -> None:
        """Save a file as an editor does: a new one in the place of the old."""
        if self.meanwhile.get("at") == self.count:
            file = Path(self.meanwhile["file"])
            other = file.with_name("editor~")
            with open(other, "w", encoding="utf-8", newline="") as new:  # noqa: PTH123 - unwatched
                new.write(self.meanwhile["text"])
            RAW["replace"](other, file)

    def opened(self, descriptor: int, mode: str = "r", *args: Any, **kwargs: Any) -> Any:
        """Return a file whose every write is a call that is watched."""
        if mode != "wb":
            return open(descriptor, mode, *args, **kwargs)
        return Unbuffered(descriptor, "wb")

    def tell(self, name: str, args: tuple[Any, ...]) -> None:
        """Remember the call: its name, and the file it is about or whether it is a folder."""
        about = args[0]
        if isinstance(about, int):
            is_folder = stat.S_ISDIR(os.fstat(about).st_mode)
            about = ("folder " if is_folder else "file ") + str(
                Path(f"/proc/self/fd/{about}").readlink()
            )
        RAW["write"](self.told, f"{name} {about}\n".encode())


class Unbuffered(io.FileIO):
    """A file that writes at once."""

    def write(self, content: Any) -> int:
        """Write through the watched call."""
        return os.write(self.fileno(), content)


class Worker:
    """One job under way."""

    def __init__(self, job: dict[str, Any]) -> None:
        self.job = job
        self.files = {name: os.memfd_create(name) for name in ("out", "err", "calls")}
        self.began = time.monotonic()
        self.pid = os.fork()
        if self.pid == 0:
            self.work()

    def work(self) -> None:
        """Become the command; never returns."""
        code = 99
        try:
            prepare(self.job, self.files)
            code = run(self.job["words"])
            sys.stdout.flush()
            sys.stderr.flush()
        finally:
            os._exit(code)

    def killed_in_time(self) -> None:
        """Kill it at its moment, if it has one."""
        if "kill_after" in self.job:
            wait = self.began + self.job["kill_after"] - time.monotonic()
            time.sleep(max(0.0, wait))
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)

    def result(self) -> dict[str, Any]:
        """Wait for its end and return what became of it."""
        _, status, usage = os.wait4(self.pid, 0)
        return {
            "code": os.waitstatus_to_exitcode(status),
            "seconds": time.monotonic() - self.began,
            "megabytes": usage.ru_maxrss // 1000,
            **{name: content(file) for name, file in self.files.items()},
        }


def prepare(job: dict[str, Any], files: dict[str, int]) -> None:
    """Set up the process of a job."""
    nothing = os.open(os.devnull, os.O_RDONLY)
    for descriptor, source in ((0, nothing), (1, files["out"]), (2, files["err"])):
        os.dup2(source, descriptor)
    random.seed()
    os.chdir(job["directory"])
    os.environ.update(job.get("environment", {}))
    if "most_bytes" in job:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (job["most_bytes"],) * 2)
    if "most_memory" in job:  # of addresses: allocators reserve more than they use
        resource.setrlimit(resource.RLIMIT_AS, (job["most_memory"],) * 2)
    if job.get("ordinary"):
        put_down_powers()
    if job.get("watch") or "fault" in job or "meanwhile" in job:
        Disk(job, files["calls"]).install()


def put_down_powers() -> None:
    """Obey the modes of files as everybody does: the capabilities that override them go."""
    libc = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    sets = (ctypes.c_uint32 * 6)()
    libc.capget(header, sets)
    for one in range(3):
        sets[one] &= ~0b1110  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH, CAP_FOWNER
    libc.capset(header, sets)


def content(descriptor: int) -> str:
    """Return what was written to a file in memory, and close it."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    with open(descriptor, encoding="utf-8", errors="replace") as file:
        return file.read()


def warm() -> None:
    """Import what commands import when they need it, once and for all."""
    for name in (
        "log",
        "init",
        "check",
        "report",
        "tree",
        "next",
        "explain",
        "add",
        "done",
        "rename",
    ):
        with contextlib.suppress(ImportError):
            importlib.import_module(f"borgen.cli.commands.{name}")
    shared_options([])
    settings = 'borgen: 1\nname: X\nlanguage: nl\nx: "\\\\u0041"\n'
    load_workspace(TextTree({"borgen.yaml": settings, "plans/log/p01.yaml": "- {a: ! 1}\n"}))


def main() -> None:
    """Answer jobs until nobody asks any more."""
    warm()
    for line in sys.stdin:
        workers = [Worker(job) for job in json.loads(line)]
        for worker in workers:
            worker.killed_in_time()
        RAW["write"](1, (json.dumps([worker.result() for worker in workers]) + "\n").encode())


main()
