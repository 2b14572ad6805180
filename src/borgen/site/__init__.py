"""A workspace as a site: the same reports as pages that follow the files.

Who reads it and what they may see, addresses, pages made on demand, and who is let in belong
here; how they travel is up to `server`. Nothing is ever written.
"""
