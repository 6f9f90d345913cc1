"""Commands of ``build.py`` that are more than a few lines, each a group of its own."""
