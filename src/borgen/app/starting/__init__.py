"""Starting a learning programme: what stands already, what is asked for, and the files it makes.

`ground` looks, `settle` decides, `plan` says which files; `begin` writes them.
"""
