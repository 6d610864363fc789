"""What the rewards of all trainers share.

As in ``_client``: the standard library only, and nothing that keeps a function from being pickled by value.
"""
