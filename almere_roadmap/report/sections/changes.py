"""What changed since the previous session, in words."""

from __future__ import annotations

from almere_roadmap.i18n import _, plural
from almere_roadmap.report.blocks import Block, Paragraph, bullets
from almere_roadmap.report.edition import Chapter, Edition, Sheet
from almere_roadmap.report.text import CAPTION, REMARK

_MOST = 40


def changes(edition: Edition) -> Chapter | None:
    """Return the changes, None where there was no session before or nothing changed."""
    found = edition.changes
    if found is None or not found.sentences:
        return None
    blocks: list[Block] = bullets(list(found.sentences[:_MOST]), REMARK)
    more = len(found.sentences) - _MOST
    if more > 0:
        words = plural(
            "{n} more change is in the history.", "{n} more changes are in the history.", more
        )
        blocks.append(Paragraph(words=words, style=CAPTION, gap=2))
    count = plural("{n} change", "{n} changes", len(found.sentences))
    return Chapter(
        title=_("Changes since the previous session"),
        lead=_("{changes} since: {moment}.").format(changes=count, moment=found.since),
        sheets=(Sheet(tuple(blocks)),),
        sources=(edition.own,),
        flows_on=True,
    )
