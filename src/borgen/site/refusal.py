"""What is said when a page is not given."""

from borgen.diagnostics import Arg
from borgen.errors import BorgenError


class RefusedError(BorgenError):
    """A page that is not there, or not for this reader; `status` is what browsers are told."""

    def __init__(self, status: int, key: str, **args: Arg) -> None:
        super().__init__(key, **args)
        self.status = status
