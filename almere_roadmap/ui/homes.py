"""On which screen a record is at home."""

from __future__ import annotations

HOMES = {
    "organisations": "facts",
    "networks": "facts",
    "relations": "facts",
    "datasets": "facts",
    "indicators": "facts",
    "findings": "facts",
    "sources": "facts",
    "chains": "chain",
    "boxes": "chain",
    "stages": "chain",
    "flows": "chain",
    "remarks": "chain",
    "frames": "chain",
    "niches": "niches",
    "ideas": "niches",
    "arguments": "niches",
    "criteria": "niches",
    "rounds": "niches",
    "layers": "roadmap",
    "items": "roadmap",
    "dependencies": "roadmap",
    "notes": "outcome",
    "recommendations": "insight",
}


def home_of(collection: str) -> str:
    """Return the screen on which records of a collection are at home."""
    return HOMES.get(collection, "facts")
