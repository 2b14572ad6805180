"""What a plan and a log entry are: frozen values without behaviour of the outside world.

Shapes and their defaults belong here; judging, measuring, reading and writing do not. The key
names are those of the files. Optional values are None where nothing stands in the file.
"""
