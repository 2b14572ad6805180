"""The site over HTTP: the only package that imports Starlette, Uvicorn and watchfiles.

Which pages there are and who may see them is decided in `site`, which knows no framework.
"""
