"""A disclosure log from reviewed records: read, check, group, render.

The data flows one way::

    disclosures/**.yml -> source -> model -> rules -> findings
                                         \\-> log -> pages -> site.render -> {address: output}

Reading, checking, grouping and rendering are apart, nothing here prints or asks for the day, and
nothing here knows MkDocs. Only ``hooks/publish.py`` and ``build.py`` write.
"""
