"""Every text for people is in the Dutch catalogue, wherever in the code it stands."""

import ast
from pathlib import Path

from babel.messages.pofile import read_po

from almere_roadmap.resources import resource

PACKAGE = Path(__file__).parents[1] / "almere_roadmap"
MARKED = {"_": 1, "N_": 1, "plural": 2, "Message": 1, "Declined": 1, "InputError": 1}


def texts(path):
    """Yield the texts of a file that are marked to be translated, within f-strings too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            for given in node.args[: MARKED.get(node.func.id, 0)]:
                if isinstance(given, ast.Constant) and isinstance(given.value, str) and given.value:
                    yield given.value


def test_every_text_has_its_dutch():
    with resource("locale", "nl", "LC_MESSAGES", "almere_roadmap.po").open("rb") as file:
        catalogue = read_po(file, locale="nl")
    dutch = {}
    for message in catalogue:
        several = isinstance(message.id, tuple)
        ids = message.id if several else (message.id,)
        strings = message.string if several else (message.string,)
        dutch |= {text: all(strings) and not message.fuzzy for text in ids}
    missing = {
        f"{path.relative_to(PACKAGE)}: {text}"
        for path in PACKAGE.rglob("*.py")
        for text in texts(path)
        if not dutch.get(text)
    }
    assert not missing
