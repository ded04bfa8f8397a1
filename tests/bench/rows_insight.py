"""Networks and live charts of Insight against their peers."""

import networkx as nx


def rows():
    """Yield (what, ours, theirs, goal, peer)."""
    yield "network figures, 1,000 × 5,000", *figures(), "one betweenness of igraph"
    yield "σ, 10 references, 30 × 70", *sigma(), "a hundredth of nx.sigma"
    yield "bubble chart redraw, 5,000", *bubbles(), "bare pyqtgraph scatter"


def figures():
    """Return (all figures of a network, one betweenness of igraph or None without it, goal)."""
    from almere_roadmap.analysis.networks.network import network_figures

    made = nx.gnm_random_graph(1000, 5000, seed=1)
    try:
        import igraph
    except ImportError:
        return lambda: network_figures(made), None, 3.0
    peer = igraph.Graph.from_networkx(made)
    return lambda: network_figures(made), peer.betweenness, 3.0


def sigma():
    """Return (σ with ten references, a hundredth of the work of nx.sigma, goal)."""
    from almere_roadmap.analysis.networks import smallworld

    made = nx.connected_watts_strogatz_graph(30, 4, 0.1, seed=1)
    made.add_edges_from([(0, 9), (3, 17), (5, 21), (8, 26), (11, 29), (2, 14), (6, 19), (12, 24)])
    return (
        lambda: smallworld.small_world(made, references=10),
        lambda: nx.sigma(made, niter=10, nrand=1, seed=1),
        0.1,
    )


def bubbles():
    """Return (other points in the live chart, the same in a bare scatter plot, goal)."""
    import random

    import pyqtgraph
    from PySide6.QtWidgets import QApplication

    from almere_roadmap.ui.insight.live import Axes, Spot
    from almere_roadmap.ui.widgets.live_chart import LiveChart

    app = QApplication.instance() or QApplication([])
    chance = random.Random(1)
    places = [(chance.uniform(0, 100), chance.uniform(0, 100)) for _n in range(5000)]
    spots = [Spot(f"k{n}", f"Firm {n}", x, y) for n, (x, y) in enumerate(places)]
    chart = LiveChart("firms", Axes("x", "y"))
    bare = pyqtgraph.PlotWidget()
    points = pyqtgraph.ScatterPlotItem(hoverable=True, tip=None)
    bare.addItem(points)
    for widget in (chart, bare):
        widget.resize(800, 600)
        widget.show()
    xs, ys = zip(*places, strict=True)
    keys = [spot.key for spot in spots]

    def ours():
        chart.show_spots(spots)
        chart.grab()

    def theirs():
        points.setData(
            x=xs, y=ys, size=[12.0] * 5000, symbol=["o"] * 5000, brush=["b"] * 5000, data=keys
        )
        bare.grab()

    app.processEvents()
    return ours, theirs, 1.2
