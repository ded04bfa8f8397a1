"""Paths and triangles of a plain network, by numpy: exact, and fast enough to follow an edit.

Distances are found for all parties at once, a level at a time.  Nodes are numbered in the order of
the network; ties have no direction, a party is not tied to itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Bits = NDArray[np.uint64]
    Floats = NDArray[np.float64]

_AT_ONCE = 2_000_000
"""Pairs of a party and a source that are worked on together, for the sake of memory."""

_LEVELS = 12
"""Up to so many steps it is faster to take each from everywhere than only from where one is."""

_EXACT = 2**24
_BESIDE = 64
"""Sources that are worked on side by side: more of them leave the memory near the processor."""

_MOST_COUNTS = 32_000_000
"""Counts of ways that are kept at a time: a party, a source and a step each has one."""


@dataclass(frozen=True)
class Net:
    """A network as rows of neighbours: those of node n are ``near[first[n]:first[n + 1]]``."""

    first: Ints
    near: Ints

    @property
    def size(self) -> int:
        """Return the number of parties."""
        return len(self.first) - 1

    @cached_property
    def degrees(self) -> Ints:
        """Return the number of ties of every party."""
        return np.diff(self.first)

    @cached_property
    def rows(self) -> Ints:
        """Return the party at the near end of every direction of a tie."""
        return np.repeat(np.arange(self.size), self.degrees)

    @cached_property
    def places(self) -> Ints:
        """Return the place of every party in the order of degree, the most tied first."""
        made = np.empty(self.size, dtype=np.int64)
        made[np.argsort(-self.degrees, kind="stable")] = np.arange(self.size)
        return made

    @cached_property
    def partners(self) -> list[Ints]:
        """Return the first partner of each party that has one, then the second …, by place."""
        order = np.argsort(self.places)
        degrees, first = self.degrees[order], self.first[:-1][order]
        tied = ((degrees > number).sum() for number in range(int(degrees[0])))
        return [self.places[self.near[first[:many] + n]] for n, many in enumerate(tied)]

    @cached_property
    def bits(self) -> Bits:
        """Return who is tied to whom, a bit for every pair."""
        made = np.zeros((self.size, (self.size + 63) // 64), dtype=np.uint64)
        one = np.uint64(1) << (self.near % 64).astype(np.uint64)
        np.bitwise_or.at(made, (self.rows, self.near // 64), one)
        return made


def net_of(made: Any) -> Net:  # noqa: ANN401 – a network of any kind of nodes
    """Return a network of networkx as rows of neighbours."""
    order = {node: place for place, node in enumerate(made)}
    ends = [(order[a], order[b]) for a, b in made.edges() if a != b]
    return net(len(order), ends)


def net(size: int, ties: list[tuple[int, int]]) -> Net:
    """Return a network of ``size`` parties with these ties, each given once."""
    ends = np.array(ties, dtype=np.int64).reshape(-1, 2)
    rows, near = np.concatenate((ends, ends[:, ::-1])).T
    order = np.lexsort((near, rows))
    first = np.searchsorted(rows[order], np.arange(size + 1))
    return Net(first.astype(np.int64), np.ascontiguousarray(near[order]))


def local_clustering(found: Net) -> Floats:
    """Return per party the share of pairs of its partners that are tied, 0 below two partners."""
    common = np.bitwise_count(found.bits[found.rows] & found.bits[found.near]).sum(axis=1)
    links = np.bincount(found.rows, weights=common, minlength=found.size)
    pairs = found.degrees * (found.degrees - 1)
    shares: Floats = np.divide(links, pairs, out=np.zeros(found.size), where=pairs > 0)
    return shares


def transitivity(found: Net) -> float:
    """Return 3 × triangles / pairs of ties that share a party, 0 without such a pair."""
    pairs = found.degrees * (found.degrees - 1)
    total = float(pairs.sum())
    return float((local_clustering(found) * pairs).sum()) / total if total else 0.0


def reach(found: Net) -> list[int]:
    """Return the number of ordered pairs at distance 1, 2, 3 …"""
    counts: list[int] = []
    if not len(found.near):
        return counts
    seen = np.zeros_like(found.bits)
    places = np.arange(found.size)
    seen[places, places // 64] = np.uint64(1) << (places % 64).astype(np.uint64)
    tied = np.flatnonzero(found.degrees)
    starts, front = found.first[tied], seen.copy()
    while True:
        passed = np.bitwise_or.reduceat(front[found.near], starts, axis=0)
        front = np.zeros_like(seen)
        front[tied] = passed & ~seen[tied]
        new = int(np.bitwise_count(front).sum())
        if not new:
            return counts
        seen |= front
        counts.append(new)


def mean_path(found: Net) -> float | None:
    """Return the mean distance of pairs that can reach each other, None when nobody can."""
    counts = reach(found)
    total = sum(step * count for step, count in enumerate(counts, 1))
    return total / sum(counts) if counts else None


def parts(found: Net) -> Ints:
    """Return for every party the number of the connected part that it is in."""
    label = np.arange(found.size)
    while len(found.near):
        least = label.copy()
        np.minimum.at(least, found.rows, label[found.near])
        least = least[least]
        if np.array_equal(least, label):
            break
        label = least
    return label


def part(found: Net, inside: NDArray[np.bool_]) -> Net:
    """Return the network of some parties that are tied to nobody else."""
    place = np.cumsum(inside) - 1
    degrees = found.degrees[inside]
    first = np.concatenate(([0], np.cumsum(degrees)))
    return Net(first, place[found.near[inside[found.rows]]])


def betweenness(found: Net) -> Floats:
    """Return the share of shortest paths between others that pass through a party (Brandes 2001).

    Divided by (n − 1)(n − 2)/2, the number of pairs of others.
    """
    size = found.size
    score = np.zeros(size)
    levels = len(reach(found))
    if size < 3 or not levels:
        return score
    beside = levels <= _LEVELS
    block = min(_BESIDE, _MOST_COUNTS // (size * levels)) if beside else _AT_ONCE // size
    for start in range(0, size, max(1, block)):
        sources = np.arange(start, min(size, start + max(1, block)))
        by_level = _level_by_level(found, sources, levels) if beside else None
        score += _dependencies(found, sources) if by_level is None else by_level
    return score / ((size - 1) * (size - 2))


def _level_by_level(found: Net, sources: Ints, levels: int) -> Floats | None:
    """Return the dependencies of some sources on every party, added up.

    A row is a party, by its place; a column is a source.  ``ways[d]`` holds the number of shortest
    paths to parties at distance d + 1, whole numbers in single precision: exact up to 2²⁴.  None
    where there are more.
    """
    front = np.zeros((found.size, len(sources)), dtype=np.float32)
    front[found.places[sources], np.arange(len(sources))] = 1
    unseen, ways = 1 - front, []
    for _step in range(levels):
        front = _over_ties(found, front)
        front *= unseen
        unseen -= np.minimum(front, 1)
        ways.append(front)
    if max(float(counts.max()) for counts in ways) >= _EXACT:
        return None
    score, passed = np.zeros(found.size), np.zeros(front.shape)
    for far, nearer in zip(ways[:0:-1], ways[-2::-1], strict=True):
        passed = _over_ties(found, _shared(passed, far))
        passed *= nearer
        score += passed.sum(axis=1)
    by_party: Floats = score[found.places]
    return by_party


def _over_ties(found: Net, counts: NDArray[Any]) -> NDArray[Any]:
    """Return for every party the sum of what its partners have."""
    total, taken = np.zeros_like(counts), np.empty_like(counts)
    for partners in found.partners:
        many = len(partners)
        # The places are right: checking each would cost a copy.
        total[:many] += np.take(counts, partners, axis=0, out=taken[:many], mode="clip")
    return total


def _shared(passed: Floats, ways: NDArray[np.float32]) -> Floats:
    """Return what each way to a party hands back: (1 + what passed it) / ways."""
    # Counts are whole numbers: held between 0 and 1 they tell where there is a path.
    shares: Floats = passed + np.minimum(ways, 1)
    shares /= np.maximum(ways, 1)
    return shares


def _dependencies(found: Net, sources: Ints) -> Floats:
    """Return the dependencies of some sources on every party, added up.

    A place (source, party) is one number: source · n + party.
    """
    size, many = found.size, len(sources)
    ways = np.zeros(many * size)
    level = np.full(many * size, -1, dtype=np.int16)
    front = np.arange(many) * size + sources
    ways[front], level[front] = 1.0, 0
    steps: list[tuple[Ints, Ints]] = []
    while len(front):
        origin, target = _spread(found, front)
        new = level[target] < 0
        origin, target = origin[new], target[new]
        ways_in = np.bincount(target, weights=ways[origin], minlength=many * size)
        front = np.flatnonzero(ways_in)
        ways[front] = ways_in[front]
        level[front] = len(steps) + 1
        steps.append((origin, target))
    passed = np.zeros(many * size)
    for origin, target in reversed(steps):
        share = ways[origin] / ways[target] * (1 + passed[target])
        passed += np.bincount(origin, weights=share, minlength=many * size)
    passed[np.arange(many) * size + sources] = 0
    total: Floats = passed.reshape(many, size).sum(axis=0)
    return total


def _spread(found: Net, front: Ints) -> tuple[Ints, Ints]:
    """Return all steps from some places to a neighbour, as (from, to)."""
    size = found.size
    party = front % size
    degrees = found.degrees[party]
    origin = np.repeat(front, degrees)
    offset = np.arange(len(origin)) - np.repeat(np.cumsum(degrees) - degrees, degrees)
    near = found.near[np.repeat(found.first[party], degrees) + offset]
    return origin, origin - origin % size + near
