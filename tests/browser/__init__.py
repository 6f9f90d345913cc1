"""What a visitor's browser makes of the built site.

A package, so that its conftest and that of the other tests can be told apart.
"""
