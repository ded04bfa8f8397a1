"""The roadmap at its edges: very many links, a day and thirty years, no value, expired thresholds."""

from datetime import date

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from almere_roadmap.analysis.contract_checks import contract_problems
from almere_roadmap.analysis.lanes import totals
from almere_roadmap.domain.periods import parse
from almere_roadmap.document import samples
from almere_roadmap.figures.time_scale import linear
from almere_roadmap.ui.screens.roadmap import RoadmapScreen
from almere_roadmap.ui.timeline.view import TimelineView
from almere_roadmap.verbs.records import edit
from almere_roadmap.verbs.roadmap import add_item, edit_contract, link_items
from tests.ui.hands import LEFT, SHIFT, click, drag
from tests.ui.many_bars import many
from tests.ui.rooms import empty_room, sample_room, showing  # noqa: F401

KEY = Qt.Key
