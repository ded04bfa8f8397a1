"""Numbers the way a person says them: "a third", "almost half", "nine"."""

from __future__ import annotations

from almere_roadmap.i18n import N_, _, number, percent

_FRACTIONS = (
    (1 / 10, N_("a tenth")),
    (1 / 5, N_("a fifth")),
    (1 / 4, N_("a quarter")),
    (1 / 3, N_("a third")),
    (2 / 5, N_("two fifths")),
    (1 / 2, N_("half")),
    (3 / 5, N_("three fifths")),
    (2 / 3, N_("two thirds")),
    (3 / 4, N_("three quarters")),
    (4 / 5, N_("four fifths")),
    (9 / 10, N_("nine tenths")),
)
_NEAR, _AROUND = 0.006, 0.021

_COUNTS = (
    N_("none"),
    N_("one"),
    N_("two"),
    N_("three"),
    N_("four"),
    N_("five"),
    N_("six"),
    N_("seven"),
    N_("eight"),
    N_("nine"),
    N_("ten"),
    N_("eleven"),
    N_("twelve"),
    N_("thirteen"),
    N_("fourteen"),
    N_("fifteen"),
    N_("sixteen"),
    N_("seventeen"),
    N_("eighteen"),
    N_("nineteen"),
    N_("twenty"),
)


def share(value: float) -> str:
    """Say a share of one as a simple fraction where it is near one, else as a percentage."""
    nearest, words = min(_FRACTIONS, key=lambda pair: abs(pair[0] - value))
    off = value - nearest
    if abs(off) <= _NEAR:
        return _(words)
    if abs(off) > _AROUND:
        return percent(value, 0)
    text = N_("over {fraction}") if off > 0 else N_("almost {fraction}")
    return _(text).format(fraction=_(words))


def count(value: float) -> str:
    """Say a whole number in a word up to twenty."""
    whole = round(value)
    return _(_COUNTS[whole]) if 0 < whole < len(_COUNTS) and whole == value else number(value)


def capital(words: str) -> str:
    """Return a sentence that begins with a capital."""
    return words[:1].upper() + words[1:]


def listed(names: list[str]) -> str:
    """Return names in a row, the last after "and"."""
    if len(names) < 2:
        return "".join(names)
    return _("{first} and {last}").format(first=", ".join(names[:-1]), last=names[-1])


def within(name: str) -> str:
    """Return the name of an area as it stands inside a sentence: "elders in Nederland"."""
    first, *rest = name.split(" ")
    return " ".join((first.lower(), *rest)) if rest else name
