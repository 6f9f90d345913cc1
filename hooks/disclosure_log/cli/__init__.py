"""The command line.

One module holds one command; what the commands do is in the rest of the library.
"""
