"""A workspace as a site: the same reports as pages that follow the files.

Who reads it and what they may see, addresses, and pages made on demand; HTTP is up to `server`.
Nothing is written.
"""
