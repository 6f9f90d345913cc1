"""The command line.

Each module holds one command. The work itself is done in the rest of the library.
"""
