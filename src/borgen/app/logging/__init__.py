"""One entry in a log, or one taken back.

An entry as it was asked for is resolved against the plans (`resolve`), written under the lock
(`record`), and only then compared with what stood there (`effect`). It is one value all the way, an
`Entry`; the line on the disk is made of it.
"""
