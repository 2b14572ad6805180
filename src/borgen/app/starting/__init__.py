"""Starting a learning programme: what is there, what is asked for, and the files to make.

`context` reads what is there, `settle` decides, `plan` lists the files, and `begin` writes them.
"""
