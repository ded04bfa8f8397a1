"""The vote on phones over the laptop's own network: off until the facilitator starts it."""
