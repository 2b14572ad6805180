"""The site answered over HTTP on one address: the doors to Starlette, Uvicorn and watchfiles.

What pages there are and who may see them is up to `site`, which knows no framework.
"""
