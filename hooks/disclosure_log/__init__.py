"""A disclosure log from reviewed records: read, check, group, render.

The data flows one way::

    disclosures/**.yml -> reading -> records -> rules -> findings
                                             \\-> log -> site.render -> {path: output}

Reading, checking, grouping and rendering are separate. None of them prints, changes a repository or
asks what day it is: that is left to the commands in ``cli`` and to ``publisher``, the one module
that knows MkDocs.
"""
