"""Text to plain values and paths to lines: the only package that names a YAML library.

What a plan or a log entry means is not known here; edits and files live elsewhere.
"""

from borgen.yamltext.problem import Problem, Reading
from borgen.yamltext.reading import clean_text, read, unproved

__all__ = ["Problem", "Reading", "clean_text", "read", "unproved"]
