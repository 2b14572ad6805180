"""From a tree of files to one workspace and what is wrong with the files.

Reading, finding out which file is what, validating, and words for what does not fit belong here;
rules about the meaning of plans do not, and nothing is ever written.
"""

from borgen.load.log import canonical, entry_name
from borgen.load.read import load_log
from borgen.load.workspace import Loaded, load_workspace

__all__ = ["Loaded", "canonical", "entry_name", "load_log", "load_workspace"]
