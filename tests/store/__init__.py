"""The store: whatever it holds, a build publishes what it would publish without it.

A package, so that its conftest and that of the other tests can be told apart.
"""
