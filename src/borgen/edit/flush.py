"""Names of new files on the disk, so that a power cut does not take them; not their bytes."""

import os
from pathlib import Path


def flush_folders(file: Path, root: Path) -> None:
    """Flush the folder of `file` and those above it, up to `root`; Windows has no such call."""
    if os.name != "posix":
        return
    for folder in file.parents:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        if folder == root:
            return
