"""What only a person can say about a file; the proposal is marked and can be taken as it is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from almere_roadmap.i18n import _, say
from almere_roadmap.intake.settings import Question, Settings
from almere_roadmap.ui.importing.words import choice_words
from almere_roadmap.ui.widgets.parts import Card, button, icon_label, label, row


class QuestionsCard(Card):
    """Questions, each with a button per answer.

    Signals:
        answered(Settings): the settings with an answer in them.
    """

    answered = Signal(object)

    def __init__(self, questions: tuple[Question, ...], settings: Settings) -> None:
        """Ask."""
        super().__init__(gap=8)
        self.settings = settings
        for question in questions:
            self._ask(question)

    def _ask(self, question: Question) -> None:
        words = label(say(question.text), "bold", wrap=True)
        lay = row(icon_label("circle-help", "warn", 16), words)
        lay.setStretch(1, 1)
        self.body.addLayout(lay)
        buttons = [self._button(question, option) for option in question.options]
        self.body.addLayout(row(*buttons, 0))

    def _button(self, question: Question, option: str) -> QPushButton:
        proposed = option == question.proposal
        words = choice_words(option)
        made = button(_("{answer} (proposed)").format(answer=words) if proposed else words)
        answered = with_answer(self.settings, question, option)
        made.clicked.connect(lambda: self.answered.emit(answered))
        return made


def with_answer(settings: Settings, question: Question, answer: str) -> Settings:
    """Return settings that hold the answer to a question."""
    if question.setting == "numbers_of":
        of = {**settings.numbers_of, question.column: answer}
        return replace(settings, numbers_of=of)
    said: dict[str, Any] = {question.setting: answer}
    return replace(settings, **said)
