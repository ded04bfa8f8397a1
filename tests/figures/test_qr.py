"""A link as a code: the same squares as the library that makes it, dark on light."""

import segno

from almere_roadmap.figures.choosing.qr import qr_figure
from almere_roadmap.figures.theme import BRIGHT_HALL, DARK, HALL, LIGHT, PRINT


def test_the_code_is_drawn_square_by_square_with_a_quiet_edge():
    link = "http://192.168.178.20:8411/#Zm9vYmFyYmF6cXV4MTIzNA"
    wanted = [list(map(bool, row)) for row in segno.make(link, error="m", micro=False).matrix]
    count = len(wanted) + 8
    figure = qr_figure(link, count)
    ground, *boxes = figure.marks
    assert (ground.x, ground.y, ground.width, ground.height) == (0, 0, count, count)
    drawn = [[False] * len(wanted) for _row in wanted]
    for box in boxes:
        for square in range(round(box.width)):
            drawn[round(box.y) - 4][round(box.x) - 4 + square] = True
    assert drawn == wanted


def test_it_is_dark_on_light_in_every_palette():
    for palette in (LIGHT, DARK, PRINT, HALL, BRIGHT_HALL):
        ground, square, *_more = qr_figure("http://x", 50).marks
        light, dark = (int(palette.colour(ink.fill)[1:3], 16) for ink in (ground, square))
        assert light > 200 > 60 > dark
