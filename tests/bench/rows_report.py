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
        ("reportlab canvas, same words and lines"),
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
    """Draw what is on the pages with calls of the canvas alone."""
    from reportlab.pdfgen.canvas import Canvas

    from almere_roadmap.figures import measure
    from almere_roadmap.figures.marks import Box, Line, Text
    from almere_roadmap.report.paint import register_fonts

    register_fonts()
    mm = 1 / measure.MM_PER_POINT
    canvas = Canvas(str(path), pageCompression=1, initialFontName=measure.FONTS[0])
    for page in pages:
        high = page.frame.height * mm
        canvas.setPageSize((page.frame.width * mm, high))
        for mark in page.marks:
            if isinstance(mark, Text):
                canvas.setFillColorRGB(0.1, 0.14, 0.19)
                canvas.setFont(measure.face(mark.weight, tabular=mark.tabular), mark.size)
                draw = canvas.drawRightString if mark.anchor == "end" else canvas.drawString
                draw(mark.x * mm, high - mark.y * mm, mark.text)
            elif isinstance(mark, Line):
                canvas.setStrokeColorRGB(0.8, 0.8, 0.8)
                canvas.setLineWidth(mark.stroke.width * mm)
                (x0, y0), (x1, y1) = mark.points[0], mark.points[-1]
                canvas.line(x0 * mm, high - y0 * mm, x1 * mm, high - y1 * mm)
            elif isinstance(mark, Box):
                canvas.setFillColorRGB(0.95, 0.95, 0.95)
                left, bottom = mark.x * mm, high - (mark.y + mark.height) * mm
                canvas.rect(left, bottom, mark.width * mm, mark.height * mm, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
