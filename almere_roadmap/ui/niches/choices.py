"""What a niche can be linked to, in words: steps of chains and recommendations."""

from __future__ import annotations

from almere_roadmap.domain.workshop import Workshop, ordered


def stages(workshop: Workshop) -> dict[str, str]:
    """Return the steps of all chains by id; where there are several chains the chain is named."""
    several = len(workshop.chains) > 1
    return {
        stage.id: f"{chain.name}: {stage.name}" if several else stage.name
        for chain in ordered(workshop.chains.values())
        for stage in ordered(workshop.stages.values())
        if stage.chain == chain.id
    }


def recommendations(workshop: Workshop) -> dict[str, str]:
    """Return the recommendations by id, in the order of their numbers."""
    found = sorted(workshop.recommendations.values(), key=lambda r: (r.number, r.id))
    return {r.id: f"{r.number}. {r.text}" if r.number else r.text for r in found}
