"""Preferences of the person at this computer, declared once and kept as a TOML file.

Nothing of a workshop is kept here.  A file that cannot be read gives the defaults and a notice.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

import platformdirs

from almere_roadmap.errors import DiskError

MOST_RECENT = 12
"""How many recent files are remembered."""

_LANGUAGES, _THEMES = ("nl", "en"), ("light", "dark")


def _is_text(value: object) -> bool:
    return isinstance(value, str) and len(value) <= 200


def _is_scale(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 100 <= value <= 250


def _is_paths(value: object) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(path, str) for path in value)


def _preference(default: Any, prose: str, fits: Callable[[object], bool]) -> Any:  # noqa: ANN401
    return field(default=default, metadata={"prose": prose, "fits": fits})


@dataclass(frozen=True, slots=True)
class Settings:
    """Every preference with its type, default and meaning; ``notice`` is "" or what went wrong."""

    language: str = _preference("nl", "Language of the program: nl or en.", _LANGUAGES.__contains__)
    theme: str = _preference("light", "Colours: light or dark.", _THEMES.__contains__)
    scale: int = _preference(100, "Size of everything on screen, 100 to 250 percent.", _is_scale)
    author: str = _preference("", "Your name, as the history of a workshop shows it.", _is_text)
    recent: tuple[str, ...] = _preference((), "Workshops opened lately, newest first.", _is_paths)
    notice: str = field(default="", compare=False)


def folder() -> Path:
    """Return the folder of preferences; ``ALMERE_ROADMAP_HOME`` overrides it."""
    home = os.environ.get("ALMERE_ROADMAP_HOME")
    return Path(home) if home else platformdirs.user_config_path("almere-roadmap", appauthor=False)


def backup_folder() -> Path:
    """Return the folder of the backups of all workshops changed on this computer."""
    home = os.environ.get("ALMERE_ROADMAP_HOME")
    if home:
        return Path(home) / "backups"
    return platformdirs.user_data_path("almere-roadmap", appauthor=False) / "backups"


def settings_file() -> Path:
    """Return the path of the file of preferences."""
    return folder() / "settings.toml"


def load() -> Settings:
    """Read the preferences; what is missing or makes no sense takes its default."""
    try:
        found = tomllib.loads(settings_file().read_bytes().decode("utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return Settings(notice="The preferences could not be read; the defaults are used.")
    good = {f.name: found[f.name] for f in _declared() if _fits(f.name, found)}
    if "recent" in good:
        good["recent"] = tuple(good["recent"][:MOST_RECENT])
    odd = any(f.name in found and f.name not in good for f in _declared())
    return Settings(
        **good, notice="Some preferences made no sense; their defaults are used." if odd else ""
    )


def _declared() -> list[Any]:
    return [f for f in fields(Settings) if "fits" in f.metadata]


def _fits(name: str, found: dict[str, Any]) -> bool:
    fits = next(f.metadata["fits"] for f in _declared() if f.name == name)
    try:
        return name in found and fits(found[name])
    except TypeError:  # a table or list where one word belongs
        return False


def save(settings: Settings) -> None:
    """Write the preferences, each under its meaning, in one replacing step.

    Raises:
        DiskError: the folder cannot be written.
    """
    import tomli_w  # late: the window starts without

    values = asdict(settings)
    lines = []
    for declared in _declared():
        lines.append(f"# {declared.metadata['prose']}")
        lines.append(tomli_w.dumps({declared.name: values[declared.name]}))
    path = settings_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_suffix(".tmp")
        new.write_text("\n".join(lines), encoding="utf-8")
        new.replace(path)
    except OSError as error:
        raise DiskError("The preferences cannot be kept in {file}.", file=str(path)) from error


def change(**values: object) -> Settings:
    """Set preferences, keep them and return them all."""
    changed = replace(load(), **values, notice="")  # type: ignore[arg-type]
    save(changed)
    return changed


def remember(path: Path) -> Settings:
    """Put a workshop file first in the list of recent ones."""
    name = str(path.resolve())
    others = tuple(recent for recent in load().recent if recent != name)
    return change(recent=(name, *others)[:MOST_RECENT])


def forget(path: Path) -> Settings:
    """Take a workshop file out of the list of recent ones."""
    name = str(path.resolve())
    return change(recent=tuple(recent for recent in load().recent if recent != name))
