"""The procedure planner: what is bought, which threshold holds, what fits, and the steps back."""
