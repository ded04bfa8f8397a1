"""The three modes of the window: dragging off, nothing changes, and the work area only."""

from __future__ import annotations

from almere_roadmap.i18n import _
from almere_roadmap.ui.bridge import Bridge


def toggle_safe(bridge: Bridge) -> None:
    """Let dragging move nothing, or things again."""
    bridge.state["room_safe"] = not is_safe(bridge)
    bridge.mode_changed.emit()
    words = _("Dragging moves nothing now.") if is_safe(bridge) else _("Dragging moves again.")
    bridge.told.emit("good", words)


def toggle_zen(bridge: Bridge) -> None:
    """Show the work area only, or all that is around it too."""
    bridge.state["zen"] = not is_zen(bridge)
    bridge.mode_changed.emit()
    if is_zen(bridge):
        bridge.told.emit("good", _("Esc brings everything around it back."))


def is_safe(bridge: Bridge) -> bool:
    """Tell whether dragging moves nothing."""
    return bool(bridge.state.get("room_safe"))


def is_zen(bridge: Bridge) -> bool:
    """Tell whether only the work area shows."""
    return bool(bridge.state.get("zen")) and bridge.document is not None


def leave(bridge: Bridge) -> bool:
    """Leave the work area only, else view mode; return whether there was anything to leave."""
    if is_zen(bridge):
        toggle_zen(bridge)
    elif bridge.viewing:
        bridge.view_only(False)
    else:
        return False
    return True
