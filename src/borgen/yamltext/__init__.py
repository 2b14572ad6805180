"""Text to plain values and paths to lines: the only package that names a YAML library.

What a plan or a log entry means is not known here; edits and files live elsewhere.
"""

from borgen.yamltext.reading import Reading, read
from borgen.yamltext.text import Problem

__all__ = ["Problem", "Reading", "read"]
