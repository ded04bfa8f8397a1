"""The right panel for a niche: its fields, arguments, firms and evidence, edited in place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from almere_roadmap.domain.entities import Niche
from almere_roadmap.domain.words import LinkKind, NoteKind, Side, Status
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import _, plural
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.niches.choices import recommendations, stages
from almere_roadmap.ui.widgets.committed_text import CommittedText
from almere_roadmap.ui.widgets.parts import (
    Chip,
    caption,
    clear,
    hairline,
    heading,
    icon_label,
    label,
    row,
    tool_button,
)
from almere_roadmap.verbs import niches as verbs
from almere_roadmap.verbs.niche_merge import merge_niches
from almere_roadmap.verbs.notes import add_note, link, unlink
from almere_roadmap.verbs.records import delete, edit, title_of


class NicheDetails(QWidget):
    """Everything about one niche; follows the workshop while it is shown."""

    follows = True

    def __init__(self, bridge: Bridge, niche: str) -> None:
        """Show a niche."""
        super().__init__()
        self.bridge, self.niche = bridge, niche
        self._shown: tuple[object, ...] = ()
        self._content = QWidget()
        self._content.setObjectName("content")
        self._lay = QVBoxLayout(self._content)
        self._lay.setContentsMargins(*(look.px(16),) * 4)
        self._lay.setSpacing(look.px(8))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._content)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(scroll)
        bridge.changed.connect(self._on_changed)
        self._rebuild(bridge.workshop)

    def start(self) -> None:
        """Put the cursor into the name."""
        self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.name.selectAll()

    def _on_changed(self, changes: object) -> None:
        workshop = self.bridge.workshop
        niche = workshop.niches.get(self.niche)
        if self._state(workshop) != self._shown:
            self._rebuild(workshop)
        elif niche is not None:
            self._fill(niche)

    def _fill(self, niche: Niche) -> None:
        """Show the fields anew where nobody is typing; what has the focus keeps it."""
        self._title.setText(f"{niche.code} {niche.name}".strip())
        for name, line in self._lines.items():
            if not line.hasFocus():
                line.setText(getattr(niche, name))
        for name, field in self._texts.items():
            if not field.hasFocus():
                field.show_text(getattr(niche, name))
        self._clusters.setCurrentIndex(max(0, self._clusters.findData(niche.cluster)))

    def _state(self, workshop: Workshop) -> tuple[object, ...]:
        """Return what the parts of the panel depend on; other changes leave them standing."""
        links = [x for x in workshop.links.values() if x.origin == self.niche]
        niche = workshop.niches.get(self.niche)
        return (
            niche.status if niche else None,
            [a for a in ordered(workshop.arguments.values()) if a.niche == self.niche],
            [(x, workshop.find(x.target)) for x in links],
            [i for i in ordered(workshop.ideas.values()) if i.niche == self.niche],
            list(workshop.clusters.values()),
            [n for n in ordered(workshop.notes.values()) if n.about == self.niche],
            stages(workshop),
            recommendations(workshop),
            [(n.id, n.code, n.name) for n in workshop.niches.values() if n.id != self.niche],
        )

    def _rebuild(self, workshop: Workshop) -> None:
        self._shown = self._state(workshop)
        focused = self.focusWidget()
        name = focused.accessibleName() if focused is not None and focused.hasFocus() else ""
        clear(self._lay)
        niche = workshop.niches.get(self.niche)
        if niche is None:
            self._lay.addWidget(caption(_("This niche was deleted.")))
            self._lay.addStretch(1)
            return
        self._show_fields(workshop, niche)
        self._show_choice(_("Chain step"), "workflow", LinkKind.STEP, stages(workshop))
        for side, words in ((Side.FOR, _("Arguments for")), (Side.AGAINST, _("Arguments against"))):
            self._show_arguments(workshop, side, words)
        self._show_firms(workshop)
        self._show_evidence(workshop)
        followed = recommendations(workshop)
        self._show_choice(_("Recommendations"), "book-open", LinkKind.FOLLOWS, followed)
        self._show_minorities(workshop)
        self._show_ideas(workshop)
        self._show_merge(workshop)
        self._lay.addStretch(1)
        self._focus(name)

    def _focus(self, name: str) -> None:
        """Give the focus back to the field that was rebuilt under it."""
        for widget in self._content.findChildren(QWidget):
            if name and widget.accessibleName() == name and not widget.isHidden():
                widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_fields(self, workshop: Workshop, niche: Niche) -> None:
        sign = icon_label("lightbulb", "layer-niches", 20)
        self._title = heading(f"{niche.code} {niche.name}".strip(), "section")
        self._title.setWordWrap(True)
        head = row(sign, self._title)
        head.setStretch(1, 1)
        self._lay.addLayout(head)
        self._lines: dict[str, QLineEdit] = {}
        self._texts: dict[str, CommittedText] = {}
        if niche.status is Status.ILLUSTRATIVE:
            self._lay.addWidget(Chip(_("illustrative")))
        self.name = self._line(_("Name"), "name", niche.name)
        self._text(_("Proposition"), "proposition", niche.proposition)
        self._cluster(workshop, niche)
        self._line(_("Driver"), "driver", niche.driver)
        self._text(_("What it adds to its neighbours"), "complementarity", niche.complementarity)
        self._line(_("Owner"), "owner", niche.owner)

    def _line(self, words: str, name: str, text: str) -> QLineEdit:
        line = QLineEdit(text)
        line.setAccessibleName(words)
        line.setMaxLength(1000)
        line.editingFinished.connect(lambda: self._set(name, line.text().strip()))
        self._lines[name] = line
        self._lay.addWidget(caption(words))
        self._lay.addWidget(line)
        return line

    def _text(self, words: str, name: str, text: str) -> None:
        field = self._texts[name] = CommittedText(words, text)
        field.committed.connect(lambda typed: self._set(name, typed))
        self._lay.addWidget(caption(words))
        self._lay.addWidget(field)

    def _cluster(self, workshop: Workshop, niche: Niche) -> None:
        box = self._clusters = QComboBox()
        box.setAccessibleName(_("Cluster"))
        box.addItem(_("No cluster yet"), "")
        for cluster in ordered(workshop.clusters.values()):
            box.addItem(cluster.name, cluster.id)
        box.setCurrentIndex(max(0, box.findData(niche.cluster)))
        box.activated.connect(lambda place: self._set("cluster", str(box.itemData(place))))
        self._lay.addWidget(caption(_("Cluster")))
        self._lay.addWidget(box)

    def _set(self, name: str, value: str) -> None:
        niche = self.bridge.workshop.niches.get(self.niche)
        if niche is not None and getattr(niche, name) != value:
            self.bridge.attempt(edit, "niches", self.niche, **{name: value})

    def _show_arguments(self, workshop: Workshop, side: Side, words: str) -> None:
        self._section(words)
        role = "good" if side is Side.FOR else "bad"
        for argument in ordered(workshop.arguments.values()):
            if argument.niche == self.niche and argument.side is side:
                sign = icon_label("plus" if side is Side.FOR else "minus", role, 14)
                self._entry(sign, argument.text, partial(self._delete, argument.id))
        prompt = _("Add an argument for") if side is Side.FOR else _("Add an argument against")
        self._adder(prompt, lambda text: self._argue(side, text))

    def _argue(self, side: Side, text: str) -> None:
        self.bridge.attempt(verbs.add_argument, niche=self.niche, side=side, text=text)

    def _delete(self, record: str) -> None:
        self.bridge.attempt(delete, record)

    def _show_firms(self, workshop: Workshop) -> None:
        self._section(_("Firms"))
        taken = self._targets(workshop, LinkKind.FIRM)
        for target in taken:
            firm = workshop.organisations.get(target)
            if firm is not None:
                sign = icon_label("building-2", "ink-2", 14)
                self._entry(sign, firm.name, partial(self._unlink, LinkKind.FIRM, target))
        line = self._adder(_("Add a firm"), self._add_firm)
        names = [o.name for o in workshop.organisations.values() if o.id not in taken]
        completer = QCompleter(sorted(names, key=str.casefold), line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        line.setCompleter(completer)

    def _add_firm(self, name: str) -> None:
        firms = self.bridge.workshop.organisations.values()
        wanted = name.casefold()
        found = next((f.id for f in firms if f.name.casefold() == wanted), "")
        if not found:
            words = _("There is no firm called {name} in the workshop.").format(name=name)
            self.bridge.told.emit("warn", words)
            return
        self.bridge.attempt(link, kind=LinkKind.FIRM, origin=self.niche, target=found)

    def _targets(self, workshop: Workshop, kind: LinkKind) -> list[str]:
        links = workshop.links.values()
        return [x.target for x in links if x.origin == self.niche and x.kind is kind]

    def _unlink(self, kind: LinkKind, target: str) -> None:
        self.bridge.attempt(unlink, kind=kind, origin=self.niche, target=target)

    def _show_evidence(self, workshop: Workshop) -> None:
        targets = self._targets(workshop, LinkKind.EVIDENCE)
        self._section(_("Evidence"))
        if not targets:
            self._lay.addWidget(caption(_("Pin a figure from Insight or Facts to this niche.")))
        notes = {x.target: x.note for x in workshop.links.values() if x.origin == self.niche}
        for target in targets:
            found = workshop.find(target)
            words = notes.get(target) or (title_of(found[1]) if found else target)
            sign = icon_label("pin", "accent", 14)
            self._entry(sign, words, partial(self._unlink, LinkKind.EVIDENCE, target))

    def _show_choice(self, title: str, icon: str, kind: LinkKind, options: dict[str, str]) -> None:
        """Show what of ``options`` (by id) is linked, and a box that links one more."""
        self._section(title)
        taken = [
            target for target in self._targets(self.bridge.workshop, kind) if target in options
        ]
        for target in taken:
            sign = icon_label(icon, "ink-2", 14)
            self._entry(sign, options[target], partial(self._unlink, kind, target))
        free = {key: words for key, words in options.items() if key not in taken}
        self._box(title, _("Choose…"), free, lambda target: self._link(kind, target))

    def _box(
        self, name: str, prompt: str, options: dict[str, str], choose: Callable[[str], object]
    ) -> None:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.addItem(prompt, "")
        for key, words in options.items():
            box.addItem(words, key)
        box.setEnabled(bool(options))
        box.activated.connect(lambda place: choose(str(box.itemData(place))) if place else None)
        self._lay.addWidget(box)

    def _link(self, kind: LinkKind, target: str) -> None:
        self.bridge.attempt(link, kind=kind, origin=self.niche, target=target)

    def _show_minorities(self, workshop: Workshop) -> None:
        self._section(_("Minority views"))
        for note in ordered(workshop.notes.values()):
            if note.about == self.niche and note.kind is NoteKind.MINORITY:
                sign = icon_label("message-square-warning", "warn", 14)
                self._entry(sign, note.text, partial(self._delete, note.id))
        self._adder(_("Add a minority view"), self._disagree)

    def _disagree(self, text: str) -> None:
        self.bridge.attempt(add_note, kind=NoteKind.MINORITY, text=text, about=self.niche)

    def _show_merge(self, workshop: Workshop) -> None:
        others = {
            n.id: f"{n.code} {n.name}".strip()
            for n in ordered(workshop.niches.values())
            if n.id != self.niche
        }
        if others:
            self._section(_("Look-alike"))
            self._box(_("Merge with"), _("Merge another niche into this one…"), others, self._merge)

    def _merge(self, other: str) -> None:
        self.bridge.attempt(merge_niches, self.niche, other)

    def _show_ideas(self, workshop: Workshop) -> None:
        ideas = [i for i in ordered(workshop.ideas.values()) if i.niche == self.niche]
        if ideas:
            self._section(plural("{n} idea", "{n} ideas", len(ideas)))
        for idea in ideas:
            sign = icon_label("lightbulb", "ink-2", 14)
            self._entry(sign, idea.text, partial(self._loosen, idea.id))

    def _loosen(self, idea: str) -> None:
        self.bridge.attempt(verbs.gather, (idea,), "")

    def _section(self, words: str) -> None:
        self._lay.addSpacing(look.px(4))
        self._lay.addWidget(hairline())
        self._lay.addWidget(label(words, "group"))

    def _entry(self, sign: QWidget, words: str, remove: Callable[[], None]) -> None:
        off = tool_button("x", _("Remove {name}").format(name=words))
        off.clicked.connect(lambda: remove())
        text = label(words, "body", wrap=True)
        lay = row(sign, text, off)
        lay.setStretch(1, 1)
        self._lay.addLayout(lay)

    def _adder(self, prompt: str, add: Callable[[str], None]) -> QLineEdit:
        line = QLineEdit()
        line.setPlaceholderText(prompt)
        line.setAccessibleName(prompt)
        line.setMaxLength(1000)

        def on_entered() -> None:
            text = line.text().strip()
            line.clear()
            if text:
                add(text)

        line.returnPressed.connect(on_entered)
        self._lay.addWidget(line)
        return line
