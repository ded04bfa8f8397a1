"""What can be done from anywhere in the window: one table of actions."""

from __future__ import annotations

from dataclasses import dataclass

from almere_roadmap.i18n import N_


@dataclass(frozen=True, slots=True)
class Action:
    """An action: name, words, icon, and whether it needs an open workshop.

    One that ``shows_others`` brings up files or copies whose names nothing covers.
    """

    name: str
    text: str
    icon: str
    needs_workshop: bool = False
    shows_others: bool = False


ACTIONS = (
    Action("new", N_("New workshop…"), "file-plus"),
    Action("open", N_("Open…"), "folder-open"),
    Action("details", N_("Title, question, home area, session…"), "pencil", True),
    Action("session", N_("New session…"), "calendar", True),
    Action("interview", N_("New interview…"), "clipboard-list", True),
    Action("note", N_("Note beside the selection"), "pencil", True),
    Action("picture", N_("Copy or save the figure…"), "image", True),
    Action("copy", N_("Save a copy…"), "copy", True),
    Action("hand_out", N_("Hand out copies…"), "share", True),
    Action("merge", N_("Merge copies…"), "merge", shows_others=True),
    Action("backups", N_("Backups…"), "shield-check", shows_others=True),
    Action("undo", N_("Undo"), "undo-2", True),
    Action("redo", N_("Redo"), "redo-2", True),
    Action("find", N_("Search or command"), "search"),
    Action("problems", N_("Points of attention"), "triangle-alert", True),
    Action("rules", N_("Rules and calendars"), "scale", True),
    Action("linking", N_("Niches, contracts and education"), "layout-grid", True),
    Action("history", N_("History"), "history", True),
    Action("inspector", N_("Show or hide the inspector"), "panel-right", True),
    Action("room_safe", N_("Room-safe: dragging moves nothing"), "shield-check", True),
    Action("view_mode", N_("View mode: nothing changes"), "eye", True),
    Action("audience", N_("Screen for the room"), "users", True),
    Action("room_this", N_("Show this to the room"), "share", True),
    Action("vote", N_("Voting"), "vote", True),
    Action("agenda", N_("Agenda"), "list", True),
    Action("next_step", N_("Next step of the agenda"), "skip-forward", True),
    Action("previous_step", N_("Previous step of the agenda"), "skip-back", True),
    Action("pause", N_("Hold the clock of the agenda, or go on"), "pause", True),
    Action("five_more", N_("Five minutes more for this step"), "timer", True),
    Action("room_time", N_("Minutes left on the screen for the room, or not"), "clock", True),
    Action("zen", N_("Work area only"), "maximize", True),
    Action("language", N_("Dutch or English"), "languages"),
    Action("theme", N_("Light or dark"), "moon"),
    Action("larger", N_("Larger"), "zoom-in"),
    Action("smaller", N_("Smaller"), "zoom-out"),
    Action("preferences", N_("Preferences…"), "settings"),
    Action("tour", N_("Guided tour of the sample"), "play", shows_others=True),
    Action("shortcuts", N_("Shortcuts"), "circle-help"),
    Action("quit", N_("Quit"), "x"),
)


def action(name: str) -> Action:
    """Return an action by name."""
    return next(a for a in ACTIONS if a.name == name)
