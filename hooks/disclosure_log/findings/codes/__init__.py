"""Every fault that the log's own checks can find: a module for each subject, a name for each code.

Codes never change. The first digit is the subject: DL0 files, DL1 fields, DL2 one record, DL3 text,
DL4 the log as a whole, DL5 released documents, DL6 guidance pages, DL7 the finished site, DL8
personal data. Faults inside a released document have their codes in ``hidden_data.faults``.
"""
