"""Work that falls apart in parts, shared by two processes: the same results in the same order.

Where a second process cannot be had, or has no core to run on, the parts are done one by one. What
the parts are, and whether they are large enough to share, is not known here.
"""

import os
import signal
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NoReturn, TypeVar

T = TypeVar("T")


def all_done(
    parts: Sequence[Callable[[], T]],
    first: Callable[[], object] = lambda: None,
    told: Callable[[int], object] = lambda _: None,
) -> list[T]:
    """Return what each of `parts` returns, in their order.

    Both processes take the next part that nobody has, so they are done at about the same time. What
    the second one could not do or hand over is done here, and what that raises is raised.

    Args:
        parts: what is to be done, without effects: a part may be done twice.
        first: what only this process can do, while the other one begins with the parts.
        told: is told, in this process only, the number of each part that was done here: all before
            it are done too, or in hand.
    """
    if len(parts) == 1 or not has_second_core():
        first()
        return [_done(parts, at, told) for at in range(len(parts))]
    queue = _queue(len(parts))
    answer, handing = os.pipe()
    here, second = os.getpid(), _forked()
    if second == 0:
        os.close(answer)
        mine = (at for at in _taken(queue) if os.getppid() == here)  # else nobody is waiting
        _be_second(lambda: {at: parts[at]() for at in mine}, handing)
    os.close(handing)
    try:
        first()
        done = {at: _done(parts, at, told) for at in _taken(queue)}
        done |= _handed_over(answer)
    finally:
        if second:
            os.kill(second, signal.SIGKILL)
            os.waitpid(second, 0)
        os.close(answer)
        os.close(queue)
    return [done[at] if at in done else part() for at, part in enumerate(parts)]


def has_second_core() -> bool:
    """Return whether a second process would gain anything, and can be had without danger."""
    fork, cores = hasattr(os, "fork"), getattr(os, "sched_getaffinity", None)
    if not fork or cores is None or threading.active_count() > 1:
        return False
    waits = signal.getsignal(signal.SIGCHLD) is not signal.SIG_IGN  # else nobody can wait for it
    return waits and len(cores(0)) > 1


def _forked() -> int | None:
    """Return what `fork` does; None where there are too many processes already."""
    try:
        return os.fork()
    except OSError:
        return None


def _done(parts: Sequence[Callable[[], T]], at: int, told: Callable[[int], object]) -> T:
    done = parts[at]()
    told(at)
    return done


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


def _be_second(work: Callable[[], Mapping[int, T]], handing: int) -> NoReturn:
    """Hand over what was done and be gone, whatever happens: the first process notices."""
    try:
        import pickle  # noqa: PLC0415 - few commands share work; no file that anybody could write

        with os.fdopen(handing, "wb") as pipe:
            pickle.dump(work(), pipe, pickle.HIGHEST_PROTOCOL)
    finally:
        os._exit(0)


def _handed_over(answer: int) -> Mapping[int, Any]:
    import pickle  # noqa: PLC0415 - as above

    with os.fdopen(answer, "rb", closefd=False) as pipe:
        try:
            done: Mapping[int, Any] = pickle.load(pipe)  # noqa: S301 - from our own second process
        except (EOFError, ValueError, pickle.UnpicklingError):
            return {}
    return done
