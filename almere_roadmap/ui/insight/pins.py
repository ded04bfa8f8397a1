"""Pinning a finding as evidence to a niche or to the outcome."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from almere_roadmap.domain.words import LinkKind
from almere_roadmap.domain.workshop import ABOUT_ID, Workshop, ordered
from almere_roadmap.i18n import _
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.verbs.notes import linked, unlink
from almere_roadmap.verbs.records import title_of


def pinned_to(workshop: Workshop, evidence: str) -> list[str]:
    """Return the ids of what a finding is pinned to, the outcome first."""
    found = {
        x.origin
        for x in workshop.links.values()
        if x.kind is LinkKind.EVIDENCE and x.target == evidence
    }
    niches = [n.id for n in ordered(workshop.niches.values()) if n.id in found]
    return [*([ABOUT_ID] if ABOUT_ID in found else []), *niches]


def target_words(workshop: Workshop, target: str) -> str:
    """Return what a pin's target is called."""
    if target == ABOUT_ID:
        return _("the outcome")
    found = workshop.find(target)
    return f"{getattr(found[1], 'code', '')} {title_of(found[1])}".strip() if found else target


def toggle(bridge: Bridge, evidence: str, target: str, words: str) -> None:
    """Pin a finding to a target, or take the pin away."""
    if linked(bridge.workshop, LinkKind.EVIDENCE, target, evidence):
        bridge.attempt(unlink, kind=LinkKind.EVIDENCE, origin=target, target=evidence)
    else:
        bridge.pin(evidence, target, words)


def menu(bridge: Bridge, evidence: str, words: str, parent: QWidget) -> QMenu:
    """Return the menu of what a finding can be pinned to, ticked where it is."""
    made = QMenu(parent)
    pinned = pinned_to(bridge.workshop, evidence)
    niches = ordered(bridge.workshop.niches.values())
    for target in (ABOUT_ID, *(n.id for n in niches)):
        name = target_words(bridge.workshop, target)
        act = made.addAction(_("Pin to {name}").format(name=name).replace("&", "&&"))
        act.setCheckable(True)
        act.setChecked(target in pinned)
        act.setData(target)
    made.triggered.connect(lambda act: toggle(bridge, evidence, str(act.data()), words))
    return made


def ask(bridge: Bridge, evidence: str, words: str, at: QWidget) -> None:
    """Show the menu of targets under a button."""
    shown = menu(bridge, evidence, words, at)
    shown.popup(at.mapToGlobal(QPoint(0, at.height())))
