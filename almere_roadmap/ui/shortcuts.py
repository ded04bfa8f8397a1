"""The keys: of actions anywhere, of the screens, and those that only their screen knows."""

from __future__ import annotations

from almere_roadmap.i18n import N_

KEYS: dict[str, tuple[str, ...]] = {
    "new": ("Ctrl+N",),
    "open": ("Ctrl+O",),
    "session": ("Ctrl+Shift+N",),
    "note": ("Ctrl+D",),
    "copy": ("Ctrl+Shift+S",),
    "undo": ("Ctrl+Z",),
    "redo": ("Ctrl+Y", "Ctrl+Shift+Z"),
    "find": ("Ctrl+K",),
    "problems": ("Ctrl+Shift+P",),
    "rules": ("Ctrl+Shift+R",),
    "linking": ("Ctrl+Shift+E",),
    "history": ("Ctrl+H",),
    "inspector": ("Ctrl+I",),
    "language": ("Ctrl+Shift+L",),
    "theme": ("Ctrl+Shift+D",),
    "shortcuts": ("F1",),
    "larger": ("Ctrl+Shift++",),
    "smaller": ("Ctrl+Shift+-",),
    "quit": ("Ctrl+Q",),
}

ON_SCREENS = (
    (N_("Chain"), "N", N_("new box")),
    (N_("Chain"), "Ctrl+←↑→↓", N_("add a connected box")),
    (N_("Chain"), "Enter, F2", N_("rename")),
    (N_("Chain"), "1–4", N_("kind of the flow")),
    (N_("Chain"), "[ ]", N_("shallower or deeper flow")),
    (N_("Chain"), "Alt+←↑→↓", N_("walk along the flows")),
    (N_("Chain"), "Delete", N_("delete with its flows")),
    (N_("Chain"), "Shift+1", N_("fit all")),
    (N_("Chain, Roadmap"), "L", N_("link with another: at both ends")),
    (N_("Chain, Roadmap"), "Ctrl+wheel", N_("zoom at the pointer")),
    (N_("Roadmap"), "N", N_("new item")),
    (N_("Roadmap"), "←→", N_("move in time")),
    (N_("Roadmap"), "Shift+←→", N_("longer or shorter")),
    (N_("Roadmap"), "Alt+↑↓", N_("to another layer")),
    (N_("Roadmap"), "W · M · Q · Y", N_("weeks, months, quarters or years in view")),
    (N_("Niches"), "N", N_("new idea; Enter for the next")),
    (N_("Matches"), "A, P, X", N_("accept, plan, dismiss")),
    (N_("Outcome"), "Enter, F2", N_("edit a cell")),
    (N_("Outcome"), "Space", N_("next state: open, under way, done, dropped")),
    (N_("Outcome"), "Delete", N_("delete the note")),
)
"""(screen, keys, what they do), for the sheet of shortcuts."""
