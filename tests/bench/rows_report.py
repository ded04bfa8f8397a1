"""The report as PDF: laid out, tagged and written, beside a canvas told where everything goes."""

import tempfile
from datetime import date
from functools import partial
from pathlib import Path

TODAY = date(2026, 11, 24)
SECTIONS = ("niches", "actions", "findings")
NICHES, ACTIONS, FINDINGS = 130, 1000, 420


def rows():
    """Yield (what, ours, theirs, goal, peer)."""
    folder = Path(tempfile.mkdtemp(prefix="almere-bench-"))
    once, threefold = workshop(1), workshop(3)
    write = partial(_write, once, folder / "ours.pdf")
    pages = _pages(once)
    yield (
        f"report of {len(pages)} pages",
        write,
        partial(_direct, pages, folder / "x.pdf"),
        1.5,
        ("reportlab canvas, same words, lines and shapes"),
    )
    many = len(_pages(threefold))
    yield (
        f"report of {many} pages",
        partial(_write, threefold, folder / "many.pdf"),
        partial(_times, many / len(pages), write),
        1.2,
        f"{many / len(pages):.1f} × the one before",
    )


def workshop(times):
    """Return a workshop whose report grows with ``times``: tables, figures and long lists."""
    from almere_roadmap.domain import entities as e
    from almere_roadmap.domain.words import RoundState
    from almere_roadmap.domain.workshop import Workshop

    niches = {
        f"n{n}": e.Niche(id=f"n{n}", code=f"N{n}", name=f"Zorg op afstand {n}", proposition=WORDS)
        for n in range(NICHES * times)
    }
    return Workshop(
        document_id="bench",
        niches=niches,
        criteria={"k": e.Criterion(id="k", name="Lokale basis", weight=1.0)},
        scores={
            f"s{n}": e.Score(id=f"s{n}", niche=row, criterion="k", value=1.0 + n % 5)
            for n, row in enumerate(niches)
        },
        rounds={"v": e.VotingRound(id="v", question="Welke?", state=RoundState.REVEALED)},
        ballots={
            f"b{n}": e.Ballot(id=f"b{n}", round="v", niche=row, dots=n % 4)
            for n, row in enumerate(niches)
        },
        layers={"l": e.Layer(id="l", name="Acties")},
        items={
            f"i{n}": e.Item(
                id=f"i{n}",
                layer="l",
                code=f"C{n}",
                title=f"Gevels voor {n} woningen",
                start=f"{2027 + n % 9}-03-0{1 + n % 9}",
                owner="Projectleider bouw",
                first_step="Marktconsultatie voorbereiden",
            )
            for n in range(ACTIONS * times)
        },
        findings={
            f"f{n}": e.Finding(id=f"f{n}", code=f"F-{n}", text=WORDS, shown="P")
            for n in range(FINDINGS * times)
        },
    )


WORDS = "Tabel 5 telt op tot 69, de tekst en tabel 6 zeggen 70; geen randtotaal is gewijzigd. " * 2


def _choice():
    from almere_roadmap.report.choice import Choice

    return Choice(language="nl", sections=SECTIONS)


def _write(found, path):
    from almere_roadmap.report.printing import write

    write(found, path, _choice(), today=TODAY)


def _pages(found):
    from almere_roadmap.report.printing import lay_out

    return lay_out(found, _choice(), today=TODAY)[0]


def _times(count, act):
    """Do something so many times, the last time in part."""
    for _ in range(round(count)):
        act()


def _direct(pages, path):
    """Draw what is on the pages with calls of the canvas alone, in the same fonts and colours."""
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    from almere_roadmap.figures import measure
    from almere_roadmap.report.paint import register_fonts

    register_fonts()
    rl_config.useA85 = 0
    mm = 1 / measure.MM_PER_POINT
    canvas = Canvas(str(path), pageCompression=1, initialFontName=measure.FONTS[0])
    for page in pages:
        canvas.setPageSize((page.frame.width * mm, page.frame.height * mm))
        canvas.translate(0, page.frame.height * mm)
        canvas.scale(mm, mm)
        for mark in page.marks:
            _draw(mark, canvas)
        canvas.showPage()
    canvas.save()


def _draw(mark, canvas):
    from almere_roadmap.figures import measure
    from almere_roadmap.figures.marks import Box, Line, Path, Text

    if isinstance(mark, Text):
        canvas.setFillColorRGB(0.1, 0.14, 0.19)
        font = measure.face(mark.weight, tabular=mark.tabular, italic=mark.italic)
        canvas.setFont(font, mark.size * measure.MM_PER_POINT)
        draw = {"end": canvas.drawRightString, "middle": canvas.drawCentredString}
        draw.get(mark.anchor, canvas.drawString)(mark.x, -mark.y, mark.text)
    elif isinstance(mark, Line):
        canvas.setStrokeColorRGB(0.8, 0.8, 0.8)
        canvas.setLineWidth(mark.stroke.width)
        canvas.drawPath(_path(mark.points, canvas))
    elif isinstance(mark, Box | Path):
        ways = {"stroke": int(bool(mark.stroke)), "fill": int(bool(mark.fill))}
        if mark.fill:
            canvas.setFillColorRGB(0.95, 0.95, 0.95)
        if mark.stroke:
            canvas.setStrokeColorRGB(0.5, 0.3, 0)
            canvas.setLineWidth(mark.stroke.width)
        _draw_shape(mark, canvas, ways)


def _draw_shape(mark, canvas, ways):
    from almere_roadmap.figures.marks import Path

    if isinstance(mark, Path) and mark.radius:
        canvas.circle(mark.points[0][0], -mark.points[0][1], mark.radius, **ways)
    elif isinstance(mark, Path):
        canvas.drawPath(_path(mark.points, canvas), **ways)
    else:
        place = (mark.x, -mark.y - mark.height, mark.width, mark.height)
        if mark.radius:
            canvas.roundRect(*place, mark.radius, **ways)
        else:
            canvas.rect(*place, **ways)


def _path(points, canvas):
    path = canvas.beginPath()
    path.moveTo(points[0][0], -points[0][1])
    for x, y in points[1:]:
        path.lineTo(x, -y)
    return path
