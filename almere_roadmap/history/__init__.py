"""How a workshop changes: edits, their replay, undo, merge and comparison; pure values only."""
