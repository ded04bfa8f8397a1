"""A roadmap of very many bars and links."""

from datetime import date, timedelta

from almere_roadmap.domain.entities import Dependency, Item, Layer
from almere_roadmap.domain.words import LayerKind
from almere_roadmap.domain.workshop import Workshop


def many(bars, links):
    """Return a workshop with so many bars over all layers, each of some months, and links."""
    kinds = list(LayerKind)
    layers = {
        f"l{n}": Layer(id=f"l{n}", name=kind.value, kind=kind, rank=f"{n}")
        for n, kind in enumerate(kinds)
    }
    items = {}
    for n in range(bars):
        start = date(2027, 1, 4) + timedelta(days=n * 37 % 2900)
        end = start + timedelta(days=30 + n % 90)
        items[f"i{n}"] = Item(
            id=f"i{n}",
            layer=f"l{n % len(kinds)}",
            code=f"X{n}",
            title=f"Bar {n} of very many",
            start=start.isoformat(),
            end=end.isoformat(),
            rank=f"{n:05}",
        )
    order = sorted(items.values(), key=lambda item: (item.start, item.id))
    far = len(order) // 4
    waits = {}
    for n in range(links):
        place = n * 3 % max(1, len(order) - far)
        ends = {"predecessor": order[place].id, "successor": order[place + far].id}
        waits[f"d{n}"] = Dependency(id=f"d{n}", **ends)
    return Workshop(layers=layers, items=items, dependencies=waits)
