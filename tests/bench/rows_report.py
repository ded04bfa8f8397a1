"""The report as PDF: laid out, tagged and written, beside a canvas told where everything goes."""

import pickle
import subprocess
import sys
import tempfile
from datetime import date
from functools import partial
from pathlib import Path

from tests.bench.table import Row, told

TODAY = date(2026, 11, 24)
SECTIONS = ("niches", "actions", "findings")
NICHES, ACTIONS, FINDINGS = 130, 1000, 420


def rows():
    """Yield (what, ours, theirs, goal, peer)."""
    folder = Path(tempfile.mkdtemp(prefix="almere-bench-"))
    # At a thousand pages a round takes a quarter of a minute.
    for times, rounds in ((1, 7), (11, 3)):
        found = workshop(times)
        pages = _pages(found)
        _keep(pages, folder / "pages")
        write = partial(_write, found, folder / "ours.pdf")
        direct = partial(_direct, pages, folder / "x.pdf")
        words = f"report of {len(pages)} pages"
        peer = "reportlab canvas, same words, lines and shapes"
        yield Row(words, write, direct, 1.5, peer, rounds=rounds)
        peaks = (partial(_peak, way, times, folder) for way in ("ours", "direct"))
        yield Row(
            f"  memory of its process, {len(pages)}",
            *peaks,
            2,
            peer,
            measure=told,
            unit="MB",
            rounds=1,
        )


def _keep(pages, path):
    """Write pages one by one, so that who draws them need not hold them all."""
    with path.open("wb") as file:
        for page in pages:
            pickle.dump((page.frame, page.marks), file)


def _kept(path):
    from almere_roadmap.report.flow import Page

    with path.open("rb") as file:
        while file.peek(1):
            frame, marks = pickle.load(file)
            yield Page(frame, marks)


def _peak(way, times, folder):
    """Return how many MB a process of its own takes at most to make the report."""
    command = [sys.executable, "-m", __name__, way, str(times), str(folder)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main(way, times, folder):
    """Make the report in this process and print its peak."""
    from almere_roadmap.domain.workshop import Workshop

    # What both need is loaded by both.
    _write(Workshop(), Path(folder) / "empty.pdf")
    if way == "ours":
        _write(workshop(int(times)), Path(folder) / "peak.pdf")
    else:
        _direct(_kept(Path(folder) / "pages"), Path(folder) / "peak.pdf")
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    print(next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")))


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


if __name__ == "__main__":
    main(*sys.argv[1:])
