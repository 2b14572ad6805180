"""Writing a whole file that somebody asked for: all of it or nothing, and never a directory."""

import os
from pathlib import Path

from borgen.errors import BorgenError, SystemFailureError


def write_file(file: Path, text: str) -> None:
    """Put `text` in `file` as UTF-8; what stood there is replaced at once, or stays as it was.

    Raises:
        BorgenError: there is a directory of that name.
        SystemFailureError: the folder is not there, may not be written, or the disk is full.
    """
    if file.is_dir():
        raise BorgenError("report.output_directory", file=str(file))
    try:
        if file.exists() and not file.is_file():
            file.write_text(text, encoding="utf-8", newline="")
        else:
            _replace(file.resolve(), text)
    except OSError as error:
        raise SystemFailureError.of(error, str(file)) from error


def _replace(file: Path, text: str) -> None:
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with beside.open("x", encoding="utf-8", newline="") as new:
            new.write(text)
            new.flush()
            os.fsync(new.fileno())
        if file.exists():
            beside.chmod(file.stat().st_mode)
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
