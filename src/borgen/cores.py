"""Work that falls apart in parts, shared by two processes: the same results in the same order.

Where a second process cannot be had, or has no core to run on, the parts are done one by one. What
the parts are, and whether they are large enough to share, is not known here.
"""

import os
import pickle  # what a second process of ours hands over, never what stands on a disk
import signal
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NoReturn, TypeVar

T = TypeVar("T")


def all_done(
    parts: Sequence[Callable[[], T]],
    *,
    pack: Callable[[Mapping[int, T]], bytes] = pickle.dumps,
    unpack: Callable[[bytes], Mapping[int, T]] = pickle.loads,
) -> list[T]:
    """Return what each of `parts` returns, in their order.

    Both processes take the next part that nobody has, so they are done at about the same time. What
    the second one could not do or hand over is done here, and what that raises is raised.

    Args:
        parts: what is to be done, without effects: a part may be done twice.
        pack: makes bytes of results by the number of their part, to hand them over.
        unpack: makes results of those bytes.
    """
    if len(parts) == 1 or not has_second_core():
        return [part() for part in parts]
    queue = _queue(len(parts))
    answer, handing = os.pipe()
    second = os.fork()
    if second == 0:
        os.close(answer)
        _be_second(lambda: pack({at: parts[at]() for at in _taken(queue)}), handing)
    os.close(handing)
    try:
        done = {at: parts[at]() for at in _taken(queue)}
        done |= _handed_over(answer, unpack)
    finally:
        os.kill(second, signal.SIGKILL)
        os.waitpid(second, 0)
        os.close(answer)
        os.close(queue)
    return [done[at] if at in done else part() for at, part in enumerate(parts)]


def has_second_core() -> bool:
    """Return whether a second process would gain anything, and can be had without danger."""
    fork, cores = hasattr(os, "fork"), getattr(os, "sched_getaffinity", None)
    return fork and threading.active_count() == 1 and cores is not None and len(cores(0)) > 1


_NUMBER = 2
"""The bytes of a number in the queue: a pipe holds 65,536 of them, and gives two whole at once."""


def _queue(parts: int) -> int:
    """Return a pipe to read from that holds the numbers of all parts."""
    waiting, filling = os.pipe()
    os.write(filling, b"".join(at.to_bytes(_NUMBER, "big") for at in range(parts)))
    os.close(filling)
    return waiting


def _taken(queue: int) -> Iterator[int]:
    while number := os.read(queue, _NUMBER):
        yield int.from_bytes(number, "big")


def _be_second(answer: Callable[[], bytes], handing: int) -> NoReturn:
    """Hand over the answer and be gone, whatever happens: the first process notices by itself."""
    try:
        with os.fdopen(handing, "wb") as pipe:
            pipe.write(answer())
    finally:
        os._exit(0)


def _handed_over(answer: int, unpack: Callable[[bytes], Mapping[int, T]]) -> Mapping[int, T]:
    with os.fdopen(answer, "rb", closefd=False) as pipe:
        packed = pipe.read()
    try:
        return unpack(packed)
    except (EOFError, ValueError, pickle.UnpicklingError):
        return {}
