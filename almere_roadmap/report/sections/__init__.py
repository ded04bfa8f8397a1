"""The sections of the participants' report, a file each: an edition goes in, a chapter comes out.

A section without content returns None and is named as left out.
"""
