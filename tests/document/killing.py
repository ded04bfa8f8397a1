"""Kills a program at many moments: ``python -m tests.document.killing WHAT FOLDER ROUNDS``.

The modules are loaded once; every round forks a child that works on a file until it is killed,
then looks at what it left.  What is wrong is printed; silence is good.
"""

import os
import random
import shutil
import signal
import sys
import time
from datetime import datetime
from pathlib import Path

from almere_roadmap.document.check import check
from almere_roadmap.document.document import Document
from almere_roadmap.document.safekeeping import backups_for
from almere_roadmap.history.edit import Draft
from almere_roadmap.store import migrations, workshop_file
from almere_roadmap.store.schema import VERSION
from tests.document.test_document import firm

CARDS = 5000


def killed(act, delay):
    """Run ``act(say)`` in a child, kill it some time after its first word; return all it said."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        try:
            act(lambda word: os.write(writing, f"{word}\n".encode()))
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as said:
        words = said.readline()
        assert words, "the child ended before its first word"
        time.sleep(delay)
        os.kill(child, signal.SIGKILL)
        words += said.read()
    os.waitpid(child, 0)
    # A word that was cut off in the middle was not said.
    return words.splitlines() if words.endswith("\n") else words.splitlines()[:-1]


def _editing(path):
    def act(say):
        document = Document.open(path)
        # The first word is the first acknowledged edit, however long a busy machine takes for it.
        document.subscribe(lambda c: c.kept and say(c.edit.id))
        for number in range(100_000):
            document.perform(firm(f"Firm {number}" + "." * 500))
            if number % 3 == 0:
                document.flush()

    return act


def edits(folder, rounds):
    """Kill single edits; whatever was acknowledged must be there."""
    path, kept = folder / "workshop.almere", set()
    Document.create(path).close()
    for round_ in range(rounds):
        kept |= set(killed(_editing(path), random.random() / 40))
        with Document.open(path) as document:
            if document.read_only_reason is not None:
                yield f"round {round_}: {document.read_only_reason}"
            lost = kept - {edit.id for edit in document.history()}
            if lost:
                yield f"round {round_}: {len(lost)} edits were lost"
        if round_ % 10 == 9 and check(path):
            yield f"round {round_}: {check(path)}"
    if len(kept) < rounds:
        yield f"only {len(kept)} edits were acknowledged"
    if [p.name for p in folder.iterdir()] != [path.name]:
        yield f"something stayed behind: {sorted(p.name for p in folder.iterdir())}"


def _importing(path, draft):
    def act(say):
        document = Document.open(path)
        document.subscribe(lambda c: c.kept and say("kept"))
        say("ready")
        document.perform(draft)
        document.flush()
        say("done")

    return act


def imports(folder, rounds):
    """Kill an import of 5,000 cards: all or nothing, and a backup of before."""
    first, path = folder / "first.almere", folder / "workshop.almere"
    with Document.create(first) as document:
        document.perform(firm("Before"))
    writes = [write for n in range(CARDS) for write in firm(f"Firm {n}").writes]
    draft = Draft(firm("x").label, tuple(writes))
    seen = set()
    for round_ in range(rounds):
        shutil.copyfile(first, path)
        said = killed(_importing(path, draft), random.random() * 1.2)
        with Document.open(path) as document:
            count = len(document.workshop.organisations)
        seen.add(count)
        if count not in (1, CARDS + 1):
            yield f"round {round_}: {count} cards"
        if "kept" in said and count != CARDS + 1:
            yield f"round {round_}: an acknowledged import is gone"
        if count > 1 and not any(backup.edits == 1 for backup in backups_for(path)):
            yield f"round {round_}: no backup of before"
    if check(path):
        yield f"{check(path)}"


def migration(folder, _rounds):
    """End a migration at many statements: exactly old or exactly new, and the backup opens."""
    path, kept = folder / "workshop.almere", folder / "backups"
    golden = Path(__file__).parents[1] / "golden" / "files" / "format-1.almere"
    before, statement, ended = golden.read_bytes(), 1, True
    while ended:
        path.write_bytes(before)
        ended = _ended_at(path, statement)
        version = workshop_file.read(path).version
        if version != VERSION and path.read_bytes() != before:
            yield f"statement {statement}: neither old nor new"
        if ended and version == VERSION:
            yield f"statement {statement}: the new file came before it was done"
        copies = list(kept.glob("*/*.almere"))
        if any(workshop_file.read(one, thorough=True).version != 1 for one in copies):
            yield f"statement {statement}: the backup is not the old file"
        if version == VERSION and not copies:
            yield f"statement {statement}: no backup of the old file"
        for left in folder.glob(".workshop*"):
            left.unlink()
        statement = statement * 3 // 2 + 1
    if version != VERSION or check(path):
        yield f"the migration never came to a good end: {check(path)}"


def _ended_at(path, statement):
    """Migrate in a child that ends at a statement; tell whether it got there."""
    child = os.fork()
    if not child:
        count = iter(range(1, 100_000))
        real = migrations.connect

        def traced(*args):
            connection = real(*args)
            connection.set_trace_callback(lambda _: next(count) == statement and os._exit(9))
            return connection

        migrations.connect = traced
        migrations.migrate(path, path.parent / "backups", datetime(2027, 5, 3, 9, 30))
        os._exit(0)
    return os.waitpid(child, 0)[1] != 0


if __name__ == "__main__":
    what, place, number = sys.argv[1:]
    random.seed(2011)
    for line in globals()[what](Path(place), int(number)):
        print(line)
