"""The right panels of what stands on a canvas beside parties: notes, texts and frames."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from almere_roadmap.analysis.names import CHAIN_LANE, GROUP
from almere_roadmap.domain.entities import Frame, Idea, Remark
from almere_roadmap.domain.words import ChainLane, Group
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import _, number, plural
from almere_roadmap.report.words import capital
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.canvas.chain_editing import ChainEditing
from almere_roadmap.ui.canvas.details import Details, ElidedLink, Fields
from almere_roadmap.ui.widgets.committed_text import CommittedText
from almere_roadmap.ui.widgets.parts import button, caption, row, tool_button
from almere_roadmap.verbs import canvas
from almere_roadmap.verbs.canvas_notes import print_frame
from almere_roadmap.verbs.chains import box_name
from almere_roadmap.verbs.records import delete, edit


class NoteDetails(Details):
    """A sticky note: its words, who wrote it, where it stands, and the niche it lies under."""

    def state(self, workshop: Workshop) -> tuple[object, ...]:
        """Return the note and the names it can be placed under."""
        note = workshop.ideas.get(self.record)
        return (note, _stages(workshop, note), _niches(workshop)) if note else ()

    def build(self, workshop: Workshop) -> None:
        """Show the note."""
        note = workshop.ideas[self.record]
        self.head("sticky-note", "flag", _("Sticky note"), note.text.partition("\n")[0])
        fields = self.fields()
        _words(fields, note.text, lambda text: self._set("text", text))
        groups = [(g.value, capital(_(words))) for g, words in GROUP.items()]
        fields.choice(_("Group"), groups, note.group.value, lambda g: self._set("group", Group(g)))
        niches = [("", _("none")), *_niches(workshop)]
        fields.choice(_("Niche"), niches, note.niche, lambda niche: self._set("niche", niche))
        _place(self, fields, workshop, note)
        _foot(self, _("Delete the note"))

    def _set(self, name: str, value: object) -> None:
        self.bridge.attempt(edit, "ideas", self.record, **{name: value})


class TextDetails(Details):
    """Words that stand on a canvas by themselves."""

    def state(self, workshop: Workshop) -> tuple[object, ...]:
        """Return the text and the stages it can stand in."""
        text = workshop.remarks.get(self.record)
        return (text, _stages(workshop, text)) if text else ()

    def build(self, workshop: Workshop) -> None:
        """Show the text."""
        text = workshop.remarks[self.record]
        self.head("type", "ink-2", _("Text"), text.text.partition("\n")[0])
        fields = self.fields()
        _words(fields, text.text, self._reword)
        _place(self, fields, workshop, text)
        _foot(self, _("Delete the text"))

    def _reword(self, text: str) -> None:
        self.bridge.attempt(edit, "remarks", self.record, text=text)


class FrameDetails(Details):
    """A frame: its name, how large it is, what it shows, and where it is printed."""

    def __init__(self, bridge: Bridge, record: str, editing: ChainEditing) -> None:
        """Show a frame of the canvas that is edited."""
        self.editing = editing
        super().__init__(bridge, record)

    def state(self, workshop: Workshop) -> tuple[object, ...]:
        """Return the frame and the names of what it shows."""
        frame = workshop.frames.get(self.record)
        return (frame, tuple(self._inside(workshop))) if frame else ()

    def build(self, workshop: Workshop) -> None:
        """Show the frame."""
        frame = workshop.frames[self.record]
        self.head("frame", "accent", _("Frame"), frame.name)
        fields = self.fields()
        fields.line(_("Name"), frame.name, lambda name: self._set(name))
        fields.told(_("Size"), _size(frame))
        fields.check(_("Print as a figure of the report"), frame.as_figure, self._print)
        _locked(self, fields, frame)
        self.section(_("In the frame"))
        inside = self._inside(workshop)
        if not inside:
            words = _("Nothing yet: pull a corner over what it should show.")
            self.add(caption(words))
        for thing, name in inside:
            go = ElidedLink(name)
            go.clicked.connect(lambda _on=False, key=thing: self.bridge.select(key))
            self.add(go)
        show = button(_("Show"), "maximize", tip=_("As large as it fits"))
        show.clicked.connect(lambda: self.editing.go_to_frame(self.record))
        _foot(self, _("Delete the frame"), show)

    def _set(self, name: str) -> None:
        self.bridge.attempt(edit, "frames", self.record, name=name)

    def _print(self, on: bool) -> None:
        self.bridge.attempt(print_frame, self.record, on=on)

    def _inside(self, workshop: Workshop) -> list[tuple[str, str]]:
        """Return (id, name) of the parties in the frame, in reading order."""
        view = self.editing.view
        if self.record not in view.placed.frames:
            return []
        area = view.frame_area(self.record)
        order = [key for key in view.ground.in_reading_order() if key in view.ground.boxes]
        shown = [key for key in order if area.intersects(view.ground.boxes[key])]
        return [(k, box_name(workshop, workshop.boxes[k])) for k in shown if k in workshop.boxes]


def _size(frame: Frame) -> str:
    left, top, right, bottom = frame.corners or (0.0, 0.0, 0.0, 0.0)
    across, down = round(right - left, 1), round(bottom - top, 1)
    wide = _("{n} columns").format(n=number(across, 1))
    high = _("{n} lanes").format(n=number(down, 1))
    if across % 1 == 0:
        wide = plural("{n} column", "{n} columns", round(across))
    if down % 1 == 0:
        high = plural("{n} lane", "{n} lanes", round(down))
    return f"{wide} × {high}"


def _words(fields: Fields, text: str, keep: Callable[[str], object]) -> None:
    """Add a field for several lines; without words they stay what they were."""
    field = CommittedText(_("Words"), text)
    field.committed.connect(lambda typed: keep(typed) if typed.strip() else field.show_text(text))
    fields.add(_("Words"), field, wide=True)


def _place(details: Details, fields: Fields, workshop: Workshop, thing: Idea | Remark) -> None:
    """Add where a thing stands, and whether it stays there."""

    def move(stage: str, lane: ChainLane) -> None:
        details.bridge.attempt(canvas.move_things, {thing.id: (stage, lane, ())})

    stages, lanes = _stages(workshop, thing), [(x.value, _(w)) for x, w in CHAIN_LANE.items()]
    lane = thing.lane.value
    for field in (
        fields.choice(_("Stage"), stages, thing.stage, lambda stage: move(stage, thing.lane)),
        fields.choice(_("Lane"), lanes, lane, lambda lane: move(thing.stage, ChainLane(lane))),
    ):
        field.setEnabled(not thing.locked)
    _locked(details, fields, thing)


def _locked(details: Details, fields: Fields, thing: Idea | Remark | Frame) -> None:
    def keep(on: bool) -> None:
        details.bridge.attempt(canvas.lock, [thing.id], on=on)

    fields.check(_("Locked: it stays as it is"), thing.locked, keep)


def _foot(details: Details, words: str, *more: QWidget) -> None:
    """Add what is done to the thing itself."""
    off = tool_button("trash-2", words)
    off.clicked.connect(lambda: details.bridge.attempt(delete, details.record))
    details.lay.addLayout(row(*more, 0, off))


def _stages(workshop: Workshop, thing: Idea | Remark) -> list[tuple[str, str]]:
    stages = ordered(s for s in workshop.stages.values() if s.chain == thing.chain)
    return [(s.id, s.name) for s in stages]


def _niches(workshop: Workshop) -> list[tuple[str, str]]:
    niches = ordered(workshop.niches.values())
    return [(n.id, f"{n.code} {n.name}".strip()) for n in niches]
