"""Almere Roadmap: from cluster figures to a chain, niches, a roadmap and its report.

A *workshop* (``domain``) is an immutable value.  It changes by *edits* (``history``) that
*verbs* write and a *document* keeps in one ``.almere`` file (``store``).  ``analysis`` asks
questions of a workshop, ``figures`` turns the answers into pictures, and ``report``,
``exchange``, ``cli`` and ``ui`` show them.  Imports only go down these stairs.
"""

__version__ = "0.1.0"
