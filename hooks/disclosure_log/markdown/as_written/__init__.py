"""What counts as a list, a quotation, a table and the end of a line.

Most who write an answer do not know Markdown, so a mark is one only where every reader would take
it for one. Anything else is text, and is shown as it was written:

* A **list** is what looks like one: two items or more, with words in each. The numbers of a list
  run on from its first; ``15.`` alone, ``2019. The dates`` or 1, 3, 4 are text. A figure after a
  dash may be *minus* a figure, so a list with such an item keeps its dashes. A text that marks
  figures with an asterisk keeps the asterisks of its notes.
* A **quotation** begins with words. ``> 5`` is *more than 5*.
* A **table** has two rows and two columns or more. Its cells stand between ``|``, or are divided
  by tabs or by three blanks and more, as when they come from Word or Excel. See ``tables``.
* A **line** ends where it was ended early, and where the next would run into it: an item such as
  ``(a)`` or ``•``, a figure below a figure. The lines of a paragraph that was wrapped are joined.

These are rules of markdown-it in the place of its own. What they decide is not trusted: ``proof``
compares every finished text with what was written.
"""
