"""The charts of Insight, one file each."""
