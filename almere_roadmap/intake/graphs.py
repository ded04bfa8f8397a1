"""Networks that others drew: a Kumu workbook, and GEXF or GraphML of Gephi and yEd.

Whatever the file, it becomes a sheet of elements and one of connections; those become the
organisations, networks, relations and memberships of a workshop.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.parsers import expat

from almere_roadmap.domain.message import Message
from almere_roadmap.domain.words import Group, RelationKind
from almere_roadmap.errors import InputError
from almere_roadmap.i18n import N_
from almere_roadmap.intake.accepted import Row
from almere_roadmap.intake.columns import map_columns, samples_of
from almere_roadmap.intake.grid.cells import grid_from, grid_rows, sheet_of, start_of
from almere_roadmap.intake.grid.grids import Grid, GridRow, GridRows
from almere_roadmap.intake.grid.headings import key_of, word_of
from almere_roadmap.intake.grid.sheets import LISTS, Workbook
from almere_roadmap.intake.rows import Reject, read_rows
from almere_roadmap.intake.settings import Column, Settings
from almere_roadmap.intake.tables import list_in

KINDS = ("networks", "organisations", "relations")
"""What people may call such a file when they import it."""

MOST_BYTES = 20_000_000
MOST_NODES = 5_000
MOST_EDGES = 20_000

_NETWORKS = frozenset(
    "network networks netwerk netwerken platform association vereniging"
    " samenwerkingsverband".split()
)
# Our own export holds more kinds of record; these are no parties.
_OTHERS = frozenset("clusters boxes niches items recommendations".split())
_ELEMENTS = frozenset({"elements", "elementen", "nodes"})
_OF_KUMU = {"label": "name", "type": "group", "tags": "note", "description": "note"}
_CONNECTIONS = frozenset({"connections", "verbindingen", "edges"})
_OWN = 3
_LABELS = frozenset({"label", "name", "naam"})
_FROM = frozenset({"from", "van", "source"})
_TO = frozenset({"to", "naar", "target"})


@dataclass(frozen=True)
class Drawn:
    """A network as rows: a sheet of elements and one of connections, headings first."""

    layout: Message
    elements: Grid
    connections: Grid


@dataclass(frozen=True)
class Parts:
    """What a network brings, by collection in the order of taking over, and what it does not."""

    rows: tuple[tuple[str, Sequence[Row]], ...]
    rejects: tuple[Reject, ...]
    warnings: tuple[Message, ...]
    columns: tuple[Column, ...]
    ignored: tuple[str, ...]


def drawn(path: Path) -> Drawn | None:
    """Read a GEXF or GraphML file; None for any other.

    Raises:
        InputError: it is damaged, too large or not to be trusted.
    """
    start_of(path)
    return _graph(path) if path.suffix.lower() in {".gexf", ".graphml"} else None


# Kumu.


def drawn_in(book: Workbook) -> Drawn | None:
    """Read a workbook of Kumu; None for any other."""
    names = {key_of(name): name for name in book.names}
    elements = next((names[key] for key in names if key in _ELEMENTS), None)
    connections = next((names[key] for key in names if key in _CONNECTIONS), None)
    if elements is None or connections is None:
        return None
    book.refuse_beyond(LISTS)
    grids = (grid_from(sheet_of(book, Settings(sheet=sheet))) for sheet in (elements, connections))
    return Drawn(Message(N_("Kumu workbook")), *grids)


def drawn_as_list(grid: Grid, settings: Settings) -> Drawn | None:
    """Read a list with the headings of Kumu's elements; None where it is another.

    A person who says that its columns are something else, or that the headings are further down,
    has another list.
    """
    keys = {key_of(text) for text in grid.rows[0].cells}
    said = {key_of(heading): field for heading, field in settings.mapping.items()}
    other = any(said.get(key, field) != field for key, field in _OF_KUMU.items())
    if other or settings.header_row > grid.rows[0].number or not {"label", "type"} <= keys:
        return None
    return Drawn(Message(N_("Kumu elements")), grid, Grid(GridRows()))


# GEXF and GraphML.


def _graph(path: Path) -> Drawn:
    _look_over(path)
    import networkx as nx

    read = nx.read_gexf if path.suffix.lower() == ".gexf" else nx.read_graphml
    try:
        graph = read(path)
    except (
        nx.NetworkXError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        SyntaxError,
    ) as error:
        raise InputError(
            "is no {format} that can be read", format=path.suffix[1:].upper()
        ) from error
    layout = Message(N_("{format} network"), {"format": path.suffix[1:].upper()})
    return Drawn(layout, _nodes(graph), _edges(graph))


def _look_over(path: Path) -> None:
    """Refuse what could unfold to gigabytes or fetch other files, and what is too large."""
    if path.stat().st_size > MOST_BYTES:
        raise InputError("is larger than 20 MB; leave out what does not matter first")
    parser, found = expat.ParserCreate(), {"node": 0, "edge": 0}

    def start(name: str, _: Mapping[str, str]) -> None:
        bare = name.rpartition(":")[2]
        if bare in found:
            found[bare] += 1

    def doctype(*_: object) -> None:
        raise InputError("declares entities, which a network has no need of")

    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = doctype
    try:
        with path.open("rb") as file:
            parser.ParseFile(file)
    except expat.ExpatError as error:
        raise InputError("is damaged XML", row=error.lineno) from error
    if found["node"] > MOST_NODES or found["edge"] > MOST_EDGES:
        raise InputError("has more than 5,000 nodes or 20,000 edges; leave out what matters less")


def _nodes(graph: Any) -> Grid:  # noqa: ANN401 – networkx graphs of four classes
    names = _labels(graph)
    keys = _attributes(data for _, data in graph.nodes(data=True))
    rows = [["Label", *keys]]
    rows += [
        [names[node], *(_said(data.get(key)) for key in keys)]
        for node, data in graph.nodes(data=True)
    ]
    return Grid(GridRows(grid_rows(rows)))


def _edges(graph: Any) -> Grid:  # noqa: ANN401 – as above
    names = _labels(graph)
    keys = _attributes(data for _, _, data in graph.edges(data=True))
    rows = [["From", "To", *keys]]
    rows += [
        [names[start], names[end], *(_said(data.get(key)) for key in keys)]
        for start, end, data in graph.edges(data=True)
    ]
    return Grid(GridRows(grid_rows(rows)))


def _labels(graph: Any) -> dict[object, str]:  # noqa: ANN401 – as above
    return {
        node: _said(data.get("label") or data.get("name") or node)
        for node, data in graph.nodes(data=True)
    }


_DRAWING = frozenset("label id viz weight source target x y size color r g b key name".split())


def _attributes(every: Iterator[Mapping[str, object]]) -> list[str]:
    """Return what is known of nodes or edges, but for how they are drawn."""
    return [key for key in dict.fromkeys(k for data in every for k in data) if key not in _DRAWING]


def _said(value: object) -> str:
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""


# Both.


def parts_of(network: Drawn, settings: Settings) -> Parts:
    """Make organisations, networks, relations and memberships of a network.

    Raises:
        InputError: the elements have no labels or the connections no ends.
    """
    elements = _records(network.elements)
    kinds = {name: key_of(cells.get("type", "")) for name, cells in elements.items()}
    firms = [name for name in elements if kinds[name] not in _NETWORKS | _OTHERS]
    nets = [name for name in elements if kinds[name] in _NETWORKS]
    others = [name for name in elements if kinds[name] in _OTHERS]
    ties, rejects, strangers = _ties(network.connections, elements, set(nets), set(others))
    grid = _parties(network.elements, [*firms, *strangers], elements)
    found = _read("organisations", grid, settings)
    joined = _read("networks", _parties(network.elements, nets, elements), Settings())
    rejects[:0] = _nameless(network.elements)
    rows = (
        ("organisations", found.rows[0][1]),
        ("networks", joined.rows[0][1] if nets else ()),
        *ties,
    )
    warnings = [*found.warnings, *_told(strangers, others)]
    return Parts(
        tuple((name, rows_of) for name, rows_of in rows if rows_of),
        (*found.rejects, *joined.rejects, *rejects),
        tuple(warnings),
        _columns(network.elements, found.columns),
        found.ignored,
    )


def _columns(elements: Grid, parties: Sequence[Column]) -> tuple[Column, ...]:
    """Return the columns as the elements have them, with what they become of parties."""
    extra = {column.heading: column for column in parties[_OWN:]}
    lines = elements.rows[1:]
    return tuple(
        extra.get(text) or Column(text, _field_of(key_of(text)), samples=samples_of(lines, place))
        for place, text in enumerate(elements.rows[0].cells)
        if text
    )


def _field_of(key: str) -> str:
    return "name" if key in _LABELS else "group" if key == "group" else _OF_KUMU.get(key, "")


def _told(strangers: Sequence[str], others: Sequence[str]) -> Iterator[Message]:
    if strangers:
        text = N_("Parties that only a connection names, such as {name}: {count}.")
        yield Message(text, {"count": str(len(strangers)), "name": strangers[0]})
    if others:
        text = N_("Elements that are no firm, institution or network are left out: {count}.")
        yield Message(text, {"count": str(len(others))})


def _records(grid: Grid) -> dict[str, dict[str, str]]:
    """Return the cells of every element by key of heading, by its label."""
    head, *lines = grid.rows or (GridRow(1, ()),)
    keys, label = [key_of(text) for text in head.cells], _label(head)
    if label is None:
        raise InputError(
            "no column is called {needed}; found: {found}",
            row=head.number,
            needed="Label",
            found=", ".join(head.cells),
        )
    return {
        line.cells[label]: {"row": str(line.number), **dict(zip(keys, line.cells, strict=False))}
        for line in lines
        if label < len(line.cells) and line.cells[label]
    }


def _label(head: GridRow) -> int | None:
    keys = [key_of(text) for text in head.cells]
    return next((place for place, key in enumerate(keys) if key in _LABELS), None)


def _nameless(grid: Grid) -> list[Reject]:
    """Return the elements that say something but have no label."""
    head, *lines = grid.rows
    label = _label(head) or 0
    reason = Message(N_("is empty"))
    return [
        Reject(line.number, "name", reason, head.cells[label])
        for line in lines
        if label >= len(line.cells) or not line.cells[label]
    ]


def _parties(grid: Grid, names: Sequence[str], elements: Mapping[str, Mapping[str, str]]) -> Grid:
    """Return a list of parties: label, group, note, and whatever else is known of them."""
    own = {"label", "type", "tags", "description", "name", "naam", "group"}
    extra = [text for text in grid.rows[0].cells if text and key_of(text) not in own]
    head = GridRow(1, ("name", "group", "note", *extra))  # as many of its own as _OWN says
    rows = []
    for place, name in enumerate(names, 2):
        cells = elements.get(name, {})
        known = (cells.get(key_of(text), "") for text in extra)
        number = int(cells.get("row", place))
        rows.append(GridRow(number, (name, _group(cells), _note(cells), *known)))
    return Grid(GridRows((head, *rows)))


def _group(cells: Mapping[str, str]) -> str:
    words = (cells.get("group", ""), cells.get("type", ""))
    found = (word_of(Group, text) for text in words if text)
    return next((group.value for group in found if group), "")


def _note(cells: Mapping[str, str]) -> str:
    kind = cells.get("type", "")
    told = word_of(Group, kind) or key_of(kind) in _NETWORKS | {"organisations"}
    said = "" if told else kind
    return "; ".join(filter(None, (said, cells.get("tags", ""), cells.get("description", ""))))


def _read(kind: str, grid: Grid, settings: Settings) -> Parts:
    present = {key_of(text) for text in grid.rows[0].cells}
    mapping = {head: name for head, name in settings.mapping.items() if key_of(head) in present}
    table = list_in(grid, lambda cells: len(cells), grid.rows[0].number)
    said = Settings(mapping=mapping, numbers=settings.numbers, repairs=settings.repairs)
    columns = map_columns(kind, table, said)
    rows, rejects = read_rows(kind, table.lines, columns, said)
    return Parts(((kind, rows),), rejects, columns.warnings, columns.shown, columns.ignored)


def _ties(
    grid: Grid, elements: Mapping[str, Mapping[str, str]], nets: set[str], others: set[str]
) -> tuple[list[tuple[str, Sequence[Row]]], list[Reject], list[str]]:
    """Return relations and memberships, connections that are neither, and parties not listed."""
    relations, seats, rejects = [], [], []
    strangers: dict[str, None] = {}
    for number, cells in _connections(grid):
        start, end = cells["from"], cells["to"]
        if start in others or end in others:
            continue
        if not start or not end or (start in nets and end in nets):
            text = N_("a connection needs two parties of which at most one is a network")
            rejects.append(Reject(number, "partner", Message(text), "To", end))
            continue
        strangers |= {name: None for name in (start, end) if name not in elements}
        if start in nets or end in nets:
            firm, net = (end, start) if start in nets else (start, end)
            seats.append(Row(number, {"organisation": firm, "network": net}))
        else:
            relations.append(Row(number, _relation(start, end, cells)))
    parts: list[tuple[str, Sequence[Row]]] = [("relations", relations), ("memberships", seats)]
    return parts, rejects, list(strangers)


def _connections(grid: Grid) -> Iterator[tuple[int, dict[str, str]]]:
    if not grid.rows:
        return
    head, *lines = grid.rows
    keys = [key_of(text) for text in head.cells]
    start = next((place for place, key in enumerate(keys) if key in _FROM), None)
    end = next((place for place, key in enumerate(keys) if key in _TO), None)
    if start is None or end is None:
        raise InputError(
            "no column is called {needed}; found: {found}",
            row=head.number,
            needed="From" if start is None else "To",
            found=", ".join(head.cells),
        )
    for line in lines:
        cells = [*line.cells, *("",) * (len(keys) - len(line.cells))]
        named = dict(zip(keys, cells, strict=False))
        yield line.number, {**named, "from": cells[start], "to": cells[end]}


def _relation(start: str, end: str, cells: Mapping[str, str]) -> dict[str, Any]:
    """Return a relation; words that name no kind of relation are kept as its note."""
    words = [cells.get("kind", ""), cells.get("type", "")]
    kind = next((found for text in words if text and (found := word_of(RelationKind, text))), None)
    said = cells.get("type", "") if kind is None and cells.get("type") != "relations" else ""
    both = cells.get("direction", "") if key_of(cells.get("direction", "")) == "mutual" else ""
    note = "; ".join(filter(None, (said, both, cells.get("description", cells.get("note", "")))))
    values: dict[str, Any] = {"organisation": start, "partner": end}
    if kind is not None:
        values["kind"] = kind.value
    return {**values, "note": note} if note else values
