"""How a turn that something took is called and marked."""

from __future__ import annotations

from almere_roadmap.document.told import Turn
from almere_roadmap.i18n import N_

TURNS = {
    Turn.NEW: (N_("New"), "plus"),
    Turn.MOVED: (N_("Moved"), "arrow-right"),
    Turn.CONFIRMED: (N_("Confirmed"), "circle-check"),
    Turn.CHANGED: (N_("Changed"), "pencil"),
    Turn.GONE: (N_("Gone"), "trash-2"),
}
