"""The log for programs: the data format, and the files that are made in it."""
