"""Writing a whole file that somebody asked for: all of it or nothing, and never a directory."""

import os
from pathlib import Path

from borgen.errors import BorgenError, SystemFailureError


def write_file(file: Path, content: str | bytes) -> None:
    """Put `content` in `file`, text as UTF-8; what stood there is replaced or stays.

    Raises:
        BorgenError: there is a directory of that name.
        SystemFailureError: the folder is not there, may not be written, or the disk is full.
    """
    if file.is_dir():
        raise BorgenError("report.output_directory", file=str(file))
    content = content.encode() if isinstance(content, str) else content
    try:
        if file.exists() and not file.is_file():
            file.write_bytes(content)
        else:
            _replace(file.resolve(), content)
    except OSError as error:
        raise SystemFailureError.of(error, str(file)) from error


def _replace(file: Path, content: bytes) -> None:
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with beside.open("xb") as new:
            new.write(content)
            new.flush()
            os.fsync(new.fileno())
        if file.exists():
            beside.chmod(file.stat().st_mode)
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
