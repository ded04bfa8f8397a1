"""What gets printed: the participants' report, the alderman's note and the poster.

Pages are laid out as figures (``blocks``, ``flow``, ``pages``): plain marks in millimetres whose
text is never read as mark-up.  Only then ``pdf`` draws them.
"""
