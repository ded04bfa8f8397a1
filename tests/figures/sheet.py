"""What every drawn figure must obey: texts lie on the sheet and never on each other."""

from almere_roadmap.figures import measure
from almere_roadmap.figures.marks import Box, Figure, Line, Path, Picture, Text

_SLACK = 0.05


def extent(text: Text) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of the letters of a text in mm."""
    wide = measure.width_of(text)
    high = text.size * measure.MM_PER_POINT
    before = {"start": 0.0, "middle": wide / 2, "end": wide}[text.anchor]
    if text.turned:
        return text.x - 0.73 * high, text.y + before - wide, text.x + 0.2 * high, text.y + before
    return text.x - before, text.y - 0.73 * high, text.x - before + wide, text.y + 0.2 * high


def overlapping(figure: Figure) -> list[tuple[str, str]]:
    """Return the pairs of texts that lie on each other."""
    texts = [(mark, extent(mark)) for mark in figure.marks if isinstance(mark, Text) and mark.text]
    texts.sort(key=lambda pair: pair[1][0])
    found = []
    for index, (first, a) in enumerate(texts):
        for second, b in texts[index + 1 :]:
            if b[0] >= a[2] - _SLACK:
                break
            if a[1] < b[3] - _SLACK and b[1] < a[3] - _SLACK:
                found.append((first.text, second.text))
    return found


def outside(figure: Figure) -> list[object]:
    """Return the marks that leave the sheet."""
    return [mark for mark in figure.marks if not _inside(_bounds(mark), figure)]


def _bounds(mark: object) -> tuple[float, float, float, float]:
    if isinstance(mark, Text):
        return extent(mark)
    if isinstance(mark, Box):
        return mark.x, mark.y, mark.x + mark.width, mark.y + mark.height
    if isinstance(mark, Picture):
        return mark.x, mark.y, mark.x + mark.size, mark.y + mark.size
    assert isinstance(mark, Line | Path)
    radius = mark.radius if isinstance(mark, Path) else 0.0
    xs, ys = zip(*mark.points, strict=True)
    return min(xs) - radius, min(ys) - radius, max(xs) + radius, max(ys) + radius


def _inside(bounds: tuple[float, float, float, float], figure: Figure) -> bool:
    left, top, right, bottom = bounds
    slack = 0.3
    return (
        left >= -slack
        and top >= -slack
        and right <= figure.width + slack
        and bottom <= figure.height + slack
    )


def check(figure: Figure) -> None:
    """Assert that nothing leaves the sheet and no two texts overlap."""
    assert outside(figure) == []
    assert overlapping(figure) == []
