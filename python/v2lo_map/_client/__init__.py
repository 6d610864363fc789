"""The scorer's child process: how it is found, started, spoken to and replaced.

These files are the whole of what a single-file adapter is made from, so they use the standard library only, keep to
what Python 3.8 has, and hold nothing at module level but functions, classes and plain values: a function of an adapter
is pickled by value.
"""
