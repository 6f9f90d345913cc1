"""Makes a disclosure log from reviewed records: reads, checks, groups and renders them.

The data flows one way::

    disclosures/**.yml -> reading -> records -> rules -> findings
                                             \\-> log -> site.render -> {path: output}

Reading, checking, grouping and rendering are separate. None of them prints, changes a repository or
asks for the date. Only the commands in ``cli`` and ``publisher``, the one package that knows
MkDocs, do that.
"""
